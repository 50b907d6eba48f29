import type { Severity } from "../cells/finding.ts";
import { eurosOf, type Cents } from "../cells/units.ts";
import { headlineTables } from "../indicators/budget/total-table.ts";
import type { BudgetLine, Results } from "../indicators/results.ts";

/** The four figures of the situation, of the tables of the year; a figure that one of them lacks is null. */
export interface Headline {
  readonly commitmentRate: number | null;
  /** By the limits in force; null where they are not reached. */
  readonly commitmentSeverity: Severity | null;
  readonly paymentRate: number | null;
  readonly paymentSeverity: Severity | null;
  /** The payment rate is of the budget, not of what is committed. */
  readonly ofBudget: boolean;
  /** Against the period before, as fractions; only of a single table. */
  readonly commitmentChange: number | null;
  readonly paymentChange: number | null;
  /** Key of that period. */
  readonly since: string | null;
  /** Euros. */
  readonly available: number | null;
  readonly budget: number | null;
  readonly met: number;
  readonly evaluated: number;
  readonly toConfirm: number;
  readonly hasRequirements: boolean;
}

export function headline({ budget: tables, service, settings }: Results): Headline {
  const placed = headlineTables(tables).flatMap(({ latest, previous, paymentRateDenominator }) =>
    latest ? [{ latest, previous, paymentRateDenominator }] : [],
  );
  const total = (pick: (line: BudgetLine) => Cents | null): number | null => {
    const amounts = placed.map(({ latest }) => pick(latest));
    const known = amounts.filter((amount) => amount !== null);
    return known.length === 0 || known.length < amounts.length
      ? null
      : known.reduce<number>((sum, amount) => sum + eurosOf(amount), 0);
  };
  const budget = total((line) => line.budget);
  const committed = total((line) => line.committed);
  const paid = total((line) => line.paid);
  const ofBudget =
    placed.length > 0 && placed.every(({ paymentRateDenominator }) => paymentRateDenominator === "budget");
  const only = placed.length === 1 ? placed[0] : undefined;
  const commitmentRate = only ? only.latest.commitmentRate.value : quotient(committed, budget);
  const paymentOf = (line: BudgetLine): number | null =>
    ofBudget ? line.executionRate.value : quotient(line.paid, line.committed);
  const paymentRate = only ? paymentOf(only.latest) : quotient(paid, ofBudget ? budget : committed);
  const before = only?.previous ?? null;
  const { commitmentWatch, commitmentBreach, paymentWatch, paymentWatchFromMonth } = settings.thresholds;
  const month = placed[0]?.latest.source.period?.month ?? null;
  return {
    commitmentRate,
    commitmentSeverity:
      commitmentRate === null || commitmentRate < commitmentWatch
        ? null
        : commitmentRate > commitmentBreach
          ? "breach"
          : "warning",
    paymentRate,
    paymentSeverity:
      paymentRate !== null && month !== null && month >= paymentWatchFromMonth && paymentRate < paymentWatch
        ? "warning"
        : null,
    ofBudget,
    commitmentChange: difference(commitmentRate, before?.commitmentRate.value ?? null),
    paymentChange: difference(paymentRate, before && paymentOf(before)),
    since: before?.period ?? null,
    available: total((line) => line.availableToCommit),
    budget,
    met: sum(service.map(({ met }) => met)),
    evaluated: sum(service.map(({ evaluated }) => evaluated)),
    toConfirm: sum(service.map(({ toConfirm }) => toConfirm)),
    hasRequirements: service.some(({ indicators }) => indicators.length > 0),
  };
}

const quotient = (over: number | null, by: number | null): number | null =>
  over === null || by === null || by <= 0 ? null : over / by;

const difference = (now: number | null, before: number | null): number | null =>
  now === null || before === null ? null : now - before;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
