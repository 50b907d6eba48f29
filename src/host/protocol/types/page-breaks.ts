import { fail } from "../failure.ts";
import { rangeArgument, rangeObject } from "../range-target.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { SheetModel } from "../../model/workbook.ts";

interface BreakTarget {
  readonly sheet: SheetModel;
  /** The first row below the break. */
  readonly row: number;
}

function setBreaks(sheet: SheetModel, rows: readonly number[]): void {
  sheet.page.rowBreaks = [...rows].sort((a, b) => a - b);
  sheet.touched.add("page");
}

const pageBreakType: ObjectType<BreakTarget> = {
  name: "PageBreak",
  identity: ({ row }) => ({ _Id: `row ${row}` }),
  exists: ({ sheet, row }) => sheet.page.rowBreaks.includes(row),
  members: {
    rowIndex: { get: ({ row }) => row },
    columnIndex: { get: () => 0 },
    getCellAfterBreak: { make: ({ sheet, row }) => rangeObject(sheet, { top: row, left: 0, bottom: row, right: 0 }) },
    delete: {
      call: ({ sheet, row }) =>
        setBreaks(
          sheet,
          sheet.page.rowBreaks.filter((other) => other !== row),
        ),
    },
  },
};

const breakObject = (sheet: SheetModel, row: number): HostObject =>
  ({ type: pageBreakType, target: { sheet, row } }) as HostObject;

/** Breaks between rows that were put there by hand; found by place, or by the id that the client was given. */
export const horizontalPageBreaksType: ObjectType<SheetModel> = {
  name: "PageBreakCollection",
  items: (sheet) => sheet.page.rowBreaks.map((row) => breakObject(sheet, row)),
  find(sheet, wanted) {
    const { rowBreaks } = sheet.page;
    const row = rowBreaks.find((one, place) => wanted === place || wanted === `row ${one}`);
    return row === undefined ? null : breakObject(sheet, row);
  },
  members: {
    getCount: { call: ({ page }) => page.rowBreaks.length },
    add: {
      make(sheet, [range], context) {
        const { sheet: on, area } = rangeArgument(range, sheet, context);
        if (on !== sheet || area.top === 0) fail("InvalidArgument", "pageBreakRange");
        if (!sheet.page.rowBreaks.includes(area.top)) setBreaks(sheet, [...sheet.page.rowBreaks, area.top]);
        return breakObject(sheet, area.top);
      },
    },
    removePageBreaks: { call: (sheet) => setBreaks(sheet, []) },
  },
};
