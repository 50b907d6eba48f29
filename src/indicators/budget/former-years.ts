import type { Finding } from "../../cells/finding.ts";
import type { BudgetLine, BudgetResult } from "../results.ts";

export const yearOf = ({ latest, statement }: BudgetResult): number | null =>
  latest?.source.period?.year ?? statement.year;

/** The last budget year that the tables follow; null where none says its year. */
export function lastYearOf(results: readonly BudgetResult[]): number | null {
  const years = results.flatMap((result) => yearOf(result) ?? []);
  return years.length === 0 ? null : Math.max(...years);
}

/**
 * Months of the same table in former years, where the workbook has a sheet a year: the only table of its year beside the
 * only one of this year, or sheets whose names differ by their year alone ("Exécution 2014", "Exécution 2015").
 */
export function formerMonths(result: BudgetResult, results: readonly BudgetResult[]): readonly BudgetLine[] {
  const year = yearOf(result);
  if (year === null) return [];
  const alone = results.filter((other) => yearOf(other) === year).length === 1;
  return results.flatMap((other) => {
    const before = yearOf(other);
    if (before === null || before >= year) return [];
    const onlyOne = alone && results.filter((each) => yearOf(each) === before).length === 1;
    return onlyOne || nameWithoutYear(other) === nameWithoutYear(result) ? other.months : [];
  });
}

/** The rhythm of a year that is over asks for nothing; its overruns and its faults still do. */
const RHYTHM: ReadonlySet<string> = new Set(["budget.timeGap", "budget.paymentLow", "budget.commitmentHigh"]);

export const outlivesYear = ({ code }: Finding): boolean => !RHYTHM.has(code);

/** A year's own digits, and the two that stand for it. */
function nameWithoutYear(result: BudgetResult): string {
  const year = String(yearOf(result));
  return result.statement.block.sheet.replaceAll(year, "#").replaceAll(year.slice(2), "#");
}

/** The same period of the year before, with figures. */
export function sameMonthBefore(months: readonly BudgetLine[], latest: BudgetLine | null): BudgetLine | null {
  const period = latest?.source.period;
  if (!period || period.year === null || period.month === null) return null;
  const before = months.find(
    ({ source, committed, paid }) =>
      source.period?.kind === period.kind &&
      source.period.year === (period.year ?? 0) - 1 &&
      source.period.month === period.month &&
      source.period.complementary === period.complementary &&
      (committed !== null || paid !== null),
  );
  return before ?? null;
}
