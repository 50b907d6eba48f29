import { quoteSheet } from "../cells/address.ts";
import { eurosOf } from "../cells/units.ts";
import { headlineTables } from "../indicators/budget/total-table.ts";
import type { BudgetLine } from "../indicators/results.ts";
import type { BudgetBlock } from "./budget-block.ts";
import type { BudgetSheet } from "./budget.ts";
import { BUDGET_COLUMNS as B } from "./budget-columns.ts";
import { paidOfCommitted } from "./budget-messages.ts";
import { monthOf } from "./budget-period.ts";
import type { Live } from "./live.ts";
import { placeOn, type Pack } from "./pack.ts";

/** Totals at the situation: of the table that is the total, else over every table that has one. */
export interface Headline {
  readonly blocks: readonly BudgetBlock[];
  readonly only: BudgetBlock | null;
  readonly budget: Live<number> | null;
  readonly committed: Live<number> | null;
  readonly paid: Live<number> | null;
  readonly commitmentRate: Live<number> | null;
  readonly paymentRate: Live<number> | null;
  readonly ofBudget: boolean;
  readonly available: Live<number> | null;
  readonly outstanding: Live<number> | null;
  readonly elapsed: Live<number> | null;
}

/** Null where no table has a situation. */
export function headlineOf(pack: Pack, { blocks: all }: BudgetSheet): Headline | null {
  const tables = new Set(headlineTables(pack.results.budget).map(({ statement }) => statement));
  const blocks = all.filter(
    ({ latestRow, part, result }) => latestRow !== null && part === null && tables.has(result.statement),
  );
  const [first] = blocks;
  if (!first?.result.latest || first.latestRow === null) return null;
  const only = blocks.length === 1 ? first : null;
  const total = (pick: (line: BudgetLine) => number | null, column: number) =>
    headlineTotal(pack, blocks, pick, column);
  const amount = (role: "budget" | "committed" | "paid" | "availableToCommit" | "outstanding", column: number) =>
    total((line) => (line[role] === null ? null : eurosOf(line[role])), column);
  const budget = amount("budget", B.budget);
  const committed = amount("committed", B.committed);
  const paid = amount("paid", B.paid);
  const ofBudget = blocks.every(({ result }) => result.paymentRateDenominator === "budget");
  const rate = (
    column: number,
    pick: (line: BudgetLine) => number | null,
    over: Live<number> | null,
    by: Live<number> | null,
  ) => {
    if (only) return total(pick, column);
    return over && by && by.value > 0
      ? { formula: `(${over.formula})/(${by.formula})`, value: over.value / by.value }
      : null;
  };
  const month = monthOf(pack, first, `${quoteSheet(pack.names.budget)}!`);
  return {
    blocks,
    only,
    budget,
    committed,
    paid,
    commitmentRate: rate(B.commitmentRate, (line) => line.commitmentRate.value, committed, budget),
    paymentRate: ofBudget
      ? rate(B.executionRate, (line) => line.executionRate.value, paid, budget)
      : rate(B.paymentRate, paidOfCommitted, paid, committed),
    ofBudget,
    available: amount("availableToCommit", B.available),
    outstanding: amount("outstanding", B.outstanding),
    elapsed: month && { formula: `${month.formula}/12`, value: month.value / 12 },
  };
}

/** A figure of the situation, summed over the tables; null when one of them lacks it. */
function headlineTotal(
  pack: Pack,
  blocks: readonly BudgetBlock[],
  pick: (line: BudgetLine) => number | null,
  column: number,
): Live<number> | null {
  let value = 0;
  const terms: string[] = [];
  for (const { latestRow, result } of blocks) {
    const amount = result.latest && pick(result.latest);
    if (latestRow === null || amount === null) return null;
    value += amount;
    terms.push(placeOn(pack, "budget", latestRow, column));
  }
  return terms.length === 0 ? null : { formula: terms.join("+"), value };
}
