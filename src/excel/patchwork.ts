import type { Area } from "../cells/address.ts";
import { around, heightOf, widthOf } from "./pieces.ts";

/**
 * Cells of one sheet, put together from rectangles read apart. Rows between them are one and the same empty row, and a row
 * ends with its last rectangle: a lone cell a million rows below costs a list of a million places, not of their cells.
 */
export interface Patchwork<T> {
  readonly rows: readonly (readonly T[])[];
  put(area: Area, cells: readonly (readonly T[])[]): void;
}

export function patchwork<T>(areas: readonly Area[], blank: T): Patchwork<T> {
  const extent = around(areas);
  const none: T[] = [];
  const rows: T[][] = extent ? new Array<T[]>(heightOf(extent)).fill(none) : [];
  // The first row tells how wide the whole is.
  if (extent) rows[0] = new Array<T>(widthOf(extent)).fill(blank);
  let shared: readonly T[] = none;
  return {
    rows,
    put({ top, left }, cells) {
      if (!extent) return;
      const from = left - extent.left;
      cells.forEach((given, index) => {
        const at = top - extent.top + index;
        // Number formats repeat from row to row: one list of them serves all.
        if (given.length !== shared.length || given.some((cell, column) => cell !== shared[column])) shared = given;
        if (from === 0 && rows[at] === none) {
          rows[at] = shared as T[];
          return;
        }
        const row = [...rows[at]!];
        while (row.length < from) row.push(blank);
        given.forEach((cell, column) => (row[from + column] = cell));
        rows[at] = row;
      });
    },
  };
}
