import { columnLetters } from "../src/cells/address.ts";
import type { CellValue, SheetGrid, WorkbookSnapshot } from "../src/cells/grid.ts";
import { isCellError, type Scalar } from "../src/host/model/cells.ts";
import type { SheetModel, WorkbookModel } from "../src/host/model/workbook.ts";

/** Far cells of torture files are left out: a person's table does not stand there. */
const MOST_CELLS = 4_000_000;
const MOST_ROWS = 250_000;
const MOST_COLUMNS = 1_000;

const plain = (value: Scalar): CellValue => (isCellError(value) ? value.error : value);

/** A workbook model as the add-in would see it, for tests that need no host. */
export function snapshotOf(model: WorkbookModel): WorkbookSnapshot {
  return {
    sheets: model.sheets.filter((sheet) => sheet.kind === "worksheet").map((sheet) => gridOf(sheet, model)),
    names: model.names.map(({ name, formula }) => ({ name, formula: `=${formula}` })),
    date1904: model.date1904,
    structureProtected: model.structureProtection !== null,
    fileName: model.fileName,
  };
}

function gridOf(sheet: SheetModel, model: WorkbookModel): SheetGrid {
  const within = { top: 0, left: 0, bottom: MOST_ROWS - 1, right: MOST_COLUMNS - 1 };
  const used = sheet.cells.usedArea(true, within);
  const empty = used === null;
  const area = used ?? { top: 0, left: 0, bottom: -1, right: -1 };
  const width = area.right - area.left + 1;
  const height = Math.min(area.bottom - area.top + 1, Math.max(1, Math.floor(MOST_CELLS / Math.max(1, width))));
  const formatAt = (row: number, column: number): string =>
    model.styles.get(
      sheet.cells.style(row, column) ?? sheet.rows.get(row)?.style ?? sheet.columns.get(column)?.style ?? 0,
    ).numberFormat;
  const rows = empty ? [] : Array.from({ length: height }, (_, index) => area.top + index);
  const columns = empty ? [] : Array.from({ length: width }, (_, index) => area.left + index);
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    isProtected: sheet.protection !== null,
    own: null,
    top: area.top,
    left: area.left,
    values: rows.map((row) => columns.map((column) => plain(sheet.cells.value(row, column)))),
    formats: rows.map((row) => columns.map((column) => formatAt(row, column))),
    hiddenRows: new Set(rows.filter((row) => sheet.rows.get(row)?.hidden)),
    hiddenColumns: new Set(columns.filter((column) => sheet.columns.get(column)?.hidden)),
    tables: sheet.tables.map((table) => ({
      name: table.name,
      area: table.area,
      headerRow: table.showHeaders,
      totalsRow: table.showTotals,
    })),
    charts: [],
  };
}

/** "Feuil1!A4:F12", for messages of failing tests. */
export const placeOf = (sheet: string, top: number, left: number): string =>
  `${sheet}!${columnLetters(left)}${top + 1}`;
