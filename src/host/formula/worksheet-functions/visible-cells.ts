import type { Scalar } from "../../model/cells.ts";
import { fail } from "../failure.ts";
import type { Place } from "../engine.ts";
import { eachCell } from "../read-range.ts";
import { isError, isMatrix, isReference, VALUE, type Matrix, type Range, type Value } from "../value.ts";

export interface Passing {
  readonly hidden: boolean;
  readonly errors: boolean;
  /** Cells that are themselves a SUBTOTAL or AGGREGATE, which would count twice. */
  readonly nested: boolean;
}

/** What SUBTOTAL and AGGREGATE count over: one column of the values that are not passed over. */
export function visibleCells(args: readonly Value[], passing: Passing, place: Place): Matrix {
  const cells: Scalar[] = [];
  for (const argument of args) {
    if (isMatrix(argument)) {
      for (const value of argument.cells) if (!(passing.errors && isError(value))) cells.push(value);
      continue;
    }
    if (!isReference(argument)) return fail(isError(argument) ? argument : VALUE);
    for (const range of argument.kind === "range" ? [argument] : argument.ranges) {
      const passed = passedOver(range, passing);
      eachCell(range, place.engine, (value, row, column) => {
        if (!(passing.errors && isError(value)) && !passed(row, column)) cells.push(value);
      });
    }
  }
  return { kind: "matrix", height: cells.length, width: 1, stored: cells.length, cells, rest: [] };
}

function passedOver({ sheet }: Range, passing: Passing): (row: number, column: number) => boolean {
  const filter = sheet.autoFilter;
  return (row, column) => {
    // A filter hides rows from every code; rows hidden by hand only from those above 100.
    const filtered = filter !== null && filter.top < row && row <= filter.bottom;
    if ((passing.hidden || filtered) && sheet.rows.get(row)?.hidden) return true;
    return passing.nested && /\b(?:SUBTOTAL|AGGREGATE)\(/i.test(sheet.cells.formula(row, column) ?? "");
  };
}
