import { isDrawn } from "./chart-data.ts";
import { obstacle } from "../host/formula/computable.ts";
import { readZip } from "../host/xlsx/zip.ts";
import { SHOWN_RULES } from "./conditional-look.ts";
import type { WorkbookModel } from "../host/model/workbook.ts";
import type { Words } from "./words.ts";

export type KeptFeature = keyof Words["kept"];

/** Parts of a file that stand for a feature which this page does not draw. */
const PARTS: readonly (readonly [KeptFeature, RegExp])[] = [
  ["images", /\/media\//],
  ["pivots", /\/pivotTables\//],
  ["macros", /vbaProject\.bin$/],
  ["slicers", /\/slicers\//],
];

/** What the workbook has and the page does not show; a save keeps it. */
export function notShown(workbook: WorkbookModel): KeptFeature[] {
  const { sheets } = workbook;
  const found: KeptFeature[] = [];
  if (sheets.some(({ charts }) => charts.some((chart) => !isDrawn(chart)))) found.push("charts");
  if (sheets.some((sheet) => sheet.conditionalFormats.some(({ rule }) => !SHOWN_RULES.includes(rule.kind))))
    found.push("rules");
  if (sheets.some(({ comments }) => comments.length > 0)) found.push("comments");
  if (sheets.some(({ dataValidations }) => dataValidations.length > 0)) found.push("validations");
  if (sheets.some(({ autoFilter }) => autoFilter !== null)) found.push("filters");
  if (sheets.some(({ visibility }) => visibility !== "Visible")) found.push("hiddenSheets");
  const parts = workbook.original ? readZip(workbook.original.bytes).names : [];
  for (const [feature, pattern] of PARTS) if ([...parts].some((part) => pattern.test(part))) found.push(feature);
  return found;
}

/** Formulas that keep the file's value, and the functions (or "[…]", other workbooks) that they would need. */
export function notComputed(workbook: WorkbookModel): { count: number; functions: string[] } {
  const functions = new Set<string>();
  let count = 0;
  for (const sheet of workbook.sheets) {
    for (const [, , formula] of sheet.cells.formulas()) {
      const missing = obstacle(workbook, sheet, formula);
      if (missing === null) continue;
      count += 1;
      functions.add(missing === "" ? "?" : missing);
    }
  }
  return { count, functions: [...functions].sort() };
}
