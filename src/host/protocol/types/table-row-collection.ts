import { collectionType } from "../collection.ts";
import { fail } from "../failure.ts";
import { growRows } from "../table-growth.ts";
import { place } from "../argument.ts";
import { writeCells } from "../cell-values.ts";
import { bodyOf, rowsOf } from "./table.ts";
import { tableRowType } from "./table-row.ts";
import type { HostObject } from "../member.ts";
import type { TableTarget } from "./table.ts";

const rowObject = (target: TableTarget, index: number): HostObject =>
  ({ type: tableRowType, target: { ...target, index } }) as HostObject;

/** One row as a list, or rows; null: none given. */
function rowsGiven(values: unknown): unknown[][] | null {
  if (values === null || values === undefined) return null;
  if (!Array.isArray(values)) return [[values]];
  return Array.isArray(values[0]) ? (values as unknown[][]) : [values as unknown[]];
}

export const tableRowsType = collectionType<TableTarget>({
  name: "TableRowCollection",
  items: (target) => Array.from({ length: rowsOf(target.table) }, (_, index) => rowObject(target, index)),
  find: () => null,
  members: {
    add: {
      make(target, [index, values], context) {
        const { sheet, table } = target;
        const first = place(index, rowsOf(table));
        const rows = rowsGiven(values);
        const wide = rows?.some((row) => row.length !== table.columns.length) ?? false;
        if (wide) fail("InvalidArgument", "values");
        growRows(target, first, rows?.length ?? 1, context);
        const top = bodyOf(table).top + first;
        if (rows) writeCells({ sheet, area: { ...table.area, top, bottom: top + rows.length - 1 } }, rows, context);
        return rowObject(target, first);
      },
    },
  },
});
