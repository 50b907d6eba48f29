import { dayOfSerial } from "../../cells/civil.ts";
import type { Serial } from "../../cells/units.ts";
import type { BudgetLine } from "../results.ts";
import { hasData } from "./amounts.ts";
import { budgetMonth, budgetYear, monthsOf } from "./calendar.ts";

export interface Situation {
  readonly latest: BudgetLine | null;
  /** The line with figures before it in the same year, to say what changed since. */
  readonly previous: BudgetLine | null;
  /** Months gone at `latest`, 1–12. */
  readonly month: number | null;
}

/**
 * The last period with figures, at `asOf` when given: a month counts from its first day, as a table closed on the 25th
 * calls its last row by the month's name.
 */
export function situationOf(months: readonly BudgetLine[], asOf: Serial | null): Situation {
  const index = months.findLastIndex((line) => hasData(line) && (asOf === null || !isAfter(line, asOf)));
  const latest = months[index] ?? null;
  const period = latest?.source.period;
  const year = period ? budgetYear(period) : null;
  const previous = months
    .slice(0, Math.max(index, 0))
    .findLast((line) => hasData(line) && line.source.period && budgetYear(line.source.period) === year);
  const month = period ? budgetMonth(period) : latest && asOf !== null ? dayOfSerial(asOf).month : null;
  return { latest, previous: period ? (previous ?? null) : null, month };
}

/** Periods without a year are taken in the situation's own. */
export function isAfter(line: BudgetLine, asOf: Serial): boolean {
  const period = line.source.period;
  if (!period || period.month === null) return false;
  const { year, month } = dayOfSerial(asOf);
  if (period.kind === "date" && period.end !== null) return Math.floor(period.end) > Math.floor(asOf);
  const firstMonth = (period.year ?? year) * 12 + period.month - ((monthsOf(period) ?? 1) - 1);
  return firstMonth > year * 12 + month;
}
