import { addressOf, splitAddress } from "./areas.ts";
import { areaOfName, nameNamed } from "./range-target.ts";
import { fail } from "./failure.ts";
import { formulasMentioning } from "./changes.ts";
import { isHostObject } from "./member.ts";
import { mentionOf } from "./sheet-changes.ts";
import { optionalText, text } from "./argument.ts";
import { parseArea } from "../../cells/address.ts";
import { parseNumberEntry } from "./entry.ts";
import { requireFormula } from "./formula-check.ts";
import { sheetPrefix } from "../formula/rename-sheet.ts";
import type { Context } from "./context.ts";
import type { NameModel, SheetModel, WorkbookModel } from "../model/workbook.ts";
import type { RangeTarget } from "./range-target.ts";

/** The names of one sheet, or of the workbook (`scope` null). */
export interface NameScope {
  readonly scope: SheetModel | null;
  readonly names: NameModel[];
}

const SHAPE = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;

function requireName(name: string): void {
  const likeCell = parseArea(name) !== null || /^r\d*c\d*$|^[rc]$/i.test(name);
  if (!SHAPE.test(name) || likeCell) fail("InvalidArgument");
}

const absolute = (address: string) => address.replace(/[A-Z]+|\d+/g, "$$$&");

/** A Range argument, or text that is a formula ("=…") or a constant, as the formula text of a name. */
function referenceFormula(reference: unknown): string {
  if (isHostObject(reference) && reference.type.name === "Range") {
    const { sheet, area } = reference.target as RangeTarget;
    return sheetPrefix(sheet.name) + absolute(addressOf(area));
  }
  if (typeof reference === "number" || typeof reference === "boolean") return String(reference).toUpperCase();
  const given = text(reference, "reference");
  if (!given.startsWith("=")) return `"${given.replaceAll('"', '""')}"`;
  return given.slice(1);
}

export function addName(
  scope: NameScope,
  name: unknown,
  reference: unknown,
  comment: unknown,
  context: Context,
): NameModel {
  const wanted = text(name, "name");
  requireName(wanted);
  if (nameNamed(scope.names, wanted)) fail("ItemAlreadyExists");
  const formula = referenceFormula(reference);
  requireFormula(formula);
  const item = { name: wanted, formula, visible: true, comment: optionalText(comment, "comment") ?? "", raw: null };
  scope.names.push(item);
  namesChanged(wanted, context);
  return item;
}

export function changeName(named: { item: NameModel }, change: Partial<NameModel>, context: Context): void {
  if (change.formula !== undefined) requireFormula(change.formula);
  Object.assign(named.item, change);
  namesChanged(named.item.name, context);
}

/** For the saver, and for the formulas that use the name. */
function namesChanged(name: string, { workbook, changes }: Context): void {
  workbook.touched.add("names");
  formulasMentioning(changes, workbook, mentionOf(name));
}

/** The constant that a name stands for, or null when it is a formula. */
export function constantOf({ formula }: NameModel): string | number | boolean | null {
  const quoted = /^"((?:[^"]|"")*)"$/s.exec(formula)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  if (/^(TRUE|FALSE)$/i.test(formula)) return formula.toUpperCase() === "TRUE";
  return parseNumberEntry(formula, "en-US")?.value ?? null;
}

export function typeOfName(workbook: WorkbookModel, item: NameModel): string {
  if (areaOfName(workbook, item)) return "Range";
  const constant = constantOf(item);
  if (typeof constant === "number") return Number.isInteger(constant) ? "Integer" : "Double";
  if (typeof constant === "boolean") return "Boolean";
  if (typeof constant === "string") return "String";
  return item.formula.includes("#REF!") || splitAddress(item.formula).sheet !== null ? "Error" : "String";
}
