import { cellError, type CellError } from "../model/cells.ts";
import type { NameModel, SheetModel, TableModel, WorkbookModel } from "../model/workbook.ts";
import type { Expression } from "./syntax.ts";
import { NAME, rangeOf, REF, VALUE, type Range } from "./value.ts";

/** The name as seen from a sheet (its own names come first), with the sheet that its formula belongs to. */
export function definedName(
  workbook: WorkbookModel,
  from: SheetModel,
  name: string,
): { name: NameModel; sheet: SheetModel } | null {
  const wanted = name.toLowerCase();
  const among = (names: readonly NameModel[]): NameModel | undefined =>
    names.find((n) => n.name.toLowerCase() === wanted);
  const found = among(from.names) ?? among(workbook.names);
  return found ? { name: found, sheet: from } : null;
}

/** A table's name alone means its data. */
export const wholeTable = (table: string): Extract<Expression, { kind: "structured" }> => ({
  kind: "structured",
  table,
  parts: [],
  columns: null,
});

/** The cells that "Table1[…]" means in the row of the formula. */
export function structuredRange(
  expression: Extract<Expression, { kind: "structured" }>,
  workbook: WorkbookModel,
  from: { readonly sheet: SheetModel; readonly row: number; readonly column: number },
): Range | CellError {
  const found = tableOf(expression.table, workbook, from);
  if (!found) return expression.table === "" ? VALUE : NAME;
  const { sheet, table } = found;
  const columns = columnsOf(expression.columns, table);
  const rows = rowsOf(expression.parts, table, sheet, from);
  if (columns === null) return REF;
  return "error" in rows ? rows : rangeOf(sheet, { ...rows, ...columns });
}

function tableOf(
  name: string,
  workbook: WorkbookModel,
  from: { readonly sheet: SheetModel; readonly row: number; readonly column: number },
): { sheet: SheetModel; table: TableModel } | null {
  if (name === "") {
    const table = from.sheet.tables.find(
      ({ area }) =>
        area.top <= from.row && from.row <= area.bottom && area.left <= from.column && from.column <= area.right,
    );
    return table ? { sheet: from.sheet, table } : null;
  }
  const wanted = name.toLowerCase();
  for (const sheet of workbook.sheets) {
    const table = sheet.tables.find((t) => t.name.toLowerCase() === wanted);
    if (table) return { sheet, table };
  }
  return null;
}

function columnsOf(
  names: readonly [string, string] | null,
  { area, columns }: TableModel,
): { left: number; right: number } | null {
  if (!names) return { left: area.left, right: area.right };
  const place = (name: string): number => columns.findIndex((c) => plain(c.name) === plain(name));
  const [first, last] = [place(names[0]), place(names[1])];
  if (first < 0 || last < 0) return null;
  return { left: area.left + Math.min(first, last), right: area.left + Math.max(first, last) };
}

/** Line breaks in a header are spaces in some formulas. */
const plain = (name: string): string => name.toLowerCase().replace(/\s+/g, " ");

function rowsOf(
  parts: readonly string[],
  { area, showHeaders, showTotals }: TableModel,
  sheet: SheetModel,
  from: { readonly sheet: SheetModel; readonly row: number },
): { top: number; bottom: number } | CellError {
  const first = area.top + (showHeaders ? 1 : 0);
  const last = area.bottom - (showTotals ? 1 : 0);
  const wanted = parts.length === 0 ? ["Data"] : parts;
  if (wanted.includes("ThisRow"))
    return from.sheet === sheet && first <= from.row && from.row <= last ? { top: from.row, bottom: from.row } : VALUE;
  if (wanted.includes("All")) return { top: area.top, bottom: area.bottom };
  const data = wanted.includes("Data");
  if (wanted.includes("Headers"))
    return showHeaders ? { top: area.top, bottom: data ? last : area.top } : cellError("#REF!");
  if (wanted.includes("Totals"))
    return showTotals ? { top: data ? first : area.bottom, bottom: area.bottom } : cellError("#REF!");
  return { top: first, bottom: last };
}
