import { fail } from "./failure.ts";
import { intersection } from "./areas.ts";
import { isFrench } from "./locale.ts";
import { renameColumnInFormula } from "../formula/rename-table.ts";
import { rewriteFormulas } from "./sheet-references.ts";
import { wireValue } from "./cell-values.ts";
import type { Area, SheetModel, TableModel, WorkbookModel } from "../model/workbook.ts";
import type { Context } from "./context.ts";

type Place = Pick<Context, "workbook" | "locale">;

/** "Column3", or "Colonne3" in French. */
const automaticName = (index: number, locale: string): string =>
  `${isFrench(locale) ? "Colonne" : "Column"}${index + 1}`;

/**
 * The columns of a table over an area: each is named by its header's text, once in the table, and a header without
 * text is given one. `known`: the columns that are there already, by place; null for a new one.
 */
export function columnsOf(
  sheet: SheetModel,
  area: Area,
  showHeaders: boolean,
  known: readonly (TableModel["columns"][number] | null)[],
  locale: string,
): TableModel["columns"] {
  const taken = new Set<string>();
  let lastId = Math.max(0, ...known.map((column) => column?.id ?? 0));
  return Array.from({ length: area.right - area.left + 1 }, (_, index) => {
    const column = area.left + index;
    const before = known[index] ?? null;
    const value = showHeaders ? wireValue(sheet.cells.value(area.top, column)) : (before?.name ?? "");
    const stem = value === "" ? automaticName(index, locale) : String(value);
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}${number}`;
    taken.add(name.toLowerCase());
    const plain = sheet.cells.formula(area.top, column) === null;
    if (showHeaders && (value !== name || !plain)) writeHeader(sheet, area.top, column, name);
    return before ? { ...before, name } : { id: (lastId += 1), name, totalsFormula: null };
  });
}

function writeHeader(sheet: SheetModel, row: number, column: number, name: string): void {
  sheet.cells.setValue(row, column, name);
  sheet.cells.setFormula(row, column, null);
  sheet.cells.markEdited(row, column);
  sheet.touched.add("cells");
}

/** A header that was written over renames its column, as in Excel: file and formulas must agree with the cell. */
export function followHeaders(sheet: SheetModel, edited: Area, { workbook, locale }: Place): void {
  for (const table of sheet.tables) {
    const { area, showHeaders, columns } = table;
    if (!showHeaders || !intersection(edited, { ...area, bottom: area.top })) continue;
    const renamed = columnsOf(sheet, area, true, columns, locale);
    table.columns = renamed;
    for (const [index, { name }] of renamed.entries()) {
      const before = columns[index]?.name;
      if (before !== undefined && before !== name) columnRenamed(workbook, sheet, table, { from: before, to: name });
    }
  }
}

/** Refuses a name that another column has. */
export function renameColumn(
  sheet: SheetModel,
  table: TableModel,
  index: number,
  name: string,
  { workbook }: Place,
): void {
  const taken = table.columns.some((other, at) => at !== index && other.name.toLowerCase() === name.toLowerCase());
  const column = table.columns[index];
  if (!column || taken || name === "") return fail("InvalidArgument", "name");
  const from = column.name;
  column.name = name;
  if (table.showHeaders) writeHeader(sheet, table.area.top, table.area.left + index, name);
  columnRenamed(workbook, sheet, table, { from, to: name });
}

function columnRenamed(
  workbook: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  names: { from: string; to: string },
): void {
  table.changed = true;
  sheet.touched.add("tables");
  rewriteFormulas(
    workbook,
    (formula, home) => renameColumnInFormula(formula, table.name, { ...names, inside: home === sheet }),
    () => undefined,
  );
  for (const column of table.columns) {
    if (column.totalsFormula === null) continue;
    column.totalsFormula = renameColumnInFormula(column.totalsFormula, table.name, { ...names, inside: true });
  }
}
