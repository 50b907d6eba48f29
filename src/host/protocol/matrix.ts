import { columnCount, rowCount } from "./areas.ts";
import { fail } from "./failure.ts";
import type { Area } from "../model/workbook.ts";

/** Builds a row-major matrix over an area. */
export function matrixOf<R>(area: Area, cell: (row: number, column: number) => R): R[][] {
  const rows: R[][] = new Array<R[]>(rowCount(area));
  const width = columnCount(area);
  for (let i = 0; i < rows.length; i += 1) {
    const values = (rows[i] = new Array<R>(width));
    for (let j = 0; j < width; j += 1) values[j] = cell(area.top + i, area.left + j);
  }
  return rows;
}

/**
 * Visits what an add-in sets on an area: a matrix of its exact size, or one value (plain, or 1×1) for every cell.
 * A `null` leaves its cell alone. Another size is `InvalidArgument`.
 */
export function eachCell(
  area: Area,
  given: unknown,
  visit: (row: number, column: number, value: unknown) => void,
): void {
  const rows = Array.isArray(given) ? (given as unknown[]) : [[given]];
  const height = rowCount(area);
  const width = columnCount(area);
  const single = rows.length === 1 && Array.isArray(rows[0]) && rows[0].length === 1;
  if (!single && rows.length !== height) fail("InvalidArgument");
  if (!single && !rows.every((row) => Array.isArray(row) && row.length === width)) fail("InvalidArgument");
  for (let i = 0; i < height; i += 1) {
    const row = rows[single ? 0 : i] as unknown[];
    for (let j = 0; j < width; j += 1) {
      const value = row[single ? 0 : j];
      if (value !== null && value !== undefined) visit(area.top + i, area.left + j, value);
    }
  }
}
