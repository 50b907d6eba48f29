import type { RankedCount } from "../results.ts";

const byName = new Intl.Collator("fr").compare;

/** Most first; ties share a competition rank (RANK.EQ) and go by name, in French order. */
export function ranking(counts: ReadonlyMap<string, number>): readonly RankedCount[] {
  const ordered = [...counts].sort(([nameA, a], [nameB, b]) => b - a || byName(nameA, nameB));
  let rank = 0;
  let last = Number.NaN;
  return ordered.map(([name, count], index) => {
    if (count !== last) rank = index + 1;
    last = count;
    return { name, count, rank };
  });
}

/** The `size` largest and whoever ties with the last of them. */
export function most(ranked: readonly RankedCount[], size: number): readonly RankedCount[] {
  return ranked.filter(({ rank }) => rank <= size);
}

/** The `size` smallest, least first, and whoever ties with the last of them; none that is among the largest. */
export function least(ranked: readonly RankedCount[], size: number): readonly RankedCount[] {
  const limit = ranked.at(-size)?.count;
  const rest = ranked.filter(({ rank, count }) => rank > size && (limit === undefined || count <= limit));
  return [...rest].sort((a, b) => a.count - b.count || byName(a.name, b.name));
}

/** Smallest number of the largest that make the share of the total; 0 of nothing. */
export function paretoCount(ranked: readonly RankedCount[], share: number): number {
  const total = ranked.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return 0;
  let sum = 0;
  return ranked.findIndex(({ count }) => (sum += count) >= share * total) + 1;
}
