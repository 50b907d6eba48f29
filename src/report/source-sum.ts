import { a1, quoteSheet } from "../cells/address.ts";
import { eurosOf } from "../cells/units.ts";
import type { BudgetRow, MoneyCell, MoneyRole } from "../reading/statement.ts";
import { liveNumber } from "./live-formula.ts";
import type { Live } from "./live.ts";

/**
 * The sum of one role over rows of the user's sheet, in euros: one reference a cell, one `SUM` for cells that stand
 * together. `null` when a row lacks the amount or a cell can't be said by a formula.
 */
export function sourceSum(rows: readonly BudgetRow[], role: MoneyRole): Live<number> | null {
  const cells = rows.flatMap((row) => cellsOf(row, role));
  if (cells.length === 0 || cells.some((cell) => cell === undefined)) return null;
  const terms: string[] = [];
  let cents = 0;
  for (const run of runs(cells as MoneyCell[])) {
    const [first] = run as [MoneyCell];
    const last = run.at(-1) ?? first;
    cents += run.reduce((sum, cell) => sum + cell.cents, 0);
    if (run.length === 1) {
      const live = liveNumber(first, eurosOf(first.cents));
      if (!live) return null;
      terms.push(live.formula);
    } else {
      const { row, column, sheet } = first.ref;
      const range = `${quoteSheet(sheet)}!${a1(row, column)}:${a1(last.ref.row, column)}`;
      terms.push(first.scale === 1 ? `SUM(${range})` : `SUM(${range})*${first.scale}`);
    }
  }
  return { formula: terms.join("+"), value: cents / 100 };
}

/** The cell of an amount; of a budget that no cell holds, the initial budget and its changes. */
function cellsOf({ amounts, changes = [] }: BudgetRow, role: MoneyRole): readonly (MoneyCell | undefined)[] {
  const own = amounts[role];
  return role === "budget" && own?.raw === null ? [amounts.budgetInitial, ...changes] : [own];
}

/** Numbers of the same scale one under the other. */
function runs(cells: readonly MoneyCell[]): readonly (readonly MoneyCell[])[] {
  const found: MoneyCell[][] = [];
  for (const cell of cells) {
    const run = found.at(-1);
    const last = run?.at(-1);
    const follows =
      last &&
      typeof last.raw === "number" &&
      typeof cell.raw === "number" &&
      last.scale === cell.scale &&
      last.ref.sheet === cell.ref.sheet &&
      last.ref.column === cell.ref.column &&
      last.ref.row + 1 === cell.ref.row;
    if (run && follows) run.push(cell);
    else found.push([cell]);
  }
  return found;
}
