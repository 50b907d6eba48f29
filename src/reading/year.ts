import { readPeriod } from "../cells/period.ts";
import { dayOfSerial } from "../cells/civil.ts";
import { formatAt, type SheetGrid } from "../cells/grid.ts";
import type { Settings } from "../cells/settings.ts";

/** Where a year that no cell says was taken from. */
export interface ContextYear {
  readonly year: number;
  readonly from: "sheet" | "workbook" | "settings";
  readonly sheet: string | null;
}

const SCHOOL_YEARS = /\b(19|20)\d{2} ?[/-] ?((19|20)\d{2}|\d{2})\b(?![/-])/g;
const FULL_YEAR = /(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)/g;
const SHORT_DATE = /\b\d{1,2}[/.-]\d{1,2}[/.-](\d{2})\b/g;

/** Years that a text names; school years ("2014/2015") name two and count for none. */
export function yearsIn(text: string): number[] {
  const plain = text.replace(SCHOOL_YEARS, " ");
  const full = [...plain.matchAll(FULL_YEAR)].map((match) => Number(match[0]));
  const short = [...plain.matchAll(SHORT_DATE)].map((match) => 2000 + Number(match[1]));
  return [...full, ...short].filter((year) => year >= 1990 && year <= 2100);
}

/** The only year that the texts nearest to a table name; the last text wins. */
export function yearOfTexts(texts: readonly string[]): number | null {
  for (const text of [...texts].reverse()) {
    const years = new Set(yearsIn(text));
    if (years.size === 1) return [...years][0]!;
  }
  return null;
}

const OPENING_ROWS = 12;

/** Titles of a sheet: texts and dates of its first rows, its name first. */
function openingTexts(grid: SheetGrid): string[] {
  const texts = [grid.name];
  grid.values.slice(0, OPENING_ROWS).forEach((row, index) => {
    row.slice(0, 40).forEach((value, column) => {
      if (typeof value === "string" && value.length < 200) texts.push(value);
      else if (typeof value === "number") {
        const format = formatAt(grid, grid.top + index, grid.left + column);
        const period = format === "General" ? null : readPeriod(value, format);
        if (period?.ok && period.value.year !== null) texts.push(String(period.value.year));
      }
    });
  });
  return texts;
}

/** The only year of the sheet's titles, texts that stand alone in its first rows: tables below have it in common. */
function yearOfOpening(grid: SheetGrid): number | null {
  const titles = grid.values.slice(0, OPENING_ROWS).flatMap((row) => {
    const filled = row.filter((value) => value !== null && value !== "");
    const [title] = filled;
    return filled.length === 1 && typeof title === "string" ? [title] : [];
  });
  const years = new Set(titles.flatMap(yearsIn));
  return years.size === 1 ? [...years][0]! : null;
}

/** The year that most of the user's other sheets name in their first rows; of equals, the one named first. */
export function yearOfWorkbook(sheets: readonly SheetGrid[]): { year: number; sheet: string } | null {
  const votes = new Map<number, { count: number; sheet: string }>();
  for (const grid of sheets) {
    if (grid.own !== null) continue;
    for (const year of new Set(openingTexts(grid).flatMap(yearsIn))) {
      const vote = votes.get(year);
      if (vote) vote.count += 1;
      else votes.set(year, { count: 1, sheet: grid.name });
    }
  }
  let best: { year: number; sheet: string; count: number } | null = null;
  for (const [year, { count, sheet }] of votes) if (!best || count > best.count) best = { year, sheet, count };
  return best;
}

/** By the sheet's texts, else the workbook's other sheets, else the situation date of the settings (cli.md). */
export function contextYear(
  texts: readonly string[],
  grid: SheetGrid,
  sheets: readonly SheetGrid[],
  settings: Settings,
): ContextYear | null {
  const own = yearOfTexts([grid.name, ...texts]) ?? yearOfOpening(grid);
  if (own !== null) return { year: own, from: "sheet", sheet: grid.name };
  const other = yearOfWorkbook(sheets.filter((sheet) => sheet !== grid));
  if (other) return { year: other.year, from: "workbook", sheet: other.sheet };
  if (settings.asOf !== null) return { year: dayOfSerial(settings.asOf).year, from: "settings", sheet: null };
  return null;
}
