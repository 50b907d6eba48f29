import { columnCount, isEntireColumn, isEntireRow, rowCount } from "./areas.ts";
import { cellsChanged } from "./changes.ts";
import { parseEntry } from "./entry.ts";
import { eachCell, matrixOf } from "./matrix.ts";
import { Failure, fail } from "./failure.ts";
import { formatAt, styleAt } from "./cell-style.ts";
import { formatValue } from "./number-format.ts";
import { FormulaError } from "../formula/formula-error.ts";
import { isCellError } from "../model/cells.ts";
import { requireFormula } from "./formula-check.ts";
import { requireUnlocked } from "./protection.ts";
import type { Context } from "./context.ts";
import type { Entry } from "./entry.ts";
import type { RangeTarget } from "./range-target.ts";
import type { Scalar } from "../model/cells.ts";
import type { SheetModel } from "../model/workbook.ts";

/** Excel gives no cell-level properties of whole rows and columns: they would be a million cells. */
export const isUnbounded = ({ area }: RangeTarget): boolean => isEntireColumn(area) || isEntireRow(area);

/** A value as Office.js gives it: "" for an empty cell, "#N/A" for an error. */
export const wireValue = (value: Scalar): number | string | boolean =>
  value === null ? "" : isCellError(value) ? value.error : value;

export function readValues(range: RangeTarget): (number | string | boolean)[][] | null {
  if (isUnbounded(range)) return null;
  const { cells } = range.sheet;
  return matrixOf(range.area, (row, column) => wireValue(cells.value(row, column)));
}

/** "=SUM(A1:A3)" where there is a formula, else the value. */
export function readFormulas(range: RangeTarget, shown: (formula: string, row: number, column: number) => string) {
  if (isUnbounded(range)) return null;
  const { cells } = range.sheet;
  return matrixOf(range.area, (row, column) => {
    const formula = cells.formula(row, column);
    return formula === null ? wireValue(cells.value(row, column)) : `=${shown(formula, row, column)}`;
  });
}

export function readText(range: RangeTarget, { workbook, locale }: Context): string[][] | null {
  if (isUnbounded(range)) return null;
  const { sheet } = range;
  return matrixOf(range.area, (row, column) => {
    const value = sheet.cells.value(row, column);
    if (value === null) return "";
    return formatValue(value, formatAt(workbook, sheet, row, column).numberFormat, locale, workbook.date1904);
  });
}

export function readValueTypes(range: RangeTarget): string[][] | null {
  if (isUnbounded(range)) return null;
  const { cells } = range.sheet;
  return matrixOf(range.area, (row, column) => {
    const value = cells.value(row, column);
    if (value === null) return "Empty";
    if (isCellError(value)) return "Error";
    return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
  });
}

/** Sets what an add-in gave, text read in US notation; `toA1` turns a formula of another notation into A1. */
export function writeCells(
  range: RangeTarget,
  given: unknown,
  context: Context,
  toA1: (formula: string, row: number, column: number) => string = (formula) => formula,
): void {
  if (isUnbounded(range)) fail("InvalidArgument");
  const { workbook, changes } = context;
  const { sheet, area } = range;
  requireUnlocked(workbook, sheet, area);
  const before = rowCount(area) * columnCount(area) === 1 ? sheet.cells.value(area.top, area.left) : undefined;
  let written = false;
  try {
    eachCell(area, given, (row, column, value) => {
      written = true;
      if (typeof value === "number" || typeof value === "boolean") {
        adoptStyle(sheet, row, column);
        writeScalar(sheet, row, column, value);
      } else if (typeof value === "string") {
        const { numberFormat } = formatAt(workbook, sheet, row, column);
        const entry = parseEntry(value, { locale: "en-US", numberFormat, date1904: workbook.date1904 });
        const isFormula = entry.kind === "formula";
        writeEntry(
          range,
          row,
          column,
          isFormula ? { ...entry, formula: toA1(entry.formula, row, column) } : entry,
          context,
        );
      } else fail("InvalidArgument");
    });
  } catch (error) {
    throw error instanceof FormulaError ? new Failure("InvalidArgument") : error;
  } finally {
    // A matrix with a wrong value in its midst was written up to there.
    if (written) cellsChanged(changes, sheet, area, before);
  }
}

function writeScalar({ cells }: SheetModel, row: number, column: number, value: Scalar): void {
  cells.setValue(row, column, value);
  cells.setFormula(row, column, null);
  cells.markEdited(row, column);
}

/** A cell that comes to hold something takes its row's or column's look as its own: files have no other way to say it. */
function adoptStyle({ cells, rows, columns }: SheetModel, row: number, column: number): void {
  if (cells.style(row, column) !== null) return;
  const style = rows.get(row)?.style ?? columns.get(column)?.style ?? null;
  if (style !== null) cells.setStyle(row, column, style);
}

/** Puts what was entered into one cell: value or formula, and the number format that the entry implies. */
export function writeEntry(
  range: Pick<RangeTarget, "sheet">,
  row: number,
  column: number,
  entry: Entry,
  context: Context,
): void {
  const { styles } = context.workbook;
  const { cells } = range.sheet;
  adoptStyle(range.sheet, row, column);
  if (entry.kind === "formula") {
    requireFormula(entry.formula);
    cells.setValue(row, column, null);
    cells.setFormula(row, column, entry.formula);
    cells.markEdited(row, column);
    return;
  }
  writeScalar(range.sheet, row, column, entry.value);
  const style = styleAt(range.sheet, row, column);
  const format = styles.get(style);
  const numberFormat =
    entry.numberFormat !== null && format.numberFormat === "General" ? entry.numberFormat : format.numberFormat;
  if (numberFormat !== format.numberFormat || entry.quotePrefix !== format.quotePrefix) {
    cells.setStyle(row, column, styles.with(style, { numberFormat, quotePrefix: entry.quotePrefix }));
  }
}
