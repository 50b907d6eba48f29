import type { CellError, Scalar } from "../../model/cells.ts";
import { asNumber } from "../coerce.ts";
import type { Place } from "../engine.ts";
import { fail } from "../failure.ts";
import { eachCell } from "../read-range.ts";
import { eachValue, isError, isMatrix, isScalar, type Value } from "../value.ts";

/**
 * The numbers among the arguments of SUM and its like: in cells and arrays only true numbers, given directly also what
 * can be read as one. Fails with the first error value met. `count`: how many cells hold the number.
 */
export function eachNumber(args: readonly Value[], place: Place, visit: (x: number, count: number) => void): void {
  eachItem(args, place, (value, count, direct) => {
    if (typeof value === "number") visit(value, count);
    else if (isError(value)) fail(value);
    else if (direct) {
      const number = asNumber(value, place.engine);
      if (isError(number)) fail(number);
      visit(number as number, count);
    }
  });
}

export function numbersOf(args: readonly Value[], place: Place): number[] {
  const numbers: number[] = [];
  eachNumber(args, place, (x, count) => {
    for (let i = 0; i < count; i += 1) numbers.push(x);
  });
  return numbers;
}

/** Every value; empty cells of ranges are left out. `direct`: it is an argument itself, not one of many cells. */
export function eachItem(
  args: readonly Value[],
  place: Place,
  visit: (value: Scalar | CellError, count: number, direct: boolean) => void,
): void {
  for (const argument of args) {
    if (isScalar(argument)) visit(argument, 1, true);
    else if (isMatrix(argument)) eachValue(argument, (value, count) => visit(value, count, false));
    else
      for (const range of argument.kind === "range" ? [argument] : argument.ranges)
        eachCell(range, place.engine, (value) => visit(value, 1, false));
  }
}
