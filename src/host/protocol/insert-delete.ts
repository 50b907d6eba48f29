import { MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import { columnCount, intersection, isEntireColumn, isEntireRow, rowCount } from "./areas.ts";
import { columnsOf } from "./table-columns.ts";
import { fail } from "./failure.ts";
import { rangeObject } from "./range-target.ts";
import { requirePermission, requireUnlocked } from "./protection.ts";
import { rewriteFormulas } from "./sheet-references.ts";
import { shiftArea, shiftsWholeLines } from "./shifted-area.ts";
import { shiftedFormula } from "./shifted-formula.ts";
import type { Area, SheetModel } from "../model/workbook.ts";
import type { ChangeType } from "./changes.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";
import type { Shift } from "./shifted-area.ts";

/** Inserts empty cells; formulas, names, charts, formats and kept ranges follow. */
export function insertCells(range: RangeTarget, towards: "Down" | "Right", context: Context): void {
  const { area } = range;
  const down = isEntireRow(area) || (!isEntireColumn(area) && towards === "Down");
  const shift: Shift = down
    ? { axis: "row", at: area.top, count: rowCount(area), from: area.left, to: area.right }
    : { axis: "column", at: area.left, count: columnCount(area), from: area.top, to: area.bottom };
  apply(range, shift, context);
}

/** Deletes cells; those below or to the right close the gap. What pointed to them reads #REF!. */
export function deleteCells(range: RangeTarget, towards: "Up" | "Left", context: Context): void {
  const { area } = range;
  const up = isEntireRow(area) || (!isEntireColumn(area) && towards === "Up");
  const shift: Shift = up
    ? { axis: "row", at: area.top, count: -rowCount(area), from: area.left, to: area.right }
    : { axis: "column", at: area.left, count: -columnCount(area), from: area.top, to: area.bottom };
  apply(range, shift, context);
}

function apply({ sheet, area }: RangeTarget, shift: Shift, context: Context): void {
  const { workbook, changes, references } = context;
  const whole = shiftsWholeLines(shift);
  const inserted = shift.count > 0;
  if (whole) {
    const lines = shift.axis === "row" ? "Rows" : "Columns";
    requirePermission(sheet, inserted ? `insert${lines}` : `delete${lines}`);
  } else {
    requireUnlocked(workbook, sheet, movedBand(sheet, shift) ?? area);
  }
  refuseSplit(sheet, shift, area);
  moveCells(sheet, shift);
  moveLines(sheet, shift);
  moveParts(sheet, shift, context.locale);
  rewriteFormulas(
    workbook,
    (formula, home) => shiftedFormula(formula, home, sheet, shift),
    (home, row, column) => changes.dirty.push({ sheet: home, row, column }),
  );
  workbook.touched.add("names");
  references.update((kept) => {
    if (kept.type.name !== "Range") return kept;
    const target = kept.target as RangeTarget;
    const next = target.sheet === sheet ? shiftArea(target.area, shift) : target.area;
    return next === null || next === target.area ? kept : rangeObject(sheet, next);
  });
  const unit = whole ? (shift.axis === "row" ? "Row" : "Column") : "Cell";
  const type: ChangeType = `${unit}${inserted ? "Inserted" : "Deleted"}`;
  const away = { row: ["ShiftCellDown", "ShiftCellUp"], column: ["ShiftCellRight", "ShiftCellLeft"] }[shift.axis];
  changes.cells.push({ sheet, area, type, ...(!whole && { shift: away[inserted ? 0 : 1]! }) });
  sheet.touched.add("cells");
}

/** The used cells that move or go. */
function movedBand(sheet: SheetModel, { axis, at, from, to }: Shift): Area | null {
  const band =
    axis === "row"
      ? { top: at, bottom: MAX_ROWS - 1, left: from, right: to }
      : { top: from, bottom: to, left: at, right: MAX_COLUMNS - 1 };
  return sheet.cells.usedArea(false, band);
}

/** Excel refuses to tear a table or a merged area apart, and to push filled cells over the edge. */
function refuseSplit(sheet: SheetModel, shift: Shift, area: Area): void {
  const moves = movedBand(sheet, shift);
  if (moves && shift.count > 0) {
    const end = shift.axis === "row" ? moves.bottom + shift.count : moves.right + shift.count;
    if (end >= (shift.axis === "row" ? MAX_ROWS : MAX_COLUMNS)) fail("InsertDeleteConflict");
  }
  if (shiftsWholeLines(shift)) return;
  const band = shift.axis === "row" ? { ...area, bottom: MAX_ROWS - 1 } : { ...area, right: MAX_COLUMNS - 1 };
  const torn = (one: Area) => {
    if (!intersection(one, band)) return false;
    return shift.axis === "row"
      ? one.left < shift.from || one.right > shift.to
      : one.top < shift.from || one.bottom > shift.to;
  };
  if (sheet.tables.some((table) => torn(table.area))) fail("InsertDeleteConflict");
  if (sheet.merges.some(torn)) fail("MergedRangeConflict");
}

function moveCells(sheet: SheetModel, shift: Shift): void {
  const band = movedBand(sheet, shift);
  if (!band) return;
  const { cells } = sheet;
  const taken: {
    row: number;
    column: number;
    value: ReturnType<typeof cells.value>;
    formula: string | null;
    style: number | null;
  }[] = [];
  for (let row = band.top; row <= band.bottom; row += 1) {
    for (let column = band.left; column <= band.right; column += 1) {
      const [value, formula, style] = [cells.value(row, column), cells.formula(row, column), cells.style(row, column)];
      if (value === null && formula === null && style === null) continue;
      taken.push({ row, column, value, formula, style });
      cells.setValue(row, column, null);
      cells.setFormula(row, column, null);
      cells.setStyle(row, column, null);
      cells.markEdited(row, column);
    }
  }
  for (const { row, column, value, formula, style } of taken) {
    const next = shiftArea({ top: row, bottom: row, left: column, right: column }, shift);
    if (!next) continue;
    cells.setValue(next.top, next.left, value);
    cells.setFormula(next.top, next.left, formula);
    cells.setStyle(next.top, next.left, style);
    cells.markEdited(next.top, next.left);
  }
}

/** Heights, widths and styles of whole rows and columns move with them; new ones take the look of the line before. */
function moveLines(sheet: SheetModel, shift: Shift): void {
  if (!shiftsWholeLines(shift)) return;
  const moveMap = <P extends { hidden: boolean; style: number | null }>(lines: Map<number, P>, standard: P) => {
    const moved = [...lines].flatMap(([index, props]): [number, P][] => {
      if (index < shift.at) return [[index, props]];
      if (shift.count > 0) return [[index + shift.count, props]];
      return index < shift.at - shift.count ? [] : [[index + shift.count, props]];
    });
    const above = lines.get(shift.at - 1);
    for (let i = 0; above !== undefined && i < shift.count; i += 1)
      moved.push([shift.at + i, { ...above, hidden: false }]);
    // A line that the sheet no longer mentions would keep what its file says of it.
    for (const index of lines.keys()) lines.set(index, standard);
    const last = shift.axis === "row" ? MAX_ROWS - 1 : MAX_COLUMNS - 1;
    for (const [index, props] of moved) if (index <= last) lines.set(index, props);
  };
  if (shift.axis === "row") moveMap(sheet.rows, { height: null, hidden: false, style: null });
  else moveMap(sheet.columns, { width: null, hidden: false, style: null });
  sheet.touched.add(shift.axis === "row" ? "rows" : "columns");
}

/** Merges, links, rules, tables, charts, comments, filter and page breaks of the sheet. */
function moveParts(sheet: SheetModel, shift: Shift, locale: string): void {
  const move = (area: Area) => shiftArea(area, shift);
  const moveAll = (areas: readonly Area[]) => areas.flatMap((area) => move(area) ?? []);
  const changed = (before: unknown, after: unknown) => JSON.stringify(before) !== JSON.stringify(after);

  const merges = moveAll(sheet.merges).filter((area) => rowCount(area) * columnCount(area) > 1);
  if (changed(sheet.merges, merges)) sheet.touched.add("merges");
  sheet.merges = merges;

  const links = sheet.hyperlinks.flatMap((link) => moveAll([link.area]).map((area) => ({ ...link, area })));
  if (changed(sheet.hyperlinks, links)) sheet.touched.add("hyperlinks");
  sheet.hyperlinks = links;

  const rules = sheet.conditionalFormats
    .map((format) => ({ ...format, areas: moveAll(format.areas) }))
    .filter(({ areas }) => areas.length > 0);
  if (changed(sheet.conditionalFormats, rules)) sheet.touched.add("conditionalFormats");
  sheet.conditionalFormats = rules;

  const validations = sheet.dataValidations
    .map((validation) => ({ ...validation, areas: moveAll(validation.areas) }))
    .filter(({ areas }) => areas.length > 0);
  if (changed(sheet.dataValidations, validations)) sheet.touched.add("dataValidations");
  sheet.dataValidations = validations;

  const comments = sheet.comments.flatMap((comment) => {
    const area = move({ top: comment.row, bottom: comment.row, left: comment.column, right: comment.column });
    return area ? [{ ...comment, row: area.top, column: area.left }] : [];
  });
  if (changed(sheet.comments, comments)) sheet.touched.add("comments");
  sheet.comments = comments;

  for (const table of [...sheet.tables]) moveTable(sheet, table, shift, locale);
  moveCharts(sheet, shift);

  if (sheet.autoFilter) {
    const next = move(sheet.autoFilter);
    if (next !== sheet.autoFilter) sheet.touched.add("autoFilter");
    sheet.autoFilter = next;
  }
  if (shift.axis === "row") {
    const breaks = sheet.page.rowBreaks.flatMap(
      (row) => move({ top: row, bottom: row, left: shift.from, right: shift.from })?.top ?? [],
    );
    if (changed(sheet.page.rowBreaks, breaks)) sheet.touched.add("page");
    sheet.page.rowBreaks = breaks;
  }
}

/** A table grows, shrinks and moves with its cells; a column that comes or goes changes its list of columns. */
function moveTable(sheet: SheetModel, table: SheetModel["tables"][number], shift: Shift, locale: string): void {
  const next = shiftArea(table.area, shift);
  if (next === table.area) return;
  if (next === null) {
    sheet.tables.splice(sheet.tables.indexOf(table), 1);
    sheet.touched.add("tables");
    return;
  }
  if (shift.axis === "column" && columnCount(next) !== columnCount(table.area)) {
    const offset = Math.max(0, shift.at - table.area.left);
    if (shift.count < 0) table.columns.splice(offset, columnCount(table.area) - columnCount(next));
    else {
      const known = [
        ...table.columns.slice(0, offset),
        ...Array<null>(shift.count).fill(null),
        ...table.columns.slice(offset),
      ];
      table.columns = columnsOf(sheet, next, table.showHeaders, known, locale);
    }
  }
  table.area = next;
  table.changed = true;
  sheet.touched.add("tables");
}

/** Charts keep their cells. */
function moveCharts(sheet: SheetModel, shift: Shift): void {
  if (!shiftsWholeLines(shift)) return;
  const corner = (at: { row: number; column: number; dx: number; dy: number }) => {
    const index = shift.axis === "row" ? at.row : at.column;
    const next = index < shift.at ? index : Math.max(shift.at, index + shift.count);
    return shift.axis === "row" ? { ...at, row: next } : { ...at, column: next };
  };
  for (const chart of sheet.charts) {
    const anchor = { from: corner(chart.anchor.from), to: corner(chart.anchor.to) };
    if (JSON.stringify(anchor) === JSON.stringify(chart.anchor)) continue;
    chart.anchor = anchor;
    chart.changed = true;
    sheet.touched.add("charts");
  }
}
