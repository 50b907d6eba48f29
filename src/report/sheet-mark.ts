import type { CellValue } from "../cells/grid.ts";
import type { PlanCell, PlanContent, SheetPlan } from "./plan.ts";

/**
 * What a run wrote on a sheet, cell by cell, as a text that a hidden name of the sheet carries: "2|9;60;75|7.1:aB3_…".
 * Widths in points, then each run of neighbours by row and column (base 36) with four characters a cell.
 */
export interface SheetMark {
  readonly widths: readonly number[];
  /** By "row,column". */
  readonly cells: ReadonlyMap<string, string>;
}

const VERSION = "1";
const EMPTY = "----";
/** Cells that the user is to change, or that only say when. */
const FREE = "****";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

export const placeKey = (row: number, column: number): string => `${row},${column}`;

export function markOf({ cells, widths, memoryFrom = Infinity }: SheetPlan): string {
  const sorted = cells.filter(({ row }) => row < memoryFrom).sort((a, b) => a.row - b.row || a.column - b.column);
  let text = "";
  let last: PlanCell | null = null;
  for (const each of sorted) {
    if (last?.row !== each.row || last.column + 1 !== each.column)
      text += `${text === "" ? "" : ","}${each.row.toString(36)}:${each.column.toString(36)}:`;
    text += isFree(each) ? FREE : contentMark(each.content);
    last = each;
  }
  return `${VERSION}|${widths.map((width) => Math.round(width * 10) / 10).join(";")}|${text}`;
}

/** Null for a text that is no mark, or one of another version. */
export function readMark(text: string): SheetMark | null {
  const [version, widths = "", runs = ""] = text.split("|");
  if (version !== VERSION) return null;
  const cells = new Map<string, string>();
  for (const run of runs.split(",")) {
    const [row, column, marks] = run.split(":");
    if (row === undefined || column === undefined || marks === undefined) continue;
    for (let at = 0; at * 4 < marks.length; at += 1)
      cells.set(placeKey(parseInt(row, 36), parseInt(column, 36) + at), marks.slice(at * 4, at * 4 + 4));
  }
  return { widths: widths.split(";").map(Number), cells };
}

const isFree = ({ style }: PlanCell): boolean => style.startsWith("input") || ["stamp", "fingerprint"].includes(style);

export const isFreeMark = (mark: string): boolean => mark === FREE;
export const isEmptyMark = (mark: string): boolean => mark === EMPTY;

export function contentMark(content: PlanContent | null): string {
  if (!content) return EMPTY;
  if (content.kind === "formula") return entryMark(content.formula);
  return content.kind === "text" ? entryMark(content.text) : entryMark(content.value);
}

/**
 * Four characters of a cell as Excel gives it through `formulas`. References say nothing: Excel changes them when rows are
 * inserted or sheets renamed, which is no edit of the cell.
 */
export function entryMark(entry: CellValue): string {
  const text = entry === null ? "" : typeof entry === "number" ? String(Number(entry.toPrecision(12))) : String(entry);
  if (text === "") return EMPTY;
  const plain = text.startsWith("=") ? skeleton(text) : text.replace(/^'/, "").replace(/\r\n?/g, "\n");
  let hash = 0x811c9dc5;
  for (let i = 0; i < plain.length; i += 1) hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return [0, 6, 12, 18].map((shift) => LETTERS[(hash >>> shift) & 63]).join("");
}

const PIECE =
  /("(?:[^"]|"")*")|((?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)|(\$?[A-Z]{1,3}\$?\d+(?![\d(A-Z_.]))|([\s@])|([^])/gu;

const skeleton = (formula: string): string =>
  formula.replace(PIECE, (_whole, literal?: string, sheet?: string, ref?: string, space?: string, other?: string) => {
    if (literal !== undefined) return literal;
    if (sheet !== undefined || space !== undefined) return "";
    return ref === undefined ? (other ?? "").toUpperCase() : "#";
  });
