import { groupsOverAll } from "./title-envelope.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { BudgetStatement, Statement } from "./statement.ts";

interface Read {
  readonly table: RecognisedTable;
  readonly statement: Statement;
}

const LONGEST_NAME = 60;

/**
 * Several budgets of one sheet, each under a title of its own ("UFR Droit", "IUT"), are those of the entities that the
 * titles name, unless they are one an envelope. Nothing is told apart by titles that are missing or alike.
 */
export function toldApart(read: readonly Read[]): readonly Statement[] {
  const all = read.map(({ statement }) => statement);
  const budgets = read.flatMap(({ table, statement }) =>
    statement.kind === "budget-execution" ? [{ statement, name: nearestTitle(table) }] : [],
  );
  const names = new Set(budgets.map(({ name }) => name));
  const envelopes = budgets.map(({ statement }) => envelopeOf(statement));
  if (budgets.length < 2 || names.size < budgets.length || names.has(null)) return all;
  if (new Set(envelopes).size === budgets.length && !envelopes.includes(null)) return all;
  if (budgets.some(({ statement }) => statement.rows.some(({ entity }) => entity !== null))) return all;
  const named = new Map<Statement, string | null>(budgets.map(({ statement, name }) => [statement, name]));
  return all.map((statement) => {
    const entity = named.get(statement) ?? null;
    if (statement.kind !== "budget-execution" || entity === null) return statement;
    return { ...statement, rows: statement.rows.map((row) => ({ ...row, entity })) };
  });
}

function nearestTitle({ table }: RecognisedTable): string | null {
  const name = [...table.titles.map(({ text }) => text), ...groupsOverAll(table)].at(-1)?.trim() ?? "";
  return name === "" || name.length > LONGEST_NAME ? null : name;
}

function envelopeOf({ rows }: BudgetStatement): string | null {
  const [first] = rows;
  const envelope = first?.envelope ?? null;
  return rows.every((row) => row.envelope === envelope) ? envelope : null;
}
