import { rangeObject } from "../range-target.ts";
import { readValues, writeCells } from "../cell-values.ts";
import { bodyOf } from "./table.ts";
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
  exists: ({ sheet, table }) => sheet.tables.includes(table),
  members: {
    index: { get: ({ index }) => index },
    values: {
      get: (target) => readValues({ sheet: target.sheet, area: rowArea(target) }),
      set: (target, value, context) => writeCells({ sheet: target.sheet, area: rowArea(target) }, value, context),
    },
    getRange: { make: (target) => rangeObject(target.sheet, rowArea(target)) as HostObject },
  },
};
