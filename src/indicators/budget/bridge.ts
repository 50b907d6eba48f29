import { cents, type Cents } from "../../cells/units.ts";
import type { BudgetChangeCell, BudgetRow } from "../../reading/statement.ts";
import type { BudgetBridge, BudgetLine, BudgetStep } from "../results.ts";
import type { Suspects } from "./mistyped.ts";

/**
 * From the initial budget to the one in force at `latest`: by the columns of changes where they add up to it, else from
 * one period to the next of the same year, without the rows that look mistyped. Null where the budget never moved, or
 * where there is none.
 */
export function budgetBridge(
  months: readonly BudgetLine[],
  latest: BudgetLine | null,
  suspects: Suspects,
): BudgetBridge | null {
  const mistyped = ({ parts }: BudgetLine): boolean => parts.some((row) => suspects.has(row));
  if (!latest || latest.budget === null || mistyped(latest)) return null;
  const initialRows = latest.parts;
  const initial = initialOf(initialRows);
  const columns = initial === null ? [] : columnSteps(initialRows);
  if (initial !== null && columns.length > 0 && initial + total(columns) === latest.budget)
    return { initial, steps: columns, current: latest.budget, initialRows, since: null };

  const year = latest.source.period?.year ?? null;
  const upTo = months.slice(0, months.indexOf(latest) + 1);
  const dated = upTo.filter(
    (line) => line.budget !== null && (line.source.period?.year ?? null) === year && !mistyped(line),
  );
  const [since] = dated;
  if (!since?.source.period || since.budget === null) return null;
  const steps = periodSteps(dated);
  if (initial === null)
    return steps.length === 0 ? null : { initial: since.budget, steps, current: latest.budget, initialRows: [], since };
  const first = since.budget - initial;
  const before = first === 0 ? [] : [{ change: cents(first), heading: null, cells: [], line: since, before: null }];
  return [...before, ...steps].length === 0
    ? null
    : { initial, steps: [...before, ...steps], current: latest.budget, initialRows, since };
}

const total = (steps: readonly BudgetStep[]): number => steps.reduce((sum, { change }) => sum + change, 0);

function initialOf(rows: readonly BudgetRow[]): Cents | null {
  const amounts = rows.map((row) => row.amounts.budgetInitial?.cents ?? null);
  return amounts.length === 0 || amounts.includes(null)
    ? null
    : cents(amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0));
}

/** One step a column of changes, in sheet order; columns without a change are none. */
function columnSteps(rows: readonly BudgetRow[]): readonly BudgetStep[] {
  const byColumn = new Map<number, BudgetChangeCell[]>();
  for (const change of rows.flatMap(({ changes = [] }) => changes)) {
    const cells = byColumn.get(change.ref.column);
    if (cells) cells.push(change);
    else byColumn.set(change.ref.column, [change]);
  }
  return [...byColumn]
    .sort(([a], [b]) => a - b)
    .flatMap(([, cells]) => {
      const change = cents(cells.reduce((sum, cell) => sum + cell.cents, 0));
      return cells.every((cell) => cell.cents === 0)
        ? []
        : [{ change, heading: cells[0]!.heading, cells, line: null, before: null }];
    });
}

function periodSteps(dated: readonly BudgetLine[]): readonly BudgetStep[] {
  return dated.flatMap((line, index) => {
    const before = dated[index - 1];
    const change = before ? (line.budget ?? 0) - (before.budget ?? 0) : 0;
    return before && change !== 0 ? [{ change: cents(change), heading: null, cells: [], line, before }] : [];
  });
}
