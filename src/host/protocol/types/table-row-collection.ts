import { collectionType } from "../collection.ts";
import { fail } from "../failure.ts";
import { writeCells } from "../cell-values.ts";
import { bodyOf, setArea } from "./table.ts";
import { tableRowType } from "./table-row.ts";
import type { HostObject } from "../member.ts";
import type { TableTarget } from "./table.ts";

const rowObject = (target: TableTarget, index: number): HostObject =>
  ({ type: tableRowType, target: { ...target, index } }) as HostObject;

const rowsOf = ({ table }: TableTarget): number => {
  const { top, bottom } = bodyOf(table);
  return bottom - top + 1;
};

export const tableRowsType = collectionType<TableTarget>({
  name: "TableRowCollection",
  items: (target) => Array.from({ length: rowsOf(target) }, (_, index) => rowObject(target, index)),
  find: () => null,
  members: {
    /** Adds at the end, into cells that hold nothing; elsewhere it would have to move what stands below. */
    add: {
      make(target, [index, values], context) {
        const { sheet, table } = target;
        if ((index !== null && index !== undefined && index !== rowsOf(target)) || table.showTotals)
          fail("NotImplemented", "TableRowCollection.add inside the table");
        const rows =
          Array.isArray(values) && Array.isArray(values[0]) ? (values as unknown[][]) : [values as unknown[] | null];
        const area = { ...table.area, top: table.area.bottom + 1, bottom: table.area.bottom + rows.length };
        for (let row = area.top; row <= area.bottom; row += 1) {
          for (let column = area.left; column <= area.right; column += 1) {
            if (sheet.cells.value(row, column) !== null || sheet.cells.formula(row, column) !== null)
              fail("InsertDeleteConflict");
          }
        }
        const first = rowsOf(target);
        setArea(target, { ...table.area, bottom: area.bottom });
        if (rows[0] !== null) writeCells({ sheet, area }, rows, context);
        return rowObject(target, first);
      },
    },
  },
});
