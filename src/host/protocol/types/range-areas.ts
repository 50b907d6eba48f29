import { addressOf, boundingArea, columnCount, intersection, isEntireColumn, isEntireRow, rowCount } from "../areas.ts";
import { areasArgument, areasObject, rangeArgument, rangeObject } from "../range-target.ts";
import { clearRange } from "../clear.ts";
import { collectionType } from "../collection.ts";
import { dataValidationType } from "./data-validation.ts";
import { conditionalFormatsType } from "./conditional-format-collection.ts";
import { copyInto } from "../copy.ts";
import { entireColumns, entireRows, offset } from "../derived-area.ts";
import { fail } from "../failure.ts";
import { integer, oneOf, optionalFlag } from "../argument.ts";
import { rangeFormatType } from "./range-format.ts";
import { selectRange } from "../selection.ts";
import { sheetObject } from "./worksheet-collection.ts";
import { sheetPrefix } from "../../formula/rename-sheet.ts";
import { specialCells } from "../special-cells.ts";
import type { Area } from "../../model/workbook.ts";
import type { AreasTarget } from "../range-target.ts";
import type { Context } from "../context.ts";
import type { HostObject, ObjectType } from "../member.ts";

const address = ({ sheet, areas }: AreasTarget) =>
  areas.map((area) => sheetPrefix(sheet.name) + addressOf(area)).join(",");

const derived = ({ sheet, areas }: AreasTarget, derive: (area: Area) => Area) => areasObject(sheet, areas.map(derive));

function common(target: AreasTarget, other: unknown, context: Context): HostObject | null {
  const { sheet, areas } = areasArgument(other, target.sheet, context);
  if (sheet !== target.sheet) return null;
  const shared = target.areas.flatMap((one) => areas.flatMap((another) => intersection(one, another) ?? []));
  return shared.length === 0 ? null : areasObject(sheet, shared);
}

function used({ sheet, areas }: AreasTarget, valuesOnly: unknown): HostObject | null {
  const only = optionalFlag(valuesOnly, "valuesOnly");
  const within = areas.flatMap((area) => sheet.cells.usedArea(only, area) ?? []);
  return within.length === 0 ? null : areasObject(sheet, within);
}

const rangesType: ObjectType<AreasTarget> = collectionType({
  name: "RangeCollection",
  items: ({ sheet, areas }) => areas.map((area) => rangeObject(sheet, area)),
  find: () => null,
});

export const rangeAreasType: ObjectType<AreasTarget> = {
  name: "RangeAreas",
  kept: true,
  exists: ({ sheet }, { workbook }) => workbook.sheets.includes(sheet),
  members: {
    areas: { navigate: (target) => ({ type: rangesType, target }) },
    dataValidation: { navigate: (target) => ({ type: dataValidationType, target }) },
    conditionalFormats: { navigate: (target) => ({ type: conditionalFormatsType, target }) },
    format: { navigate: (target) => ({ type: rangeFormatType, target }) },
    worksheet: { navigate: ({ sheet }) => sheetObject(sheet) },

    address: { get: address },
    addressLocal: { get: address },
    areaCount: { get: ({ areas }) => areas.length },
    cellCount: { get: ({ areas }) => areas.reduce((sum, area) => sum + rowCount(area) * columnCount(area), 0) },
    isEntireColumn: { get: ({ areas }) => areas.every(isEntireColumn) },
    isEntireRow: { get: ({ areas }) => areas.every(isEntireRow) },

    calculate: { call: (_target, _args, { changes }) => void (changes.calculate ??= "pending") },
    clear: {
      call({ sheet, areas }, [applyTo], context) {
        const kind = oneOf(
          applyTo ?? "All",
          ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"],
          "applyTo",
        );
        for (const area of areas) clearRange({ sheet, area }, kind, context);
      },
    },
    copyFrom: {
      call({ sheet, areas }, [source, type, skipBlanks, transpose], context) {
        const options = {
          what: oneOf(type ?? "All", ["All", "Formulas", "Values", "Formats", "Link"], "copyType"),
          skipBlanks: optionalFlag(skipBlanks, "skipBlanks"),
          transpose: optionalFlag(transpose, "transpose"),
        };
        for (const area of areas) copyInto({ sheet, area }, rangeArgument(source, sheet, context), options, context);
      },
    },
    select: {
      call({ sheet, areas }, _args, context) {
        const [first] = areas;
        if (first) selectRange({ sheet, area: areas.reduce(boundingArea, first) }, context);
      },
    },
    setDirty: { call: (_target, _args, { changes }) => void (changes.calculate ??= "pending") },

    getEntireColumn: { make: (target) => derived(target, entireColumns) },
    getEntireRow: { make: (target) => derived(target, entireRows) },
    getIntersection: { make: (target, [other], context) => common(target, other, context) ?? fail("ItemNotFound") },
    getIntersectionOrNullObject: { make: (target, [other], context) => common(target, other, context) },
    getOffsetRangeAreas: {
      make(target, [rows, columns]) {
        const [down, right] = [integer(rows, "rowOffset"), integer(columns, "columnOffset")];
        return derived(target, (area) => offset(area, down, right));
      },
    },
    getSpecialCells: {
      make: ({ sheet, areas }, [kind, values], context) =>
        specialCells(sheet, areas, kind, values, context) ?? fail("ItemNotFound"),
    },
    getSpecialCellsOrNullObject: {
      make: ({ sheet, areas }, [kind, values], context) => specialCells(sheet, areas, kind, values, context),
    },
    getUsedRangeAreas: { make: (target, [valuesOnly]) => used(target, valuesOnly) ?? fail("ItemNotFound") },
    getUsedRangeAreasOrNullObject: { make: (target, [valuesOnly]) => used(target, valuesOnly) },
  },
};
