import type { Ratio } from "../../cells/units.ts";
import { quotient } from "../figure.ts";
import type { Figure } from "../results.ts";
import type { Amounts } from "./amounts.ts";

/** Taux d'engagement: committed / the budget in force on that very row (GBCP: AE consommées / AE ouvertes). */
export function commitmentRate({ committed, budget }: Amounts): Figure<Ratio> {
  return quotient(committed, budget, "no-budget");
}
