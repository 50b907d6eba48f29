import { WHOLE_SHEET, addressOf, intersection, isEntireColumn, isEntireRow } from "./areas.ts";
import { requirePermission } from "./protection.ts";
import { restyling, styleAt } from "./cell-style.ts";
import type { Area, SheetModel } from "../model/workbook.ts";
import type { AreasTarget } from "./range-target.ts";
import type { CellFormat } from "../model/style.ts";
import type { Context } from "./context.ts";

/** Changes the format of every cell of the areas; of whole columns and rows it changes the column and row themselves. */
export function restyle(
  target: AreasTarget,
  context: Context,
  change: (format: CellFormat) => Partial<CellFormat>,
): void {
  const { sheet } = target;
  requirePermission(sheet, "formatCells");
  const next = restyling(context.workbook.styles, change);
  for (const area of target.areas) {
    if (isEntireColumn(area)) restyleColumns(sheet, area, next);
    else if (isEntireRow(area)) restyleRows(sheet, area, next);
    else restyleCells(sheet, area, next);
    const address = addressOf(area);
    context.changes.events.push({
      event: "worksheetFormatChanged",
      target: sheet.id,
      args: { address, source: "Local", triggerSource: "ThisLocalAddin", worksheetId: sheet.id },
    });
  }
  sheet.touched.add("cells");
}

function restyleCells(sheet: SheetModel, area: Area, next: (style: number) => number): void {
  const { cells } = sheet;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      cells.setStyle(row, column, next(styleAt(sheet, row, column)));
      cells.markEdited(row, column);
    }
  }
}

/** Cells in use whose look is their own, or their row's where a row has one. */
function* ownStyled(sheet: SheetModel, area: Area): Generator<[row: number, column: number]> {
  const used = sheet.cells.usedArea();
  const within = used && intersection(used, area);
  if (!within) return;
  for (let column = within.left; column <= within.right; column += 1) {
    for (let row = within.top; row <= within.bottom; row += 1) {
      if (sheet.cells.style(row, column) !== null) yield [row, column];
    }
  }
}

function restyleColumns(sheet: SheetModel, area: Area, next: (style: number) => number): void {
  const { cells, columns, rows } = sheet;
  for (const [row, column] of [...ownStyled(sheet, area)]) {
    cells.setStyle(row, column, next(cells.style(row, column) ?? 0));
    cells.markEdited(row, column);
  }
  for (const [row, props] of rows) {
    if (props.style === null) continue;
    for (
      let column = area.left;
      column <= Math.min(area.right, sheet.cells.usedArea()?.right ?? area.left);
      column += 1
    ) {
      if (cells.style(row, column) !== null) continue;
      cells.setStyle(row, column, next(props.style));
      cells.markEdited(row, column);
    }
  }
  for (let column = area.left; column <= area.right; column += 1) {
    const props = columns.get(column);
    columns.set(column, {
      width: props?.width ?? null,
      hidden: props?.hidden ?? false,
      style: next(props?.style ?? 0),
    });
  }
  sheet.touched.add("columns");
}

function restyleRows(sheet: SheetModel, area: Area, next: (style: number) => number): void {
  const { cells, columns, rows } = sheet;
  for (const [row, column] of [...ownStyled(sheet, area)]) {
    cells.setStyle(row, column, next(cells.style(row, column) ?? 0));
    cells.markEdited(row, column);
  }
  const styledColumns = [...columns].filter(([, props]) => props.style !== null);
  for (let row = area.top; row <= area.bottom; row += 1) {
    const props = rows.get(row);
    for (const [column, { style }] of props?.style == null ? styledColumns : []) {
      if (cells.style(row, column) !== null) continue;
      cells.setStyle(row, column, next(style ?? 0));
      cells.markEdited(row, column);
    }
    rows.set(row, { height: props?.height ?? null, hidden: props?.hidden ?? false, style: next(props?.style ?? 0) });
  }
  sheet.touched.add("rows");
}

/** The styles that occur in an area; of whole columns and rows, theirs and those of the cells that have their own. */
function* stylesIn(sheet: SheetModel, area: Area): Generator<number> {
  if (!isEntireColumn(area) && !isEntireRow(area)) {
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) yield styleAt(sheet, row, column);
    }
    return;
  }
  const { cells } = sheet;
  for (const [row, column] of ownStyled(sheet, area)) yield cells.style(row, column) ?? 0;
  if (isEntireColumn(area))
    for (let column = area.left; column <= area.right; column += 1) yield sheet.columns.get(column)?.style ?? 0;
  else for (let row = area.top; row <= area.bottom; row += 1) yield sheet.rows.get(row)?.style ?? 0;
}

/** The formats that occur in the areas, each once. */
export function formatsIn({ sheet, areas }: AreasTarget, { workbook }: Context): CellFormat[] {
  const styles = new Set(areas.flatMap((area) => [...new Set(stylesIn(sheet, area))]));
  return [...styles].map((style) => workbook.styles.get(style));
}

/** What all cells of the areas have in common, or null when they differ. */
export function uniform<R>(
  { sheet, areas }: AreasTarget,
  { workbook }: Context,
  read: (format: CellFormat) => R,
): R | null {
  let common: { value: R } | null = null;
  let last = -1;
  for (const area of areas) {
    for (const style of stylesIn(sheet, area)) {
      if (style === last) continue;
      last = style;
      const value = read(workbook.styles.get(style));
      if (!common) common = { value };
      else if (common.value !== value) return null;
    }
  }
  return common?.value ?? null;
}

/** Takes the format off: back to the workbook's first style, columns and rows included. */
export function clearFormats(target: AreasTarget, context: Context): void {
  const base = context.workbook.styles.get(0);
  restyle(target, context, () => base);
}

/** Part of the grid that a sheet's cells, columns or rows can say something about. */
export const usedPart = (sheet: SheetModel, area: Area): Area | null => {
  const used = sheet.cells.usedArea();
  return used && intersection(used, intersection(area, WHOLE_SHEET) ?? area);
};
