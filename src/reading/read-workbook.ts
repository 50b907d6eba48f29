import { a1 } from "../cells/address.ts";
import { cellAt, type SheetGrid, type WorkbookSnapshot } from "../cells/grid.ts";
import type { Settings, SheetOverride } from "../cells/settings.ts";
import { findingLog, type FindingLog } from "./cell-findings.ts";
import {
  findTables,
  likeliestHeader,
  NO_WISH,
  sampleText,
  tableByWish,
  type RecognisedTable,
  type Wish,
} from "./find-tables.ts";
import { SURE } from "./kinds.ts";
import { readBudget } from "./read-budget.ts";
import { namedAreas, type NamedArea } from "./named-areas.ts";
import { readAnomalies, readVolumes } from "./read-counts.ts";
import { readFacts } from "./read-facts.ts";
import { readInvoices } from "./read-invoices.ts";
import { readRegister } from "./read-register.ts";
import { readRoadmap } from "./read-roadmap.ts";
import { readScenarios } from "./read-scenarios.ts";
import { readService } from "./read-service.ts";
import { readTickets } from "./read-tickets.ts";
import type { ReadingContext } from "./reading-context.ts";
import { ROLES_OF, type Role } from "./roles.ts";
import { isBlank } from "./sheet-rows.ts";
import { toldApart } from "./told-apart.ts";
import type { SheetKind, SheetReading, Statement, WorkbookReading } from "./statement.ts";

/** Another kind this near makes the user's word welcome. */
const NEAR_KIND = 0.06;

/**
 * What every sheet of a workbook says. Pure and total: whatever the cells hold, they are read or reported with their
 * place, never guessed in silence. The user's overrides win over detection.
 */
export function readWorkbook(snapshot: WorkbookSnapshot, settings: Settings): WorkbookReading {
  const log = findingLog();
  const context: ReadingContext = { sheets: snapshot.sheets, date1904: snapshot.date1904, settings, log };
  const sheets: SheetReading[] = [];
  const statements: Statement[] = [];
  for (const grid of snapshot.sheets) {
    const wish = wishOf(settings.overrides.find((override) => override.sheet === grid.name));
    const { reading, found } = readSheet(grid, wish, namedAreas(grid, snapshot.names), context);
    sheets.push(reading);
    statements.push(...found);
  }
  return { sheets, statements, findings: log.list() };
}

const READABLE = new Set<string>([...Object.keys(ROLES_OF)]);

function wishOf(override: SheetOverride | undefined): Wish & { readonly skip: boolean } {
  if (!override) return { ...NO_WISH, skip: false };
  const known = override.kind !== null && READABLE.has(override.kind);
  return {
    kind: known ? (override.kind as SheetKind) : null,
    columns: new Map(Object.entries(override.columns) as [Role, number][]),
    skip: override.kind !== null && !known,
  };
}

const unread = (
  grid: SheetGrid,
  kind: SheetKind,
  reason: string | null,
  headings: SheetReading["headings"],
): SheetReading => ({
  sheet: grid.name,
  sheetId: grid.id,
  kind,
  own: grid.own,
  confidence: kind === "unrecognised" ? 0 : 1,
  toConfirm: false,
  blocks: [],
  headings,
  reason,
});

function readSheet(
  grid: SheetGrid,
  wish: Wish & { readonly skip: boolean },
  names: readonly NamedArea[],
  context: ReadingContext,
): { reading: SheetReading; found: Statement[] } {
  if (grid.own !== null)
    return { reading: unread(grid, grid.own === "settings" ? "settings" : "generated", "own-sheet", []), found: [] };
  if (grid.values.length === 0) return { reading: unread(grid, "unrecognised", "empty", []), found: [] };
  if (wish.skip) return { reading: unread(grid, "unrecognised", "by-choice", headingsOf(grid, null)), found: [] };

  const detected = findTables(grid, wish, names);
  const wished = detected.length === 0 ? tableByWish(grid, wish) : null;
  const read = (wished ? [wished] : detected).map((table) => ({ table, statement: statementOf(table, context) }));
  const telling = read.filter(({ statement }) => statement.rows.length > 0);
  const tables = telling.map(({ table }) => table);
  const found = [...toldApart(telling)];
  if (tables.length === 0) {
    const headings = headingsOf(grid, read[0]?.table ?? null);
    const reason =
      read.length > 0
        ? "no-rows"
        : wish.kind !== null
          ? "kind-not-found"
          : headings.length === 0
            ? "no-header"
            : "unknown-headings";
    return { reading: unread(grid, "unrecognised", reason, headings), found: [] };
  }
  const main = tables.reduce((best, table) =>
    table.recognition.confidence > best.recognition.confidence ? table : best,
  );
  const doubtful = tables.map((table) => sayDoubts(table, wish, context.log)).some(Boolean);
  sayHidden(grid, tables, context.log);
  sayNamed(grid, tables, context.log);
  const reading: SheetReading = {
    sheet: grid.name,
    sheetId: grid.id,
    kind: main.recognition.kind,
    own: null,
    confidence: main.recognition.confidence,
    toConfirm: doubtful,
    blocks: found.map((statement) => statement.block),
    headings: headingsOf(grid, main),
    reason: null,
  };
  return { reading, found };
}

function statementOf(table: RecognisedTable, context: ReadingContext): Statement {
  switch (table.recognition.kind) {
    case "service-indicators":
      return readService(table, context);
    case "tickets":
      return readTickets(table, context);
    case "anomalies":
      return readAnomalies(table, context);
    case "volumes":
      return readVolumes(table, context);
    case "register":
      return readRegister(table, context);
    case "roadmap":
      return readRoadmap(table, context);
    case "scenarios":
      return readScenarios(table, context);
    case "facts":
      return readFacts(table);
    case "invoices":
      return readInvoices(table, context);
    default:
      return readBudget(table, context);
  }
}

/** Whether the user should confirm the reading of a table; what is doubtful is said. */
function sayDoubts({ table, recognition, other, cross }: RecognisedTable, wish: Wish, log: FindingLog): boolean {
  for (const { role, column, otherColumn, otherRole } of recognition.assignment.doubts) {
    const row = column.heading?.row ?? table.header.rows[0]!;
    log.add(
      "reading.ambiguousColumn",
      "warning",
      { sheet: table.grid.name, row, column: column.column },
      {
        role,
        heading: column.heading?.text ?? "",
        otherCell: otherColumn ? a1(otherColumn.heading?.row ?? row, otherColumn.column) : null,
        otherHeading: otherColumn?.heading?.text ?? null,
        otherRole,
      },
    );
  }
  if (wish.kind !== null) return recognition.assignment.doubts.length > 0;
  const nearOther = cross === null && other !== null && recognition.confidence - other.confidence < NEAR_KIND;
  return recognition.assignment.doubts.length > 0 || recognition.confidence < SURE || nearOther;
}

/** Hidden cells are read like the others: whoever hid them should know. */
function sayHidden(grid: SheetGrid, tables: readonly RecognisedTable[], log: FindingLog): void {
  let rows = 0;
  let columns = 0;
  const seen = new Set<number>();
  for (const { table } of tables) {
    for (const row of grid.hiddenRows) if (row >= table.top && row <= table.bottom) rows += 1;
    for (const { column } of table.columns)
      if (grid.hiddenColumns.has(column) && !seen.has(column)) {
        seen.add(column);
        columns += 1;
      }
  }
  const sheet = grid.visibility !== "Visible";
  if (rows > 0 || columns > 0 || sheet) log.add("reading.hidden", "info", null, { sheet, rows, columns }, grid.name);
}

/** Rows that go on under a named range are not read: its name says where the table ends. */
function sayNamed(grid: SheetGrid, tables: readonly RecognisedTable[], log: FindingLog): void {
  for (const { table, named } of tables) {
    if (named === undefined) continue;
    const columns = table.columns.map(({ column }) => column);
    const goesOn = (row: number): boolean => columns.filter((column) => !isBlank(cellAt(grid, row, column))).length > 1;
    let below = 0;
    while (goesOn(table.bottom + 1 + below)) below += 1;
    const corner = { sheet: grid.name, row: table.header.rows[0]!, column: Math.min(...columns) };
    log.add("reading.namedRange", below > 0 ? "warning" : "info", corner, { name: named, below });
  }
}

function headingsOf(grid: SheetGrid, main: RecognisedTable | null): SheetReading["headings"] {
  if (main) {
    return main.table.columns.map((column) => ({
      column: column.column,
      text: column.heading?.text ?? "",
      sample: sampleText(grid, column.column, main.table.top),
    }));
  }
  const header = likeliestHeader(grid);
  if (!header) return [];
  const top = Math.max(...header.rows) + 1;
  return [...header.cells.values()].map((cell) => ({
    column: cell.column,
    text: cell.text,
    sample: sampleText(grid, cell.column, top),
  }));
}
