import type { CellRef } from "../../cells/address.ts";
import type { Finding } from "../../cells/finding.ts";
import type { Serial } from "../../cells/units.ts";
import type { BudgetRow, BudgetStatement, MoneyRole } from "../../reading/statement.ts";
import type { BudgetLine } from "../results.ts";
import { periodKey } from "./calendar.ts";
import type { DenominatorReading } from "./payment-denominator.ts";
import type { Series } from "./series.ts";
import type { Situation } from "./situation.ts";

/** All that is known of one budget table, for the controls. */
export interface BudgetTable {
  readonly statement: BudgetStatement;
  readonly series: readonly Series[];
  readonly lines: ReadonlyMap<BudgetRow, BudgetLine>;
  readonly months: readonly BudgetLine[];
  readonly denominator: DenominatorReading;
  readonly asOf: Serial | null;
  readonly situation: Situation;
}

/** How a sentence names a row: its label, its period, and its envelope or entity where the label doesn't say them. */
export function naming(row: BudgetRow): Finding["params"] {
  const scope = [row.entity, row.envelope].filter((name) => name !== null && name !== row.label);
  return {
    label: row.label,
    period: row.period ? periodKey(row.period) : null,
    scope: scope.length > 0 ? scope.join(" · ") : null,
  };
}

/** The cell of an amount; the row's label where the amount has no cell. */
export const cellOf = (row: BudgetRow, role: MoneyRole): CellRef => row.amounts[role]?.ref ?? row.labelRef;
