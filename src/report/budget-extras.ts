import type { BudgetLine, BudgetResult } from "../indicators/results.ts";
import type { ReportTexts } from "../locales/fr/report.ts";
import { BUDGET_COLUMNS } from "./budget-columns.ts";

/** Amounts that only some tables have, beside the usual columns: CP opened first, where rates find them. */
const EXTRA_ROLES = [
  "cpBudget",
  "availableToPay",
  "serviceDone",
  "ordered",
  "disbursed",
  "openingCommitments",
  "leftToPay",
] as const satisfies readonly (keyof BudgetLine)[];

export type ExtraRole = (typeof EXTRA_ROLES)[number];

export interface Extra {
  readonly role: ExtraRole;
  readonly column: number;
}

/** The columns that some table of the sheet needs; every table of the sheet keeps the same place for each. */
export function extrasOf(results: readonly BudgetResult[]): readonly Extra[] {
  const used = EXTRA_ROLES.filter((role) =>
    results.some(({ months, lines }) => [...months, ...lines].some((line) => line[role] !== null)),
  );
  return used.map((role, index) => ({ role, column: BUDGET_COLUMNS.cpBudget + index }));
}

export function extraHeading({ budget: texts }: ReportTexts, role: ExtraRole): string {
  return role === "cpBudget" ? texts.aeCp.cpBudget : texts.extras[role];
}
