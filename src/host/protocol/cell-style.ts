import type { CellFormat, Styles } from "../model/style.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";

/** The style that decides how a cell looks: its own, else its row's, else its column's, else the workbook's first. */
export function styleAt(sheet: SheetModel, row: number, column: number): number {
  return sheet.cells.style(row, column) ?? sheet.rows.get(row)?.style ?? sheet.columns.get(column)?.style ?? 0;
}

export const formatAt = ({ styles }: WorkbookModel, sheet: SheetModel, row: number, column: number): CellFormat =>
  styles.get(styleAt(sheet, row, column));

/** `styles.with` for a change that depends on the format alone, remembered by style: a range has few styles. */
export function restyling(
  styles: Styles,
  change: (format: CellFormat) => Partial<CellFormat>,
): (style: number) => number {
  const made = new Map<number, number>();
  return (style) => {
    let index = made.get(style);
    if (index === undefined) made.set(style, (index = styles.with(style, change(styles.get(style)))));
    return index;
  };
}
