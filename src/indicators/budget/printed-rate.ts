import type { RateCell } from "../../reading/statement.ts";

/**
 * A printed rate equals a computed one when they differ by no more than half a unit of its last printed digit: covers
 * typed percentages and unrounded formulas alike, whatever side halves were rounded to.
 */
export function agreesAsPrinted(printed: RateCell, computed: number): boolean {
  const halfUnit = 0.5 * 10 ** -(printed.decimals + 2);
  return Math.abs(printed.ratio - computed) <= halfUnit * (1 + 1e-6) + 1e-12;
}
