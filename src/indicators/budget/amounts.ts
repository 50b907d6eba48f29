import type { Cents } from "../../cells/units.ts";
import type { BudgetRow } from "../../reading/statement.ts";

/** Amounts of one moment; `committed` and `paid` are cumulative since 1 January once `cumulative.ts` has passed. */
export interface Amounts {
  readonly budget: Cents | null;
  readonly committed: Cents | null;
  readonly paid: Cents | null;
  /** CP ouverts, in tables that oppose AE and CP. */
  readonly cpBudget: Cents | null;
}

export const NO_AMOUNTS: Amounts = { budget: null, committed: null, paid: null, cpBudget: null };

export function printedAmounts(row: BudgetRow): Amounts {
  return {
    budget: row.amounts.budget?.cents ?? null,
    committed: row.amounts.committed?.cents ?? null,
    paid: row.amounts.paid?.cents ?? null,
    cpBudget: row.amounts.cpBudget?.cents ?? null,
  };
}

/** What the payments are limited by: the CP where the table opens some, else the budget (décret 2012-1246). */
export const paymentCeiling = (amounts: Amounts): Cents | null => amounts.cpBudget ?? amounts.budget;

export const hasData = (amounts: Amounts): boolean => amounts.committed !== null || amounts.paid !== null;
