import { addressOf } from "./areas.ts";
import { fail } from "./failure.ts";
import { insertCells } from "./insert-delete.ts";
import { isProtected } from "./protection.ts";
import { MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import { setArea, bodyOf } from "./types/table.ts";
import type { Area, SheetModel } from "../model/workbook.ts";
import type { Context } from "./context.ts";
import type { TableTarget } from "./types/table.ts";

function isBlank(sheet: SheetModel, area: Area): boolean {
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (sheet.cells.value(row, column) !== null || sheet.cells.formula(row, column) !== null) return false;
    }
  }
  return true;
}

/** Makes room for rows before the body's row `index`; what stands below moves only where it is in the way. */
export function growRows(target: TableTarget, index: number, count: number, context: Context): void {
  const { sheet, table } = target;
  if (isProtected(sheet)) fail("AccessDenied");
  const { area } = table;
  const top = bodyOf(table).top + index;
  const added = { ...area, top, bottom: top + count - 1 };
  if (added.bottom >= MAX_ROWS) fail("InvalidArgument", addressOf(area));
  const atEnd = top > area.bottom;
  if (!atEnd || !isBlank(sheet, added)) insertCells({ sheet, area: added }, "Down", context);
  if (atEnd) setArea(target, { ...area, bottom: added.bottom }, context);
}

/** Makes room for one column before column `index`; what stands beside moves only where it is in the way. */
export function growColumns(target: TableTarget, index: number, context: Context): void {
  const { sheet, table } = target;
  if (isProtected(sheet)) fail("AccessDenied");
  const { area } = table;
  const left = area.left + index;
  const added = { ...area, left, right: left };
  if (left >= MAX_COLUMNS) fail("InvalidArgument", addressOf(area));
  const atEnd = left > area.right;
  if (!atEnd || !isBlank(sheet, added)) insertCells({ sheet, area: added }, "Right", context);
  if (atEnd) setArea(target, { ...area, right: left }, context);
}
