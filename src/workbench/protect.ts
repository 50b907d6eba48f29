import type { SheetModel, WorkbookModel } from "../host/model/workbook.ts";

/** As Review › Protect Sheet does, without a password. */
export function protectSheet(sheet: SheetModel, on: boolean): void {
  sheet.protection = on ? { attributes: { sheet: "1", objects: "1", scenarios: "1" } } : null;
  sheet.touched.add("protection");
}

/** As Review › Protect Workbook does, without a password. */
export function protectStructure(workbook: WorkbookModel, on: boolean): void {
  workbook.structureProtection = on ? { attributes: { lockStructure: "1" } } : null;
  workbook.touched.add("protection");
}
