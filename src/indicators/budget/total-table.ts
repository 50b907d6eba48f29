import type { Finding } from "../../cells/finding.ts";
import { eurosOf } from "../../cells/units.ts";
import { saysTotal } from "../../reading/totals.ts";
import { findingAt } from "../finding-at.ts";
import type { BudgetLine, BudgetResult } from "../results.ts";
import { cellOf } from "./table.ts";

const ROLES = ["budget", "committed", "paid", "cpBudget"] as const;

/** A table that prints the sum of the others, and what is to be said of it. */
export interface TotalTable {
  readonly table: BudgetResult;
  /** Whether it gives their sum to the cent. */
  readonly agrees: boolean;
  readonly findings: readonly Finding[];
}

/**
 * The table that is the total of this year's others (a sheet "Total" beside a sheet an envelope): by its figures, all
 * equal to their sum at the same period, else by its name. Null where there is none: the figures then add up as they are.
 */
export function totalTable(results: readonly BudgetResult[]): TotalTable | null {
  const placed = results.filter(({ current, latest }) => current && latest !== null);
  if (placed.length < 3) return null;
  const others = (table: BudgetResult): readonly BudgetResult[] => placed.filter((other) => other !== table);
  const summed = placed.find((table) => isSum(table, others(table)));
  if (summed) {
    const params = { label: nameOf(summed), tables: placed.length - 1 };
    return {
      table: summed,
      agrees: true,
      findings: [findingAt(cellAt(summed, "budget"), "budget.totalTable", "info", params)],
    };
  }
  const named = placed.filter((table) => saysTotal(nameOf(table)));
  const [table] = named;
  if (!table || named.length > 1) return null;
  return { table, agrees: false, findings: differences(table, others(table)) };
}

/** The tables that the headline adds up: the total alone where it is one, else every table of the year but a wrong total. */
export function headlineTables(results: readonly BudgetResult[]): readonly BudgetResult[] {
  const placed = results.filter(({ current, latest }) => current && latest !== null);
  const total = totalTable(results);
  if (!total) return placed;
  return total.agrees ? [total.table] : placed.filter((table) => table !== total.table);
}

const amountsOf = (tables: readonly BudgetResult[], role: (typeof ROLES)[number]): number | null =>
  tables.reduce<number | null>((sum, { latest }) => {
    const amount = latest?.[role] ?? null;
    return sum === null || amount === null ? null : sum + amount;
  }, 0);

const samePeriod = (table: BudgetResult, others: readonly BudgetResult[]): boolean =>
  others.every(({ latest }) => latest?.period === table.latest?.period);

function isSum(table: BudgetResult, others: readonly BudgetResult[]): boolean {
  if (!samePeriod(table, others)) return false;
  const printed = ROLES.filter((role) => (table.latest?.[role] ?? null) !== null);
  const telling = printed.filter((role) => table.latest?.[role] !== 0);
  return telling.length >= 2 && printed.every((role) => table.latest?.[role] === amountsOf(others, role));
}

function differences(table: BudgetResult, others: readonly BudgetResult[]): readonly Finding[] {
  if (!samePeriod(table, others)) return [];
  return ROLES.flatMap((role) => {
    const printed = table.latest?.[role] ?? null;
    const sum = amountsOf(others, role);
    if (printed === null || sum === null || printed === sum) return [];
    const params = {
      label: nameOf(table),
      role,
      printed: eurosOf(printed),
      sum: sum / 100,
      difference: (printed - sum) / 100,
    };
    return [findingAt(cellAt(table, role), "budget.totalDisagrees", "warning", params)];
  });
}

const rowOf = ({ parts, source }: BudgetLine) => parts[0] ?? source;

const cellAt = ({ latest }: BudgetResult, role: (typeof ROLES)[number]) => cellOf(rowOf(latest!), role);

/** What its rows are of, else the name of its sheet. */
function nameOf({ latest, statement }: BudgetResult): string {
  const { entity, envelope } = rowOf(latest!);
  return entity ?? envelope ?? statement.block.sheet;
}
