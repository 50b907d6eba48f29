import type { Scalar } from "../../model/cells.ts";
import { asBoolean } from "../coerce.ts";
import { compare } from "../compare.ts";
import type { Place } from "../engine.ts";
import { fail } from "../failure.ts";
import { eager, lazy, type FunctionTable, type LazyCall, type LazyFunction } from "../function-definition.ts";
import { lift } from "../lift.ts";
import { isError, isMatrix, isReference, NA, VALUE, type Value } from "../value.ts";
import { eachItem } from "./each-number.ts";

/** AND and its like: the truth values met, texts in cells left aside; #VALUE! where there is none. */
function truths(args: readonly Value[], place: Place): boolean[] {
  const found: boolean[] = [];
  eachItem(args, place, (value, _, direct) => {
    if (isError(value)) fail(value);
    if (typeof value === "string" && !direct) return;
    if (value === null && !direct) return;
    const boolean = asBoolean(value, place.engine.locale);
    found.push(isError(boolean) ? fail(boolean) : boolean);
  });
  return found.length === 0 ? fail(VALUE) : found;
}

function truth(value: Scalar, place: Place): boolean {
  const boolean = asBoolean(value, place.engine.locale);
  return isError(boolean) ? fail(boolean) : boolean;
}

function runIf({ args, place, value, operand }: LazyCall): Value {
  const [test, whenTrue, whenFalse] = args;
  const condition = operand(test!);
  if (isMatrix(condition)) {
    const branches = [whenTrue, whenFalse].map((branch) => (branch ? operand(branch) : false));
    return lift([condition, ...branches], ([held = null, yes = null, no = null]) => {
      const boolean = asBoolean(held, place.engine.locale);
      return isError(boolean) ? boolean : boolean ? yes : no;
    });
  }
  if (isError(condition)) return condition;
  const branch = truth(condition, place) ? whenTrue : whenFalse;
  return branch ? value(branch) : false;
}

/** IFERROR and IFNA. */
const unless = (caught: (value: Scalar) => boolean): LazyFunction =>
  lazy(2, 2, ({ args, value, operand }) => {
    const tried = value(args[0]!);
    const operandOf = operand(args[0]!);
    if (isMatrix(operandOf))
      return lift([operandOf, operand(args[1]!)], ([own = null, other = null]) => (caught(own) ? other : own));
    if (caught(operandOf)) return value(args[1]!);
    return isReference(tried) ? tried : operandOf;
  });

export const logicFunctions: FunctionTable = {
  TRUE: eager("", 0, () => true),
  FALSE: eager("", 0, () => false),
  AND: eager("(a)", 1, (args, place) => truths(args, place).every(Boolean)),
  OR: eager("(a)", 1, (args, place) => truths(args, place).some(Boolean)),
  XOR: eager("(a)", 1, (args, place) => truths(args, place).filter(Boolean).length % 2 === 1),
  NOT: eager("v", 1, ([value = null], place) => !truth(value as Scalar, place)),
  IF: lazy(1, 3, runIf),
  IFS: lazy(2, 254, ({ args, place, value, operand }) => {
    for (let i = 0; i + 1 < args.length; i += 2) {
      const condition = operand(args[i]!);
      if (isError(condition)) return condition;
      if (truth(isMatrix(condition) ? (condition.cells[0] ?? null) : condition, place)) return value(args[i + 1]!);
    }
    return NA;
  }),
  SWITCH: lazy(3, 254, ({ args, place, value, operand }) => {
    const wanted = operand(args[0]!);
    if (isError(wanted)) return wanted;
    if (isMatrix(wanted)) return VALUE;
    for (let i = 1; i + 1 < args.length; i += 2) {
      const candidate = operand(args[i]!);
      if (isError(candidate)) return candidate;
      if (!isMatrix(candidate) && sameType(wanted, candidate) && compare(wanted, candidate, place.engine.locale) === 0)
        return value(args[i + 1]!);
    }
    return args.length % 2 === 0 ? value(args.at(-1)!) : NA;
  }),
  IFERROR: unless(isError),
  IFNA: unless((value) => value === NA),
  CHOOSE: lazy(2, 255, ({ args, place, value, operand }) => {
    const index = operand(args[0]!);
    const choose = (chosen: Scalar): Value => {
      if (isError(chosen)) return chosen;
      const number = Math.trunc(typeof chosen === "number" ? chosen : Number(truth(chosen, place)));
      const argument = number >= 1 ? args[number] : undefined;
      return argument ? value(argument) : VALUE;
    };
    if (!isMatrix(index)) return choose(index);
    return lift([index, ...args.slice(1).map(operand)], ([chosen = null, ...values]) => {
      if (isError(chosen)) return chosen;
      return values[Math.trunc(Number(chosen)) - 1] ?? VALUE;
    });
  }),
};

const sameType = (a: Scalar, b: Scalar): boolean => a === null || b === null || typeof a === typeof b;
