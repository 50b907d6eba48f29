import { cents, type Cents } from "../../cells/units.ts";
import type { BudgetRow, BudgetStatement } from "../../reading/statement.ts";
import { FLOWING, hasData, printedAmounts, type Amounts } from "./amounts.ts";
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
      amounts.set(row, { ...printedAmounts(row), ...NOT_YET });
    }
    if (statement.cumulative === false) sumUp(current, amounts);
    carryOpening(rows, amounts);
  }
  return amounts;
}

const NOT_YET = Object.fromEntries(FLOWING.map((role) => [role, null])) as Readonly<
  Record<(typeof FLOWING)[number], null>
>;

/** Opening commitments are of 1 January: a table that writes them once has them all year. */
function carryOpening(rows: readonly BudgetRow[], amounts: Map<BudgetRow, Amounts>): void {
  let opening: Cents | null = null;
  for (const row of rows) {
    const own = amounts.get(row);
    if (!own) continue;
    opening = own.openingCommitments ?? opening;
    amounts.set(row, { ...own, openingCommitments: opening });
  }
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
  const sums = new Map<(typeof FLOWING)[number], Cents>();
  for (const row of rows) {
    const printed = printedAmounts(row);
    if (!hasData(printed)) continue;
    const carried = FLOWING.map((role) => {
      const amount = printed[role];
      if (amount === null) return [role, null] as const;
      const sum = cents((sums.get(role) ?? 0) + amount);
      sums.set(role, sum);
      return [role, sum] as const;
    });
    amounts.set(row, { ...printed, ...Object.fromEntries(carried) });
  }
}
