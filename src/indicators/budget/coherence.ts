import type { Finding } from "../../cells/finding.ts";
import type { Thresholds } from "../../cells/settings.ts";
import { balanceFindings } from "./balances.ts";
import { blankRateFindings } from "./blank-rates.ts";
import { ceilingFindings } from "./ceilings.ts";
import { chainFindings } from "./chain.ts";
import type { Mistyped } from "./mistyped.ts";
import { movementFindings } from "./movements.ts";
import { periodFindings } from "./periods.ts";
import { printedRateFindings } from "./printed-rates.ts";
import { printedTotalFindings } from "./printed-totals.ts";
import type { BudgetTable } from "./table.ts";
import { thresholdFindings } from "./thresholds.ts";

/** Every control of one budget table. */
export function budgetFindings(
  table: BudgetTable,
  { findings: mistyped, suspects }: Mistyped,
  thresholds: Thresholds,
): readonly Finding[] {
  return [
    ...mistyped,
    ...ceilingFindings(table, suspects, thresholds),
    ...chainFindings(table, suspects),
    ...movementFindings(table, suspects, thresholds),
    ...periodFindings(table),
    ...printedRateFindings(table),
    ...printedTotalFindings(table.statement),
    ...balanceFindings(table),
    ...blankRateFindings(table),
    ...thresholdFindings(table, suspects, thresholds),
  ];
}
