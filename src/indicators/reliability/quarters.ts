import type { Serial } from "../../cells/units.ts";
import type { AnomalyStatement, Ticket, TicketStatement } from "../../reading/statement.ts";
import { distinctForCount, isCountable } from "../countable.ts";
import { quarterOf } from "../quarter.ts";
import { covers, spanOf } from "../service/log-measure.ts";
import type { ReliabilityResult, ReliabilitySource } from "../results.ts";

type Quarters = ReliabilityResult["byQuarter"];

/** A printed series, month rows added up by quarter; a quarter printed as such keeps its cell. */
export function quartersOfSeries(tables: readonly AnomalyStatement[]): Quarters {
  const quarters = new Map<string, Quarters[number]>();
  for (const { rows } of tables) {
    for (const { period, count, ref } of rows) {
      const quarter = period.kind === "quarter" ? period.key : quarterKey(period.year, period.month);
      if (quarter === null) continue;
      const known = quarters.get(quarter);
      quarters.set(quarter, {
        quarter,
        blocking: (known?.blocking ?? 0) + count,
        ref: known || period.kind !== "quarter" ? null : ref,
      });
    }
  }
  return inOrder(quarters.values());
}

function quarterKey(year: number | null, month: number | null): string | null {
  if (month === null) return null;
  const quarter = `Q${Math.ceil(month / 3)}`;
  return year === null ? quarter : `${year}-${quarter}`;
}

/**
 * Blocking incidents of the logs by the quarter they were opened in. A quarter of the log without any is a true zero;
 * before its first ticket and after its last, nothing is known.
 */
export function quartersOfLogs(logs: readonly TicketStatement[]): Quarters {
  const openings = logs.flatMap(({ rows }) => rows.flatMap(({ opened }) => opened ?? []));
  const counts = new Map(quartersBetween(openings).map((quarter) => [quarter, 0]));
  for (const { opened } of logs.flatMap(blockingIncidents)) {
    if (opened === null) continue;
    const quarter = quarterOf(opened);
    counts.set(quarter, (counts.get(quarter) ?? 0) + 1);
  }
  return inOrder([...counts].map(([quarter, blocking]) => ({ quarter, blocking, ref: null })));
}

/** Without those at either end that the log covers in part: a few days of a quarter make no trend. */
export function wholeQuarters(quarters: Quarters, logs: readonly TicketStatement[]): Quarters {
  return quarters.filter(({ quarter }) => {
    const span = spanOf(quarter);
    return span !== null && logs.some((log) => covers(log, span));
  });
}

export const blockingIncidents = ({ rows }: TicketStatement): readonly Ticket[] =>
  rows.filter(({ nature, blocking }) => nature === "Incident" && blocking === true);

function quartersBetween(openings: readonly Serial[]): readonly string[] {
  const days = openings.reduce(({ first, last }, day) => ({ first: Math.min(first, day), last: Math.max(last, day) }), {
    first: Infinity,
    last: -Infinity,
  });
  if (days.first > days.last) return [];
  const index = (quarter: string): number => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
  const first = index(quarterOf(days.first as Serial));
  const last = index(quarterOf(days.last as Serial));
  return Array.from({ length: last - first + 1 }, (_, n) => `${Math.floor((first + n) / 4)}-Q${((first + n) % 4) + 1}`);
}

const inOrder = (quarters: Iterable<Quarters[number]>): Quarters =>
  [...quarters].sort((a, b) => (a.quarter < b.quarter ? -1 : 1));

/** The columns of a log that a formula counts by quarter; null where no one column tells the blocking incidents. */
export function reliabilitySource({ block, natureFrom, cellTexts }: TicketStatement): ReliabilitySource | null {
  const openedColumn = block.columns["opened"];
  const natureColumn = natureFrom === "column" ? (block.columns["nature"] ?? null) : null;
  const blockingColumn = cellTexts.blockingFrom === null ? undefined : block.columns[cellTexts.blockingFrom];
  if (openedColumn === undefined || blockingColumn === undefined) return null;
  return {
    sheet: block.sheet,
    firstRow: block.data.top,
    lastRow: block.data.bottom,
    openedColumn,
    openedAreDates: cellTexts.openedAreDates,
    blockingColumn,
    blockingValues: distinctForCount(cellTexts.blocking),
    natureColumn,
    natureValues: natureColumn === null ? [] : distinctForCount(cellTexts.nature.Incident),
    exact: isCountable(block),
  };
}
