import type { CellError, Scalar } from "../model/cells.ts";
import { nearlyEqual } from "./decimal.ts";

/** A value that is no error. */
export type Plain = Exclude<Scalar, CellError>;

const collators = new Map<string, Intl.Collator>();

/** Negative, zero or positive; capitals count as small letters, accents count. */
export function compareText(a: string, b: string, locale: string): number {
  if (sameText(a, b)) return 0;
  let collator = collators.get(locale);
  if (!collator) collators.set(locale, (collator = new Intl.Collator(locale, { sensitivity: "accent" })));
  return collator.compare(a, b);
}

export function sameText(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  // Long columns are compared with one word: most texts differ in a plain letter, seen without making new texts.
  for (let i = 0; i < a.length; i += 1) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left === right) continue;
    if (left > 127 || right > 127) return a.toLowerCase() === b.toLowerCase();
    const small = left | 32;
    if (small !== (right | 32) || small < 97 || small > 122) return false;
  }
  return true;
}

/** Excel's order over all types: numbers, then texts, then FALSE and TRUE; an empty cell is 0, "" or FALSE as needed. */
export function compare(a: Plain, b: Plain, locale: string): number {
  const left = a ?? emptyLike(b);
  const right = b ?? emptyLike(a);
  if (typeof left === "number" && typeof right === "number") return nearlyEqual(left, right) ? 0 : left - right;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right, locale);
  return rank(left) === rank(right) ? Number(left) - Number(right) : rank(left) - rank(right);
}

/** Whether `compare` would give 0, without asking for an order. */
export function equal(a: Plain, b: Plain): boolean {
  if (typeof a === "number" && typeof b === "number") return nearlyEqual(a, b);
  if (typeof a === "string" && typeof b === "string") return sameText(a, b);
  return a === b || (a === null && b === emptyLike(b)) || (b === null && a === emptyLike(a));
}

const rank = (value: Plain): number => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);

function emptyLike(other: Plain): number | string | boolean {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}
