import { readAmount } from "../cells/amount.ts";
import { cellAt, formatAt } from "../cells/grid.ts";
import { readRate } from "../cells/rate.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { RateRole } from "./statement.ts";
import { sampleRows, type TableColumn } from "./table-columns.ts";

const LEAST_ROWS = 2;
const AGREEING = 0.8;
/** A printed rate may be rounded to the percent. */
const TOLERANCE = 0.0051;

/** What a rate may divide, with the role that says so; "Taux C/B*100" names neither. */
const QUOTIENTS: readonly (readonly [RateRole, "committed" | "paid", "budget" | "committed"])[] = [
  ["rateCommitted", "committed", "budget"],
  ["ratePaid", "paid", "committed"],
  ["rateExecuted", "paid", "budget"],
];

/** Columns of rates that no heading names, by the one quotient that their cells agree with. */
export function unnamedRates(
  recognised: RecognisedTable,
  named: ReadonlyMap<string, TableColumn>,
): ReadonlyMap<RateRole, TableColumn> {
  const { table } = recognised;
  const taken = new Set(named.values());
  const found = new Map<RateRole, TableColumn>();
  for (const column of table.columns) {
    const { counts, largest, filled } = column.profile;
    const rated = counts.rate > filled * 0.5 || /taux|%|\brate\b|\/|\*\s*100/i.test(column.heading?.text ?? "");
    if (taken.has(column) || !rated || counts.rate + counts.number < LEAST_ROWS || largest > 1_000) continue;
    const fitting = QUOTIENTS.filter(([role, part, whole]) => {
      const above = named.get(part);
      const below = named.get(whole);
      if (named.has(role) || found.has(role) || !above || !below) return false;
      return agrees(recognised, column, above, below);
    });
    const [only] = fitting;
    if (only && fitting.length === 1) found.set(only[0], column);
  }
  return found;
}

function agrees({ table }: RecognisedTable, rates: TableColumn, part: TableColumn, whole: TableColumn): boolean {
  const { grid } = table;
  let tested = 0;
  let fractions = 0;
  let percentages = 0;
  for (const row of sampleRows(table.top, table.bottom)) {
    const rate = readRate(cellAt(grid, row, rates.column), formatAt(grid, row, rates.column));
    const above = readAmount(cellAt(grid, row, part.column), formatAt(grid, row, part.column));
    const below = readAmount(cellAt(grid, row, whole.column), formatAt(grid, row, whole.column));
    if (!rate.ok || !above.ok || !below.ok || below.value.cents <= 0 || above.value.cents === 0) continue;
    tested += 1;
    const expected = above.value.cents / below.value.cents;
    if (Math.abs(rate.value.ratio - expected) <= TOLERANCE) fractions += 1;
    if (Math.abs(rate.value.ratio / 100 - expected) <= TOLERANCE) percentages += 1;
  }
  return tested >= LEAST_ROWS && Math.max(fractions, percentages) >= tested * AGREEING;
}
