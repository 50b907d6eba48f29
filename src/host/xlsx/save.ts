import type { SheetModel, TableModel, WorkbookModel } from "../model/workbook.ts";
import { blankPackage } from "./blank-package.ts";
import { HostFileError } from "./file-error.ts";
import { editPackage, type PackageEdit, targetsOf } from "./package-edit.ts";
import { openPackage, relationshipKind, SPREADSHEET, SPREADSHEET_STRICT } from "./package.ts";
import { writeProperties } from "./properties-writer.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { blankStyles, type StylesWriter, stylesWriter } from "./styles-writer.ts";
import { writeWorkbook } from "./workbook-writer.ts";
import { blankWorksheet, type SheetWriting, writeWorksheet } from "./worksheet-writer.ts";
import { XmlError } from "./xml.ts";
import { readZip } from "./zip.ts";

const SHEET_MODEL = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * The workbook as an .xlsx file: the one that it was opened from, with what `touched` and `edited` say spliced into it
 * and every other part as it was. The same model gives the same bytes; an untouched one, those of the file. Throws
 * HostFileError for what no file could hold.
 */
export function saveXlsx(workbook: WorkbookModel): Uint8Array {
  if (workbook.original && !isTouched(workbook)) return workbook.original.bytes;
  try {
    return save(workbook);
  } catch (error) {
    if (error instanceof XmlError) throw new HostFileError("corrupt", error.message);
    throw error;
  }
}

function isTouched(workbook: WorkbookModel): boolean {
  return workbook.touched.size > 0 || workbook.deletedParts.length > 0 || workbook.sheets.some(isSheetTouched);
}

function isSheetTouched(sheet: SheetModel): boolean {
  return sheet.part === null || sheet.touched.size > 0 || sheet.cells.edited.size > 0;
}

function save(workbook: WorkbookModel): Uint8Array {
  if (!workbook.sheets.some((sheet) => sheet.visibility === "Visible")) {
    throw new HostFileError("not-a-workbook", "no visible sheet");
  }
  const bytes = workbook.original?.bytes ?? blankPackage(workbook.date1904);
  const edit = editPackage(openPackage(readZip(bytes)));
  const { mainPart } = edit.original;
  for (const part of workbook.deletedParts) {
    for (const one of edit.relationships(mainPart)) if (one.target === part) edit.removeRelationship(mainPart, one.id);
    if (edit.has(part)) edit.removePart(part);
  }

  const styles = lazyStyles(workbook, edit);
  const writing: SheetWriting = {
    workbook,
    edit,
    date1904: workbook.date1904,
    cellFormat: (index) => (index < workbook.styles.originalCount ? index : styles.writer().cellFormat(index)),
    differential: (format) => styles.writer().differential(format),
    strings: sharedStrings(edit),
    tableId: tableIds(workbook),
  };
  const newParts = new Map<SheetModel, string>();
  let formulasChanged = workbook.deletedParts.length > 0;
  let cellsChanged = formulasChanged;
  for (const sheet of workbook.sheets) {
    if (!isSheetTouched(sheet) || (sheet.part !== null && sheet.kind !== "worksheet")) continue;
    const part = sheet.part ?? addWorksheet(edit);
    if (sheet.part === null) newParts.set(sheet, part);
    if (writeWorksheet(part, sheet, writing)) formulasChanged = true;
    if (sheet.part !== null && sheet.cells.edited.size > 0) cellsChanged = true;
  }
  styles.finish();
  if (workbook.touched.has("properties") || (workbook.original === null && hasProperties(workbook))) {
    writeProperties(workbook, edit);
  }
  if (formulasChanged) dropCalculationChain(edit);
  const partOf = (sheet: SheetModel): string => newParts.get(sheet) ?? sheet.part ?? "";
  writeWorkbook(workbook, edit, partOf, formulasChanged || cellsChanged);
  return edit.finish();
}

const hasProperties = (workbook: WorkbookModel): boolean =>
  Object.keys(workbook.properties).length + Object.keys(workbook.customProperties).length > 0;

function addWorksheet(edit: PackageEdit): string {
  const type = `${SHEET_MODEL}.worksheet+xml`;
  return edit.addPart("/xl/worksheets/sheet#.xml", type, blankWorksheet(edit.original.strict));
}

/** The styles part is read, and made where there is none, only when something new must go into it. */
function lazyStyles(workbook: WorkbookModel, edit: PackageEdit): { writer(): StylesWriter; finish(): void } {
  const { mainPart, strict } = edit.original;
  const existing = targetsOf(edit, mainPart, "styles")[0];
  let writer: StylesWriter | null = null;
  return {
    writer() {
      if (writer) return writer;
      const text =
        existing === undefined ? blankStyles(strict ? SPREADSHEET_STRICT : SPREADSHEET) : edit.text(existing);
      writer = stylesWriter(text, workbook.styles);
      return writer;
    },
    finish() {
      const text = writer?.finish() ?? null;
      if (text === null) return;
      if (existing !== undefined) edit.setText(existing, text);
      else edit.addRelationship(mainPart, "styles", edit.addPart("/xl/styles#.xml", `${SHEET_MODEL}.styles+xml`, text));
    },
  };
}

function sharedStrings(edit: PackageEdit): () => readonly string[] {
  let strings: readonly string[] | null = null;
  return () => {
    if (strings) return strings;
    const part = targetsOf(edit, edit.original.mainPart, "sharedStrings")[0];
    strings = part === undefined ? [] : readSharedStrings(edit.text(part));
    return strings;
  };
}

function tableIds(workbook: WorkbookModel): (table: TableModel) => number {
  const used = new Set<number>();
  let highest = 0;
  for (const sheet of workbook.sheets) {
    for (const { id, part } of sheet.tables) {
      highest = Math.max(highest, id);
      if (part !== null) used.add(id);
    }
  }
  return (table) => {
    const id = table.id > 0 && !used.has(table.id) ? table.id : (highest += 1);
    used.add(id);
    return id;
  };
}

/** Excel repairs a file whose chain names a cell without formula, and makes a missing chain anew. */
function dropCalculationChain(edit: PackageEdit): void {
  const { mainPart } = edit.original;
  for (const { id, type, target } of edit.relationships(mainPart)) {
    if (relationshipKind(type) !== "calcChain") continue;
    edit.removeRelationship(mainPart, id);
    if (edit.has(target)) edit.removePart(target);
  }
}
