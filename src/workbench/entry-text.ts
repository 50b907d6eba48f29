import { formatValue, isDateFormat } from "../host/protocol/number-format.ts";
import { isCellError } from "../host/model/cells.ts";
import { isFrench } from "../host/protocol/locale.ts";
import type { SheetModel, WorkbookModel } from "../host/model/workbook.ts";
import { formatAt } from "../host/protocol/cell-style.ts";

/** What the formula bar shows of a cell, such that typing it again gives the same: figures in full, dates as dates. */
export function entryText(
  workbook: WorkbookModel,
  sheet: SheetModel,
  row: number,
  column: number,
  locale: string,
): string {
  const formula = sheet.cells.formula(row, column);
  if (formula !== null) return `=${formula}`;
  const value = sheet.cells.value(row, column);
  const { numberFormat, quotePrefix } = formatAt(workbook, sheet, row, column);
  if (value === null) return "";
  if (typeof value === "string") return quotePrefix ? `'${value}` : value;
  if (typeof value === "boolean" || isCellError(value)) return formatValue(value, "General", locale, false);
  if (isDateFormat(numberFormat)) {
    const timed = value % 1 !== 0;
    const day = isFrench(locale) ? "dd/mm/yyyy" : "m/d/yyyy";
    return formatValue(value, timed ? `${day} hh:mm:ss` : day, locale, workbook.date1904);
  }
  const percent = /%/.test(numberFormat.replace(/"[^"]*"/g, ""));
  const digits = String(percent ? Number((value * 100).toPrecision(15)) : value);
  return (isFrench(locale) ? digits.replace(".", ",") : digits) + (percent ? "%" : "");
}
