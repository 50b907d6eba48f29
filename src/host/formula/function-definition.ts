import type { Scalar } from "../model/cells.ts";
import type { Place } from "./engine.ts";
import type { Expression } from "./syntax.ts";
import type { Matrix, Value } from "./value.ts";

/**
 * How a function takes each argument:
 * - `v` one value; over an array the function is called once a cell; an error value is its answer at once;
 * - `e` the same, but error values come in;
 * - `a` whatever it is: value, cells or array;
 * - `r` cells only.
 */
type Parameter = "v" | "e" | "a" | "r";

export interface EagerFunction {
  readonly kind: "eager";
  readonly minimum: number;
  readonly maximum: number;
  readonly parameter: (index: number) => Parameter;
  /** Missing arguments come as null, those left out at the end do not come. May `fail` with an error value. */
  readonly run: (args: readonly Value[], place: Place) => Value;
}

/** What a lazy function is given: its arguments unevaluated. */
export interface LazyCall {
  readonly args: readonly Expression[];
  readonly place: Place;
  readonly value: (argument: Expression) => Value;
  /** One value, or, where arrays are taken whole, an array. */
  readonly operand: (argument: Expression) => Scalar | Matrix;
}

/** Decides itself which arguments are evaluated. */
export interface LazyFunction {
  readonly kind: "lazy";
  readonly minimum: number;
  readonly maximum: number;
  readonly run: (call: LazyCall) => Value;
}

export type FunctionDefinition = EagerFunction | LazyFunction;
export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;

/** `parameters`: one letter an argument; those in parentheses at the end repeat: "a(rv)". */
export function eager(parameters: string, minimum: number, run: EagerFunction["run"]): EagerFunction {
  const [, first = "", repeated = ""] = /^([^(]*)(?:\((\w+)\))?$/.exec(parameters) ?? [];
  return {
    kind: "eager",
    minimum,
    maximum: repeated === "" ? first.length : 255,
    parameter: (index) => (first[index] ?? repeated[(index - first.length) % repeated.length] ?? "v") as Parameter,
    run,
  };
}

export const lazy = (minimum: number, maximum: number, run: LazyFunction["run"]): LazyFunction => ({
  kind: "lazy",
  minimum,
  maximum,
  run,
});
