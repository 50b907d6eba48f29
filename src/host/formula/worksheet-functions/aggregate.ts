import type { Scalar } from "../../model/cells.ts";
import { asNumber, numberArgument, numberInText } from "../coerce.ts";
import type { Place } from "../engine.ts";
import { fail } from "../failure.ts";
import { eager, type FunctionTable } from "../function-definition.ts";
import { finite } from "../operators.ts";
import { matrixOfRange } from "../read-range.ts";
import { addTo, startSum, sumOf } from "../sum.ts";
import {
  DIV0,
  heightOf,
  isError,
  isMatrix,
  isReference,
  isScalar,
  matrixOf,
  VALUE,
  widthOf,
  type Matrix,
  type Value,
} from "../value.ts";
import { median, mode, percentileExclusive, percentileInclusive, ranked, variance } from "./distribution.ts";
import { eachItem, eachNumber, numbersOf } from "./each-number.ts";
import { visibleCells } from "./visible-cells.ts";

type Aggregate = (args: readonly Value[], place: Place) => Value;

const sum: Aggregate = (args, place) => {
  const total = startSum();
  eachNumber(args, place, (x, count) => addTo(total, x * count));
  return finite(sumOf(total));
};

const average: Aggregate = (args, place) => {
  const total = startSum();
  let counted = 0;
  eachNumber(args, place, (x, count) => {
    addTo(total, x * count);
    counted += count;
  });
  return counted === 0 ? DIV0 : finite(sumOf(total) / counted);
};

const product: Aggregate = (args, place) => {
  let result = 1;
  let any = false;
  eachNumber(args, place, (x, count) => {
    any = true;
    result *= x ** count;
  });
  return any ? finite(result) : 0;
};

const countNumbers: Aggregate = (args, place) => {
  let counted = 0;
  eachItem(args, place, (value, count, direct) => {
    const read = direct && (typeof value === "string" ? numberInText(value, place.engine) !== null : !isError(value));
    if (typeof value === "number" || read) counted += count;
  });
  return counted;
};

const countFilled: Aggregate = (args, place) => {
  let counted = 0;
  eachItem(args, place, (value, count, direct) => {
    if (value !== null || direct) counted += count;
  });
  return counted;
};

const extreme =
  (better: (a: number, b: number) => boolean): Aggregate =>
  (args, place) => {
    let best: number | null = null;
    eachNumber(args, place, (x) => {
      if (best === null || better(x, best)) best = x;
    });
    return best ?? 0;
  };

const maximum = extreme((a, b) => a > b);
const minimum = extreme((a, b) => a < b);

/** The "A" variants: texts count as 0, truth values as 1 and 0. */
const counting =
  (aggregate: Aggregate): Aggregate =>
  (args, place) => {
    const cells: Scalar[] = [];
    eachItem(args, place, (value, count, direct) => {
      if (value === null && !direct) return;
      const own = typeof value === "string" && !direct ? 0 : asNumber(value, place.engine);
      for (let i = 0; i < count; i += 1) cells.push(own);
    });
    return aggregate([matrixOf(cells.map((cell) => [cell]))], place);
  };

const ofNumbers =
  (figure: (numbers: number[]) => number): Aggregate =>
  (args, place) =>
    figure(numbersOf(args, place));

const varianceOf = (population: boolean): Aggregate => ofNumbers((numbers) => variance(numbers, population));
const deviationOf = (population: boolean): Aggregate =>
  ofNumbers((numbers) => Math.sqrt(variance(numbers, population)));

const anyOf = (aggregate: Aggregate) => eager("(a)", 1, aggregate);

/** Codes of SUBTOTAL, and the first ones of AGGREGATE. */
const BY_CODE: readonly Aggregate[] = [
  average,
  countNumbers,
  countFilled,
  maximum,
  minimum,
  product,
  deviationOf(false),
  deviationOf(true),
  sum,
  varianceOf(false),
  varianceOf(true),
  ofNumbers(median),
  ofNumbers(mode),
];

/** Codes 14 to 19 of AGGREGATE, which take one more number. */
const BY_CODE_WITH_K: readonly ((numbers: number[], k: number) => number)[] = [
  (numbers, k) => ranked(numbers, k, true),
  (numbers, k) => ranked(numbers, k, false),
  percentileInclusive,
  (numbers, k) => percentileInclusive(numbers, Math.trunc(k) / 4),
  percentileExclusive,
  (numbers, k) => percentileExclusive(numbers, Math.trunc(k) / 4),
];

function subtotal([code, ...args]: readonly Value[], place: Place): Value {
  const number = Math.trunc(numberArgument(code, place.engine));
  const aggregate = BY_CODE[(number > 100 ? number - 100 : number) - 1];
  if (!aggregate || (number > 100 ? number - 100 : number) > 11) return VALUE;
  return aggregate([visibleCells(args, { hidden: number > 100, errors: false, nested: true }, place)], place);
}

function aggregateBy([code, option, ...args]: readonly Value[], place: Place): Value {
  const number = Math.trunc(numberArgument(code, place.engine));
  const skip = Math.trunc(numberArgument(option, place.engine));
  if (skip < 0 || skip > 7) return VALUE;
  const passing = { hidden: skip % 2 === 1, errors: skip % 4 >= 2, nested: skip < 4 };
  const simple = BY_CODE[number - 1];
  if (simple) return simple([visibleCells(args, passing, place)], place);
  const withK = BY_CODE_WITH_K[number - 14];
  const [cells, k] = args;
  if (!withK || cells === undefined || k === undefined) return VALUE;
  const own = isReference(k) && k.kind === "range" ? place.engine.cell(k.sheet, k.top, k.left) : k;
  return withK(numbersOf([visibleCells([cells], passing, place)], place), numberArgument(own, place.engine));
}

/** A 1 × 1 array for a single value. */
export function asMatrix(value: Value, place: Place): Matrix {
  if (isMatrix(value)) return value;
  if (isScalar(value)) return matrixOf([[value]]);
  return value.kind === "union" ? fail(VALUE) : matrixOfRange(value, place.engine);
}

function sumProduct(args: readonly Value[], place: Place): Value {
  for (const argument of args) if (isError(argument)) return argument;
  const sizes = args.map((argument) => (isReference(argument) && argument.kind === "range" ? argument : null));
  const matrices = args.map((argument) => asMatrix(argument, place));
  const [first] = matrices;
  const { height, width } = first!;
  if (matrices.some((m) => m.height !== height || m.width !== width)) return VALUE;
  if (sizes.some((range) => range && (heightOf(range) !== height || widthOf(range) !== width))) return VALUE;
  const stored = Math.max(...matrices.map((m) => m.cells.length));
  const total = startSum();
  const termAt = (index: number): number => {
    let term = 1;
    for (const { cells, rest } of matrices) {
      const value = index < cells.length ? cells[index]! : rest[index % width]!;
      if (typeof value === "number") term *= value;
      else if (isError(value)) fail(value);
      else term = 0;
    }
    return term;
  };
  for (let index = 0; index < stored; index += 1) addTo(total, termAt(index));
  const below = height - stored / width;
  if (below > 0) for (let column = 0; column < width; column += 1) addTo(total, below * termAt(stored + column));
  return finite(sumOf(total));
}

/** Terms of two arrays of one shape, where both hold numbers. */
const paired =
  (term: (x: number, y: number) => number): Aggregate =>
  ([left = null, right = null], place) => {
    const [a, b] = [asMatrix(left, place), asMatrix(right, place)];
    if (a.height !== b.height || a.width !== b.width) return fail(VALUE);
    const total = startSum();
    for (let i = 0; i < Math.min(a.cells.length, b.cells.length); i += 1) {
      const [x, y] = [a.cells[i]!, b.cells[i]!];
      if (isError(x)) return x;
      if (isError(y)) return y;
      if (typeof x === "number" && typeof y === "number") addTo(total, term(x, y));
    }
    return sumOf(total);
  };

export const aggregateFunctions: FunctionTable = {
  SUM: anyOf(sum),
  AVERAGE: anyOf(average),
  PRODUCT: anyOf(product),
  COUNT: anyOf(countNumbers),
  COUNTA: anyOf(countFilled),
  MIN: anyOf(minimum),
  MAX: anyOf(maximum),
  AVERAGEA: anyOf(counting(average)),
  MINA: anyOf(counting(minimum)),
  MAXA: anyOf(counting(maximum)),
  SUMSQ: anyOf((args, place) => {
    const total = startSum();
    eachNumber(args, place, (x, count) => addTo(total, x * x * count));
    return finite(sumOf(total));
  }),
  SUMPRODUCT: anyOf(sumProduct),
  SUMX2MY2: eager(
    "aa",
    2,
    paired((x, y) => x * x - y * y),
  ),
  SUMX2PY2: eager(
    "aa",
    2,
    paired((x, y) => x * x + y * y),
  ),
  SUMXMY2: eager(
    "aa",
    2,
    paired((x, y) => (x - y) ** 2),
  ),
  SUBTOTAL: eager("va(a)", 2, subtotal),
  AGGREGATE: eager("vva(a)", 3, aggregateBy),
};
