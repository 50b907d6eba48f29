import { Cells } from "../model/cells.ts";
import { Styles } from "../model/style.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { readPage } from "./page-reader.ts";

/** As Office.js writes a sheet's id: 25 → "{00000000-0001-0000-0019-000000000000}". */
export function sheetGuid(sheetId: number): string {
  const hex = sheetId.toString(16).toUpperCase().padStart(4, "0");
  return `{00000000-0001-0000-${hex}-000000000000}`;
}

export function emptySheet(
  name: string,
  sheetId: number,
  kind: SheetModel["kind"] = "worksheet",
  part: string | null = null,
): SheetModel {
  return {
    id: sheetGuid(sheetId),
    sheetId,
    name,
    kind,
    visibility: "Visible",
    tabColor: null,
    cells: new Cells(),
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
    page: readPage(null),
    freeze: null,
    showGridlines: true,
    showHeadings: true,
    protection: null,
    autoFilter: null,
    part,
    touched: new Set(),
  };
}

/** A worksheet with the next free sheetId; the caller puts it among the workbook's sheets. */
export function newSheet(workbook: Pick<WorkbookModel, "sheets">, name: string): SheetModel {
  return emptySheet(name, workbook.sheets.reduce((highest, sheet) => Math.max(highest, sheet.sheetId), 0) + 1);
}

export function newWorkbook(): WorkbookModel {
  const sheet = emptySheet("Feuil1", 1);
  return {
    sheets: [sheet],
    names: [],
    styles: new Styles(),
    activeSheet: sheet.name,
    selection: { sheet: sheet.name, area: { top: 0, left: 0, bottom: 0, right: 0 } },
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
