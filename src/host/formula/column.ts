import type { Cells, Scalar } from "../model/cells.ts";
import { fifteenDigits } from "./decimal.ts";

/** What cells are found by: numbers by their 15 digits, texts without regard to case, others as they are. */
export type Key = Exclude<Scalar, null>;

/** The filled cells of one column, in arrays that loops and searches run through fast. */
export interface Column {
  /** Ascending; may include rows whose value is null. */
  readonly rows: number[];
  readonly values: Scalar[];
  /** Rows of each key, made when first asked for. */
  index: Map<Key, number[]> | null;
}

/** `waiting`: rows whose formulas have no value yet, so that `replaceValue` finds a place for it. */
export function readColumn(cells: Cells, column: number, waiting: readonly number[]): Column {
  const rows: number[] = [];
  const values: Scalar[] = [];
  let next = 0;
  for (const [row, value] of cells.columnValues(column)) {
    for (; next < waiting.length && waiting[next]! <= row; next += 1) {
      if (waiting[next]! < row) {
        rows.push(waiting[next]!);
        values.push(null);
      }
    }
    rows.push(row);
    values.push(value);
  }
  for (; next < waiting.length; next += 1) {
    rows.push(waiting[next]!);
    values.push(null);
  }
  return { rows, values, index: null };
}

/** First position whose row is `row` or below it. */
export function positionOf(rows: readonly number[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function replaceValue(column: Column, row: number, value: Scalar): void {
  const position = positionOf(column.rows, row);
  if (column.rows[position] === row) column.values[position] = value;
  column.index = null;
}

export function keyOf(value: Key): Key {
  if (typeof value === "string") return value.toLowerCase();
  return typeof value === "number" ? fifteenDigits(value) : value;
}

export function indexOf(column: Column): Map<Key, number[]> {
  if (column.index) return column.index;
  const index = new Map<Key, number[]>();
  column.values.forEach((value, position) => {
    if (value === null) return;
    const key = keyOf(value);
    const rows = index.get(key);
    if (rows) rows.push(column.rows[position]!);
    else index.set(key, [column.rows[position]!]);
  });
  column.index = index;
  return index;
}
