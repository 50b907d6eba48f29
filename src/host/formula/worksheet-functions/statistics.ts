import { numberArgument } from "../coerce.ts";
import type { Place } from "../engine.ts";
import { fail } from "../failure.ts";
import { eager, type EagerFunction, type FunctionTable } from "../function-definition.ts";
import { exactSum } from "../sum.ts";
import { DIV0, isError, NA, NUM, type Matrix, type Value } from "../value.ts";
import { asMatrix } from "./aggregate.ts";
import {
  ascending,
  mean,
  median,
  mode,
  percentileExclusive,
  percentileInclusive,
  percentRank,
  ranked,
  variance,
} from "./distribution.ts";
import { numbersOf } from "./each-number.ts";

const ofNumbers = (figure: (numbers: number[]) => number): EagerFunction =>
  eager("(a)", 1, (args, place) => figure(numbersOf(args, place)));

/** A list and one number. */
const withNumber = (figure: (numbers: number[], k: number) => number): EagerFunction =>
  eager("av", 2, ([list = null, k], place) => figure(numbersOf([list], place), numberArgument(k, place.engine)));

const rankOf = (tied: (before: number, equal: number) => number): EagerFunction =>
  eager("vrv", 2, ([wanted, list = null, order], place) => {
    const x = numberArgument(wanted, place.engine);
    const rising = numberArgument(order, place.engine) !== 0;
    const numbers = numbersOf([list], place);
    const equal = numbers.filter((n) => n === x).length;
    const before = numbers.filter((n) => (rising ? n < x : n > x)).length;
    return equal === 0 ? NA : tied(before, equal);
  });

const percentRankOf = (inclusive: boolean): EagerFunction =>
  eager("avv", 2, ([list = null, x, digits], place) =>
    percentRank(
      numbersOf([list], place),
      numberArgument(x, place.engine),
      numberArgument(digits, place.engine, 3),
      inclusive,
    ),
  );

const quartile = (percentile: (numbers: number[], share: number) => number): EagerFunction =>
  withNumber((numbers, k) => percentile(numbers, k >= 0 && k < 5 ? Math.trunc(k) / 4 : fail(NUM)));

const rank = rankOf((before) => before + 1);
const variances = (population: boolean): EagerFunction => ofNumbers((numbers) => variance(numbers, population));
const deviations = (population: boolean): EagerFunction =>
  ofNumbers((numbers) => Math.sqrt(variance(numbers, population)));

/** Pairs of numbers from two lists of one length; a pair with anything else in it is left out. */
function pairs(left: Value, right: Value, place: Place): [x: number, y: number][] {
  const [a, b] = [asMatrix(left, place), asMatrix(right, place)];
  if (a.height * a.width !== b.height * b.width) return fail(NA);
  const found: [number, number][] = [];
  for (let i = 0; i < Math.min(a.cells.length, b.cells.length); i += 1) {
    const [x, y] = [a.cells[i]!, b.cells[i]!];
    if (isError(x)) return fail(x);
    if (isError(y)) return fail(y);
    if (typeof x === "number" && typeof y === "number") found.push([x, y]);
  }
  return found;
}

interface Moments {
  readonly count: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

function moments(left: Value, right: Value, place: Place): Moments {
  const found = pairs(left, right, place);
  if (found.length === 0) return fail(DIV0);
  const meanX = mean(found.map(([x]) => x));
  const meanY = mean(found.map(([, y]) => y));
  return {
    count: found.length,
    meanX,
    meanY,
    xx: exactSum(found.map(([x]) => (x - meanX) ** 2)),
    yy: exactSum(found.map(([, y]) => (y - meanY) ** 2)),
    xy: exactSum(found.map(([x, y]) => (x - meanX) * (y - meanY))),
  };
}

/** Figures of two lists. */
const ofPairs = (figure: (m: Moments) => number): EagerFunction =>
  eager("aa", 2, ([left = null, right = null], place) => figure(moments(left, right, place)));

const ratio = (top: number, bottom: number): number => (bottom === 0 ? fail(DIV0) : top / bottom);
const correlation = ofPairs(({ xx, yy, xy }) => ratio(xy, Math.sqrt(xx * yy)));

export const statisticsFunctions: FunctionTable = {
  MEDIAN: ofNumbers(median),
  MODE: ofNumbers(mode),
  "MODE.SNGL": ofNumbers(mode),
  QUARTILE: quartile(percentileInclusive),
  "QUARTILE.INC": quartile(percentileInclusive),
  "QUARTILE.EXC": quartile(percentileExclusive),
  PERCENTILE: withNumber(percentileInclusive),
  "PERCENTILE.INC": withNumber(percentileInclusive),
  "PERCENTILE.EXC": withNumber(percentileExclusive),
  PERCENTRANK: percentRankOf(true),
  "PERCENTRANK.INC": percentRankOf(true),
  "PERCENTRANK.EXC": percentRankOf(false),
  LARGE: withNumber((numbers, k) => ranked(numbers, k, true)),
  SMALL: withNumber((numbers, k) => ranked(numbers, k, false)),
  RANK: rank,
  "RANK.EQ": rank,
  "RANK.AVG": rankOf((before, equal) => before + (equal + 1) / 2),
  STDEV: deviations(false),
  "STDEV.S": deviations(false),
  STDEVP: deviations(true),
  "STDEV.P": deviations(true),
  VAR: variances(false),
  "VAR.S": variances(false),
  VARP: variances(true),
  "VAR.P": variances(true),
  AVEDEV: ofNumbers((numbers) => {
    const center = mean(numbers);
    return mean(numbers.map((x) => Math.abs(x - center)));
  }),
  DEVSQ: ofNumbers((numbers) => variance(numbers, true) * numbers.length),
  GEOMEAN: ofNumbers((numbers) =>
    numbers.length === 0 || numbers.some((x) => x <= 0) ? fail(NUM) : Math.exp(mean(numbers.map(Math.log))),
  ),
  HARMEAN: ofNumbers((numbers) =>
    numbers.length === 0 || numbers.some((x) => x <= 0) ? fail(NUM) : 1 / mean(numbers.map((x) => 1 / x)),
  ),
  TRIMMEAN: withNumber((numbers, share) => {
    if (share < 0 || share >= 1) return fail(NUM);
    const cut = Math.floor((numbers.length * share) / 2);
    return mean(ascending(numbers).slice(cut, numbers.length - cut));
  }),
  CORREL: correlation,
  PEARSON: correlation,
  RSQ: ofPairs(({ xx, yy, xy }) => ratio(xy * xy, xx * yy)),
  // Known y first, known x second.
  SLOPE: ofPairs(({ yy, xy }) => ratio(xy, yy)),
  INTERCEPT: ofPairs(({ meanX, meanY, yy, xy }) => meanX - ratio(xy, yy) * meanY),
  FORECAST: forecast(),
  "FORECAST.LINEAR": forecast(),
  "COVARIANCE.P": ofPairs(({ xy, count }) => xy / count),
  "COVARIANCE.S": ofPairs(({ xy, count }) => ratio(xy, count - 1)),
  FREQUENCY: eager("aa", 2, ([data = null, bins = null], place) => {
    const limits = numbersOf([bins], place);
    const counts = new Array<number>(limits.length + 1).fill(0);
    const rising = limits.map((limit, index) => ({ limit, index })).sort((a, b) => a.limit - b.limit);
    for (const x of numbersOf([data], place)) {
      const index = rising.find(({ limit }) => x <= limit)?.index ?? limits.length;
      counts[index] = counts[index]! + 1;
    }
    return column(counts);
  }),
};

function forecast(): EagerFunction {
  return eager("vaa", 3, ([x, known = null, at = null], place) => {
    const { meanX, meanY, yy, xy } = moments(known, at, place);
    return meanX + ratio(xy, yy) * (numberArgument(x, place.engine) - meanY);
  });
}

const column = (cells: number[]): Matrix => ({
  kind: "matrix",
  height: cells.length,
  width: 1,
  stored: cells.length,
  cells,
  rest: [],
});
