import { fail } from "./failure.ts";
import { newSheet } from "../xlsx/new-workbook.ts";
import { renameSheetInFormula } from "../formula/rename-sheet.ts";
import { requireOpenStructure } from "./protection.ts";
import { sheetNamed } from "./range-target.ts";
import type { Context } from "./context.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";

export type CopyPlace = "None" | "Before" | "After" | "Beginning" | "End";

/** "Budget (2)", shortened to the 31 characters that a name may have. */
function copyName(workbook: WorkbookModel, name: string): string {
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const candidate = name.slice(0, 31 - suffix.length) + suffix;
    if (!sheetNamed(workbook, candidate)) return candidate;
  }
}

/** Another sheet with the same content; tables get new names, charts draw from the copy where they drew from the original. */
export function copySheet(
  source: SheetModel,
  place: CopyPlace,
  beside: SheetModel | null,
  context: Context,
): SheetModel {
  const { workbook, changes } = context;
  requireOpenStructure(workbook);
  const sheets = workbook.sheets;
  const at = () => {
    if (place === "Beginning") return 0;
    if (place === "End") return sheets.length;
    return sheets.indexOf(beside ?? source) + (place === "Before" ? 0 : 1);
  };
  if ((place === "Before" || place === "After") && beside && !sheets.includes(beside)) fail("InvalidArgument");
  const copy = newSheet(workbook, copyName(workbook, source.name));
  sheets.splice(at(), 0, copy);
  const renamed = (formula: string) => {
    try {
      return renameSheetInFormula(formula, source.name, copy.name);
    } catch {
      return formula;
    }
  };
  for (const [row, column] of source.cells.all()) {
    copy.cells.setValue(row, column, source.cells.value(row, column));
    copy.cells.setFormula(row, column, source.cells.formula(row, column));
    copy.cells.setStyle(row, column, source.cells.style(row, column));
    copy.cells.markEdited(row, column);
  }
  for (const [index, props] of source.columns) copy.columns.set(index, { ...props });
  for (const [index, props] of source.rows) copy.rows.set(index, { ...props });
  copy.tabColor = source.tabColor;
  copy.defaultColumnWidth = source.defaultColumnWidth;
  copy.defaultRowHeight = source.defaultRowHeight;
  copy.merges = [...source.merges];
  copy.hyperlinks = structuredClone(source.hyperlinks);
  copy.conditionalFormats = structuredClone(source.conditionalFormats);
  copy.dataValidations = structuredClone(source.dataValidations);
  copy.comments = structuredClone(source.comments);
  copy.page = structuredClone(source.page);
  copy.freeze = source.freeze && { ...source.freeze };
  copy.showGridlines = source.showGridlines;
  copy.showHeadings = source.showHeadings;
  copy.protection = structuredClone(source.protection);
  copy.autoFilter = source.autoFilter;
  copy.names = source.names.map((item) => ({ ...item, formula: renamed(item.formula) }));
  copyTables(source, copy, workbook);
  copy.charts = source.charts.map((chart, index) => ({
    ...structuredClone(chart),
    id: `{${copy.sheetId.toString(16).toUpperCase().padStart(8, "0")}-0001-0000-${String(index).padStart(4, "0")}-000000000000}`,
    part: null,
    changed: true,
    title: { ...chart.title, formula: chart.title.formula && renamed(chart.title.formula) },
    series: structuredClone(chart.series).map((series) => ({
      ...series,
      nameRef: series.nameRef && renamed(series.nameRef),
      values: renamed(series.values),
      categories: series.categories && renamed(series.categories),
    })),
  }));
  workbook.touched.add("sheets").add("names");
  changes.events.push({ event: "worksheetAdded", target: copy.id, args: { worksheetId: copy.id, source: "Local" } });
  return copy;
}

function copyTables(source: SheetModel, copy: SheetModel, workbook: WorkbookModel): void {
  const tables = () => workbook.sheets.flatMap((sheet) => sheet.tables);
  for (const table of source.tables) {
    const id = tables().reduce((highest, other) => Math.max(highest, other.id), 0) + 1;
    const taken = new Set(tables().map(({ name }) => name.toLowerCase()));
    let name = `${table.name}${id}`;
    while (taken.has(name.toLowerCase())) name += "_";
    copy.tables.push({ ...structuredClone(table), id, name, part: null, changed: true });
  }
}
