import { collectionType } from "../collection.ts";
import { fail } from "../failure.ts";
import { intersection, without } from "../areas.ts";
import { text } from "../argument.ts";
import { requirePermission } from "../protection.ts";
import { conditionalFormatType } from "./conditional-format.ts";
import { NEW_DRAWINGS } from "./conditional-drawings.ts";
import { NEW_RULES } from "./conditional-rules.ts";
import type { AreasTarget } from "../range-target.ts";
import type { ConditionalFormatModel, SheetModel } from "../../model/workbook.ts";
import type { HostObject } from "../member.ts";

const formatObject = (sheet: SheetModel, format: ConditionalFormatModel): HostObject =>
  ({ type: conditionalFormatType, target: { sheet, format } }) as HostObject;

const onRange = ({ sheet, areas }: AreasTarget): ConditionalFormatModel[] =>
  sheet.conditionalFormats
    .filter((format) => format.areas.some((own) => areas.some((area) => intersection(own, area))))
    .sort((a, b) => a.priority - b.priority);

function freeId({ conditionalFormats, sheetId }: SheetModel): string {
  const taken = new Set(conditionalFormats.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = `{${number.toString(16).toUpperCase().padStart(8, "0")}-${String(sheetId).padStart(4, "0")}-4000-0000-000000000000}`;
    if (!taken.has(id)) return id;
  }
}

/** Conditional formats of a range or of several; Excel puts a new one before the others. */
export const conditionalFormatsType = collectionType<AreasTarget>({
  name: "ConditionalFormatCollection",
  items: (target) => onRange(target).map((format) => formatObject(target.sheet, format)),
  find(target, wanted) {
    const found = onRange(target).find(({ id }) => id === String(wanted));
    return found ? formatObject(target.sheet, found) : null;
  },
  members: {
    add: {
      make({ sheet, areas }, [type]) {
        requirePermission(sheet, "formatCells");
        const kinds = { ...NEW_RULES, ...NEW_DRAWINGS };
        const rule = kinds[text(type, "type")] ?? fail("InvalidArgument", "type");
        for (const other of sheet.conditionalFormats) other.priority += 1;
        const format: ConditionalFormatModel = {
          id: freeId(sheet),
          areas: [...areas],
          priority: 1,
          stopIfTrue: false,
          rule: structuredClone(rule),
          format: {},
          raw: null,
        };
        sheet.conditionalFormats.push(format);
        sheet.touched.add("conditionalFormats");
        return formatObject(sheet, format);
      },
    },
    clearAll: {
      call({ sheet, areas }) {
        requirePermission(sheet, "formatCells");
        const left = sheet.conditionalFormats.filter((format) => {
          for (const area of areas) format.areas = format.areas.flatMap((own) => without(own, area));
          return format.areas.length > 0;
        });
        sheet.touched.add("conditionalFormats");
        sheet.conditionalFormats = left;
      },
    },
  },
});
