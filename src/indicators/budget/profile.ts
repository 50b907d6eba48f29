import type { BudgetLine, Landing } from "../results.ts";
import { median } from "../statistics.ts";
import { budgetMonth, budgetYear } from "./calendar.ts";

const YEARS_BACK = 3;

export interface PaymentProfile {
  /** Median over the years. */
  readonly share: number;
  readonly years: Landing["years"] & {};
}

/**
 * Share of a year's payments reached at the month of `latest`: median over the three years before, of those that the
 * table follows to December (its complementary period included). Null without any (domain.md §1, landing).
 */
export function paymentProfile(months: readonly BudgetLine[], latest: BudgetLine): PaymentProfile | null {
  const { period } = latest.source;
  const year = period ? budgetYear(period) : null;
  const month = period ? budgetMonth(period) : null;
  if (year === null || month === null) return null;
  const years = Array.from({ length: YEARS_BACK }, (_, back) => {
    const former = months.filter(({ source }) => source.period && budgetYear(source.period) === year - 1 - back);
    const reached = former.find(({ source }) => source.period && budgetMonth(source.period) === month);
    const closed = former.findLast(
      ({ source, paid }) => source.period && budgetMonth(source.period) === 12 && paid !== null,
    );
    if (!reached?.paid || !closed?.paid || closed.paid <= 0 || reached.paid <= 0) return null;
    return { reached, closed, share: reached.paid / closed.paid };
  }).filter((former) => former !== null);
  const share = median(years.map((former) => former.share));
  return share === null ? null : { share, years };
}
