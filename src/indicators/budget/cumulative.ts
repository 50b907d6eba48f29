import { cents, type Cents } from "../../cells/units.ts";
import type { BudgetRow, BudgetStatement } from "../../reading/statement.ts";
import { hasData, printedAmounts, type Amounts } from "./amounts.ts";
import type { Series } from "./series.ts";

export type AmountsByRow = ReadonlyMap<BudgetRow, Amounts>;

/**
 * Cumulative amounts of every row: as printed, or running sums when the table is monthly. Months to come that a sheet
 * fills with zeros (or with nothing) after its last figures have no data: a cumulative amount doesn't fall to 0.
 */
export function cumulativeAmounts(statement: BudgetStatement, series: readonly Series[]): AmountsByRow {
  const amounts = new Map<BudgetRow, Amounts>(statement.rows.map((row) => [row, printedAmounts(row)]));
  for (const { rows } of series) {
    const current = rows.slice(0, rows.length - comingMonths(rows));
    for (const row of rows.slice(current.length)) {
      amounts.set(row, { ...printedAmounts(row), committed: null, paid: null });
    }
    if (statement.cumulative === false) sumUp(current, amounts);
  }
  return amounts;
}

/** Rows at the end of a series that hold only zeros or nothing, after figures. */
export function comingMonths(rows: readonly BudgetRow[]): number {
  const lastFigure = rows.findLastIndex((row) => {
    const { committed, paid } = printedAmounts(row);
    return Boolean(committed) || Boolean(paid);
  });
  return lastFigure < 0 ? 0 : rows.length - 1 - lastFigure;
}

function sumUp(rows: readonly BudgetRow[], amounts: Map<BudgetRow, Amounts>): void {
  let committed = 0;
  let paid = 0;
  const add = (sum: number, amount: Cents | null): Cents | null => (amount === null ? null : cents(sum + amount));
  for (const row of rows) {
    const printed = printedAmounts(row);
    if (!hasData(printed)) continue;
    const sums = { committed: add(committed, printed.committed), paid: add(paid, printed.paid) };
    committed = sums.committed ?? committed;
    paid = sums.paid ?? paid;
    amounts.set(row, { ...printed, ...sums });
  }
}
