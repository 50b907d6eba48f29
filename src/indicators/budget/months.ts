import type { BudgetRow } from "../../reading/statement.ts";
import { NO_AMOUNTS, summedAmounts, type Amounts } from "./amounts.ts";
import { budgetYear, periodKey, placeOf } from "./calendar.ts";
import type { AmountsByRow } from "./cumulative.ts";
import type { Series } from "./series.ts";

/** One period of the whole table: the rows that it adds, and their sum. */
export interface MonthTotal {
  readonly source: BudgetRow;
  readonly parts: readonly BudgetRow[];
  readonly amounts: Amounts;
}

/**
 * Totals by period in calendar order; rates come after, as amounts are summed before they are divided. A period where an
 * envelope already begun has no row, or no figure, has no total of it: a part of the sum would pass for the whole.
 */
export function monthTotals(series: readonly Series[], amounts: AmountsByRow): readonly MonthTotal[] {
  const begunByYear = new Map<number | null, number>();
  return partsByPlace(series).map(({ parts, begins }) => {
    const [first] = parts as [BudgetRow];
    const year = first.period ? budgetYear(first.period) : null;
    const begun = (begunByYear.get(year) ?? 0) + begins;
    begunByYear.set(year, begun);
    const whole = first.period === null || parts.length === begun;
    const summed = whole ? summedAmounts(parts.map((row) => amounts.get(row) ?? NO_AMOUNTS)) : NO_AMOUNTS;
    return { source: whole && parts.length === 1 ? first : totalRow(first), parts, amounts: summed };
  });
}

interface Place {
  readonly parts: BudgetRow[];
  /** Series whose first row stands here. */
  begins: number;
}

function partsByPlace(series: readonly Series[]): readonly Place[] {
  const places = new Map<number, Place>();
  for (const { rows } of series) {
    rows.forEach((row, index) => {
      const key = row.period ? placeOf(row.period) : -1;
      const place = places.get(key) ?? { parts: [], begins: 0 };
      place.parts.push(row);
      if (index === 0) place.begins += 1;
      places.set(key, place);
    });
  }
  return [...places].sort(([a], [b]) => a - b).map(([, place]) => place);
}

function totalRow(first: BudgetRow): BudgetRow {
  const label = first.period ? String(first.period.raw ?? periodKey(first.period)) : "";
  return { ...first, label, envelope: null, entity: null, amounts: {}, rates: {}, changes: [] };
}
