import type { BudgetLine, BudgetResult } from "../indicators/results.ts";
import type { BudgetRow } from "../reading/statement.ts";

/** One row of a budget table of the pack. */
export interface BudgetEntry {
  readonly kind: "month" | "row" | "total";
  /** 1–12 for a month of the year's table. */
  readonly month: number | null;
  readonly year: number | null;
  /** The row whose label stands for this one; null where the pack names it itself. */
  readonly source: BudgetRow | null;
  /** null: a month without figures. */
  readonly line: BudgetLine | null;
}

/**
 * The twelve months of the year where the table goes by month, with its supplementary period last; else the rows as
 * the sheet has them, closed by their total when they have no period.
 */
export function budgetEntries({ months, lines }: BudgetResult): readonly BudgetEntry[] {
  const calendar = calendarYear(months);
  if (calendar) {
    const twelve = Array.from({ length: 12 }, (_, index): BudgetEntry => {
      const line = calendar.byMonth.get(index + 1) ?? null;
      return { kind: "month", month: index + 1, year: calendar.year, source: line?.source ?? null, line };
    });
    return [...twelve, ...calendar.extra.map(rowEntry)];
  }
  if (months.every(({ period }) => period !== null)) return months.map(rowEntry);
  const rows = lines.map(rowEntry);
  const [total] = months;
  const totalled = months.length === 1 && lines.length > 1 && total;
  return totalled ? [...rows, { kind: "total", month: null, year: null, source: null, line: total }] : rows;
}

const rowEntry = (line: BudgetLine): BudgetEntry => ({
  kind: "row",
  month: line.source.period?.month ?? null,
  year: line.source.period?.year ?? null,
  source: line.source,
  line,
});

function calendarYear(
  months: readonly BudgetLine[],
): { year: number | null; byMonth: ReadonlyMap<number, BudgetLine>; extra: readonly BudgetLine[] } | null {
  const byMonth = new Map<number, BudgetLine>();
  const extra: BudgetLine[] = [];
  const years = new Set<number | null>();
  for (const line of months) {
    const period = line.source.period;
    if (!period || period.month === null || !["month", "date"].includes(period.kind)) return null;
    years.add(period.year);
    if (period.complementary) extra.push(line);
    else if (byMonth.has(period.month)) return null;
    else byMonth.set(period.month, line);
  }
  const [year = null] = years;
  return years.size === 1 && byMonth.size > 0 ? { year, byMonth, extra } : null;
}
