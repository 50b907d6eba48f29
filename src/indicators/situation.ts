import { eurosOf, type Cents } from "../cells/units.ts";
import type { BudgetLine, Results } from "./results.ts";

/** The figures of a situation that are compared from one committee to the next; null where the workbook has none. */
export interface SituationFigures {
  readonly commitmentRate: number | null;
  readonly paymentRate: number | null;
  readonly executionRate: number | null;
  readonly met: number | null;
  readonly evaluated: number | null;
  readonly toConfirm: number | null;
  /** Left to commit, in euros. */
  readonly available: number | null;
}

/** Over every table that has the situation's figures; one that lacks an amount leaves its sum unsaid. */
export function situationFigures({ budget: tables, service }: Results): SituationFigures {
  const lines = tables.flatMap(({ latest, current }) => (latest && current ? [latest] : []));
  const total = (pick: (line: BudgetLine) => Cents | null): number | null => {
    const amounts = lines.map(pick);
    return amounts.length === 0 || amounts.includes(null)
      ? null
      : amounts.reduce<number>((sum, amount) => sum + eurosOf(amount as Cents), 0);
  };
  const [budget, committed, paid] = [
    total((line) => line.budget),
    total((line) => line.committed),
    total((line) => line.paid),
  ];
  const sum = (pick: (one: Results["service"][number]) => number): number | null =>
    service.length === 0 ? null : service.reduce((all, one) => all + pick(one), 0);
  return {
    commitmentRate: ratio(committed, budget),
    paymentRate: ratio(paid, committed),
    executionRate: ratio(paid, budget),
    met: sum(({ met }) => met),
    evaluated: sum(({ evaluated }) => evaluated),
    toConfirm: sum(({ toConfirm }) => toConfirm),
    available: total((line) => line.availableToCommit),
  };
}

const ratio = (over: number | null, by: number | null): number | null =>
  over !== null && by !== null && by > 0 ? over / by : null;
