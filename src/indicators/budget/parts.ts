import type { BudgetPart } from "../results.ts";
import { saysPeriod, type Series } from "./series.ts";

/** The series of one envelope, entity or line, by its name. */
export interface NamedSeries extends Pick<BudgetPart, "by" | "name"> {
  readonly series: readonly Series[];
}

/**
 * What a table can be told apart by: its envelopes and its entities where it has several, else the labels of its rows.
 * Each dimension by itself: the series of an envelope are those of all its entities.
 */
export function partsOf(series: readonly Series[]): readonly NamedSeries[] {
  const envelopes = grouped(series, "envelope", ({ envelope }) => envelope);
  const entities = grouped(series, "entity", ({ entity }) => entity);
  const named = [...envelopes, ...entities];
  return named.length > 0 ? named : grouped(series, "label", labelOf);
}

function labelOf({ rows }: Series): string | null {
  const [row] = rows;
  return row && !saysPeriod(row) && row.label.trim() !== "" ? row.label : null;
}

function grouped(
  series: readonly Series[],
  by: BudgetPart["by"],
  nameOf: (one: Series) => string | null,
): readonly NamedSeries[] {
  const groups = new Map<string, Series[]>();
  for (const one of series) {
    const name = nameOf(one);
    if (name === null || name === "") continue;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups.size < 2 ? [] : [...groups].map(([name, members]) => ({ by, name, series: members }));
}
