import { a1, columnLetters } from "../cells/address.ts";
import { eurosOf, type Cents } from "../cells/units.ts";
import { totalTable } from "../indicators/budget/total-table.ts";
import type { BudgetLine, BudgetPart, BudgetResult } from "../indicators/results.ts";
import { CHART_ROWS, placed, THRESHOLD_ROWS, type BudgetBlock } from "./budget-block.ts";
import { bridgeCells } from "./budget-bridge.ts";
import { amountsChart, landingChart, ratesChart } from "./budget-charts.ts";
import { BUDGET_COLUMNS as C } from "./budget-columns.ts";
import type { BudgetEntry } from "./budget-entries.ts";
import { extrasOf, type Extra } from "./budget-extras.ts";
import { formerYearCells } from "./budget-former-year.ts";
import { landingCells, landingRange, thresholdCells } from "./budget-landing.ts";
import { sinceMessage } from "./budget-messages.ts";
import { partsComparisons, tablesComparison, type Comparison } from "./budget-parts.ts";
import { budgetHeaders, entryCells } from "./budget-rows.ts";
import { cell, live } from "./cells.ts";
import { FIRST_COLUMN, FIRST_ROW, framed, HEADER_ROW, MARGIN_WIDTH, SECOND_ROW } from "./frame.ts";
import type { Pack } from "./pack.ts";
import { CRITICAL, WATCH } from "./palette.ts";
import { paymentDelayBlock } from "./payment-delay.ts";
import type { PlanCell, PlanChart, PlanConditionalFormat, SheetPlan } from "./plan.ts";
import type { ThresholdCells } from "./settings.ts";
import { CELL_PADDING, textWidth } from "./text-width.ts";

const WIDTHS = [MARGIN_WIDTH, 60, 75, 75, 75, 57, 57, 57, 75, 75, 72, 72];
const EXTRA_WIDTH = 75;
const HEADER_HEIGHT = 30;

const LAST_CHART_COLUMN = 11;
/** The landing's chart stands beside its table. */
const LANDING_CHART_COLUMN = 8;
const LANDING_CHART_ROWS = 9;
/** Parts beyond these have no block of their own: the tables side by side have them all. */
const MOST_PARTS = 6;

export interface BudgetSheet {
  readonly sheet: SheetPlan;
  readonly blocks: readonly BudgetBlock[];
  /** Several tables of the year, side by side; null for one. */
  readonly tables: Comparison | null;
}

/**
 * One block a budget table (figures by month, thresholds, charts, landing, bridge, former year, parts side by side),
 * one a part that goes by period, the tables side by side where there are several, the delay of payments.
 */
export function budgetSheet(pack: Pack, thresholds: ThresholdCells): BudgetSheet {
  const { budget: results, paymentDelay: delay } = pack.results;
  const extras = extrasOf(results);
  const drawn: DrawnBlock[] = [];
  const inOrder = [...results.filter(({ current }) => current), ...results.filter(({ current }) => !current)];
  for (const [result, part] of inOrder.flatMap(courses)) {
    const block = placed(pack, result, part, extras, drawn.at(-1)?.endRow ?? null);
    drawn.push(blockCells(pack, block, drawn.length, thresholds));
  }
  const blocks = onSameScales(drawn.map(({ block }) => block));
  const end = drawn.at(-1)?.endRow ?? HEADER_ROW;
  const current = blocks.filter(({ part, result, latestRow }) => part === null && result.current && latestRow !== null);
  const total = totalTable(results)?.table.statement;
  const compared = current.filter(({ result }) => result.statement !== total);
  const tables = tablesComparison(pack, compared, end);
  const afterTables = tables?.endRow ?? end;
  const delayTop = blocks.length === 0 ? FIRST_ROW : afterTables + 2;
  const delays = delay && paymentDelayBlock(pack, delay, thresholds, delayTop);
  const headerRows = [
    ...blocks.slice(1).map(({ headerRow }) => headerRow),
    ...drawn.flatMap(({ headerRows: own }) => own),
    ...(tables?.headerRows ?? []),
  ];
  const [first] = blocks;
  const sheet = framed(pack, "budget", {
    widths: widthsOf(blocks, extras),
    message: first?.message ?? delays?.message ?? null,
    second: first ? sinceMessage(pack, first) : null,
    cells: [...drawn.flatMap(({ cells }) => cells), ...(tables?.cells ?? []), ...(delays?.cells ?? [])],
    heights: headerRows.map((row) => [row, HEADER_HEIGHT] as const),
    conditionalFormats: drawn.flatMap(({ formats }) => formats),
    charts: [
      ...blocks.flatMap((block, index) => [...charts(pack, block, index), ...(drawn[index]?.charts ?? [])]),
      ...(tables?.charts ?? []),
    ],
    lastRow: delays?.endRow ?? afterTables,
  });
  return { sheet, blocks, tables };
}

/** Tables have one scale, and so have their parts: what is compared by eye is drawn alike. */
function onSameScales(blocks: readonly BudgetBlock[]): readonly BudgetBlock[] {
  return blocks.map((block) => {
    const alike = blocks.filter(({ part }) => (part === null) === (block.part === null)).map(({ charted }) => charted);
    const highest = block.charted.highest > 0 ? Math.max(...alike.map((each) => each.highest)) : 0;
    const highestRate = Math.max(...alike.map((each) => each.highestRate));
    return { ...block, charted: { ...block.charted, highest, highestRate } };
  });
}

/** A table as a whole; this year's with its parts that go by period: envelopes, else entities, else lines. */
function courses(result: BudgetResult): readonly (readonly [BudgetResult, BudgetPart | null])[] {
  if (!result.current) return [[result, null]];
  const [first] = result.parts;
  const parts = result.parts.filter(
    ({ by, months, latest }) => by === first?.by && latest !== null && months.length > 1 && latest.period !== null,
  );
  return [[result, null], ...(parts.length <= MOST_PARTS ? parts.map((part) => [result, part] as const) : [])];
}

function widthsOf(blocks: readonly BudgetBlock[], extras: readonly Extra[]): readonly number[] {
  return [...WIDTHS, ...extras.map(() => EXTRA_WIDTH)].map((width, column) =>
    Math.max(
      width,
      ...blocks.map(({ entries }) => widest(entries, extras, column)),
      ...(column === C.label ? blocks.map(({ result }) => widestName(result)) : []),
    ),
  );
}

const widestName = ({ parts }: BudgetResult): number =>
  Math.max(0, ...parts.map(({ name }) => Math.ceil(textWidth(name.slice(0, 40), 10) + CELL_PADDING)));

/** Points that the longest amount of a column takes. */
function widest(entries: readonly BudgetEntry[], extras: readonly Extra[], column: number): number {
  const amountOf: Partial<Record<number, (line: BudgetLine) => Cents | null>> = {
    [C.budget]: (line) => line.budget,
    [C.committed]: (line) => line.committed,
    [C.paid]: (line) => line.paid,
    [C.available]: (line) => line.availableToCommit,
    [C.outstanding]: (line) => line.outstanding,
    [C.committedFlow]: (line) => line.committedFlow,
    [C.paidFlow]: (line) => line.paidFlow,
    ...Object.fromEntries(extras.map((extra) => [extra.column, (line: BudgetLine) => line[extra.role]])),
  };
  const pick = amountOf[column];
  const texts = entries.flatMap(({ line, source, kind }) => {
    if (column === C.label) return kind === "month" ? [] : [(source?.label ?? "").slice(0, 40)];
    const amount = line && pick ? pick(line) : null;
    return amount === null ? [] : [`${eurosOf(amount).toLocaleString("en", { minimumFractionDigits: 2 })}\u00a0€`];
  });
  return Math.max(0, ...texts.map((shown) => Math.ceil(textWidth(shown, 10) + CELL_PADDING)));
}

interface DrawnBlock {
  readonly block: BudgetBlock;
  readonly cells: readonly PlanCell[];
  readonly formats: readonly PlanConditionalFormat[];
  readonly charts: readonly PlanChart[];
  /** Of the tables under the first. */
  readonly headerRows: readonly number[];
  readonly endRow: number;
}

function blockCells(pack: Pack, block: BudgetBlock, index: number, thresholds: ThresholdCells): DrawnBlock {
  const { result, entries, headerRow, firstRow, lastRow } = block;
  const cells: PlanCell[] =
    index === 0
      ? []
      : [
          cell(block.messageRow, FIRST_COLUMN, live(block.message), "message"),
          cell(block.messageRow + 1, FIRST_COLUMN, live(sinceMessage(pack, block)), "situation"),
        ];
  cells.push(...budgetHeaders(pack, result, headerRow, block.extras));
  let above: number | null = null;
  entries.forEach((entry, order) => {
    const row = firstRow + order;
    cells.push(...entryCells(pack, block, entry, row, above));
    if (entry.line) above = row;
  });
  cells.push(...thresholdCells(pack, lastRow + 1, thresholds), ...landingCells(pack, block));
  const landing = landingCharts(pack, block, index);
  let endRow = block.endRow;
  cells.push(...bridgeCells(pack, block, endRow + 2));
  endRow = Math.max(endRow, ...cells.map(({ row }) => row));
  const formerHeader = endRow + 2;
  const former = formerYearCells(pack, block, formerHeader);
  cells.push(...former);
  endRow = Math.max(endRow, ...former.map(({ row }) => row));
  if (landing.length > 0) endRow = Math.max(endRow, landingTop(block) + LANDING_CHART_ROWS - 1);
  const comparisons = partsComparisons(pack, block, endRow, index === 0 ? "" : ` ${index + 1}`);
  return {
    block,
    cells: [...cells, ...comparisons.cells],
    formats: formats(block, pack.results.settings.thresholds.paymentWatchFromMonth),
    charts: [...landing, ...comparisons.charts],
    headerRows: [...(former.length > 0 ? [formerHeader] : []), ...comparisons.headerRows],
    endRow: comparisons.endRow,
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

const landingTop = ({ landing, endRow }: BudgetBlock): number => (landing[0]?.row ?? endRow) - 1;

function landingCharts(pack: Pack, block: BudgetBlock, index: number): PlanChart[] {
  const { landing } = block;
  const range = landingRange(pack, block);
  const last = landing.at(-1);
  if (!range || !last) return [];
  const top = landingTop(block);
  const chart = landingChart(
    `Jauge C5${index === 0 ? "" : ` ${index + 1}`}`,
    { headerRow: top, firstRow: top + 1, lastRow: last.row },
    landing.map((each) => eurosOf(each.landing.paid)),
    { cell: a1(top, C.paid), text: range.value },
    pack.texts.budget,
  );
  return [{ ...chart, from: a1(top, LANDING_CHART_COLUMN), to: a1(top + LANDING_CHART_ROWS - 1, LAST_CHART_COLUMN) }];
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
