import { columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../../cells/address.ts";
import type { Scalar } from "../../model/cells.ts";
import { booleanArgument, numberArgument, scalarArgument, textArgument } from "../coerce.ts";
import { indexOf, keyOf, positionOf } from "../column.ts";
import { compare, type Plain } from "../compare.ts";
import type { Place } from "../engine.ts";
import { fail } from "../failure.ts";
import { FormulaError } from "../formula-error.ts";
import { Uncomputable } from "../uncomputable.ts";
import { eager, lazy, type FunctionTable } from "../function-definition.ts";
import { parseFormula } from "../parse.ts";
import { fromR1C1 } from "../r1c1.ts";
import { sheetPrefix } from "../rename-sheet.ts";
import { matrixOfRange } from "../read-range.ts";
import type { Expression } from "../syntax.ts";
import {
  heightOf,
  isError,
  isMatrix,
  isReference,
  isScalar,
  matrixAt,
  matrixOf,
  NA,
  REF,
  VALUE,
  widthOf,
  type Matrix,
  type Range,
  type Value,
} from "../value.ts";
import { wildcardPattern } from "../wildcard.ts";
import { asMatrix } from "./aggregate.ts";

/** A single row or column to search, read as far as it is filled. */
interface Line {
  readonly length: number;
  readonly at: (index: number) => Scalar;
  readonly filled: number;
  /** Set when the line is a column of a sheet, which has an index. */
  readonly range: Range | null;
}

const VERTICAL = "vertical";
const HORIZONTAL = "horizontal";

function lineOf(value: Range | Matrix, direction: typeof VERTICAL | typeof HORIZONTAL, place: Place): Line {
  if (direction === VERTICAL && !isMatrix(value)) {
    const range = { ...value, right: value.left };
    const { rows } = place.engine.column(range.sheet, range.left, range.top, range.bottom);
    const last = rows[positionOf(rows, range.bottom + 1) - 1] ?? -1;
    return {
      length: heightOf(range),
      at: (index) => place.engine.cell(range.sheet, range.top + index, range.left),
      filled: Math.max(0, last - range.top + 1),
      range,
    };
  }
  const matrix = isMatrix(value) ? value : matrixOfRange({ ...value, bottom: value.top }, place.engine);
  return direction === VERTICAL
    ? { length: matrix.height, at: (index) => matrixAt(matrix, index, 0), filled: matrix.stored, range: null }
    : { length: matrix.width, at: (index) => matrixAt(matrix, 0, index), filled: matrix.width, range: null };
}

/** A range or array as a line: its only row or column. */
function vector(value: Value | undefined, place: Place): Line {
  if (value === undefined || (isReference(value) && value.kind === "union")) return fail(NA);
  const cells = isScalar(value) ? matrixOf([[value]]) : (value as Range | Matrix);
  const [height, width] = isMatrix(cells) ? [cells.height, cells.width] : [heightOf(cells), widthOf(cells)];
  if (height > 1 && width > 1) return fail(NA);
  return lineOf(cells, width > 1 ? HORIZONTAL : VERTICAL, place);
}

/** Index of the first equal value; "*" and "?" in a wanted text stand for any characters. Fails with #N/A. */
function findExact(wanted: Plain, line: Line, place: Place): number {
  const pattern = typeof wanted === "string" ? wildcardPattern(wanted) : null;
  const key = wanted === null ? 0 : wanted;
  if (line.range && !pattern) {
    const { sheet, left, top, bottom } = line.range;
    const rows = indexOf(place.engine.column(sheet, left, top, bottom)).get(keyOf(key)) ?? [];
    const row = rows[positionOf(rows, top)];
    return row === undefined || row > bottom ? fail(NA) : row - top;
  }
  for (let index = 0; index < line.filled; index += 1) {
    const value = line.at(index);
    if (typeof value !== typeof key || value === null || isError(value)) continue;
    if (pattern ? pattern.test(value as string) : compare(value, key, place.engine.locale) === 0) return index;
  }
  return fail(NA);
}

/**
 * Index of the last value up to the wanted one (`order` 1, ascending) or from it (`order` -1, descending); only values
 * of the wanted one's type count, as in Excel. Fails with #N/A.
 */
function findSorted(wanted: Plain, line: Line, order: 1 | -1, place: Place): number {
  const key = wanted === null ? 0 : wanted;
  const alike: number[] = [];
  const values: Plain[] = [];
  for (let index = 0; index < line.filled; index += 1) {
    const value = line.at(index);
    if (typeof value !== typeof key || value === null || isError(value)) continue;
    alike.push(index);
    values.push(value);
  }
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order * compare(values[middle]!, key, place.engine.locale) <= 0) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return fail(NA);
  let found = low - 1;
  // Descending, the first of several equal ones is meant.
  if (order === -1)
    while (found > 0 && compare(values[found - 1]!, values[found]!, place.engine.locale) === 0) found -= 1;
  return alike[found]!;
}

function match([wanted, cells, kind]: readonly Value[], place: Place): Value {
  const line = vector(cells, place);
  const type = Math.sign(numberArgument(kind, place.engine, 1));
  const key = scalarArgument(wanted) as Plain;
  return 1 + (type === 0 ? findExact(key, line, place) : findSorted(key, line, type as 1 | -1, place));
}

/** VLOOKUP and HLOOKUP. */
const tableLookup = (direction: typeof VERTICAL | typeof HORIZONTAL) =>
  eager("vavv", 3, ([wanted, cells, position, sorted], place) => {
    if (cells === undefined || isScalar(cells) || (isReference(cells) && cells.kind === "union"))
      return cells !== undefined && isError(cells) ? cells : VALUE;
    const table = cells as Range | Matrix;
    const across = Math.trunc(numberArgument(position, place.engine));
    const [height, width] = isMatrix(table) ? [table.height, table.width] : [heightOf(table), widthOf(table)];
    if (across < 1) return VALUE;
    if (across > (direction === VERTICAL ? width : height)) return REF;
    const line = lineOf(table, direction, place);
    const key = scalarArgument(wanted) as Plain;
    const found = booleanArgument(sorted, place.engine, true)
      ? findSorted(key, line, 1, place)
      : findExact(key, line, place);
    const [row, column] = direction === VERTICAL ? [found, across - 1] : [across - 1, found];
    return isMatrix(table)
      ? matrixAt(table, row, column)
      : place.engine.cell(table.sheet, table.top + row, table.left + column);
  });

function lookup([wanted, cells, results]: readonly Value[], place: Place): Value {
  const key = scalarArgument(wanted) as Plain;
  if (cells === undefined || isScalar(cells)) return cells !== undefined && isError(cells) ? cells : NA;
  if (results !== undefined) {
    const index = findSorted(key, vector(cells, place), 1, place);
    const line = vector(results, place);
    return index < line.length ? line.at(index) : NA;
  }
  const matrix = asMatrix(cells, place);
  const wide = matrix.width > matrix.height;
  const index = findSorted(key, lineOf(matrix, wide ? HORIZONTAL : VERTICAL, place), 1, place);
  return wide ? matrixAt(matrix, matrix.height - 1, index) : matrixAt(matrix, index, matrix.width - 1);
}

function index([cells, rowArgument, columnArgument, areaArgument]: readonly Value[], place: Place): Value {
  if (cells === undefined) return VALUE;
  if (isError(cells)) return cells;
  const area = Math.trunc(numberArgument(areaArgument, place.engine, 1));
  const source = isReference(cells) && cells.kind === "union" ? cells.ranges[area - 1] : cells;
  if (source === undefined || (!(isReference(cells) && cells.kind === "union") && area !== 1)) return REF;
  const table = isScalar(source) ? matrixOf([[source]]) : (source as Range | Matrix);
  const [height, width] = isMatrix(table) ? [table.height, table.width] : [heightOf(table), widthOf(table)];
  let row = Math.trunc(numberArgument(rowArgument, place.engine));
  let column = Math.trunc(numberArgument(columnArgument, place.engine));
  // One number alone counts along a single row.
  if (columnArgument === undefined && height === 1 && width > 1) [row, column] = [1, row];
  if (row < 0 || column < 0) return VALUE;
  if (row > height || column > width) return REF;
  const top = row === 0 ? 0 : row - 1;
  const bottom = row === 0 ? height - 1 : row - 1;
  const left = column === 0 ? 0 : column - 1;
  const right = column === 0 ? width - 1 : column - 1;
  if (!isMatrix(table))
    return {
      ...table,
      top: table.top + top,
      left: table.left + left,
      bottom: table.top + bottom,
      right: table.left + right,
    };
  if (top === bottom && left === right) return matrixAt(table, top, left);
  return slice(table, top, left, bottom, right);
}

function slice(matrix: Matrix, top: number, left: number, bottom: number, right: number): Matrix {
  const rows: Scalar[][] = [];
  for (let row = top; row <= bottom; row += 1)
    rows.push(Array.from({ length: right - left + 1 }, (_, i) => matrixAt(matrix, row, left + i)));
  return matrixOf(rows);
}

function offset([from, rows, columns, height, width]: readonly Value[], { engine }: Place): Value {
  if (from === undefined || !isReference(from) || from.kind === "union") return VALUE;
  const whole = (value: Value | undefined, otherwise: number): number =>
    value === undefined || value === null ? otherwise : Math.trunc(numberArgument(value, engine));
  const tall = whole(height, heightOf(from));
  const wide = whole(width, widthOf(from));
  if (tall === 0 || wide === 0) return REF;
  const [firstRow, firstColumn] = [from.top + whole(rows, 0), from.left + whole(columns, 0)];
  // A negative size counts backwards from the first cell.
  const area = {
    top: tall > 0 ? firstRow : firstRow + tall + 1,
    left: wide > 0 ? firstColumn : firstColumn + wide + 1,
    bottom: tall > 0 ? firstRow + tall - 1 : firstRow,
    right: wide > 0 ? firstColumn + wide - 1 : firstColumn,
  };
  if (area.top < 0 || area.left < 0 || area.bottom >= MAX_ROWS || area.right >= MAX_COLUMNS) return REF;
  return { ...from, ...area };
}

/** The expression that a text names, or null when it names no cells. */
function referenceIn(text: string, a1Notation: boolean, { row, column }: Place): Expression | null {
  try {
    const expression = parseFormula(a1Notation ? text : fromR1C1(text, row, column));
    return ["range", "name", "structured", "reference"].includes(expression.kind) ? expression : null;
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

/** ROW and COLUMN: the formula's own, or those of the cells. */
const position = (vertical: boolean) =>
  eager("r", 0, ([cells], place) => {
    if (cells === undefined) return (vertical ? place.row : place.column) + 1;
    const range = isReference(cells) && (cells.kind === "range" ? cells : cells.ranges[0]);
    if (!range) return VALUE;
    const first = (vertical ? range.top : range.left) + 1;
    const length = vertical ? heightOf(range) : widthOf(range);
    const numbers = Array.from({ length }, (_, i) => first + i);
    return vertical ? matrixOf(numbers.map((n) => [n])) : matrixOf([numbers]);
  });

const size = (vertical: boolean) =>
  eager("a", 1, ([cells = null]) => {
    if (isError(cells)) return cells;
    if (isScalar(cells)) return 1;
    if (isMatrix(cells)) return vertical ? cells.height : cells.width;
    const range = cells.kind === "range" ? cells : cells.ranges[0]!;
    return vertical ? heightOf(range) : widthOf(range);
  });

function address([rowArgument, columnArgument, kind, style, sheet]: readonly Value[], { engine }: Place): Value {
  const row = Math.trunc(numberArgument(rowArgument, engine));
  const column = Math.trunc(numberArgument(columnArgument, engine));
  const absolute = kind === null ? 1 : Math.trunc(numberArgument(kind, engine, 1));
  if (row < 1 || column < 1 || row > MAX_ROWS || column > MAX_COLUMNS || absolute < 1 || absolute > 4) return VALUE;
  const fixedRow = absolute <= 2;
  const fixedColumn = absolute === 1 || absolute === 3;
  const text =
    style === null || booleanArgument(style, engine, true)
      ? `${fixedColumn ? "$" : ""}${columnLetters(column - 1)}${fixedRow ? "$" : ""}${row}`
      : `R${fixedRow ? row : `[${row}]`}C${fixedColumn ? column : `[${column}]`}`;
  return sheet === undefined ? text : sheetPrefix(textArgument(sheet, engine)) + text;
}

export const lookupFunctions: FunctionTable = {
  MATCH: eager("vav", 2, match),
  VLOOKUP: tableLookup(VERTICAL),
  HLOOKUP: tableLookup(HORIZONTAL),
  LOOKUP: eager("vaa", 2, lookup),
  INDEX: eager("avvv", 2, index),
  OFFSET: eager("rvvvv", 3, offset),
  INDIRECT: lazy(1, 2, ({ args, place, value, operand }) => {
    const [text, a1Notation] = args.map((argument) => {
      const given = operand(argument);
      // Several texts would name several ranges at once, which no value here can hold.
      if (isMatrix(given)) throw new Uncomputable("INDIRECT");
      return given;
    });
    const expression = referenceIn(
      textArgument(text, place.engine),
      booleanArgument(a1Notation, place.engine, true),
      place,
    );
    const found = expression ? value(expression) : REF;
    return isReference(found) ? found : REF;
  }),
  ROW: position(true),
  COLUMN: position(false),
  ROWS: size(true),
  COLUMNS: size(false),
  ADDRESS: eager("vvvvv", 2, address),
  TRANSPOSE: eager("a", 1, ([cells = null], place) => {
    if (isError(cells)) return cells;
    const matrix = asMatrix(cells, place);
    return matrixOf(
      Array.from({ length: matrix.width }, (_, column) =>
        Array.from({ length: matrix.height }, (_, row) => matrixAt(matrix, row, column)),
      ),
    );
  }),
};
