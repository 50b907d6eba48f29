import { a1, areaA1, refFormula, refLabel } from "../cells/address.ts";
import type { ScenarioStatement, ScenarioWave } from "../reading/statement.ts";
import { cell, figure, live, text } from "./cells.ts";
import { roundScale } from "./chart-scale.ts";
import { committeeTexts } from "./committee.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH, MESSAGE_ROW } from "./frame.ts";
import { effortBounds } from "./live-effort.ts";
import { liveText } from "./live-formula.ts";
import { counted, fixed, sentence, type Live } from "./live.ts";
import { filled, type Pack } from "./pack.ts";
import { AXIS, COMMITTED, FAVOURABLE, GRID, INK, PAID, WHITE } from "./palette.ts";
import type { PlanCell, PlanChart, PlanSeries, SheetPlan } from "./plan.ts";
import type { StyleName } from "./styles.ts";
import { wrappedHeight } from "./text-width.ts";

type Scenario = ScenarioStatement["rows"][number];

const STEP_WIDTH = 84;
const SPARE_WIDTH = 78;
/** Of the table of efforts: its name runs over the columns before. */
const E = { name: FIRST_COLUMN, low: 4, range: 5, high: 6, written: 7 } as const;
const CHART_ROWS = 12;
const MOST_DRAWN = 6;
const FILLS = [PAID, COMMITTED, WHITE, FAVOURABLE, GRID, INK] as const;

interface Step {
  readonly label: string;
  readonly key: number;
}

interface Layout {
  readonly scenarios: readonly Scenario[];
  readonly steps: readonly Step[];
  /** Whether waves are told by year or by their number. */
  readonly by: "year" | "wave";
  readonly width: number;
  readonly lastStep: number;
  readonly totalRow: number;
}

/** Scenarios side by side: their waves of establishments, and the effort that each needs. */
export function scenariosSheet(pack: Pack): SheetPlan {
  const layout = layoutOf(pack);
  const { scenarios, steps, totalRow, width } = layout;
  const hasWaves = steps.length > 0;
  const waves = hasWaves ? wavesChart(layout, message(pack, layout)) : null;
  const chartTop = totalRow + 4;
  const sectionRow = waves ? chartTop + CHART_ROWS + 2 : totalRow + 4;
  const efforts = scenarios.filter(({ effort }) => effort !== null);
  const drawn = efforts.filter(hasBounds);
  const effortTop = sectionRow + efforts.length + 3;
  const effortBottom = effortTop + Math.max(7, 2 * drawn.length + 4);
  const title = effortTitle(pack, drawn, sectionRow + 2);
  const columns = Math.max(scenarios.length, E.written - 1);
  const last = FIRST_COLUMN + columns;
  return framed(pack, "scenarios", {
    widths: [
      MARGIN_WIDTH,
      STEP_WIDTH,
      ...Array.from({ length: columns }, (_, index) => (index < scenarios.length ? width : SPARE_WIDTH)),
    ],
    message: message(pack, layout),
    second: title,
    cells: [
      ...stepCells(pack, layout),
      ...(efforts.length > 0 ? effortCells(pack, efforts, sectionRow, title, last) : []),
    ],
    heights: [
      [HEADER_ROW, Math.max(30, ...scenarios.map(({ name }) => wrappedHeight(name, width * 0.94)))],
      ...efforts.map((_, index) => [sectionRow + 2 + index, 15] as const),
    ],
    charts: [
      ...(waves ? [{ ...waves, from: a1(chartTop, FIRST_COLUMN), to: a1(chartTop + CHART_ROWS, last) }] : []),
      ...(drawn.length > 0
        ? [
            {
              ...effortChart(pack, drawn, sectionRow, title),
              from: a1(effortTop, FIRST_COLUMN),
              to: a1(effortBottom, last),
            },
          ]
        : []),
    ],
    lastRow:
      drawn.length > 0 ? effortBottom : efforts.length > 0 ? effortTop - 2 : waves ? sectionRow - 2 : totalRow + 2,
  });
}

const hasBounds = ({ effort }: Scenario): boolean => (effort?.low ?? null) !== null;

function layoutOf(pack: Pack): Layout {
  const scenarios = pack.results.scenarios.flatMap(({ rows }) => rows);
  const all = scenarios.flatMap(({ waves }) => waves);
  const by = all.some(({ year }) => year !== null) ? "year" : "wave";
  const keys = all.flatMap((wave) => keyOf(wave, by) ?? []);
  const first = Math.min(...keys);
  const count = keys.length === 0 ? 0 : Math.max(...keys) - first + 1;
  const { wave } = committeeTexts(pack).scenarios;
  const steps = Array.from({ length: count }, (_, index): Step => {
    const key = first + index;
    return { key, label: by === "year" ? String(key) : filled(wave, { n: String(key) }) };
  });
  const lastStep = FIRST_ROW + Math.max(steps.length, 1) - 1;
  return { scenarios, steps, by, width: scenarios.length > 2 ? 130 : 160, lastStep, totalRow: lastStep + 1 };
}

const keyOf = ({ year, wave }: ScenarioWave, by: Layout["by"]): number | null => (by === "year" ? year : wave);

const columnOf = (index: number): number => FIRST_COLUMN + 1 + index;

function stepCells(pack: Pack, layout: Layout): PlanCell[] {
  const { scenarios, steps, by, lastStep, totalRow } = layout;
  const { scenarios: texts } = committeeTexts(pack);
  const labels = areaA1({ top: FIRST_ROW, left: FIRST_COLUMN, bottom: lastStep, right: FIRST_COLUMN });
  return [
    cell(HEADER_ROW, FIRST_COLUMN, text(texts.step[by]), "header"),
    ...steps.map(({ label }, index) => cell(FIRST_ROW + index, FIRST_COLUMN, text(label), "text")),
    ...(steps.length > 0
      ? [
          cell(totalRow, FIRST_COLUMN, text(texts.total), "totalLabel"),
          cell(totalRow + 1, FIRST_COLUMN, text(texts.last[by]), "text"),
        ]
      : []),
    cell(totalRow + 2, FIRST_COLUMN, text(texts.source), "text"),
    ...scenarios.flatMap((scenario, index) => {
      const column = columnOf(index);
      const own = areaA1({ top: FIRST_ROW, left: column, bottom: lastStep, right: column });
      const { nameRef, name, waves } = scenario;
      const last = Math.max(...waves.flatMap((wave) => keyOf(wave, by) ?? []));
      const lastLabel = steps.find(({ key }) => key === last)?.label ?? "";
      const place = `SUMPRODUCT(MAX((${own}<>"")*(ROW(${own})-${FIRST_ROW})))`;
      return [
        cell(HEADER_ROW, column, live(liveText({ ref: nameRef, raw: name }, name)), "headerRight"),
        ...steps.map(({ key }, step) => waveCell(scenario, key, by, FIRST_ROW + step, column)),
        ...(steps.length > 0
          ? [
              cell(totalRow, column, live({ formula: `SUM(${own})`, value: totalOf(scenario) }), "totalWhole"),
              cell(
                totalRow + 1,
                column,
                waves.length === 0 ? null : live({ formula: `INDEX(${labels},${place})`, value: lastLabel }),
                "right",
              ),
            ]
          : []),
        cell(totalRow + 2, column, text(refLabel(nameRef)), "rowLinkRight", refFormula(nameRef)),
      ];
    }),
  ];
}

const totalOf = ({ waves }: Scenario): number => waves.reduce((sum, { count }) => sum + count, 0);

/** Waves of the same step are added; a wave taken out of a list is a value. */
function waveCell({ waves }: Scenario, key: number, by: Layout["by"], row: number, column: number): PlanCell {
  const here = waves.filter((wave) => keyOf(wave, by) === key);
  if (here.length === 0) return cell(row, column, null, "whole");
  const value = here.reduce((sum, { count }) => sum + count, 0);
  const isLive = here.every(({ listed }) => !listed);
  const formula = isLive ? { formula: here.map(({ ref }) => refFormula(ref)).join("+"), value } : null;
  return figure(row, column, formula, value, Number.isInteger(value) ? "whole" : "decimal");
}

function message(pack: Pack, { scenarios, steps, totalRow }: Layout): Live<string> {
  const { scenarios: texts } = committeeTexts(pack);
  const { locale } = pack;
  const n = counted({ formula: String(scenarios.length), value: scenarios.length }, locale);
  if (steps.length === 0) return sentence(texts.noWaves, { n }, locale);
  const totals = scenarios.map(totalOf);
  const row = areaA1({ top: totalRow, left: columnOf(0), bottom: totalRow, right: columnOf(scenarios.length - 1) });
  const low = counted({ formula: `MIN(${row})`, value: Math.min(...totals) }, locale);
  const high = counted({ formula: `MAX(${row})`, value: Math.max(...totals) }, locale);
  return new Set(totals).size === 1
    ? sentence(texts.messageSame, { n, total: high }, locale)
    : sentence(texts.message, { n, low, high }, locale);
}

function effortTitle(pack: Pack, drawn: readonly Scenario[], firstRow: number): Live<string> {
  const { scenarios: texts } = committeeTexts(pack);
  const { locale } = pack;
  if (drawn.length === 0) return sentence(texts.noEffort, {}, locale);
  const column = (index: number) =>
    areaA1({ top: firstRow, left: index, bottom: firstRow + drawn.length - 1, right: index });
  const lows = drawn.map(({ effort }) => effort?.low ?? 0);
  const highs = drawn.map(({ effort }) => effort?.high ?? 0);
  const decimals = [...lows, ...highs].every(Number.isInteger) ? 0 : 1;
  return sentence(
    drawn.length > 1 ? texts.effort : texts.effortSame,
    {
      low: fixed({ formula: `MIN(${column(E.low)})`, value: Math.min(...lows) }, decimals, locale),
      high: fixed({ formula: `MAX(${column(E.high)})`, value: Math.max(...highs) }, decimals, locale),
    },
    locale,
  );
}

/** Efforts with bounds first: the chart draws them. */
function effortCells(
  pack: Pack,
  efforts: readonly Scenario[],
  row: number,
  title: Live<string>,
  last: number,
): PlanCell[] {
  const { scenarios: texts } = committeeTexts(pack);
  const between = (at: number, from: number, to: number, style: StyleName): PlanCell[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => cell(at, from + index, null, style));
  const ordered = [...efforts].sort((a, b) => Number(hasBounds(b)) - Number(hasBounds(a)));
  return [
    cell(row, E.name, live(title), "section"),
    ...between(row, E.name + 1, last, "section"),
    cell(row + 1, E.name, text(texts.scenario), "header"),
    ...between(row + 1, E.name + 1, E.low - 1, "header"),
    cell(row + 1, E.low, text(texts.low), "headerRight"),
    cell(row + 1, E.range, text(texts.range), "headerRight"),
    cell(row + 1, E.high, text(texts.high), "headerRight"),
    cell(row + 1, E.written, text(texts.written), "headerAfter"),
    ...between(row + 1, E.written + 1, last, "header"),
    ...ordered.flatMap((scenario, index) => {
      const on = row + 2 + index;
      const { name, nameRef, effort } = scenario;
      const bounds = effort && effortBounds(effort);
      const style = (value: number | null) => (Number.isInteger(value ?? 0) ? "whole" : "decimal");
      const { low = null, high = null } = effort ?? {};
      const range = low === null || high === null ? null : high - low;
      return [
        cell(on, E.name, live(liveText({ ref: nameRef, raw: name }, name)), "text"),
        ...between(on, E.name + 1, E.low - 1, "text"),
        figure(on, E.low, bounds?.low ?? null, low, style(low)),
        figure(
          on,
          E.range,
          range === null ? null : { formula: `${a1(on, E.high)}-${a1(on, E.low)}`, value: range },
          null,
          style(range),
        ),
        figure(on, E.high, bounds?.high ?? null, high, style(high)),
        effort
          ? cell(on, E.written, live(liveText(effort.cell, effort.text)), "linkAfter", refFormula(effort.cell.ref))
          : cell(on, E.written, null, "textAfter"),
        ...between(on, E.written + 1, last, "text"),
      ];
    }),
  ];
}

function wavesChart({ scenarios, lastStep }: Layout, title: Live<string>): Omit<PlanChart, "from" | "to"> {
  const drawn = scenarios.slice(0, MOST_DRAWN);
  const column = (index: number) => areaA1({ top: FIRST_ROW, left: index, bottom: lastStep, right: index });
  const highest = Math.max(1, ...drawn.flatMap(({ waves }) => waves.map(({ count }) => count)));
  const { maximum, step } = roundScale(highest * 1.1);
  return {
    name: "Jauge scénarios",
    chartType: "ColumnClustered",
    title: { cell: a1(MESSAGE_ROW, FIRST_COLUMN), text: title.value },
    series: drawn.map((_, index): PlanSeries => {
      const fill = FILLS[index] ?? PAID;
      return {
        name: a1(HEADER_ROW, columnOf(index)),
        values: column(columnOf(index)),
        categories: column(FIRST_COLUMN),
        gapWidth: 60,
        overlap: 0,
        fill,
        line: fill === WHITE || fill === GRID ? { color: INK, weight: 0.75 } : { color: "none" },
        labels: { numberFormat: "#,##0", position: "OutsideEnd", bold: true, color: INK, size: 9 },
      };
    }),
    valueAxis: {
      minimum: 0,
      maximum,
      majorUnit: step,
      numberFormat: "#,##0",
      gridlines: true,
      line: { color: "none" },
    },
    categoryAxis: { gridlines: false, line: { color: AXIS } },
    legend: "Top",
  };
}

/** Bars from the low bound to the high one: the part below is there without a colour, its label says where the bar starts. */
function effortChart(
  pack: Pack,
  drawn: readonly Scenario[],
  sectionRow: number,
  title: Live<string>,
): Omit<PlanChart, "from" | "to"> {
  const first = sectionRow + 2;
  const column = (index: number) => areaA1({ top: first, left: index, bottom: first + drawn.length - 1, right: index });
  const highest = Math.max(...drawn.map(({ effort }) => effort?.high ?? 0));
  const { maximum, step } = roundScale(highest * 1.1);
  return {
    name: "Jauge effort",
    chartType: "BarStacked",
    title: { cell: a1(sectionRow, E.name), text: title.value },
    series: [
      {
        name: a1(sectionRow + 1, E.low),
        values: column(E.low),
        categories: column(E.name),
        gapWidth: 60,
        overlap: 100,
        fill: "none",
        line: { color: "none" },
        labels: { numberFormat: "General", position: "InsideEnd", bold: true, color: INK, size: 9 },
      },
      {
        name: a1(sectionRow + 1, E.range),
        values: column(E.range),
        categories: column(E.name),
        gapWidth: 60,
        overlap: 100,
        fill: PAID,
        line: { color: PAID, weight: 2 },
      },
    ],
    valueAxis: {
      minimum: 0,
      maximum,
      majorUnit: step,
      numberFormat: "0",
      title: pack.locale === "fr" ? "ETP" : "FTE",
      gridlines: true,
      line: { color: "none" },
    },
    categoryAxis: { reversed: true, gridlines: false, line: { color: AXIS } },
    legend: null,
  };
}
