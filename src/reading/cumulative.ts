import type { Cents } from "../cells/units.ts";

/** One series of amounts in time order, with the budget of its last row. */
export interface AmountSeries {
  readonly role: "committed" | "paid";
  readonly amounts: readonly Cents[];
  readonly budget: Cents | null;
}

export interface CumulativeVerdict {
  readonly cumulative: boolean | null;
  /** "setting" | "title" | "no-series" | "single-period" | "non-decreasing" | "running-sum" | "contradictory". */
  readonly evidence: string;
}

const NON_DECREASING_SHARE = 0.8;
const ABOVE_BUDGET = 1.2;

/** What words say of the amounts; null when they say nothing, or both. */
function saidCumulative(words: string): boolean | null {
  const cumulative = /\bcumul|depuis le 1er? janvier|year to date|\bytd\b/i.test(words);
  const monthly = /\bmensuel|\bdu mois\b|\bpar mois\b|\bmonthly\b|\bdu trimestre\b/i.test(words);
  return cumulative === monthly ? null : cumulative;
}

/**
 * domain.md §1 "Cumulative or monthly?": the headings of the amounts decide ("cumul", "du mois"), then the texts around,
 * then the figures. A "monthly follow-up" is often one of running totals: figures that can be nothing else say so.
 */
export function isCumulative(headings: string, texts: string, series: readonly AmountSeries[]): CumulativeVerdict {
  const said = saidCumulative(headings) ?? saidCumulative(texts);
  if (said === null) return byFigures(series);
  if (said || saidCumulative(headings) === false) return { cumulative: said, evidence: "title" };
  const figures = byFigures(series);
  return figures.evidence === "non-decreasing" && !figures.sumWithin
    ? figures
    : { cumulative: false, evidence: "title" };
}

/**
 * Cumulative when at least 80 % of the steps don't fall and the last amount stays within 1.2 times the budget; monthly
 * when the running sum does and steps fall often; otherwise nobody knows. The amounts of every envelope are taken
 * together: one that overruns its budget says nothing of the others.
 */
function byFigures(series: readonly AmountSeries[]): CumulativeVerdict & { readonly sumWithin?: boolean } {
  const long = series.filter((one) => one.amounts.length > 1);
  if (series.every((one) => one.amounts.length === 0)) return { cumulative: true, evidence: "no-series" };
  if (long.length === 0) return { cumulative: true, evidence: "single-period" };

  let steps = 0;
  let rising = 0;
  const pooled = { committed: { last: 0, sum: 0, budget: 0 }, paid: { last: 0, sum: 0, budget: 0 } };
  for (const { role, amounts, budget } of long) {
    let sum = 0;
    amounts.forEach((amount, index) => {
      sum += amount;
      if (index === 0) return;
      steps += 1;
      if (amount >= amounts[index - 1]!) rising += 1;
    });
    if (budget === null || budget <= 0) continue;
    const pool = pooled[role];
    pool.last += amounts.at(-1) ?? 0;
    pool.sum += sum;
    pool.budget += budget;
  }
  const pools = Object.values(pooled).filter((pool) => pool.budget > 0);
  const sumKnown = pools.length > 0;
  const lastWithin = pools.every(({ last, budget }) => last <= ABOVE_BUDGET * budget);
  const sumWithin = pools.every(({ sum, budget }) => sum <= ABOVE_BUDGET * budget);
  const mostlyRising = rising >= NON_DECREASING_SHARE * steps;
  if (mostlyRising && lastWithin && sumKnown) return { cumulative: true, evidence: "non-decreasing", sumWithin };
  if (!mostlyRising && sumWithin && sumKnown) return { cumulative: false, evidence: "running-sum" };
  return { cumulative: null, evidence: "contradictory" };
}
