import { a1, areaA1, quoteSheet, refFormula } from "../cells/address.ts";
import type { ReliabilityResult, ReliabilitySource } from "../indicators/results.ts";
import { criterion } from "./assistance.ts";
import { sourcePlace } from "./source-place.ts";
import { at, cell, figure, text } from "./cells.ts";
import { roundScale } from "./chart-scale.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH, MESSAGE_ROW } from "./frame.ts";
import { counted, joined, sentence, signed, words, type Live } from "./live.ts";
import { filled, type Pack } from "./pack.ts";
import { AXIS, CRITICAL, INK, PAID } from "./palette.ts";
import type { PlanCell, PlanChart, PlanContent, SheetPlan } from "./plan.ts";

const C = { quarter: FIRST_COLUMN, count: 2, change: 3, required: 4 } as const;
const WIDTHS = [MARGIN_WIDTH, 90, 75, 75, 66, 21, 72, 72, 72, 72, 72, 72];
const CHART_COLUMN = 6;
const CHART_ROWS = 16;

/** Blocking anomalies by quarter. */
export function reliabilitySheet(pack: Pack, reliability: ReliabilityResult): SheetPlan {
  const { byQuarter, sources } = reliability;
  const { reliability: texts } = pack.texts;
  const place = sourcePlace(sources.map((source) => ({ ...source, column: source.openedColumn })));
  const lastRow = FIRST_ROW + byQuarter.length - 1;
  const limit = limitOf(reliability);
  const message = latestMessage(pack, reliability, lastRow);
  return framed(pack, "reliability", {
    widths: WIDTHS,
    message,
    second: secondMessage(pack, reliability, lastRow),
    cells: [
      cell(HEADER_ROW, C.quarter, text(texts.quarter), "header"),
      cell(HEADER_ROW, C.count, text(texts.count), "headerRight"),
      cell(HEADER_ROW, C.change, text(texts.change), "headerRight"),
      ...(limit === null ? [] : [cell(HEADER_ROW, C.required, text(texts.required), "headerRight")]),
      ...byQuarter.flatMap(({ quarter, blocking, ref }, index) => {
        const row = FIRST_ROW + index;
        const formula = ref ? { formula: refFormula(ref), value: blocking } : countFormula(sources, quarter, blocking);
        const before = byQuarter[index - 1];
        const change = before && {
          formula: `${a1(row, C.count)}-${a1(row - 1, C.count)}`,
          value: blocking - before.blocking,
        };
        return [
          sourceCell(row, text(quarterName(pack, quarter)), ref ? refFormula(ref) : place),
          figure(row, C.count, formula, blocking, "whole"),
          figure(row, C.change, change ?? null, null, "signedWhole"),
          ...(limit === null ? [] : [figure(row, C.required, null, limit, "whole")]),
        ];
      }),
    ],
    charts: byQuarter.length === 0 ? [] : [chart(reliability, message, lastRow)],
    lastRow: Math.max(lastRow, HEADER_ROW + CHART_ROWS),
  });
}

const sourceCell = (row: number, content: PlanContent, place: string | null): PlanCell =>
  place === null ? cell(row, C.quarter, content, "text") : cell(row, C.quarter, content, "rowLink", place);

/** The most anomalies of one quarter, where the requirement is a maximum. */
function limitOf({ requirement }: ReliabilityResult): number | null {
  const isLimit = requirement?.op === "lt" || requirement?.op === "le";
  return isLimit && requirement.status !== "unparsed" ? requirement.value : null;
}

/** "2014-Q4" → "T4 2014"; any other period as it is. */
export function quarterName({ texts }: Pack, key: string): string {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(key) ?? [];
  return year && quarter ? filled(texts.reliability.name, { year, quarter }) : key;
}

function latestMessage(pack: Pack, { byQuarter }: ReliabilityResult, lastRow: number): Live<string> | null {
  const last = byQuarter.at(-1);
  if (!last) return null;
  return sentence(
    pack.texts.reliability.message,
    {
      period: words(quarterName(pack, last.quarter)),
      n: counted(at(lastRow, C.count, last.blocking), pack.locale),
    },
    pack.locale,
  );
}

function secondMessage(
  pack: Pack,
  { byQuarter, requirement }: ReliabilityResult,
  lastRow: number,
): Live<string> | null {
  const { reliability: texts, clauses } = pack.texts;
  const { locale } = pack;
  const last = byQuarter.at(-1);
  const before = byQuarter.at(-2);
  if (!last) return null;
  const column = areaA1({ top: FIRST_ROW, left: C.count, bottom: lastRow, right: C.count });
  const total = byQuarter.reduce((sum, { blocking }) => sum + blocking, 0);
  return joined(
    [
      ...(before
        ? [
            sentence(
              texts.change2,
              { change: signed(at(lastRow, C.change, last.blocking - before.blocking), 0, locale) },
              locale,
            ),
          ]
        : []),
      sentence(
        texts.total,
        {
          n: counted({ formula: `SUM(${column})`, value: total }, locale),
          quarters: counted({ formula: `COUNT(${column})`, value: byQuarter.length }, locale),
        },
        locale,
      ),
      ...(requirement ? [sentence(texts.requirement, { text: words(requirement.text) }, locale)] : []),
    ],
    clauses,
  );
}

/** Counts opening dates of a quarter; null where they are not all true dates. */
function countFormula(sources: readonly ReliabilitySource[], key: string, value: number): Live<number> | null {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(key) ?? [];
  if (!year || !quarter || sources.length === 0) return null;
  if (sources.some(({ openedAreDates, exact }) => !openedAreDates || !exact)) return null;
  const month = Number(quarter) * 3 - 2;
  const from = `">="&DATE(${year},${month},1)`;
  const to = `"<"&DATE(${year},${month + 3},1)`;
  const terms = sources.flatMap((source) => {
    const column = (index: number) =>
      `${quoteSheet(source.sheet)}!${a1(source.firstRow, index)}:${a1(source.lastRow, index)}`;
    const opened = column(source.openedColumn);
    const dates = `${opened},${from},${opened},${to}`;
    const among = (index: number | null, values: readonly string[]): readonly string[] =>
      index === null ? [""] : values.map((word) => `,${column(index)},${criterion(word)}`);
    return among(source.blockingColumn, source.blockingValues).flatMap((blocking) =>
      among(source.natureColumn, source.natureValues).map((nature) => `COUNTIFS(${dates}${blocking}${nature})`),
    );
  });
  return terms.length === 0 ? null : { formula: terms.join("+"), value };
}

function chart(reliability: ReliabilityResult, message: Live<string> | null, lastRow: number): PlanChart {
  const { byQuarter } = reliability;
  const limit = limitOf(reliability);
  const column = (index: number) => areaA1({ top: FIRST_ROW, left: index, bottom: lastRow, right: index });
  const highest = Math.max(1, limit ?? 0, ...byQuarter.map(({ blocking }) => blocking));
  const { maximum, step } = roundScale(highest * 1.05);
  const whole = Math.max(1, Math.ceil(step));
  return {
    name: "Jauge fiabilité",
    chartType: "ColumnClustered",
    title: { cell: a1(MESSAGE_ROW, FIRST_COLUMN), text: message?.value ?? "" },
    series: [
      {
        name: a1(HEADER_ROW, C.count),
        values: column(C.count),
        categories: column(C.quarter),
        gapWidth: 60,
        fill: PAID,
        line: { color: "none" },
        labels: { numberFormat: "0", position: "OutsideEnd", bold: true, color: INK, size: 9 },
      },
      ...(limit === null
        ? []
        : [
            {
              name: a1(HEADER_ROW, C.required),
              values: column(C.required),
              categories: column(C.quarter),
              chartType: "Line",
              line: { color: CRITICAL.font, weight: 2 },
              marker: { style: "None" as const },
            },
          ]),
    ],
    valueAxis: {
      minimum: 0,
      maximum: Math.ceil(maximum / whole) * whole,
      majorUnit: whole,
      numberFormat: "0",
      gridlines: true,
      line: { color: "none" },
    },
    categoryAxis: { gridlines: false, line: { color: AXIS } },
    legend: limit === null ? null : "Top",
    from: a1(HEADER_ROW, CHART_COLUMN),
    to: a1(HEADER_ROW + CHART_ROWS, WIDTHS.length - 1),
  };
}
