/** What stands in one row, or one column, of a sheet: a mark (`sheet-mark.ts`) by its place across. */
export type Line = ReadonlyMap<number, string>;

/** Where lines were put in or taken out by hand, in the order in which they stand; "now" counts the sheet's own. */
export interface LineChanges {
  /** Lines that nobody knows, by their place now. */
  readonly inserted: readonly number[];
  /** Former lines that are gone: the place now before which each belongs. */
  readonly deleted: readonly number[];
}

/** How far lines are thought to have moved. */
const BAND = 40;
/** Two lines that have nothing in common are sooner one that was written over than one deleted and one inserted. */
const STRANGERS = -0.5;
const GAP = -1;

/**
 * Compares the lines of a sheet as they were written with the lines that stand there now (both from 0, empty ones
 * included) and tells insertions and deletions from lines that were merely written over.
 */
export function lineChanges(then: readonly Line[], now: readonly Line[], skeletonLength: number): LineChanges {
  const width = 2 * BAND + 1;
  const scores = new Float64Array((then.length + 1) * width).fill(-Infinity);
  const steps = new Uint8Array((then.length + 1) * width);
  const place = (i: number, j: number): number => i * width + (j - i + BAND);
  const inBand = (i: number, j: number): boolean => j >= 0 && j <= now.length && Math.abs(j - i) <= BAND;
  scores[place(0, 0)] = 0;
  for (let i = 0; i <= then.length; i += 1) {
    for (let j = Math.max(0, i - BAND); inBand(i, j); j += 1) {
      if (i === 0 && j === 0) continue;
      const here = place(i, j);
      const offers = [
        i > 0 && j > 0 ? scores[place(i - 1, j - 1)]! + likeness(then[i - 1]!, now[j - 1]!, skeletonLength) : -Infinity,
        j > 0 && inBand(i, j - 1) ? scores[place(i, j - 1)]! + GAP : -Infinity,
        i > 0 && inBand(i - 1, j) ? scores[place(i - 1, j)]! + GAP : -Infinity,
      ];
      const best = offers.indexOf(Math.max(...offers));
      scores[here] = offers[best]!;
      steps[here] = best;
    }
  }
  // What stands below the last former line is the user's; it moved nothing.
  let [i, j] = [then.length, Math.min(now.length, then.length)];
  for (let end = 0; end <= now.length; end += 1)
    if (inBand(i, end) && scores[place(i, end)]! > scores[place(i, j)]!) j = end;
  const inserted: number[] = [];
  const deleted: number[] = [];
  while (i > 0 || j > 0) {
    const step = steps[place(i, j)];
    if (step === 0) [i, j] = [i - 1, j - 1];
    else if (step === 1) inserted.unshift((j -= 1));
    else {
      i -= 1;
      deleted.unshift(j);
    }
  }
  return { inserted, deleted };
}

function likeness(then: Line, now: Line, skeletonLength: number): number {
  if (then.size === 0) return now.size === 0 ? 1 : 0.4;
  let alike = 0;
  for (const [at, mark] of then) {
    const found = now.get(at);
    if (found === mark) alike += 1;
    else if (found?.slice(0, skeletonLength) === mark.slice(0, skeletonLength)) alike += 0.6;
  }
  return STRANGERS + (2 * alike) / then.size;
}
