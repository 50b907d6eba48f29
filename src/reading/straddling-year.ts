import { readPeriod, type Period } from "../cells/period.ts";
import type { FigureLine } from "./budget-columns.ts";
import { periodCell } from "./period-cell.ts";

const TWO_YEARS = /(?<!\d)((?:19|20)\d{2}) ?[-/–] ?((?:19|20)?\d{2})(?![\d/-])/g;

/** The first of the two years that a text names ("Exercice 2019-2020", "2019/20"); null when it names none or several. */
function firstYearIn(text: string): number | null {
  const found = new Set<number>();
  for (const [, first, second] of text.matchAll(TWO_YEARS))
    if ((Number(first) + 1) % 100 === Number(second) % 100) found.add(Number(first));
  return found.size === 1 ? [...found][0]! : null;
}

const RANGE = /\bdu (\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}) au (\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})/gi;

/** The first month of twelve that a text bounds ("du 01/09/2023 au 31/08/2024"), as months since year 0. */
function openingIn(text: string): number | null {
  for (const [, from = "", to = ""] of text.matchAll(RANGE)) {
    const [opens, closes] = [from, to].map((day) => {
      const read = readPeriod(day);
      return read.ok && read.value.year !== null && read.value.month !== null
        ? read.value.year * 12 + read.value.month
        : null;
    });
    if (opens !== null && opens !== undefined && closes === opens + 11) return opens;
  }
  return null;
}

/** Months that say their year, in the budget year that the texts bound, or that the two years they name leave. */
function datedAcross(lines: readonly FigureLine[], opening: number): readonly FigureLine[] {
  const first = Math.floor((opening - 1) / 12);
  return lines.map((line) => {
    const { period } = line;
    if (!period || period.year === null || period.month === null) return line;
    const place = period.year * 12 + period.month - opening;
    return place < 0 || place > 11
      ? line
      : { ...line, period: { ...period, budget: { year: first, month: place + 1 } } };
  });
}

const bareMonth = ({ period }: FigureLine): Period | null => {
  const read = period ? readPeriod(period.raw, "General", { monthColumn: true }) : null;
  return read?.ok && read.value.kind === "month" && read.value.year === null ? read.value : null;
};

/**
 * Months of a year that does not start in January, by the texts around ("du 01/09/2023 au 31/08/2024", "2023-2024"); the
 * text nearest to the table is the last. Months without a year are dated: from the first one printed to December in the
 * first of the two years, then in the second.
 */
export function acrossYears(lines: readonly FigureLine[], texts: readonly string[]): readonly FigureLine[] {
  const first = texts.map(firstYearIn).findLast((year) => year !== null) ?? null;
  const bounded = texts.map(openingIn).findLast((opening) => opening !== null) ?? null;
  const printed = lines.flatMap(({ period }) =>
    period && period.year !== null && period.month !== null ? [period.year * 12 + period.month] : [],
  );
  const earliest = Math.min(...printed, Infinity);
  const opens = bounded ?? (first !== null && Math.floor((earliest - 1) / 12) === first ? earliest : null);
  if (printed.length > 0 && opens !== null && opens % 12 !== 1) return datedAcross(lines, opens);
  const months = lines.map(bareMonth);
  const opening = months.find((month) => month !== null)?.month ?? 1;
  if (first === null || opening === 1) return lines;
  return lines.map((line, index) => {
    const month = months[index];
    if (!month || !line.period) return line;
    const place = (month.month! - opening + 12) % 12;
    const period = periodCell(month, line.period.ref, line.period.raw, month.month! >= opening ? first : first + 1);
    return { ...line, period: { ...period, budget: { year: first, month: place + 1 } } };
  });
}
