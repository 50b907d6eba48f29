import { columnCount, intersection, rowCount } from "./areas.ts";
import { cellsChanged } from "./changes.ts";
import { fail } from "./failure.ts";
import { requirePermission, requireUnlocked } from "./protection.ts";
import type { Area } from "../model/workbook.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";

export const mergedAreas = ({ sheet, area }: RangeTarget): Area[] =>
  sheet.merges.filter((merged) => intersection(merged, area));

/** Merges the range, or each of its rows; only the top left value stays. Refused across a table. */
export function mergeArea(range: RangeTarget, across: boolean, context: Context): void {
  const { sheet, area } = range;
  requirePermission(sheet, "formatCells");
  requireUnlocked(context.workbook, sheet, area);
  if (sheet.tables.some((table) => intersection(table.area, area))) fail("InvalidOperation");
  unmergeArea(range);
  const rows = Array.from({ length: across ? rowCount(area) : 0 }, (_, i) => ({
    ...area,
    top: area.top + i,
    bottom: area.top + i,
  }));
  for (const merged of across ? rows : [area]) {
    if (rowCount(merged) * columnCount(merged) === 1) continue;
    keepFirst(range, merged);
    sheet.merges.push(merged);
  }
  cellsChanged(context.changes, sheet, area);
  sheet.touched.add("merges");
}

/** Excel keeps the first value that it meets, in the top left cell. */
function keepFirst({ sheet: { cells } }: RangeTarget, merged: Area): void {
  let kept = cells.value(merged.top, merged.left) !== null || cells.formula(merged.top, merged.left) !== null;
  for (let row = merged.top; row <= merged.bottom; row += 1) {
    for (let column = merged.left; column <= merged.right; column += 1) {
      if (row === merged.top && column === merged.left) continue;
      const value = cells.value(row, column);
      const formula = cells.formula(row, column);
      if (value === null && formula === null) continue;
      if (!kept) {
        cells.setValue(merged.top, merged.left, value);
        cells.setFormula(merged.top, merged.left, formula);
        cells.markEdited(merged.top, merged.left);
        kept = true;
      }
      cells.setValue(row, column, null);
      cells.setFormula(row, column, null);
      cells.markEdited(row, column);
    }
  }
}

/** Every merged area that the range touches becomes single cells again. */
export function unmergeArea({ sheet, area }: RangeTarget): void {
  requirePermission(sheet, "formatCells");
  const rest = sheet.merges.filter((merged) => !intersection(merged, area));
  if (rest.length === sheet.merges.length) return;
  sheet.merges = rest;
  sheet.touched.add("merges");
}
