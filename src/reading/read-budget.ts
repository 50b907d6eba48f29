import { blockOf, ignore, rowCount, type RowCount } from "./block.ts";
import { carriedBudgets } from "./budget-in-force.ts";
import {
  budgetColumns,
  figureOfRole,
  headingTexts,
  tableCorner,
  type BudgetColumns,
  type FigureLine,
} from "./budget-columns.ts";
import { centsOfRow, readMoney, readRateColumns, roundingUnit } from "./budget-figures.ts";
import { partsOf, type BudgetPart } from "./budget-parts.ts";
import { closingDay, sayYear, seriesOf, yearOf } from "./budget-time.ts";
import type { CrossTable } from "./cross-table.ts";
import { withoutRepeats } from "./repeated-lines.ts";
import { isCumulative, type CumulativeVerdict } from "./cumulative.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { ReadingContext } from "./reading-context.ts";
import type { BudgetRow, BudgetStatement, PrintedTotal } from "./statement.ts";
import { acrossYears } from "./straddling-year.ts";
import type { TableColumn } from "./table-columns.ts";
import { groupsOverAll, underTitle } from "./title-envelope.ts";
import { hierarchyOf, type Hierarchy, type Line, type LineTotal } from "./totals.ts";
import { contextYear } from "./year.ts";

/** The leaves and printed totals among the lines of a table, or of one owner in it. */
function readPart({ recognised, plan, lines, owner, context }: BudgetPart): {
  readonly leaves: readonly BudgetRow[];
  readonly totals: readonly PrintedTotal[];
} {
  const { amounts, changes } = readMoney(recognised, lines, plan, context);
  const { money, carried } = carriedBudgets(lines, amounts);
  const [first] = carried;
  if (first !== undefined)
    context.log.add("reading.budgetCarried", "info", lines[first]!.labelRef, { rows: carried.length });
  const rates = readRateColumns(recognised, lines, money, context);
  const hierarchy =
    recognised.cross === null
      ? hierarchyOf(
          lines.map((line, index): Line => ({ ...line, cents: centsOfRow(money[index]!) })),
          roundingUnit(money),
        )
      : crossHierarchy(lines, recognised.cross);
  const leaves = hierarchy.leaves.map((index): BudgetRow => {
    const { row, period, label, labelRef, envelope, entity } = lines[index]!;
    const own = { row, period, label, labelRef, envelope, entity, amounts: money[index]!, rates: rates[index]! };
    return changes[index]!.length === 0 ? own : { ...own, changes: changes[index]! };
  });
  for (const total of hierarchy.totals)
    if (total.by === "arithmetic")
      context.log.add("reading.totalByArithmetic", "info", lines[total.index]!.labelRef, {
        label: lines[total.index]!.label,
        rows: total.leaves.length,
      });
  const totals = hierarchy.totals.map(({ index, leaves: summed }): PrintedTotal => {
    const { row, label } = lines[index]!;
    const part =
      owner === null ? acrossPeriod(recognised.cross, lines[index]!) : owner.is === "total" ? null : owner.name;
    const within = part === null ? {} : { within: part };
    const parts = monthsOf(lines, hierarchy.leaves, index) ?? summed;
    return { row, label, amounts: money[index]!, leaves: parts.map((leaf) => lines[leaf]!.row), ...within };
  });
  if (owner?.is !== "total") return { leaves, totals };
  // Each line of the column of totals sums its row.
  const across = leaves.map(({ row, label, amounts }): PrintedTotal => ({ row, label, amounts, leaves: [row] }));
  return { leaves: [], totals: [...across, ...totals] };
}

/**
 * The leaves of a table of periods along its columns, and its total, period by period. Of several lines of totals nobody
 * says what each adds up: none is reconciled.
 */
function crossHierarchy(lines: readonly FigureLine[], cross: CrossTable): Hierarchy {
  const all = lines.map((_, index) => index);
  const leaves = all.filter((index) => !lines[index]!.surelyTotal);
  const printed = all.filter((index) => lines[index]!.surelyTotal);
  const down = cross.shape === "measures-down";
  const one = new Set(printed.map((index) => (down ? lines[index]!.label : lines[index]!.row))).size === 1;
  const samePeriod = (a: number, b: number): boolean => lines[a]!.period?.key === lines[b]!.period?.key;
  const totals = printed.flatMap((index): LineTotal[] => {
    const parts = leaves.filter((leaf) => samePeriod(leaf, index));
    return one && parts.length > 0 ? [{ index, leaves: parts, by: "label", agrees: true }] : [];
  });
  return { leaves, totals };
}

/** Where a row holds several periods, a total of it is of one. */
const acrossPeriod = (cross: CrossTable | null, { period }: FigureLine): string | null =>
  cross?.shape === "measures-across" ? (period?.key ?? null) : null;

const MONTHS_IN = new Map([
  ["quarter", 3],
  ["semester", 6],
  ["year", 12],
]);

/** Of a quarter printed among months, the lines of its months; null for any other sum. */
function monthsOf(lines: readonly FigureLine[], leaves: readonly number[], index: number): readonly number[] | null {
  const { period, surelyTotal, envelope, entity } = lines[index]!;
  const length = MONTHS_IN.get(period?.kind ?? "");
  const last = period?.month ?? null;
  if (!surelyTotal || length === undefined || last === null) return null;
  const parts = leaves.filter((leaf) => {
    const line = lines[leaf]!;
    const month = line.period?.month ?? null;
    const same = line.period?.year === period!.year && line.envelope === envelope && line.entity === entity;
    return same && month !== null && month > last - length && month <= last;
  });
  return parts.length === 0 ? null : parts;
}

/** Reads a budget execution: leaves, printed totals, periods, cumulative or not. Linear in its cells. */
export function readBudget(recognised: RecognisedTable, context: ReadingContext): BudgetStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const texts = [...table.notes, ...table.titles].map((title) => title.text);
  const plan = budgetColumns(recognised);
  // Headings that oppose two years ("Engagé 2018", "Engagé 2017") say one only by the columns that are read.
  const headings = headingTexts(recognised).join(" ");
  const figures = [...plan.figures.values()].map((column) => column.heading?.text ?? "").join(" ");
  const year = contextYear(
    [...texts.slice(0, table.notes.length), headings, figures, ...table.titles.map((title) => title.text)],
    grid,
    context.sheets,
    context.settings,
  );
  const titles = [...table.titles.map((title) => title.text), ...groupsOverAll(table)];
  const parts = partsOf(recognised, year?.year ?? null, count, context).map((part) =>
    readPart({ ...part, lines: underTitle(acrossYears(part.lines, [grid.name, ...titles]), titles) }),
  );
  const leaves = parts.flatMap((part) => part.leaves);
  const totals = parts.flatMap((part) => part.totals);
  // Owners side by side are read one after the other, their rows stand beside each other; years stay in their order.
  const besides = recognised.owners?.owners.some(({ is }) => is !== "year") ?? false;
  if (besides) for (const lines of [leaves, totals]) lines.sort((a, b) => a.row - b.row);
  const details = parts.length > 1 ? totals.filter((total) => total.leaves.length > 1) : totals;
  const totalled = new Set(details.flatMap((total) => total.leaves));
  const { rows, repeated } = withoutRepeats(leaves, totalled);
  repeated.forEach(() => ignore(count, "repeated"));
  // Those of periods along the columns are counted where they stand.
  if (recognised.cross === null) parts[0]!.totals.forEach(() => ignore(count, "total"));
  count.read = new Set(rows.map((row) => row.row)).size;

  const { budgetAmounts } = context.settings;
  const verdict: CumulativeVerdict =
    budgetAmounts === "auto"
      ? isCumulative(
          amountHeadings(recognised, plan),
          [...headingTexts(recognised), ...texts].join(" \n "),
          seriesOf(rows),
        )
      : { cumulative: budgetAmounts === "cumulative", evidence: "setting" };
  const block = blockFor(recognised, plan, count);
  if (verdict.cumulative === null)
    context.log.add("reading.cumulativeUnknown", "warning", tableCorner(recognised), { evidence: verdict.evidence });
  else if (!verdict.cumulative)
    context.log.add("reading.monthlyAmounts", "info", tableCorner(recognised), { evidence: verdict.evidence });
  if (plan.changes.length > 0)
    context.log.add("reading.budgetFromChanges", "info", tableCorner(recognised), { columns: plan.changes.length });
  sayYear(rows, year, recognised, context);
  return {
    kind: "budget-execution",
    block,
    rows,
    repeated,
    totals,
    cumulative: verdict.cumulative,
    cumulativeEvidence: verdict.evidence,
    year: yearOf(rows) ?? year?.year ?? null,
    aeCp: plan.aeCp,
    asOf: closingDay(recognised, rows, texts, yearOf(rows) ?? year?.year ?? null),
  };
}

/** The words over (or before) the amounts that flow through the year. */
function amountHeadings({ table, cross }: RecognisedTable, plan: BudgetColumns): string {
  const said = (column: number): string[] => {
    const cell = table.header.cells.get(column);
    return cell ? [cell.text, ...cell.groups] : [];
  };
  const flowing = [...plan.figures].flatMap(([role, { column }]) =>
    role === "committed" || role === "paid" ? said(column) : [],
  );
  const lines = cross?.lines.map(({ label }) => label) ?? [];
  const measures = cross?.shape === "measures-across" ? cross.periods.flatMap(({ column }) => said(column)) : [];
  return [...flowing, ...lines, ...measures].join(" \n ");
}

function blockFor(recognised: RecognisedTable, plan: BudgetColumns, count: RowCount): BudgetStatement["block"] {
  const { cross } = recognised;
  const columns = new Map<string, number>();
  const headings = new Map<string, string>();
  const headingOf = (column: TableColumn): string => column.heading?.text ?? "";
  if (cross?.shape === "measures-down") {
    const roles = new Set(cross.lines.map((line) => line.role));
    columns.set("period", cross.periods[0]!.heading.row);
    headings.set("period", "");
    for (const line of cross.lines) {
      const figure = figureOfRole(line.role, (role) => roles.has(role));
      if (!figure || columns.has(figure)) continue;
      columns.set(figure, line.row);
      headings.set(figure, line.label);
    }
    return blockOf(recognised, count, columns, headings);
  }
  for (const [role, column] of [...plan.keys, ...plan.figures]) {
    columns.set(role, column.column);
    headings.set(role, headingOf(column));
  }
  if (cross) {
    const roles = new Set(cross.periods.flatMap(({ role }) => (role ? [role] : [])));
    for (const { role, column, heading } of cross.periods) {
      const figure = role === null ? null : figureOfRole(role, (other) => roles.has(other));
      if (!figure || columns.has(figure)) continue;
      columns.set(figure, column);
      headings.set(figure, heading.text);
    }
    if (cross.labelColumn !== null && !columns.has("label")) {
      columns.set("label", cross.labelColumn);
      headings.set("label", "");
    }
  }
  return blockOf(recognised, count, columns, headings);
}
