import { a1, columnLetters } from "../cells/address.ts";
import { eurosOf, type Cents } from "../cells/units.ts";
import type { BudgetLine } from "../indicators/results.ts";
import { CHART_ROWS, hasCp, placed, THRESHOLD_ROWS, type BudgetBlock } from "./budget-block.ts";
import { amountsChart, ratesChart } from "./budget-charts.ts";
import { BUDGET_COLUMNS as C } from "./budget-columns.ts";
import type { BudgetEntry } from "./budget-entries.ts";
import { landingCells, thresholdCells } from "./budget-landing.ts";
import { sinceMessage } from "./budget-messages.ts";
import { budgetHeaders, entryCells } from "./budget-rows.ts";
import { cell, live } from "./cells.ts";
import { FIRST_COLUMN, framed, HEADER_ROW, MARGIN_WIDTH, SECOND_ROW } from "./frame.ts";
import type { Pack } from "./pack.ts";
import { CRITICAL, WATCH } from "./palette.ts";
import type { PlanCell, PlanChart, PlanConditionalFormat, SheetPlan } from "./plan.ts";
import type { ThresholdCells } from "./settings.ts";
import { CELL_PADDING, textWidth } from "./text-width.ts";

const WIDTHS = [MARGIN_WIDTH, 60, 75, 75, 75, 57, 57, 57, 75, 75, 72, 72];
const CP_WIDTH = 75;

const LAST_CHART_COLUMN = 11;

export interface BudgetSheet {
  readonly sheet: SheetPlan;
  readonly blocks: readonly BudgetBlock[];
}

/** One block a budget table: figures by month, thresholds, charts, landing. */
export function budgetSheet(pack: Pack, thresholds: ThresholdCells): BudgetSheet {
  const blocks: BudgetBlock[] = [];
  for (const result of pack.results.budget) blocks.push(placed(pack, result, blocks.at(-1)?.endRow ?? null));
  const withCp = blocks.some(({ result }) => hasCp(result));
  const widths = (withCp ? [...WIDTHS, CP_WIDTH] : WIDTHS).map((width, column) =>
    Math.max(width, ...blocks.map(({ entries }) => widest(entries, column))),
  );
  const [first] = blocks;
  const parts = blocks.map((block, index) => blockCells(pack, block, index, thresholds));
  const sheet = framed(pack, "budget", {
    widths,
    message: first?.message ?? null,
    second: first ? sinceMessage(pack, first) : null,
    cells: parts.flatMap(({ cells }) => cells),
    heights: blocks.slice(1).map(({ headerRow }) => [headerRow, 30] as const),
    conditionalFormats: parts.flatMap(({ formats }) => formats),
    charts: parts.flatMap(({ charts }) => charts),
    lastRow: blocks.at(-1)?.endRow ?? HEADER_ROW,
  });
  return { sheet, blocks };
}

/** Points that the longest amount of a column takes. */
function widest(entries: readonly BudgetEntry[], column: number): number {
  const amountOf: Partial<Record<number, (line: BudgetLine) => Cents | null>> = {
    [C.budget]: (line) => line.budget,
    [C.committed]: (line) => line.committed,
    [C.paid]: (line) => line.paid,
    [C.available]: (line) => line.availableToCommit,
    [C.outstanding]: (line) => line.outstanding,
    [C.committedFlow]: (line) => line.committedFlow,
    [C.paidFlow]: (line) => line.paidFlow,
    [C.cpBudget]: (line) => line.cpBudget,
  };
  const pick = amountOf[column];
  const texts = entries.flatMap(({ line, source, kind }) => {
    if (column === C.label) return kind === "month" ? [] : [(source?.label ?? "").slice(0, 40)];
    const amount = line && pick ? pick(line) : null;
    return amount === null ? [] : [`${eurosOf(amount).toLocaleString("en", { minimumFractionDigits: 2 })}\u00a0€`];
  });
  return Math.max(0, ...texts.map((shown) => Math.ceil(textWidth(shown, 10) + CELL_PADDING)));
}

function blockCells(
  pack: Pack,
  block: BudgetBlock,
  index: number,
  thresholds: ThresholdCells,
): { cells: PlanCell[]; formats: PlanConditionalFormat[]; charts: PlanChart[] } {
  const { result, entries, headerRow, firstRow, lastRow } = block;
  const cells: PlanCell[] =
    index === 0
      ? []
      : [
          cell(block.messageRow, FIRST_COLUMN, live(block.message), "message"),
          cell(block.messageRow + 1, FIRST_COLUMN, live(sinceMessage(pack, block)), "situation"),
        ];
  cells.push(...budgetHeaders(pack, result, headerRow));
  let above: number | null = null;
  entries.forEach((entry, order) => {
    const row = firstRow + order;
    cells.push(...entryCells(pack, block, entry, row, above));
    if (entry.line) above = row;
  });
  cells.push(...thresholdCells(pack, lastRow + 1, thresholds), ...landingCells(pack, block));
  return {
    cells,
    formats: formats(block, pack.results.settings.thresholds.paymentWatchFromMonth),
    charts: charts(pack, block, index),
  };
}

function formats({ firstRow, lastRow, entries }: BudgetBlock, fromMonth: number): PlanConditionalFormat[] {
  const range = (column: number, top = firstRow) => `${a1(top, column)}:${a1(lastRow, column)}`;
  const letters = columnLetters;
  const watch = `${letters(C.commitmentRate)}$${lastRow + 2}`;
  const breach = `${letters(C.commitmentRate)}$${lastRow + 3}`;
  const rate = a1(firstRow, C.commitmentRate);
  const execution = a1(firstRow, C.executionRate);
  const critical = { font: { color: CRITICAL.font, bold: true }, fill: CRITICAL.fill };
  const toWatch = { font: { color: WATCH.font, bold: true }, fill: WATCH.fill };
  const lateIndex = entries.findIndex(({ month, kind }) => kind === "month" && month === fromMonth);
  const late = lateIndex < 0 ? [] : [firstRow + lateIndex];
  return [
    { range: range(C.commitmentRate), formula: `=AND(ISNUMBER(${rate}),${rate}>${breach})`, style: critical },
    {
      range: range(C.commitmentRate),
      formula: `=AND(ISNUMBER(${rate}),${rate}>=${watch},${rate}<=${breach})`,
      style: toWatch,
    },
    { range: range(C.executionRate), formula: `=AND(ISNUMBER(${execution}),${execution}>1)`, style: critical },
    ...late.map((row) => ({
      range: range(C.paymentRate, row),
      formula: `=AND(ISNUMBER(${a1(row, C.paymentRate)}),${a1(row, C.paymentRate)}<${letters(C.paymentRate)}$${lastRow + 2})`,
      style: toWatch,
    })),
  ];
}

function charts(pack: Pack, block: BudgetBlock, index: number): PlanChart[] {
  const { charted, message: title, messageRow, lastRow } = block;
  if (charted.highest <= 0) return [];
  const top = lastRow + THRESHOLD_ROWS + 1;
  const suffix = index === 0 ? "" : ` ${index + 1}`;
  const since = sinceMessage(pack, block);
  const place = (left: number, right: number) => ({ from: a1(top, left), to: a1(top + CHART_ROWS - 1, right) });
  const secondRow = index === 0 ? SECOND_ROW : messageRow + 1;
  const amounts = amountsChart(
    `Jauge C1${suffix}`,
    charted,
    { cell: a1(messageRow, FIRST_COLUMN), text: title.value },
    pack.texts.budget,
  );
  const rates = ratesChart(`Jauge C3${suffix}`, charted, { cell: a1(secondRow, FIRST_COLUMN), text: since.value });
  return [
    { ...amounts, ...place(FIRST_COLUMN, 5) },
    { ...rates, ...place(6, LAST_CHART_COLUMN) },
  ];
}

/** The C1 chart of a block as the cover shows it. */
export const coverAmountsChart = (pack: Pack, block: BudgetBlock): Omit<PlanChart, "from" | "to"> => ({
  ...amountsChart(
    "Jauge C1 synthèse",
    block.charted,
    { cell: a1(block.messageRow, FIRST_COLUMN), text: block.message.value },
    pack.texts.budget,
  ),
  dataSheet: "budget",
});
