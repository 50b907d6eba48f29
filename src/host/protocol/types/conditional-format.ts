import { areasObject, rangeObject } from "../range-target.ts";
import { drawingRules } from "./conditional-drawings.ts";
import { fail } from "../failure.ts";
import { flag, integer } from "../argument.ts";
import { lookRules } from "./conditional-rules.ts";
import { requirePermission } from "../protection.ts";
import { ruleExists } from "../conditional-format-target.ts";
import type { ConditionalRule } from "../../model/workbook.ts";
import type { ConditionalTarget } from "../conditional-format-target.ts";
import type { ObjectType } from "../member.ts";

const TYPE_OF: Readonly<Record<ConditionalRule["kind"], string>> = {
  custom: "Custom",
  cellValue: "CellValue",
  textComparison: "ContainsText",
  topBottom: "TopBottom",
  preset: "PresetCriteria",
  dataBar: "DataBar",
  colorScale: "ColorScale",
  iconSet: "IconSet",
  unknown: "Custom",
};

/** Puts a rule at a place among those of its sheet; the others keep their order. The file counts from 1. */
function setPriority({ sheet, format }: ConditionalTarget, place: number): void {
  const others = sheet.conditionalFormats.filter((other) => other !== format).sort((a, b) => a.priority - b.priority);
  if (place < 0 || place > others.length) fail("InvalidArgument", "priority");
  others.splice(place, 0, format);
  others.forEach((other, index) => (other.priority = index + 1));
}

export const conditionalFormatType: ObjectType<ConditionalTarget> = {
  name: "ConditionalFormat",
  identity: ({ format: { id } }) => ({ Id: id }),
  exists: ruleExists,
  members: {
    id: { get: ({ format: { id } }) => id },
    type: { get: ({ format: { rule } }) => TYPE_OF[rule.kind] },
    priority: {
      get: ({ sheet, format: { priority } }) =>
        sheet.conditionalFormats.filter((other) => other.priority < priority).length,
      set(target, value) {
        requirePermission(target.sheet, "formatCells");
        setPriority(target, integer(value, "priority"));
        target.sheet.touched.add("conditionalFormats");
      },
    },
    stopIfTrue: {
      get: ({ format: { stopIfTrue } }) => stopIfTrue,
      set({ sheet, format }, value) {
        const stops = flag(value, "stopIfTrue");
        requirePermission(sheet, "formatCells");
        format.stopIfTrue = stops;
        sheet.touched.add("conditionalFormats");
      },
    },
    ...lookRules,
    ...drawingRules,
    getRange: {
      make: ({ sheet, format: { areas } }) =>
        areas.length === 1 ? rangeObject(sheet, areas[0]!) : fail("ItemNotFound"),
    },
    getRangeOrNullObject: {
      make: ({ sheet, format: { areas } }) => (areas.length === 1 ? rangeObject(sheet, areas[0]!) : null),
    },
    getRanges: { make: ({ sheet, format: { areas } }) => areasObject(sheet, areas) },
    delete: {
      call({ sheet, format: own }) {
        requirePermission(sheet, "formatCells");
        sheet.conditionalFormats.splice(sheet.conditionalFormats.indexOf(own), 1);
        sheet.touched.add("conditionalFormats");
      },
    },
  },
};
