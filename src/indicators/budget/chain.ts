import type { Finding } from "../../cells/finding.ts";
import { eurosOf } from "../../cells/units.ts";
import type { BudgetRow } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import type { Suspects } from "./mistyped.ts";
import { isPersonnel } from "./personnel.ts";
import { cellOf, naming, type BudgetTable } from "./table.ts";

/**
 * The chain engagement → service fait → mandat → paiement, each step at most the one before: a payment waits for the
 * service done, and what is paid was ordered. A column that most rows contradict is a stock, not a step.
 */
export function chainFindings(table: BudgetTable, suspects: Suspects): readonly Finding[] {
  const step = (before: "serviceDone" | "ordered" | "paid", after: "ordered" | "paid" | "disbursed"): Finding[] => {
    const rows = table.statement.rows.flatMap((row) => {
      const line = table.lines.get(row);
      const earlier = line?.[before] ?? null;
      const later = line?.[after] ?? null;
      return earlier === null || later === null || suspects.has(row) ? [] : [{ row, earlier, later }];
    });
    const over = rows.filter(({ earlier, later }) => later > earlier);
    if (over.length > rows.length / 2) return [];
    return over.map(({ row, earlier, later }) =>
      findingAt(cellOf(row, after), "budget.stepBeforeItsTime", "warning", {
        ...naming(row),
        role: after,
        before,
        amount: eurosOf(later),
        limit: eurosOf(earlier),
        excess: (later - earlier) / 100,
      }),
    );
  };
  const has = (role: "ordered" | "disbursed"): boolean =>
    table.statement.rows.some(({ amounts }) => amounts[role] !== undefined);
  return [
    ...step("serviceDone", has("ordered") ? "ordered" : "paid"),
    ...(has("ordered") ? step("ordered", "paid") : []),
    ...(has("disbursed") ? step("paid", "disbursed") : []),
    ...personnelCeilings(table),
  ];
}

/** The envelope Personnel opens as many AE as CP (domain.md §1); told at the last row where it does not. */
function personnelCeilings({ series }: BudgetTable): readonly Finding[] {
  return series.flatMap(({ rows }) => {
    const unequal = (row: BudgetRow): boolean => {
      const { budget, cpBudget } = row.amounts;
      return isPersonnel(row) && budget !== undefined && cpBudget !== undefined && budget.cents !== cpBudget.cents;
    };
    const row = rows.findLast(unequal);
    if (!row) return [];
    const params = {
      ...naming(row),
      budget: eurosOf(row.amounts.budget!.cents),
      cpBudget: eurosOf(row.amounts.cpBudget!.cents),
    };
    return [findingAt(cellOf(row, "cpBudget"), "budget.personnelCeilings", "warning", params)];
  });
}
