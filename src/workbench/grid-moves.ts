import type { Area } from "../host/model/workbook.ts";
import type { SheetView } from "./sheet-view.ts";

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The cell that a key leads to from another, over hidden and merged ones; null for a key that moves nothing. */
export function moved(view: SheetView, from: CellPlace, key: GridKey, rowsOnScreen: number): CellPlace | null {
  const control = key.ctrlKey || key.metaKey;
  const used = view.sheet.cells.usedArea(true);
  const last = { row: used?.bottom ?? 0, column: used?.right ?? 0 };
  const { row, column } = from;
  switch (key.key) {
    case "ArrowUp":
      return { row: control ? 0 : step(view.rows, row, -1, over(view, from, "rows", -1)), column };
    case "ArrowDown":
      return { row: control ? last.row : step(view.rows, row, 1, over(view, from, "rows", 1)), column };
    case "ArrowLeft":
      return { row, column: control ? 0 : step(view.columns, column, -1, over(view, from, "columns", -1)) };
    case "ArrowRight":
      return { row, column: control ? last.column : step(view.columns, column, 1, over(view, from, "columns", 1)) };
    case "PageUp":
      return { row: Math.max(0, row - rowsOnScreen), column };
    case "PageDown":
      return { row: Math.min(view.rows.count - 1, row + rowsOnScreen), column };
    case "Home":
      return control ? { row: 0, column: 0 } : { row, column: 0 };
    case "End":
      return control ? last : { row, column: last.column };
    default:
      return null;
  }
}

/** Where a step leaves a merged cell from. */
function over(view: SheetView, { row, column }: CellPlace, along: "rows" | "columns", by: 1 | -1): number {
  const merge = view.merge(row, column);
  if (along === "rows") return merge ? (by > 0 ? merge.bottom : merge.top) : row;
  return merge ? (by > 0 ? merge.right : merge.left) : column;
}

function step(axis: SheetView["rows"], from: number, by: 1 | -1, edge: number): number {
  for (let index = edge + by; index >= 0 && index < axis.count; index += by) if (axis.size(index) > 0) return index;
  return from;
}

/** A cell's own area, or that of the merged cell it belongs to. */
export function areaAt(view: SheetView, { row, column }: CellPlace): Area {
  return view.merge(row, column) ?? { top: row, left: column, bottom: row, right: column };
}

export const areaBetween = (a: CellPlace, b: CellPlace): Area => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
});
