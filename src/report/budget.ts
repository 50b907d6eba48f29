import { a1, columnLetters } from "../cells/address.ts";
import { eurosOf, type Cents } from "../cells/units.ts";
import type { BudgetLine, BudgetResult, Landing } from "../indicators/results.ts";
import { amountsChart, ratesChart, type ChartedBlock } from "./budget-charts.ts";
import { budgetEntries, type BudgetEntry } from "./budget-entries.ts";
import { at, cell, figure, live, number, text } from "./cells.ts";
import { FIRST_COLUMN, framed, HEADER_ROW, MARGIN_WIDTH, MESSAGE_ROW, SECOND_ROW } from "./frame.ts";
import { liveText } from "./live-formula.ts";
import { percent, sentence, signedPercent, words, type Live } from "./live.ts";
import { capitalised, filled, type Pack } from "./pack.ts";
import { CRITICAL, WATCH } from "./palette.ts";
import type { PlanCell, PlanChart, PlanConditionalFormat, SheetPlan } from "./plan.ts";
import type { ThresholdCells } from "./settings.ts";
import { sourceSum } from "./source-sum.ts";
import { CELL_PADDING, textWidth } from "./text-width.ts";

export const BUDGET_COLUMNS = {
  label: FIRST_COLUMN,
  budget: 2,
  committed: 3,
  paid: 4,
  commitmentRate: 5,
  paymentRate: 6,
  executionRate: 7,
  available: 8,
  outstanding: 9,
  committedFlow: 10,
  paidFlow: 11,
  cpBudget: 12,
} as const;
const C = BUDGET_COLUMNS;
const WIDTHS = [MARGIN_WIDTH, 60, 75, 75, 75, 57, 57, 57, 75, 75, 72, 72];
const CP_WIDTH = 75;

/** Rows between the table and its charts, which hold the thresholds; rows that a chart covers. */
const THRESHOLD_ROWS = 2;
const CHART_ROWS = 16;
const LAST_CHART_COLUMN = 11;

/** A budget table of the pack, 0-based rows. */
export interface BudgetBlock {
  readonly result: BudgetResult;
  readonly entries: readonly BudgetEntry[];
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly messageRow: number;
  readonly message: Live<string>;
  /** Rows of the situation and of the period before it. */
  readonly latestRow: number | null;
  readonly previousRow: number | null;
  readonly landing: readonly { readonly landing: Landing; readonly row: number }[];
  readonly charted: ChartedBlock;
  readonly endRow: number;
}

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

const hasCp = (result: BudgetResult): boolean => result.months.some(({ cpBudget }) => cpBudget !== null);

const euros = (amount: Cents | null): number | null => (amount === null ? null : eurosOf(amount));

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

function placed(pack: Pack, result: BudgetResult, after: number | null): BudgetBlock {
  const entries = budgetEntries(result);
  const messageRow = after === null ? MESSAGE_ROW : after + 2;
  const headerRow = after === null ? HEADER_ROW : messageRow + 2;
  const firstRow = headerRow + 1;
  const lastRow = headerRow + entries.length;
  const rowOf = (line: BudgetLine | null): number | null => {
    const index = line ? entries.findIndex((entry) => entry.line === line || samePeriod(entry.line, line)) : -1;
    return index < 0 ? null : firstRow + index;
  };
  const latestRow = rowOf(result.latest);
  const previousRow = rowOf(result.previous);
  const landingRow = lastRow + THRESHOLD_ROWS + CHART_ROWS + 2;
  const landing = result.landing.map((each, index) => ({ landing: each, row: landingRow + 1 + index }));
  const plotted = entries.flatMap(({ line, kind }) => (line && kind !== "total" ? [line] : []));
  const latest = result.latest;
  return {
    result,
    entries,
    headerRow,
    firstRow,
    lastRow,
    messageRow,
    message: message(pack, result, latestRow),
    latestRow,
    previousRow,
    landing,
    charted: {
      headerRow,
      firstRow,
      lastRow: entries.at(-1)?.kind === "total" ? lastRow - 1 : lastRow,
      latest: latestRow === null || entries[latestRow - firstRow]?.kind === "total" ? null : latestRow - firstRow,
      byMonth: entries.every(({ kind, year }) => kind === "month" && year !== null),
      amounts: [latest?.budget, latest?.committed, latest?.paid].map((amount) => euros(amount ?? null)),
      highest: Math.max(
        0,
        ...plotted.flatMap(({ budget, committed, paid }) => [budget, committed, paid].map((amount) => euros(amount) ?? 0)),
      ),
      overrun: plotted.some(({ commitmentRate, paid, committed }) =>
        (commitmentRate.value ?? 0) > 1 || (paid !== null && committed !== null && paid > committed),
      ),
    },
    endRow: landing.at(-1)?.row ?? lastRow + THRESHOLD_ROWS + CHART_ROWS,
  };
}

const samePeriod = (entry: BudgetLine | null, line: BudgetLine): boolean =>
  entry !== null && entry.source.row === line.source.row && entry.period === line.period && entry.period !== null;

/** "Septembre 2015", or the row's own label. */
export function periodName(pack: Pack, line: BudgetLine): string {
  const period = line.source.period;
  const month = period?.month == null || !["month", "date"].includes(period.kind) ? null : period.month;
  if (month === null || period?.complementary) return line.source.label || pack.texts.budget.total;
  const name = capitalised(pack.texts.months[month - 1] ?? "");
  return period?.year == null ? name : `${name} ${period.year}`;
}

/** "août": inside a sentence. */
export function monthName(pack: Pack, line: BudgetLine): string {
  const period = line.source.period;
  const named = period?.month != null && ["month", "date"].includes(period.kind) && !period.complementary;
  return named ? (pack.texts.months[(period.month ?? 1) - 1] ?? "") : line.source.label;
}

/** Mandaté / engagé, whatever the table's own denominator; null where nothing is committed. */
export const paidOfCommitted = ({ committed, paid }: BudgetLine): number | null =>
  committed !== null && paid !== null && committed > 0 ? paid / committed : null;

function message(pack: Pack, result: BudgetResult, latestRow: number | null): Live<string> {
  const { latest, paymentRateDenominator } = result;
  const texts = pack.texts.budget;
  const said = (): Live<string> => {
    if (!latest || latestRow === null || latest.commitmentRate.value === null)
      return sentence(texts.messageNone, {}, pack.locale);
    const ofBudget = paymentRateDenominator === "budget";
    const payment = ofBudget ? latest.executionRate.value : paidOfCommitted(latest);
    const column = ofBudget ? C.executionRate : C.paymentRate;
    const parts = {
      period: words(periodName(pack, latest)),
      rate: percent(at(latestRow, C.commitmentRate, latest.commitmentRate.value), 1, pack.locale),
    };
    if (payment === null) return sentence(texts.messageCommitted, parts, pack.locale);
    const paid = percent(at(latestRow, column, payment), 1, pack.locale);
    return sentence(ofBudget ? texts.messageOfBudget : texts.message, { ...parts, paid }, pack.locale);
  };
  if (pack.results.budget.length === 1) return said();
  return sentence(
    texts.source,
    { sheet: words(result.statement.block.sheet), message: said() },
    pack.locale,
  );
}

function sinceMessage(pack: Pack, { result, latestRow, previousRow }: BudgetBlock): Live<string> {
  const { latest, previous } = result;
  const texts = pack.texts.budget;
  const committed = latest?.commitmentRate.value;
  const before = previous?.commitmentRate.value;
  const paid = latest && paidOfCommitted(latest);
  const paidBefore = previous && paidOfCommitted(previous);
  if (latestRow === null || previousRow === null || committed == null || before == null || paid == null || paidBefore == null)
    return sentence(texts.rates, {}, pack.locale);
  const change = (column: number, now: number, then: number) =>
    signedPercent(
      { formula: `${a1(latestRow, column)}-${a1(previousRow, column)}`, value: now - then },
      2,
      pack.locale,
    );
  return sentence(
    texts.since,
    {
      month: words(previous ? monthName(pack, previous) : ""),
      committed: change(C.commitmentRate, committed, before),
      paid: change(C.paymentRate, paid, paidBefore),
    },
    pack.locale,
  );
}

function blockCells(
  pack: Pack,
  block: BudgetBlock,
  index: number,
  thresholds: ThresholdCells,
): { cells: PlanCell[]; formats: PlanConditionalFormat[]; charts: PlanChart[] } {
  const { result, entries, headerRow, firstRow, lastRow } = block;
  const cells: PlanCell[] = index === 0 ? [] : [
    cell(block.messageRow, FIRST_COLUMN, live(block.message), "message"),
    cell(block.messageRow + 1, FIRST_COLUMN, live(sinceMessage(pack, block)), "situation"),
  ];
  cells.push(...headers(pack, result, headerRow));
  let above: number | null = null;
  entries.forEach((entry, order) => {
    const row = firstRow + order;
    cells.push(...entryCells(pack, block, entry, row, above));
    if (entry.line) above = row;
  });
  cells.push(...thresholdCells(pack, lastRow + 1, thresholds), ...landingCells(pack, block));
  return { cells, formats: formats(block, result), charts: charts(pack, block, index) };
}

function headers(pack: Pack, result: BudgetResult, row: number): PlanCell[] {
  const { budget: texts } = pack.texts;
  const named = result.statement.aeCp ? { ...texts, ...texts.aeCp } : texts;
  const label = result.months.every(({ period }) => period !== null) ? texts.month : texts.period;
  const columns: [number, string][] = [
    [C.budget, named.budget],
    [C.committed, named.committed],
    [C.paid, named.paid],
    [C.commitmentRate, named.commitmentRate],
    [C.paymentRate, named.paymentRate],
    [C.executionRate, named.executionRate],
    [C.available, texts.available],
    [C.outstanding, texts.outstanding],
    [C.committedFlow, texts.committedFlow],
    [C.paidFlow, texts.paidFlow],
    ...(hasCp(result) ? [[C.cpBudget, texts.aeCp.cpBudget] as [number, string]] : []),
  ];
  return [
    cell(row, C.label, text(label), "header"),
    ...columns.map(([column, heading]) => cell(row, column, text(heading), "headerRight")),
  ];
}

function entryCells(pack: Pack, block: BudgetBlock, entry: BudgetEntry, row: number, above: number | null): PlanCell[] {
  const { line } = entry;
  const label = labelCell(pack, entry, row);
  const withCp = hasCp(block.result);
  if (!line) {
    const last = withCp ? C.cpBudget : C.paidFlow;
    return [label, ...Array.from({ length: last - C.label }, (_, index) => cell(row, C.label + 1 + index, null, "amount"))];
  }
  const amount = (column: number, role: "budget" | "committed" | "paid" | "cpBudget") => {
    const value = euros(line[role]);
    return figure(row, column, amountFormula(block, entry, role, column, above), value, "amount");
  };
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
  const flow = (column: number, role: "committed" | "paid", value: Cents | null, of: number) =>
    figure(row, column, flowFormula(block, role, value, row, above, of), euros(value), "amount");
  const ceiling = line.cpBudget === null ? C.budget : C.cpBudget;
  return [
    label,
    amount(C.budget, "budget"),
    amount(C.committed, "committed"),
    amount(C.paid, "paid"),
    rate(C.commitmentRate, line.commitmentRate.value, C.committed, C.budget),
    rate(C.paymentRate, paidOfCommitted(line), C.paid, C.committed),
    rate(C.executionRate, line.executionRate.value, C.paid, ceiling),
    difference(C.available, line.availableToCommit, C.budget, C.committed),
    difference(C.outstanding, line.outstanding, C.committed, C.paid),
    flow(C.committedFlow, "committed", line.committedFlow, C.committed),
    flow(C.paidFlow, "paid", line.paidFlow, C.paid),
    ...(withCp ? [amount(C.cpBudget, "cpBudget")] : []),
  ];
}

function labelCell(pack: Pack, { kind, month, year, source }: BudgetEntry, row: number): PlanCell {
  if (kind === "total") return cell(row, C.label, text(pack.texts.budget.total), "text");
  if (kind === "month" && month !== null) {
    if (year !== null) return cell(row, C.label, number(monthSerial(year, month)), "month");
    return cell(row, C.label, text(capitalised(pack.texts.months[month - 1] ?? "")), "text");
  }
  if (!source) return cell(row, C.label, null, "text");
  const { labelRef: ref, label } = source;
  return cell(row, C.label, live(liveText({ ref, raw: label }, label)), "text");
}

const monthSerial = (year: number, month: number): number => Date.UTC(year, month - 1, 1) / 86_400_000 + 25_569;

/** The cell's own amount, the sum of its rows, or the sum carried on where the sheet holds single months. */
function amountFormula(
  block: BudgetBlock,
  { kind, line }: BudgetEntry,
  role: "budget" | "committed" | "paid" | "cpBudget",
  column: number,
  above: number | null,
): Live<number> | null {
  const value = line && euros(line[role]);
  if (!line || value === null) return null;
  const agrees = (formula: string, said: number) => (Math.round((said - value) * 100) === 0 ? { formula, value } : null);
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
  const now = block.entries[row - block.firstRow]?.line?.[role];
  if (value === null || now == null) return null;
  const before = above === null ? null : block.entries[above - block.firstRow]?.line?.[role];
  if (before != null && now - before === value)
    return { formula: `${a1(row, column)}-${a1(above ?? row, column)}`, value: eurosOf(value) };
  return now === value ? { formula: a1(row, column), value: eurosOf(value) } : null;
}

function thresholdCells(pack: Pack, row: number, thresholds: ThresholdCells): PlanCell[] {
  const { budget: texts } = pack.texts;
  return [
    cell(row, C.label, text(texts.watch), "note"),
    cell(row, C.commitmentRate, live(thresholds.commitmentWatch), "noteRate"),
    cell(row, C.paymentRate, live(thresholds.paymentWatch), "noteRate"),
    cell(row + 1, C.label, text(texts.breach), "note"),
    cell(row + 1, C.commitmentRate, live(thresholds.commitmentBreach), "noteRate"),
  ];
}

function landingCells(pack: Pack, { landing, result, latestRow }: BudgetBlock): PlanCell[] {
  const [first] = landing;
  const { latest } = result;
  if (!first || latestRow === null || !latest) return [];
  const { budget: texts } = pack.texts;
  const ceiling = latest.cpBudget === null ? C.budget : C.cpBudget;
  return [
    cell(first.row - 1, C.label, text(texts.landing), "header"),
    cell(first.row - 1, C.budget, text(texts.landingPaid), "headerRight"),
    cell(first.row - 1, C.committed, text(texts.landingRate), "headerRight"),
    ...landing.flatMap(({ landing: { method, paid, rate }, row }) => {
      const month = monthOf(pack, latest, latestRow);
      const formulas: Record<Landing["method"], string | null> = {
        proRata: month === null ? null : `ROUND(${a1(latestRow, C.paid)}*12/${month.formula},2)`,
        profile: null,
        commitments: latest.committed === paid ? a1(latestRow, C.committed) : null,
      };
      const formula = formulas[method];
      const value = eurosOf(paid);
      return [
        cell(row, C.label, text(texts.methods[method]), "text"),
        figure(row, C.budget, formula === null ? null : { formula, value }, value, "amount"),
        figure(row, C.committed, { formula: `${a1(row, C.budget)}/${a1(latestRow, ceiling)}`, value: rate }, rate, "rate"),
        cell(row, C.paid, text(texts.methodNotes[method]), "note"),
      ];
    }),
  ];
}

/** Months gone at the situation, read off the row's own date where it has one. */
export function monthOf(pack: Pack, latest: BudgetLine, row: number, sheet = ""): Live<number> | null {
  const period = latest.source.period;
  if (period?.month != null) {
    const dated = period.year !== null && ["month", "date"].includes(period.kind) && !period.complementary;
    const single = new Set(pack.results.budget.flatMap(({ months }) => months.map((line) => line.source.period?.year))).size === 1;
    return { formula: dated && single ? `MONTH(${sheet}${a1(row, C.label)})` : String(period.month), value: period.month };
  }
  const { asOf } = pack.results;
  if (asOf === null) return null;
  const month = new Date((Math.floor(asOf) - 25_569) * 86_400_000).getUTCMonth() + 1;
  return { formula: String(month), value: month };
}

function formats({ firstRow, lastRow, entries }: BudgetBlock, result: BudgetResult): PlanConditionalFormat[] {
  const range = (column: number, top = firstRow) => `${a1(top, column)}:${a1(lastRow, column)}`;
  const letters = columnLetters;
  const watch = `${letters(C.commitmentRate)}$${lastRow + 2}`;
  const breach = `${letters(C.commitmentRate)}$${lastRow + 3}`;
  const rate = a1(firstRow, C.commitmentRate);
  const execution = a1(firstRow, C.executionRate);
  const critical = { font: { color: CRITICAL.font, bold: true }, fill: CRITICAL.fill };
  const toWatch = { font: { color: WATCH.font, bold: true }, fill: WATCH.fill };
  const lateIndex = entries.findIndex(
    ({ line }) => line !== null && line === result.latest && line.paymentRate.value !== null,
  );
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

/** Totals over the tables that have a situation; each figure a formula on the budget sheet. */
export function headlineTotal(
  pack: Pack,
  blocks: readonly BudgetBlock[],
  pick: (line: BudgetLine) => number | null,
  column: number,
  row: (block: BudgetBlock) => number | null,
  line: (block: BudgetBlock) => BudgetLine | null,
): Live<number> | null {
  let value = 0;
  const terms: string[] = [];
  for (const block of blocks) {
    const at = row(block);
    const of = line(block);
    const amount = of && pick(of);
    if (at === null || amount == null) return null;
    value += amount;
    terms.push(filled(`{sheet}!${a1(at, column)}`, { sheet: `'${pack.names.budget.replaceAll("'", "''")}'` }));
  }
  return terms.length === 0 ? null : { formula: terms.join("+"), value };
}
