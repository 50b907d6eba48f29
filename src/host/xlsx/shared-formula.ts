import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";

interface Axis {
  /** 0-based. */
  readonly index: number;
  readonly absolute: boolean;
}

/** A literal piece of the formula, or a reference that moves; a whole column has no row, a whole row no column. */
type Piece = string | { readonly column: Axis | null; readonly row: Axis | null };

// A bracketed part is a table reference (columns one level deeper, "'" escapes) or the number of another workbook.
const token = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]']|'[^]|\[(?:[^[\]']|'[^])*\])*\]|[\p{L}\p{N}_.\\?$]+|[^]/gu;
const cell = /^(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})$/i;
const wholeColumn = /^(\$?)([A-Z]{1,3})$/i;
const wholeRow = /^(\$?)([1-9]\d{0,6})$/;

function axis(dollar: string, index: number, size: number): Axis | null {
  return index < size ? { index, absolute: dollar === "$" } : null;
}

function reference(text: string, kind: RegExp): Piece {
  const match = kind.exec(text);
  if (!match) return text;
  const [, a = "", b = "", c = "", d = ""] = match;
  const column = kind === wholeRow ? null : axis(a, columnIndex(b), MAX_COLUMNS);
  const row =
    kind === wholeColumn
      ? null
      : kind === wholeRow
        ? axis(a, Number(b) - 1, MAX_ROWS)
        : axis(c, Number(d) - 1, MAX_ROWS);
  if ((kind !== wholeRow && !column) || (kind !== wholeColumn && !row)) return text;
  return { column, row };
}

function pieces(formula: string): Piece[] {
  const tokens = formula.match(token) ?? [];
  const found: Piece[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const text = tokens[i]!;
    const next = tokens[i + 1];
    if (next === "(" || next === "!" || next?.startsWith("[")) {
      found.push(text);
    } else if (cell.test(text)) {
      found.push(reference(text, cell));
    } else {
      const after = tokens[i + 3];
      const second = next === ":" && after !== "(" && after !== "!" ? (tokens[i + 2] ?? "") : "";
      const kind = [wholeColumn, wholeRow].find((one) => one.test(text) && one.test(second));
      if (kind) {
        found.push(reference(text, kind), ":", reference(second, kind));
        i += 2;
      } else {
        found.push(text);
      }
    }
  }
  return found;
}

// Past the last row, Excel goes on from the first.
const moved = ({ index, absolute }: Axis, by: number, size: number): number =>
  absolute ? index : (((index + by) % size) + size) % size;

function written(piece: Piece, rows: number, columns: number): string {
  if (typeof piece === "string") return piece;
  const { column, row } = piece;
  return (
    (column ? (column.absolute ? "$" : "") + columnLetters(moved(column, columns, MAX_COLUMNS)) : "") +
    (row ? (row.absolute ? "$" : "") + String(moved(row, rows, MAX_ROWS) + 1) : "")
  );
}

/**
 * The formula of a cell that shares `formula`, by its distance from the cell where that formula is written.
 * References in strings, quoted sheet names, table references and function names stay.
 */
export function shareFormula(formula: string): (rows: number, columns: number) => string {
  const parsed = pieces(formula);
  return (rows, columns) => {
    let text = "";
    for (const piece of parsed) text += written(piece, rows, columns);
    return text;
  };
}
