import type { ChartAnchor } from "../model/chart.ts";
import type { SheetModel } from "../model/workbook.ts";

/** A character of Calibri 11 is 7 pixels wide, and a pixel is 0.75 points at 96 dots an inch. */
const POINTS_PER_CHARACTER = 5.25;
/** 64 and 20 pixels: a new sheet's column and row. */
const DEFAULT_COLUMN_POINTS = 48;
const DEFAULT_ROW_POINTS = 15;

function columnPoints(sheet: SheetModel, column: number): number {
  const props = sheet.columns.get(column);
  if (props?.hidden) return 0;
  const characters = props?.width ?? sheet.defaultColumnWidth;
  return characters === null ? DEFAULT_COLUMN_POINTS : Math.round(characters * POINTS_PER_CHARACTER * 100) / 100;
}

function rowPoints(sheet: SheetModel, row: number): number {
  const props = sheet.rows.get(row);
  return props?.hidden ? 0 : (props?.height ?? sheet.defaultRowHeight ?? DEFAULT_ROW_POINTS);
}

const sum = (count: number, size: (index: number) => number): number => {
  let points = 0;
  for (let index = 0; index < count; index += 1) points += size(index);
  return points;
};

/** Points from the sheet's left edge to the column's. */
const leftOf = (sheet: SheetModel, column: number): number => sum(column, (index) => columnPoints(sheet, index));
/** Points from the sheet's top edge to the row's. */
const topOf = (sheet: SheetModel, row: number): number => sum(row, (index) => rowPoints(sheet, index));

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
  const left = leftOf(sheet, from.column) + from.dx;
  const top = topOf(sheet, from.row) + from.dy;
  return {
    left,
    top,
    width: leftOf(sheet, to.column) + to.dx - left,
    height: topOf(sheet, to.row) + to.dy - top,
  };
}
