import { columnIndex, MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import { FormulaError } from "./formula-error.ts";

/** One coordinate as written: 0-based, or (R1C1 only) an offset from the formula's cell. */
export interface Coordinate {
  readonly index: number;
  readonly absolute: boolean;
}

export type TokenBody =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "error"; readonly code: string }
  | { readonly kind: "cell"; readonly row: Coordinate; readonly column: Coordinate }
  /** "A:C" and "2:5". */
  | { readonly kind: "columns"; readonly from: Coordinate; readonly to: Coordinate }
  | { readonly kind: "rows"; readonly from: Coordinate; readonly to: Coordinate }
  /** "Feuil1!", quotes taken off; `foreign`: another workbook, or several sheets at once. */
  | { readonly kind: "sheet"; readonly sheet: string; readonly foreign: boolean }
  /** "Table1[[#All],[Col]]"; `table` is empty inside the table itself. */
  | { readonly kind: "structured"; readonly table: string; readonly specifier: string }
  | { readonly kind: "name"; readonly name: string }
  /** A name followed by "(". */
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "symbol"; readonly symbol: string };

export type Token = TokenBody & {
  readonly start: number;
  readonly end: number;
  /** White space stands before it: between two references it means intersection. */
  readonly spaced: boolean;
};

export type Notation = "A1" | "R1C1";

const SPACE = /[ \t\r\n\u00a0]+/y;
const TEXT = /"((?:[^"]|"")*)"/y;
const ERROR =
  /#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!)/iy;
const QUOTED_SHEET = /'((?:[^']|'')+)'!/y;
const PLAIN_SHEET = /((?:\[[^\]]+\][\p{L}\p{N}_.\\?]*|[\p{L}\p{N}_.\\?]+)(?::[\p{L}\p{N}_.\\?]+)?)!/uy;
const ROWS = /(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.])/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?/iy;
const COLUMNS = /(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})(?![\p{L}\p{N}_.\\?([!$])/iuy;
const CELL = /(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_\\?([!])/iuy;
const NAME = /[\p{L}_\\][\p{L}\p{N}\p{M}_.\\?]*/uy;
const SYMBOL = /<>|<=|>=|[-+*/^&=<>%(),;:{}@#]/y;

const R1C1_CELL = /R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\p{L}\p{N}_.\\?([!])/iuy;
const R1C1_LINE = /(R|C)(\[-?\d+\]|\d+)?(?::\1(\[-?\d+\]|\d+)?)?(?![\p{L}\p{N}_.\\?([!])/iuy;

function at(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

const coordinate = (mark: string | undefined, index: number): Coordinate => ({ index, absolute: mark === "$" });

/** "[-2]" is an offset, "5" an index, nothing the formula's own line. */
function lineOf(part: string | undefined): Coordinate {
  if (part === undefined) return { index: 0, absolute: false };
  return part.startsWith("[")
    ? { index: Number(part.slice(1, -1)), absolute: false }
    : { index: Number(part) - 1, absolute: true };
}

const inside = (index: number, count: number): boolean => index >= 0 && index < count;

function columnsOrCell(text: string, offset: number): [TokenBody, length: number] | null {
  const columns = at(COLUMNS, text, offset);
  if (columns) {
    const from = coordinate(columns[1], columnIndex(columns[2]!));
    const to = coordinate(columns[3], columnIndex(columns[4]!));
    if (inside(from.index, MAX_COLUMNS) && inside(to.index, MAX_COLUMNS))
      return [{ kind: "columns", from, to }, columns[0].length];
  }
  const cell = at(CELL, text, offset);
  if (cell) {
    const column = coordinate(cell[1], columnIndex(cell[2]!));
    const row = coordinate(cell[3], Number(cell[4]) - 1);
    if (inside(column.index, MAX_COLUMNS) && inside(row.index, MAX_ROWS))
      return [{ kind: "cell", row, column }, cell[0].length];
  }
  return null;
}

function rowsOf(text: string, offset: number): [TokenBody, length: number] | null {
  const rows = at(ROWS, text, offset);
  if (!rows) return null;
  const from = coordinate(rows[1], Number(rows[2]) - 1);
  const to = coordinate(rows[3], Number(rows[4]) - 1);
  return inside(from.index, MAX_ROWS) && inside(to.index, MAX_ROWS)
    ? [{ kind: "rows", from, to }, rows[0].length]
    : null;
}

function r1c1Reference(text: string, offset: number): [TokenBody, length: number] | null {
  const cell = at(R1C1_CELL, text, offset);
  if (cell) return [{ kind: "cell", row: lineOf(cell[1]), column: lineOf(cell[2]) }, cell[0].length];
  const line = at(R1C1_LINE, text, offset);
  if (!line) return null;
  const from = lineOf(line[2]);
  const to = line[0].includes(":") ? lineOf(line[3]) : from;
  return [{ kind: line[1]!.toUpperCase() === "R" ? "rows" : "columns", from, to }, line[0].length];
}

/** The length of a bracketed specifier, brackets nested and "'" escaping, or 0. */
function bracketed(text: string, offset: number): number {
  let depth = 0;
  for (let i = offset; i < text.length; i += 1) {
    const c = text[i];
    if (c === "'") i += 1;
    else if (c === "[") depth += 1;
    else if (c === "]" && (depth -= 1) === 0) return i + 1 - offset;
  }
  return 0;
}

function bodyAt(
  text: string,
  offset: number,
  notation: Notation,
  afterSheet: boolean,
): [TokenBody, length: number] | null {
  const string = at(TEXT, text, offset);
  if (string) return [{ kind: "text", value: string[1]!.replaceAll('""', '"') }, string[0].length];
  const error = at(ERROR, text, offset);
  if (error) return [{ kind: "error", code: error[0].toUpperCase() }, error[0].length];
  // After "Feuil1!", the "A1:Feuil1!" of "Feuil1!A1:Feuil1!B2" is no span of sheets.
  const quoted = afterSheet ? null : at(QUOTED_SHEET, text, offset);
  if (quoted) {
    const sheet = quoted[1]!.replaceAll("''", "'");
    return [{ kind: "sheet", sheet, foreign: /[[\]:]/.test(sheet) }, quoted[0].length];
  }
  const plain = afterSheet ? null : at(PLAIN_SHEET, text, offset);
  if (plain) return [{ kind: "sheet", sheet: plain[1]!, foreign: /[[\]:]/.test(plain[1]!) }, plain[0].length];
  if (text[offset] === "[") {
    const length = bracketed(text, offset);
    if (length === 0) return null;
    return [{ kind: "structured", table: "", specifier: text.slice(offset, offset + length) }, length];
  }
  const reference =
    notation === "A1" ? (rowsOf(text, offset) ?? columnsOrCell(text, offset)) : r1c1Reference(text, offset);
  if (reference) return reference;
  const number = at(NUMBER, text, offset);
  if (number) return [{ kind: "number", value: Number(number[0]) }, number[0].length];
  const name = at(NAME, text, offset)?.[0];
  if (name) {
    const next = offset + name.length;
    if (text[next] === "(") return [{ kind: "function", name }, name.length];
    const length = text[next] === "[" ? bracketed(text, next) : 0;
    if (length > 0)
      return [{ kind: "structured", table: name, specifier: text.slice(next, next + length) }, name.length + length];
    return [{ kind: "name", name }, name.length];
  }
  const symbol = at(SYMBOL, text, offset);
  return symbol && [{ kind: "symbol", symbol: symbol[0] }, symbol[0].length];
}

/** The words of a formula text (without "="), as files and Office.js say it: en-US, comma between arguments. */
export function tokens(text: string, notation: Notation = "A1"): Token[] {
  const found: Token[] = [];
  let offset = 0;
  while (offset < text.length) {
    const space = at(SPACE, text, offset);
    if (space) offset += space[0].length;
    if (offset >= text.length) break;
    const body = bodyAt(text, offset, notation, found.at(-1)?.kind === "sheet");
    if (!body) throw new FormulaError(`unreadable at ${offset}: ${text.slice(offset, offset + 20)}`, offset);
    found.push({ ...body[0], start: offset, end: offset + body[1], spaced: space !== null });
    offset += body[1];
  }
  return found;
}
