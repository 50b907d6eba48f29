import { areaA1, parseArea } from "../../cells/address.ts";
import type { Area, Aspect, DifferentialFormat, SheetModel, TableModel, WorkbookModel } from "../model/workbook.ts";
import type { CellsSource } from "./cell-writer.ts";
import { writeCells } from "./cells-writer.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import { writeColumns } from "./columns-writer.ts";
import { writeNewComments } from "./comment-writer.ts";
import { writeConditionalFormats } from "./conditional-format-writer.ts";
import { writeDataValidations } from "./data-validation-writer.ts";
import { writeHyperlinks } from "./hyperlink-writer.ts";
import { type PackageEdit, relationshipNamespace } from "./package-edit.ts";
import { SPREADSHEET, SPREADSHEET_STRICT } from "./package.ts";
import { writePage } from "./page-writer.ts";
import { writeCharts } from "./sheet-drawing.ts";
import { writeTables } from "./sheet-tables.ts";
import { selectTab, writeTabColor, writeView } from "./sheet-view-writer.ts";
import { parseXml } from "./xml.ts";

const WORKSHEET_ORDER = [
  "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
  "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
  "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
  "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
  "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
  "extLst",
]; // prettier-ignore

const ALL_ASPECTS: readonly Aspect[] = [
  "tabColor", "view", "columns", "rows", "protection", "autoFilter", "merges", "conditionalFormats",
  "dataValidations", "hyperlinks", "page", "charts", "tables",
]; // prettier-ignore

export interface SheetWriting extends CellsSource {
  readonly workbook: WorkbookModel;
  readonly edit: PackageEdit;
  differential(format: DifferentialFormat): number;
  /** The id that a new table can have. */
  tableId(table: TableModel): number;
}

/** A worksheet part with nothing in it, for a new sheet. */
export function blankWorksheet(strict: boolean): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<worksheet xmlns="${strict ? SPREADSHEET_STRICT : SPREADSHEET}" xmlns:r="${relationshipNamespace(strict)}">` +
    "<sheetData/></worksheet>"
  );
}

/**
 * Writes what of the sheet changed into its part: of a new sheet all, of another only its touched aspects and edited
 * cells. Tells whether a formula changed.
 */
export function writeWorksheet(part: string, sheet: SheetModel, writing: SheetWriting): boolean {
  const { edit, workbook } = writing;
  const isNew = sheet.part === null;
  const touched: ReadonlySet<Aspect> = isNew ? new Set(ALL_ASPECTS) : sheet.touched;
  const root = childrenOf(edit.text(part), WORKSHEET_ORDER);
  const p = root.prefix;
  if (touched.has("tabColor")) writeTabColor(root, sheet.tabColor);
  if (touched.has("view")) writeView(root, sheet);
  if (isNew && workbook.original === null && sheet.id === workbook.activeSheet) selectTab(root);
  if (touched.has("columns") || touched.has("rows")) writeDefaults(root, sheet, isNew);
  if (touched.has("columns")) writeColumns(root, sheet, (index) => writing.cellFormat(index));
  const formulasChanged = writeGrid(root, sheet, isNew, touched.has("rows"), writing);
  if (touched.has("protection")) {
    const attributes = sheet.protection?.attributes;
    root.set("sheetProtection", attributes ? `<${p}sheetProtection${attributesXml(attributes)}/>` : null);
  }
  if (touched.has("autoFilter")) writeAutoFilter(root, sheet.autoFilter);
  if (touched.has("merges")) writeMerges(root, sheet.merges);
  if (touched.has("conditionalFormats")) {
    writeConditionalFormats(root, sheet, (format) => writing.differential(format));
  }
  if (touched.has("dataValidations")) writeDataValidations(root, sheet.dataValidations);
  if (touched.has("hyperlinks")) writeHyperlinks(root, part, sheet.hyperlinks, edit);
  if (touched.has("page")) writePage(root, sheet.page);
  if (touched.has("charts")) writeCharts(root, part, sheet, workbook, edit);
  if (isNew) writeNewComments(root, part, sheet, edit);
  if (touched.has("tables")) writeTables(root, part, sheet, edit, (table) => writing.tableId(table));
  edit.setText(part, root.xml());
  return formulasChanged;
}

function writeDefaults(root: Children, sheet: SheetModel, isNew: boolean): void {
  const existing = root.get("sheetFormatPr");
  const { defaultColumnWidth, defaultRowHeight } = sheet;
  if (existing === null && !isNew && defaultColumnWidth === null && defaultRowHeight === null) return;
  const format = childrenOf(existing ?? `<${root.prefix}sheetFormatPr/>`, []);
  const said = (name: string) => (format.attribute(name) === null ? null : Number(format.attribute(name)));
  if (said("defaultColWidth") !== defaultColumnWidth) format.setAttribute("defaultColWidth", defaultColumnWidth);
  if (said("defaultRowHeight") !== (defaultRowHeight ?? 15)) {
    format.setAttribute("defaultRowHeight", defaultRowHeight ?? 15);
    if (defaultRowHeight !== null) format.setAttribute("customHeight", 1);
  }
  root.set("sheetFormatPr", format.xml());
}

function writeGrid(
  root: Children,
  sheet: SheetModel,
  isNew: boolean,
  rowsTouched: boolean,
  writing: SheetWriting,
): boolean {
  const edited = isNew ? allCells(sheet) : sheet.cells.edited;
  if (edited.size === 0 && !rowsTouched) return false;
  const sheetData = root.get("sheetData") ?? `<${root.prefix}sheetData/>`;
  const { xml, formulasChanged } = writeCells(sheetData, sheet, edited, rowsTouched, writing);
  root.set("sheetData", xml);
  writeDimension(root, edited);
  return formulasChanged;
}

function allCells(sheet: SheetModel): Map<number, Set<number>> {
  const rows = new Map<number, Set<number>>();
  for (const [row, column] of sheet.cells.all()) {
    const columns = rows.get(row);
    if (columns) columns.add(column);
    else rows.set(row, new Set([column]));
  }
  return rows;
}

function writeDimension(root: Children, edited: ReadonlyMap<number, ReadonlySet<number>>): void {
  const existing = root.get("dimension");
  const said = existing === null ? null : parseArea(parseXml(existing).attributes.get("ref") ?? "");
  let { top, left, bottom, right } = said ?? { top: Infinity, left: Infinity, bottom: -1, right: -1 };
  for (const [row, columns] of edited) {
    for (const column of columns) {
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    }
  }
  if (bottom < 0 || (existing !== null && !said)) return;
  const ref = areaA1({ top, left, bottom, right });
  if (said && areaA1(said) === ref) return;
  root.set("dimension", `<${root.prefix}dimension ref="${ref}"/>`);
}

function writeAutoFilter(root: Children, area: Area | null): void {
  const existing = root.get("autoFilter");
  const said = existing === null ? null : parseArea(parseXml(existing).attributes.get("ref") ?? "");
  if (area && said && areaA1(said) === areaA1(area)) return;
  root.set("autoFilter", area ? `<${root.prefix}autoFilter ref="${areaA1(area)}"/>` : null);
  if (!area) root.set("sortState", null);
}

function writeMerges(root: Children, merges: readonly Area[]): void {
  const p = root.prefix;
  const cells = merges.map((area) => `<${p}mergeCell ref="${areaA1(area)}"/>`).join("");
  root.set("mergeCells", cells === "" ? null : `<${p}mergeCells count="${merges.length}">${cells}</${p}mergeCells>`);
}
