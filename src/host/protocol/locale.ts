import { separators } from "../formula/locale.ts";

export interface Separators {
  readonly decimal: string;
  /** Shown between thousands. */
  readonly group: string;
  /** All that a person may type between thousands, for a character class. */
  readonly groups: string;
  readonly currency: string;
}

export const isFrench = (locale: string): boolean => locale.toLowerCase().startsWith("fr");

export function separatorsOf(locale: string): Separators {
  const { decimal, thousands } = separators(locale);
  return isFrench(locale)
    ? { decimal, group: thousands, groups: " \u00a0\u202f", currency: "€" }
    : { decimal, group: thousands, groups: thousands, currency: "$" };
}
