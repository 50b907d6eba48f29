import type { Finding } from "../../cells/finding.ts";
import type { BudgetRow, BudgetStatement, MoneyCell, MoneyRole, PrintedTotal } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import { seriesOf } from "./series.ts";

/** Amounts of a period alone, which add up over months when the table is monthly. */
const FLOWS: ReadonlySet<string> = new Set<MoneyRole>(["committed", "paid", "serviceDone", "budgetChange"]);

const rowsOf = new WeakMap<BudgetStatement, ReadonlyMap<number, readonly BudgetRow[]>>();

function byNumber(statement: BudgetStatement): ReadonlyMap<number, readonly BudgetRow[]> {
  const known = rowsOf.get(statement);
  if (known) return known;
  const rows = new Map<number, BudgetRow[]>();
  for (const row of statement.rows) rows.set(row.row, [...(rows.get(row.row) ?? []), row]);
  rowsOf.set(statement, rows);
  return rows;
}

/** The rows that a printed total should equal the sum of. */
export function leavesOf(statement: BudgetStatement, { leaves, within }: PrintedTotal): readonly BudgetRow[] {
  const rows = byNumber(statement);
  return leaves
    .flatMap((leaf) => rows.get(leaf) ?? [])
    .filter(
      ({ envelope, entity, period }) =>
        within === undefined || [envelope, entity, String(period?.year), period?.key].includes(within),
    );
}

/** Printed totals against the leaves they should equal. */
export function printedTotalFindings(statement: BudgetStatement): readonly Finding[] {
  return statement.totals.flatMap((total) => {
    const leaves = leavesOf(statement, total);
    return leaves.length === 0 ? [] : roleFindings(statement, total, leaves);
  });
}

function roleFindings(
  statement: BudgetStatement,
  total: PrintedTotal,
  leaves: readonly BudgetRow[],
): readonly Finding[] {
  const last = seriesOf(leaves).flatMap(({ rows }) => rows.at(-1) ?? []);
  return (Object.keys(total.amounts) as MoneyRole[]).flatMap((role) => {
    const printed = total.amounts[role];
    const added = statement.cumulative === false && FLOWS.has(role) ? leaves : last;
    const cells = added.map((row) => row.amounts[role]).filter((cell) => cell !== undefined);
    if (!printed || cells.length < added.length) return [];
    const sum = cells.reduce((so, { cents }) => so + cents, 0);
    const difference = printed.cents - sum;
    if (Math.abs(difference) <= roundingOf(cells, printed)) return [];
    const params = {
      label: total.label,
      role,
      printed: printed.cents / 100,
      sum: sum / 100,
      difference: difference / 100,
    };
    return [findingAt(printed.ref, "budget.totalDisagrees", "warning", params)];
  });
}

/** Cents by which roundings alone explain a difference: none between euros and cents, half a unit a leaf in k€ or M€. */
function roundingOf(cells: readonly MoneyCell[], printed: MoneyCell): number {
  const units = [...cells, printed].map(({ raw, scale }) => {
    if (typeof raw === "number" && Number.isInteger(raw) && scale > 1) return scale * 100;
    if (scale > 1) return (scale * 100) / 1000;
    return typeof raw === "number" && Math.abs(raw * 100 - Math.round(raw * 100)) > 1e-4 ? 1 : 0;
  });
  return (units.reduce((a, b) => Math.max(a, b), 0) * (cells.length + 1)) / 2;
}
