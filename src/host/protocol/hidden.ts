import { isEntireColumn, isEntireRow } from "./areas.ts";
import { requirePermission } from "./protection.ts";
import type { RangeTarget } from "./range-target.ts";

/** Whether all rows are hidden; null when some are. */
export function rowsHidden({ sheet, area }: RangeTarget): boolean | null {
  if (isEntireColumn(area)) return [...sheet.rows.values()].some(({ hidden }) => hidden) ? null : false;
  let hidden = 0;
  for (let row = area.top; row <= area.bottom; row += 1) if (sheet.rows.get(row)?.hidden) hidden += 1;
  return hidden === 0 ? false : hidden === area.bottom - area.top + 1 ? true : null;
}

export function columnsHidden({ sheet, area }: RangeTarget): boolean | null {
  if (isEntireRow(area)) return [...sheet.columns.values()].some(({ hidden }) => hidden) ? null : false;
  let hidden = 0;
  for (let column = area.left; column <= area.right; column += 1) if (sheet.columns.get(column)?.hidden) hidden += 1;
  return hidden === 0 ? false : hidden === area.right - area.left + 1 ? true : null;
}

export function setRowsHidden({ sheet, area }: RangeTarget, hidden: boolean): void {
  requirePermission(sheet, "formatRows");
  for (let row = area.top; row <= area.bottom; row += 1) {
    const props = sheet.rows.get(row);
    if ((props?.hidden ?? false) !== hidden)
      sheet.rows.set(row, { height: props?.height ?? null, style: props?.style ?? null, hidden });
  }
  sheet.touched.add("rows");
}

export function setColumnsHidden({ sheet, area }: RangeTarget, hidden: boolean): void {
  requirePermission(sheet, "formatColumns");
  for (let column = area.left; column <= area.right; column += 1) {
    const props = sheet.columns.get(column);
    if ((props?.hidden ?? false) !== hidden) {
      sheet.columns.set(column, { width: props?.width ?? null, style: props?.style ?? null, hidden });
    }
  }
  sheet.touched.add("columns");
}
