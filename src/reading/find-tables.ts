import { cellAt, formatAt, type GridTable, type SheetGrid } from "../cells/grid.ts";
import { holdingOf } from "./content.ts";
import { crossTable, type CrossTable } from "./cross-table.ts";
import type { FoundTable, Title } from "./found-table.ts";
import { headerAt, type FreeColumn, type Header } from "./header.ts";
import { bestOf, NAMES_ROLE, rolesOfHeading } from "./heading-role.ts";
import { ACCEPTED, recognise, type Candidate, type Recognition } from "./kinds.ts";
import { LEXICON } from "./lexicon.ts";
import type { NamedArea } from "./named-areas.ts";
import { ownersAcross, yearsAcross, type OwnersAcross } from "./owners-across.ts";
import { CONTENT_OF, type Role } from "./roles.ts";
import { columnsEnd, isBlank, rowsEnd, rowsOf, textAt } from "./sheet-rows.ts";
import type { SheetKind } from "./statement.ts";
import { columnOf, holdsSomething, sampleRows, type TableColumn } from "./table-columns.ts";
import { headersFrom, lastDataRow, notesBelow, titlesAbove } from "./table-extent.ts";

/** A table and what it was taken for; `other` is the next best kind. */
export interface RecognisedTable {
  readonly table: FoundTable;
  readonly recognition: Recognition;
  readonly other: Recognition | null;
  /** Set when periods run along the columns. */
  readonly cross: CrossTable | null;
  /** Set when envelopes or components do: the recognition is then that of the first one's columns. */
  readonly owners?: OwnersAcross;
  /** The name that the user gave to the table's range. */
  readonly named?: string;
}

/** What the user said of a sheet: its kind, and columns by role. */
export interface Wish {
  readonly kind: SheetKind | null;
  readonly columns: ReadonlyMap<Role, number>;
}

export const NO_WISH: Wish = { kind: null, columns: new Map() };

const ROLES = Object.keys(LEXICON) as Role[];
/** Rows at the top of a sheet where a header may stand anywhere; further down only after an empty or sparse row. */
const OPENING_ROWS = 300;
/** Rows further down that are tried as headers: more is a list with gaps, not a stack of tables. */
const MOST_LATER = 1_000;
/** Rows looked at before the whole table is. */
const GLANCE = 12;
/** What titles, which a glance leaves out, may add to a confidence. */
const TITLES_ADD = 0.16;
const WIDEST = 400;
/** Empty columns between two halves of one table. */
const LEFT_REACH = 3;

interface Taken {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The tables of a sheet, in reading order: those that Excel knows first, then those in ranges that the user named, then
 * what stands elsewhere. Linear in its cells.
 */
export function findTables(grid: SheetGrid, wish: Wish, names: readonly NamedArea[] = []): RecognisedTable[] {
  const found: RecognisedTable[] = [];
  const taken: Taken[] = [];
  const free: FreeColumn = (row, column) =>
    !taken.some((area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right);
  const accept = (table: RecognisedTable): void => {
    found.push(table);
    const columns = table.table.columns.map((column) => column.column);
    taken.push({
      top: Math.min(...table.table.header.rows),
      bottom: Math.max(table.table.bottom, Math.max(...table.table.header.rows)),
      left: Math.min(...columns),
      right: Math.max(...columns),
    });
  };

  for (const excelTable of grid.tables) {
    const best = ofExcelTable(grid, excelTable, wish);
    if (best) accept(best);
  }
  // The widest first: a range of a few of the rows is the source of a chart.
  const cells = ({ area }: NamedArea): number => (area.bottom - area.top + 1) * (area.right - area.left + 1);
  for (const named of [...names].sort((a, b) => cells(b) - cells(a))) {
    const best = ofNamedArea(grid, named, free, wish);
    if (best) accept(best);
  }
  const rows = rowsOf(grid);
  const tried = new Set<number>();
  let later = 0;
  for (let row = grid.top; row < rowsEnd(grid); row += 1) {
    const index = row - grid.top;
    const before = index === 0 ? 0 : (rows.filled[index - 1] ?? 0);
    const filled = rows.filled[index] ?? 0;
    if (index >= OPENING_ROWS && (before > 1 || filled < 3 || later > MOST_LATER)) continue;
    if (filled === 0 || !couldBeHeader(grid, row, free)) continue;
    if (index >= OPENING_ROWS) later += 1;
    // A side-by-side neighbour may start on the same row: look again until nothing more is found there.
    let more = true;
    while (more) {
      const tables = tablesFrom(grid, row, free, wish, tried);
      more = tables.length > 0;
      tables.forEach(accept);
      if (more) tried.clear();
    }
  }
  return found.sort(
    (a, b) =>
      a.table.header.rows[0]! - b.table.header.rows[0]! || a.table.columns[0]!.column - b.table.columns[0]!.column,
  );
}

/** At least two cells that name something or say a period; one is enough above a row of more headings. */
function couldBeHeader(grid: SheetGrid, row: number, free: FreeColumn): boolean {
  let named = 0;
  let periods = 0;
  let texts = 0;
  for (let column = grid.left; column < columnsEnd(grid); column += 1) {
    const value = cellAt(grid, row, column);
    if (isBlank(value) || !free(row, column)) continue;
    if (typeof value === "number") periods += 1;
    if (typeof value !== "string") continue;
    texts += 1;
    if (bestOf(rolesOfHeading(value), ROLES) >= NAMES_ROLE) named += 1;
    if (named >= 2 || texts >= 3) return true;
  }
  return named >= 1 || periods >= 3 || texts >= 2;
}

/** Each lowest header line is tried once: `tried` remembers those that gave nothing. */
function tablesFrom(grid: SheetGrid, row: number, free: FreeColumn, wish: Wish, tried: Set<number>): RecognisedTable[] {
  let best: RecognisedTable[] = [];
  let bestScore = 0;
  for (const header of headersFrom(grid, row, free)) {
    const bottom = header.rows.at(-1)!;
    if (tried.has(bottom)) continue;
    tried.add(bottom);
    if (!saysSomething(header)) continue;
    const tables = tablesUnder(grid, header, free, wish);
    const score =
      tables.reduce((most, table) => Math.max(most, table.recognition.confidence), 0) + tables.length / 1000;
    if (score > bestScore + 0.005) {
      best = tables;
      bestScore = score;
    }
  }
  return best;
}

/** A name or two periods: less can head no table. */
function saysSomething(header: Header): boolean {
  let periods = 0;
  for (const cell of header.cells.values()) {
    if (bestOf(cell.scores, ROLES) >= NAMES_ROLE) return true;
    if (cell.period) periods += 1;
  }
  return periods >= 2;
}

function tablesUnder(grid: SheetGrid, header: Header, free: FreeColumn, wish: Wish): RecognisedTable[] {
  const bottom = Math.max(...header.rows);
  const near = Array.from({ length: 40 }, (_, index) => bottom + 1 + index).filter((row) => row < rowsEnd(grid));
  if (near.length === 0) return [];
  const headed = [...header.cells.keys()];
  const first = Math.max(grid.left, Math.min(...headed) - LEFT_REACH);
  const last = Math.min(columnsEnd(grid) - 1, Math.max(...headed), first + WIDEST);
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let column = first; column <= last; column += 1) {
    const own = free(bottom + 1, column) && (header.cells.has(column) || holdsSomething(grid, column, near));
    if (own) piece.push(column);
    else if (piece.length > 0) {
      pieces.push(piece);
      piece = [];
    }
  }
  if (piece.length > 0) pieces.push(piece);
  const parts = pieces
    .filter((part) => part.some((column) => header.cells.has(column)))
    .flatMap((part) => repeats(part, header));

  const tables: RecognisedTable[] = [];
  let group: number[] = [];
  let current: RecognisedTable | null = null;
  for (const part of parts) {
    const alone = tableOf(grid, header, part, free, wish);
    const standsAlone = alone !== null && hasKey(alone);
    if (group.length > 0 && current !== null && standsAlone) {
      tables.push(current);
      group = part;
      current = alone;
      continue;
    }
    const together = group.length === 0 ? part : [...group, ...part];
    const joined: RecognisedTable | null = group.length === 0 ? alone : tableOf(grid, header, together, free, wish);
    if (joined === null && alone !== null) {
      group = part;
      current = alone;
    } else if (joined !== null || current === null) {
      group = together;
      current = joined;
    }
  }
  if (current) tables.push(current);
  return tables;
}

/** "Mois | Budget | Engagé | Mois | Budget | Engagé": the same headings again are another table. */
function repeats(columns: readonly number[], header: Header): number[][] {
  const texts = columns.map((column) => (header.cells.get(column)?.text ?? "").toLowerCase());
  const second = texts.indexOf(texts[0]!, 1);
  if (second < 2 || texts[0] === "" || texts.length % second !== 0) return [[...columns]];
  if (!texts.every((text, index) => text === texts[index % second])) return [[...columns]];
  return Array.from({ length: texts.length / second }, (_, index) =>
    columns.slice(index * second, (index + 1) * second),
  );
}

const KEYS: readonly Role[] = [
  "period",
  "label",
  "envelope",
  "costCentre",
  "code",
  "ticketId",
  "opened",
  "indicator",
  "description",
  "establishment",
  "release",
  "scenario",
  "fact",
  "invoice",
];

const hasKey = (table: RecognisedTable): boolean =>
  table.cross !== null || KEYS.some((role) => table.recognition.assignment.columns.has(role));

function tableOf(
  grid: SheetGrid,
  header: Header,
  columns: readonly number[],
  free: FreeColumn,
  wish: Wish,
): RecognisedTable | null {
  const top = Math.max(...header.rows) + 1;
  const own = limitedTo(header, columns);
  if (own.cells.size === 0) return null;
  const glance = { top, bottom: Math.min(top + GLANCE, rowsEnd(grid)) - 1, totalsRow: false };
  if (glance.bottom < top || !recognised(grid, own, columns, glance, null, wish)) return null;
  const bottom = lastDataRow(grid, top, columns, own, free);
  if (bottom < top) return null;
  return recognised(grid, own, columns, { top, bottom, totalsRow: false }, free, wish);
}

/** The part of a header over some columns, without its lines that say nothing there. */
function limitedTo(header: Header, columns: readonly number[]): Header {
  const cells = new Map([...header.cells].filter(([column]) => columns.includes(column)));
  const rows = new Set([...cells.values()].map((cell) => cell.row));
  const lowest = Math.max(...rows);
  const grouped = [...cells.values()].some((cell) => cell.groups.length > 0);
  // Below the lowest heading stands a line of units.
  return { rows: grouped ? header.rows : header.rows.filter((row) => rows.has(row) || row > lowest), cells };
}

/** A glance (`free` null) leaves titles and notes out, and is content with less. */
function recognised(
  grid: SheetGrid,
  header: Header,
  columns: readonly number[],
  data: { readonly top: number; readonly bottom: number; readonly totalsRow: boolean },
  free: FreeColumn | null,
  wish: Wish,
): RecognisedTable | null {
  const sample = sampleRows(data.top, data.bottom);
  const described = columns.map((column) => columnOf(grid, header, column, sample));
  const titles = free ? titlesAbove(grid, Math.min(...header.rows), columns, free) : [];
  const notes = free ? notesBelow(grid, data.bottom, columns, free) : [];
  const table: FoundTable = { grid, header, columns: described, ...data, titles, notes };
  const candidate: Candidate = {
    grid,
    columns: described,
    sample,
    words: wordsAround(grid, titles),
    chosen: chosenColumns(described, wish),
  };
  const across = crossTable(table, wish.kind);
  const owners = yearsAcross(described) ?? (across === null ? ownersAcross(described) : null);
  if (owners && (wish.kind === null || wish.kind === "budget-execution")) {
    const own = [...owners.keys, ...owners.owners[0]!.columns].sort((a, b) => a.column - b.column);
    const [recognition] = recognise({ ...candidate, columns: own }, "budget-execution");
    if (recognition && recognition.confidence >= (free ? ACCEPTED : ACCEPTED - TITLES_ADD))
      return { table, recognition, other: null, cross: null, owners };
  }
  const straight = recognise(candidate, wish.kind);
  const [first = null, second = null] = straight;
  const least = free ? ACCEPTED : ACCEPTED - TITLES_ADD;
  const wins = across?.shape === "measures-across" || (across?.recognition.confidence ?? 0) >= (first?.confidence ?? 0);
  if (across && across.recognition.confidence >= least && wins)
    return { table, recognition: across.recognition, other: first, cross: across };
  const enough = wish.kind === null ? least : 0;
  return first && first.confidence >= enough ? { table, recognition: first, other: second, cross: null } : null;
}

const wordsAround = (grid: SheetGrid, titles: readonly Title[]): string =>
  [grid.name, ...titles.map((title) => title.text)].join(" \n ");

function chosenColumns(columns: readonly TableColumn[], wish: Wish): ReadonlyMap<Role, TableColumn> {
  const chosen = new Map<Role, TableColumn>();
  for (const [role, index] of wish.columns) {
    const column = columns.find((candidate) => candidate.column === index);
    if (column) chosen.set(role, column);
  }
  return chosen;
}

function ofExcelTable(grid: SheetGrid, excelTable: GridTable, wish: Wish): RecognisedTable | null {
  const { area } = excelTable;
  if (!excelTable.headerRow || area.bottom <= area.top || area.right - area.left > WIDEST) return null;
  const inside: FreeColumn = (_row, column) => column >= area.left && column <= area.right;
  const onlyHeader: FreeColumn = (row, column) => row >= area.top && inside(row, column);
  const header = headerAt(grid, area.top, onlyHeader);
  if (!header) return null;
  const columns = Array.from({ length: area.right - area.left + 1 }, (_, index) => area.left + index);
  const data = { top: area.top + 1, bottom: area.bottom, totalsRow: excelTable.totalsRow };
  return recognised(grid, header, columns, data, () => true, wish);
}

/** A named range with its header in its first rows, or just above it. */
function ofNamedArea(grid: SheetGrid, { name, area }: NamedArea, free: FreeColumn, wish: Wish): RecognisedTable | null {
  const bottom = Math.min(area.bottom, rowsEnd(grid) - 1);
  const right = Math.min(area.right, columnsEnd(grid) - 1);
  if (right - area.left > WIDEST || !free(area.top, area.left) || !free(bottom, right)) return null;
  const inside: FreeColumn = (row, column) => free(row, column) && column >= area.left && column <= right;
  const columns = Array.from({ length: Math.max(0, right - area.left + 1) }, (_, index) => area.left + index);
  let best: RecognisedTable | null = null;
  for (const lowest of [area.top - 1, area.top, area.top + 1, area.top + 2]) {
    const own: FreeColumn = (row, column) => inside(row, column) && (row >= area.top || row === lowest);
    const header = lowest < grid.top || lowest >= bottom ? null : headerAt(grid, lowest, own);
    if (!header || !saysSomething(header)) continue;
    const data = { top: Math.max(area.top, lowest + 1), bottom, totalsRow: false };
    const table = recognised(grid, header, columns, data, inside, wish);
    if (table && table.recognition.confidence > (best?.recognition.confidence ?? 0)) best = table;
  }
  return best && !goesOn(best) ? { ...best, named: name } : null;
}

/** The row below is one more line of the table: it says amounts, and a period where the table has periods. */
function goesOn({ table, recognition }: RecognisedTable): boolean {
  const row = table.bottom + 1;
  const holding = (column: TableColumn): string =>
    holdingOf(cellAt(table.grid, row, column.column), formatAt(table.grid, row, column.column));
  const { columns } = recognition.assignment;
  const amounts = [...columns].filter(([role]) => CONTENT_OF[role] === "amount" || CONTENT_OF[role] === "date");
  const period = columns.get("period");
  const dated = period === undefined || ["period", "date", "number"].includes(holding(period));
  return dated && amounts.some(([, column]) => ["number", "date"].includes(holding(column)));
}

/** The rows most like a header of a sheet where nothing was recognised: for the user to choose columns from. */
export function likeliestHeader(grid: SheetGrid): Header | null {
  const rows = rowsOf(grid);
  let best: Header | null = null;
  let bestScore = 0;
  for (let index = 0; index < Math.min(rows.filled.length, 40); index += 1) {
    if ((rows.texts[index] ?? 0) < 2 || (rows.texts[index] ?? 0) < (rows.filled[index] ?? 0) * 0.6) continue;
    const header = headerAt(grid, grid.top + index, () => true);
    if (!header) continue;
    const named = [...header.cells.values()].filter((cell) => bestOf(cell.scores, ROLES) >= NAMES_ROLE).length;
    const score = header.cells.size + 2 * named - 0.1 * index;
    if (score > bestScore) {
      best = header;
      bestScore = score;
    }
  }
  return best;
}

/**
 * A table where the user says there is one: under the likeliest header, or from the first row that holds anything in the
 * columns that they chose.
 */
export function tableByWish(grid: SheetGrid, wish: Wish): RecognisedTable | null {
  if (wish.kind === null) return null;
  const header = likeliestHeader(grid);
  if (!header) return null;
  const last = rowsEnd(grid) - 1;
  const top = Math.max(...header.rows) + 1;
  if (top > last) return null;
  const columns: number[] = [];
  for (let column = grid.left; column < columnsEnd(grid); column += 1) columns.push(column);
  const sample = sampleRows(top, last);
  const described = columns.map((column) => columnOf(grid, header, column, sample));
  const table: FoundTable = {
    grid,
    header,
    columns: described,
    top,
    bottom: last,
    totalsRow: false,
    titles: titlesAbove(grid, Math.min(...header.rows), columns, () => true),
    notes: [],
  };
  const chosen = chosenColumns(described, wish);
  if (chosen.size === 0) return null;
  const recognition: Recognition = {
    kind: wish.kind,
    confidence: 0.5,
    assignment: { columns: chosen, scores: new Map([...chosen.keys()].map((role) => [role, 1])), doubts: [] },
  };
  return { table, recognition, other: null, cross: null };
}

/** A cell of the first data rows, to show what a column holds. */
export function sampleText(grid: SheetGrid, column: number, top: number): string {
  for (let row = top; row < Math.min(top + 20, rowsEnd(grid)); row += 1) {
    const value = cellAt(grid, row, column);
    if (!isBlank(value)) return typeof value === "string" ? textAt(grid, row, column).slice(0, 40) : String(value);
  }
  return "";
}
