import { a1, refFormula } from "../cells/address.ts";
import { eurosOf } from "../cells/units.ts";
import type { BudgetLine, BudgetStep } from "../indicators/results.ts";
import type { BudgetBlock } from "./budget-block.ts";
import { BUDGET_COLUMNS as C } from "./budget-columns.ts";
import { monthName } from "./budget-period.ts";
import { cell, figure, text } from "./cells.ts";
import { liveNumber } from "./live-formula.ts";
import { factor, type Live } from "./live.ts";
import { capitalised, type Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { sourceSum } from "./source-sum.ts";

/** From the initial budget to the one in force: BR, DM and virements, or the months whose budget changed. */
export function bridgeCells(pack: Pack, block: BudgetBlock, headerRow: number): PlanCell[] {
  const { bridge } = block.result;
  if (!bridge) return [];
  const { bridge: texts } = pack.texts.budget;
  const rowOf = (line: BudgetLine | null): number | null => {
    const index = line ? block.entries.findIndex((entry) => entry.line === line) : -1;
    return index < 0 ? null : block.firstRow + index;
  };
  const budgetOf = (line: BudgetLine | null): string | null => {
    const row = rowOf(line);
    return row === null ? null : a1(row, C.budget);
  };
  const first = headerRow + 1;
  const last = first + bridge.steps.length;
  const initial = eurosOf(bridge.initial);
  const initialFormula =
    bridge.initialRows.length > 0
      ? sourceSum(bridge.initialRows, "budgetInitial")?.formula
      : (budgetOf(bridge.since) ?? undefined);
  const stepFormula = (step: BudgetStep): Live<number> | null => {
    const value = eurosOf(step.change);
    if (step.heading !== null) {
      const terms = step.cells.map((each) => liveNumber(each, eurosOf(each.cents))?.formula ?? null);
      return terms.includes(null) ? null : { formula: terms.map((term) => factor(term ?? "")).join("+"), value };
    }
    const now = budgetOf(step.line);
    const before = step.before ? budgetOf(step.before) : a1(first, C.budget);
    return now === null || before === null ? null : { formula: `${now}-${before}`, value };
  };
  return [
    cell(headerRow, C.label, text(texts.heading), "header"),
    cell(headerRow, C.budget, text(texts.amount), "headerRight"),
    cell(first, C.label, text(texts.initial), "text"),
    figure(first, C.budget, initialFormula ? { formula: initialFormula, value: initial } : null, initial, "amount"),
    ...bridge.steps.flatMap((step, index) => {
      const row = first + 1 + index;
      const label = step.heading ?? capitalised(step.line ? monthName(pack, step.line) : "");
      return [
        cell(row, C.label, text(label), "text"),
        figure(row, C.budget, stepFormula(step), eurosOf(step.change), "signedAmount"),
        ...(step.cells[0]
          ? [cell(row, C.committed, text(refFormula(step.cells[0].ref).replaceAll("'", "")), "noteAfter")]
          : []),
      ];
    }),
    cell(last + 1, C.label, text(texts.current), "text"),
    figure(
      last + 1,
      C.budget,
      { formula: `SUM(${a1(first, C.budget)}:${a1(last, C.budget)})`, value: eurosOf(bridge.current) },
      null,
      "amount",
    ),
    cell(last + 1, C.committed, text(texts.note), "noteAfter"),
  ];
}
