import { areasObject } from "./range-target.ts";
import { fail } from "./failure.ts";
import { intersection } from "./areas.ts";
import { isCellError } from "../model/cells.ts";
import { oneOf } from "./argument.ts";
import type { Area, SheetModel } from "../model/workbook.ts";
import type { Context } from "./context.ts";
import type { HostObject } from "./member.ts";
import type { Scalar } from "../model/cells.ts";

const KINDS = [
  "ConditionalFormats",
  "DataValidations",
  "Blanks",
  "Constants",
  "Formulas",
  "SameConditionalFormat",
  "SameDataValidation",
  "Visible",
] as const;

/** Whether "ErrorsNumbers" and the like take a value in. */
function valueFits(value: Scalar, wanted: string): boolean {
  if (wanted === "All") return true;
  if (isCellError(value)) return wanted.includes("Errors");
  if (typeof value === "number") return wanted.includes("Number");
  if (typeof value === "boolean") return wanted.includes("Logical");
  return wanted.includes("Text");
}

/** The cells of some kind, joined into runs along rows, as RangeAreas; null when there are none. */
export function specialCells(
  sheet: SheetModel,
  areas: readonly Area[],
  kind: unknown,
  values: unknown,
  context: Context,
): HostObject | null {
  const wanted = oneOf(kind, KINDS, "cellType");
  const fit = typeof values === "string" ? values : "All";
  const used = sheet.cells.usedArea();
  if (!used) return null;
  if (wanted !== "Blanks" && wanted !== "Constants" && wanted !== "Formulas" && wanted !== "Visible") {
    return fail("NotImplemented", `getSpecialCells("${wanted}")`);
  }
  context.settle();
  const { cells } = sheet;
  const matches = (row: number, column: number): boolean => {
    const value = cells.value(row, column);
    const formula = cells.formula(row, column);
    if (wanted === "Blanks") return value === null && formula === null;
    if (wanted === "Visible") return !sheet.rows.get(row)?.hidden && !sheet.columns.get(column)?.hidden;
    const present = wanted === "Formulas" ? formula !== null : formula === null && value !== null;
    return present && valueFits(value, fit);
  };
  const found: Area[] = [];
  for (const area of areas) {
    const within = intersection(area, used);
    for (let row = within?.top ?? 0; within && row <= within.bottom; row += 1) {
      for (let column = within.left; column <= within.right; column += 1) {
        if (!matches(row, column)) continue;
        const last = found.at(-1);
        if (last && last.top === row && last.right === column - 1) found[found.length - 1] = { ...last, right: column };
        else found.push({ top: row, bottom: row, left: column, right: column });
      }
    }
  }
  return found.length === 0 ? null : areasObject(sheet, joinedRows(found));
}

/** Runs of the same columns in consecutive rows become one area. */
function joinedRows(runs: readonly Area[]): Area[] {
  const joined: Area[] = [];
  for (const run of runs) {
    const above = joined.findIndex(
      ({ left, right, bottom }) => left === run.left && right === run.right && bottom === run.top - 1,
    );
    if (above >= 0) joined[above] = { ...joined[above]!, bottom: run.bottom };
    else joined.push(run);
  }
  return joined;
}
