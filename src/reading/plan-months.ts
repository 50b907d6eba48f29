import { serialOfDay } from "../cells/civil.ts";
import type { Serial } from "../cells/units.ts";
import type { PlanMonths } from "./statement.ts";
import type { TableColumn } from "./table-columns.ts";

/** The columns of months as one calendar; null with a gap in it, or where no year is known. */
export function planMonths(columns: readonly TableColumn[], contextYear: number | null): PlanMonths | null {
  const [first] = columns;
  const period = first?.heading?.period;
  const year = period?.year ?? contextYear;
  const firstMonth = period?.month ?? null;
  if (!first || year === null || firstMonth === null) return null;
  const follows = columns.every(({ column, heading }, index) => {
    const named = heading?.period;
    const place = firstMonth - 1 + index;
    if (named?.month !== (place % 12) + 1 || column !== first.column + index) return false;
    return (period?.year ?? null) === null || named.year === year + Math.floor(place / 12);
  });
  return follows ? { firstColumn: first.column, count: columns.length, year, firstMonth } : null;
}

/** First day of the first month drawn, last day of the last one; months left blank between them are part of it. */
export function drawnMonths(
  { firstColumn, year, firstMonth }: PlanMonths,
  drawn: readonly number[],
): { readonly start: Serial; readonly end: Serial } | null {
  if (drawn.length === 0) return null;
  const start = firstOf(year, firstMonth + Math.min(...drawn) - firstColumn);
  const after = firstOf(year, firstMonth + Math.max(...drawn) - firstColumn + 1);
  return start === null || after === null ? null : { start, end: (after - 1) as Serial };
}

/** `month` may run past December. */
const firstOf = (year: number, month: number): Serial | null =>
  serialOfDay(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, 1);
