import { activeSheet } from "../sheets.ts";
import { applicationType } from "./application.ts";
import { documentPropertiesType } from "./document-properties.ts";
import { fail } from "../failure.ts";
import { functionsType } from "./functions.ts";
import { namedItemsType } from "./named-item-collection.ts";
import { parseArea } from "../../../cells/address.ts";
import { areasObject, rangeObject } from "../range-target.ts";
import { runtimeType } from "./runtime.ts";
import { settingsType } from "./settings.ts";
import { text } from "../argument.ts";
import { tablesType } from "./table-collection.ts";
import { workbookProtectionType } from "./workbook-protection.ts";
import { worksheetsType } from "./worksheet-collection.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { WorkbookModel } from "../../model/workbook.ts";

const selectionSheet = (workbook: WorkbookModel) =>
  workbook.sheets.find(({ id }) => id === workbook.selection.sheet) ?? activeSheet(workbook);

export const workbookType: ObjectType<WorkbookModel> = {
  name: "Workbook",
  members: {
    application: { navigate: (workbook) => ({ type: applicationType, target: workbook }) },
    worksheets: { navigate: (workbook) => ({ type: worksheetsType, target: workbook }) },
    names: { navigate: (workbook) => ({ type: namedItemsType, target: { scope: null, names: workbook.names } }) },
    tables: { navigate: (workbook) => ({ type: tablesType, target: { workbook, sheet: null } }) },
    functions: { navigate: () => ({ type: functionsType, target: null }) },
    protection: { navigate: (workbook) => ({ type: workbookProtectionType, target: workbook }) },
    settings: { navigate: (workbook) => ({ type: settingsType, target: workbook }) },
    properties: { navigate: (workbook) => ({ type: documentPropertiesType, target: workbook }) },
    _Runtime: { navigate: () => ({ type: runtimeType, target: null }) },
    runtime: { navigate: () => ({ type: runtimeType, target: null }) },

    name: { get: (workbook) => workbook.fileName ?? "" },
    readOnly: { get: () => false },

    getSelectedRange: { make: (workbook) => rangeObject(selectionSheet(workbook), workbook.selection.area) },
    getActiveCell: {
      make(workbook) {
        const { top, left } = workbook.selection.area;
        return rangeObject(selectionSheet(workbook), { top, left, bottom: top, right: left });
      },
    },
    getSelectedRanges: { make: (workbook) => areasObject(selectionSheet(workbook), [workbook.selection.area]) },
    _GetRangeForEventByReferenceId: { make: (workbook, [id]) => eventRange(workbook, id) ?? fail("ItemNotFound") },
    _GetRangeOrNullObjectForEventByReferenceId: { make: (workbook, [id]) => eventRange(workbook, id) },
    _RemoveReference: { call: (_workbook, [id], { references }) => references.release(text(id, "referenceId")) },
  },
};

/** The cells that a change event told of: its reference id says their sheet and address. */
function eventRange(workbook: WorkbookModel, id: unknown): HostObject | null {
  const [sheetId, address = ""] = text(id, "referenceId").split("!");
  const sheet = workbook.sheets.find((one) => one.id === sheetId);
  const area = parseArea(address);
  return sheet && area ? rangeObject(sheet, area) : null;
}
