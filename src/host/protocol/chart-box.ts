import type { ChartAnchor } from "../model/chart.ts";
import { columnLeft, columnPoints, rowPoints, rowTop } from "./geometry.ts";
import type { SheetModel } from "../model/workbook.ts";

/** The cell in which a point lies, and how far inside. */
function locate(points: number, size: (index: number) => number, last: number): { index: number; offset: number } {
  let offset = Math.max(0, points);
  let index = 0;
  for (; index < last; index += 1) {
    const extent = size(index);
    if (offset < extent) break;
    offset -= extent;
  }
  return { index, offset };
}

/** Left, top, width and height, in points. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function anchorOf(sheet: SheetModel, { left, top, width, height }: Box): ChartAnchor {
  const corner = (x: number, y: number): ChartAnchor["from"] => {
    const column = locate(x, (index) => columnPoints(sheet, index), 16_383);
    const row = locate(y, (index) => rowPoints(sheet, index), 1_048_575);
    return { row: row.index, column: column.index, dx: column.offset, dy: row.offset };
  };
  return { from: corner(left, top), to: corner(left + width, top + height) };
}

export function boxOf(sheet: SheetModel, { from, to }: ChartAnchor): Box {
  const left = columnLeft(sheet, from.column) + from.dx;
  const top = rowTop(sheet, from.row) + from.dy;
  return {
    left,
    top,
    width: columnLeft(sheet, to.column) + to.dx - left,
    height: rowTop(sheet, to.row) + to.dy - top,
  };
}
