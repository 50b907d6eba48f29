import type { WorkbookModel } from "../model/workbook.ts";
import { evaluateCells, type Settings } from "./calculation.ts";
import { obstacle } from "./computable.ts";
import type { CellOf } from "./dependants.ts";
import { NAME } from "./value.ts";

/**
 * Gives a value to the formulas that a file keeps without one, as Excel does on opening what another program wrote.
 * Nobody edited these cells: they are saved as they came. One that cannot be computed here, or leans on such a cell,
 * stays without a value.
 */
export function computeMissingValues(workbook: WorkbookModel, settings: Settings): void {
  if (workbook.calculationMode === "Manual") return;
  const missing: CellOf[] = [];
  for (const sheet of workbook.sheets)
    for (const [row, column] of sheet.cells.formulas())
      if (sheet.cells.value(row, column) === null) missing.push({ sheet, row, column });
  if (missing.length === 0) return;
  const computable = missing.filter(({ sheet, row, column }) => {
    const computed = obstacle(workbook, sheet, sheet.cells.formula(row, column)!) === null;
    if (!computed) sheet.cells.setValue(row, column, NAME);
    return computed;
  });
  evaluateCells(workbook, computable, settings);
  for (const { sheet, row, column } of missing) {
    if (sheet.cells.value(row, column) === NAME) sheet.cells.setValue(row, column, null);
    sheet.cells.edited.get(row)?.delete(column);
  }
}
