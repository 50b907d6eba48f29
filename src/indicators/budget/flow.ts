import { cents, type Cents } from "../../cells/units.ts";
import type { PeriodCell } from "../../reading/statement.ts";
import type { Amounts } from "./amounts.ts";
import { budgetYear, monthsBetweenDays, opensYear, periodsBetween } from "./calendar.ts";

export interface Flow {
  readonly committed: Cents | null;
  readonly paid: Cents | null;
}

/** One moment of a series of cumulative amounts. */
export interface Moment {
  readonly period: PeriodCell | null;
  readonly amounts: Amounts;
}

export const NO_FLOW: Flow = { committed: null, paid: null };

/**
 * Amounts of each period alone: C(m) − C(m − 1), and C(1) for the year's first. After a missing period there is no flow:
 * the difference would cover several months and nothing says how they share it.
 */
export function flowsOf(moments: readonly Moment[]): readonly Flow[] {
  const days = monthsBetweenDays(moments.map(({ period }) => period));
  return moments.map(({ period, amounts }, index) => {
    if (!period) return NO_FLOW;
    const before = moments[index - 1];
    if (!before?.period || budgetYear(before.period) !== budgetYear(period)) {
      return opensYear(period) ? { committed: amounts.committed, paid: amounts.paid } : NO_FLOW;
    }
    if (periodsBetween(before.period, period, days) > 0) return NO_FLOW;
    return {
      committed: difference(amounts.committed, before.amounts.committed),
      paid: difference(amounts.paid, before.amounts.paid),
    };
  });
}

function difference(now: Cents | null, before: Cents | null): Cents | null {
  return now === null || before === null ? null : cents(now - before);
}
