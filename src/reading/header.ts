import { cellAt, formatAt, isErrorText, type SheetGrid } from "../cells/grid.ts";
import { readPeriod, withYear, type Period } from "../cells/period.ts";
import { holdingOf } from "./content.ts";
import { bestOf, NAMES_ROLE, rolesOfHeading, type RoleScores } from "./heading-role.ts";
import { LEXICON } from "./lexicon.ts";
import { CONTENT_OF, type Role } from "./roles.ts";
import { isBlank, rowsEnd } from "./sheet-rows.ts";

/** What stands above one column: its heading, and the group headings over it, widest first. */
export interface HeadingCell {
  readonly column: number;
  /** The heading nearest to the data; "" when there is none. */
  readonly text: string;
  readonly row: number;
  readonly groups: readonly string[];
  readonly scores: RoleScores;
  /** The period that the heading or one of its groups names ("Janvier", "T3 2015"). */
  readonly period: Period | null;
}

export interface Header {
  /** Top to bottom. */
  readonly rows: readonly number[];
  readonly cells: ReadonlyMap<number, HeadingCell>;
}

/** Columns that another table already took at these rows are not free. */
export type FreeColumn = (row: number, column: number) => boolean;

const DEEPEST = 3;
const LONGEST_GROUP = 60;
const ALL_ROLES = Object.keys(LEXICON) as Role[];
const AMOUNT_ROLES = ALL_ROLES.filter((role) => CONTENT_OF[role] === "amount" || CONTENT_OF[role] === "rate");

/** Lines of units or of column numbers under the headings: "k€", "%", "(a)", "(c = a / b)". */
const UNIT_LINE =
  /^\(?(?:k?€|m€|keur|meur|eur|euros?|%|en %|en k?€|en euros|nb|j|jours?|[a-h](?: ?= ?[^)]{1,12})?)\)?$/i;

/** "(1)", "(3) = (1) + (2)": a line of column numbers under the headings. */
const COLUMN_NUMBER = /^\(\d{1,2}\)( ?= ?[-+*/() \d]{1,20})?$/;

/** A number printed as text is data, not a heading; a year may be one. */
function isFigure(text: string): boolean {
  const holding = holdingOf(text, "General");
  return (holding === "number" || holding === "rate") && !COLUMN_NUMBER.test(text.trim()) && !readPeriod(text).ok;
}

function printed(grid: SheetGrid, row: number, column: number): string | null {
  const value = cellAt(grid, row, column);
  if (isBlank(value)) return "";
  if (typeof value === "string") return isErrorText(value) || isFigure(value) ? null : value.trim();
  if (typeof value === "number" && readPeriod(value, formatAt(grid, row, column)).ok) return String(value);
  return null;
}

interface HeaderLine {
  readonly row: number;
  readonly texts: ReadonlyMap<number, string>;
}

/** A row as a line of headings: texts and periods only; null when it holds anything else or nothing. */
function lineAt(grid: SheetGrid, row: number, free: FreeColumn): HeaderLine | null {
  const texts = new Map<number, string>();
  const width = grid.values[row - grid.top]?.length ?? 0;
  for (let column = grid.left; column < grid.left + width; column += 1) {
    if (!free(row, column)) continue;
    const text = printed(grid, row, column);
    if (text === null) return null;
    if (text !== "") texts.set(column, text);
  }
  return texts.size === 0 ? null : { row, texts };
}

const isTitle = (line: HeaderLine, under: HeaderLine): boolean => {
  const columns = [...line.texts.keys()];
  const first = Math.min(...under.texts.keys());
  return columns.length === 1 && columns[0]! <= first;
};

const isGroup = (line: HeaderLine): boolean => [...line.texts.values()].every((text) => text.length <= LONGEST_GROUP);

/** The header whose lowest line is `bottom`, with up to two lines of groups above it; null when it can't be one. */
export function headerAt(grid: SheetGrid, bottom: number, free: FreeColumn): Header | null {
  if (bottom >= rowsEnd(grid)) return null;
  const lowest = lineAt(grid, bottom, free);
  if (!lowest || lowest.texts.size < 1) return null;
  const lines = [lowest];
  for (let row = bottom - 1; row >= grid.top && lines.length < DEEPEST; row -= 1) {
    const line = lineAt(grid, row, free);
    if (!line || !isGroup(line) || isTitle(line, lines[0]!)) break;
    lines.unshift(line);
  }
  return { rows: lines.map((line) => line.row), cells: cellsOf(grid, lines) };
}

function cellsOf(grid: SheetGrid, lines: readonly HeaderLine[]): Map<number, HeadingCell> {
  const columns = [...new Set(lines.flatMap((line) => [...line.texts.keys()]))].sort((a, b) => a - b);
  const cells = new Map<number, HeadingCell>();
  const last = columns.at(-1) ?? 0;
  const spread = lines.map((line, index) => spreadRight(line, lines.slice(index + 1), last));
  for (const column of columns) {
    const at = lines.findLastIndex((line) => {
      const text = line.texts.get(column);
      return text !== undefined && !UNIT_LINE.test(text);
    });
    const level = at >= 0 ? at : lines.findLastIndex((line) => line.texts.has(column));
    const line = lines[level]!;
    const text = line.texts.get(column)!;
    const groups = spread
      .slice(0, level)
      .map((texts) => texts.get(column) ?? "")
      .filter((group) => group !== "" && group !== text);
    cells.set(column, {
      column,
      text,
      row: line.row,
      groups,
      scores: scoresOf(text, groups),
      period: periodUnder(periodOf(grid, line.row, column, text), groups),
    });
  }
  return cells;
}

/** A group's text stands over the empty cells to its right (a merged cell), when headings stand below it. */
function spreadRight(line: HeaderLine, below: readonly HeaderLine[], last: number): Map<number, string> {
  const spread = new Map<number, string>();
  let current = "";
  for (let column = Math.min(...line.texts.keys()); column <= last; column += 1) {
    const own = line.texts.get(column);
    const covered = below.some((under) => under.texts.has(column));
    if (own !== undefined) current = covered ? own : "";
    if (current !== "") spread.set(column, current);
  }
  return spread;
}

/** A heading alone if it says enough; with its groups when they turn it ("Taux" over "Engagé") or complete it. */
function scoresOf(text: string, groups: readonly string[]): RoleScores {
  const alone = rolesOfHeading(text);
  if (groups.length === 0) return alone;
  const whole = bestUnder(text, groups);
  const turning =
    groups.some((group) => /\b(taux|tx|rate|ae|cp)\b|%|autorisations?|paiement/i.test(group)) ||
    /^(ae|cp|autorisations? d.engagement|cr[ée]dits? de paiement)$/i.test(text);
  if (turning) {
    const best = new Map(whole);
    // A group that says "rates" takes the amounts away; one that says AE or CP outweighs the bare word below it.
    const rates = groups.some((group) => /\b(taux|tx|rate)\b|%/i.test(group));
    for (const [role, score] of alone) {
      const kept = rates && AMOUNT_ROLES.includes(role) ? (role.startsWith("rate") ? score : 0) : score * 0.9;
      best.set(role, Math.max(best.get(role) ?? 0, kept));
    }
    return best;
  }
  if (bestOf(alone, ALL_ROLES) >= NAMES_ROLE) return alone;
  return bestOf(whole, ALL_ROLES) > bestOf(alone, ALL_ROLES) ? whole : alone;
}

/** With all its groups, or the nearest of them: "Consommées" under "AE" under "Dépenses" is "AE consommées". */
function bestUnder(text: string, groups: readonly string[]): RoleScores {
  const best = new Map<Role, number>();
  groups.forEach((_, from) => {
    for (const [role, score] of rolesOfHeading([...groups.slice(from), text].join(" ")))
      best.set(role, Math.max(best.get(role) ?? 0, score));
  });
  return best;
}

/** A heading's own period, dated by a group that names its year ("Qtr 1" under "2008"); else its group's. */
function periodUnder(own: Period | null, groups: readonly string[]): Period | null {
  const above = groups.map(periodOfText).findLast((period) => period !== null) ?? null;
  if (own === null) return above;
  return above?.kind === "year" ? withYear(own, above.year) : own;
}

function periodOf(grid: SheetGrid, row: number, column: number, text: string): Period | null {
  const value = cellAt(grid, row, column);
  if (typeof value === "number") {
    const period = readPeriod(value, formatAt(grid, row, column));
    return period.ok ? period.value : null;
  }
  return periodOfText(text);
}

const periods = new Map<string, Period | null>();

/** "Janvier", "T3 2015", "Actual Expenditure Q1": the period that a heading names, alone or at its end. */
function periodOfText(text: string): Period | null {
  const remembered = periods.get(text);
  if (remembered !== undefined) return remembered;
  const period = namedPeriod(text);
  if (periods.size > 5_000) periods.clear();
  periods.set(text, period);
  return period;
}

function namedPeriod(text: string): Period | null {
  if (text.length > 80) return null;
  const whole = readPeriod(text);
  if (whole.ok) return whole.value;
  const words = text.split(/[\s\n]+/);
  for (const take of [2, 1]) {
    if (words.length <= take) continue;
    for (const part of [words.slice(-take), words.slice(0, take)]) {
      const mention = part.join(" ");
      if (mention.length < 2 || /^[a-z]{1,2}$/i.test(mention)) continue;
      const period = readPeriod(mention);
      if (period.ok && period.value.kind !== "year" && period.value.kind !== "academic-year") return period.value;
    }
  }
  return null;
}
