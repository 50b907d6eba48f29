import { axisOf } from "./axis.ts";
import { columnPoints } from "../host/protocol/geometry.ts";
import { conditionalLooks } from "./conditional-look.ts";
import { formatValue } from "../host/protocol/number-format.ts";
import { rowPixels } from "./row-height.ts";
import { styleAt } from "../host/protocol/cell-style.ts";
import type { Axis } from "./axis.ts";
import type { Area, DifferentialFormat, Hyperlink, SheetModel, WorkbookModel } from "../host/model/workbook.ts";
import type { CellFormat } from "../host/model/style.ts";
import type { Scalar } from "../host/model/cells.ts";

/** A sheet as it looks now, asked cell by cell for those on the screen. */
export interface SheetView {
  readonly sheet: SheetModel;
  readonly locale: string;
  readonly rows: Axis;
  readonly columns: Axis;
  value(row: number, column: number): Scalar;
  text(row: number, column: number): string;
  format(row: number, column: number): CellFormat;
  /** What conditional formats change of it. */
  conditional(row: number, column: number): DifferentialFormat | null;
  merge(row: number, column: number): Area | null;
  link(row: number, column: number): Hyperlink | null;
}

/** Empty rows and columns below and beside what is used. */
const FEWEST = { rows: 100, columns: 26 };
const MARGIN = { rows: 30, columns: 6 };
const PIXELS_PER_POINT = 4 / 3;

const within = ({ top, left, bottom, right }: Area, row: number, column: number): boolean =>
  top <= row && row <= bottom && left <= column && column <= right;

/** `reach`: a cell that must be on the grid, be it empty. */
export function viewSheet(
  workbook: WorkbookModel,
  sheet: SheetModel,
  locale: string,
  reach: { readonly row: number; readonly column: number },
): SheetView {
  const used = sheet.cells.usedArea();
  const lowest = Math.max(used?.bottom ?? 0, reach.row, ...sheet.charts.map(({ anchor }) => anchor.to.row));
  const rightmost = Math.max(used?.right ?? 0, reach.column, ...sheet.charts.map(({ anchor }) => anchor.to.column));
  const columns = axisOf(
    Math.max(FEWEST.columns, rightmost + MARGIN.columns),
    (column) => columnPoints(sheet, column) * PIXELS_PER_POINT,
  );
  const format = (row: number, column: number) => workbook.styles.get(styleAt(sheet, row, column));
  const value = (row: number, column: number) => sheet.cells.value(row, column);
  const text = (row: number, column: number) =>
    formatValue(value(row, column), format(row, column).numberFormat, locale, workbook.date1904);
  const merge = (row: number, column: number) => sheet.merges.find((area) => within(area, row, column)) ?? null;
  const height = rowPixels(sheet, used, columns, { text, format, merge });
  return {
    sheet,
    locale,
    columns,
    rows: axisOf(Math.max(FEWEST.rows, lowest + MARGIN.rows), height),
    value,
    text,
    format,
    merge,
    conditional: conditionalLooks(workbook, sheet, locale),
    link: (row, column) => sheet.hyperlinks.find(({ area }) => within(area, row, column)) ?? null,
  };
}
