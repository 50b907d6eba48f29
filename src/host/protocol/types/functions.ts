import { API_LEVELS } from "../api-levels.ts";
import { evaluateFunction, type FunctionArgument } from "../../formula/evaluate-function.ts";
import { fail } from "../failure.ts";
import { isCellError, type Scalar } from "../../model/cells.ts";
import { isHostObject, type Factory, type HostObject, type Member, type ObjectType } from "../member.ts";
import { wireValue } from "../cell-values.ts";
import type { Context } from "../context.ts";
import type { RangeTarget } from "../range-target.ts";

interface ResultTarget {
  readonly value: Scalar;
}

const functionResultType: ObjectType<ResultTarget> = {
  name: "FunctionResult",
  members: {
    value: { get: ({ value }) => (isCellError(value) ? null : wireValue(value)) },
    error: { get: ({ value }) => (isCellError(value) ? value.error : null) },
  },
};

/** Rows of values, as an array argument travels. */
const isMatrix = (value: readonly unknown[]): value is readonly (readonly Scalar[])[] =>
  value.every((row) => Array.isArray(row));

/** A repeated argument travels as one array of all its values, which the function takes one by one. */
function argumentsOf(given: readonly unknown[]): FunctionArgument[] {
  const values = given.flatMap((value): unknown[] =>
    Array.isArray(value) && !isMatrix(value) ? (value as unknown[]) : [value],
  );
  while (values.length > 0 && values.at(-1) === null) values.pop();
  return values.map((value): FunctionArgument => {
    if (Array.isArray(value)) return isMatrix(value) ? value : fail("InvalidArgument");
    if (!isHostObject(value)) return value as Scalar;
    if (value.type.name === "Range") return value.target as RangeTarget;
    return value.type === functionResultType ? (value.target as ResultTarget).value : fail("InvalidArgument");
  });
}

/** Computed when it is asked for, with the workbook as it then stands. */
const worksheetFunction = (name: string): Factory<null> => ({
  make(_target, given, { workbook, locale }: Context): HostObject {
    const value = evaluateFunction(workbook, name, argumentsOf(given), { locale });
    if (isCellError(value) && value.error === "#NAME?") fail("NotImplemented", `Functions.${name}`);
    return { type: functionResultType, target: { value } } as HostObject;
  },
});

/** Every worksheet function that Office.js lists; two travel under a name of another spelling. */
const members: Record<string, Member<null>> = Object.fromEntries(
  Object.keys(API_LEVELS["Functions"] ?? {}).map((name) => [name, worksheetFunction(name)]),
);

export const functionsType: ObjectType<null> = {
  name: "Functions",
  members: { ...members, vLookup: worksheetFunction("vlookup"), hLookup: worksheetFunction("hlookup") },
};
