import { WHOLE_SHEET, splitAddress } from "../areas.ts";
import { activate, isVisible, worksheets } from "../sheets.ts";
import { areasArgument, areasObject, rangeNamed, rangeObject } from "../range-target.ts";
import { color, flag, integer, oneOf, optionalFlag, optionalText, text } from "../argument.ts";
import { deleteSheet, moveSheet, renameSheet, setVisibility } from "../sheet-changes.ts";
import { copySheet } from "../sheet-copy.ts";
import { eventMembers } from "../events.ts";
import { fail } from "../failure.ts";
import { findAll, replaceAll } from "../find.ts";
import { autoFilterType } from "./auto-filter.ts";
import { chartCollectionType } from "./chart-collection.ts";
import { freezePanesType } from "./freeze-panes.ts";
import { horizontalPageBreaksType } from "./page-breaks.ts";
import { namedItemsType } from "./named-item-collection.ts";
import { pageLayoutType } from "./page-layout.ts";
import { tablesType } from "./table-collection.ts";
import { worksheetProtectionType } from "./worksheet-protection.ts";
import { pointsOfWidth, standardHeight, standardWidth } from "../geometry.ts";
import { requireOpenStructure } from "../protection.ts";
import { sheetObject } from "./worksheet-collection.ts";
import { targetOf } from "../member.ts";
import type { Context } from "../context.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { SheetModel } from "../../model/workbook.ts";

const EVENTS_OF_ONE = [
  "worksheetChanged",
  "worksheetActivated",
  "worksheetDeactivated",
  "worksheetSelectionChanged",
  "worksheetCalculated",
  "worksheetFormatChanged",
  "worksheetNameChanged",
  "worksheetVisibilityChanged",
] as const;

function usedRange(sheet: SheetModel, valuesOnly: unknown): HostObject | null {
  const area = sheet.cells.usedArea(optionalFlag(valuesOnly, "valuesOnly"));
  return area && rangeObject(sheet, area);
}

function rangeAt(sheet: SheetModel, address: unknown, { workbook }: Context): HostObject {
  const given = optionalText(address, "address");
  if (given === null || given === "") return rangeObject(sheet, WHOLE_SHEET);
  const found = rangeNamed(workbook, sheet, given) ?? fail("InvalidArgument");
  if (found.sheet !== sheet && splitAddress(given).sheet !== null) fail("InvalidArgument");
  return rangeObject(found.sheet, found.area);
}

function neighbour(sheet: SheetModel, step: 1 | -1, visibleOnly: unknown, { workbook }: Context): HostObject | null {
  const all = worksheets(workbook);
  const only = optionalFlag(visibleOnly, "visibleOnly");
  for (let i = all.indexOf(sheet) + step; i >= 0 && i < all.length; i += step) {
    const other = all[i]!;
    if (!only || isVisible(other)) return sheetObject(other);
  }
  return null;
}

export const worksheetType: ObjectType<SheetModel> = {
  name: "Worksheet",
  identity: ({ id }) => ({ Id: id }),
  exists: (sheet, { workbook }) => workbook.sheets.includes(sheet),
  members: {
    names: { navigate: (sheet) => ({ type: namedItemsType, target: { scope: sheet, names: sheet.names } }) },
    charts: { navigate: (sheet) => ({ type: chartCollectionType, target: sheet }) as HostObject },
    tables: {
      navigate: (sheet, { workbook }) => ({ type: tablesType, target: { workbook, sheet } }) as HostObject,
    },
    freezePanes: { navigate: (sheet) => ({ type: freezePanesType, target: sheet }) as HostObject },
    autoFilter: { navigate: (sheet) => ({ type: autoFilterType, target: sheet }) as HostObject },
    horizontalPageBreaks: { navigate: (sheet) => ({ type: horizontalPageBreaksType, target: sheet }) as HostObject },
    pageLayout: { navigate: (sheet) => ({ type: pageLayoutType, target: sheet }) as HostObject },
    protection: { navigate: (sheet) => ({ type: worksheetProtectionType, target: sheet }) as HostObject },

    id: { get: ({ id }) => id },
    name: { get: ({ name }) => name, set: (sheet, value, context) => renameSheet(sheet, text(value, "name"), context) },
    position: {
      get: (sheet, { workbook }) => workbook.sheets.indexOf(sheet),
      set: (sheet, value, context) => moveSheet(sheet, integer(value, "position"), context),
    },
    visibility: {
      get: ({ visibility }) => visibility,
      set: (sheet, value, context) =>
        setVisibility(sheet, oneOf(value, ["Visible", "Hidden", "VeryHidden"], "visibility"), context),
    },
    tabColor: {
      get: ({ tabColor }) => tabColor ?? "",
      set(sheet, value, { workbook }) {
        requireOpenStructure(workbook);
        sheet.tabColor = value === "" ? null : color(value, "tabColor");
        sheet.touched.add("tabColor");
      },
    },
    tabId: { get: ({ sheetId }) => sheetId },
    showGridlines: {
      get: ({ showGridlines }) => showGridlines,
      set(sheet, value) {
        sheet.showGridlines = flag(value, "showGridlines");
        sheet.touched.add("view");
      },
    },
    showHeadings: {
      get: ({ showHeadings }) => showHeadings,
      set(sheet, value) {
        sheet.showHeadings = flag(value, "showHeadings");
        sheet.touched.add("view");
      },
    },
    standardHeight: { get: standardHeight },
    standardWidth: { get: (sheet) => Math.round(((pointsOfWidth(standardWidth(sheet)) / 0.75 - 5) / 7) * 100) / 100 },

    activate: { call: (sheet, _args, context) => activate(sheet, context) },
    calculate: {
      call(_sheet, [all], { changes }) {
        changes.calculate = optionalFlag(all, "markAllDirty") ? "all" : (changes.calculate ?? "pending");
      },
    },
    copy: {
      make: (sheet, [place, relativeTo], context) => {
        const beside = relativeTo === null || relativeTo === undefined ? null : targetOf(relativeTo, worksheetType);
        const where = oneOf(place ?? "None", ["None", "Before", "After", "Beginning", "End"], "positionType");
        return sheetObject(copySheet(sheet, where, beside, context));
      },
    },
    delete: { call: (sheet, _args, context) => deleteSheet(sheet, context) },
    findAll: { make: (sheet, [wanted, criteria]) => findAll(sheet, wanted, criteria) ?? fail("ItemNotFound") },
    findAllOrNullObject: { make: (sheet, [wanted, criteria]) => findAll(sheet, wanted, criteria) },
    getCell: {
      make(sheet, [row, column]) {
        const [top, left] = [integer(row, "row"), integer(column, "column")];
        return rangeObject(sheet, { top, left, bottom: top, right: left });
      },
    },
    getNext: { make: (sheet, [only], context) => neighbour(sheet, 1, only, context) ?? fail("ItemNotFound") },
    getNextOrNullObject: { make: (sheet, [only], context) => neighbour(sheet, 1, only, context) },
    getPrevious: { make: (sheet, [only], context) => neighbour(sheet, -1, only, context) ?? fail("ItemNotFound") },
    getPreviousOrNullObject: { make: (sheet, [only], context) => neighbour(sheet, -1, only, context) },
    getRange: { make: (sheet, [address], context) => rangeAt(sheet, address, context) },
    getRangeByIndexes: {
      make(sheet, [row, column, rows, columns]) {
        const [top, left] = [integer(row, "startRow"), integer(column, "startColumn")];
        const bottom = top + integer(rows, "rowCount") - 1;
        return rangeObject(sheet, { top, left, bottom, right: left + integer(columns, "columnCount") - 1 });
      },
    },
    getRanges: {
      make(sheet, [address], context) {
        if (address === null || address === undefined) return areasObject(sheet, [WHOLE_SHEET]);
        const target = areasArgument(address, sheet, context);
        return areasObject(target.sheet, target.areas);
      },
    },
    getUsedRange: {
      make: (sheet, [valuesOnly]) =>
        usedRange(sheet, valuesOnly) ?? rangeObject(sheet, { top: 0, left: 0, bottom: 0, right: 0 }),
    },
    getUsedRangeOrNullObject: { make: (sheet, [valuesOnly]) => usedRange(sheet, valuesOnly) },
    replaceAll: {
      call(sheet, [wanted, replacement, criteria], context) {
        const area = sheet.cells.usedArea(true);
        return area ? replaceAll({ sheet, area }, wanted, text(replacement, "replacement"), criteria, context) : 0;
      },
    },
    ...eventMembers<SheetModel>(EVENTS_OF_ONE, ({ id }) => id),
  },
};
