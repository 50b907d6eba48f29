import { spliceTokens } from "./splice.ts";
import { tokens } from "./tokens.ts";

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The formula (without "=") after a table's renaming. Throws `FormulaError`. */
export function renameTableInFormula(text: string, from: string, to: string): string {
  const words = tokens(text);
  return spliceTokens(text, words, (index) => {
    const word = words[index];
    if (word?.kind === "structured" && same(word.table, from)) return to + word.specifier;
    // The name alone means the table's data, unless a sheet stands before it.
    return word?.kind === "name" && same(word.name, from) && words[index - 1]?.kind !== "sheet" ? to : null;
  });
}

/**
 * The formula (without "=") after a table's column was renamed. `inside`: the formula stands in that table, where
 * references need not name it. Throws `FormulaError`.
 */
export function renameColumnInFormula(
  text: string,
  table: string,
  { from, to, inside }: { from: string; to: string; inside: boolean },
): string {
  const words = tokens(text);
  return spliceTokens(text, words, (index) => {
    const word = words[index];
    if (word?.kind !== "structured" || !(word.table === "" ? inside : same(word.table, table))) return null;
    const inner = word.specifier.slice(1, -1);
    const [, row = "", bare = ""] = /^(\s*@?\s*)([^[]*)$/.exec(inner) ?? [];
    if (bare !== "") return same(unescaped(bare.trim()), from) ? `${word.table}[${row}${escaped(to, row)}]` : null;
    const renamed = inner.replace(/\[((?:[^'[\]]|'.)*)\]/g, (item, name: string) =>
      same(unescaped(name), from) ? `[${escaped(to, "")}]` : item,
    );
    return `${word.table}[${renamed}]`;
  });
}

const unescaped = (name: string): string => name.replace(/'(.)/g, "$1");

/** After "@" a name of several words stands in brackets of its own. */
function escaped(name: string, row: string): string {
  const text = name.replace(/['#@[\]]/g, "'$&");
  return row.includes("@") && !/^[\p{L}\p{N}_.]+$/u.test(name) ? `[${text}]` : text;
}
