import type { Area } from "../cells/address.ts";
import type { CellValue } from "../cells/grid.ts";
import type { PlanCell, PlanContent, SheetPlan } from "./plan.ts";

/**
 * What a run wrote on a sheet, cell by cell, as a text that a hidden name of the sheet carries:
 * "2|9;60;75|7.1:aB3_x9…|Qr5.". Widths in points; then each run of neighbours by row and column (base 36) with six
 * characters a cell; then the rules of its conditional formats.
 */
export interface SheetMark {
  readonly widths: readonly number[];
  /** By "row,column". */
  readonly cells: ReadonlyMap<string, string>;
  /** Of the formulas of the run's own conditional formats. */
  readonly rules: ReadonlySet<string>;
}

const VERSION = "2";
/** Characters of a mark that hold whatever moves and is renamed; the others hold the references. */
export const SKELETON = 4;
const LENGTH = 6;
const EMPTY = "------";
/** Cells that the user is to change, or that only say when. */
const FREE = "******";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

export const placeKey = (row: number, column: number): string => `${row},${column}`;

export const markOf = ({ cells, widths, conditionalFormats, memoryFrom = Infinity }: SheetPlan): string =>
  spelled(
    widths.map((width) => String(Math.round(width * 10) / 10)),
    cells
      .filter(({ row }) => row < memoryFrom)
      .map((each) => ({
        row: each.row,
        column: each.column,
        mark: isFree(each) ? FREE : contentMark(each.content),
      })),
    conditionalFormats.map(({ formula }) => ruleMark(formula)),
  );

/**
 * The mark of a sheet that is being written: its cells in `written` are nobody's edits, whatever a write that is cut short
 * leaves there, nor are the widths of columns that are not kept.
 */
export function underWayMark(
  { widths, cells, rules }: SheetMark,
  { conditionalFormats, memoryFrom = Infinity }: SheetPlan,
  written: readonly Area[],
  keptWidths: ReadonlySet<number>,
): string {
  const marks = new Map(cells);
  for (const { top, left } of written) if (top < memoryFrom) marks.set(placeKey(top, left), FREE);
  return spelled(
    widths.map((width, column) => (keptWidths.has(column) ? String(width) : "?")),
    [...marks].map(([place, mark]) => {
      const [row = 0, column = 0] = place.split(",").map(Number);
      return { row, column, mark };
    }),
    [...rules, ...conditionalFormats.map(({ formula }) => ruleMark(formula))],
  );
}

interface MarkedCell {
  readonly row: number;
  readonly column: number;
  readonly mark: string;
}

function spelled(widths: readonly string[], cells: readonly MarkedCell[], rules: readonly string[]): string {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  let text = "";
  let last: MarkedCell | null = null;
  for (const each of sorted) {
    if (last?.row !== each.row || last.column + 1 !== each.column)
      text += `${text === "" ? "" : ","}${each.row.toString(36)}:${each.column.toString(36)}:`;
    text += each.mark;
    last = each;
  }
  return `${VERSION}|${widths.join(";")}|${text}|${[...new Set(rules)].join(",")}`;
}

/** Null for a text that is no mark, or one of another version. */
export function readMark(text: string): SheetMark | null {
  const [version, widths = "", runs = "", rules = ""] = text.split("|");
  if (version !== VERSION) return null;
  const cells = new Map<string, string>();
  for (const run of runs.split(",")) {
    const [row, column, marks] = run.split(":");
    if (row === undefined || column === undefined || marks === undefined) continue;
    for (let at = 0; at * LENGTH < marks.length; at += 1)
      cells.set(placeKey(parseInt(row, 36), parseInt(column, 36) + at), marks.slice(at * LENGTH, (at + 1) * LENGTH));
  }
  return {
    widths: widths.split(";").map(Number),
    cells,
    rules: new Set(rules.split(",").filter((rule) => rule !== "")),
  };
}

const isFree = ({ style }: PlanCell): boolean => style.startsWith("input") || ["stamp", "fingerprint"].includes(style);

export const isFreeMark = (mark: string): boolean => mark === FREE;
export const isEmptyMark = (mark: string): boolean => mark === EMPTY;

export function contentMark(content: PlanContent | null): string {
  if (!content) return EMPTY;
  if (content.kind === "formula") return entryMark(content.formula);
  return content.kind === "text" ? entryMark(content.text) : entryMark(content.value);
}

/** Of the rule of a conditional format, wherever its cells went. */
export const ruleMark = (formula: string): string =>
  entryMark(formula.startsWith("=") ? formula : `=${formula}`).slice(0, SKELETON);

/**
 * Six characters of a cell as Excel gives it through `formulas`. The first four say nothing of references, which Excel
 * changes when rows are inserted or sheets renamed; the last two are of the whole.
 */
export function entryMark(entry: CellValue): string {
  const text = entry === null ? "" : typeof entry === "number" ? String(Number(entry.toPrecision(12))) : String(entry);
  if (text === "") return EMPTY;
  if (!text.startsWith("=")) {
    const plain = hashOf(text.replace(/^'/, "").replace(/\r\n?/g, "\n"));
    return letters(plain, SKELETON) + letters(plain, LENGTH - SKELETON);
  }
  return letters(hashOf(spelt(text, () => "#")), SKELETON) + letters(hashOf(spelt(text, whole)), LENGTH - SKELETON);
}

/** Both are of formulas that differ by their references alone. */
export const differByReferences = (one: string, other: string): boolean =>
  one !== other && one.slice(0, SKELETON) === other.slice(0, SKELETON);

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 12);
}

const letters = (hash: number, count: number): string =>
  Array.from({ length: count }, (_, index) => LETTERS[(hash >>> (6 * index)) & 63]).join("");

const PIECE =
  /("(?:[^"]|"")*")|((?:'(?:[^']|''){1,255}'|[\p{L}\p{N}_.]{1,255})!)?(\$?[A-Z]{1,3}\$?\d+(?![\d(A-Z_.]))|((?:'(?:[^']|''){1,255}'|[\p{L}\p{N}_.]{1,255})!)|([\s@])|([^])/gu;

/** Excel quotes only the names of sheets that need it. */
const whole = (sheet: string, ref: string): string =>
  `${sheet
    .replace(/^'|'(?=!$)/g, "")
    .replaceAll("''", "'")
    .toUpperCase()}${ref}`;

/** The formula without what Excel may write in another way, each reference as `refer` says it. */
const spelt = (formula: string, refer: (sheet: string, ref: string) => string): string =>
  formula.replace(
    PIECE,
    (_whole, literal?: string, sheet?: string, ref?: string, bare?: string, space?: string, other?: string) => {
      if (literal !== undefined) return literal;
      if (ref !== undefined) return refer(sheet ?? "", ref);
      return bare !== undefined || space !== undefined ? "" : (other ?? "").toUpperCase();
    },
  );
