import type { PeriodCell } from "../../reading/statement.ts";

/**
 * Place of a period in the calendar: comparable numbers, equal only for the same period. The last day when the year is
 * known, else a day of a year without name; a complementary period ("12 bis") comes after its month.
 */
export function placeOf(period: PeriodCell): number {
  const day = period.end ?? (period.year ?? 0) * 372 + (period.month ?? 0) * 31;
  return day + (period.complementary ? 0.5 : 0);
}

/** "2015-09"; "09" without a year; the reading's own key for what is neither a month nor a day. */
export function periodKey(period: PeriodCell): string {
  if (period.month === null || (period.kind !== "month" && period.kind !== "date")) return period.key;
  const month = String(period.month).padStart(2, "0");
  return period.year === null ? month : `${period.year}-${month}`;
}

const MONTHS_OF: Readonly<Partial<Record<PeriodCell["kind"], number>>> = {
  month: 1,
  quarter: 3,
  semester: 6,
  year: 12,
};

/** Months that a period covers; null for a day or a week, whose neighbour can't be told by itself. */
export const monthsOf = (period: PeriodCell): number | null => MONTHS_OF[period.kind] ?? null;

/** Months from one day to the next where a series goes by days ("31/01", "29/02"); null when it goes by less. */
export function monthsBetweenDays(periods: readonly (PeriodCell | null)[]): number | null {
  const places = periods.flatMap((period) =>
    period?.kind === "date" && period.month !== null ? [(budgetYear(period) ?? 0) * 12 + budgetMonth(period)!] : [],
  );
  const steps = places.slice(1).map((place, index) => place - places[index]!);
  const least = Math.min(...steps, Infinity);
  return least >= 1 && least < Infinity ? least : null;
}

/**
 * Whole periods missing between two of the same year; 0 when they follow each other or when it can't be told. `days`:
 * what `monthsBetweenDays` says of their series.
 */
export function periodsBetween(before: PeriodCell, after: PeriodCell, days: number | null): number {
  const stepOf = (period: PeriodCell): number | null => (period.kind === "date" ? days : monthsOf(period));
  const step = stepOf(after);
  if (step === null || stepOf(before) !== step || before.month === null || after.month === null) return 0;
  if (budgetYear(before) !== budgetYear(after)) return 0;
  return Math.max(0, Math.floor((budgetMonth(after)! - budgetMonth(before)!) / step) - 1);
}

/** The year that cumulative amounts run through: civil, unless the table's starts elsewhere than in January. */
export const budgetYear = (period: PeriodCell): number | null => period.budget?.year ?? period.year;

/** Months of that year gone at the end of a period. */
export const budgetMonth = (period: PeriodCell): number | null => period.budget?.month ?? period.month;

/** The first period of a year, or a day of its first month: its cumulative amount is its own flow. */
export const opensYear = (period: PeriodCell): boolean =>
  period.month !== null && budgetMonth(period) === (period.kind === "date" ? 1 : monthsOf(period));
