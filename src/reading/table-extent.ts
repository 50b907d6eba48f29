import { cellAt, type SheetGrid } from "../cells/grid.ts";
import { readPeriod } from "../cells/period.ts";
import type { Title } from "./found-table.ts";
import { headerAt, type FreeColumn, type Header } from "./header.ts";
import { bestOf, NAMES_ROLE, rolesOfHeading } from "./heading-role.ts";
import { LEXICON } from "./lexicon.ts";
import type { Role } from "./roles.ts";
import { isBlank, rowsEnd, textAt } from "./sheet-rows.ts";

/** A table goes on over this many empty rows. */
const LONGEST_GAP = 3;
/** Rows below a header that are searched for another header without an empty row between. */
const SEARCHED = 3_000;
const ROLES = Object.keys(LEXICON) as Role[];

const filledIn = (grid: SheetGrid, row: number, columns: readonly number[]): number => {
  let count = 0;
  for (const column of columns) if (!isBlank(cellAt(grid, row, column))) count += 1;
  return count;
};

/**
 * Texts only, at least two of them naming something: the top of another table. The own header again is a page break,
 * unless the lines after it start anew ("Janvier").
 */
function startsAnother(
  grid: SheetGrid,
  row: number,
  top: number,
  columns: readonly number[],
  own: Header,
  apart: boolean,
): boolean {
  let named = 0;
  let texts = 0;
  let repeated = 0;
  for (const column of columns) {
    const value = cellAt(grid, row, column);
    if (isBlank(value)) continue;
    if (typeof value !== "string") return false;
    if (value.length > 50 || (!apart && /\d/.test(value))) return false;
    texts += 1;
    if (own.cells.get(column)?.text === value.trim()) repeated += 1;
    if (bestOf(rolesOfHeading(value), ROLES) >= (apart ? NAMES_ROLE + 0.1 : 0.9)) named += 1;
  }
  if (repeated >= 2 && repeated >= texts * 0.6) return startsAnew(grid, row, top, columns);
  return apart ? named >= 2 && named * 2 >= texts : named >= 3 && named >= texts * 0.75;
}

function startsAnew(grid: SheetGrid, row: number, top: number, columns: readonly number[]): boolean {
  const key = columns.find((column) => !isBlank(cellAt(grid, top, column)));
  if (key === undefined) return false;
  const first = cellAt(grid, top, key);
  const again = cellAt(grid, row + 1, key);
  const [was, is] = [readPeriod(first), readPeriod(again)];
  return again === first || (was.ok && is.ok && was.value.kind === is.value.kind && was.value.index === is.value.index);
}

/** The last row of the data that starts at `top` under `columns`; `top - 1` when there is none. */
export function lastDataRow(
  grid: SheetGrid,
  top: number,
  columns: readonly number[],
  header: Header,
  free: FreeColumn,
): number {
  const end = rowsEnd(grid);
  const sparse = Math.max(1, Math.floor(columns.length / 4));
  let last = top - 1;
  let gap = 0;
  let apart = false;
  for (let row = top; row < end; row += 1) {
    if (columns.some((column) => !free(row, column))) break;
    const filled = filledIn(grid, row, columns);
    if (filled === 0) {
      gap += 1;
      if (gap > LONGEST_GAP) break;
      apart = true;
      continue;
    }
    const searched = apart || row - top < SEARCHED;
    if (row > top && filled >= 2 && searched && startsAnother(grid, row, top, columns, header, apart))
      return trimmed(grid, top, last, columns, sparse);
    gap = 0;
    apart = filled <= sparse && columns.length > 2;
    last = row;
  }
  return trimmed(grid, top, last, columns, 0);
}

/** Takes away the lines at the end that hold no value: notes, the next table's title. */
function trimmed(grid: SheetGrid, top: number, last: number, columns: readonly number[], sparse: number): number {
  let row = last;
  while (row >= top) {
    const texts = columns.filter((column) => !isBlank(cellAt(grid, row, column)));
    const onlyText = texts.every((column) => typeof cellAt(grid, row, column) === "string");
    const note = texts.length === 1 && columns.length > 2 && isNote(grid, row, texts[0]!, columns);
    if (texts.length === 0 || (onlyText && (note || texts.length <= sparse))) row -= 1;
    else break;
  }
  return row;
}

/** A lone text is a note when it stands apart, is long, or says so; else it may be a line of the table. */
function isNote(grid: SheetGrid, row: number, column: number, columns: readonly number[]): boolean {
  const text = textAt(grid, row, column);
  return (
    text.length > 60 || /^(\*|\(|nb\b|n\.b|note|source|légende)/i.test(text) || filledIn(grid, row - 1, columns) === 0
  );
}

const TITLE_ROWS = 12;

/** Texts above a table, nearest last, from the row after the table before it. */
export function titlesAbove(grid: SheetGrid, top: number, columns: readonly number[], free: FreeColumn): Title[] {
  const first = Math.max(grid.top, top - TITLE_ROWS);
  const near = new Set(columns);
  const inside: Title[] = [];
  const all: Title[] = [];
  for (let row = first; row < top; row += 1) {
    const width = grid.values[row - grid.top]?.length ?? 0;
    for (let column = grid.left; column < grid.left + width; column += 1) {
      const text = textAt(grid, row, column);
      if (text === "" || text.length > 300 || !free(row, column)) continue;
      const title = { text, ref: { sheet: grid.name, row, column } };
      all.push(title);
      if (near.has(column)) inside.push(title);
    }
  }
  return inside.length > 0 ? inside : all.slice(-4);
}

/** Texts in the three rows below a table, while they are lone texts and no header. */
export function notesBelow(grid: SheetGrid, bottom: number, columns: readonly number[], free: FreeColumn): Title[] {
  const notes: Title[] = [];
  for (let row = bottom + 1; row <= bottom + 4 && row < rowsEnd(grid); row += 1) {
    const filled = columns.filter((column) => !isBlank(cellAt(grid, row, column)));
    if (filled.length > 1) break;
    const [column] = filled;
    const text = column === undefined ? "" : textAt(grid, row, column);
    if (column !== undefined && text !== "" && free(row, column))
      notes.push({ text, ref: { sheet: grid.name, row, column } });
  }
  return notes;
}

/** The headers whose upper lines include `row`; one that a line of units or of parts of years continues gives way. */
export function headersFrom(grid: SheetGrid, row: number, free: FreeColumn): Header[] {
  const headers = [row, row + 1, row + 2]
    .map((bottom) => headerAt(grid, bottom, free))
    .filter((header): header is Header => header !== null && header.rows.includes(row));
  const endsInUnits = (header: Header): boolean =>
    header.rows.length > 1 && [...header.cells.values()].every((cell) => cell.row < header.rows.at(-1)!);
  return headers.filter(
    (header) =>
      !headers.some((other) => (endsInUnits(other) || partsYears(other)) && other.rows.at(-2) === header.rows.at(-1)),
  );
}

/** "T1 | T2 | T3 | T4" under "2015": its lowest line parts the years of the line above. */
function partsYears(header: Header): boolean {
  const lowest = [...header.cells.values()].filter((cell) => cell.row === header.rows.at(-1));
  const parts = lowest.filter(({ text, groups, period }) => {
    const year = groups.some((group) => {
      const above = readPeriod(group);
      return above.ok && above.value.kind === "year";
    });
    return year && period !== null && period.kind !== "year" && readPeriod(text).ok;
  });
  return parts.length >= 2 && parts.length >= lowest.length - 1;
}
