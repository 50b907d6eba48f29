/** Longest text that any reader of one value looks at: beyond it a cell is prose, not a value. */
export const LONGEST_VALUE = 400;

/**
 * The same text with the spellings of typography made one: every kind of space is U+0020 and single, every dash and
 * minus is "-", every apostrophe is "'", invisible characters are gone. Line breaks stay, as "\n". Case and accents stay.
 */
export function plainWording(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, "")
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
    .replace(/[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g, " ")
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-")
    .replace(/[\u2018\u2019\u201b\u02bc\u02b9\u2032\u0060\u00b4]/g, "'")
    .trim();
}

/** Lower case without accents; "œ" is "oe". Lengths may change. */
export function unaccented(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll("œ", "oe")
      .replaceAll("æ", "ae")
      .normalize("NFD")
      // U+0338 stays: it is the stroke of "≠".
      .replace(/[\u0300-\u0337\u0339-\u036f]/g, "")
      .normalize("NFC")
  );
}

/** "Taux d'engagement (%)" → ["taux", "d", "engagement"]: unaccented words of letters and digits. */
export function wordsOf(text: string): string[] {
  return unaccented(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
