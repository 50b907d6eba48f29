import type { Area, SheetModel } from "../model/workbook.ts";

/* Positions on a sheet in points, from widths in characters and heights in points. */

/** Pixels of the widest digit of Calibri 11, which widths are counted in. */
const DIGIT = 7;
const POINTS_PER_PIXEL = 0.75;
const DEFAULT_WIDTH = 9.140625;
const DEFAULT_HEIGHT = 15;

export const pointsOfWidth = (width: number): number =>
  Math.trunc(((256 * width + Math.trunc(128 / DIGIT)) / 256) * DIGIT) * POINTS_PER_PIXEL;

export const widthOfPoints = (points: number): number =>
  Math.trunc((Math.round(points / POINTS_PER_PIXEL) / DIGIT) * 256) / 256;

export const standardWidth = (sheet: SheetModel): number => sheet.defaultColumnWidth ?? DEFAULT_WIDTH;
export const standardHeight = (sheet: SheetModel): number => sheet.defaultRowHeight ?? DEFAULT_HEIGHT;

/** Points; 0 when hidden. */
export function columnPoints(sheet: SheetModel, column: number): number {
  const props = sheet.columns.get(column);
  return props?.hidden ? 0 : pointsOfWidth(props?.width ?? standardWidth(sheet));
}

/** Points; 0 when hidden. */
export function rowPoints(sheet: SheetModel, row: number): number {
  const props = sheet.rows.get(row);
  return props?.hidden ? 0 : (props?.height ?? standardHeight(sheet));
}

/** Points from the sheet's left edge to a column's. */
export function columnLeft(sheet: SheetModel, column: number): number {
  let points = column * pointsOfWidth(standardWidth(sheet));
  for (const index of sheet.columns.keys()) {
    if (index < column) points += columnPoints(sheet, index) - pointsOfWidth(standardWidth(sheet));
  }
  return points;
}

/** Points from the sheet's top edge to a row's. */
export function rowTop(sheet: SheetModel, row: number): number {
  let points = row * standardHeight(sheet);
  for (const index of sheet.rows.keys()) if (index < row) points += rowPoints(sheet, index) - standardHeight(sheet);
  return points;
}

export function rectangleOf(
  sheet: SheetModel,
  area: Area,
): { left: number; top: number; width: number; height: number } {
  const left = columnLeft(sheet, area.left);
  const top = rowTop(sheet, area.top);
  return { left, top, width: columnLeft(sheet, area.right + 1) - left, height: rowTop(sheet, area.bottom + 1) - top };
}
