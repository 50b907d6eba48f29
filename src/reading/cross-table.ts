import { cellAt } from "../cells/grid.ts";
import { assign, NO_ASSIGNMENT } from "./assign.ts";
import type { FoundTable } from "./found-table.ts";
import type { HeadingCell } from "./header.ts";
import { NAMES_ROLE, rolesOfHeading } from "./heading-role.ts";
import { OWN_WORDS, type Recognition } from "./kinds.ts";
import { CONTENT_OF, ROLES_OF, type Role } from "./roles.ts";
import { textAt } from "./sheet-rows.ts";
import type { SheetKind } from "./statement.ts";
import type { TableColumn } from "./table-columns.ts";

/** One line of figures along the periods: what they are, and of what (an envelope, a cost centre). */
export interface CrossLine {
  readonly row: number;
  readonly role: Role;
  readonly label: string;
  /** The words that head a group of lines; null when there is one group. */
  readonly group: string | null;
}

/**
 * A table with its periods along the columns: either the measures run down ("Budget", "Engagé" under months), or each
 * heading is a measure of a period ("Engagé T1", "Janvier" over "Budget | Engagé").
 */
export interface CrossTable {
  readonly shape: "measures-down" | "measures-across";
  readonly recognition: Recognition;
  readonly labelColumn: number | null;
  /** Columns by the period they stand for, in sheet order. */
  readonly periods: readonly { readonly column: number; readonly heading: HeadingCell; readonly role: Role | null }[];
  /** Only for measures down. */
  readonly lines: readonly CrossLine[];
}

const BUDGET_ROLES = ROLES_OF["budget-execution"]!.filter(
  (role) => CONTENT_OF[role] === "amount" || CONTENT_OF[role] === "rate",
);
const OPEN: readonly Role[] = ["budget", "budgetInitial", "aeOpen", "cpOpen"];
const SPENT: readonly Role[] = ["committed", "paid", "serviceDone", "aeUsed", "cpUsed"];
/** Whose the figures of a line are. */
const OWNERS: readonly Role[] = ["envelope", "costCentre"];
const SPAN_KINDS = ["month", "quarter", "semester", "year", "date"];

const NO_SCORES: ReadonlyMap<Role, number> = new Map();

const best = (scores: ReadonlyMap<Role, number>, roles: readonly Role[]): Role | null => {
  let found: Role | null = null;
  let most = NAMES_ROLE;
  for (const role of roles) {
    const score = scores.get(role) ?? 0;
    if (score > most || (score === most && found === null)) {
      found = role;
      most = score;
    }
  }
  return found;
};

/** Reads periods along the columns, when that is how a budget or a count of anomalies stands. */
export function crossTable(table: FoundTable, wished: SheetKind | null): CrossTable | null {
  const periods = table.columns.filter(
    (column) => column.heading?.period && SPAN_KINDS.includes(column.heading.period.kind),
  );
  if (periods.length < 2) return null;
  const across = wished === null || wished === "budget-execution" ? measuresAcross(table, periods) : null;
  if (across) return across;
  const labels = table.columns.filter((column) => !periods.includes(column) && column.column < periods[0]!.column);
  const labelColumn = labels.findLast((column) => column.profile.counts.text > 0);
  if (!labelColumn) return null;
  if (wished === null || wished === "budget-execution") {
    const down = measuresDown(table, periods, labelColumn, labels);
    if (down) return down;
  }
  return wished === null || wished === "anomalies" ? anomaliesDown(table, periods, labelColumn) : null;
}

const asPeriods = (columns: readonly TableColumn[], role: Role | null): CrossTable["periods"] =>
  columns.map((column) => ({ column: column.column, heading: column.heading!, role }));

function measuresDown(
  table: FoundTable,
  periods: readonly TableColumn[],
  labelColumn: TableColumn,
  labels: readonly TableColumn[],
): CrossTable | null {
  if (periods.filter((column) => column.profile.counts.number > 0).length < 2) return null;
  const outer = labels.find((column) => column !== labelColumn && column.profile.counts.text > 0);
  const lines: CrossLine[] = [];
  let section: string | null = null;
  let filledGroup: string | null = null;
  for (let row = table.top; row <= table.bottom; row += 1) {
    const label = textAt(table.grid, row, labelColumn.column);
    const own = outer ? textAt(table.grid, row, outer.column) : "";
    if (own !== "") filledGroup = own;
    if (label === "") continue;
    const figures = periods.some((column) => cellAt(table.grid, row, column.column) !== null);
    if (!figures) {
      section = label;
      continue;
    }
    const role = best(rolesOfHeading(label), BUDGET_ROLES);
    if (role) lines.push({ row, role, label, group: filledGroup ?? section });
  }
  const roles = new Set(lines.map((line) => line.role));
  const open = OPEN.some((role) => roles.has(role));
  const spent = SPENT.some((role) => roles.has(role));
  if (!(open && spent) && !(roles.has("committed") && roles.has("paid"))) return null;
  // "Budget" and "Actual" alone head many a chart of examples.
  if (roles.size < 3 && !OWN_WORDS.test(lines.map((line) => line.label).join(" "))) return null;
  // Lines that repeat a measure belong to as many groups; without a name for them nothing tells them apart.
  const keys = lines.map((line) => `${line.group ?? ""}\u0000${line.role}`);
  const clear = lines.filter((_, index) => keys.indexOf(keys[index]!) === index);
  return {
    shape: "measures-down",
    recognition: {
      kind: "budget-execution",
      confidence: Math.min(0.97, 0.6 + 0.08 * roles.size),
      assignment: NO_ASSIGNMENT,
    },
    labelColumn: labelColumn.column,
    periods: asPeriods(periods, null),
    lines: clear,
  };
}

function measuresAcross(table: FoundTable, periods: readonly TableColumn[]): CrossTable | null {
  const named = periods.flatMap((column) => {
    const role = best(column.heading!.scores, BUDGET_ROLES);
    return role ? [{ column: column.column, heading: column.heading!, role }] : [];
  });
  // "Budget 2015 | Engagé au 30/06 | Engagé au 30/09": what is said for the year stands beside every part of it.
  const finer = named.filter(({ heading }) => heading.period!.kind !== "year");
  const measures = finer.length > 0 ? finer : named;
  const keys = new Set(measures.map((measure) => measure.heading.period!.key));
  const roles = new Set<Role>(measures.map((measure) => measure.role));
  // A measure that no other period repeats is only dated by its heading.
  if (keys.size < 2 || roles.size === measures.length) return null;
  const dated = new Set(measures.map((measure) => measure.column));
  const fixed = table.columns.filter((column) => !dated.has(column.column));
  const assignment = assign([...BUDGET_ROLES.filter((role) => !roles.has(role)), ...OWNERS], fixed);
  const open = OPEN.some((role) => roles.has(role) || assignment.columns.has(role));
  const spent = SPENT.some((role) => roles.has(role));
  if (!(open && spent) && !(roles.has("committed") && roles.has("paid"))) return null;
  const texts = fixed.filter((column) => column.profile.counts.text > 0);
  const label = texts.find((column) => best(column.heading?.scores ?? NO_SCORES, ["label"]) !== null) ?? texts[0];
  return {
    shape: "measures-across",
    recognition: {
      kind: "budget-execution",
      confidence: Math.min(0.95, 0.56 + 0.06 * roles.size + 0.02 * keys.size),
      assignment,
    },
    labelColumn: label?.column ?? null,
    periods: measures,
    lines: [],
  };
}

/** "Nb d'anomalies bloquantes par trimestre" with one column a quarter. */
function anomaliesDown(
  table: FoundTable,
  periods: readonly TableColumn[],
  labelColumn: TableColumn,
): CrossTable | null {
  const lines: CrossLine[] = [];
  for (let row = table.top; row <= table.bottom; row += 1) {
    const label = textAt(table.grid, row, labelColumn.column);
    const score = rolesOfHeading(label).get("anomalyCount") ?? 0;
    if (score >= NAMES_ROLE) lines.push({ row, role: "anomalyCount", label, group: null });
  }
  if (lines.length === 0) return null;
  return {
    shape: "measures-down",
    recognition: { kind: "anomalies", confidence: 0.8, assignment: NO_ASSIGNMENT },
    labelColumn: labelColumn.column,
    periods: asPeriods(periods, null),
    lines,
  };
}
