import { MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import { columnCount, rowCount } from "./areas.ts";
import { fail } from "./failure.ts";
import type { Area, SheetModel } from "../model/workbook.ts";

/* Areas derived from an area, as the methods of Range name them; whoever makes the range refuses what leaves the grid. */

export const cellOf = (area: Area, row: number, column: number): Area => ({
  top: area.top + row,
  bottom: area.top + row,
  left: area.left + column,
  right: area.left + column,
});

export function rowOf(area: Area, row: number): Area {
  if (row < 0 || row >= rowCount(area)) fail("InvalidArgument");
  return { ...area, top: area.top + row, bottom: area.top + row };
}

export function columnOf(area: Area, column: number): Area {
  if (column < 0 || column >= columnCount(area)) fail("InvalidArgument");
  return { ...area, left: area.left + column, right: area.left + column };
}

export const offset = (area: Area, rows: number, columns: number): Area => ({
  top: area.top + rows,
  bottom: area.bottom + rows,
  left: area.left + columns,
  right: area.right + columns,
});

export const resized = (area: Area, rows: number, columns: number): Area => ({
  ...area,
  bottom: area.bottom + rows,
  right: area.right + columns,
});

export const sized = (area: Area, rows: number, columns: number): Area => ({
  ...area,
  bottom: area.top + rows - 1,
  right: area.left + columns - 1,
});

export const entireRows = (area: Area): Area => ({ ...area, left: 0, right: MAX_COLUMNS - 1 });
export const entireColumns = (area: Area): Area => ({ ...area, top: 0, bottom: MAX_ROWS - 1 });

/** The `count` columns after the area; before its last ones when negative. */
export function columnsAfter(area: Area, count: number): Area {
  if (count === 0) fail("InvalidArgument");
  return count > 0
    ? { ...area, left: area.right + 1, right: area.right + count }
    : { ...area, left: area.right + count + 1, right: area.right };
}

export function columnsBefore(area: Area, count: number): Area {
  if (count === 0) fail("InvalidArgument");
  return count > 0
    ? { ...area, left: area.left - count, right: area.left - 1 }
    : { ...area, right: area.left - count - 1 };
}

export function rowsBelow(area: Area, count: number): Area {
  if (count === 0) fail("InvalidArgument");
  return count > 0
    ? { ...area, top: area.bottom + 1, bottom: area.bottom + count }
    : { ...area, top: area.bottom + count + 1, bottom: area.bottom };
}

export function rowsAbove(area: Area, count: number): Area {
  if (count === 0) fail("InvalidArgument");
  return count > 0
    ? { ...area, top: area.top - count, bottom: area.top - 1 }
    : { ...area, bottom: area.top - count - 1 };
}

const filled = ({ cells }: SheetModel, row: number, column: number) =>
  cells.value(row, column) !== null || cells.formula(row, column) !== null;

/** The block of filled cells around an area, bounded by empty rows and columns. */
export function surroundingRegion(sheet: SheetModel, from: Area): Area {
  let { top, left, bottom, right } = from;
  const rowFilled = (row: number) => {
    if (row < 0 || row >= MAX_ROWS) return false;
    for (let column = Math.max(0, left - 1); column <= Math.min(MAX_COLUMNS - 1, right + 1); column += 1) {
      if (filled(sheet, row, column)) return true;
    }
    return false;
  };
  const columnFilled = (column: number) => {
    if (column < 0 || column >= MAX_COLUMNS) return false;
    for (let row = Math.max(0, top - 1); row <= Math.min(MAX_ROWS - 1, bottom + 1); row += 1) {
      if (filled(sheet, row, column)) return true;
    }
    return false;
  };
  for (let grown = true; grown;) {
    grown = false;
    if (rowFilled(top - 1)) [top, grown] = [top - 1, true];
    if (rowFilled(bottom + 1)) [bottom, grown] = [bottom + 1, true];
    if (columnFilled(left - 1)) [left, grown] = [left - 1, true];
    if (columnFilled(right + 1)) [right, grown] = [right + 1, true];
  }
  return { top, left, bottom, right };
}

export type Direction = "Left" | "Right" | "Up" | "Down";

/** Where Ctrl+arrow goes from a cell: the end of its block, else the next filled cell, else the edge of the sheet. */
export function edgeCell(
  sheet: SheetModel,
  row: number,
  column: number,
  direction: Direction,
): { row: number; column: number } {
  const [dRow, dColumn] = { Left: [0, -1], Right: [0, 1], Up: [-1, 0], Down: [1, 0] }[direction] as [number, number];
  const inside = (r: number, c: number) => r >= 0 && c >= 0 && r < MAX_ROWS && c < MAX_COLUMNS;
  const used = sheet.cells.usedArea(true) ?? { top: 0, left: 0, bottom: 0, right: 0 };
  let [r, c] = [row, column];
  const inBlock = filled(sheet, r, c) && inside(r + dRow, c + dColumn) && filled(sheet, r + dRow, c + dColumn);
  while (inside(r + dRow, c + dColumn)) {
    if (inBlock && !filled(sheet, r + dRow, c + dColumn)) return { row: r, column: c };
    r += dRow;
    c += dColumn;
    if (!inBlock && filled(sheet, r, c)) return { row: r, column: c };
    const beyond = (dRow > 0 && r > used.bottom) || (dColumn > 0 && c > used.right);
    if (beyond) return dRow > 0 ? { row: MAX_ROWS - 1, column: c } : { row: r, column: MAX_COLUMNS - 1 };
  }
  return { row: r, column: c };
}
