import { a1, refFormula } from "../cells/address.ts";
import { eurosOf, type Cents } from "../cells/units.ts";
import type { BudgetLine, BudgetResult } from "../indicators/results.ts";
import { euros, type BudgetBlock } from "./budget-block.ts";
import { BUDGET_COLUMNS as C } from "./budget-columns.ts";
import type { BudgetEntry } from "./budget-entries.ts";
import { extraHeading, type Extra } from "./budget-extras.ts";
import { paidOfCommitted } from "./budget-messages.ts";
import { cell, figure, live, number, text } from "./cells.ts";
import { liveText } from "./live-formula.ts";
import type { Live } from "./live.ts";
import { capitalised, type Pack } from "./pack.ts";
import type { PlanCell } from "./plan.ts";
import { sourceSum } from "./source-sum.ts";
import type { StyleName } from "./styles.ts";

/** Amounts that formulas take off the users' cells. */
type AmountRole = "budget" | "committed" | "paid" | Exclude<Extra["role"], "leftToPay" | "availableToPay">;

/** The headings of a table of months, or of one that `label` names and that has no flows. */
export function budgetHeaders(
  pack: Pack,
  result: BudgetResult,
  row: number,
  extras: readonly Extra[],
  label?: string,
): PlanCell[] {
  const { budget: texts } = pack.texts;
  const named = result.statement.aeCp ? { ...texts, ...texts.aeCp } : texts;
  const ofMonths = result.months.every(({ period }) => period !== null) ? texts.month : texts.period;
  const columns: [number, string][] = [
    [C.budget, named.budget],
    [C.committed, named.committed],
    [C.paid, named.paid],
    [C.commitmentRate, named.commitmentRate],
    [C.paymentRate, named.paymentRate],
    [C.executionRate, named.executionRate],
    [C.available, texts.available],
    [C.outstanding, texts.outstanding],
    [C.committedFlow, label === undefined ? texts.committedFlow : ""],
    [C.paidFlow, label === undefined ? texts.paidFlow : ""],
    ...extras.map(({ role, column }): [number, string] => [column, extraHeading(pack.texts, role)]),
  ];
  return [
    cell(row, C.label, text(label ?? ofMonths), "header"),
    ...columns.map(([column, heading]) => cell(row, column, heading === "" ? null : text(heading), "headerRight")),
  ];
}

/** A period: its amounts off the user's cells, its rates and differences off these. */
export function entryCells(
  pack: Pack,
  block: BudgetBlock,
  entry: BudgetEntry,
  row: number,
  above: number | null,
): PlanCell[] {
  const { line } = entry;
  const label = linked(labelCell(pack, entry, row), line);
  if (!line) {
    const last = block.extras.at(-1)?.column ?? C.paidFlow;
    return [
      label,
      ...Array.from({ length: last - C.label }, (_, index) => cell(row, C.label + 1 + index, null, "amount")),
    ];
  }
  const flow = (role: "committed" | "paid", value: Cents | null, of: number) =>
    flowFormula(block, role, value, row, above, of);
  return [
    label,
    ...lineCells(line, row, block.extras, {
      amount: (role, column) => amountFormula(block, entry, role, column, above),
      committedFlow: flow("committed", line.committedFlow, C.committed),
      paidFlow: flow("paid", line.paidFlow, C.paid),
    }),
  ];
}

export interface LineFormulas {
  readonly amount: (role: AmountRole, column: number) => Live<number> | null;
  readonly committedFlow: Live<number> | null;
  readonly paidFlow: Live<number> | null;
}

/** The figures of a line beside its label: amounts by their formulas, rates and differences off these. */
export function lineCells(line: BudgetLine, row: number, extras: readonly Extra[], formulas: LineFormulas): PlanCell[] {
  const amount = (column: number, role: AmountRole) =>
    figure(row, column, formulas.amount(role, column), euros(line[role]), "amount");
  const difference = (column: number, value: Cents | null, minuend: number, subtrahend: number) =>
    figure(
      row,
      column,
      value === null ? null : { formula: `${a1(row, minuend)}-${a1(row, subtrahend)}`, value: eurosOf(value) },
      null,
      "amount",
    );
  const rate = (column: number, value: number | null, numerator: number, denominator: number) =>
    figure(
      row,
      column,
      value === null ? null : { formula: `${a1(row, numerator)}/${a1(row, denominator)}`, value },
      null,
      "rate",
    );
  const columnOf = (role: Extra["role"]): number | null => extras.find((extra) => extra.role === role)?.column ?? null;
  const opening = columnOf("openingCommitments");
  const leftToPay = (column: number) =>
    figure(
      row,
      column,
      line.leftToPay === null || opening === null
        ? null
        : {
            formula: `${a1(row, opening)}+${a1(row, C.committed)}-${a1(row, C.paid)}`,
            value: eurosOf(line.leftToPay),
          },
      null,
      "amount",
    );
  const ceiling = line.cpBudget === null ? C.budget : C.cpBudget;
  return [
    amount(C.budget, "budget"),
    amount(C.committed, "committed"),
    amount(C.paid, "paid"),
    rate(C.commitmentRate, line.commitmentRate.value, C.committed, C.budget),
    rate(C.paymentRate, paidOfCommitted(line), C.paid, C.committed),
    rate(C.executionRate, line.executionRate.value, C.paid, ceiling),
    difference(C.available, line.availableToCommit, C.budget, C.committed),
    difference(C.outstanding, line.outstanding, C.committed, C.paid),
    figure(row, C.committedFlow, formulas.committedFlow, euros(line.committedFlow), "amount"),
    figure(row, C.paidFlow, formulas.paidFlow, euros(line.paidFlow), "amount"),
    ...extras.map(({ role, column }) => {
      if (role === "leftToPay") return leftToPay(column);
      return role === "availableToPay"
        ? difference(column, line.availableToPay, C.cpBudget, C.paid)
        : amount(column, role);
    }),
  ];
}

/** To the first of the cells that the row's figures come from. */
function linked(label: PlanCell, line: BudgetLine | null): PlanCell {
  const ref = Object.values(line?.parts[0]?.amounts ?? {})[0]?.ref;
  const styles: Readonly<Record<string, StyleName>> = { text: "rowLink", month: "monthLink", dateLeft: "dateLink" };
  const style = styles[label.style];
  return ref && style && label.content ? { ...label, style, link: refFormula(ref) } : label;
}

function labelCell(pack: Pack, { kind, month, year, source }: BudgetEntry, row: number): PlanCell {
  if (kind === "total") return cell(row, C.label, text(pack.texts.budget.total), "text");
  if (kind === "month" && month !== null) {
    if (year !== null) return cell(row, C.label, number(monthSerial(year, month)), "month");
    return cell(row, C.label, text(capitalised(pack.texts.months[month - 1] ?? "")), "text");
  }
  if (!source) return cell(row, C.label, null, "text");
  const { labelRef, label, period } = source;
  // A total over envelopes is named by its period's cell; a cell that holds a date would give its serial as text.
  const dated = typeof period?.raw === "number" && label === String(period.raw);
  if (period && dated) {
    const value = Number(period.raw);
    return cell(row, C.label, live({ formula: refFormula(period.ref), value }), "dateLeft");
  }
  const ref = period && label === String(period.raw) ? period.ref : labelRef;
  return cell(row, C.label, live(liveText({ ref, raw: label }, label)), "text");
}

const monthSerial = (year: number, month: number): number => Date.UTC(year, month - 1, 1) / 86_400_000 + 25_569;

/** The cell's own amount, the sum of its rows, or the sum carried on where the sheet holds single months. */
function amountFormula(
  block: BudgetBlock,
  { kind, line }: BudgetEntry,
  role: AmountRole,
  column: number,
  above: number | null,
): Live<number> | null {
  const value = line && euros(line[role]);
  if (!line || value === null) return null;
  const agrees = (formula: string, said: number) =>
    Math.round((said - value) * 100) === 0 ? { formula, value } : null;
  if (kind === "total") {
    const sum = block.result.lines.reduce((total, each) => total + (euros(each[role]) ?? 0), 0);
    return agrees(`SUM(${a1(block.firstRow, column)}:${a1(block.lastRow - 1, column)})`, sum);
  }
  const own = sourceSum(line.parts, role);
  if (!own) return null;
  const direct = agrees(own.formula, own.value);
  if (direct || above === null) return direct;
  const carried = euros(block.entries[above - block.firstRow]?.line?.[role] ?? null);
  return carried === null ? null : agrees(`${a1(above, column)}+${own.formula}`, carried + own.value);
}

/** Difference with the row above where it is the period before, the amount itself for the year's first. */
function flowFormula(
  block: BudgetBlock,
  role: "committed" | "paid",
  value: Cents | null,
  row: number,
  above: number | null,
  column: number,
): Live<number> | null {
  const now = block.entries[row - block.firstRow]?.line?.[role] ?? null;
  if (value === null || now === null) return null;
  const before = above === null ? null : (block.entries[above - block.firstRow]?.line?.[role] ?? null);
  if (before !== null && now - before === value)
    return { formula: `${a1(row, column)}-${a1(above ?? row, column)}`, value: eurosOf(value) };
  return now === value ? { formula: a1(row, column), value: eurosOf(value) } : null;
}
