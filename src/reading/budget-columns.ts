import type { CellRef } from "../cells/address.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { refOf } from "./block.ts";
import { CONTENT_OF, type Role } from "./roles.ts";
import type { MoneyRole, PeriodCell, RateRole } from "./statement.ts";
import { unnamedRates } from "./unnamed-rates.ts";
import { saysPayment, suits, type TableColumn } from "./table-columns.ts";

export const RATE_ROLES: readonly RateRole[] = ["rateCommitted", "ratePaid", "rateExecuted"];

export type Figure = MoneyRole | RateRole;
export const isRate = (figure: Figure): figure is RateRole => (RATE_ROLES as readonly string[]).includes(figure);

/** One line of figures, wherever they stand. */
export interface FigureLine {
  readonly row: number;
  readonly label: string;
  readonly labelRef: CellRef;
  readonly envelope: string | null;
  readonly entity: string | null;
  readonly period: PeriodCell | null;
  readonly dated: boolean;
  readonly depth: number | null;
  readonly code: string | null;
  readonly section: number;
  readonly surelyTotal: boolean;
  readonly cells: ReadonlyMap<Figure, CellRef>;
}

/** What a table's columns are for. */
export interface BudgetColumns {
  readonly figures: ReadonlyMap<Figure, TableColumn>;
  readonly keys: ReadonlyMap<Role, TableColumn>;
  /** Without a column of the budget in force, what adds up to it with the initial budget. */
  readonly changes: readonly TableColumn[];
  /** Every column of changes, the budget in force having its own or not. */
  readonly bridge: readonly TableColumn[];
  readonly aeCp: boolean;
}

/** The heading, or the group over it, is of the CP alone. */
const saysPaymentCredits = ({ heading }: TableColumn): boolean => {
  const words = [heading?.text ?? "", ...(heading?.groups ?? [])].join(" ");
  return /\bCP\b|cr[ée]dits? de paiement/i.test(words) && !/\bAE\b|autorisations? d.engagement/i.test(words);
};

/** Every column of changes, "BR1", "BR2", in sheet order; those of the CP change another ceiling. */
function changeColumns({ table, recognition }: RecognisedTable): TableColumn[] {
  const { columns } = recognition.assignment;
  const others = new Set([...columns].filter(([role]) => role !== "budgetChange").map(([, column]) => column));
  return table.columns.filter(
    (column) => !others.has(column) && suits(column, "budgetChange") > 0 && !saysPaymentCredits(column),
  );
}

/** Heading roles → figures: AE and CP become budget, committed, cpBudget and paid (domain.md §1, cli.md). */
export function figureOfRole(role: Role, has: (role: Role) => boolean): Figure | null {
  switch (role) {
    case "aeOpen":
      return has("budget") ? null : "budget";
    case "aeUsed":
      return has("committed") ? null : "committed";
    case "cpUsed":
      return has("paid") ? null : "paid";
    case "cpOpen":
      return has("aeOpen") || has("budget") ? "cpBudget" : "budget";
    case "budgetInitial":
      return has("budget") || has("aeOpen") || has("budgetChange") ? "budgetInitial" : "budget";
    default:
      return CONTENT_OF[role] === "amount" || CONTENT_OF[role] === "rate" ? (role as Figure) : null;
  }
}

export function budgetColumns(recognised: RecognisedTable): BudgetColumns {
  const { assignment } = recognised.recognition;
  const columns = new Map(assignment.columns);
  const initial = columns.get("budgetInitial");
  // Where periods are columns, a column says no change of a line.
  const bridge = recognised.cross ? [] : changeColumns(recognised);
  const changes = columns.has("budget") || columns.has("aeOpen") || !initial ? [] : bridge;
  // "BR1" may print the budget after the change: amounts of the same size as the initial budget are no change.
  const level = initial && changes.findLast((change) => change.profile.largest > 0.5 * initial.profile.largest);
  if (level) {
    columns.set("budget", level);
    if (columns.get("budgetChange") === level) columns.delete("budgetChange");
  }
  const has = (role: Role): boolean => columns.has(role);
  const figures = new Map<Figure, TableColumn>();
  const keys = new Map<Role, TableColumn>();
  const inOrder = [...columns].sort(([, a], [, b]) => a.column - b.column);
  for (const [role, column] of inOrder) {
    const figure = figureOfRole(role, has);
    if (figure) figures.set(figure, column);
    else if (CONTENT_OF[role] !== "amount") keys.set(role, column);
  }
  separatePayments(recognised, columns, figures);
  for (const [role, column] of unnamedRates(recognised, figures)) figures.set(role, column);
  const aeCp = (has("aeOpen") || has("aeUsed")) && (has("cpOpen") || has("cpUsed"));
  return { figures, keys, changes: level ? [] : changes, bridge: level ? [] : bridge, aeCp };
}

const headingOf = (column: TableColumn): string => column.heading?.text ?? "";

/** Mandater and payer are two steps (domain.md §1): CP are consumed by the second; the first keeps a column of its own. */
function separatePayments(
  { table }: RecognisedTable,
  columns: ReadonlyMap<Role, TableColumn>,
  figures: Map<Figure, TableColumn>,
): void {
  const paid = columns.get("paid");
  const cpUsed = columns.get("cpUsed");
  if (!paid) return;
  if (cpUsed) {
    figures.set("paid", cpUsed);
    if (!saysPayment(paid)) figures.set("ordered", paid);
    return;
  }
  const taken = new Set(columns.values());
  const other = table.columns.find(
    (column) => !taken.has(column) && suits(column, "paid") > 0 && !/\bmois|mensuel|month/iu.test(headingOf(column)),
  );
  if (!other || saysPayment(paid) === saysPayment(other)) return;
  figures.set(saysPayment(paid) ? "ordered" : "disbursed", other);
}

/** The headings of a table with their groups, each once. */
export const headingTexts = (recognised: RecognisedTable): string[] => [
  ...new Set([...recognised.table.header.cells.values()].flatMap((cell) => [...cell.groups, cell.text])),
];

/** Where findings about a whole table point. */
export const tableCorner = ({ table }: RecognisedTable): CellRef =>
  refOf(table.grid.name, table.header.rows[0]!, table.columns[0]!.column);
