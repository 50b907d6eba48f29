import { fail } from "./failure.ts";
import { isFrench } from "./locale.ts";
import { sheetNamed } from "./range-target.ts";
import type { Context } from "./context.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";

const FORBIDDEN = /[\\/?*[\]:]/;
const MAX_NAME = 31;

/** Refuses what Excel refuses as a sheet name; `own` may keep its name in another case. */
export function requireSheetName(workbook: WorkbookModel, name: string, own: SheetModel | null = null): void {
  const shape = name.trim() !== "" && name.length <= MAX_NAME && !FORBIDDEN.test(name) && !/^'|'$/.test(name);
  if (!shape || /^(history|historique)$/i.test(name)) fail("InvalidArgument");
  const taken = sheetNamed(workbook, name);
  if (taken && taken !== own) fail("ItemAlreadyExists");
}

/** "Sheet3", or "Feuil3" in French: the first free number. */
export function freeSheetName(workbook: WorkbookModel, locale: string): string {
  const stem = isFrench(locale) ? "Feuil" : "Sheet";
  for (let number = workbook.sheets.length + 1; ; number += 1) {
    if (!sheetNamed(workbook, `${stem}${number}`)) return `${stem}${number}`;
  }
}

export const isVisible = (sheet: SheetModel): boolean => sheet.visibility === "Visible";

/** Sheets that Office.js knows as worksheets, in tab order. */
export const worksheets = (workbook: WorkbookModel): SheetModel[] =>
  workbook.sheets.filter(({ kind }) => kind === "worksheet");

export function activeSheet(workbook: WorkbookModel): SheetModel {
  const active = workbook.sheets.find(({ id }) => id === workbook.activeSheet);
  return active ?? workbook.sheets.find(isVisible) ?? workbook.sheets[0] ?? fail("GeneralException");
}

/** Makes a sheet the active one and tells those who listen. */
export function activate(sheet: SheetModel, { workbook, changes }: Pick<Context, "workbook" | "changes">): void {
  if (!isVisible(sheet)) fail("InvalidOperation");
  const before = activeSheet(workbook);
  if (before === sheet) return;
  workbook.activeSheet = sheet.id;
  workbook.selection = { sheet: sheet.id, area: { top: 0, left: 0, bottom: 0, right: 0 } };
  changes.events.push(
    { event: "worksheetDeactivated", target: before.id, args: { worksheetId: before.id } },
    { event: "worksheetActivated", target: sheet.id, args: { worksheetId: sheet.id } },
  );
}
