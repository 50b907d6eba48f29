import { MAX_COLUMNS, MAX_ROWS } from "../../../cells/address.ts";
import { fail } from "../failure.ts";
import { integer } from "../argument.ts";
import { rangeArgument, rangeObject } from "../range-target.ts";
import type { ObjectType } from "../member.ts";
import type { SheetModel } from "../../model/workbook.ts";

function freeze(sheet: SheetModel, rows: number, columns: number): null {
  if (rows < 0 || columns < 0 || rows >= MAX_ROWS || columns >= MAX_COLUMNS) fail("InvalidArgument");
  sheet.freeze = rows === 0 && columns === 0 ? null : { rows, columns };
  sheet.touched.add("view");
  return null;
}

function frozenRange(sheet: SheetModel) {
  if (!sheet.freeze) return null;
  const { rows, columns } = sheet.freeze;
  return rangeObject(sheet, {
    top: 0,
    left: 0,
    bottom: (rows || MAX_ROWS) - 1,
    right: (columns || MAX_COLUMNS) - 1,
  });
}

export const freezePanesType: ObjectType<SheetModel> = {
  name: "WorksheetFreezePanes",
  members: {
    freezeRows: { call: (sheet, [count]) => freeze(sheet, integer(count ?? 1, "count"), 0) },
    freezeColumns: { call: (sheet, [count]) => freeze(sheet, 0, integer(count ?? 1, "count")) },
    freezeAt: {
      call(sheet, [range], context) {
        const { sheet: on, area } = rangeArgument(range, sheet, context);
        if (on !== sheet) fail("InvalidArgument", "frozenRange");
        return freeze(
          sheet,
          area.bottom === MAX_ROWS - 1 ? 0 : area.bottom + 1,
          area.right === MAX_COLUMNS - 1 ? 0 : area.right + 1,
        );
      },
    },
    unfreeze: { call: (sheet) => freeze(sheet, 0, 0) },
    getLocation: { make: (sheet) => frozenRange(sheet) ?? fail("ItemNotFound") },
    getLocationOrNullObject: { make: frozenRange },
  },
};
