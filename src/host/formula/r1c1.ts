import { columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import { spliceTokens } from "./splice.ts";
import { tokens, type Coordinate } from "./tokens.ts";

/** A formula (without "=") of the cell at 0-based `row`, `column` in R1C1 notation. Throws `FormulaError`. */
export function toR1C1(text: string, row: number, column: number): string {
  const words = tokens(text);
  return spliceTokens(text, words, (index) => {
    const word = words[index]!;
    switch (word.kind) {
      case "cell":
        return line("R", word.row, row) + line("C", word.column, column);
      case "rows":
        return lines("R", word.from, word.to, row);
      case "columns":
        return lines("C", word.from, word.to, column);
      default:
        return null;
    }
  });
}

/** The way back; an offset that leaves the grid comes round on the other side, as in Excel. Throws `FormulaError`. */
export function fromR1C1(text: string, row: number, column: number): string {
  const words = tokens(text, "R1C1");
  return spliceTokens(text, words, (index) => {
    const word = words[index]!;
    switch (word.kind) {
      case "cell":
        return columnText(word.column, column) + rowText(word.row, row);
      case "rows":
        return `${rowText(word.from, row)}:${rowText(word.to, row)}`;
      case "columns":
        return `${columnText(word.from, column)}:${columnText(word.to, column)}`;
      default:
        return null;
    }
  });
}

function line(letter: "R" | "C", { index, absolute }: Coordinate, origin: number): string {
  if (absolute) return `${letter}${index + 1}`;
  return index === origin ? letter : `${letter}[${index - origin}]`;
}

function lines(letter: "R" | "C", from: Coordinate, to: Coordinate, origin: number): string {
  const first = line(letter, from, origin);
  const last = line(letter, to, origin);
  return first === last ? first : `${first}:${last}`;
}

const around = (index: number, count: number): number => ((index % count) + count) % count;

function rowText({ index, absolute }: Coordinate, origin: number): string {
  return absolute ? `$${index + 1}` : String(around(origin + index, MAX_ROWS) + 1);
}

function columnText({ index, absolute }: Coordinate, origin: number): string {
  return absolute ? `$${columnLetters(index)}` : columnLetters(around(origin + index, MAX_COLUMNS));
}
