import { readAmount } from "../cells/amount.ts";
import type { CellRef } from "../cells/address.ts";
import { cellAt, formatAt } from "../cells/grid.ts";
import { cents } from "../cells/units.ts";
import { refOf } from "./block.ts";
import { changesInForce, initialsInForce } from "./changes-in-force.ts";
import { isRate, RATE_ROLES, tableCorner, type BudgetColumns, type FigureLine } from "./budget-columns.ts";
import { readRates } from "./budget-rates.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { ReadingContext } from "./reading-context.ts";
import { scaleDoubtful, scaleIn } from "./scale.ts";
import type { BudgetChangeCell, MoneyCell, MoneyRole, RateCell, RateRole } from "./statement.ts";

export type Amounts = Partial<Record<MoneyRole, MoneyCell>>;

export const centsOfRow = (amounts: Amounts): Partial<Record<MoneyRole, number>> =>
  Object.fromEntries(Object.entries(amounts).map(([role, cell]) => [role, cell.cents]));

/** The scale of each figure: its heading's words win over the table's. */
export function readMoney(
  recognised: RecognisedTable,
  lines: readonly FigureLine[],
  { changes, bridge }: Pick<BudgetColumns, "changes" | "bridge">,
  context: ReadingContext,
): { readonly amounts: Amounts[]; readonly changes: readonly (readonly BudgetChangeCell[])[] } {
  const { table } = recognised;
  const { grid } = table;
  const announced = tableScale(recognised);
  const perColumn = new Map<number, number>();
  const scaleOf = (ref: CellRef): number => {
    const known = perColumn.get(ref.column);
    if (known !== undefined) return known;
    const cell = table.header.cells.get(ref.column);
    const own = cell ? [cell.text, ...cell.groups].map(scaleIn).find((scale) => scale !== null) : null;
    const scale = own ?? unitLineScale(recognised, ref.column) ?? announced;
    perColumn.set(ref.column, scale);
    return scale;
  };
  const printed: number[] = [];
  let largestScale = 1;
  for (const line of lines)
    for (const [figure, ref] of line.cells) {
      if (isRate(figure)) continue;
      const value = cellAt(grid, ref.row, ref.column);
      const scale = scaleOf(ref);
      largestScale = Math.max(largestScale, scale);
      if (scale > 1 && typeof value === "number") printed.push(value);
    }
  const doubtful = scaleDoubtful(largestScale, printed);
  if (largestScale > 1)
    context.log.add(
      doubtful ? "reading.scaleDoubtful" : "reading.scale",
      doubtful ? "warning" : "info",
      tableCorner(recognised),
      { scale: largestScale },
    );
  const printedChanges = lines.map((line) =>
    bridge.flatMap(({ column, heading }): BudgetChangeCell[] => {
      const raw = cellAt(grid, line.row, column);
      const ref = refOf(grid.name, line.row, column);
      const change = readAmount(raw, formatAt(grid, line.row, column), doubtful ? 1 : scaleOf(ref));
      if (change.ok)
        return [{ ref, raw, cents: change.value.cents, scale: change.value.factor, heading: heading?.text ?? "" }];
      // The column that has the role is told of with the others.
      if (change.reason !== "empty" && column !== line.cells.get("budgetChange")?.column)
        context.log.unreadable(ref, raw, "budgetChange", change.reason);
      return [];
    }),
  );
  const changed = changesInForce(lines, printedChanges);
  const read = lines.map((line): Amounts => {
    const amounts: Amounts = {};
    for (const [figure, ref] of line.cells) {
      if (isRate(figure)) continue;
      const raw = cellAt(grid, ref.row, ref.column);
      const amount = readAmount(raw, formatAt(grid, ref.row, ref.column), doubtful ? 1 : scaleOf(ref));
      if (amount.ok) amounts[figure] = { ref, raw, cents: amount.value.cents, scale: amount.value.factor };
      else if (amount.reason !== "empty") context.log.unreadable(ref, raw, figure, amount.reason);
    }
    return amounts;
  });
  if (changes.length === 0) return { amounts: read, changes: changed };
  const initials = initialsInForce(
    lines,
    read.map(({ budgetInitial }) => budgetInitial),
  );
  const money = read.map((amounts, index): Amounts => {
    const initial = initials[index];
    if (amounts.budget || !initial || Object.keys(amounts).length === 0) return amounts;
    const inForce = cents(changed[index]!.reduce<number>((sum, change) => sum + change.cents, initial.cents));
    // No cell holds it: `raw` is empty, so that no formula refers to the initial budget for it.
    const budget = { ref: initial.ref, raw: null, cents: inForce, scale: initial.scale };
    return { ...amounts, budgetInitial: initial, budget };
  });
  return { amounts: money, changes: changed };
}

function tableScale(recognised: RecognisedTable): number {
  const { table } = recognised;
  const texts = [
    ...table.titles.map((title) => title.text).reverse(),
    ...table.notes.map((note) => note.text),
    table.grid.name,
  ];
  return texts.map(scaleIn).find((scale) => scale !== null) ?? 1;
}

/** A line of units between the headings and the data. */
function unitLineScale(recognised: RecognisedTable, column: number): number | null {
  for (const row of recognised.table.header.rows) {
    const value = cellAt(recognised.table.grid, row, column);
    const scale = typeof value === "string" ? scaleIn(`(${value.replace(/[()]/g, "")})`) : null;
    if (scale !== null) return scale;
  }
  return null;
}

/** Cents that one printed figure may be rounded by. */
export function roundingUnit(money: readonly Amounts[]): number {
  let unit = 100;
  for (const amounts of money)
    for (const cell of Object.values(amounts)) {
      if (cell.scale > 1) return cell.scale * 50;
      if (cell.cents % 100 !== 0) unit = 1;
    }
  return unit === 1 ? 1 : 50;
}

export function readRateColumns(
  recognised: RecognisedTable,
  lines: readonly FigureLine[],
  money: readonly Amounts[],
  context: ReadingContext,
): Partial<Record<RateRole, RateCell>>[] {
  const { grid } = recognised.table;
  const rates: Partial<Record<RateRole, RateCell>>[] = lines.map(() => ({}));
  for (const role of RATE_ROLES) {
    const at: number[] = [];
    const sources = lines.flatMap((line, index) => {
      const ref = line.cells.get(role);
      if (!ref) return [];
      at.push(index);
      return [{ cell: { ref, raw: cellAt(grid, ref.row, ref.column) }, cents: centsOfRow(money[index]!) }];
    });
    readRates(grid, role, sources, context.log).forEach((rate, index) => {
      if (rate) rates[at[index]!]![role] = rate;
    });
  }
  return rates;
}
