import { activeSheet } from "../sheets.ts";
import { collectionType } from "../collection.ts";
import { columnsOf } from "../table-columns.ts";
import { eventMembers, WORKBOOK_TARGET } from "../events.ts";
import { fail } from "../failure.ts";
import { flag } from "../argument.ts";
import { freeTable } from "../table-name.ts";
import { isProtected } from "../protection.ts";
import { refuseOverlap, tableArea, tableType } from "./table.ts";
import type { Context } from "../context.ts";
import type { SheetModel, TableModel, WorkbookModel } from "../../model/workbook.ts";
import type { HostObject } from "../member.ts";

/** `sheet` null: every table of the workbook. */
export interface TablesTarget {
  readonly workbook: WorkbookModel;
  readonly sheet: SheetModel | null;
}

const tableObject = (sheet: SheetModel, table: TableModel): HostObject =>
  ({ type: tableType, target: { sheet, table } }) as HostObject;

const sheetsOf = ({ workbook, sheet }: TablesTarget): readonly SheetModel[] => (sheet ? [sheet] : workbook.sheets);

function add(target: TablesTarget, address: unknown, hasHeaders: unknown, context: Context): HostObject {
  const { workbook } = target;
  const place = tableArea(address, target.sheet ?? activeSheet(workbook), context);
  const { sheet } = place;
  if (isProtected(sheet)) fail("AccessDenied");
  let { area } = place;
  const headed = flag(hasHeaders, "hasHeaders");
  // Without headers Excel shifts the cells down to make room; where something stands below that would move it.
  if (!headed) fail("NotImplemented", "TableCollection.add without headers");
  if (area.top === area.bottom) area = { ...area, bottom: area.bottom + 1 };
  refuseOverlap(sheet, area, null);
  const table: TableModel = {
    ...freeTable(workbook, context.locale),
    area,
    showHeaders: true,
    showTotals: false,
    style: "TableStyleMedium2",
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    columns: columnsOf(sheet, area, true, [], context.locale),
    part: null,
    changed: true,
  };
  sheet.tables.push(table);
  sheet.touched.add("tables");
  const args = { tableId: String(table.id), worksheetId: sheet.id, source: "Local" };
  context.changes.events.push({ event: "tableAdded", target: sheet.id, args });
  return tableObject(sheet, table);
}

export const tablesType = collectionType<TablesTarget>({
  name: "TableCollection",
  items: (target) => sheetsOf(target).flatMap((sheet) => sheet.tables.map((table) => tableObject(sheet, table))),
  find(target, wanted) {
    const name = String(wanted).toLowerCase();
    for (const sheet of sheetsOf(target)) {
      const table = sheet.tables.find(({ id, name: own }) => String(id) === name || own.toLowerCase() === name);
      if (table) return tableObject(sheet, table);
    }
    return null;
  },
  members: {
    ...eventMembers<TablesTarget>(
      ["tableChanged", "tableAdded", "tableDeleted"],
      ({ sheet }) => sheet?.id ?? WORKBOOK_TARGET,
    ),
    add: { make: (target, [address, hasHeaders], context) => add(target, address, hasHeaders, context) },
  },
});
