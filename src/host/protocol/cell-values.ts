import { columnCount, isEntireColumn, isEntireRow, rowCount } from "./areas.ts";
import { cellsChanged } from "./changes.ts";
import { parseEntry } from "./entry.ts";
import { eachCell, matrixOf } from "./matrix.ts";
import { fail } from "./failure.ts";
import { formatAt, styleAt } from "./cell-style.ts";
import { formatValue } from "./number-format.ts";
import { isCellError } from "../model/cells.ts";
import { requireFormula } from "./formula-check.ts";
import { requireUnlocked } from "./protection.ts";
import type { Context } from "./context.ts";
import type { Entry } from "./entry.ts";
import type { RangeTarget } from "./range-target.ts";
import type { Scalar } from "../model/cells.ts";

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
  eachCell(area, given, (row, column, value) => {
    if (typeof value === "number") writeScalar(range, row, column, value);
    else if (typeof value === "boolean") writeScalar(range, row, column, value);
    else if (typeof value === "string") {
      const format = formatAt(workbook, sheet, row, column).numberFormat;
      const entry = parseEntry(value, { locale: "en-US", numberFormat: format, date1904: workbook.date1904 });
      writeEntry(
        range,
        row,
        column,
        entry.kind === "formula" ? { ...entry, formula: toA1(entry.formula, row, column) } : entry,
        context,
      );
    } else fail("InvalidArgument");
  });
  cellsChanged(changes, sheet, area, before);
}

function writeScalar(
  { sheet: { cells } }: Pick<RangeTarget, "sheet">,
  row: number,
  column: number,
  value: Scalar,
): void {
  cells.setValue(row, column, value);
  cells.setFormula(row, column, null);
  cells.markEdited(row, column);
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
  if (entry.kind === "formula") {
    requireFormula(entry.formula);
    cells.setValue(row, column, null);
    cells.setFormula(row, column, entry.formula);
    cells.markEdited(row, column);
    return;
  }
  writeScalar(range, row, column, entry.value);
  const style = styleAt(range.sheet, row, column);
  const format = styles.get(style);
  const numberFormat =
    entry.numberFormat !== null && format.numberFormat === "General" ? entry.numberFormat : format.numberFormat;
  if (numberFormat !== format.numberFormat || entry.quotePrefix !== format.quotePrefix) {
    cells.setStyle(row, column, styles.with(style, { numberFormat, quotePrefix: entry.quotePrefix }));
  }
}
