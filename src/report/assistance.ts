import { a1, areaA1, columnLetters, quoteSheet } from "../cells/address.ts";
import type { AssistanceResult, AssistanceSource, RankedCount } from "../indicators/results.ts";
import { memberCells } from "./assistance-members.ts";
import { cell, figure, number, text } from "./cells.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH, MESSAGE_ROW } from "./frame.ts";
import { counted, fixed, quoteText, sentence, type Live } from "./live.ts";
import type { Pack } from "./pack.ts";
import { AXIS, INK, PAID } from "./palette.ts";
import type { PlanCell, PlanChart, SheetPlan } from "./plan.ts";
import { sourcePlace } from "./source-place.ts";

const C = { rank: FIRST_COLUMN, name: 2, count: 3, share: 4, cumulated: 5, figure: 7, figureValue: 8 } as const;
const WIDTHS = [MARGIN_WIDTH, 42, 240, 60, 60, 60, 21, 150, 66, 66, 66];
const LAST_COLUMN = WIDTHS.length - 1;
const FIGURE_ROWS = 7;
/** Beyond this many, the full list would make the sheet heavy: mean and median are then values. */
const LONGEST_LIST = 500;

/** Requests by establishment: most, least, all of them, and what they say together. */
export function assistanceSheet(pack: Pack, assistance: AssistanceResult): SheetPlan {
  const { assistance: texts } = pack.texts;
  const { locale } = pack;
  const tables = rankedTables(pack, assistance);
  const { chartTop, chartBottom } = chartRows(assistance);
  const figures = figuresOf(assistance, tables.at(-1)?.firstRow ?? FIRST_ROW);
  const tablesBottom = Math.max(chartBottom, ...tables.map(({ firstRow, ranked }) => firstRow + ranked.length - 1));
  const members = memberCells(pack, assistance, tablesBottom + 3);
  const place = sourcePlace(
    assistance.sources.map((source) => ({ ...source, column: source.countColumn ?? source.nameColumn })),
  );
  const total = { formula: absolute(FIRST_ROW, C.figureValue), value: assistance.total };
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
  return framed(pack, "assistance", {
    widths: WIDTHS,
    message,
    second,
    cells: [
      ...tables.flatMap((table) => [
        ...sectionCells(table.firstRow - 2, table.title),
        ...headers(pack, table),
        ...tableCells(assistance, table, total),
      ]),
      ...members,
      cell(HEADER_ROW, C.figure, text(texts.figures), "header"),
      cell(HEADER_ROW, C.figureValue, null, "headerRight"),
      ...figures.flatMap(({ label, formula, value, style }, index) => [
        place !== null && label === "total"
          ? cell(FIRST_ROW + index, C.figure, text(texts[label]), "rowLink", place)
          : cell(FIRST_ROW + index, C.figure, text(texts[label]), "text"),
        figure(FIRST_ROW + index, C.figureValue, formula, value, style),
      ]),
    ],
    charts: assistance.top.length === 0 ? [] : [chart(assistance, message, chartTop, chartBottom)],
    lastRow: Math.max(tablesBottom, ...members.map(({ row }) => row)),
  });
}

interface RankedTable {
  readonly title: string;
  /** Two rows above, its title; one above, its header. */
  readonly firstRow: number;
  readonly ranked: readonly RankedCount[];
  /** From the most on, shares may be added up. */
  readonly cumulated: boolean;
}

/** Most, least, and all where the list is not too long: the last one carries the mean and the median. */
function rankedTables({ texts }: Pack, assistance: AssistanceResult): readonly RankedTable[] {
  const { top, bottom, all } = assistance;
  const words = texts.assistance;
  const bottomRow = FIRST_ROW + top.length + 3;
  const allRow = Math.max(bottomRow + bottom.length, chartRows(assistance).chartBottom + 1) + 3;
  return [
    { title: words.top, firstRow: FIRST_ROW, ranked: top, cumulated: true },
    ...(bottom.length > 0 && !(isListed(assistance) && top.length + bottom.length > all.length)
      ? [{ title: words.bottom, firstRow: bottomRow, ranked: bottom, cumulated: false }]
      : []),
    ...(isListed(assistance) ? [{ title: words.everyone, firstRow: allRow, ranked: all, cumulated: true }] : []),
  ];
}

const isListed = ({ all }: AssistanceResult): boolean => all.length > 0 && all.length <= LONGEST_LIST;

function chartRows({ top }: AssistanceResult): { readonly chartTop: number; readonly chartBottom: number } {
  const chartTop = FIRST_ROW + FIGURE_ROWS + 1;
  return { chartTop, chartBottom: chartTop + Math.max(16, top.length + 6) };
}

const sectionCells = (row: number, title: string): PlanCell[] => [
  cell(row, C.rank, text(title), "section"),
  ...[C.name, C.count, C.share, C.cumulated].map((column) => cell(row, column, null, "section")),
];

function headers({ texts: { assistance } }: Pack, { firstRow, cumulated }: RankedTable): PlanCell[] {
  const row = firstRow - 1;
  return [
    cell(row, C.rank, text(assistance.rank), "headerCentred"),
    cell(row, C.name, text(assistance.establishment), "header"),
    cell(row, C.count, text(assistance.count), "headerRight"),
    cell(row, C.share, text(assistance.share), "headerRight"),
    cell(row, C.cumulated, cumulated ? text(assistance.cumulated) : null, "headerRight"),
  ];
}

function tableCells(
  { sources, total }: AssistanceResult,
  { firstRow, ranked, cumulated }: RankedTable,
  totalCell: Live<number>,
): PlanCell[] {
  let sum = 0;
  return ranked.flatMap(({ name, count, rank }, index) => {
    const row = firstRow + index;
    sum += count / total;
    const share = a1(row, C.share);
    const running = index === 0 ? share : `${a1(row - 1, C.cumulated)}+${share}`;
    const shares = total > 0 ? { formula: `${a1(row, C.count)}/${totalCell.formula}`, value: count / total } : null;
    return [
      cell(row, C.rank, number(rank), "centred"),
      cell(row, C.name, text(name), "text"),
      figure(row, C.count, countFormula(sources, name, count), count, "whole"),
      figure(row, C.share, shares, null, "rate"),
      figure(row, C.cumulated, cumulated && shares ? { formula: running, value: sum } : null, null, "rate"),
    ];
  });
}

interface SheetFigure {
  readonly label: "total" | "establishments" | "mean" | "median" | "pareto" | "firstQuartile" | "thirdQuartile";
  readonly formula: Live<number> | null;
  readonly value: number;
  readonly style: "whole" | "decimal";
}

/** Total off the user's sheet; the others off the full list, where there is one. */
function figuresOf(assistance: AssistanceResult, listRow: number): SheetFigure[] {
  const { sources, total, establishments, mean, median, pareto80, quartiles, all } = assistance;
  const listed = isListed(assistance);
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
      // A little less: shares that add up to 80 % exactly may lack the last binary digit of it.
      formula: total > 0 ? over(`COUNTIFS(${column(C.cumulated)},"<"&0.8-1E-9)+1`, pareto80) : null,
      value: pareto80,
      style: "whole",
    },
    {
      label: "firstQuartile",
      formula: complete ? over(`QUARTILE(${counts},1)`, quartiles.first) : null,
      value: quartiles.first,
      style: "decimal",
    },
    {
      label: "thirdQuartile",
      formula: complete ? over(`QUARTILE(${counts},3)`, quartiles.third) : null,
      value: quartiles.third,
      style: "decimal",
    },
  ];
}

const range = ({ sheet, firstRow, lastRow }: AssistanceSource, column: number): string =>
  `${quoteSheet(sheet)}!${absolute(firstRow, column)}:${absolute(lastRow, column)}`;

const absolute = (row: number, column: number): string => `$${columnLetters(column)}$${row + 1}`;

/** A text as a criterion that matches itself only: wildcards and a leading comparison are taken literally. */
export function criterion(value: string): string {
  const literal = value.replace(/[*?~]/g, "~$&");
  return quoteText(/^[<>=]/.test(value) ? `=${literal}` : literal);
}

/** Requests of one establishment over the user's sheets: rows counted, or a column summed. */
function countFormula(sources: readonly AssistanceSource[], name: string, value: number): Live<number> | null {
  if (sources.length === 0 || sources.some(({ exact }) => !exact)) return null;
  const plain = name.toLocaleLowerCase("fr");
  const terms = sources.flatMap((source) =>
    [name, ...source.spacedNames.filter((spaced) => spaced.trim().toLocaleLowerCase("fr") === plain)].flatMap(
      (said) => {
        const conditions = `${range(source, source.nameColumn)},${criterion(said)}`;
        if (source.countColumn !== null) return [`SUMIFS(${range(source, source.countColumn)},${conditions})`];
        if (source.natureColumn === null) return [`COUNTIFS(${conditions})`];
        const nature = range(source, source.natureColumn);
        return source.natureValues.map((word) => `COUNTIFS(${conditions},${nature},${criterion(word)})`);
      },
    ),
  );
  return terms.length === 0 ? null : { formula: terms.join("+"), value };
}

/** Null where some requests name no establishment, or one of spaces: what a name's column counts would not be the same. */
function totalFormula(
  sources: readonly AssistanceSource[],
  total: number,
  all: readonly RankedCount[],
): Live<number> | null {
  if (sources.some(({ exact }) => !exact) || sources.length === 0) return null;
  if (all.reduce((sum, { count }) => sum + count, 0) !== total) return null;
  if (sources.some(({ spacedNames }) => spacedNames.some((name) => name.trim() === ""))) return null;
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
