import type { Ratio } from "../../cells/units.ts";
import { quotient } from "../figure.ts";
import type { Figure } from "../results.ts";
import { paymentCeiling, type Amounts } from "./amounts.ts";

export type PaymentBase = "committed" | "budget";

/** Taux de mandatement: paid / committed, or paid / budget where the table's own rates divide so (domain.md §1). */
export function paymentRate(amounts: Amounts, base: PaymentBase): Figure<Ratio> {
  return base === "committed"
    ? quotient(amounts.paid, amounts.committed, "no-commitment")
    : quotient(amounts.paid, paymentCeiling(amounts), "no-budget");
}
