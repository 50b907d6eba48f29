import { columnIndex } from "../../../src/cells/address.ts";
import { Cells, type Scalar } from "../../../src/host/model/cells.ts";
import { Styles } from "../../../src/host/model/style.ts";
import type { SheetModel, TableModel, WorkbookModel } from "../../../src/host/model/workbook.ts";

/** Rows from A1 down; a text that begins with "=" is a formula, null an empty cell. */
export type Rows = readonly (readonly (Scalar | string)[])[];

export function sheetOf(name: string, rows: Rows, index = 0): SheetModel {
  const cells = new Cells();
  rows.forEach((row, r) =>
    row.forEach((value, c) => {
      if (typeof value === "string" && value.startsWith("=")) cells.setFormula(r, c, value.slice(1));
      else cells.setValue(r, c, value);
    }),
  );
  return {
    id: `{00000000-0001-0000-${String(index).padStart(4, "0")}-000000000000}`,
    sheetId: index + 1,
    name,
    kind: "worksheet",
    visibility: "Visible",
    tabColor: null,
    cells,
    columns: new Map(),
    rows: new Map(),
    defaultColumnWidth: null,
    defaultRowHeight: null,
    merges: [],
    hyperlinks: [],
    conditionalFormats: [],
    dataValidations: [],
    tables: [],
    charts: [],
    comments: [],
    names: [],
    page: {
      orientation: "Portrait",
      paperSize: null,
      scale: null,
      fitToWidth: null,
      fitToHeight: null,
      margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
      centerHorizontally: false,
      centerVertically: false,
      printGridlines: false,
      printHeadings: false,
      blackAndWhite: false,
      header: { left: "", center: "", right: "" },
      footer: { left: "", center: "", right: "" },
      rowBreaks: [],
    },
    freeze: null,
    showGridlines: true,
    showHeadings: true,
    protection: null,
    autoFilter: null,
    part: null,
    touched: new Set(),
  };
}

export function workbookOf(
  sheets: Readonly<Record<string, Rows>>,
  names: Readonly<Record<string, string>> = {},
): WorkbookModel {
  const models = Object.entries(sheets).map(([name, rows], index) => sheetOf(name, rows, index));
  const [first] = models;
  if (!first) throw new RangeError("a workbook has at least one sheet");
  return {
    sheets: models,
    names: Object.entries(names).map(([name, formula]) => ({ name, formula, visible: true, comment: "", raw: null })),
    styles: new Styles(),
    activeSheet: first.id,
    selection: { sheet: first.id, area: { top: 0, left: 0, bottom: 0, right: 0 } },
    date1904: false,
    structureProtection: null,
    calculationMode: "Automatic",
    properties: {},
    customProperties: {},
    settings: {},
    fileName: null,
    original: null,
    deletedParts: [],
    touched: new Set(),
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
