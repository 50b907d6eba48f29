import type { Finding } from "../../cells/finding.ts";
import { findingAt } from "../finding-at.ts";
import type { BudgetLine } from "../results.ts";
import { hasData } from "./amounts.ts";
import { cellOf, naming, type BudgetTable } from "./table.ts";

/** Rates left blank for want of a denominator, one finding a reason: whole tables of closed projects have them. */
export function blankRateFindings(table: BudgetTable): readonly Finding[] {
  return [
    ...blanks(table, "committed", "budget.noCommitment", ({ committed }) => committed !== null && committed <= 0),
    ...blanks(table, "budget", "budget.noBudget", ({ budget }) => budget !== null && budget <= 0),
  ];
}

function blanks(
  table: BudgetTable,
  role: "committed" | "budget",
  code: string,
  isBlank: (line: BudgetLine) => boolean,
): readonly Finding[] {
  const rows = table.statement.rows.filter((row) => {
    const line = table.lines.get(row);
    return line !== undefined && hasData(line) && isBlank(line);
  });
  const [first] = rows;
  if (!first) return [];
  return [findingAt(cellOf(first, role), code, "info", { ...naming(first), count: rows.length })];
}
