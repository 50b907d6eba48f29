import type { Ratio } from "../../cells/units.ts";
import { quotient } from "../figure.ts";
import type { Figure } from "../results.ts";
import { paymentCeiling, type Amounts } from "./amounts.ts";

/** Taux d'exécution: paid / budget (GBCP: CP consommés / CP ouverts). */
export function executionRate(amounts: Amounts): Figure<Ratio> {
  return quotient(amounts.paid, paymentCeiling(amounts), "no-budget");
}
