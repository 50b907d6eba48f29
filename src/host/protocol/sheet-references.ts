import { spliceTokens } from "../formula/splice.ts";
import { tokens } from "../formula/tokens.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";

/**
 * Rewrites every formula text of the workbook: cells, names, charts, conditional formats, data validations. `rewrite`
 * is told the sheet that a reference without sheet means (null in a name of the workbook). Formulas that changed are
 * reported with their cell.
 */
export function rewriteFormulas(
  workbook: WorkbookModel,
  rewrite: (formula: string, home: SheetModel | null) => string,
  changed: (sheet: SheetModel, row: number, column: number) => void,
): void {
  const safely = (formula: string, home: SheetModel | null): string => {
    try {
      return rewrite(formula, home);
    } catch {
      // A formula of another program that doesn't parse stays as it is, as Excel leaves what it can't read.
      return formula;
    }
  };
  for (const item of workbook.names) item.formula = safely(item.formula, null);
  for (const sheet of workbook.sheets) {
    for (const [row, column, formula] of [...sheet.cells.formulas()]) {
      const next = safely(formula, sheet);
      if (next === formula) continue;
      sheet.cells.setFormula(row, column, next);
      sheet.cells.markEdited(row, column);
      sheet.touched.add("cells");
      changed(sheet, row, column);
    }
    for (const item of sheet.names) item.formula = safely(item.formula, sheet);
    rewriteCharts(sheet, (formula) => safely(formula, sheet));
    rewriteRules(sheet, (formula) => safely(formula, sheet));
  }
}

function rewriteCharts(sheet: SheetModel, rewrite: (formula: string) => string): void {
  for (const chart of sheet.charts) {
    const before = JSON.stringify([chart.title.formula, chart.series]);
    if (chart.title.formula !== null) chart.title.formula = rewrite(chart.title.formula);
    for (const series of chart.series) {
      if (series.nameRef !== null) series.nameRef = rewrite(series.nameRef);
      series.values = rewrite(series.values);
      if (series.categories !== null) series.categories = rewrite(series.categories);
    }
    if (JSON.stringify([chart.title.formula, chart.series]) === before) continue;
    chart.changed = true;
    sheet.touched.add("charts");
  }
}

function rewriteRules(sheet: SheetModel, rewrite: (formula: string) => string): void {
  for (const format of sheet.conditionalFormats) {
    const { rule } = format;
    const before = JSON.stringify(rule);
    if (rule.kind === "custom") rule.formula = rewriteTyped(rule.formula, rewrite);
    if (rule.kind === "cellValue") {
      rule.formula1 = rewriteTyped(rule.formula1, rewrite);
      if (rule.formula2 !== null) rule.formula2 = rewriteTyped(rule.formula2, rewrite);
    }
    if (JSON.stringify(rule) === before) continue;
    format.raw = null;
    sheet.touched.add("conditionalFormats");
  }
  for (const validation of sheet.dataValidations) {
    const before = JSON.stringify(validation.rule);
    validation.rule = rewriteLeaves(validation.rule, rewrite) as Record<string, unknown>;
    if (JSON.stringify(validation.rule) === before) continue;
    validation.raw = null;
    sheet.touched.add("dataValidations");
  }
}

const rewriteTyped = (text: string, rewrite: (formula: string) => string) =>
  text.startsWith("=") ? `=${rewrite(text.slice(1))}` : rewrite(text);

/** In rules of the API only what starts with "=" is a formula. */
function rewriteLeaves(value: unknown, rewrite: (formula: string) => string): unknown {
  if (typeof value === "string") return value.startsWith("=") ? `=${rewrite(value.slice(1))}` : value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rewriteLeaves(inner, rewrite)]));
}

/** References to a sheet that is deleted become #REF!. */
export function withoutSheet(formula: string, deleted: string): string {
  const words = tokens(formula);
  const gone = (index: number) => {
    const word = words[index];
    return word?.kind === "sheet" && !word.foreign && word.sheet.toLowerCase() === deleted.toLowerCase();
  };
  const colon = (index: number) => {
    const word = words[index];
    return word?.kind === "symbol" && word.symbol === ":";
  };
  return spliceTokens(formula, words, (index) => {
    if (gone(index)) return "";
    if (gone(index - 1)) return "#REF!";
    if (gone(index - 2) && colon(index)) return "";
    return gone(index - 3) && colon(index - 1) ? "" : null;
  });
}
