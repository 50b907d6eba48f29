import { columnLetters } from "../../cells/address.ts";
import { shiftArea } from "./shifted-area.ts";
import { spliceTokens } from "../formula/splice.ts";
import { tokens } from "../formula/tokens.ts";
import type { Area, SheetModel } from "../model/workbook.ts";
import type { Coordinate, Token } from "../formula/tokens.ts";
import type { Shift } from "./shifted-area.ts";

/**
 * A formula (without "=") after cells of the sheet `moved` were inserted or deleted: its references to that sheet
 * follow, grow and shrink, and what was deleted reads #REF!. `home` is the sheet that holds the formula, null for a
 * name of the workbook. Throws `FormulaError`.
 */
export function shiftedFormula(text: string, home: SheetModel | null, moved: SheetModel, shift: Shift): string {
  const words = tokens(text);
  const replacement = new Map<number, string>();
  for (let index = 0; index < words.length; index += 1) {
    const before = words[index - 1];
    const onSheet =
      before?.kind === "sheet"
        ? !before.foreign && before.sheet.toLowerCase() === moved.name.toLowerCase()
        : home === moved;
    const reference = referenceAt(words, index);
    if (!reference) continue;
    if (onSheet) {
      const next = shiftArea(reference.area, shift);
      if (next === null) {
        replacement.set(index, "#REF!");
        for (let rest = 1; rest < reference.length; rest += 1) replacement.set(index + rest, "");
      } else if (next !== reference.area) {
        replacement.set(index, reference.write(next));
        for (let rest = 1; rest < reference.length; rest += 1) replacement.set(index + rest, "");
      }
    }
    index += reference.length - 1;
  }
  return replacement.size === 0 ? text : spliceTokens(text, words, (index) => replacement.get(index) ?? null);
}

interface FoundReference {
  readonly area: Area;
  /** Tokens that it takes. */
  readonly length: number;
  write(area: Area): string;
}

const rowText = ({ absolute }: Coordinate, index: number) => `${absolute ? "$" : ""}${index + 1}`;
const columnText = ({ absolute }: Coordinate, index: number) => `${absolute ? "$" : ""}${columnLetters(index)}`;

function referenceAt(words: readonly Token[], index: number): FoundReference | null {
  const word = words[index];
  if (word?.kind === "columns") {
    const { from, to } = word;
    const area = {
      top: 0,
      bottom: 0xfffff,
      left: Math.min(from.index, to.index),
      right: Math.max(from.index, to.index),
    };
    return { area, length: 1, write: ({ left, right }) => `${columnText(from, left)}:${columnText(to, right)}` };
  }
  if (word?.kind === "rows") {
    const { from, to } = word;
    const area = {
      left: 0,
      right: 0x3fff,
      top: Math.min(from.index, to.index),
      bottom: Math.max(from.index, to.index),
    };
    return { area, length: 1, write: ({ top, bottom }) => `${rowText(from, top)}:${rowText(to, bottom)}` };
  }
  if (word?.kind !== "cell") return null;
  const colon = words[index + 1];
  const end = words[index + 2];
  if (colon?.kind === "symbol" && colon.symbol === ":" && end?.kind === "cell") {
    const area = {
      top: Math.min(word.row.index, end.row.index),
      bottom: Math.max(word.row.index, end.row.index),
      left: Math.min(word.column.index, end.column.index),
      right: Math.max(word.column.index, end.column.index),
    };
    const write = ({ top, left, bottom, right }: Area) =>
      `${columnText(word.column, left)}${rowText(word.row, top)}:${columnText(end.column, right)}${rowText(end.row, bottom)}`;
    return { area, length: 3, write };
  }
  const { index: top } = word.row;
  const { index: left } = word.column;
  return {
    area: { top, left, bottom: top, right: left },
    length: 1,
    write: (area) => `${columnText(word.column, area.left)}${rowText(word.row, area.top)}`,
  };
}
