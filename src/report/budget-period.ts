import { a1 } from "../cells/address.ts";
import type { BudgetLine } from "../indicators/results.ts";
import type { BudgetBlock } from "./budget-block.ts";
import { BUDGET_COLUMNS } from "./budget-columns.ts";
import type { Live } from "./live.ts";
import { capitalised, serialDate, type Pack } from "./pack.ts";

/** "Septembre 2015", or the row's own label. */
export function periodName(pack: Pack, line: BudgetLine): string {
  const month = namedMonth(line);
  if (month === null) return rowName(line) || pack.texts.budget.total;
  const name = capitalised(pack.texts.months[month - 1] ?? "");
  const year = line.source.period?.year ?? null;
  return year === null ? name : `${name} ${year}`;
}

/** "août": inside a sentence. */
export function monthName(pack: Pack, line: BudgetLine): string {
  const month = namedMonth(line);
  return month === null ? rowName(line) : (pack.texts.months[month - 1] ?? "");
}

function namedMonth({ source: { period } }: BudgetLine): number | null {
  const named = period && ["month", "date"].includes(period.kind) && !period.complementary;
  return named ? period.month : null;
}

/** The row's own label, as a day where its cell holds one. */
function rowName({ source: { label, period } }: BudgetLine): string {
  return typeof period?.raw === "number" && label === String(period.raw) && period.end !== null
    ? serialDate(period.end)
    : label;
}

/** Months gone at the situation of a block, read off the row's own date where it has one. `sheet`: "'…'!" or nothing. */
export function monthOf(
  pack: Pack,
  { result, latestRow, entries, firstRow }: BudgetBlock,
  sheet = "",
): Live<number> | null {
  const period = result.latest?.source.period ?? null;
  const month = period?.budget?.month ?? period?.month ?? null;
  if (month !== null && latestRow !== null) {
    const entry = entries[latestRow - firstRow];
    const dated = entry?.kind === "month" && entry.year !== null && period?.budget === undefined;
    const cell = `MONTH(${sheet}${a1(latestRow, BUDGET_COLUMNS.label)})`;
    return { formula: dated ? cell : String(month), value: month };
  }
  const { asOf } = pack.results;
  if (asOf === null) return null;
  const ofSituation = new Date((Math.floor(asOf) - 25_569) * 86_400_000).getUTCMonth() + 1;
  return { formula: String(ofSituation), value: ofSituation };
}
