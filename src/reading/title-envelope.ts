import { normalise } from "../cells/heading.ts";
import type { FigureLine } from "./budget-columns.ts";
import type { FoundTable } from "./found-table.ts";

/** The envelopes of the GBCP (domain.md §1), as titles name them. */
const ENVELOPES: readonly (readonly [string, RegExp])[] = [
  ["Personnel", /\b(personnels?|masse salariale)\b/],
  ["Fonctionnement", /\bfonctionnement\b/],
  ["Intervention", /\binterventions?\b/],
  ["Investissement", /\binvestissements?\b/],
];

/** Those that a text names, in the order of the GBCP. */
export const envelopesNamed = (title: string): string[] => {
  const words = normalise(title);
  return ENVELOPES.filter(([, pattern]) => pattern.test(words)).map(([envelope]) => envelope);
};

/** Group headings that stand over every column: the titles of tables side by side. */
export function groupsOverAll({ columns }: FoundTable): readonly string[] {
  const headings = columns.flatMap(({ heading }) => heading ?? []);
  return (headings[0]?.groups ?? []).filter((group) => headings.every(({ groups }) => groups.includes(group)));
}

/** Lines that say no envelope of their own take the one that the nearest title names alone ("Investissement 2019"). */
export function underTitle(lines: readonly FigureLine[], titles: readonly string[]): readonly FigureLine[] {
  const nearest = titles.map(envelopesNamed).findLast((envelopes) => envelopes.length > 0) ?? [];
  const [envelope] = nearest;
  if (envelope === undefined || nearest.length > 1 || lines.some((line) => line.envelope !== null)) return lines;
  return lines.map((line) => ({ ...line, envelope }));
}
