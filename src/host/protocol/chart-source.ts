import { columnLetters, quoteSheet } from "../../cells/address.ts";
import { columnCount, rowCount } from "./areas.ts";
import { formatAt } from "./cell-style.ts";
import { isDateFormat } from "./number-format.ts";
import type { Area, SheetModel, WorkbookModel } from "../model/workbook.ts";
import type { RangeTarget } from "./range-target.ts";

/** "'Feuil1'!$B$2:$B$9" */
export function absoluteRef(sheet: SheetModel, area: Area): string {
  const cell = (row: number, column: number): string => `$${columnLetters(column)}$${row + 1}`;
  const first = cell(area.top, area.left);
  const last = cell(area.bottom, area.right);
  return `${quoteSheet(sheet.name)}!${first === last ? first : `${first}:${last}`}`;
}

export interface SourceSeries {
  readonly nameRef: string | null;
  readonly values: string;
  readonly categories: string | null;
}

/** A text, or a formula that was not computed yet, can head numbers; so can nothing in the corner. */
function headsNumbers(sheet: SheetModel, row: number, column: number): boolean {
  const value = sheet.cells.value(row, column);
  return typeof value === "string" || (value === null && sheet.cells.formula(row, column) !== null);
}

const isBlank = (sheet: SheetModel, row: number, column: number): boolean =>
  sheet.cells.value(row, column) === null && sheet.cells.formula(row, column) === null;

/** Splits a chart's source as Excel does: a first line of texts names the series, a first line of texts or dates across is the categories. */
export function seriesOf(
  workbook: WorkbookModel,
  { sheet, area }: RangeTarget,
  seriesBy: "Columns" | "Rows",
): SourceSeries[] {
  const byColumns = seriesBy === "Columns";
  const length = byColumns ? rowCount(area) : columnCount(area);
  const breadth = byColumns ? columnCount(area) : rowCount(area);
  /** `along` a series, `across` the series. */
  const at = (along: number, across: number): [row: number, column: number] =>
    byColumns ? [area.top + along, area.left + across] : [area.top + across, area.left + along];
  const indexes = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const isCategory = (along: number): boolean => {
    const [row, column] = at(along, 0);
    const value = sheet.cells.value(row, column);
    if (typeof value === "number") return isDateFormat(formatAt(workbook, sheet, row, column).numberFormat);
    return headsNumbers(sheet, row, column);
  };
  const cornerBlank = isBlank(sheet, ...at(0, 0));
  const headed =
    length > 1 &&
    indexes(breadth).every(
      (across) => headsNumbers(sheet, ...at(0, across)) || (across === 0 && cornerBlank && breadth > 1),
    );
  const first = headed ? 1 : 0;
  const body = indexes(length).slice(first);
  const hasCategories = breadth > 1 && ((headed && cornerBlank) || body.some(isCategory));
  const line = (across: number, from: number, to: number): string => {
    const [top, left] = at(from, across);
    const [bottom, right] = at(to, across);
    return absoluteRef(sheet, { top, left, bottom, right });
  };
  return indexes(breadth)
    .slice(hasCategories ? 1 : 0)
    .map((across) => ({
      nameRef: headed ? line(across, 0, 0) : null,
      values: line(across, first, length - 1),
      categories: hasCategories ? line(0, first, length - 1) : null,
    }));
}
