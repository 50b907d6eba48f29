import { areasObject, rangeObject } from "./range-target.ts";
import { intersection } from "./areas.ts";
import { optionalFlag, record, text } from "./argument.ts";
import { wireValue, writeCells } from "./cell-values.ts";
import type { Area, SheetModel } from "../model/workbook.ts";
import type { Context } from "./context.ts";
import type { HostObject } from "./member.ts";
import type { RangeTarget } from "./range-target.ts";

interface Search {
  matches(value: string): boolean;
  readonly backwards: boolean;
}

function searchOf(wanted: unknown, criteria: unknown): Search {
  const options = criteria === null || criteria === undefined ? {} : record(criteria, "criteria");
  const matchCase = optionalFlag(options["matchCase"], "matchCase");
  const complete = optionalFlag(options["completeMatch"], "completeMatch");
  const fold = (value: string) => (matchCase ? value : value.toLowerCase());
  const needle = fold(text(wanted, "text"));
  return {
    matches: (value) => (complete ? fold(value) === needle : fold(value).includes(needle)),
    backwards: options["searchDirection"] === "Backwards",
  };
}

/** Cells of an area whose value or formula contains the text, row by row. */
function* hits(sheet: SheetModel, area: Area, search: Search): Generator<Area> {
  const { cells } = sheet;
  const used = cells.usedArea(true);
  const within = used && intersection(used, area);
  if (!within) return;
  for (let row = within.top; row <= within.bottom; row += 1) {
    for (let column = within.left; column <= within.right; column += 1) {
      const formula = cells.formula(row, column);
      const shown = formula === null ? String(wireValue(cells.value(row, column))) : `=${formula}`;
      if (shown !== "" && search.matches(shown)) yield { top: row, bottom: row, left: column, right: column };
    }
  }
}

/** The first cell (the last, backwards), or null. */
export function findFirst({ sheet, area }: RangeTarget, wanted: unknown, criteria: unknown): HostObject | null {
  const search = searchOf(wanted, criteria);
  let found: Area | null = null;
  for (const hit of hits(sheet, area, search)) {
    found = hit;
    if (!search.backwards) break;
  }
  return found && rangeObject(sheet, found);
}

/** All cells of a sheet, as RangeAreas, or null. */
export function findAll(sheet: SheetModel, wanted: unknown, criteria: unknown): HostObject | null {
  const used = sheet.cells.usedArea(true);
  const found = used ? [...hits(sheet, used, searchOf(wanted, criteria))] : [];
  return found.length === 0 ? null : areasObject(sheet, found);
}

/** Replaces text in values and formulas; the count of replacements. */
export function replaceAll(
  range: RangeTarget,
  wanted: unknown,
  replacement: string,
  criteria: unknown,
  context: Context,
): number {
  const { sheet, area } = range;
  const search = searchOf(wanted, criteria);
  const options = criteria === null || criteria === undefined ? {} : record(criteria, "criteria");
  const needle = text(wanted, "text").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(needle, options["matchCase"] === true ? "g" : "gi");
  let count = 0;
  for (const hit of [...hits(sheet, area, search)]) {
    const formula = sheet.cells.formula(hit.top, hit.left);
    const before = formula === null ? String(wireValue(sheet.cells.value(hit.top, hit.left))) : `=${formula}`;
    count += before.match(pattern)?.length ?? 0;
    writeCells(
      { sheet, area: hit },
      before.replace(pattern, () => replacement),
      context,
    );
  }
  return count;
}
