/** A text in which "*" stands for any characters and "?" for one. */
export interface Wildcard {
  test(text: string): boolean;
  /** Index of the first match from `from`, or -1. */
  search(text: string, from: number): number;
}

/**
 * The pattern of a text with "*", "?" and "~" before one of them meant as itself; null when it has none of these.
 * `whole`: `test` asks that nothing stands around it. What lies between two "*" is looked for once, from the left, so
 * that "*a*a*a*" costs no more on a long text than one of them.
 */
export function wildcardPattern(text: string, whole = true): Wildcard | null {
  if (!/[*?~]/.test(text)) return null;
  const pieces = piecesOf(text);
  const last = pieces.length - 1;
  const patterns = pieces.map((piece, index) => {
    const end = whole && index === last ? "$" : "";
    return new RegExp(piece + end, whole && index === 0 ? "iuy" : "iug");
  });
  const search = (within: string, from: number): number => {
    let at = from;
    let first = -1;
    for (const pattern of patterns) {
      pattern.lastIndex = at;
      const found = pattern.exec(within);
      if (!found) return -1;
      if (first < 0) first = found.index;
      at = found.index + found[0].length;
    }
    return first;
  };
  return { search, test: (within) => search(within, 0) >= 0 };
}

/** The sources of the patterns between the stars. */
function piecesOf(text: string): string[] {
  const pieces = [""];
  for (const [found, literal] of text.matchAll(/~([*?~])|[^]/gu)) {
    if (found === "*") pieces.push("");
    // A tilde needs no escape, and the "u" flag refuses one that it does not need.
    else
      pieces[pieces.length - 1] += found === "?" ? "[^]" : (literal ?? found).replace(/[\\^$.|+*?()[\]{}/]/g, "\\$&");
  }
  return pieces;
}
