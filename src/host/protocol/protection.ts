import { styleAt } from "./cell-style.ts";
import { fail } from "./failure.ts";
import { optionalText } from "./argument.ts";
import type { Area, SheetModel, WorkbookModel } from "../model/workbook.ts";

/** What a sheet's protection can allow, by the attribute's name in the file; "0" there means allowed. */
export type Permission =
  | "formatCells"
  | "formatColumns"
  | "formatRows"
  | "insertColumns"
  | "insertRows"
  | "insertHyperlinks"
  | "deleteColumns"
  | "deleteRows"
  | "sort"
  | "autoFilter"
  | "pivotTables"
  | "objects"
  | "scenarios";

const isOn = (value: string | undefined) => value === "1" || value === "true";

export const isProtected = (sheet: SheetModel): boolean => isOn(sheet.protection?.attributes["sheet"]);

export const isStructureProtected = (workbook: WorkbookModel): boolean =>
  isOn(workbook.structureProtection?.attributes["lockStructure"]);

/** Refuses on a protected sheet unless its protection allows this. Objects and scenarios are allowed unless "1". */
export function requirePermission(sheet: SheetModel, permission: Permission): void {
  if (!isProtected(sheet)) return;
  const attribute = sheet.protection?.attributes[permission];
  const allowed =
    permission === "objects" || permission === "scenarios"
      ? !isOn(attribute)
      : attribute === "0" || attribute === "false";
  if (!allowed) fail("AccessDenied");
}

/** Refuses to change the content of locked cells of a protected sheet. */
export function requireUnlocked(workbook: WorkbookModel, sheet: SheetModel, area: Area): void {
  if (!isProtected(sheet)) return;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (workbook.styles.get(styleAt(sheet, row, column)).locked) fail("AccessDenied");
    }
  }
}

/** Refuses to add, delete, rename, move, hide or show sheets of a workbook whose structure is protected. */
export function requireOpenStructure(workbook: WorkbookModel): void {
  if (isStructureProtected(workbook)) fail("AccessDenied");
}

/** What a password holds closed stays closed: none at all is refused as Excel does, one can't be checked here. */
export function refusePassword(password: unknown, member: string): never {
  return optionalText(password, "password") === null
    ? fail("AccessDenied")
    : fail("NotImplemented", `${member} with a password`);
}
