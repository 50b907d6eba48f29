import type { Finding, Severity } from "../../cells/finding.ts";
import type { Thresholds } from "../../cells/settings.ts";
import type { BudgetRow } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import type { BudgetLine } from "../results.ts";
import { paymentCeiling } from "./amounts.ts";
import { isAfter } from "./situation.ts";
import type { Suspects } from "./mistyped.ts";
import { isPersonnel } from "./personnel.ts";
import { cellOf, momentOf, naming, type BudgetTable } from "./table.ts";

/**
 * Overruns of limitative ceilings: commitments over the budget (AE), payments over the budget (CP), payments over
 * commitments. Consecutive months over the same ceiling are one fact, told at the last of them. Payments over
 * commitments are normal where earlier years' commitments are paid too (opening commitments, AE/CP): a warning there.
 */
export function ceilingFindings(table: BudgetTable, suspects: Suspects, thresholds: Thresholds): readonly Finding[] {
  const { statement } = table;
  const manyYears = statement.aeCp || statement.block.columns["openingCommitments"] !== undefined;
  return [
    ...overruns(table, suspects, "committed", "budget.overCommitted", "breach", ({ budget }) =>
      budget === null ? null : budget * thresholds.commitmentBreach,
    ),
    ...overruns(table, suspects, "paid", "budget.paidOverBudget", "breach", paymentCeiling),
    ...overruns(
      table,
      suspects,
      "paid",
      "budget.paidOverCommitted",
      manyYears ? "warning" : "breach",
      ({ committed }) => committed,
    ),
  ];
}

function overruns(
  table: BudgetTable,
  suspects: Suspects,
  role: "committed" | "paid",
  code: string,
  severity: Severity,
  ceilingOf: (line: BudgetLine) => number | null,
): readonly Finding[] {
  const overrun = (row: BudgetRow): { readonly amount: number; readonly ceiling: number } | null => {
    const line = table.lines.get(row);
    const amount = line?.[role] ?? null;
    const ceiling = line ? ceilingOf(line) : null;
    if (!line || amount === null || ceiling === null || ceiling < 0 || amount <= ceiling) return null;
    if (suspects.has(row) || (table.asOf !== null && isAfter(line, table.asOf))) return null;
    return { amount, ceiling };
  };
  return table.series.flatMap(({ rows }) => {
    let first: BudgetRow | null = null;
    return rows.flatMap((row, index) => {
      const over = overrun(row);
      if (!over) return [];
      first ??= row;
      const next = rows[index + 1];
      if (next && overrun(next)) return [];
      const since = first;
      first = null;
      const euros = {
        amount: over.amount / 100,
        ceiling: over.ceiling / 100,
        excess: (over.amount - over.ceiling) / 100,
      };
      const rate = over.ceiling > 0 ? over.amount / over.ceiling : null;
      const params = {
        ...naming(row),
        ...euros,
        rate,
        since: since === row ? null : momentOf(since),
        ...(isPersonnel(row) ? { personnel: true } : {}),
        ...(table.statement.aeCp ? { aeCp: true } : {}),
      };
      return [findingAt(cellOf(row, role), code, severity, params)];
    });
  });
}
