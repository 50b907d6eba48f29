import { parseArea } from "../../cells/address.ts";
import { inGrid, splitAddress } from "./areas.ts";
import { fail } from "./failure.ts";
import { isHostObject } from "./member.ts";
import { rangeAreasType } from "./types/range-areas.ts";
import { rangeType } from "./types/range.ts";
import type { Area, NameModel, SheetModel, WorkbookModel } from "../model/workbook.ts";
import type { Context } from "./context.ts";
import type { HostObject } from "./member.ts";

export interface RangeTarget {
  readonly sheet: SheetModel;
  readonly area: Area;
}

/** Several areas of one sheet: what a RangeAreas is, and what formats apply to. */
export interface AreasTarget {
  readonly sheet: SheetModel;
  readonly areas: readonly Area[];
}

/** Refuses what lies outside the grid, as every range method does. */
export function rangeObject(sheet: SheetModel, area: Area): HostObject<RangeTarget> {
  if (!inGrid(area)) fail("InvalidArgument");
  return { type: rangeType, target: { sheet, area } };
}

export function areasObject(sheet: SheetModel, areas: readonly Area[]): HostObject<AreasTarget> {
  if (areas.length === 0 || !areas.every(inGrid)) fail("InvalidArgument");
  return { type: rangeAreasType, target: { sheet, areas } };
}

export function sheetNamed(workbook: WorkbookModel, name: string): SheetModel | null {
  const wanted = name.toLowerCase();
  return workbook.sheets.find((sheet) => sheet.name.toLowerCase() === wanted) ?? null;
}

export function nameNamed(names: readonly NameModel[], name: string): NameModel | null {
  const wanted = name.toLowerCase();
  return names.find((item) => item.name.toLowerCase() === wanted) ?? null;
}

/** The cells that a defined name refers to, or null when it is not one plain area. */
export function areaOfName(workbook: WorkbookModel, item: NameModel): RangeTarget | null {
  const { sheet, rest } = splitAddress(item.formula);
  const found = sheet === null ? null : sheetNamed(workbook, sheet);
  const area = parseArea(rest);
  return found && area ? { sheet: found, area } : null;
}

/** Resolves "A1:B2", "'Sheet 2'!A1", a defined name or a table's name; `sheet` is where an address without sheet lies. */
export function rangeNamed(workbook: WorkbookModel, sheet: SheetModel, address: string): RangeTarget | null {
  const split = splitAddress(address);
  const on = split.sheet === null ? sheet : sheetNamed(workbook, split.sheet);
  if (!on) return null;
  const area = parseArea(split.rest);
  if (area) return { sheet: on, area };
  const name = nameNamed(on.names, split.rest) ?? nameNamed(workbook.names, split.rest);
  if (name) return areaOfName(workbook, name);
  const table = workbook.sheets
    .flatMap((one) => one.tables.map((item) => ({ sheet: one, item })))
    .find(({ item }) => item.name.toLowerCase() === split.rest.toLowerCase());
  if (!table) return null;
  const { area: whole, showHeaders, showTotals } = table.item;
  const body = { ...whole, top: whole.top + Number(showHeaders), bottom: whole.bottom - Number(showTotals) };
  return { sheet: table.sheet, area: body };
}

/** An argument that is a Range, a RangeAreas or an address. */
export function areasArgument(value: unknown, sheet: SheetModel, context: Context): AreasTarget {
  if (isHostObject(value)) {
    if (value.type.name === "Range") {
      const { sheet: on, area } = value.target as RangeTarget;
      return { sheet: on, areas: [area] };
    }
    if (value.type.name === "RangeAreas") return value.target as AreasTarget;
  }
  if (typeof value !== "string" || value === "") return fail("InvalidArgument");
  const ranges = addressParts(value).map(
    (part) => rangeNamed(context.workbook, sheet, part) ?? fail("InvalidArgument", value),
  );
  const on = ranges[0]!.sheet;
  if (ranges.some((range) => range.sheet !== on)) fail("InvalidArgument", value);
  return { sheet: on, areas: ranges.map(({ area }) => area) };
}

/** Splits "A1:B2,'a, b'!C3" at the commas that stand outside quotes. */
const addressParts = (address: string): string[] =>
  address.split(/,(?=(?:[^']*'[^']*')*[^']*$)/).map((part) => part.trim());

/** An argument that is a Range or the address of one area. */
export function rangeArgument(value: unknown, sheet: SheetModel, context: Context): RangeTarget {
  const { sheet: on, areas } = areasArgument(value, sheet, context);
  return areas.length === 1 ? { sheet: on, area: areas[0]! } : fail("InvalidArgument");
}
