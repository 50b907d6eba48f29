import { asNumber } from "../coerce.ts";
import type { Scalar } from "../../model/cells.ts";
import { fail } from "../failure.ts";
import { eager, type EagerFunction, type FunctionTable } from "../function-definition.ts";
import { isError, isMatrix, isReference, NA, VALUE, type Value } from "../value.ts";

const test = (holds: (value: Scalar) => boolean): EagerFunction =>
  eager("e", 1, ([value = null]) => holds(value as Scalar));

const ERROR_NUMBERS: Readonly<Record<string, number>> = {
  "#NULL!": 1,
  "#DIV/0!": 2,
  "#VALUE!": 3,
  "#REF!": 4,
  "#NAME?": 5,
  "#NUM!": 6,
  "#N/A": 7,
  "#GETTING_DATA": 8,
};

const parity = (remainder: number): EagerFunction =>
  eager("v", 1, ([value = null], { engine }) => {
    const number = typeof value === "boolean" ? VALUE : asNumber(value as Scalar, engine);
    return isError(number) ? fail(number) : Math.abs(Math.trunc(number)) % 2 === remainder;
  });

export const informationFunctions: FunctionTable = {
  NA: eager("", 0, () => NA),
  ISBLANK: test((value) => value === null),
  ISNUMBER: test((value) => typeof value === "number"),
  ISTEXT: test((value) => typeof value === "string"),
  ISNONTEXT: test((value) => typeof value !== "string"),
  ISLOGICAL: test((value) => typeof value === "boolean"),
  ISERROR: test(isError),
  ISERR: test((value) => isError(value) && value !== NA),
  ISNA: test((value) => value === NA),
  ISEVEN: parity(0),
  ISODD: parity(1),
  ISREF: eager("a", 1, ([value = null]) => isReference(value)),
  ISFORMULA: eager("r", 1, ([value = null]) => {
    const range = isReference(value) && (value.kind === "range" ? value : value.ranges[0]);
    return range ? range.sheet.cells.formula(range.top, range.left) !== null : fail(VALUE);
  }),
  N: eager("v", 1, ([value = null]) => (typeof value === "number" ? value : value === true ? 1 : 0)),
  T: eager("v", 1, ([value = null]) => (typeof value === "string" ? value : "")),
  TYPE: eager("a", 1, ([value = null], { engine }) => {
    if (isMatrix(value)) return 64;
    const own: Value =
      isReference(value) && value.kind === "range" ? engine.cell(value.sheet, value.top, value.left) : value;
    if (isError(own)) return 16;
    return typeof own === "string" ? 2 : typeof own === "boolean" ? 4 : 1;
  }),
  "ERROR.TYPE": eager("e", 1, ([value = null]) => (isError(value) ? (ERROR_NUMBERS[value.error] ?? NA) : NA)),
};
