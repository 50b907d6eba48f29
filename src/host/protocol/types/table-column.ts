import { fail } from "../failure.ts";
import { rangeObject } from "../range-target.ts";
import { readValues, writeCells } from "../cell-values.ts";
import { text } from "../argument.ts";
import { bodyOf, tableChanged } from "./table.ts";
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
      get: (target) => columnOf(target).name,
      set(target, value, { changes }) {
        const { sheet, table, index } = target;
        const name = text(value, "name");
        if (table.columns.some((other, at) => at !== index && other.name.toLowerCase() === name.toLowerCase()))
          fail("InvalidArgument", "name");
        columnOf(target).name = name;
        if (table.showHeaders) {
          const { top } = table.area;
          const column = table.area.left + index;
          sheet.cells.setValue(top, column, name);
          sheet.cells.markEdited(top, column);
          cellsChanged(changes, sheet, { top, left: column, bottom: top, right: column });
        }
        tableChanged(target);
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
  },
};
