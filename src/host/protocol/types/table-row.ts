import { rangeObject } from "../range-target.ts";
import { readValues, writeCells } from "../cell-values.ts";
import { bodyOf, rowsOf } from "./table.ts";
import { clearRange } from "../clear.ts";
import { deleteCells } from "../insert-delete.ts";
import { fail } from "../failure.ts";
import { isProtected } from "../protection.ts";
import type { Area } from "../../model/workbook.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { TableTarget } from "./table.ts";

export interface RowTarget extends TableTarget {
  readonly index: number;
}

const rowArea = ({ table, index }: RowTarget): Area => {
  const body = bodyOf(table);
  return { ...body, top: body.top + index, bottom: body.top + index };
};

export const tableRowType: ObjectType<RowTarget> = {
  name: "TableRow",
  exists: ({ sheet, table, index }) => sheet.tables.includes(table) && index < rowsOf(table),
  members: {
    index: { get: ({ index }) => index },
    values: {
      get: (target) => readValues({ sheet: target.sheet, area: rowArea(target) }),
      set: (target, value, context) => writeCells({ sheet: target.sheet, area: rowArea(target) }, value, context),
    },
    delete: {
      call(target, _args, context) {
        const { sheet, table } = target;
        if (isProtected(sheet)) fail("AccessDenied");
        const area = rowArea(target);
        const { top, bottom } = bodyOf(table);
        // The last row that is left is emptied: a table keeps one.
        if (top === bottom) clearRange({ sheet, area }, "Contents", context);
        else deleteCells({ sheet, area }, "Up", context);
      },
    },
    getRange: { make: (target) => rangeObject(target.sheet, rowArea(target)) as HostObject },
  },
};
