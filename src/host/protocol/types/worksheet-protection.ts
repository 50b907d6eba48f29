import { fail } from "../failure.ts";
import { isProtected, refusePassword } from "../protection.ts";
import { oneOf, optionalText, record } from "../argument.ts";
import type { ObjectType } from "../member.ts";
import type { SheetModel } from "../../model/workbook.ts";

/** Office.js option → attribute of the file, where "0" means allowed. */
const ALLOWED: Readonly<Record<string, string>> = {
  allowAutoFilter: "autoFilter",
  allowDeleteColumns: "deleteColumns",
  allowDeleteRows: "deleteRows",
  allowFormatCells: "formatCells",
  allowFormatColumns: "formatColumns",
  allowFormatRows: "formatRows",
  allowInsertColumns: "insertColumns",
  allowInsertHyperlinks: "insertHyperlinks",
  allowInsertRows: "insertRows",
  allowPivotTables: "pivotTables",
  allowSort: "sort",
};
/** These two are allowed unless the attribute is "1". */
const FORBIDDEN: Readonly<Record<string, string>> = { allowEditObjects: "objects", allowEditScenarios: "scenarios" };

function optionsOf({ protection }: SheetModel): Record<string, unknown> {
  const attributes = protection?.attributes ?? {};
  const off = (name: string): boolean => attributes[name] === "0" || attributes[name] === "false";
  const on = (name: string): boolean => attributes[name] === "1" || attributes[name] === "true";
  return {
    ...Object.fromEntries(Object.entries(ALLOWED).map(([option, name]) => [option, off(name)])),
    ...Object.fromEntries(Object.entries(FORBIDDEN).map(([option, name]) => [option, !on(name)])),
    selectionMode: on("selectUnlockedCells") ? "None" : on("selectLockedCells") ? "Unlocked" : "Normal",
  };
}

export const worksheetProtectionType: ObjectType<SheetModel> = {
  name: "WorksheetProtection",
  members: {
    protected: { get: isProtected },
    options: { get: (sheet) => (isProtected(sheet) ? optionsOf(sheet) : null) },
    protect: {
      call(sheet, [options, password]) {
        if (isProtected(sheet)) fail("AccessDenied");
        // A password cannot be checked nor written as Excel hashes it: better none than one that opens nothing.
        if (optionalText(password, "password") !== null)
          fail("NotImplemented", "WorksheetProtection.protect with a password");
        const given = options === null || options === undefined ? {} : record(options, "options");
        const attributes: Record<string, string> = { sheet: "1" };
        for (const [option, name] of Object.entries(ALLOWED)) if (given[option] === true) attributes[name] = "0";
        for (const [option, name] of Object.entries(FORBIDDEN)) if (given[option] !== true) attributes[name] = "1";
        const mode = oneOf(given["selectionMode"] ?? "Normal", ["Normal", "Unlocked", "None"], "selectionMode");
        if (mode !== "Normal") attributes["selectLockedCells"] = "1";
        if (mode === "None") attributes["selectUnlockedCells"] = "1";
        sheet.protection = { attributes };
        sheet.touched.add("protection");
        return null;
      },
    },
    unprotect: {
      call(sheet, [password]) {
        if (!isProtected(sheet)) return null;
        const { attributes } = sheet.protection!;
        if (attributes["password"] !== undefined || attributes["hashValue"] !== undefined)
          refusePassword(password, "WorksheetProtection.unprotect");
        sheet.protection = null;
        sheet.touched.add("protection");
        return null;
      },
    },
  },
};
