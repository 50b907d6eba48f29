import type { BudgetLine } from "../results.ts";
import { median } from "../statistics.ts";
import { budgetMonth, budgetYear } from "./calendar.ts";

const YEARS_BACK = 3;

/**
 * Share of a year's payments reached at the month of `latest`: median over the three years before, of those that the
 * table follows to December (its complementary period included). Null without any (domain.md §1, landing).
 */
export function paymentProfile(months: readonly BudgetLine[], latest: BudgetLine): number | null {
  const { period } = latest.source;
  const year = period ? budgetYear(period) : null;
  const month = period ? budgetMonth(period) : null;
  if (year === null || month === null) return null;
  const shares = Array.from({ length: YEARS_BACK }, (_, back) => {
    const former = months.filter(({ source }) => source.period && budgetYear(source.period) === year - 1 - back);
    const reached = former.find(({ source }) => source.period && budgetMonth(source.period) === month)?.paid ?? null;
    const closed =
      former.findLast(({ source, paid }) => source.period && budgetMonth(source.period) === 12 && paid !== null)
        ?.paid ?? null;
    return reached === null || closed === null || closed <= 0 || reached <= 0 ? null : reached / closed;
  });
  return median(shares.filter((share) => share !== null));
}
