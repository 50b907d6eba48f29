import type { Scalar } from "../model/cells.ts";
import { NA, isMatrix, matrixAt, type Matrix } from "./value.ts";

/** Excel's rule for arrays of different shapes: a single row or column repeats, what is missing otherwise is #N/A. */
function element(value: Scalar | Matrix, row: number, column: number): Scalar {
  if (!isMatrix(value)) return value;
  const r = value.height === 1 ? 0 : row;
  const c = value.width === 1 ? 0 : column;
  return r < value.height && c < value.width ? matrixAt(value, r, c) : NA;
}

/** `run` over each set of elements; without any array, over the values themselves. */
export function lift(args: readonly (Scalar | Matrix)[], run: (args: readonly Scalar[]) => Scalar): Scalar | Matrix {
  const matrices = args.filter(isMatrix);
  if (matrices.length === 0) return run(args as readonly Scalar[]);
  const height = Math.max(...matrices.map((m) => m.height));
  const width = Math.max(...matrices.map((m) => m.width));
  // A row that repeats has nothing below; any other array is alike from its last stored row down to its end.
  const stored = Math.min(
    height,
    Math.max(1, ...matrices.map((m) => (m.height === 1 ? 1 : m.height < height ? m.height : m.stored))),
  );
  const cells = new Array<Scalar>(stored * width);
  const buffer: Scalar[] = new Array<Scalar>(args.length);
  const at = (row: number, column: number): Scalar => {
    for (let i = 0; i < args.length; i += 1) buffer[i] = element(args[i]!, row, column);
    return run(buffer);
  };
  for (let row = 0; row < stored; row += 1)
    for (let column = 0; column < width; column += 1) cells[row * width + column] = at(row, column);
  const rest = stored < height ? Array.from({ length: width }, (_, column) => at(stored, column)) : [];
  return { kind: "matrix", height, width, stored, cells, rest };
}

/** The same for two arguments, without a list in between: operators over long columns live here. */
export function liftTwo(
  left: Scalar | Matrix,
  right: Scalar | Matrix,
  run: (left: Scalar, right: Scalar) => Scalar,
): Scalar | Matrix {
  if (!isMatrix(left) && !isMatrix(right)) return run(left, right);
  const matrix = isMatrix(left) ? left : (right as Matrix);
  const alike = isMatrix(left) && isMatrix(right);
  if (alike && (left.height !== right.height || left.width !== right.width || left.stored !== right.stored))
    return lift([left, right], ([a = null, b = null]) => run(a, b));
  // Written over the operand: new arrays for each operator of each formula over a long column would cost most of all.
  const { cells } = matrix;
  if (alike) for (let i = 0; i < cells.length; i += 1) cells[i] = run(left.cells[i]!, right.cells[i]!);
  else if (isMatrix(left)) for (let i = 0; i < cells.length; i += 1) cells[i] = run(left.cells[i]!, right as Scalar);
  else for (let i = 0; i < cells.length; i += 1) cells[i] = run(left, matrix.cells[i]!);
  const rest = matrix.rest.map((value, i) =>
    run(isMatrix(left) ? value : left, isMatrix(right) ? (right.rest[i] ?? null) : right),
  );
  return { kind: "matrix", height: matrix.height, width: matrix.width, stored: matrix.stored, cells, rest };
}
