import type { Scalar } from "../model/cells.ts";
import type { Area, SheetModel, WorkbookModel } from "../model/workbook.ts";
import { openEngine } from "./calculation.ts";
import { attempt } from "./failure.ts";
import { applyArguments, oneValue } from "./evaluate.ts";
import { isError, matrixOf, rangeOf, type Value } from "./value.ts";

/** A value, cells of the workbook, or an array of rows. */
export type FunctionArgument =
  Scalar | { readonly sheet: SheetModel; readonly area: Area } | readonly (readonly Scalar[])[];

/**
 * A worksheet function called by itself, as Office.js `workbook.functions` does: its name as there ("eoMonth",
 * "vlookup", "norm_Dist") or as in a formula, in any letter case. An unknown function gives #NAME?, too many or too few
 * arguments #VALUE!; of an array, the first element is given.
 */
export function evaluateFunction(
  workbook: WorkbookModel,
  name: string,
  args: readonly FunctionArgument[],
  { locale, now = new Date() }: { locale: string; now?: Date },
): Exclude<Scalar, null> {
  const [sheet] = workbook.sheets;
  if (!sheet) throw new RangeError("a workbook has at least one sheet");
  const place = { engine: openEngine(workbook, { locale, now }), sheet, row: 0, column: 0 };
  const values = args.map(valueOf);
  return attempt(() => oneValue(applyArguments(name.toUpperCase().replaceAll("_", "."), values, place), place)) ?? 0;
}

function valueOf(argument: FunctionArgument): Value {
  if (typeof argument !== "object" || argument === null || isError(argument)) return argument;
  return "area" in argument ? rangeOf(argument.sheet, argument.area) : matrixOf(argument);
}
