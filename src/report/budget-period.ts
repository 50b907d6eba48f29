import { a1 } from "../cells/address.ts";
import type { BudgetLine } from "../indicators/results.ts";
import { BUDGET_COLUMNS } from "./budget-columns.ts";
import type { Live } from "./live.ts";
import { capitalised, serialDate, type Pack } from "./pack.ts";

/** "Septembre 2015", or the row's own label. */
export function periodName(pack: Pack, line: BudgetLine): string {
  const period = line.source.period;
  const month = period?.month == null || !["month", "date"].includes(period.kind) ? null : period.month;
  if (month === null || period?.complementary) return rowName(line) || pack.texts.budget.total;
  const name = capitalised(pack.texts.months[month - 1] ?? "");
  return period?.year == null ? name : `${name} ${period.year}`;
}

/** "août": inside a sentence. */
export function monthName(pack: Pack, line: BudgetLine): string {
  const period = line.source.period;
  const named = period?.month != null && ["month", "date"].includes(period.kind) && !period.complementary;
  return named ? (pack.texts.months[(period.month ?? 1) - 1] ?? "") : rowName(line);
}

/** Months gone at the situation, read off the row's own date where it has one. */
export function monthOf(pack: Pack, latest: BudgetLine, row: number, sheet = ""): Live<number> | null {
  const period = latest.source.period;
  if (period?.month != null) {
    const dated = period.year !== null && ["month", "date"].includes(period.kind) && !period.complementary;
    const single =
      new Set(pack.results.budget.flatMap(({ months }) => months.map((line) => line.source.period?.year))).size === 1;
    return {
      formula: dated && single ? `MONTH(${sheet}${a1(row, BUDGET_COLUMNS.label)})` : String(period.month),
      value: period.month,
    };
  }
  const { asOf } = pack.results;
  if (asOf === null) return null;
  const month = new Date((Math.floor(asOf) - 25_569) * 86_400_000).getUTCMonth() + 1;
  return { formula: String(month), value: month };
}

/** The row's own label, as a day where its cell holds one. */
function rowName({ source: { label, period } }: BudgetLine): string {
  return typeof period?.raw === "number" && label === String(period.raw) && period.end !== null
    ? serialDate(period.end)
    : label;
}
