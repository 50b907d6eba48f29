/** `null` for no values. */
export function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at]!;
  return sum / values.length;
}

/** Middle value, or the mean of the two middle ones; `null` for no values. */
export const median = (values: readonly number[]): number | null => percentileInc(values, 0.5);

/**
 * PERCENTILE.INC: the value at position 1 + (n − 1)k of the sorted list, linear between neighbours (domain.md §4, src
 * seventeen). `null` for no values or k outside 0–1.
 */
export function percentileInc(values: readonly number[], k: number): number | null {
  return percentileOfSorted(Float64Array.from(values).sort(), k);
}

/** The same of values that are in ascending order. */
export function percentileOfSorted(sorted: ArrayLike<number>, k: number): number | null {
  if (sorted.length === 0 || !(k >= 0 && k <= 1)) return null;
  const position = (sorted.length - 1) * k;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

/** QUARTILE.INC: minimum, first quartile, median, third quartile, maximum; `null` for no values. */
export function quartiles(values: readonly number[]): readonly [number, number, number, number, number] | null {
  if (values.length === 0) return null;
  const at = (k: number): number => percentileInc(values, k) ?? 0;
  return [at(0), at(0.25), at(0.5), at(0.75), at(1)];
}

export interface Counted {
  readonly name: string;
  readonly count: number;
}

export interface Ranked extends Counted {
  /** RANK.EQ: ties share it, the next one skips. */
  readonly rank: number;
}

const french = new Intl.Collator("fr", { sensitivity: "variant", numeric: true });

/** Most first, ties by name in French collation; competition ranks (domain.md §4). "least" ranks the smallest first. */
export function ranked(items: readonly Counted[], order: "most" | "least" = "most"): readonly Ranked[] {
  const sign = order === "most" ? -1 : 1;
  const sorted = items.toSorted((a, b) => sign * (a.count - b.count) || french.compare(a.name, b.name));
  let rank = 0;
  return sorted.map(({ name, count }, at) => {
    if (at === 0 || sorted[at - 1]!.count !== count) rank = at + 1;
    return { name, count, rank };
  });
}

/** The first `size` places, with every tie at the last one: "10 premiers, dont ex æquo". */
export function topWithTies(ranking: readonly Ranked[], size: number): readonly Ranked[] {
  return ranking.filter(({ rank }) => rank <= size);
}

/** Smallest number of items, largest first, that together make `share` of the total; 0 for no total. */
export function pareto(counts: readonly number[], share = 0.8): number {
  const sorted = counts.toSorted((a, b) => b - a);
  const total = sorted.reduce((sum, count) => sum + count, 0);
  if (total <= 0) return 0;
  let sum = 0;
  for (const [at, count] of sorted.entries()) {
    sum += count;
    // 0.8 of a total of 5 is 4.000…: a share reached is reached, whatever the last bit says.
    if (sum >= total * share - total * 1e-12) return at + 1;
  }
  return sorted.length;
}
