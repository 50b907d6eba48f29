import type { Finding } from "../../cells/finding.ts";
import { a1 } from "../../cells/address.ts";
import type { BudgetRow, PeriodCell } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import { hasData } from "./amounts.ts";
import { budgetYear, monthsBetweenDays, monthsOf, periodsBetween, placeOf } from "./calendar.ts";
import { comingMonths } from "./cumulative.ts";
import { seriesKey } from "./series.ts";
import { momentOf, naming, type BudgetTable } from "./table.ts";

/** The calendar of each series: months missing between two others, told twice, or out of order. */
export function periodFindings(table: BudgetTable): readonly Finding[] {
  return [
    ...table.series.flatMap(({ rows }) => missing(table, rows)),
    ...table.series.flatMap(({ rows }) => coming(rows)),
    ...incompleteTotals(table),
    ...sheetOrder(table),
  ];
}

/** A month without a row, or with a row but no figure, before others that have some. */
function missing(table: BudgetTable, rows: readonly BudgetRow[]): readonly Finding[] {
  const known = rows.filter((row) => {
    const line = table.lines.get(row);
    return line !== undefined && hasData(line);
  });
  const days = monthsBetweenDays(known.map(({ period }) => period));
  return known.flatMap((row, index) => {
    const before = known[index - 1]?.period;
    if (!before || !row.period) return [];
    const count = periodsBetween(before, row.period, days);
    if (count === 0) return [];
    const step = monthsOf(before) ?? days ?? 1;
    const params = { ...naming(row), count, from: following(before, step), to: following(before, count * step) };
    return [findingAt(row.labelRef, "budget.monthMissing", "warning", params)];
  });
}

/** Key of the period some months after one. */
function following(period: PeriodCell, months: number): string {
  const place = (period.month ?? 0) + months - 1;
  const month = (place % 12) + 1;
  const step = monthsOf(period) ?? 1;
  const prefix = { 3: "Q", 6: "S" }[step] ?? "";
  const part = prefix ? `${prefix}${month / step}` : String(month).padStart(2, "0");
  return period.year === null ? part : `${period.year + Math.floor(place / 12)}-${part}`;
}

/** Zeros after the last figures: read as months to come, and said. */
function coming(rows: readonly BudgetRow[]): readonly Finding[] {
  const zeros = rows.slice(rows.length - comingMonths(rows)).filter((row) => row.amounts.committed ?? row.amounts.paid);
  const [first] = zeros;
  if (!first?.period) return [];
  const params = { ...naming(first), count: zeros.length, last: momentOf(zeros.at(-1) ?? first) };
  return [findingAt(first.labelRef, "budget.monthsToCome", "info", params)];
}

/** A month that some envelopes give and others, already begun, do not: it has no total. */
function incompleteTotals({ months, lines }: BudgetTable): readonly Finding[] {
  return months.flatMap(({ source, parts, committed, paid }) => {
    const known = parts.filter((row) => {
      const line = lines.get(row);
      return line !== undefined && hasData(line);
    });
    const [first] = known;
    if (!first || committed !== null || paid !== null) return [];
    const params = { ...naming(source), known: known.length };
    return [findingAt(first.labelRef, "budget.monthIncomplete", "warning", params)];
  });
}

function sheetOrder(table: BudgetTable): readonly Finding[] {
  const bySeries = new Map<string, (BudgetRow & { readonly period: PeriodCell })[]>();
  const { rows: kept, repeated = [] } = table.statement;
  const all = [...kept, ...repeated].sort((a, b) => a.row - b.row);
  // Years side by side on the same rows each have their order.
  const places = new Set(all.map((row) => `${row.row} ${seriesKey(row)}`));
  const yearly = places.size < all.length;
  for (const row of all) {
    const { period } = row;
    if (!period) continue;
    const key = yearly ? `${budgetYear(period)} ${seriesKey(row)}` : seriesKey(row);
    const rows = bySeries.get(key) ?? [];
    rows.push({ ...row, period });
    bySeries.set(key, rows);
  }
  return [...bySeries.values()].flatMap(sides).flatMap((rows) => [...twice(rows), ...outOfOrder(rows)]);
}

/** Years side by side on the same rows are each in an order of their own. */
function sides(rows: readonly Dated[]): readonly (readonly Dated[])[] {
  if (new Set(rows.map(({ row }) => row)).size === rows.length) return [rows];
  const years = new Set(rows.map(({ period }) => period.year));
  return [...years].map((year) => rows.filter(({ period }) => period.year === year));
}

type Dated = BudgetRow & { readonly period: PeriodCell };

function twice(rows: readonly Dated[]): readonly Finding[] {
  const firstByPlace = new Map<number, Dated>();
  return rows.flatMap((row) => {
    const place = placeOf(row.period);
    const first = firstByPlace.get(place);
    if (!first) {
      firstByPlace.set(place, row);
      return [];
    }
    const firstCell = a1(first.labelRef.row, first.labelRef.column);
    return [findingAt(row.labelRef, "budget.monthTwice", "warning", { ...naming(row), first: firstCell })];
  });
}

/** The first row of each series that comes before the one above it; a table that goes backwards throughout is in order. */
function outOfOrder(rows: readonly Dated[]): readonly Finding[] {
  const places = rows.map(({ period }) => placeOf(period));
  const backwards = places.every((place, index) => index === 0 || place < (places[index - 1] ?? 0));
  const index = places.findIndex((place, i) => i > 0 && place < (places[i - 1] ?? 0));
  const row = rows[index];
  const above = rows[index - 1];
  if (!row || !above || backwards) return [];
  return [findingAt(row.labelRef, "budget.monthOrder", "warning", { ...naming(row), previous: momentOf(above) })];
}
