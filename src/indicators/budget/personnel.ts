import { normalise } from "../../cells/heading.ts";
import type { BudgetRow } from "../../reading/statement.ts";

const PERSONNEL = /\b(personnels?|masse salariale|salaires?|remunerations?|payroll|staff|salaries|wages)\b/;
const WITHOUT = /\b(hors|sauf|non|autres?|except|excluding|other)\b/;

/** A row of the envelope Personnel: its payments run month by month, unlike those of any other (domain.md §1). */
export function isPersonnel({ envelope, label }: Pick<BudgetRow, "envelope" | "label">): boolean {
  const name = normalise(envelope ?? label);
  return PERSONNEL.test(name) && !WITHOUT.test(name);
}
