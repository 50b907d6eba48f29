import { a1 } from "../cells/address.ts";
import type { BudgetLine } from "../indicators/results.ts";
import { euros, type BudgetBlock } from "./budget-block.ts";
import { BUDGET_COLUMNS as C } from "./budget-columns.ts";
import { paidOfCommitted } from "./budget-messages.ts";
import { periodName } from "./budget-period.ts";
import { cell, figure, text } from "./cells.ts";
import type { Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { sourceSum } from "./source-sum.ts";

const AMOUNTS = [
  [C.budget, "budget"],
  [C.committed, "committed"],
  [C.paid, "paid"],
] as const;

/** The situation, the same period of the year before, and what changed: three rows under the table's own columns. */
export function formerYearCells(pack: Pack, block: BudgetBlock, headerRow: number): PlanCell[] {
  const { latest, formerYear } = block.result;
  const { latestRow } = block;
  if (!latest || !formerYear || latestRow === null) return [];
  const { former } = pack.texts.budget;
  const texts = block.result.statement.aeCp ? { ...pack.texts.budget, ...pack.texts.budget.aeCp } : pack.texts.budget;
  const now = headerRow + 1;
  const then = headerRow + 2;
  const change = headerRow + 3;
  const rates = [
    [C.commitmentRate, texts.commitmentRate, (line: BudgetLine) => line.commitmentRate.value, C.committed, C.budget],
    [C.paymentRate, texts.paymentRate, paidOfCommitted, C.paid, C.committed],
  ] as const;
  const amounts = AMOUNTS.flatMap(([column, role]) => {
    const value = euros(latest[role]);
    const before = euros(formerYear[role]);
    const own = sourceSum(formerYear.parts, role);
    const agrees = own !== null && before !== null && Math.round((own.value - before) * 100) === 0;
    return [
      figure(now, column, value === null ? null : { formula: a1(latestRow, column), value }, null, "amount"),
      figure(then, column, agrees ? { formula: own.formula, value: before } : null, before, "amount"),
      figure(
        change,
        column,
        value === null || before === null
          ? null
          : { formula: `${a1(now, column)}-${a1(then, column)}`, value: value - before },
        null,
        "signedAmount",
      ),
    ];
  });
  const quotients = rates.flatMap(([column, , pick, over, by]) => {
    const value = pick(latest);
    const before = pick(formerYear);
    const rate = (row: number, of: number | null) =>
      figure(row, column, of === null ? null : { formula: `${a1(row, over)}/${a1(row, by)}`, value: of }, null, "rate");
    return [
      rate(now, value),
      rate(then, before),
      figure(
        change,
        column,
        value === null || before === null
          ? null
          : { formula: `100*(${a1(now, column)}-${a1(then, column)})`, value: 100 * (value - before) },
        null,
        "points",
      ),
    ];
  });
  return [
    cell(headerRow, C.label, text(former.heading), "header"),
    cell(headerRow, C.budget, text(texts.budget), "headerRight"),
    cell(headerRow, C.committed, text(texts.committed), "headerRight"),
    cell(headerRow, C.paid, text(texts.paid), "headerRight"),
    ...rates.map(([column, heading]) => cell(headerRow, column, text(heading), "headerRight")),
    cell(now, C.label, text(periodName(pack, latest)), "text"),
    cell(then, C.label, text(periodName(pack, formerYear)), "text"),
    cell(change, C.label, text(former.change), "text"),
    ...amounts,
    ...quotients,
  ];
}
