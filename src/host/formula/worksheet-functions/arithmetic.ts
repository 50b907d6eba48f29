import { numberArgument } from "../coerce.ts";
import { fifteenDigits, roundAway, roundHalfAway, roundTowardsZero, wholeBelow } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { fail } from "../failure.ts";
import { eager, type EagerFunction, type FunctionTable } from "../function-definition.ts";
import { finite, power } from "../operators.ts";
import { DIV0, NUM, type Value } from "../value.ts";

/** A function of numbers alone; arguments left out are undefined. */
function numeric(
  count: number,
  minimum: number,
  run: (numbers: readonly number[], engine: Engine) => Value,
): EagerFunction {
  return eager("v".repeat(count), minimum, (args, { engine }) => {
    const result = run(
      args.map((argument) => numberArgument(argument, engine)),
      engine,
    );
    return typeof result === "number" ? finite(result) : result;
  });
}

const one = (run: (x: number) => Value): EagerFunction => numeric(1, 1, ([x = 0]) => run(x));
const two = (run: (x: number, y: number) => Value): EagerFunction => numeric(2, 2, ([x = 0, y = 0]) => run(x, y));

/** Multiples by division in decimal: 0.3 is the third multiple of 0.1. */
function multiple(x: number, step: number, whole: (quotient: number) => number): number {
  return step === 0 ? 0 : fifteenDigits(whole(fifteenDigits(x / step)) * step);
}

function ceiling(x: number, step: number): Value {
  if (x > 0 && step < 0) return NUM;
  return multiple(x, step, Math.ceil);
}

function floor(x: number, step: number): Value {
  if (x > 0 && step < 0) return NUM;
  if (step === 0) return x === 0 ? 0 : DIV0;
  return multiple(x, step, Math.floor);
}

/** CEILING.MATH and FLOOR.MATH: the sign of the step says nothing; `mode` sends negative numbers away from zero. */
function mathMultiple(whole: (n: number) => number, opposite: (n: number) => number): EagerFunction {
  return numeric(3, 1, ([x = 0, step = 1, mode = 0]) =>
    multiple(x, Math.abs(step), x < 0 && mode !== 0 ? opposite : whole),
  );
}

function factorial(x: number): Value {
  const n = Math.trunc(x);
  if (n < 0 || n > 170) return NUM;
  let product = 1;
  for (let i = 2; i <= n; i += 1) product *= i;
  return product;
}

function combinations(x: number, y: number): Value {
  const [n, k] = [Math.trunc(x), Math.trunc(y)];
  if (n < 0 || k < 0 || n < k) return NUM;
  let result = 1;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) result = (result * (n - i + 1)) / i;
  return Math.round(result);
}

function modulo(x: number, divisor: number): Value {
  if (divisor === 0) return DIV0;
  return fifteenDigits(x - divisor * wholeBelow(x / divisor));
}

const positive = (run: (x: number) => number): EagerFunction => one((x) => (x <= 0 ? NUM : run(x)));

export const arithmeticFunctions: FunctionTable = {
  ABS: one(Math.abs),
  SIGN: one(Math.sign),
  INT: one(wholeBelow),
  TRUNC: numeric(2, 1, ([x = 0, places = 0]) => roundTowardsZero(x, places)),
  ROUND: two(roundHalfAway),
  ROUNDUP: two(roundAway),
  ROUNDDOWN: two(roundTowardsZero),
  MROUND: two((x, step) => {
    if (x * step < 0) return NUM;
    return multiple(x, step, (quotient) => roundHalfAway(quotient, 0));
  }),
  CEILING: two(ceiling),
  FLOOR: two(floor),
  "CEILING.MATH": mathMultiple(Math.ceil, Math.floor),
  "FLOOR.MATH": mathMultiple(Math.floor, Math.ceil),
  "CEILING.PRECISE": numeric(2, 1, ([x = 0, step = 1]) => multiple(x, Math.abs(step), Math.ceil)),
  "FLOOR.PRECISE": numeric(2, 1, ([x = 0, step = 1]) => multiple(x, Math.abs(step), Math.floor)),
  "ISO.CEILING": numeric(2, 1, ([x = 0, step = 1]) => multiple(x, Math.abs(step), Math.ceil)),
  EVEN: one((x) => Math.sign(x) * 2 * Math.ceil(Math.abs(x) / 2)),
  ODD: one((x) => (x < 0 ? -1 : 1) * (2 * Math.ceil((Math.max(Math.abs(x), 1) - 1) / 2) + 1)),
  MOD: two(modulo),
  QUOTIENT: two((x, y) => (y === 0 ? DIV0 : Math.trunc(fifteenDigits(x / y)))),
  SQRT: one((x) => (x < 0 ? NUM : Math.sqrt(x))),
  POWER: two(power),
  EXP: one(Math.exp),
  LN: positive(Math.log),
  LOG10: positive(Math.log10),
  LOG: numeric(2, 1, ([x = 0, base = 10]) => {
    if (x <= 0 || base <= 0) return NUM;
    if (base === 1) return DIV0;
    return base === 10 ? Math.log10(x) : base === 2 ? Math.log2(x) : Math.log(x) / Math.log(base);
  }),
  PI: numeric(0, 0, () => Math.PI),
  DEGREES: one((x) => (x * 180) / Math.PI),
  RADIANS: one((x) => (x * Math.PI) / 180),
  SIN: one(Math.sin),
  COS: one(Math.cos),
  TAN: one(Math.tan),
  ASIN: one((x) => (Math.abs(x) > 1 ? NUM : Math.asin(x))),
  ACOS: one((x) => (Math.abs(x) > 1 ? NUM : Math.acos(x))),
  ATAN: one(Math.atan),
  ATAN2: two((x, y) => (x === 0 && y === 0 ? DIV0 : Math.atan2(y, x))),
  FACT: one(factorial),
  COMBIN: two(combinations),
  PERMUT: two((x, y) => {
    const [n, k] = [Math.trunc(x), Math.trunc(y)];
    if (n < 0 || k < 0 || n < k) return NUM;
    let result = 1;
    for (let i = 0; i < k; i += 1) result *= n - i;
    return result;
  }),
  GCD: eager("(v)", 1, (args, { engine }) =>
    args.map((argument) => whole(numberArgument(argument, engine))).reduce(greatestDivisor),
  ),
  LCM: eager("(v)", 1, (args, { engine }) =>
    args
      .map((argument) => whole(numberArgument(argument, engine)))
      .reduce((a, b) => (a === 0 || b === 0 ? 0 : (a / greatestDivisor(a, b)) * b)),
  ),
  RAND: numeric(0, 0, () => Math.random()),
  RANDBETWEEN: two((low, high) => {
    const [from, to] = [Math.ceil(low), Math.floor(high)];
    return from > to ? NUM : from + Math.floor(Math.random() * (to - from + 1));
  }),
};

const whole = (x: number): number => (x < 0 ? fail(NUM) : Math.trunc(x));
const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));
