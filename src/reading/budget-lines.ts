import type { CellRef } from "../cells/address.ts";
import { cellAt, formatAt, type CellValue } from "../cells/grid.ts";
import { readNumber } from "../cells/number.ts";
import { readPeriod, type Period } from "../cells/period.ts";
import { ignore, refOf, type RowCount } from "./block.ts";
import { isRate, type BudgetColumns, type Figure, type FigureLine } from "./budget-columns.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { periodCell } from "./period-cell.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import type { Role } from "./roles.ts";
import { isBlank, textAt } from "./sheet-rows.ts";
import type { PeriodCell } from "./statement.ts";
import type { TableColumn } from "./table-columns.ts";
import { saysSubtotal, saysTotal } from "./totals.ts";

const KEY_ROLES: readonly Role[] = ["envelope", "costCentre", "code", "label"];

export function straightLines(
  recognised: RecognisedTable,
  plan: BudgetColumns,
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
  // A table of whole years has no finer period.
  const periodColumn = readablePeriods(plan) ?? plan.keys.get("year");
  const yearColumn = plan.keys.get("year");
  const figureColumns = [...plan.figures];
  const header = repeatsHeader(recognised.table);
  const taken = new Set([
    ...keyColumns,
    ...plan.figures.values(),
    ...plan.bridge,
    ...(periodColumn ? [periodColumn] : []),
  ]);
  const unnamed = table.columns.filter((column) => !taken.has(column) && column.profile.counts.text > 0);
  const levels = levelColumns(grid, table.top, table.bottom, keyColumns, figureColumns);
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
      const headed = periodText === "" || (printed.length === 0 && !readPeriod(periodText).ok);
      const words = printed.at(0) ?? periodText;
      if (words !== "" && printed.length <= 2 && words.length <= 80 && !saysTotal(words) && headed) {
        section += 1;
        heading = words;
        envelope = textOf(row, plan.keys.get("envelope")) || envelope;
        ignore(count, "section");
      } else ignore(count, periodText !== "" && printed.length === 0 ? "noAmounts" : "note");
      continue;
    }
    if (printed.some((text) => PART_OF_LINE.test(text))) {
      ignore(count, "ofWhich");
      continue;
    }
    const unnamedTexts = unnamed.map((column) => textOf(row, column));
    const said = [...printed, periodText, ...unnamedTexts].find((text) => text !== "" && saysTotal(text));
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
    const depth = levelColumn ? levelAt(grid, row, levelColumn) : depthOf(levels.map((column) => textOf(row, column)));
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
      envelope: envelopeColumn ? envelope : partOf(code, heading) ? heading : null,
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
    // A total closes the section above it, a sub-total may be one of several.
    if (said !== undefined && !saysSubtotal(said)) heading = null;
  }
  return lines;
}

/** "4. Reporting" is no line of the section "3. Monitoring"; without codes, a line is of the section above it. */
function partOf(code: string | null, heading: string | null): boolean {
  const section = heading === null ? null : codeOf(heading);
  return code === null || section === null || code.startsWith(section);
}

const firstOf = (texts: readonly string[]): string => texts.find((text) => text !== "") ?? "";

/** "dont CAS Pension": a part of the line above, already in it. */
const PART_OF_LINE = /^[-–•\s]*(dont|of which)\b/i;

/** The period column, unless most of its cells are no periods: it is then one more label. */
function readablePeriods(plan: BudgetColumns): TableColumn | undefined {
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

/** The deepest level filled; a line that fills none carries on the labels above it, and is deeper than all. */
function depthOf(texts: readonly string[]): number | null {
  if (texts.length === 0) return null;
  const deepest = texts.findLastIndex((text) => text !== "");
  return deepest < 0 ? texts.length : deepest;
}

/**
 * Key columns that only some lines of figures fill, left to right: how far they are filled says the level of a line
 * ("60 | | Achats" above " | 601 | Matières"). None when every line fills all.
 */
function levelColumns(
  grid: RecognisedTable["table"]["grid"],
  top: number,
  bottom: number,
  keys: readonly TableColumn[],
  figures: readonly (readonly [Figure, TableColumn])[],
): TableColumn[] {
  if (keys.length < 2) return [];
  const partly = new Set<TableColumn>();
  const ever = new Set<TableColumn>();
  for (let row = top; row <= bottom; row += 1) {
    if (!figures.some(([, column]) => !isBlank(cellAt(grid, row, column.column)))) continue;
    if (keys.some((key) => saysTotal(textAt(grid, row, key.column)))) continue;
    for (const key of keys) (isBlank(cellAt(grid, row, key.column)) ? partly : ever).add(key);
  }
  return keys.filter((key) => partly.has(key) && ever.has(key));
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
