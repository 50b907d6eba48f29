import { columnCount, intersection, rowCount } from "../areas.ts";
import { fail } from "../failure.ts";
import { rangeArgument, rangeObject } from "../range-target.ts";
import { requirePermission } from "../protection.ts";
import { surroundingRegion } from "../derived-area.ts";
import type { Area, SheetModel } from "../../model/workbook.ts";
import type { ObjectType } from "../member.ts";

/** Rows that a filter hid would have to be shown again, and which those are is not known here. */
function refuseFiltered(sheet: SheetModel, member: string): void {
  const { autoFilter } = sheet;
  const hidden = [...sheet.rows].some(
    ([row, props]) => props.hidden && autoFilter && row > autoFilter.top && row <= autoFilter.bottom,
  );
  if (hidden) fail("NotImplemented", `AutoFilter.${member} with hidden rows`);
}

function setFilter(sheet: SheetModel, area: Area | null): void {
  requirePermission(sheet, "autoFilter");
  sheet.autoFilter = area;
  sheet.touched.add("autoFilter");
}

export const autoFilterType: ObjectType<SheetModel> = {
  name: "AutoFilter",
  members: {
    enabled: { get: ({ autoFilter }) => autoFilter !== null },
    /** The arrows, without a criterion: which rows one would hide, Excel decides. One cell means the block around it. */
    apply: {
      call(sheet, [range, columnIndex, criteria], context) {
        if ((columnIndex ?? null) !== null || (criteria ?? null) !== null)
          fail("NotImplemented", "AutoFilter.apply with criteria");
        const { sheet: on, area } = rangeArgument(range, sheet, context);
        if (on !== sheet || sheet.tables.some((table) => intersection(table.area, area)))
          fail("InvalidArgument", "range");
        refuseFiltered(sheet, "apply");
        setFilter(sheet, rowCount(area) * columnCount(area) === 1 ? surroundingRegion(sheet, area) : area);
      },
    },
    remove: {
      call(sheet) {
        refuseFiltered(sheet, "remove");
        setFilter(sheet, null);
      },
    },
    getRange: {
      make: (sheet) => (sheet.autoFilter ? rangeObject(sheet, sheet.autoFilter) : fail("ItemNotFound")),
    },
    getRangeOrNullObject: { make: (sheet) => sheet.autoFilter && rangeObject(sheet, sheet.autoFilter) },
  },
};
