import { cents, type Cents } from "../../cells/units.ts";

/** Points that late interest adds to the ECB's rate, and the fixed sum an invoice (domain.md §1, src ten). */
export const MARGIN = 0.08;
export const FIXED_SUM = 40;

/** Interest on an amount paid some days late, with the fixed sum, to the cent: amount × rate × days / 365 + 40 €. */
export function lateInterest(amount: Cents, daysLate: number, ecbRate: number): Cents {
  return cents(Math.round((amount * (ecbRate + MARGIN) * daysLate) / 365) + FIXED_SUM * 100);
}
