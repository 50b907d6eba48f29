import { formatAt } from "../cells/grid.ts";
import { periodIn, readPeriod, type Period } from "../cells/period.ts";
import type { Serial } from "../cells/units.ts";
import type { AmountSeries } from "./cumulative.ts";
import { headingTexts } from "./budget-columns.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { BudgetRow } from "./statement.ts";
import type { ContextYear } from "./year.ts";

/**
 * Committed and paid amounts in time order, one series for each envelope, cost centre and label, and each year: running
 * totals begin anew.
 */
export function seriesOf(rows: readonly BudgetRow[]): AmountSeries[] {
  const groups = new Map<string, BudgetRow[]>();
  for (const row of rows) {
    if (!row.period) continue;
    const label =
      row.label === String(row.period.raw) || row.labelRef.column === row.period.ref.column ? "" : row.label;
    const key = [row.envelope ?? "", row.entity ?? "", label, row.period.budget?.year ?? row.period.year].join(
      "\u0000",
    );
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  const series: AmountSeries[] = [];
  for (const members of groups.values()) {
    const ordered = [...members].sort((a, b) => order(a) - order(b));
    const budget = ordered.map((row) => row.amounts.budget?.cents).findLast((cents) => cents !== undefined) ?? null;
    for (const role of ["committed", "paid"] as const) {
      const amounts = ordered.flatMap((row) => row.amounts[role]?.cents ?? []);
      if (amounts.length > 0) series.push({ role, amounts: withoutEmptyEnd(amounts), budget });
    }
  }
  return series;
}

/** Months to come are often filled with zeros by formulas. */
function withoutEmptyEnd<T extends number>(amounts: readonly T[]): T[] {
  let length = amounts.length;
  while (length > 1 && amounts[length - 1] === 0) length -= 1;
  return amounts.slice(0, length);
}

const order = ({ period }: BudgetRow): number =>
  (period?.year ?? 0) * 400 +
  (period?.month ?? 0) * 31 +
  (period?.complementary ? 1 : 0) +
  ((period?.end ?? 0) % 31) / 100;

export const yearOf = (rows: readonly BudgetRow[]): number | null =>
  rows.reduce<number | null>((latest, { period }) => {
    const year = period?.year ?? null;
    return year !== null && (latest === null || year > latest) ? year : latest;
  }, null);

export function sayYear(
  rows: readonly BudgetRow[],
  year: ContextYear | null,
  recognised: RecognisedTable,
  context: ReadingContext,
): void {
  const bare = rows.find((row) => row.period && readPeriod(row.period.raw).ok && row.period.year !== null);
  const first = rows.find((row) => row.period !== null)?.period;
  if (!first) return;
  if (first.year === null) {
    context.log.add("reading.yearUnknown", "warning", first.ref, {});
    return;
  }
  const own = bare ? readPeriod(first.raw, formatAt(recognised.table.grid, first.ref.row, first.ref.column)) : null;
  if (own?.ok && own.value.year === null && year && year.from !== "sheet")
    context.log.add("reading.yearFrom", "info", first.ref, { year: year.year, from: year.from, source: year.sheet });
}

const CLOSES = /\b(au|fin|as (of|at)|situation|arr[êe]t)/i;

/**
 * The day that a table closes at, by the texts around it ("au 30/09", "situation au 30 septembre 2015"). One whose lines
 * have no period of their own may say it as a bare month ("Exécution septembre 2015"), in its headings ("Engagé au
 * 30/09/2015"), when they agree, or by the name of its sheet.
 */
export function closingDay(
  recognised: RecognisedTable,
  rows: readonly BudgetRow[],
  texts: readonly string[],
  year: number | null,
): Serial | null {
  const nearest = (some: readonly string[]): Serial | null =>
    some.reduce<Serial | null>((found, text) => endIn(text, year) ?? found, null);
  const said = nearest(texts.filter((text) => CLOSES.test(text)));
  if (said !== null || rows.some(({ period }) => period !== null)) return said;
  const headed = new Set(headingTexts(recognised).flatMap((text) => endIn(text, year) ?? []));
  if (headed.size > 0) return headed.size === 1 ? [...headed][0]! : null;
  const bare = nearest(texts.filter((text) => !OTHER_MOMENT.test(text) && saidBy(text, year)?.kind !== "date"));
  return bare ?? endIn(recognised.table.grid.name, year);
}

/** "Édité en octobre 2015", "BI voté en décembre 2014": moments that close nothing. */
const OTHER_MOMENT = /vot[ée]|[ée]dit|extra|imprim|mise? [àa] jour|\b(bi|br|dm)\d?\b/i;

const saidBy = (text: string, year: number | null): Period | null => {
  const period = periodIn(text, year === null ? {} : { year });
  return period.ok && period.value.year !== null ? period.value : null;
};

/** The last day of the date, month, quarter or semester that a text names. */
function endIn(text: string, year: number | null): Serial | null {
  const period = saidBy(text, year);
  return period && ["date", "month", "quarter", "semester"].includes(period.kind) ? period.end : null;
}
