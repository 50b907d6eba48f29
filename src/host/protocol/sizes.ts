import { columnPoints, rowPoints, widthOfPoints } from "./geometry.ts";
import { fail } from "./failure.ts";
import { formatAt } from "./cell-style.ts";
import { formatValue } from "./number-format.ts";
import { intersection, isEntireColumn, isEntireRow } from "./areas.ts";
import { requirePermission } from "./protection.ts";
import { restyle } from "./restyle.ts";
import type { AreasTarget } from "./range-target.ts";
import type { Context } from "./context.ts";
import type { SheetModel } from "../model/workbook.ts";

/** Excel's widest column and highest row, in characters and points. */
const MAX_WIDTH = 255;
const MAX_HEIGHT = 409.5;

/** Of a column as wide as another says, or null when they differ; all columns of a whole row count. */
export function columnWidth({ sheet, areas }: AreasTarget): number | null {
  return same(
    areas.flatMap((area) => indexes(area.left, area.right, isEntireRow(area) ? [...sheet.columns.keys()] : null)),
    (column) => columnPoints(sheet, column),
  );
}

export function rowHeight({ sheet, areas }: AreasTarget): number | null {
  return same(
    areas.flatMap((area) => indexes(area.top, area.bottom, isEntireColumn(area) ? [...sheet.rows.keys()] : null)),
    (row) => rowPoints(sheet, row),
  );
}

/** All of a bounded run; of an unbounded one those that differ from the standard, and one that doesn't. */
function indexes(first: number, last: number, special: number[] | null): number[] {
  if (special) return [...special, last];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function same(all: readonly number[], size: (index: number) => number): number | null {
  const sizes = new Set(all.map(size));
  return sizes.size === 1 ? [...sizes][0]! : null;
}

/** Points; 0 hides the columns. */
export function setColumnWidth({ sheet, areas }: AreasTarget, points: number): void {
  requirePermission(sheet, "formatColumns");
  const width = widthOfPoints(points);
  if (points < 0 || width > MAX_WIDTH) fail("InvalidArgument");
  for (const area of areas) {
    for (let column = area.left; column <= area.right; column += 1) {
      const style = sheet.columns.get(column)?.style ?? null;
      sheet.columns.set(column, { width, style, hidden: points === 0 });
    }
  }
  sheet.touched.add("columns");
}

/** Points; 0 hides the rows. */
export function setRowHeight({ sheet, areas }: AreasTarget, points: number): void {
  requirePermission(sheet, "formatRows");
  if (points < 0 || points > MAX_HEIGHT) fail("InvalidArgument");
  for (const area of areas) {
    if (isEntireColumn(area)) sheet.defaultRowHeight = points;
    const rows = isEntireColumn(area)
      ? [...sheet.rows.keys()]
      : Array.from({ length: area.bottom - area.top + 1 }, (_, i) => area.top + i);
    for (const row of rows)
      sheet.rows.set(row, { height: points, style: sheet.rows.get(row)?.style ?? null, hidden: points === 0 });
  }
  sheet.touched.add("rows");
}

/** As wide as the longest text shown, by its count of characters: no fonts are measured here. */
export function autofitColumns({ sheet, areas }: AreasTarget, context: Context): void {
  requirePermission(sheet, "formatColumns");
  context.settle();
  const used = sheet.cells.usedArea(true);
  for (const area of areas) {
    const within = used && intersection(area, used);
    for (let column = within?.left ?? 0; within && column <= within.right; column += 1) {
      const characters = longestText(sheet, column, within.top, within.bottom, context);
      if (characters === 0) continue;
      const style = sheet.columns.get(column)?.style ?? null;
      const width = Math.min(MAX_WIDTH, widthOfPoints((Math.ceil(characters * 7) + 5) * 0.75));
      sheet.columns.set(column, { width, style, hidden: false });
    }
  }
  sheet.touched.add("columns");
}

function longestText(
  sheet: SheetModel,
  column: number,
  top: number,
  bottom: number,
  { workbook, locale }: Context,
): number {
  let longest = 0;
  for (const [row, value] of sheet.cells.columnValues(column, top, bottom)) {
    const { numberFormat, font, wrap, indent } = formatAt(workbook, sheet, row, column);
    if (
      wrap ||
      sheet.merges.some(
        (merged) => merged.top <= row && merged.bottom >= row && merged.left <= column && merged.right >= column,
      )
    )
      continue;
    const shown = formatValue(value, numberFormat, locale, workbook.date1904);
    const lines = shown.split("\n").map((line) => line.length);
    const weight = (font.size / 11) * (font.bold ? 1.1 : 1);
    longest = Math.max(longest, Math.max(...lines) * weight + indent);
  }
  return longest;
}

/** Rows go back to a height that Excel finds itself when it draws them. */
export function autofitRows({ sheet, areas }: AreasTarget): void {
  requirePermission(sheet, "formatRows");
  for (const area of areas) {
    for (const [row, props] of sheet.rows) {
      if (row >= area.top && row <= area.bottom) sheet.rows.set(row, { ...props, height: null });
    }
  }
  sheet.touched.add("rows");
}

export function adjustIndent(target: AreasTarget, amount: number, context: Context): void {
  restyle(target, context, ({ indent, horizontal }) => ({
    indent: Math.min(250, Math.max(0, indent + amount)),
    horizontal: horizontal === "General" && indent + amount > 0 ? "Left" : horizontal,
  }));
}
