import { columnIndex } from "../../../src/cells/address.ts";
import { emptySheet, newWorkbook } from "../../../src/host/xlsx/new-workbook.ts";
import type { Scalar } from "../../../src/host/model/cells.ts";
import type { SheetModel, TableModel, WorkbookModel } from "../../../src/host/model/workbook.ts";

/** Rows from A1 down; a text that begins with "=" is a formula, null an empty cell. */
export type Rows = readonly (readonly (Scalar | string)[])[];

export function sheetOf(name: string, rows: Rows, index = 0): SheetModel {
  const sheet = emptySheet(name, index + 1);
  rows.forEach((row, r) =>
    row.forEach((value, c) => {
      if (typeof value === "string" && value.startsWith("=")) sheet.cells.setFormula(r, c, value.slice(1));
      else sheet.cells.setValue(r, c, value);
    }),
  );
  return sheet;
}

export function workbookOf(
  sheets: Readonly<Record<string, Rows>>,
  names: Readonly<Record<string, string>> = {},
): WorkbookModel {
  const models = Object.entries(sheets).map(([name, rows], index) => sheetOf(name, rows, index));
  const [first] = models;
  if (!first) throw new RangeError("a workbook has at least one sheet");
  return {
    ...newWorkbook(),
    sheets: models,
    names: Object.entries(names).map(([name, formula]) => ({ name, formula, visible: true, comment: "", raw: null })),
    activeSheet: first.id,
    selection: { sheet: first.id, area: { top: 0, left: 0, bottom: 0, right: 0 } },
  };
}

export function sheetNamed(workbook: WorkbookModel, name: string): SheetModel {
  const sheet = workbook.sheets.find((s) => s.name === name);
  if (!sheet) throw new RangeError(`no sheet ${name}`);
  return sheet;
}

export function valueAt(workbook: WorkbookModel, sheet: string, address: string): Scalar {
  const [, letters = "A", digits = "1"] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return sheetNamed(workbook, sheet).cells.value(Number(digits) - 1, columnIndex(letters));
}

export const tableOf = (
  name: string,
  area: TableModel["area"],
  columns: readonly string[],
  showTotals = false,
): TableModel => ({
  id: 1,
  name,
  area,
  showHeaders: true,
  showTotals,
  style: null,
  showBandedRows: true,
  showBandedColumns: false,
  showFilterButton: true,
  columns: columns.map((column, index) => ({ id: index + 1, name: column, totalsFormula: null })),
  part: null,
  changed: false,
});
