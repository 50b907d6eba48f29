import { collectionType } from "../collection.ts";
import { growColumns } from "../table-growth.ts";
import { optionalText, place } from "../argument.ts";
import { renameColumn } from "../table-columns.ts";
import { tableColumnType } from "./table-column.ts";
import { writeCells } from "../cell-values.ts";
import type { HostObject } from "../member.ts";
import type { TableTarget } from "./table.ts";

const columnObject = (target: TableTarget, index: number): HostObject =>
  ({ type: tableColumnType, target: { ...target, index } }) as HostObject;

export const tableColumnsType = collectionType<TableTarget>({
  name: "TableColumnCollection",
  items: (target) => target.table.columns.map((_, index) => columnObject(target, index)),
  find(target, wanted, context) {
    context.settle();
    const { columns } = target.table;
    const index =
      typeof wanted === "number"
        ? columns.findIndex(({ id }) => id === wanted)
        : columns.findIndex(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    return index < 0 ? null : columnObject(target, index);
  },
  members: {
    /** `values` are those of the whole column, header and totals included. */
    add: {
      make(target, [index, values, name], context) {
        const { sheet, table } = target;
        const at = place(index, table.columns.length);
        const wanted = optionalText(name, "name");
        growColumns(target, at, context);
        const column = table.area.left + at;
        if (values !== null && values !== undefined)
          writeCells({ sheet, area: { ...table.area, left: column, right: column } }, values, context);
        context.settle();
        if (wanted !== null) renameColumn(sheet, table, at, wanted, context);
        return columnObject(target, at);
      },
    },
  },
});
