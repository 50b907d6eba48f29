import type { Finding } from "../../cells/finding.ts";
import { eurosOf, type Cents } from "../../cells/units.ts";
import type { BudgetRow, MoneyCell } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import type { BudgetLine } from "../results.ts";
import { naming, type BudgetTable } from "./table.ts";

type Computed = (line: BudgetLine, row: BudgetRow) => Cents | number | null;

/** What a column of this heading may print, the usual meaning first. */
const BALANCES: readonly (readonly [
  "availableToCommit" | "availableToPay" | "outstanding" | "budget",
  readonly Computed[],
])[] = [
  ["availableToCommit", [({ availableToCommit }) => availableToCommit, ({ budget, paid }) => minus(budget, paid)]],
  ["availableToPay", [({ availableToPay }) => availableToPay]],
  ["outstanding", [({ outstanding }) => outstanding, ({ leftToPay }) => leftToPay]],
  ["budget", [(_, row) => initialAndChanges(row)]],
];

/**
 * Printed balances (reste à engager, reste à payer) and budgets in force (initial plus changes) against their sums. A
 * column that most of its rows contradict says something else: nothing is told of it.
 */
export function balanceFindings(table: BudgetTable): readonly Finding[] {
  return BALANCES.flatMap(([role, meanings]) => {
    const checked = meanings.map((meaning) => {
      const cells = table.statement.rows.flatMap((row) => {
        const printed = row.amounts[role];
        const line = table.lines.get(row);
        const computed = line ? meaning(line, row) : null;
        return printed && printed.raw !== null && computed !== null ? [{ row, printed, computed }] : [];
      });
      const wrong = cells.filter(({ printed, computed }) => Math.abs(printed.cents - computed) > rounding(printed));
      return { cells, wrong };
    });
    const agreeing = ({ cells, wrong }: (typeof checked)[number]): number => cells.length - wrong.length;
    const [best] = [...checked].sort((a, b) => agreeing(b) - agreeing(a));
    if (!best || agreeing(best) === 0 || best.wrong.length > best.cells.length / 3) return [];
    return best.wrong.map(({ row, printed, computed }) =>
      findingAt(printed.ref, "budget.balanceDisagrees", "warning", {
        ...naming(row),
        role,
        printed: eurosOf(printed.cents),
        computed: computed / 100,
        difference: (printed.cents - computed) / 100,
      }),
    );
  });
}

const minus = (from: Cents | null, taken: Cents | null): number | null =>
  from === null || taken === null ? null : from - taken;

function initialAndChanges({ amounts, changes = [] }: BudgetRow): number | null {
  const initial = amounts.budgetInitial?.cents ?? null;
  if (initial === null || changes.length === 0) return null;
  return changes.reduce<number>((sum, { cents }) => sum + cents, initial);
}

/** Cents that printing in k€ or M€ may hide. */
const rounding = ({ scale }: MoneyCell): number => (scale > 1 ? scale * 150 : 1);
