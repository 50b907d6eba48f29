import { a1, areaA1, quoteSheet } from "../cells/address.ts";
import type { IndicatorResult, TicketResult } from "../indicators/results.ts";
import { at, cell, figure, live, text } from "./cells.ts";
import { roundScale } from "./chart-scale.ts";
import { FIRST_COLUMN } from "./frame.ts";
import { liveNumber } from "./live-formula.ts";
import { counted, sentence, words, type Live } from "./live.ts";
import { capitalised, type Pack } from "./pack.ts";
import { AXIS, COMMITTED, CRITICAL, INK, PAID } from "./palette.ts";
import type { PlanCell, PlanChart, PlanSeries } from "./plan.ts";

const C = { month: FIRST_COLUMN, opened: 2, closed: 3, backlog: 4, delay: 5, target: 6 } as const;
/** Months that a page and a chart still show well. */
const MOST_MONTHS = 24;
const CHART_ROWS = 15;
const SIDE_COLUMNS = { left: [1, 4], right: [5, 10] } as const;

export interface TicketsBlock {
  readonly cells: readonly PlanCell[];
  readonly charts: readonly PlanChart[];
  readonly heights: readonly (readonly [number, number])[];
  readonly lastRow: number;
}

interface Month {
  readonly period: string;
  readonly opened: number;
  readonly closed: number;
  readonly backlog: number;
}

/** Opened, closed and left open by month over all logs, and the delay of the first requirement on one against its target. */
export function ticketsBlock(pack: Pack, titleRow: number): TicketsBlock | null {
  const { tickets } = pack.results;
  const all = monthsOf(tickets);
  const months = all.slice(-MOST_MONTHS);
  const last = months.at(-1);
  if (!last) return null;
  const texts = pack.texts.tickets;
  const delay = measuredDelay(pack);
  const headerRow = titleRow + 1;
  const firstRow = headerRow + 1;
  const lastRow = firstRow + months.length - 1;
  const exact = { opened: tickets.every(countsOpened), closed: tickets.every(countsClosed) };
  const started = all.length === months.length;
  const title = sentence(
    texts.title,
    {
      month: words(monthName(pack, last.period)),
      opened: counted(at(lastRow, C.opened, last.opened), pack.locale),
      closed: counted(at(lastRow, C.closed, last.closed), pack.locale),
      backlog: counted(at(lastRow, C.backlog, last.backlog), pack.locale),
    },
    pack.locale,
  );
  const cells: PlanCell[] = [
    cell(titleRow, C.month, live(title), "section"),
    cell(headerRow, C.month, text(texts.month), "header"),
    cell(headerRow, C.opened, text(texts.opened), "headerRight"),
    cell(headerRow, C.closed, text(texts.closed), "headerRight"),
    cell(headerRow, C.backlog, text(texts.backlog), "headerRight"),
    ...months.flatMap(({ period, opened, closed, backlog }, index) => {
      const row = firstRow + index;
      const flow = `+${a1(row, C.opened)}-${a1(row, C.closed)}`;
      const before = index === 0 ? "0" : a1(row - 1, C.backlog);
      const adds = exact.closed && (index > 0 || started);
      return [
        cell(row, C.month, text(monthName(pack, period)), "text"),
        figure(row, C.opened, exact.opened ? inMonth(tickets, "opened", period, opened) : null, opened, "whole"),
        figure(row, C.closed, exact.closed ? inMonth(tickets, "resolved", period, closed) : null, closed, "whole"),
        figure(row, C.backlog, adds ? { formula: before + flow, value: backlog } : null, backlog, "whole"),
      ];
    }),
    ...(delay ? delayCells(pack, delay, months, { titleRow, headerRow, firstRow }) : []),
  ];
  const block = { titleRow, headerRow, firstRow, lastRow };
  const shown = delay && months.some(({ period }) => delay.byMonth.has(period)) ? delay : null;
  return {
    cells,
    charts: [
      flowChart(block, months, title.value),
      ...(shown ? [delayChart(block, shown, months, delayTitle(pack, shown))] : []),
    ],
    heights: [[headerRow, 30]],
    lastRow: lastRow + 2 + CHART_ROWS,
  };
}

/** By month over all logs. A log's backlog stays what it was in months that it doesn't cover. */
function monthsOf(tickets: readonly TicketResult[]): readonly Month[] {
  const periods = [...new Set(tickets.flatMap(({ byMonth }) => byMonth.map(({ period }) => period)))].sort();
  const flows = tickets.map(({ byMonth }) => new Map(byMonth.map((month) => [month.period, month])));
  const stocks = tickets.map(() => 0);
  return periods.map((period) => {
    const found = flows.map((flow) => flow.get(period));
    found.forEach((month, index) => (stocks[index] = month?.backlog ?? stocks[index] ?? 0));
    return {
      period,
      opened: found.reduce((sum, month) => sum + (month?.opened ?? 0), 0),
      closed: found.reduce((sum, month) => sum + (month?.closed ?? 0), 0),
      backlog: stocks.reduce((sum, stock) => sum + stock, 0),
    };
  });
}

/** Counting the cells of the opening dates counts the tickets. */
const countsOpened = ({ statement: { block, cellTexts } }: TicketResult): boolean =>
  cellTexts.openedAreDates &&
  block.columns["opened"] !== undefined &&
  !block.transposed &&
  Object.keys(block.rows.reasons).every((reason) => reason === "blank");

/** And of the resolutions those that left: every one stands, after its opening, on a ticket that is closed. */
const countsClosed = (result: TicketResult): boolean =>
  countsOpened(result) &&
  result.statement.block.columns["resolved"] !== undefined &&
  result.statement.cellTexts.closedAreDates === true &&
  result.statement.rows.every(
    ({ opened, closed, isOpen }) => opened !== null && isOpen === (closed === null) && (closed ?? opened) >= opened,
  );

function inMonth(
  tickets: readonly TicketResult[],
  role: "opened" | "resolved",
  period: string,
  value: number,
): Live<number> {
  const [year = 0, month = 0] = period.split("-").map(Number);
  const terms = tickets.map(({ statement: { block } }) => {
    const index = block.columns[role] ?? 0;
    const range = `${quoteSheet(block.sheet)}!${areaA1({ ...block.data, left: index, right: index })}`;
    return `COUNTIFS(${range},">="&DATE(${year},${month},1),${range},"<"&DATE(${year},${month + 1},1))`;
  });
  return { formula: terms.join("+"), value };
}

interface Delay {
  readonly indicator: IndicatorResult;
  readonly byMonth: ReadonlyMap<string, number>;
  readonly target: number;
}

/** The first indicator whose delay the log gives and whose requirement is a limit of it. */
function measuredDelay({ results }: Pack): Delay | null {
  for (const indicator of results.service.flatMap(({ indicators }) => indicators)) {
    const { log, requirement } = indicator;
    const limited = requirement.op === "lt" || requirement.op === "le";
    if (!log || log.byMonth.length === 0 || !limited || requirement.value === null) continue;
    const byMonth = new Map(log.byMonth.map(({ period, value }) => [period, value]));
    return { indicator, byMonth, target: requirement.value };
  }
  return null;
}

const delayTitle = (pack: Pack, { indicator: { source, requirement } }: Delay): string =>
  `${source.label}${pack.texts.clauses}${requirement.text}`;

function delayCells(
  pack: Pack,
  delay: Delay,
  months: readonly Month[],
  { titleRow, headerRow, firstRow }: { titleRow: number; headerRow: number; firstRow: number },
): PlanCell[] {
  const { tickets: texts } = pack.texts;
  const { requirementRef, requirement } = delay.indicator.source;
  const target = liveNumber({ ref: requirementRef, raw: requirement.text }, delay.target);
  return [
    cell(titleRow, C.delay, text(delayTitle(pack, delay)), "section"),
    cell(headerRow, C.delay, text(texts.delay), "headerRight"),
    cell(headerRow, C.target, text(texts.target), "headerRight"),
    ...months.flatMap(({ period }, index) => [
      figure(firstRow + index, C.delay, null, delay.byMonth.get(period) ?? null, "decimal"),
      figure(firstRow + index, C.target, target, delay.target, "decimal"),
    ]),
  ];
}

/** "septembre 2015" */
function monthName({ texts }: Pack, period: string): string {
  const [year = "", month = ""] = period.split("-");
  return capitalised(`${texts.months[Number(month) - 1] ?? month} ${year}`);
}

interface BlockRows {
  readonly titleRow: number;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

const MARKERS = ["Circle", "Square", "Diamond"] as const;

function seriesOf(
  { headerRow, firstRow, lastRow }: BlockRows,
  index: number,
  color: string,
  order: number,
): PlanSeries {
  const range = (column: number) => areaA1({ top: firstRow, left: column, bottom: lastRow, right: column });
  return {
    name: a1(headerRow, index),
    values: range(index),
    categories: range(C.month),
    line: { color, weight: 2 },
    marker: { style: MARKERS[order] ?? "Circle", size: 5, fill: color },
  };
}

function lines(
  block: BlockRows,
  name: string,
  title: PlanChart["title"],
  series: readonly PlanSeries[],
  highest: number,
  [left, right]: readonly [number, number],
): PlanChart {
  const { maximum, step } = roundScale(highest * 1.05);
  return {
    name,
    chartType: "LineMarkers",
    title,
    series,
    valueAxis: { minimum: 0, maximum, majorUnit: step, gridlines: true, line: { color: "none" } },
    categoryAxis: { gridlines: false, line: { color: AXIS } },
    legend: "Top",
    from: a1(block.lastRow + 2, left),
    to: a1(block.lastRow + 2 + CHART_ROWS, right),
  };
}

const flowChart = (block: BlockRows, months: readonly Month[], title: string): PlanChart =>
  lines(
    block,
    "Jauge tickets",
    { cell: a1(block.titleRow, C.month), text: title },
    [seriesOf(block, C.opened, COMMITTED, 0), seriesOf(block, C.closed, PAID, 1), seriesOf(block, C.backlog, INK, 2)],
    Math.max(1, ...months.flatMap(({ opened, closed, backlog }) => [opened, closed, backlog])),
    SIDE_COLUMNS.left,
  );

function delayChart(block: BlockRows, delay: Delay, months: readonly Month[], title: string): PlanChart {
  const shown = months.flatMap(({ period }) => delay.byMonth.get(period) ?? []);
  const target: PlanSeries = {
    ...seriesOf(block, C.target, CRITICAL.font, 1),
    marker: { style: "None" },
  };
  return lines(
    block,
    "Jauge délai",
    { cell: a1(block.titleRow, C.delay), text: title },
    [seriesOf(block, C.delay, PAID, 0), target],
    Math.max(delay.target, ...shown),
    SIDE_COLUMNS.right,
  );
}
