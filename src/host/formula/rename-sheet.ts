import { spliceTokens } from "./splice.ts";
import { tokens } from "./tokens.ts";

/** "Feuil1" stays plain, anything that could be read otherwise is quoted: "'Taux d''engagement'!". */
export function sheetPrefix(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^(?:[A-Z]{1,3}\d+|R\d*C?\d*|C\d*|TRUE|FALSE)$/i.test(name);
  return plain ? `${name}!` : `'${name.replaceAll("'", "''")}'!`;
}

/** The formula (without "=") after a sheet's renaming; spans of sheets ("Jan:Mar!") follow too. Throws `FormulaError`. */
export function renameSheetInFormula(text: string, from: string, to: string): string {
  const words = tokens(text);
  const old = from.toLowerCase();
  return spliceTokens(text, words, (index) => {
    const word = words[index];
    if (word?.kind !== "sheet" || word.sheet.startsWith("[")) return null;
    const ends = word.sheet.split(":");
    if (!ends.some((end) => end.toLowerCase() === old)) return null;
    const renamed = ends.map((end) => (end.toLowerCase() === old ? to : end));
    if (renamed.length === 1) return sheetPrefix(to);
    return `'${renamed.join(":").replaceAll("'", "''")}'!`;
  });
}
