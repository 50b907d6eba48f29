import { fail } from "../failure.ts";
import { rangeObject } from "../range-target.ts";
import { readValues, writeCells } from "../cell-values.ts";
import { text } from "../argument.ts";
import { bodyOf, changeTable } from "./table.ts";
import { deleteCells } from "../insert-delete.ts";
import { isProtected } from "../protection.ts";
import { renameColumn } from "../table-columns.ts";
import { cellsChanged } from "../changes.ts";
import type { Area } from "../../model/workbook.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { TableTarget } from "./table.ts";

export interface ColumnTarget extends TableTarget {
  readonly index: number;
}

const across = ({ table, index }: ColumnTarget, area: Area): Area => ({
  ...area,
  left: table.area.left + index,
  right: table.area.left + index,
});

const columnRange = (target: ColumnTarget, area: Area): HostObject =>
  rangeObject(target.sheet, across(target, area)) as HostObject;

const columnOf = ({ table, index }: ColumnTarget) => table.columns[index] ?? fail("ItemNotFound");

export const tableColumnType: ObjectType<ColumnTarget> = {
  name: "TableColumn",
  identity: (target) => ({ Id: columnOf(target).id }),
  exists: ({ sheet, table, index }) => sheet.tables.includes(table) && index < table.columns.length,
  members: {
    id: { get: (target) => columnOf(target).id },
    index: { get: ({ index }) => index },
    name: {
      get(target, context) {
        context.settle();
        return columnOf(target).name;
      },
      set(target, value, context) {
        const { sheet, table, index } = target;
        const { top, left } = table.area;
        const name = text(value, "name");
        changeTable(target, () => renameColumn(sheet, table, index, name, context));
        if (!table.showHeaders) return;
        cellsChanged(context.changes, sheet, { top, bottom: top, left: left + index, right: left + index });
      },
    },
    values: {
      get: (target) => readValues({ sheet: target.sheet, area: across(target, target.table.area) }),
      set: (target, value, context) =>
        writeCells({ sheet: target.sheet, area: across(target, target.table.area) }, value, context),
    },
    getRange: { make: (target) => columnRange(target, target.table.area) },
    getDataBodyRange: { make: (target) => columnRange(target, bodyOf(target.table)) },
    getHeaderRowRange: {
      make: (target) => {
        if (!target.table.showHeaders) return fail("ItemNotFound");
        return columnRange(target, { ...target.table.area, bottom: target.table.area.top });
      },
    },
    getTotalRowRange: {
      make: (target) => {
        if (!target.table.showTotals) return fail("ItemNotFound");
        return columnRange(target, { ...target.table.area, top: target.table.area.bottom });
      },
    },
    delete: {
      call(target, _args, context) {
        const { sheet, table } = target;
        if (isProtected(sheet)) fail("AccessDenied");
        if (table.columns.length === 1) fail("InvalidOperation");
        deleteCells({ sheet, area: across(target, table.area) }, "Left", context);
      },
    },
  },
};
