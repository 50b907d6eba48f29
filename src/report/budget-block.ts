import { eurosOf, type Cents } from "../cells/units.ts";
import type { BudgetLine, BudgetPart, BudgetResult, Landing } from "../indicators/results.ts";
import type { ChartedBlock } from "./budget-charts.ts";
import { budgetEntries, type BudgetEntry } from "./budget-entries.ts";
import type { Extra } from "./budget-extras.ts";
import { paidOfCommitted, situationMessage } from "./budget-messages.ts";
import { HEADER_ROW, MESSAGE_ROW } from "./frame.ts";
import type { Live } from "./live.ts";
import type { Pack } from "./pack.ts";

/** Rows between the table and its charts, which hold the thresholds; rows that a chart covers. */
export const THRESHOLD_ROWS = 2;
export const CHART_ROWS = 16;

/** A budget table of the pack, 0-based rows. */
export interface BudgetBlock {
  /** The whole table; with the course of its part where the block is one's. */
  readonly result: BudgetResult;
  readonly part: BudgetPart | null;
  readonly entries: readonly BudgetEntry[];
  readonly extras: readonly Extra[];
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

export const euros = (amount: Cents | null): number | null => (amount === null ? null : eurosOf(amount));

/** Where the table of a result, or of one of its parts, stands under the block that ends at `after`. */
export function placed(
  pack: Pack,
  whole: BudgetResult,
  part: BudgetPart | null,
  extras: readonly Extra[],
  after: number | null,
): BudgetBlock {
  const result: BudgetResult = part ? { ...whole, ...part, parts: [] } : whole;
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
  const charted = chartedBlock(
    { headerRow, firstRow, lastRow: entries.at(-1)?.kind === "total" ? lastRow - 1 : lastRow },
    entries.flatMap(({ line, kind }) => (line && kind !== "total" ? [line] : [])),
    result.latest,
  );
  return {
    result,
    part,
    entries,
    extras,
    headerRow,
    firstRow,
    lastRow,
    messageRow,
    message: situationMessage(pack, result, part, latestRow),
    latestRow,
    previousRow,
    landing,
    charted: {
      ...charted,
      latest: latestRow === null || entries[latestRow - firstRow]?.kind === "total" ? null : latestRow - firstRow,
      byMonth: entries.every(({ kind, year }) => kind === "month" && year !== null),
    },
    endRow: landing.at(-1)?.row ?? lastRow + THRESHOLD_ROWS + CHART_ROWS,
  };
}

/** What the charts of a table of lines draw, months or parts. */
export function chartedBlock(
  rows: Pick<ChartedBlock, "headerRow" | "firstRow" | "lastRow">,
  plotted: readonly BudgetLine[],
  latest: BudgetLine | null,
): ChartedBlock {
  return {
    ...rows,
    latest: null,
    byMonth: false,
    amounts: [latest?.budget, latest?.committed, latest?.paid].map((amount) => euros(amount ?? null)),
    rates: [latest?.commitmentRate.value ?? null, latest ? paidOfCommitted(latest) : null],
    highest: Math.max(
      0,
      ...plotted.flatMap(({ budget, committed, paid }) =>
        [budget, committed, paid].map((amount) => euros(amount) ?? 0),
      ),
    ),
    highestRate: Math.max(
      0,
      ...plotted.flatMap((line) => [line.commitmentRate.value ?? 0, paidOfCommitted(line) ?? 0]),
    ),
  };
}

const samePeriod = (entry: BudgetLine | null, line: BudgetLine): boolean =>
  entry !== null && entry.source.row === line.source.row && entry.period === line.period && entry.period !== null;
