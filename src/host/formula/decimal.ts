/**
 * Excel calculates in binary and answers as if in decimal: it looks at 15 significant digits before it rounds, cuts or
 * compares, so that 2.445 rounds to 2.45 and 0.1 + 0.2 equals 0.3.
 */

/** The number that its 15 significant digits say. */
export const fifteenDigits = (x: number): number =>
  Number.isInteger(x) && Math.abs(x) < 1e15 ? x : Number(x.toPrecision(15));

/** x × 10^places in decimal, without the binary error of a multiplication. */
export function shiftDecimal(x: number, places: number): number {
  const [digits = "0", exponent = "0"] = x.toPrecision(15).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** Halves go away from zero; `places` may be negative. */
export const roundHalfAway = (x: number, places: number): number => inDecimal(x, places, (n) => Math.floor(n + 0.5));
export const roundAway = (x: number, places: number): number => inDecimal(x, places, Math.ceil);
export const roundTowardsZero = (x: number, places: number): number => inDecimal(x, places, Math.floor);

function inDecimal(x: number, places: number, whole: (n: number) => number): number {
  // Beyond these, there is nothing left to round, or nothing left at all.
  const digits = Math.max(-309, Math.min(309, Math.trunc(places)));
  if (x === 0 || !Number.isFinite(x)) return x;
  const scaled = shiftDecimal(Math.abs(x), digits);
  if (!Number.isFinite(scaled) || scaled >= 1e15) return x;
  const rounded = whole(scaled);
  return rounded === 0 ? 0 : Math.sign(x) * shiftDecimal(rounded, -digits);
}

/** Down to the whole number below, as INT does it. */
export const wholeBelow = (x: number): number => Math.floor(fifteenDigits(x));

const CLOSE = 2 ** -48;

/** Equal but for the last few bits, which a calculation in binary leaves behind. */
export const nearlyEqual = (a: number, b: number): boolean =>
  a === b || (Math.abs(a - b) < Math.abs(a) * CLOSE && Number.isFinite(a - b));

/** A sum whose terms cancel but for binary noise is zero: 1.1 - 1 - 0.1 would not be. */
export function add(a: number, b: number): number {
  const sum = a + b;
  return Math.abs(sum) < Math.abs(a) * CLOSE ? 0 : sum;
}
