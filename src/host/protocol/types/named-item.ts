import { addressOf } from "../areas.ts";
import { areaOfName, rangeObject } from "../range-target.ts";
import { changeName, constantOf, typeOfName } from "../names.ts";
import { fail } from "../failure.ts";
import { flag, text } from "../argument.ts";
import { sheetPrefix } from "../../formula/rename-sheet.ts";
import { sheetObject } from "./worksheet-collection.ts";
import type { Context } from "../context.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { NameModel, SheetModel } from "../../model/workbook.ts";

export interface NamedItem {
  /** null: the workbook's. */
  readonly scope: SheetModel | null;
  readonly item: NameModel;
}

function rangeOf({ item }: NamedItem, { workbook }: Context): HostObject | null {
  const range = areaOfName(workbook, item);
  return range && rangeObject(range.sheet, range.area);
}

/** A constant's value; of a range, its address as Excel gives it. */
function valueOf({ item }: NamedItem, { workbook }: Context): unknown {
  const range = areaOfName(workbook, item);
  return range ? sheetPrefix(range.sheet.name) + addressOf(range.area) : (constantOf(item) ?? `=${item.formula}`);
}

export const namedItemType: ObjectType<NamedItem> = {
  name: "NamedItem",
  identity: ({ item }) => ({ _Id: item.name }),
  exists: ({ scope, item }, { workbook }) => (scope?.names ?? workbook.names).includes(item),
  members: {
    worksheet: { navigate: ({ scope }) => (scope ? sheetObject(scope) : fail("ItemNotFound")) },
    worksheetOrNullObject: { navigate: ({ scope }) => scope && sheetObject(scope) },

    name: { get: ({ item }) => item.name },
    comment: {
      get: ({ item }) => item.comment,
      set: (named, value, context) => changeName(named, { comment: text(value, "comment") }, context),
    },
    formula: {
      get: ({ item }) => `=${item.formula}`,
      set: (named, value, context) => changeName(named, { formula: text(value, "formula").replace(/^=/, "") }, context),
    },
    scope: { get: ({ scope }) => (scope ? "Worksheet" : "Workbook") },
    type: { get: ({ item }, { workbook }) => typeOfName(workbook, item) },
    value: { get: valueOf },
    visible: {
      get: ({ item }) => item.visible,
      set: (named, value, context) => changeName(named, { visible: flag(value, "visible") }, context),
    },

    delete: {
      call({ scope, item }, _args, { workbook }) {
        const names = scope?.names ?? workbook.names;
        names.splice(names.indexOf(item), 1);
        workbook.touched.add("names");
      },
    },
    getRange: { make: (named, _args, context) => rangeOf(named, context) ?? fail("InvalidArgument") },
    getRangeOrNullObject: { make: (named, _args, context) => rangeOf(named, context) },
  },
};
