import type { Finding } from "../../cells/finding.ts";
import type { Thresholds } from "../../cells/settings.ts";
import { eurosOf } from "../../cells/units.ts";
import type { BudgetRow } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import type { BudgetLine } from "../results.ts";
import { hasData } from "./amounts.ts";
import type { Suspects } from "./mistyped.ts";
import { cellOf, momentOf, naming, type BudgetTable } from "./table.ts";

/**
 * What moved the unusual way from one row to the next: commitments withdrawn (désengagement, legal: information up to
 * the setting), payments withdrawn (reversement, annulation de mandat: to watch), a budget changed (BR, DM, virement).
 */
export function movementFindings(table: BudgetTable, suspects: Suspects, thresholds: Thresholds): readonly Finding[] {
  return table.series.flatMap(({ rows }) => {
    const known = rows.flatMap((row) => {
      const line = table.lines.get(row);
      return line && hasData(line) && !suspects.has(row) ? [{ row, line }] : [];
    });
    return known.flatMap(({ row, line }, index) => {
      const before = known[index - 1];
      if (!before) return [];
      const since = {
        ...naming(row),
        previous: momentOf(before.row),
        ...(table.statement.aeCp ? { aeCp: true } : {}),
      };
      return [
        ...decommitment(row, line, before.line, since, thresholds),
        ...paymentsFalling(row, line, before.line, since),
        ...budgetChange(row, line, before.line, since),
      ];
    });
  });
}

type Naming = Finding["params"];

function decommitment(row: BudgetRow, now: BudgetLine, before: BudgetLine, since: Naming, thresholds: Thresholds) {
  if (now.committed === null || before.committed === null || now.committed >= before.committed) return [];
  const amount = (before.committed - now.committed) / 100;
  const severity = amount > thresholds.decommitmentWatch ? "warning" : "info";
  const params = { ...since, amount, committed: eurosOf(now.committed), threshold: thresholds.decommitmentWatch };
  return [findingAt(cellOf(row, "committed"), "budget.decommitment", severity, params)];
}

function paymentsFalling(row: BudgetRow, now: BudgetLine, before: BudgetLine, since: Naming) {
  if (now.paid === null || before.paid === null || now.paid >= before.paid) return [];
  const params = { ...since, amount: (before.paid - now.paid) / 100, paid: eurosOf(now.paid) };
  return [findingAt(cellOf(row, "paid"), "budget.paidFalling", "warning", params)];
}

/** Each row keeps its own budget: a rate may fall though commitments rise, and the reader deserves to be told why. */
function budgetChange(row: BudgetRow, now: BudgetLine, before: BudgetLine, since: Naming) {
  if (now.budget === null || before.budget === null || now.budget === before.budget) return [];
  const rate = now.commitmentRate.value;
  const previousRate = before.commitmentRate.value;
  const rises = now.committed !== null && before.committed !== null && now.committed >= before.committed;
  const params = {
    ...since,
    change: (now.budget - before.budget) / 100,
    budget: eurosOf(now.budget),
    rate,
    previousRate,
    rateFalls: rises && rate !== null && previousRate !== null && rate < previousRate,
  };
  const stood = (column: number): number =>
    before.source.changes?.findLast(({ ref }) => ref.column === column)?.cents ?? 0;
  const change = row.changes?.find(({ ref, cents }) => ref.row === row.row && cents !== stood(ref.column));
  const place = row.amounts.budget?.raw === null && change ? change.ref : cellOf(row, "budget");
  return [findingAt(place, "budget.changed", "info", params)];
}
