import { a1, areaA1, quoteSheet } from "../cells/address.ts";
import type { AssistanceResult, AssistanceSource, RankedCount } from "../indicators/results.ts";
import { cell, figure, number, text } from "./cells.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH, MESSAGE_ROW } from "./frame.ts";
import { counted, fixed, quoteText, sentence, type Live } from "./live.ts";
import type { Pack } from "./pack.ts";
import { AXIS, INK, PAID } from "./palette.ts";
import type { PlanCell, PlanChart, SheetPlan } from "./plan.ts";

const C = { rank: FIRST_COLUMN, name: 2, count: 3, share: 4, cumulated: 5, figure: 7, figureValue: 8 } as const;
const WIDTHS = [MARGIN_WIDTH, 42, 240, 60, 60, 60, 21, 150, 66, 66, 66];
const LAST_COLUMN = WIDTHS.length - 1;
const FIGURE_ROWS = 5;
/** Beyond this many, the full list would make the sheet heavy: mean and median are then values. */
const LONGEST_LIST = 500;

/** Requests by establishment: most, least, all of them, and what they say together. */
export function assistanceSheet(pack: Pack, assistance: AssistanceResult): SheetPlan {
  const { assistance: texts } = pack.texts;
  const { locale } = pack;
  const listed = assistance.all.length <= LONGEST_LIST;
  const top = { title: null, firstRow: FIRST_ROW, ranked: assistance.top };
  const bottomTitle = FIRST_ROW + top.ranked.length + 1;
  const bottom = { title: bottomTitle, firstRow: bottomTitle + 2, ranked: assistance.bottom };
  const chartTop = FIRST_ROW + FIGURE_ROWS + 1;
  const chartBottom = chartTop + Math.max(16, assistance.top.length + 6);
  const allTitle = Math.max(bottom.firstRow + bottom.ranked.length, chartBottom) + 1;
  const all = { title: allTitle, firstRow: allTitle + 2, ranked: listed ? assistance.all : [] };
  const figures = figuresOf(assistance, all.firstRow);
  const totalCell = { formula: `$${a1(FIRST_ROW, C.figureValue).replace(/(\d)/, "$$$1")}`, value: assistance.total };
  const at = (index: number, value: number): Live<number> => ({ formula: a1(FIRST_ROW + index, C.figureValue), value });
  const message = sentence(
    texts.message,
    { total: counted(at(0, assistance.total), locale), n: counted(at(4, assistance.pareto80), locale) },
    locale,
  );
  const second = sentence(
    texts.second,
    { mean: fixed(at(2, assistance.mean), 1, locale), median: fixed(at(3, assistance.median), 1, locale) },
    locale,
  );
  const tables = [top, bottom, ...(all.ranked.length > 0 ? [all] : [])];
  return framed(pack, "assistance", {
    widths: WIDTHS,
    message,
    second,
    cells: [
      ...headers(pack, HEADER_ROW),
      ...tables.flatMap((table) => tableCells(assistance, table, totalCell)),
      ...(bottom.ranked.length > 0
        ? [...sectionCells(bottom.title, texts.bottom), ...headers(pack, bottom.title + 1)]
        : []),
      ...(all.ranked.length > 0 ? [...sectionCells(all.title, texts.everyone), ...headers(pack, all.title + 1)] : []),
      cell(HEADER_ROW, C.figure, text(texts.figures), "header"),
      cell(HEADER_ROW, C.figureValue, null, "headerRight"),
      ...figures.flatMap(({ label, formula, value, style }, index) => [
        cell(FIRST_ROW + index, C.figure, text(texts[label]), "text"),
        figure(FIRST_ROW + index, C.figureValue, formula, value, style),
      ]),
    ],
    charts: assistance.top.length === 0 ? [] : [chart(assistance, message, chartTop, chartBottom)],
    lastRow: all.ranked.length > 0 ? all.firstRow + all.ranked.length - 1 : Math.max(allTitle - 1, chartBottom),
  });
}

const sectionCells = (row: number, title: string): PlanCell[] => [
  cell(row, C.rank, text(title), "section"),
  ...[C.name, C.count, C.share, C.cumulated].map((column) => cell(row, column, null, "section")),
];

function headers({ texts: { assistance } }: Pack, row: number): PlanCell[] {
  return [
    cell(row, C.rank, text(assistance.rank), "header"),
    cell(row, C.name, text(assistance.establishment), "header"),
    cell(row, C.count, text(assistance.count), "headerRight"),
    cell(row, C.share, text(assistance.share), "headerRight"),
    cell(row, C.cumulated, text(assistance.cumulated), "headerRight"),
  ];
}

interface RankedTable {
  readonly title: number | null;
  readonly firstRow: number;
  readonly ranked: readonly RankedCount[];
}

function tableCells(
  { sources, total }: AssistanceResult,
  { firstRow, ranked, title }: RankedTable,
  totalCell: Live<number>,
): PlanCell[] {
  let cumulated = 0;
  return ranked.flatMap(({ name, count, rank }, index) => {
    const row = firstRow + index;
    cumulated += count / total;
    const fromTop = title === null || ranked[0]?.rank === 1;
    const above = index === 0 ? null : a1(row - 1, C.cumulated);
    return [
      cell(row, C.rank, number(rank), "whole"),
      cell(row, C.name, text(name), "text"),
      figure(row, C.count, countFormula(sources, name, count), count, "whole"),
      figure(
        row,
        C.share,
        total > 0 ? { formula: `${a1(row, C.count)}/${totalCell.formula}`, value: count / total } : null,
        null,
        "rate",
      ),
      figure(
        row,
        C.cumulated,
        fromTop && total > 0
          ? { formula: above === null ? a1(row, C.share) : `${above}+${a1(row, C.share)}`, value: cumulated }
          : null,
        null,
        "rate",
      ),
    ];
  });
}

interface SheetFigure {
  readonly label: "total" | "establishments" | "mean" | "median" | "pareto";
  readonly formula: Live<number> | null;
  readonly value: number;
  readonly style: "whole" | "decimal";
}

/** Total off the user's sheet; the others off the full list, where there is one. */
function figuresOf(
  { sources, total, establishments, mean, median, pareto80, all }: AssistanceResult,
  listRow: number,
): SheetFigure[] {
  const listed = all.length > 0 && all.length <= LONGEST_LIST;
  const column = (index: number) =>
    areaA1({ top: listRow, left: index, bottom: listRow + all.length - 1, right: index });
  const over = (formula: string, value: number): Live<number> | null => (listed ? { formula, value } : null);
  const counts = column(C.count);
  const complete = listed && establishments === all.length;
  return [
    { label: "total", formula: totalFormula(sources, total, all), value: total, style: "whole" },
    {
      label: "establishments",
      formula: complete ? over(`COUNT(${counts})`, establishments) : null,
      value: establishments,
      style: "whole",
    },
    { label: "mean", formula: complete ? over(`AVERAGE(${counts})`, mean) : null, value: mean, style: "decimal" },
    { label: "median", formula: complete ? over(`MEDIAN(${counts})`, median) : null, value: median, style: "decimal" },
    {
      label: "pareto",
      formula: over(`COUNTIFS(${column(C.cumulated)},"<"&0.8)+1`, pareto80),
      value: pareto80,
      style: "whole",
    },
  ];
}

const range = ({ sheet, firstRow, lastRow }: AssistanceSource, column: number): string =>
  `${quoteSheet(sheet)}!${a1(firstRow, column).replace(/([A-Z]+)(\d+)/, "$$$1$$$2")}:${a1(lastRow, column).replace(/([A-Z]+)(\d+)/, "$$$1$$$2")}`;

/** A text as a criterion that matches itself only: wildcards and a leading comparison are taken literally. */
export function criterion(value: string): string {
  const literal = value.replace(/[*?~]/g, "~$&");
  return quoteText(/^[<>=]/.test(value) ? `=${literal}` : literal);
}

/** Requests of one establishment over the user's sheets: rows counted, or a column summed. */
function countFormula(sources: readonly AssistanceSource[], name: string, value: number): Live<number> | null {
  if (sources.length === 0 || sources.some(({ exact }) => !exact)) return null;
  const terms = sources.flatMap((source) => {
    const conditions = `${range(source, source.nameColumn)},${criterion(name)}`;
    if (source.countColumn !== null) return [`SUMIFS(${range(source, source.countColumn)},${conditions})`];
    if (source.natureColumn === null) return [`COUNTIFS(${conditions})`];
    const nature = range(source, source.natureColumn);
    return source.natureValues.map((word) => `COUNTIFS(${conditions},${nature},${criterion(word)})`);
  });
  return terms.length === 0 ? null : { formula: terms.join("+"), value };
}

/** Null where some requests name no establishment: what a name's column counts would not be all of them. */
function totalFormula(
  sources: readonly AssistanceSource[],
  total: number,
  all: readonly RankedCount[],
): Live<number> | null {
  if (sources.some(({ exact }) => !exact) || sources.length === 0) return null;
  if (all.reduce((sum, { count }) => sum + count, 0) !== total) return null;
  const terms = sources.flatMap((source) => {
    if (source.countColumn !== null) return [`SUM(${range(source, source.countColumn)})`];
    const names = range(source, source.nameColumn);
    if (source.natureColumn === null) return [`COUNTA(${names})`];
    const nature = range(source, source.natureColumn);
    return source.natureValues.map((word) => `COUNTIFS(${nature},${criterion(word)},${names},"<>")`);
  });
  return { formula: terms.join("+"), value: total };
}

function chart({ top }: AssistanceResult, message: Live<string>, first: number, last: number): PlanChart {
  const column = (index: number) =>
    areaA1({ top: FIRST_ROW, left: index, bottom: FIRST_ROW + top.length - 1, right: index });
  return {
    name: "Jauge assistance",
    chartType: "BarClustered",
    title: { cell: a1(MESSAGE_ROW, FIRST_COLUMN), text: message.value },
    series: [
      {
        name: a1(HEADER_ROW, C.count),
        values: column(C.count),
        categories: column(C.name),
        gapWidth: 40,
        fill: PAID,
        line: { color: "none" },
        labels: { numberFormat: "#,##0", position: "OutsideEnd", bold: true, color: INK, size: 9 },
      },
    ],
    valueAxis: { visible: false, minimum: 0, gridlines: false },
    categoryAxis: { reversed: true, gridlines: false, line: { color: AXIS } },
    legend: null,
    from: a1(first, C.figure),
    to: a1(last, LAST_COLUMN),
  };
}
