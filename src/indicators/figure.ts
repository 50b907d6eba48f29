import type { Cents, Ratio } from "../cells/units.ts";
import { ratio } from "../cells/units.ts";
import type { Figure } from "./results.ts";

/**
 * A quotient of amounts, unrounded. A missing amount gives "no-data"; a denominator that is not positive gives the
 * caller's reason: a rate of nothing is blank, never 0 and never an error (a credit note makes a denominator negative).
 */
export function quotient(
  numerator: Cents | null,
  denominator: Cents | null,
  withoutDenominator: string,
): Figure<Ratio> {
  if (denominator !== null && denominator <= 0) return { value: null, reason: withoutDenominator };
  if (numerator === null || denominator === null) return { value: null, reason: "no-data" };
  return { value: ratio(numerator / denominator), reason: null };
}
