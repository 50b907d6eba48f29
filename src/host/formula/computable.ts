import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { functionNamed } from "./worksheet-functions/table.ts";
import { eachPart, FOREIGN, parsed } from "./parsed.ts";
import { definedName } from "./resolve.ts";

/**
 * What keeps a formula from being computed here: the name of an unknown function, "[…]" for cells of another workbook
 * or of several sheets at once, "" for a text that does not parse; null when nothing does. Names are followed.
 */
export function obstacle(
  workbook: WorkbookModel,
  sheet: SheetModel,
  formula: string,
  followed: ReadonlySet<string> = new Set(),
): string | null {
  const { expression, functions } = parsed(workbook, formula);
  if (!expression) return "";
  const unknown = functions.find((name) => name === FOREIGN || !functionNamed(name));
  if (unknown !== undefined) return unknown;
  let found: string | null = null;
  eachPart(expression, (part) => {
    if (found !== null || part.kind !== "name") return;
    const key = part.name.toLowerCase();
    const name = followed.has(key) ? null : definedName(workbook, sheet, part.name);
    if (name) found = obstacle(workbook, sheet, name.name.formula, new Set([...followed, key]));
  });
  return found;
}
