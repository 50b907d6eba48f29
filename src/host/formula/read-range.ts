import type { Scalar } from "../model/cells.ts";
import { positionOf, type Column } from "./column.ts";
import type { Engine } from "./engine.ts";
import { heightOf, isCell, widthOf, type Matrix, type Range } from "./value.ts";

/** Below this height, cells are asked one by one: no need to read a long column for them. */
const SHORT = 16;

/** Every filled cell of a range, column by column. */
export function eachCell(
  range: Range,
  engine: Engine,
  visit: (value: Exclude<Scalar, null>, row: number, column: number) => void,
): void {
  for (const column of columnsIn(range, engine)) {
    if (heightOf(range) <= SHORT) {
      for (let row = range.top; row <= range.bottom; row += 1) {
        const value = engine.cell(range.sheet, row, column);
        if (value !== null) visit(value, row, column);
      }
      continue;
    }
    const { rows, values } = engine.column(range.sheet, column, range.top, range.bottom);
    for (let i = positionOf(rows, range.top); i < rows.length && rows[i]! <= range.bottom; i += 1) {
      const value = values[i]!;
      if (value !== null) visit(value, rows[i]!, column);
    }
  }
}

/** The range's columns that hold anything. */
export function columnsIn(range: Range, engine: Engine): readonly number[] {
  if (range.left === range.right) return [range.left];
  const used = engine.usedColumns(range.sheet);
  return used.slice(positionOf(used, range.left), positionOf(used, range.right + 1));
}

/** A range as an array, stored down to its last filled cell. */
export function matrixOfRange(range: Range, engine: Engine): Matrix {
  const height = heightOf(range);
  const width = widthOf(range);
  if (isCell(range))
    return {
      kind: "matrix",
      height,
      width,
      stored: 1,
      cells: [engine.cell(range.sheet, range.top, range.left)],
      rest: [],
    };
  const columns = columnsIn(range, engine).map((index): [number, Column] => [
    index,
    engine.column(range.sheet, index, range.top, range.bottom),
  ]);
  const [only] = columns;
  if (width === 1 && only) {
    const gapless = consecutive(only[1], range);
    if (gapless) return { kind: "matrix", height, width, stored: gapless.length, cells: gapless, rest: [null] };
  }
  let stored = 0;
  for (const [, { rows }] of columns) {
    const last = rows[positionOf(rows, range.bottom + 1) - 1] ?? -1;
    stored = Math.max(stored, Math.min(last, range.bottom) - range.top + 1);
  }
  const cells = new Array<Scalar>(stored * width).fill(null);
  for (const [index, { rows, values }] of columns) {
    for (let i = positionOf(rows, range.top); i < rows.length && rows[i]! <= range.bottom; i += 1)
      cells[(rows[i]! - range.top) * width + index - range.left] = values[i]!;
  }
  return { kind: "matrix", height, width, stored, cells, rest: new Array<Scalar>(width).fill(null) };
}

/** A column's values from the range's first row on, when no row is missing among them. */
function consecutive({ rows, values }: Column, range: Range): Scalar[] | null {
  const from = positionOf(rows, range.top);
  const to = positionOf(rows, range.bottom + 1);
  const found = to > from && rows[from] === range.top && rows[to - 1]! - rows[from] === to - 1 - from;
  return found ? values.slice(from, to) : null;
}
