import { eachCell, matrixOf } from "./matrix.ts";
import { formatAt, restyling, styleAt } from "./cell-style.ts";
import { isUnbounded } from "./cell-values.ts";
import { requirePermission } from "./protection.ts";
import { restyle } from "./restyle.ts";
import { text } from "./argument.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";
import type { WorkbookModel } from "../model/workbook.ts";

export function readFormats(
  range: RangeTarget,
  workbook: WorkbookModel,
  shown: (format: string) => string,
): string[][] | null {
  if (isUnbounded(range)) return null;
  return matrixOf(range.area, (row, column) => shown(formatAt(workbook, range.sheet, row, column).numberFormat));
}

/** One format for all cells, or a matrix of them; `toUs` brings it into US notation. */
export function writeFormats(
  range: RangeTarget,
  given: unknown,
  context: Context,
  toUs: (format: string) => string,
): void {
  const { sheet, area } = range;
  const single = singleOf(given);
  if (single !== null) {
    const numberFormat = toUs(text(single, "numberFormat"));
    restyle({ sheet, areas: [area] }, context, () => ({ numberFormat }));
    return;
  }
  requirePermission(sheet, "formatCells");
  const restylers = new Map<string, (style: number) => number>();
  eachCell(area, given, (row, column, value) => {
    const numberFormat = text(value, "numberFormat");
    let next = restylers.get(numberFormat);
    if (!next) {
      const us = toUs(numberFormat);
      restylers.set(numberFormat, (next = restyling(context.workbook.styles, () => ({ numberFormat: us }))));
    }
    sheet.cells.setStyle(row, column, next(styleAt(sheet, row, column)));
    sheet.cells.markEdited(row, column);
  });
  sheet.touched.add("cells");
}

function singleOf(given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  const [row, ...more] = given as unknown[];
  return more.length === 0 && Array.isArray(row) && row.length === 1 ? row[0] : null;
}
