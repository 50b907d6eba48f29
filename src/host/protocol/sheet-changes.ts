import { activate, activeSheet, freeSheetName, isVisible, requireSheetName } from "./sheets.ts";
import { cellsChanged, formulasMentioning } from "./changes.ts";
import { fail } from "./failure.ts";
import { newSheet } from "../xlsx/new-workbook.ts";
import { renameSheetInFormula } from "../formula/rename-sheet.ts";
import { requireOpenStructure } from "./protection.ts";
import { rewriteFormulas, withoutSheet } from "./sheet-references.ts";
import type { Context } from "./context.ts";
import type { SheetModel } from "../model/workbook.ts";

export const mentionOf = (name: string): RegExp => new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i");

/** A new sheet after the last one; not activated, as in Excel. */
export function addSheet(name: string | null, context: Context): SheetModel {
  const { workbook, changes, locale } = context;
  requireOpenStructure(workbook);
  if (name !== null) requireSheetName(workbook, name);
  const sheet = newSheet(workbook, name ?? freeSheetName(workbook, locale));
  workbook.sheets.push(sheet);
  workbook.touched.add("sheets");
  formulasMentioning(changes, workbook, mentionOf(sheet.name));
  changes.events.push({ event: "worksheetAdded", target: sheet.id, args: { worksheetId: sheet.id, source: "Local" } });
  return sheet;
}

/** Formulas, names, charts, rules of the whole workbook follow the new name. */
export function renameSheet(sheet: SheetModel, name: string, context: Context): void {
  const { workbook, changes } = context;
  requireOpenStructure(workbook);
  requireSheetName(workbook, name, sheet);
  const before = sheet.name;
  if (before === name) return;
  sheet.name = name;
  rewriteFormulas(
    workbook,
    (formula) => renameSheetInFormula(formula, before, name),
    () => undefined,
  );
  workbook.touched.add("sheets").add("names");
  changes.events.push({
    event: "worksheetNameChanged",
    target: sheet.id,
    args: { nameBefore: before, nameAfter: name, source: "Local", worksheetId: sheet.id },
  });
}

/** What pointed to it reads #REF! afterwards; the only visible sheet and a very hidden one can't go. */
export function deleteSheet(sheet: SheetModel, context: Context): void {
  const { workbook, changes } = context;
  requireOpenStructure(workbook);
  if (sheet.visibility === "VeryHidden") fail("InvalidOperation");
  if (isVisible(sheet) && workbook.sheets.filter(isVisible).length === 1) fail("InvalidOperation");
  const wasActive = activeSheet(workbook) === sheet;
  const index = workbook.sheets.indexOf(sheet);
  workbook.sheets.splice(index, 1);
  if (sheet.part !== null) workbook.deletedParts.push(sheet.part);
  rewriteFormulas(
    workbook,
    (formula) => withoutSheet(formula, sheet.name),
    (home, row, column) => cellsChanged(changes, home, { top: row, bottom: row, left: column, right: column }),
  );
  workbook.touched.add("sheets").add("names");
  changes.events.push({
    event: "worksheetDeleted",
    target: sheet.id,
    args: { worksheetId: sheet.id, source: "Local" },
  });
  if (wasActive) {
    const next = workbook.sheets.slice(index).find(isVisible) ?? workbook.sheets.findLast(isVisible);
    workbook.activeSheet = "";
    if (next) workbook.activeSheet = next.id;
    if (next) changes.events.push({ event: "worksheetActivated", target: next.id, args: { worksheetId: next.id } });
    workbook.selection = { sheet: workbook.activeSheet, area: { top: 0, left: 0, bottom: 0, right: 0 } };
  }
}

export function moveSheet(sheet: SheetModel, position: number, { workbook, changes }: Context): void {
  requireOpenStructure(workbook);
  if (position < 0 || position >= workbook.sheets.length) fail("InvalidArgument");
  const before = workbook.sheets.indexOf(sheet);
  if (before === position) return;
  workbook.sheets.splice(before, 1);
  workbook.sheets.splice(position, 0, sheet);
  workbook.touched.add("sheets");
  const args = { positionBefore: before, positionAfter: position, source: "Local", worksheetId: sheet.id };
  changes.events.push({ event: "worksheetMoved", target: sheet.id, args });
}

/** Hiding the active sheet activates another; one sheet must stay visible. */
export function setVisibility(sheet: SheetModel, visibility: SheetModel["visibility"], context: Context): void {
  const { workbook, changes } = context;
  requireOpenStructure(workbook);
  const before = sheet.visibility;
  if (before === visibility) return;
  if (visibility !== "Visible" && isVisible(sheet)) {
    const others = workbook.sheets.filter((other) => other !== sheet && isVisible(other));
    if (others.length === 0) fail("InvalidOperation");
    const index = workbook.sheets.indexOf(sheet);
    const next = others.find((other) => workbook.sheets.indexOf(other) > index) ?? others.at(-1)!;
    if (activeSheet(workbook) === sheet) activate(next, context);
  }
  sheet.visibility = visibility;
  workbook.touched.add("sheets");
  const args = { visibilityBefore: before, visibilityAfter: visibility, source: "Local", worksheetId: sheet.id };
  changes.events.push({ event: "worksheetVisibilityChanged", target: sheet.id, args });
}
