import { cellError, type CellError, type Scalar } from "../model/cells.ts";
import type { Area, SheetModel } from "../model/workbook.ts";

/** Cells that a formula names, not read yet. */
export interface Range extends Area {
  readonly kind: "range";
  readonly sheet: SheetModel;
}

export interface Union {
  readonly kind: "union";
  readonly ranges: readonly Range[];
}

/**
 * An array. Only the first `stored` rows stand in `cells` (row by row); below, every row is `rest`: a whole column costs
 * no more than what it holds. An array has one owner: an operator may write its answer over its operand's `cells`.
 */
export interface Matrix {
  readonly kind: "matrix";
  readonly height: number;
  readonly width: number;
  readonly stored: number;
  readonly cells: Scalar[];
  readonly rest: readonly Scalar[];
}

export type Reference = Range | Union;
export type Value = Scalar | Reference | Matrix;

export const DIV0 = cellError("#DIV/0!");
export const NA = cellError("#N/A");
export const NAME = cellError("#NAME?");
export const NULL = cellError("#NULL!");
export const NUM = cellError("#NUM!");
export const REF = cellError("#REF!");
export const VALUE = cellError("#VALUE!");

export const isError = (value: unknown): value is CellError =>
  typeof value === "object" && value !== null && "error" in value;

export const isScalar = (value: Value): value is Scalar =>
  typeof value !== "object" || value === null || "error" in value;

export const isReference = (value: Value): value is Reference =>
  typeof value === "object" && value !== null && "kind" in value && value.kind !== "matrix";

export const isMatrix = (value: Value): value is Matrix =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "matrix";

export const rangeOf = (sheet: SheetModel, area: Area): Range => ({
  kind: "range",
  sheet,
  top: area.top,
  left: area.left,
  bottom: area.bottom,
  right: area.right,
});

export const heightOf = (area: Area): number => area.bottom - area.top + 1;
export const widthOf = (area: Area): number => area.right - area.left + 1;

export const isCell = (range: Range): boolean => range.top === range.bottom && range.left === range.right;

/** Rows must be of one length. */
export function matrixOf(rows: readonly (readonly Scalar[])[]): Matrix {
  const width = rows[0]?.length ?? 0;
  return { kind: "matrix", height: rows.length, width, stored: rows.length, cells: rows.flat(), rest: [] };
}

export function matrixAt(matrix: Matrix, row: number, column: number): Scalar {
  return (row < matrix.stored ? matrix.cells[row * matrix.width + column] : matrix.rest[column]) ?? null;
}

/** Every value with the number of cells that hold it: stored ones one by one, the rest at once. */
export function eachValue(matrix: Matrix, visit: (value: Scalar, count: number) => void): void {
  for (const value of matrix.cells) visit(value, 1);
  const below = matrix.height - matrix.stored;
  if (below > 0) for (const value of matrix.rest) visit(value, below);
}
