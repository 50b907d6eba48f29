import { columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import { spliceTokens } from "./splice.ts";
import { tokens, type Coordinate, type Token } from "./tokens.ts";

/**
 * The formula (without "=") as it reads when its cell moves by `dRow`, `dColumn`: relative references follow, absolute
 * ones stay, and one that leaves the grid becomes #REF!. For shared formulas and copies. Throws `FormulaError`.
 */
export function shiftFormula(text: string, dRow: number, dColumn: number): string {
  const words = tokens(text);
  const moved = words.map((word) => shifted(word, dRow, dColumn));
  // Of "A1:B2", one end outside the grid takes the other with it.
  moved.forEach((end, index) => {
    if (!isRange(words, index) || (end !== null && moved[index + 2] !== null)) return;
    moved[index] = null;
    moved[index + 1] = moved[index + 2] = "";
  });
  return spliceTokens(text, words, (index) => (moved[index] === undefined ? null : (moved[index] ?? "#REF!")));
}

/** Text of the moved reference, null when it left the grid, undefined when the token is no reference. */
function shifted(word: Token, dRow: number, dColumn: number): string | null | undefined {
  switch (word.kind) {
    case "cell": {
      const column = columnText(word.column, dColumn);
      const row = rowText(word.row, dRow);
      return column === null || row === null ? null : column + row;
    }
    case "columns":
      return joined(columnText(word.from, dColumn), columnText(word.to, dColumn));
    case "rows":
      return joined(rowText(word.from, dRow), rowText(word.to, dRow));
    default:
      return undefined;
  }
}

const joined = (from: string | null, to: string | null): string | null =>
  from === null || to === null ? null : `${from}:${to}`;

function columnText({ index, absolute }: Coordinate, by: number): string | null {
  if (absolute) return `$${columnLetters(index)}`;
  return index + by < 0 || index + by >= MAX_COLUMNS ? null : columnLetters(index + by);
}

function rowText({ index, absolute }: Coordinate, by: number): string | null {
  if (absolute) return `$${index + 1}`;
  return index + by < 0 || index + by >= MAX_ROWS ? null : String(index + by + 1);
}

/** Whether a range of two cells, "A1:B2", begins at this token. */
function isRange(words: readonly Token[], index: number): boolean {
  const colon = words[index + 1];
  return (
    words[index]?.kind === "cell" &&
    colon?.kind === "symbol" &&
    colon.symbol === ":" &&
    words[index + 2]?.kind === "cell"
  );
}
