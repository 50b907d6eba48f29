import { separators } from "./locale.ts";

const PIECES = /"[^"]*"?|\\[^]|\[[^\]]{0,255}\]|AM\/PM|A\/P|General|Standard|[^]/giu;

/**
 * A format code as TEXT takes it in a language, in US notation: "jj/mm/aaaa" and "# ##0,00" where French is spoken. The
 * US letters stay understood.
 */
export function usFormat(code: string, locale: string): string {
  const { decimal, thousands } = separators(locale);
  if (decimal === ".") return code;
  const french = locale.startsWith("fr");
  const pieces = code.match(PIECES) ?? [];
  return pieces
    .map((piece, index) => {
      if (/^\[[hms]+\]$/i.test(piece)) return piece;
      if (piece.length > 1) return /^standard$/i.test(piece) ? "General" : piece;
      if (piece === decimal) return ".";
      // People type a plain space between thousands; the one before "%" or a unit is only a space.
      if (piece === thousands || (/^\s$/.test(thousands) && /^\s$/.test(piece)))
        return isPlace(pieces[index - 1]) && isPlace(pieces[index + 1]) ? "," : piece;
      if (piece === "." || piece === ",") return `\\${piece}`;
      return french ? (FRENCH_LETTERS[piece.toLowerCase()] ?? piece) : piece;
    })
    .join("");
}

const FRENCH_LETTERS: Readonly<Record<string, string>> = { j: "d", a: "y" };

const isPlace = (piece: string | undefined): boolean => piece !== undefined && /^[0#?]$/.test(piece);
