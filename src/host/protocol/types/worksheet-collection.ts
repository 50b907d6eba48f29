import { WORKBOOK_TARGET, eventMembers } from "../events.ts";
import { activeSheet, isVisible, worksheets } from "../sheets.ts";
import { addSheet } from "../sheet-changes.ts";
import { collectionType } from "../collection.ts";
import { fail } from "../failure.ts";
import { optionalFlag, optionalText } from "../argument.ts";
import { sheetNamed } from "../range-target.ts";
import { worksheetType } from "./worksheet.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { SheetModel, WorkbookModel } from "../../model/workbook.ts";

export const sheetObject = (sheet: SheetModel): HostObject<SheetModel> => ({ type: worksheetType, target: sheet });

const listed = (workbook: WorkbookModel, visibleOnly: unknown) =>
  worksheets(workbook).filter((sheet) => !optionalFlag(visibleOnly, "visibleOnly") || isVisible(sheet));

const EVENTS_OF_ALL = [
  "worksheetChanged",
  "worksheetActivated",
  "worksheetDeactivated",
  "worksheetAdded",
  "worksheetSelectionChanged",
  "worksheetDeleted",
  "worksheetCalculated",
  "worksheetFormatChanged",
  "worksheetNameChanged",
  "worksheetVisibilityChanged",
  "worksheetMoved",
] as const;

export const worksheetsType: ObjectType<WorkbookModel> = collectionType({
  name: "WorksheetCollection",
  items: (workbook) => worksheets(workbook).map(sheetObject),
  find(workbook, key) {
    const byId = worksheets(workbook).find(({ id }) => id === String(key).toUpperCase());
    const sheet = byId ?? sheetNamed(workbook, String(key));
    return sheet?.kind === "worksheet" ? sheetObject(sheet) : null;
  },
  members: {
    add: { make: (_workbook, [name], context) => sheetObject(addSheet(optionalText(name, "name"), context)) },
    getActiveWorksheet: { make: (workbook) => sheetObject(activeSheet(workbook)) },
    getCount: { call: (workbook, [visibleOnly]) => listed(workbook, visibleOnly).length },
    getFirst: {
      make: (workbook, [visibleOnly]) => sheetObject(listed(workbook, visibleOnly)[0] ?? fail("ItemNotFound")),
    },
    getLast: {
      make: (workbook, [visibleOnly]) => sheetObject(listed(workbook, visibleOnly).at(-1) ?? fail("ItemNotFound")),
    },
    ...eventMembers<WorkbookModel>(EVENTS_OF_ALL, () => WORKBOOK_TARGET),
  },
});
