import type { Counted } from "../statistics.ts";

/** Numbers by establishment: one whatever the case it is typed in, as COUNTIF and SUMIF count; the first spelling names it. */
export function countsByName(entries: readonly Counted[]): readonly Counted[] {
  const typed = new Map<string, number>();
  for (const { name, count } of entries) typed.set(name, (typed.get(name) ?? 0) + count);
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const [name, count] of typed) {
    const key = name.toLocaleLowerCase("fr");
    const known = names.get(key) ?? name;
    names.set(key, known);
    counts.set(known, (counts.get(known) ?? 0) + count);
  }
  return [...counts].map(([name, count]) => ({ name, count }));
}
