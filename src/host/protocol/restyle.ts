import { MAX_COLUMNS } from "../../cells/address.ts";
import { WHOLE_SHEET, addressOf, intersection, isEntireColumn, isEntireRow } from "./areas.ts";
import { requirePermission } from "./protection.ts";
import { restyling, styleAt } from "./cell-style.ts";
import type { Area, ColumnProps, SheetModel } from "../model/workbook.ts";
import type { AreasTarget } from "./range-target.ts";
import type { CellFormat } from "../model/style.ts";
import type { Context } from "./context.ts";
import type { Permission } from "./protection.ts";

/**
 * Changes the format of every cell of the areas; of whole columns and rows it changes the column and row themselves.
 * `permission`: what a protected sheet must allow.
 */
export function restyle(
  target: AreasTarget,
  context: Context,
  change: (format: CellFormat) => Partial<CellFormat>,
  permission: Permission = "formatCells",
): void {
  const { sheet } = target;
  requirePermission(sheet, permission);
  const next = restyling(context.workbook.styles, change);
  for (const area of target.areas) {
    if (isEntireColumn(area)) restyleColumns(sheet, area, next);
    else if (isEntireRow(area)) restyleRows(sheet, area, next);
    else restyleCells(sheet, area, next);
    formatsChanged(sheet, area, context);
  }
}

function formatsChanged(sheet: SheetModel, area: Area, { changes }: Context): void {
  sheet.touched.add("cells");
  changes.events.push({
    event: "worksheetFormatChanged",
    target: sheet.id,
    args: { address: addressOf(area), source: "Local", triggerSource: "ThisLocalAddin", worksheetId: sheet.id },
  });
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
  const styledRows = [...rows].filter(([, props]) => props.style !== null);
  const right = Math.min(area.right, cells.usedArea()?.right ?? area.left);
  for (const [row, props] of styledRows) {
    if (isEntireRow(area)) rows.set(row, { ...props, style: next(props.style ?? 0) });
    for (let column = area.left; column <= right && !isEntireRow(area); column += 1) {
      if (cells.style(row, column) !== null) continue;
      cells.setStyle(row, column, next(props.style ?? 0));
      cells.markEdited(row, column);
    }
  }
  if (isEntireRow(area) && styledRows.length > 0) sheet.touched.add("rows");
  // A look given to a whole sheet is one for each of its 16,384 columns: those that were alike stay one object.
  const alike = new Map<ColumnProps | undefined, ColumnProps>();
  for (let column = area.left; column <= area.right; column += 1) {
    const props = columns.get(column);
    let after = alike.get(props);
    if (!after) {
      after = { width: props?.width ?? null, hidden: props?.hidden ?? false, style: next(props?.style ?? 0) };
      alike.set(props, after);
    }
    columns.set(column, after);
  }
  sheet.touched.add("columns");
}

function restyleRows(sheet: SheetModel, area: Area, next: (style: number) => number): void {
  const { cells, columns, rows } = sheet;
  for (const [row, column] of [...ownStyled(sheet, area)]) {
    cells.setStyle(row, column, next(cells.style(row, column) ?? 0));
    cells.markEdited(row, column);
  }
  const common = commonColumnStyle(sheet);
  const others = indexesWhere(columns, ({ style }) => (style ?? 0) !== common);
  for (let column = 0; common !== 0 && column < MAX_COLUMNS; column += 1) if (!columns.has(column)) others.push(column);
  for (let row = area.top; row <= area.bottom; row += 1) {
    const props = rows.get(row);
    const crossed = (props?.style ?? null) === null ? others : [];
    for (const column of crossed) {
      if (cells.style(row, column) !== null) continue;
      cells.setStyle(row, column, next(columns.get(column)?.style ?? 0));
      cells.markEdited(row, column);
    }
    const style = next(props?.style ?? common);
    rows.set(row, { height: props?.height ?? null, hidden: props?.hidden ?? false, style });
  }
  sheet.touched.add("rows");
}

/** The style that most columns have: a formatted row starts from it, and only the other columns need cells there. */
function commonColumnStyle({ columns }: SheetModel): number {
  const counts = new Map<number, number>([[0, MAX_COLUMNS - columns.size]]);
  for (const { style } of columns.values()) counts.set(style ?? 0, (counts.get(style ?? 0) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

const indexesWhere = <P>(lines: ReadonlyMap<number, P>, holds: (props: P) => boolean): number[] =>
  [...lines].flatMap(([index, props]) => (holds(props) ? [index] : []));

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

/** Takes the format off; of whole columns and rows, also theirs. */
export function clearFormats({ sheet, areas }: AreasTarget, context: Context): void {
  requirePermission(sheet, "formatCells");
  for (const area of areas) {
    if (isEntireColumn(area)) clearLines(sheet, "columns", area.left, area.right);
    if (isEntireRow(area)) clearLines(sheet, "rows", area.top, area.bottom);
    for (const [row, column] of [...ownStyled(sheet, area)]) {
      sheet.cells.setStyle(row, column, null);
      sheet.cells.markEdited(row, column);
    }
    hideLineStyles(sheet, area);
    formatsChanged(sheet, area, context);
  }
}

function clearLines(sheet: SheetModel, lines: "columns" | "rows", first: number, last: number): void {
  const take = <P extends { style: number | null }>(all: Map<number, P>) => {
    for (const [index, props] of all) {
      if (index >= first && index <= last && props.style !== null) all.set(index, { ...props, style: null });
    }
  };
  if (lines === "columns") take(sheet.columns);
  else take(sheet.rows);
  sheet.touched.add(lines);
}

/** Cells without a style show their row's or column's: where those keep one, a cleared cell says the first style. */
function hideLineStyles(sheet: SheetModel, area: Area): void {
  const styled = (lines: ReadonlyMap<number, { style: number | null }>, first: number, last: number) =>
    [...lines].flatMap(([index, { style }]) => (style !== null && index >= first && index <= last ? [index] : []));
  const used = sheet.cells.usedArea();
  const blank = (row: number, column: number) => {
    sheet.cells.setStyle(row, column, 0);
    sheet.cells.markEdited(row, column);
  };
  const right = isEntireRow(area) ? Math.min(area.right, used?.right ?? 0) : area.right;
  const bottom = isEntireColumn(area) ? Math.min(area.bottom, used?.bottom ?? 0) : area.bottom;
  for (const row of styled(sheet.rows, area.top, area.bottom)) {
    for (let column = area.left; column <= right; column += 1) blank(row, column);
  }
  for (const column of styled(sheet.columns, area.left, area.right)) {
    for (let row = area.top; row <= bottom; row += 1) blank(row, column);
  }
}

/** Part of the grid that a sheet's cells, columns or rows can say something about. */
export const usedPart = (sheet: SheetModel, area: Area): Area | null => {
  const used = sheet.cells.usedArea();
  return used && intersection(used, intersection(area, WHOLE_SHEET) ?? area);
};
