import type { CellError, Scalar } from "../model/cells.ts";
import type { SheetModel } from "../model/workbook.ts";
import { asNumber } from "./coerce.ts";
import type { Place } from "./engine.ts";
import { attempt } from "./failure.ts";
import type { EagerFunction } from "./function-definition.ts";
import { functionNamed } from "./worksheet-functions/table.ts";
import { lift, liftTwo } from "./lift.ts";
import { binaryOperation } from "./operators.ts";
import { boundingArea } from "./parse.ts";
import { parsedName } from "./parsed.ts";
import { matrixOfRange } from "./read-range.ts";
import { definedName, structuredRange, wholeTable } from "./resolve.ts";
import type { Expression } from "./syntax.ts";
import {
  isCell,
  isError,
  isMatrix,
  isReference,
  isScalar,
  matrixAt,
  matrixOf,
  NAME,
  NULL,
  rangeOf,
  REF,
  VALUE,
  type Matrix,
  type Range,
  type Reference,
  type Value,
} from "./value.ts";

/**
 * What a cell shows of its formula: one value; an empty result is 0. Where cells of no common row or column are wanted
 * as one value, the formula was meant for arrays: its first element counts, the one that Excel spills from.
 */
export function evaluateCell(expression: Expression, place: Place): Exclude<Scalar, null> {
  const value = oneValue(evaluate(expression, place, false), place) ?? 0;
  if (value !== VALUE) return value;
  const first = spread(evaluate(expression, place, true), place, true);
  return (isMatrix(first) ? matrixAt(first, 0, 0) : first) ?? 0;
}

/**
 * `array`: several cells, where one value is wanted, are taken one after the other, as in the arguments of SUMPRODUCT;
 * otherwise the one in the formula's own row or column counts (implicit intersection).
 */
export function evaluate(expression: Expression, place: Place, array: boolean): Value {
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "missing":
      return null;
    case "range": {
      const sheet = sheetOf(expression.sheet, place);
      return sheet ? rangeOf(sheet, expression.area) : REF;
    }
    case "name":
      return named(expression.name, expression.sheet, place, array);
    case "structured":
      return structuredRange(expression, place.engine.workbook, place);
    case "array":
      return matrixOf(expression.rows);
    case "call":
      return call(expression.name, expression.args, place, array);
    case "binary": {
      const left = operand(expression.left, place, array);
      const right = operand(expression.right, place, array);
      return liftTwo(left, right, binaryOperation(expression.operator, place.engine));
    }
    case "unary":
      return unary(expression.operator, expression.operand, place, array);
    case "reference":
      return combined(expression.operator, expression.left, expression.right, place);
    case "foreign":
      return REF;
  }
}

const sheetOf = (name: string | null, place: Place): SheetModel | null =>
  name === null ? place.sheet : place.engine.sheet(name);

/** A value for an operator: one, or an array of them. */
function operand(expression: Expression, place: Place, array: boolean): Scalar | Matrix {
  return spread(evaluate(expression, place, array), place, array);
}

function spread(value: Value, place: Place, array: boolean): Scalar | Matrix {
  if (isScalar(value)) return value;
  if (!array) return isMatrix(value) && value.height * value.width > 1 ? value : oneValue(value, place);
  if (isMatrix(value)) return value;
  if (value.kind === "union") return VALUE;
  if (isCell(value)) return place.engine.cell(value.sheet, value.top, value.left);
  return matrixOfRange(value, place.engine);
}

/** Implicit intersection: the cell in the formula's row or column; the first element of an array. */
export function oneValue(value: Value, place: Place): Scalar {
  if (isScalar(value)) return value;
  if (isMatrix(value)) return matrixAt(value, 0, 0);
  if (value.kind === "union") return VALUE;
  const cell = intersected(value, place);
  return cell ? place.engine.cell(cell.sheet, cell.top, cell.left) : VALUE;
}

function intersected(range: Range, { row, column }: Place): Range | null {
  if (isCell(range)) return range;
  if (range.left === range.right && range.top <= row && row <= range.bottom) return { ...range, top: row, bottom: row };
  if (range.top === range.bottom && range.left <= column && column <= range.right)
    return { ...range, left: column, right: column };
  return null;
}

function named(name: string, sheetName: string | null, place: Place, array: boolean): Value {
  const { engine, within = [] } = place;
  const sheet = sheetOf(sheetName, place);
  if (!sheet) return REF;
  const found = definedName(engine.workbook, sheet, name);
  if (!found) return structuredRange(wholeTable(name), engine.workbook, place);
  const key = name.toLowerCase();
  const { expression } = parsedName(engine.workbook, found.name.formula, place.row, place.column);
  if (!expression || within.includes(key)) return NAME;
  return evaluate(expression, { ...place, sheet: found.sheet, within: [...within, key] }, array);
}

function unary(operator: "-" | "+" | "%" | "@", operandOf: Expression, place: Place, array: boolean): Value {
  if (operator === "@") {
    const value = evaluate(operandOf, place, false);
    return isReference(value) && value.kind === "range" ? (intersected(value, place) ?? VALUE) : oneValue(value, place);
  }
  if (operator === "+") return evaluate(operandOf, place, array);
  return lift([operand(operandOf, place, array)], ([value = null]) => {
    const number = asNumber(value, place.engine);
    if (isError(number)) return number;
    return operator === "-" ? 0 - number : number / 100;
  });
}

function combined(
  operator: "span" | "intersection" | "union",
  leftOf: Expression,
  rightOf: Expression,
  place: Place,
): Value {
  const left = evaluate(leftOf, place, false);
  const right = evaluate(rightOf, place, false);
  if (isError(left)) return left;
  if (isError(right)) return right;
  if (!isReference(left) || !isReference(right)) return VALUE;
  if (operator === "union") return { kind: "union", ranges: [...rangesOf(left), ...rangesOf(right)] };
  const [a, b] = [rangesOf(left), rangesOf(right)];
  if (a.length !== 1 || b.length !== 1 || a[0]!.sheet !== b[0]!.sheet) return VALUE;
  if (operator === "span") return rangeOf(a[0]!.sheet, boundingArea(a[0]!, b[0]!));
  const common = {
    top: Math.max(a[0]!.top, b[0]!.top),
    left: Math.max(a[0]!.left, b[0]!.left),
    bottom: Math.min(a[0]!.bottom, b[0]!.bottom),
    right: Math.min(a[0]!.right, b[0]!.right),
  };
  return common.top > common.bottom || common.left > common.right ? NULL : rangeOf(a[0]!.sheet, common);
}

export const rangesOf = (reference: Reference): readonly Range[] =>
  reference.kind === "range" ? [reference] : reference.ranges;

function call(name: string, args: readonly Expression[], place: Place, array: boolean): Value {
  const definition = functionNamed(name);
  if (!definition) return NAME;
  if (args.length < definition.minimum || args.length > definition.maximum) return VALUE;
  if (definition.kind === "lazy")
    return attempt(() =>
      definition.run({
        args,
        place,
        value: (argument) => evaluate(argument, place, array),
        operand: (argument) => operand(argument, place, array),
      }),
    );
  const values = args.map((argument, index) =>
    evaluate(argument, place, definition.parameter(index) === "a" || (array && definition.parameter(index) !== "r")),
  );
  return applyFunction(definition, values, place, array);
}

/** Calls a function by name with values instead of expressions. */
export function applyArguments(name: string, values: readonly Value[], place: Place): Value {
  const definition = functionNamed(name);
  if (!definition) return NAME;
  if (values.length < definition.minimum || values.length > definition.maximum) return VALUE;
  if (definition.kind === "eager") return applyFunction(definition, values, place, false);
  const byExpression = new Map<Expression, Value>(values.map((value) => [{ kind: "missing" }, value]));
  const value = (argument: Expression): Value => byExpression.get(argument) ?? evaluate(argument, place, false);
  return definition.run({
    args: [...byExpression.keys()],
    place,
    value,
    operand: (argument) => spread(value(argument), place, false),
  });
}

/** Calls a function with its arguments' values, once a cell where it takes one value and is given an array. */
function applyFunction(definition: EagerFunction, values: readonly Value[], place: Place, array: boolean): Value {
  const single: number[] = [];
  const args: Value[] = [...values];
  for (let index = 0; index < args.length; index += 1) {
    const parameter = definition.parameter(index);
    const value = args[index]!;
    if (parameter === "r") {
      if (isError(value)) return value;
      if (!isReference(value)) return VALUE;
    } else if (parameter !== "a") {
      args[index] = spread(value, place, array);
      single.push(index);
    }
  }
  if (!single.some((index) => isMatrix(args[index]!))) return once(definition, args, place);
  return lift(
    single.map((index) => args[index] as Scalar | Matrix),
    (elements) => {
      const own = [...args];
      single.forEach((index, i) => (own[index] = elements[i]!));
      return oneValue(once(definition, own, place), place);
    },
  );
}

function once(definition: EagerFunction, args: readonly Value[], place: Place): Value {
  for (let index = 0; index < args.length; index += 1) {
    const value = args[index]!;
    if (definition.parameter(index) === "v" && isError(value)) return value;
  }
  return attempt((): Value | CellError => definition.run(args, place));
}
