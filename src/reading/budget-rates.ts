import { formatAt, type SheetGrid } from "../cells/grid.ts";
import { readRate, type Rate } from "../cells/rate.ts";
import { ratio, type Ratio } from "../cells/units.ts";
import type { FindingLog } from "./cell-findings.ts";
import type { MoneyRole, RateCell, RateRole, SourceCell } from "./statement.ts";

/** A rate cell with the amounts of its row. */
export interface RateSource {
  readonly cell: SourceCell;
  readonly cents: Readonly<Partial<Record<MoneyRole, number>>>;
}

const quotient = (part: number | undefined, whole: number | undefined): number | null =>
  part === undefined || whole === undefined || whole <= 0 ? null : part / whole;

/** Every rate that a row's amounts can give: which one a column prints is for the indicators to say. */
function candidates(cents: RateSource["cents"]): number[] {
  const rates = [
    quotient(cents.committed, cents.budget),
    quotient(cents.paid, cents.committed),
    quotient(cents.paid, cents.budget),
    quotient(cents.paid, cents.cpBudget),
  ];
  return rates.filter((rate): rate is number => rate !== null);
}

const decimalsOf = (value: number): number => {
  const text = String(value);
  const point = text.indexOf(".");
  return point < 0 || text.includes("e") ? 0 : Math.min(10, text.length - point - 1);
};

const near = (value: number, rates: readonly number[], tolerance: number): boolean =>
  rates.some((rate) => Math.abs(rate - value) <= tolerance);

/**
 * Whether bare numbers of a column are percentages already (59,1) or fractions (0,591): by recomputing from the amounts
 * of their rows, else by their size; null when the column holds none.
 */
function timesHundred(bare: readonly { readonly value: number; readonly rates: readonly number[] }[]): {
  timesHundred: boolean;
  proven: boolean;
} | null {
  if (bare.length === 0) return null;
  let fractions = 0;
  let percentages = 0;
  for (const { value, rates } of bare) {
    if (value === 0) continue;
    const step = 0.51 * 10 ** -decimalsOf(value);
    if (near(value, rates, Math.max(step, 1e-9))) fractions += 1;
    if (near(value / 100, rates, Math.max(step / 100, 1e-9))) percentages += 1;
  }
  if (fractions !== percentages) return { timesHundred: percentages > fractions, proven: true };
  const largest = bare.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  return { timesHundred: largest > 1.5, proven: false };
}

/** The rates of one column, as fractions; unreadable cells and an assumed scale go to the log. */
export function readRates(
  grid: SheetGrid,
  role: RateRole,
  sources: readonly RateSource[],
  log: FindingLog,
): (RateCell | null)[] {
  const rates = sources.map(({ cell }) => readRate(cell.raw, formatAt(grid, cell.ref.row, cell.ref.column)));
  const bare = rates.flatMap((rate, index) =>
    rate.ok && rate.value.timesHundred === null
      ? [{ value: rate.value.ratio as number, rates: candidates(sources[index]!.cents) }]
      : [],
  );
  const scale = timesHundred(bare);
  const first = sources[0];
  if (scale && !scale.proven && first && bare.some(({ value }) => value !== 0))
    log.add("reading.rateScaleAssumed", "info", first.cell.ref, { role, timesHundred: scale.timesHundred });
  return rates.map((rate, index) => {
    const { cell } = sources[index]!;
    if (rate.ok) return rateCell(cell, rate.value, scale?.timesHundred ?? false);
    if (rate.reason !== "empty") log.unreadable(cell.ref, cell.raw, role, rate.reason);
    return null;
  });
}

function rateCell(cell: SourceCell, rate: Rate, bareTimesHundred: boolean): RateCell {
  const bare = rate.timesHundred === null;
  const value = rate.ratio as number;
  const held = bare && bareTimesHundred ? value / 100 : value;
  const digits = decimalsOf(value);
  const printed = !bare
    ? (rate.decimals ?? Math.max(0, digits - 2))
    : bareTimesHundred
      ? (rate.decimals ?? digits)
      : Math.max(0, (rate.decimals ?? digits) - 2);
  return { ...cell, ratio: ratio(held) as Ratio, decimals: printed };
}
