/** The pattern of a text with "*", "?" and "~" before one of them meant as itself; null when it has none of these. */
export function wildcardPattern(text: string, whole = true): RegExp | null {
  if (!/[*?~]/.test(text)) return null;
  const source = text.replace(
    /~([*?~])|([*?])|([\\^$.|+()[\]{}/])/g,
    (_, literal: string, wild: string, other: string) => {
      if (wild) return wild === "*" ? "[^]*" : "[^]";
      // A tilde needs no escape, and the "u" flag refuses one that it does not need.
      return literal === "~" ? "~" : `\\${literal || other}`;
    },
  );
  return new RegExp(whole ? `^${source}$` : source, "iu");
}
