import { readAmount } from "../cells/amount.ts";
import type { CellRef } from "../cells/address.ts";
import { endOfMonth, serialOfDay } from "../cells/civil.ts";
import { cellAt, formatAt, type CellValue } from "../cells/grid.ts";
import { readNumber } from "../cells/number.ts";
import { periodIn, readPeriod, type Period } from "../cells/period.ts";
import type { Serial } from "../cells/units.ts";
import { blockOf, ignore, refOf, rowCount, type RowCount } from "./block.ts";
import { readRates } from "./budget-rates.ts";
import type { CrossLine, CrossTable } from "./cross-table.ts";
import { isCumulative, type AmountSeries } from "./cumulative.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { periodCell } from "./period-cell.ts";
import type { ReadingContext } from "./reading-context.ts";
import { CONTENT_OF, type Role } from "./roles.ts";
import { scaleDoubtful, scaleIn } from "./scale.ts";
import { isBlank } from "./sheet-rows.ts";
import type {
  BudgetRow,
  BudgetStatement,
  MoneyCell,
  MoneyRole,
  PeriodCell,
  PrintedTotal,
  RateCell,
  RateRole,
} from "./statement.ts";
import type { TableColumn } from "./table-columns.ts";
import { hierarchyOf, saysTotal, type Line } from "./totals.ts";
import { contextYear, type ContextYear } from "./year.ts";

const RATE_ROLES: readonly RateRole[] = ["rateCommitted", "ratePaid", "rateExecuted"];
const KEY_ROLES: readonly Role[] = ["envelope", "costCentre", "code", "label"];

type Figure = MoneyRole | RateRole;
const isRate = (figure: Figure): figure is RateRole => (RATE_ROLES as readonly string[]).includes(figure);

/** One line of figures, wherever they stand. */
interface FigureLine {
  readonly row: number;
  readonly label: string;
  readonly labelRef: CellRef;
  readonly envelope: string | null;
  readonly entity: string | null;
  readonly period: PeriodCell | null;
  readonly dated: boolean;
  readonly depth: number | null;
  readonly code: string | null;
  readonly section: number;
  readonly surelyTotal: boolean;
  readonly cells: ReadonlyMap<Figure, CellRef>;
}

/** What a table's columns are for, and the scale that its words announce. */
interface Plan {
  readonly figures: ReadonlyMap<Figure, TableColumn>;
  readonly keys: ReadonlyMap<Role, TableColumn>;
  readonly aeCp: boolean;
}

/** Reads a budget execution: leaves, printed totals, periods, cumulative or not. Linear in its cells. */
export function readBudget(recognised: RecognisedTable, context: ReadingContext): BudgetStatement {
  const { table, cross } = recognised;
  const { grid } = table;
  const count = rowCount();
  const texts = [...table.notes, ...table.titles].map((title) => title.text);
  const year = contextYear(
    [...texts.slice(0, table.notes.length), ...headingTexts(recognised), ...table.titles.map((title) => title.text)],
    grid,
    context.sheets,
    context.settings,
  );
  const plan = planOf(recognised);
  const lines =
    cross === null
      ? straightLines(recognised, plan, year?.year ?? null, count, context)
      : cross.shape === "measures-down"
        ? measuresDownLines(recognised, cross, year?.year ?? null, count)
        : measuresAcrossLines(recognised, cross, plan, year?.year ?? null, count);
  const money = readMoney(recognised, lines, context);
  const rates = readRateColumns(recognised, lines, money, context);

  const unit = roundingUnit(money);
  const hierarchy =
    cross === null
      ? hierarchyOf(
          lines.map((line, index): Line => ({ ...line, cents: centsOfRow(money[index]!) })),
          unit,
        )
      : { leaves: lines.map((_, index) => index), totals: [] };
  const rows: BudgetRow[] = hierarchy.leaves.map((index) => {
    const { row, period, label, labelRef, envelope, entity } = lines[index]!;
    return { row, period, label, labelRef, envelope, entity, amounts: money[index]!, rates: rates[index]! };
  });
  const totals: PrintedTotal[] = hierarchy.totals.map((total) => ({
    row: lines[total.index]!.row,
    label: lines[total.index]!.label,
    amounts: money[total.index]!,
    leaves: total.leaves.map((leaf) => lines[leaf]!.row),
  }));
  for (const total of hierarchy.totals) {
    ignore(count, "total");
    if (total.by === "arithmetic")
      context.log.add("reading.totalByArithmetic", "info", lines[total.index]!.labelRef, {
        label: lines[total.index]!.label,
        rows: total.leaves.length,
      });
  }
  count.read = new Set(rows.map((row) => row.row)).size;

  const words = [...headingTexts(recognised), ...texts].join(" \n ");
  const verdict = isCumulative(words, seriesOf(rows));
  const block = blockFor(recognised, plan, count);
  if (verdict.cumulative === null)
    context.log.add("reading.cumulativeUnknown", "warning", firstDataCell(recognised), { evidence: verdict.evidence });
  else if (!verdict.cumulative)
    context.log.add("reading.monthlyAmounts", "info", firstDataCell(recognised), { evidence: verdict.evidence });
  sayYear(rows, year, recognised, context);
  return {
    kind: "budget-execution",
    block,
    rows,
    totals,
    cumulative: verdict.cumulative,
    cumulativeEvidence: verdict.evidence,
    year: yearOf(rows) ?? year?.year ?? null,
    aeCp: plan.aeCp,
    asOf: situationDate(texts, yearOf(rows) ?? year?.year ?? null),
  };
}

const headingTexts = (recognised: RecognisedTable): string[] => [
  ...new Set([...recognised.table.header.cells.values()].flatMap((cell) => [...cell.groups, cell.text])),
];

const firstDataCell = ({ table }: RecognisedTable): CellRef =>
  refOf(table.grid.name, table.header.rows[0]!, table.columns[0]!.column);

/** Heading roles → figures: AE and CP become budget, committed, cpBudget and paid (domain.md §1, cli.md). */
export function figureOfRole(role: Role, has: (role: Role) => boolean): Figure | null {
  switch (role) {
    case "aeOpen":
      return has("budget") ? null : "budget";
    case "aeUsed":
      return has("committed") ? null : "committed";
    case "cpUsed":
      return has("paid") ? null : "paid";
    case "cpOpen":
      return has("aeOpen") || has("budget") ? "cpBudget" : "budget";
    case "budgetInitial":
      return has("budget") || has("aeOpen") || has("budgetChange") ? "budgetInitial" : "budget";
    default:
      return CONTENT_OF[role] === "amount" || CONTENT_OF[role] === "rate" ? (role as Figure) : null;
  }
}

function planOf(recognised: RecognisedTable): Plan {
  const { assignment } = recognised.recognition;
  const columns = new Map(assignment.columns);
  // "BR1" may print the budget after the change: amounts of the same size as the initial budget are no change.
  const initial = columns.get("budgetInitial");
  const change = columns.get("budgetChange");
  if (initial && change && !columns.has("budget") && change.profile.largest > 0.5 * initial.profile.largest) {
    columns.set("budget", change);
    columns.delete("budgetChange");
  }
  const has = (role: Role): boolean => columns.has(role);
  const figures = new Map<Figure, TableColumn>();
  const keys = new Map<Role, TableColumn>();
  for (const [role, column] of columns) {
    const figure = figureOfRole(role, has);
    if (figure) figures.set(figure, column);
    else if (CONTENT_OF[role] !== "amount") keys.set(role, column);
  }
  const aeCp = (has("aeOpen") || has("aeUsed")) && (has("cpOpen") || has("cpUsed"));
  return { figures, keys, aeCp };
}

// ---- lines of an ordinary table -------------------------------------------------------------------------------------

function straightLines(
  recognised: RecognisedTable,
  plan: Plan,
  year: number | null,
  count: RowCount,
  context: ReadingContext,
): FigureLine[] {
  const { table } = recognised;
  const { grid } = table;
  const textOf = (row: number, column: TableColumn | undefined): string => {
    const value = column === undefined ? null : cellAt(grid, row, column.column);
    return value === null || typeof value === "boolean" ? "" : String(value).trim();
  };
  const keyColumns = KEY_ROLES.flatMap((role) => plan.keys.get(role) ?? []).sort((a, b) => a.column - b.column);
  const periodColumn = readablePeriods(plan);
  const yearColumn = plan.keys.get("year");
  const figureColumns = [...plan.figures];
  const header = repeatsHeader(recognised.table);
  const levelled = hasLevels(grid, table.top, table.bottom, keyColumns, figureColumns);
  const levelColumn = plan.keys.get("level");
  const fallback = keyColumns[0] ?? periodColumn ?? table.columns[0]!;

  const lines: FigureLine[] = [];
  let section = 0;
  let heading: string | null = null;
  let envelope: string | null = null;
  let lastPeriod: { period: Period; ref: CellRef; raw: CellValue } | null = null;
  for (let row = table.top; row <= table.bottom; row += 1) {
    if (table.columns.every((column) => isBlank(cellAt(grid, row, column.column)))) {
      ignore(count, "blank");
      continue;
    }
    if (header(row)) {
      ignore(count, "repeatedHeader");
      continue;
    }
    const cells = new Map<Figure, CellRef>();
    for (const [figure, column] of figureColumns)
      if (!isBlank(cellAt(grid, row, column.column))) cells.set(figure, refOf(grid.name, row, column.column));
    const keyTexts = keyColumns.map((column) => textOf(row, column));
    const periodText = textOf(row, periodColumn);
    const printed = keyTexts.filter((text) => text !== "");
    const holdsMoney = [...cells].some(
      ([figure, ref]) =>
        !isRate(figure) && readNumber(cellAt(grid, row, ref.column), formatAt(grid, row, ref.column)).ok,
    );
    if (!holdsMoney && ![...cells.keys()].some((figure) => !isRate(figure))) {
      const words = printed.at(0) ?? "";
      if (words !== "" && printed.length <= 2 && words.length <= 80 && !saysTotal(words) && periodText === "") {
        section += 1;
        heading = words;
        ignore(count, "section");
      } else ignore(count, periodText !== "" && printed.length === 0 ? "noAmounts" : "note");
      continue;
    }
    const said = [...printed, periodText].find((text) => text !== "" && saysTotal(text));
    let period: PeriodCell | null = null;
    let dated = false;
    if (periodColumn && said === undefined) {
      const raw = cellAt(grid, row, periodColumn.column);
      const ref = refOf(grid.name, row, periodColumn.column);
      const ownYear = yearColumn ? yearIn(cellAt(grid, row, yearColumn.column)) : null;
      const read = readPeriod(raw, formatAt(grid, row, periodColumn.column), {
        date1904: context.date1904,
        year: ownYear ?? year,
        monthColumn: true,
      });
      if (read.ok) {
        period = periodCell(read.value, ref, raw, ownYear ?? year);
        lastPeriod = { period: read.value, ref, raw };
        dated = true;
      } else if (read.reason === "empty" && lastPeriod && printed.length > 0) {
        period = periodCell(lastPeriod.period, lastPeriod.ref, lastPeriod.raw, ownYear ?? year);
      } else if (read.reason !== "empty") {
        context.log.unreadable(ref, raw, "period", read.reason);
        if (printed.length === 0) {
          ignore(count, "unreadable");
          continue;
        }
      }
    }
    const envelopeColumn = plan.keys.get("envelope");
    const ownEnvelope = textOf(row, envelopeColumn);
    if (ownEnvelope !== "" && !saysTotal(ownEnvelope)) envelope = ownEnvelope;
    const depth = levelColumn ? levelAt(grid, row, levelColumn) : levelled ? deepest(keyTexts) : null;
    const code = codeOf(textOf(row, plan.keys.get("code"))) ?? codeOf(textOf(row, plan.keys.get("label")));
    const labelText =
      said ??
      firstOf([
        textOf(row, plan.keys.get("label")),
        ownEnvelope,
        textOf(row, plan.keys.get("costCentre")),
        periodText,
        ...printed,
      ]);
    const labelColumn =
      [...keyColumns, ...(periodColumn ? [periodColumn] : [])].find((column) => textOf(row, column) === labelText) ??
      fallback;
    lines.push({
      row,
      label: labelText,
      labelRef: refOf(grid.name, row, labelColumn.column),
      envelope: envelopeColumn ? envelope : heading,
      entity: textOf(row, plan.keys.get("costCentre")) || null,
      period,
      dated,
      depth,
      code,
      section,
      surelyTotal:
        (table.totalsRow && row === table.bottom) ||
        (said === undefined &&
          periodColumn !== undefined &&
          period !== null &&
          coarser(period, recognised, periodColumn)),
      cells,
    });
  }
  return lines;
}

const firstOf = (texts: readonly string[]): string => texts.find((text) => text !== "") ?? "";

/** The period column, unless most of its cells are no periods: it is then one more label. */
function readablePeriods(plan: Plan): TableColumn | undefined {
  const column = plan.keys.get("period");
  if (!column) return undefined;
  const { counts, filled } = column.profile;
  const readable = counts.period + counts.date + counts.number;
  return filled === 0 || readable >= filled * 0.4 ? column : undefined;
}

/** A quarter or a half-year printed among months is a sum of them. */
function coarser(period: PeriodCell, recognised: RecognisedTable, column: TableColumn): boolean {
  if (period.kind !== "quarter" && period.kind !== "semester" && period.kind !== "year") return false;
  const { table } = recognised;
  let months = 0;
  for (let row = table.top; row <= Math.min(table.bottom, table.top + 40); row += 1) {
    const read = readPeriod(cellAt(table.grid, row, column.column), formatAt(table.grid, row, column.column), {
      monthColumn: true,
    });
    if (read.ok && (read.value.kind === "month" || read.value.kind === "date")) months += 1;
  }
  return months >= 3;
}

const yearIn = (value: CellValue): number | null => {
  const period = readPeriod(value);
  return period.ok ? period.value.year : null;
};

const deepest = (texts: readonly string[]): number => texts.findLastIndex((text) => text !== "");

/** Some lines of figures fill fewer key columns than others: levels, not only merged labels. */
function hasLevels(
  grid: RecognisedTable["table"]["grid"],
  top: number,
  bottom: number,
  keys: readonly TableColumn[],
  figures: readonly (readonly [Figure, TableColumn])[],
): boolean {
  if (keys.length < 2) return false;
  const depths = new Set<number>();
  for (let row = top; row <= bottom; row += 1) {
    if (!figures.some(([, column]) => !isBlank(cellAt(grid, row, column.column)))) continue;
    depths.add(keys.findLastIndex((column) => !isBlank(cellAt(grid, row, column.column))));
  }
  depths.delete(-1);
  return depths.size > 1;
}

function levelAt(grid: RecognisedTable["table"]["grid"], row: number, column: TableColumn): number | null {
  const number = readNumber(cellAt(grid, row, column.column));
  return number.ok ? number.value.value : null;
}

/** "601 Achats" → "601", "2.1 Staffing" → "2.1"; null for labels without a code. */
function codeOf(text: string): string | null {
  const match = /^(\d{1,12}(?:\.\d{1,3})*)\.?(?=$|[\s\-–:])/.exec(text);
  return match ? match[1]! : null;
}

// ---- lines of a table with its periods along the columns --------------------------------------------------------------

function measuresDownLines(
  { table }: RecognisedTable,
  cross: CrossTable,
  year: number | null,
  count: RowCount,
): FigureLine[] {
  const { grid } = table;
  const roles = new Set(cross.lines.map((line) => line.role));
  const groups = new Map<string | null, CrossLine[]>();
  for (const line of cross.lines) {
    const known = groups.get(line.group);
    if (known) known.push(line);
    else groups.set(line.group, [line]);
  }
  const lines: FigureLine[] = [];
  for (const [group, members] of groups) {
    if (group !== null && groups.size > 1 && saysTotal(group)) {
      members.forEach(() => ignore(count, "total"));
      continue;
    }
    for (const { column, heading } of cross.periods) {
      const cells = new Map<Figure, CellRef>();
      for (const member of members) {
        const figure = figureOfRole(member.role, (role) => roles.has(role));
        if (figure && !isBlank(cellAt(grid, member.row, column)))
          cells.set(figure, refOf(grid.name, member.row, column));
      }
      if (cells.size === 0) continue;
      const ref = refOf(grid.name, heading.row, column);
      const raw = cellAt(grid, heading.row, column);
      lines.push({
        row: column,
        label: groups.size > 1 && group !== null ? group : heading.text,
        labelRef: ref,
        envelope: groups.size > 1 ? group : null,
        entity: null,
        period: periodCell(heading.period!, ref, raw, year),
        dated: true,
        depth: null,
        code: null,
        section: 0,
        surelyTotal: false,
        cells,
      });
    }
  }
  return lines;
}

function measuresAcrossLines(
  recognised: RecognisedTable,
  cross: CrossTable,
  plan: Plan,
  year: number | null,
  count: RowCount,
): FigureLine[] {
  const { table } = recognised;
  const { grid } = table;
  const roles = new Set<Role>([
    ...cross.periods.flatMap(({ role }) => (role ? [role] : [])),
    ...recognised.recognition.assignment.columns.keys(),
  ]);
  const has = (role: Role): boolean => roles.has(role);
  const byPeriod = new Map<string, CrossTable["periods"][number][]>();
  for (const measure of cross.periods) {
    const { key } = measure.heading.period!;
    const known = byPeriod.get(key);
    if (known) known.push(measure);
    else byPeriod.set(key, [measure]);
  }
  const lines: FigureLine[] = [];
  for (let row = table.top; row <= table.bottom; row += 1) {
    const labelColumn = cross.labelColumn;
    const raw = labelColumn === null ? null : cellAt(grid, row, labelColumn);
    const label = raw === null || typeof raw === "boolean" ? "" : String(raw).trim();
    if (table.columns.every((column) => isBlank(cellAt(grid, row, column.column)))) {
      ignore(count, "blank");
      continue;
    }
    if (saysTotal(label)) {
      ignore(count, "total");
      continue;
    }
    const before = lines.length;
    for (const measures of byPeriod.values()) {
      const cells = new Map<Figure, CellRef>();
      for (const { column, role } of measures) {
        const figure = role === null ? null : figureOfRole(role, has);
        if (figure && !isBlank(cellAt(grid, row, column))) cells.set(figure, refOf(grid.name, row, column));
      }
      if (cells.size === 0) continue;
      for (const [figure, column] of plan.figures)
        if (!cells.has(figure) && !isBlank(cellAt(grid, row, column.column)))
          cells.set(figure, refOf(grid.name, row, column.column));
      const { heading } = measures[0]!;
      const periodRef = refOf(grid.name, heading.row, heading.column);
      lines.push({
        row,
        label: label === "" ? heading.text : label,
        labelRef: labelColumn === null ? periodRef : refOf(grid.name, row, labelColumn),
        envelope: null,
        entity: null,
        period: periodCell(heading.period!, periodRef, cellAt(grid, heading.row, heading.column), year),
        dated: true,
        depth: null,
        code: null,
        section: 0,
        surelyTotal: false,
        cells,
      });
    }
    if (lines.length === before) ignore(count, "noAmounts");
  }
  return lines;
}

// ---- figures ----------------------------------------------------------------------------------------------------------

type Amounts = Partial<Record<MoneyRole, MoneyCell>>;

const centsOfRow = (amounts: Amounts): Partial<Record<MoneyRole, number>> =>
  Object.fromEntries(Object.entries(amounts).map(([role, cell]) => [role, cell.cents]));

/** The scale of each figure: its heading's words win over the table's. */
function readMoney(recognised: RecognisedTable, lines: readonly FigureLine[], context: ReadingContext): Amounts[] {
  const { table } = recognised;
  const { grid } = table;
  const announced = tableScale(recognised);
  const perColumn = new Map<number, number>();
  const scaleOf = (ref: CellRef): number => {
    const known = perColumn.get(ref.column);
    if (known !== undefined) return known;
    const cell = table.header.cells.get(ref.column);
    const own = cell ? [cell.text, ...cell.groups].map(scaleIn).find((scale) => scale !== null) : null;
    const scale = own ?? unitLineScale(recognised, ref.column) ?? announced;
    perColumn.set(ref.column, scale);
    return scale;
  };
  const printed: number[] = [];
  let largestScale = 1;
  for (const line of lines)
    for (const [figure, ref] of line.cells) {
      if (isRate(figure)) continue;
      const value = cellAt(grid, ref.row, ref.column);
      const scale = scaleOf(ref);
      largestScale = Math.max(largestScale, scale);
      if (scale > 1 && typeof value === "number") printed.push(value);
    }
  const doubtful = scaleDoubtful(largestScale, printed);
  if (largestScale > 1)
    context.log.add(
      doubtful ? "reading.scaleDoubtful" : "reading.scale",
      doubtful ? "warning" : "info",
      firstDataCell(recognised),
      { scale: largestScale },
    );
  return lines.map((line) => {
    const amounts: Amounts = {};
    for (const [figure, ref] of line.cells) {
      if (isRate(figure)) continue;
      const raw = cellAt(grid, ref.row, ref.column);
      const amount = readAmount(raw, formatAt(grid, ref.row, ref.column), doubtful ? 1 : scaleOf(ref));
      if (amount.ok) amounts[figure] = { ref, raw, cents: amount.value.cents, scale: amount.value.factor };
      else if (amount.reason !== "empty") context.log.unreadable(ref, raw, figure, amount.reason);
    }
    return amounts;
  });
}

function tableScale(recognised: RecognisedTable): number {
  const { table } = recognised;
  const texts = [
    ...table.titles.map((title) => title.text).reverse(),
    ...table.notes.map((note) => note.text),
    table.grid.name,
  ];
  return texts.map(scaleIn).find((scale) => scale !== null) ?? 1;
}

/** A line of units between the headings and the data. */
function unitLineScale(recognised: RecognisedTable, column: number): number | null {
  for (const row of recognised.table.header.rows) {
    const value = cellAt(recognised.table.grid, row, column);
    const scale = typeof value === "string" ? scaleIn(`(${value.replace(/[()]/g, "")})`) : null;
    if (scale !== null) return scale;
  }
  return null;
}

/** Cents that one printed figure may be rounded by. */
function roundingUnit(money: readonly Amounts[]): number {
  let unit = 100;
  for (const amounts of money)
    for (const cell of Object.values(amounts)) {
      if (cell.scale > 1) return cell.scale * 50;
      if (cell.cents % 100 !== 0) unit = 1;
    }
  return unit === 1 ? 1 : 50;
}

function readRateColumns(
  recognised: RecognisedTable,
  lines: readonly FigureLine[],
  money: readonly Amounts[],
  context: ReadingContext,
): Partial<Record<RateRole, RateCell>>[] {
  const { grid } = recognised.table;
  const rates: Partial<Record<RateRole, RateCell>>[] = lines.map(() => ({}));
  for (const role of RATE_ROLES) {
    const at: number[] = [];
    const sources = lines.flatMap((line, index) => {
      const ref = line.cells.get(role);
      if (!ref) return [];
      at.push(index);
      return [{ cell: { ref, raw: cellAt(grid, ref.row, ref.column) }, cents: centsOfRow(money[index]!) }];
    });
    readRates(grid, role, sources, context.log).forEach((rate, index) => {
      if (rate) rates[at[index]!]![role] = rate;
    });
  }
  return rates;
}

// ---- time -------------------------------------------------------------------------------------------------------------

/** Committed and paid amounts in time order, one series for each envelope, cost centre and label. */
function seriesOf(rows: readonly BudgetRow[]): AmountSeries[] {
  const groups = new Map<string, BudgetRow[]>();
  for (const row of rows) {
    if (!row.period) continue;
    const label =
      row.label === String(row.period.raw) || row.labelRef.column === row.period.ref.column ? "" : row.label;
    const key = [row.envelope ?? "", row.entity ?? "", label].join("\u0000");
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  const series: AmountSeries[] = [];
  for (const members of groups.values()) {
    const ordered = [...members].sort((a, b) => order(a) - order(b));
    const budget = ordered.map((row) => row.amounts.budget?.cents).findLast((cents) => cents !== undefined) ?? null;
    for (const role of ["committed", "paid"] as const) {
      const amounts = ordered.flatMap((row) => row.amounts[role]?.cents ?? []);
      if (amounts.length > 0) series.push({ amounts: withoutEmptyEnd(amounts), budget });
    }
  }
  return series;
}

/** Months to come are often filled with zeros by formulas. */
function withoutEmptyEnd<T extends number>(amounts: readonly T[]): T[] {
  let length = amounts.length;
  while (length > 1 && amounts[length - 1] === 0) length -= 1;
  return amounts.slice(0, length);
}

const order = ({ period }: BudgetRow): number =>
  (period?.year ?? 0) * 400 +
  (period?.month ?? 0) * 31 +
  (period?.complementary ? 1 : 0) +
  ((period?.end ?? 0) % 31) / 100;

const yearOf = (rows: readonly BudgetRow[]): number | null =>
  rows.reduce<number | null>((latest, { period }) => {
    const year = period?.year ?? null;
    return year !== null && (latest === null || year > latest) ? year : latest;
  }, null);

function sayYear(
  rows: readonly BudgetRow[],
  year: ContextYear | null,
  recognised: RecognisedTable,
  context: ReadingContext,
): void {
  const bare = rows.find((row) => row.period && readPeriod(row.period.raw).ok && row.period.year !== null);
  const first = rows.find((row) => row.period !== null)?.period;
  if (!first) return;
  if (first.year === null) {
    context.log.add("reading.yearUnknown", "warning", first.ref, {});
    return;
  }
  const own = bare ? readPeriod(first.raw, formatAt(recognised.table.grid, first.ref.row, first.ref.column)) : null;
  if (own?.ok && own.value.year === null && year && year.from !== "sheet")
    context.log.add("reading.yearFrom", "info", first.ref, { year: year.year, from: year.from, source: year.sheet });
}

/** "au 30/09", "situation au 30 septembre 2015": the day that a title closes at. */
function situationDate(texts: readonly string[], year: number | null): Serial | null {
  for (const text of [...texts].reverse()) {
    if (!/\b(au|fin|as (of|at)|situation|arr[êe]t)/i.test(text)) continue;
    const period = periodIn(text, year === null ? {} : { year });
    if (!period.ok || period.value.year === null) continue;
    const { kind, end, month } = period.value;
    if (kind === "date") return end;
    if (kind === "month" && month !== null)
      return endOfMonth(period.value.year, month) ?? serialOfDay(period.value.year, month, 1);
  }
  return null;
}

function blockFor(recognised: RecognisedTable, plan: Plan, count: RowCount): BudgetStatement["block"] {
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
