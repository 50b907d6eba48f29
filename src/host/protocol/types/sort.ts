import { columnCount } from "../areas.ts";
import { fail } from "../failure.ts";
import { oneOf, optionalFlag } from "../argument.ts";
import { sortFields, sortRows } from "../sort.ts";
import { bodyOf } from "./table.ts";
import type { ObjectType } from "../member.ts";
import type { RangeTarget } from "../range-target.ts";
import type { TableTarget } from "./table.ts";

export const rangeSortType: ObjectType<RangeTarget> = {
  name: "RangeSort",
  members: {
    apply: {
      call({ sheet, area }, [fields, matchCase, hasHeaders, orientation], context) {
        if (oneOf(orientation ?? "Rows", ["Rows", "Columns"], "orientation") === "Columns")
          fail("NotImplemented", "RangeSort.apply of columns");
        const top = area.top + Number(optionalFlag(hasHeaders, "hasHeaders"));
        const wanted = sortFields(fields, columnCount(area));
        if (top <= area.bottom)
          sortRows({ sheet, area: { ...area, top } }, wanted, optionalFlag(matchCase, "matchCase"), context);
      },
    },
  },
};

export const tableSortType: ObjectType<TableTarget> = {
  name: "TableSort",
  members: {
    apply: {
      call({ sheet, table }, [fields, matchCase], context) {
        const area = bodyOf(table);
        sortRows({ sheet, area }, sortFields(fields, columnCount(area)), optionalFlag(matchCase, "matchCase"), context);
      },
    },
  },
};
