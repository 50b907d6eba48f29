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

const bareMonth = ({ period }: FigureLine): Period | null => {
  const read = period ? readPeriod(period.raw, "General", { monthColumn: true }) : null;
  return read?.ok && read.value.kind === "month" && read.value.year === null ? read.value : null;
};

/**
 * Months without a year of a year that does not start in January, dated by the two years that the texts around name: from
 * the first month printed to December in the first one, then in the second. The text nearest to the table is the last.
 */
export function acrossYears(lines: readonly FigureLine[], texts: readonly string[]): readonly FigureLine[] {
  const first = texts.map(firstYearIn).findLast((year) => year !== null) ?? null;
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
