import { roundHalfAway } from "../decimal.ts";
import { fail } from "../failure.ts";
import { exactSum } from "../sum.ts";
import { DIV0, NA, NUM } from "../value.ts";

/** Figures about a list of numbers; each fails with Excel's error value where it is not defined. */

export const ascending = (numbers: readonly number[]): number[] =>
  Float64Array.from(numbers).sort() as unknown as number[];

export const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? fail(DIV0) : exactSum(numbers) / numbers.length;

/** `population`: divided by n instead of n - 1. */
export function variance(numbers: readonly number[], population: boolean): number {
  const divisor = population ? numbers.length : numbers.length - 1;
  if (divisor < 1) return fail(DIV0);
  const center = mean(numbers);
  return exactSum(numbers.map((x) => (x - center) ** 2)) / divisor;
}

export const median = (numbers: readonly number[]): number => percentileInclusive(numbers, 0.5);

/** The most frequent number, of several the first one met. */
export function mode(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const x of numbers) counts.set(x, (counts.get(x) ?? 0) + 1);
  let best: number | null = null;
  for (const [x, count] of counts) if (count > 1 && count > (best === null ? 1 : counts.get(best)!)) best = x;
  return best ?? fail(NA);
}

export function percentileInclusive(numbers: readonly number[], share: number): number {
  if (numbers.length === 0 || !(share >= 0 && share <= 1)) return fail(NUM);
  return between(ascending(numbers), share * (numbers.length - 1));
}

export function percentileExclusive(numbers: readonly number[], share: number): number {
  const position = share * (numbers.length + 1);
  if (numbers.length === 0 || position < 1 || position > numbers.length) return fail(NUM);
  return between(ascending(numbers), position - 1);
}

/** The number at a position that may lie between two. */
function between(sorted: readonly number[], position: number): number {
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

/** Share of the numbers below x, cut after `digits` digits. */
export function percentRank(numbers: readonly number[], x: number, digits: number, inclusive: boolean): number {
  if (numbers.length === 0 || digits < 1) return fail(NUM);
  const sorted = ascending(numbers);
  if (x < sorted[0]! || x > sorted.at(-1)!) return fail(NA);
  if (sorted.length === 1) return 1;
  const above = sorted.findIndex((n) => n >= x);
  const exact = sorted[above] === x;
  const position = exact ? above : above - 1 + (x - sorted[above - 1]!) / (sorted[above]! - sorted[above - 1]!);
  const share = inclusive ? position / (sorted.length - 1) : (position + 1) / (sorted.length + 1);
  const scale = 10 ** Math.trunc(digits);
  return Math.floor(roundHalfAway(share * scale, 9)) / scale;
}

/** The k-th number from the smallest (or the largest). */
export function ranked(numbers: readonly number[], k: number, largest: boolean): number {
  const place = Math.ceil(k);
  if (place < 1 || place > numbers.length) return fail(NUM);
  const sorted = ascending(numbers);
  return sorted[largest ? sorted.length - place : place - 1]!;
}
