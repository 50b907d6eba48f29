import type { VolumeStatement } from "../../reading/statement.ts";
import type { AssistanceResult } from "../results.ts";
import type { Counted } from "../statistics.ts";

const keyOf = (name: string): string => name.trim().toLocaleLowerCase("fr");

/** Establishments that a table lists and that asked nothing, in its order: a log can't name them (domain.md §4). */
export function absentOf(tables: readonly VolumeStatement[], counts: readonly Counted[]): readonly string[] {
  const asked = new Set(counts.filter(({ count }) => count > 0).map(({ name }) => keyOf(name)));
  const listed = new Map(tables.flatMap(({ rows }) => rows).map(({ name }) => [keyOf(name), name] as const));
  return [...listed].filter(([key]) => !asked.has(key)).map(([, name]) => name);
}

/** Requests per 1,000 students (or whatever the table's size counts). */
export function bySize(tables: readonly VolumeStatement[], counts: readonly Counted[]): AssistanceResult["bySize"] {
  const sizes = new Map(
    tables
      .flatMap(({ rows }) => rows)
      .flatMap(({ name, size }) => (size !== null && size > 0 ? [[keyOf(name), size] as const] : [])),
  );
  return counts
    .flatMap(({ name, count }) => {
      const size = sizes.get(keyOf(name));
      return size === undefined ? [] : [{ name, count, size, perThousand: (1_000 * count) / size }];
    })
    .sort((a, b) => b.perThousand - a.perThousand || (a.name < b.name ? -1 : 1));
}
