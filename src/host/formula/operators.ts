import type { Scalar } from "../model/cells.ts";
import { asNumber, asText } from "./coerce.ts";
import { compare, equal } from "./compare.ts";
import { add } from "./decimal.ts";
import type { Engine } from "./engine.ts";
import type { BinaryOperator } from "./syntax.ts";
import { DIV0, isError, NUM } from "./value.ts";

type Operation = (left: Scalar, right: Scalar) => Scalar;

export function binaryOperation(operator: BinaryOperator, engine: Engine): Operation {
  switch (operator) {
    case "+":
      return arithmetic(engine, add);
    case "-":
      return arithmetic(engine, (a, b) => add(a, -b));
    case "*":
      return arithmetic(engine, (a, b) => a * b);
    case "/":
      return arithmetic(engine, (a, b) => (b === 0 ? DIV0 : a / b));
    case "^":
      return arithmetic(engine, power);
    case "&":
      return (a, b) => {
        const left = asText(a, engine.locale);
        if (isError(left)) return left;
        const right = asText(b, engine.locale);
        return isError(right) ? right : left + right;
      };
    case "=":
      return (a, b) => (isError(a) ? a : isError(b) ? b : equal(a, b));
    case "<>":
      return (a, b) => (isError(a) ? a : isError(b) ? b : !equal(a, b));
    case "<":
      return comparison(engine, (sign) => sign < 0);
    case "<=":
      return comparison(engine, (sign) => sign <= 0);
    case ">":
      return comparison(engine, (sign) => sign > 0);
    case ">=":
      return comparison(engine, (sign) => sign >= 0);
  }
}

function arithmetic(engine: Engine, operate: (a: number, b: number) => Scalar): Operation {
  return (left, right) => {
    const a = typeof left === "number" ? left : asNumber(left, engine);
    if (isError(a)) return a;
    const b = typeof right === "number" ? right : asNumber(right, engine);
    if (isError(b)) return b;
    return finite(operate(a, b));
  };
}

/** Numbers too large for Excel are #NUM!; there is no negative zero. */
export function finite(result: Scalar): Scalar {
  if (typeof result !== "number") return result;
  return Number.isFinite(result) ? result + 0 : NUM;
}

export function power(base: number, exponent: number): Scalar {
  if (base === 0 && exponent <= 0) return exponent === 0 ? NUM : DIV0;
  if (base < 0 && !Number.isInteger(exponent)) {
    // An odd root of a negative number is real: (-8)^(1/3) is -2.
    const root = 1 / exponent;
    const odd = Math.round(root);
    if (Math.abs(root - odd) < 1e-9 && odd % 2 !== 0) return -((-base) ** exponent);
    return NUM;
  }
  return base ** exponent;
}

const comparison =
  (engine: Engine, holds: (sign: number) => boolean): Operation =>
  (left, right) => {
    if (isError(left)) return left;
    if (isError(right)) return right;
    return holds(compare(left, right, engine.locale));
  };
