import type { Comparison } from "../../cells/requirement-lexicon.ts";
import { holds } from "../../cells/verdict.ts";

/** How far a share is from its requirement, in tickets. */
export interface ShareMargin {
  /** Late tickets that should have been within the target; 0 where the share is met. */
  readonly short: number;
  /** Further tickets that may be late before the share breaks; 0 where it is broken. */
  readonly allowed: number;
}

/** Of `within` tickets out of `total`, under "at least `share`". Found by a step from the exact solution, never a loop; null for a share that no number of tickets reaches. */
export function shareMargin(within: number, total: number, op: Comparison, share: number): ShareMargin | null {
  const possible = op === "ge" ? share <= 1 : op === "gt" && share < 1;
  if (total === 0 || !possible || share <= 0) return null;
  const met = (kept: number, all: number): boolean => all > 0 && holds(kept / all, op, share);
  if (!met(within, total)) {
    const needed = nearest(share * total, (kept) => met(kept, total));
    return { short: Math.min(needed, total) - within, allowed: 0 };
  }
  const breaking = nearest(within / share - total, (more) => !met(within, total + more));
  return { short: 0, allowed: Math.max(0, breaking - 1) };
}

/** The least whole number from `solution` on, one either side for rounding and strictness, that passes. */
function nearest(solution: number, passes: (value: number) => boolean): number {
  const start = Math.max(0, Math.floor(solution) - 1);
  for (let value = start; value < start + 4; value += 1) if (passes(value)) return value;
  return start + 3;
}
