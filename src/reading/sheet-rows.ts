import { cellAt, type CellValue, type SheetGrid } from "../cells/grid.ts";

/** How full each row of a sheet is; index 0 is the grid's `top`. */
export interface SheetRows {
  readonly filled: Int32Array;
  readonly texts: Int32Array;
}

export const isBlank = (value: CellValue): boolean =>
  value === null || (typeof value === "string" && value.trim() === "");

export function rowsOf(grid: SheetGrid): SheetRows {
  const filled = new Int32Array(grid.values.length);
  const texts = new Int32Array(grid.values.length);
  grid.values.forEach((row, index) => {
    let count = 0;
    let words = 0;
    for (const value of row) {
      if (isBlank(value)) continue;
      count += 1;
      if (typeof value === "string") words += 1;
    }
    filled[index] = count;
    texts[index] = words;
  });
  return { filled, texts };
}

/** Absolute index just after the last row of the grid. */
export const rowsEnd = (grid: SheetGrid): number => grid.top + grid.values.length;

/** Absolute index just after the last column of the grid. */
export const columnsEnd = (grid: SheetGrid): number => grid.left + (grid.values[0]?.length ?? 0);

/** The cell's text as a heading or label shows it; numbers and blanks give "". */
export function textAt(grid: SheetGrid, row: number, column: number): string {
  const value = cellAt(grid, row, column);
  return typeof value === "string" ? value.trim() : "";
}
