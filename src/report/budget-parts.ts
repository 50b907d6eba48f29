import { a1 } from "../cells/address.ts";
import type { BudgetLine, BudgetPart } from "../indicators/results.ts";
import type { BudgetRow, MoneyRole } from "../reading/statement.ts";
import { chartedBlock, euros, type BudgetBlock } from "./budget-block.ts";
import { amountsChart } from "./budget-charts.ts";
import { BUDGET_COLUMNS as C } from "./budget-columns.ts";
import { tableName } from "./budget-messages.ts";
import { budgetHeaders, lineCells, type LineFormulas } from "./budget-rows.ts";
import { at, cell, live, text } from "./cells.ts";
import { FIRST_COLUMN } from "./frame.ts";
import { joined, percent, sentence, words, type Live } from "./live.ts";
import type { Pack } from "./pack.ts";
import type { PlanCell, PlanChart } from "./plan.ts";
import { sourceSum } from "./source-sum.ts";

/** Bars beyond these would be hairs; the table has them all. */
const MOST_BARS = 12;
const MOST_NAMED = 4;
const CHART_ROWS = 14;

/** A table side by side with its chart, 0-based rows. */
export interface Comparison {
  readonly cells: readonly PlanCell[];
  readonly charts: readonly PlanChart[];
  readonly headerRows: readonly number[];
  readonly endRow: number;
}

interface Compared {
  readonly name: string;
  readonly line: BudgetLine;
  readonly amount: LineFormulas["amount"];
}

/** The envelopes of this year's table side by side at the situation, then its entities: one table and one chart each. */
export function partsComparisons(pack: Pack, block: BudgetBlock, after: number, suffix: string): Comparison {
  const { current } = block.result;
  const parts = current ? block.result.parts : [];
  const { by: headings } = pack.texts.budget;
  let endRow = after;
  const all = (["envelope", "entity", "label"] as const).flatMap((by) => {
    const compared = parts.flatMap((part) =>
      part.by === by && part.latest
        ? [{ name: part.name, line: part.latest, amount: amountOf(part, part.latest) }]
        : [],
    );
    if (compared.length < 2) return [];
    const comparison = comparisonAt(pack, block, compared, headings[by], endRow + 2, `${suffix} ${by}`);
    endRow = comparison.endRow;
    return [comparison];
  });
  return {
    cells: all.flatMap(({ cells }) => cells),
    charts: all.flatMap(({ charts }) => charts),
    headerRows: all.flatMap(({ headerRows }) => headerRows),
    endRow,
  };
}

/** Several tables of the same year side by side, by their own cells of the sheet. */
export function tablesComparison(pack: Pack, blocks: readonly BudgetBlock[], after: number): Comparison | null {
  const [first] = blocks;
  if (!first || blocks.length < 2) return null;
  const compared = blocks.flatMap(({ result, latestRow }): Compared[] =>
    result.latest && latestRow !== null
      ? [
          {
            name: tableName(pack, result),
            line: result.latest,
            amount: (role, column) => {
              const value = euros(result.latest?.[role] ?? null);
              return value === null ? null : { formula: a1(latestRow, column), value };
            },
          },
        ]
      : [],
  );
  return comparisonAt(pack, first, compared, pack.texts.budget.by.table, after + 2, " tableaux");
}

function comparisonAt(
  pack: Pack,
  { result, extras }: BudgetBlock,
  compared: readonly Compared[],
  heading: string,
  messageRow: number,
  suffix: string,
): Comparison {
  const headerRow = messageRow + 1;
  const firstRow = headerRow + 1;
  const lastRow = headerRow + compared.length;
  const { locale } = pack;
  const rates = compared.flatMap(({ name, line }, index) =>
    line.commitmentRate.value === null
      ? []
      : [
          sentence(
            pack.texts.budget.rateOf,
            {
              name: words(name),
              rate: percent(at(firstRow + index, C.commitmentRate, line.commitmentRate.value), 1, locale),
            },
            locale,
          ),
        ],
  );
  const said = joined(
    [...rates.slice(0, MOST_NAMED), ...(rates.length > MOST_NAMED ? [words("…")] : [])],
    pack.texts.clauses,
  );
  const message =
    rates.length === 0
      ? words(heading)
      : sentence(pack.texts.budget.sideBySide, { by: words(heading), rates: said }, locale);
  const cells: PlanCell[] = [
    cell(messageRow, FIRST_COLUMN, live(message), "message"),
    ...budgetHeaders(pack, result, headerRow, extras, heading),
    ...compared.flatMap(({ name, line, amount }, index) => [
      cell(firstRow + index, C.label, text(name), "text"),
      ...lineCells({ ...line, committedFlow: null, paidFlow: null }, firstRow + index, extras, {
        amount,
        committedFlow: null,
        paidFlow: null,
      }),
    ]),
  ];
  const lines = compared.map(({ line }) => line);
  const charted = chartedBlock(
    { headerRow, firstRow, lastRow: Math.min(lastRow, firstRow + MOST_BARS - 1) },
    lines,
    null,
  );
  if (charted.highest <= 0) return { cells, charts: [], headerRows: [headerRow], endRow: lastRow };
  const top = lastRow + 2;
  const chart = amountsChart(
    `Jauge C4${suffix}`,
    charted,
    { cell: a1(messageRow, FIRST_COLUMN), text: message.value },
    pack.texts.budget,
  );
  return {
    cells,
    charts: [{ ...chart, from: a1(top, FIRST_COLUMN), to: a1(top + CHART_ROWS - 1, 11) }],
    headerRows: [headerRow],
    endRow: top + CHART_ROWS - 1,
  };
}

/** The cells of the situation's own rows; of every row until then, where the sheet holds single months. */
function amountOf({ lines }: BudgetPart, latest: BudgetLine): LineFormulas["amount"] {
  const rows = (): readonly BudgetRow[] => {
    const year = latest.source.period?.year ?? null;
    const end = lines.findLastIndex(({ source }) => latest.parts.includes(source));
    return lines.slice(0, end + 1).flatMap(({ source }) => ((source.period?.year ?? null) === year ? [source] : []));
  };
  return (role): Live<number> | null => {
    const value = euros(latest[role]);
    if (value === null) return null;
    const agrees = (sum: Live<number> | null) =>
      sum && Math.round((sum.value - value) * 100) === 0 ? { formula: sum.formula, value } : null;
    return agrees(sourceSum(latest.parts, role as MoneyRole)) ?? agrees(sourceSum(rows(), role as MoneyRole));
  };
}
