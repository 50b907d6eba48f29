import { a1, areaA1, columnLetters, parseArea, quoteSheet, type Area } from "../cells/address.ts";
import type { WorkbookSnapshot } from "../cells/grid.ts";
import type { Plan, PlanChart, PlanContent, PlanStyle, SheetPlan } from "../report/plan.ts";
import { decorateChart } from "./chart-look.ts";
import { ExcelFailure, failureOf } from "./failure.ts";
import { MARK_NAME, markFormulas, OWN_SHEET_NAME, ownSheetFormula } from "./own-sheet.ts";
import type { Applied, Shortfall } from "./port.ts";

/** Excel takes areas as one address text; 255 characters are safe in every version. */
const ADDRESS_LENGTH = 255;

/** How the names of all of the pack's charts begin: others are the user's. */
const CHART_NAMES = "Jauge ";

/**
 * Writes the plan in three round trips: the sheets and their cells; the charts; the charts' looks, which may fail without
 * harm. Only sheets that Jauge made are touched.
 */
export async function apply(
  context: Excel.RequestContext,
  plan: Plan,
  snapshot: WorkbookSnapshot,
  stage: (name: "sheets" | "charts") => void,
): Promise<Applied> {
  refuseProtected(plan, snapshot);
  stage("sheets");
  const sheets = plan.sheets.map((sheet) => writeSheet(context, plan, sheet, snapshot));
  for (const sheet of sheets) sheet.load("id,name");
  await context.sync();

  stage("charts");
  const dataOf = ({ dataSheet }: PlanChart, own: SheetPlan): ChartData => {
    const data = plan.sheets.find(({ key }) => key === dataSheet) ?? own;
    return { sheet: sheets[plan.sheets.indexOf(data)]!, plan: data };
  };
  const charts = plan.sheets.flatMap((sheetPlan, index) =>
    sheetPlan.charts.map((chartPlan) => ({
      sheetPlan,
      chartPlan,
      chart: addChart(sheets[index]!, chartPlan, dataOf(chartPlan, sheetPlan)),
    })),
  );
  const shortfalls: Shortfall[] = [];
  await context.sync();
  for (const { chart, chartPlan } of charts) decorateChart(chart, chartPlan);
  try {
    await context.sync();
  } catch (error) {
    const { code, detail } = failureOf(error);
    shortfalls.push({ sheet: "", chart: null, code: `${code} ${detail}` });
  }
  return {
    sheets: sheets.map((sheet, index) => ({ key: plan.sheets[index]!.key, name: sheet.name, id: sheet.id })),
    shortfalls,
  };
}

function refuseProtected(plan: Plan, snapshot: WorkbookSnapshot): void {
  for (const { key } of plan.sheets) {
    const existing = snapshot.sheets.find(({ own }) => own === key);
    if (!existing && snapshot.structureProtected) throw new ExcelFailure("structure-protected", key);
    if (existing?.isProtected) throw new ExcelFailure("protected", existing.name);
  }
}

function writeSheet(
  context: Excel.RequestContext,
  plan: Plan,
  sheetPlan: SheetPlan,
  snapshot: WorkbookSnapshot,
): Excel.Worksheet {
  const existing = snapshot.sheets.find(({ own }) => own === sheetPlan.key);
  const sheet = existing
    ? context.workbook.worksheets.getItem(existing.id)
    : context.workbook.worksheets.add(sheetPlan.name);
  if (existing) empty(sheet, sheetPlan, existing.charts, plan.base);
  else {
    sheet.names.add(OWN_SHEET_NAME, ownSheetFormula(sheetPlan.key)).visible = false;
    sheet.tabColor = sheetPlan.tabColor;
    sheet.showGridlines = false;
  }
  if (!sheetPlan.over) applyLook(sheet.getRange().format, plan.base);
  writeMark(sheet, sheetPlan.mark ?? "", existing?.written?.mark ?? "");
  writeCells(sheet, plan, sheetPlan);
  writeFrame(sheet, sheetPlan);
  return sheet;
}

/** Empties an own sheet in place: deleting and adding it again would lose its place and break references to it. */
function empty(sheet: Excel.Worksheet, { over }: SheetPlan, charts: readonly string[], base: PlanStyle): void {
  for (const name of charts) if (name.startsWith(CHART_NAMES)) sheet.charts.getItem(name).delete();
  const all = sheet.getRange();
  all.conditionalFormats.clearAll();
  const parts = over ? addresses(rectangles(over.clears)).map((address) => sheet.getRanges(address)) : [all];
  for (const part of parts) {
    part.clear("RemoveHyperlinks");
    part.clear("All");
    if (over) applyLook(part.format, base);
  }
  sheet.freezePanes.unfreeze();
}

/** What the sheet carries for the next run; a mark that stands already is left alone. */
function writeMark(sheet: Excel.Worksheet, mark: string, before: string): void {
  if (mark === before) return;
  const former = markFormulas(before).length;
  markFormulas(mark).forEach((formula, index) => {
    const name = `${MARK_NAME}${index + 1}`;
    if (index < former) sheet.names.getItem(name).formula = formula;
    else sheet.names.add(name, formula).visible = false;
  });
  for (let index = markFormulas(mark).length; index < former; index += 1)
    sheet.names.getItem(`${MARK_NAME}${index + 1}`).delete();
}

/** As Excel takes it through `formulas`: an apostrophe makes anything text, whatever it begins with. */
function entry(content: PlanContent): string | number | boolean {
  if (content.kind === "formula") return content.formula;
  if (content.kind === "text") return content.text === "" ? "" : `'${content.text}`;
  return content.value;
}

function writeCells(sheet: Excel.Worksheet, plan: Plan, sheetPlan: SheetPlan): void {
  const { cells } = sheetPlan;
  if (cells.length === 0) return;
  // Links first: Excel writes a text and a look of its own with each, which the cell's own then replace.
  for (const cell of cells) {
    if (cell.link !== undefined)
      sheet.getRange(a1(cell.row, cell.column)).hyperlink = { documentReference: cell.link, screenTip: cell.link };
  }
  const area = boundingArea(cells);
  // null leaves a cell as it is.
  const grid = <T>(): (T | null)[][] =>
    Array.from({ length: area.bottom - area.top + 1 }, () =>
      new Array<T | null>(area.right - area.left + 1).fill(null),
    );
  const formulas = grid<string | number | boolean>();
  const formats = grid<string>();
  const areas = new Map<string, Area[]>();
  for (const { row, column, content, style } of cells) {
    if (content) formulas[row - area.top]![column - area.left] = entry(content);
    const format = plan.styles[style]?.numberFormat;
    if (format !== undefined) formats[row - area.top]![column - area.left] = format;
    const byStyle = areas.get(style) ?? [];
    byStyle.push({ top: row, left: column, bottom: row, right: column });
    areas.set(style, byStyle);
  }
  const block = sheet.getRange(areaA1(area));
  block.numberFormat = formats;
  block.formulas = formulas;
  for (const [style, of] of areas) {
    const look = plan.styles[style];
    if (!look) continue;
    // Excel draws a border around an area as a whole: rows with lines of their own stay apart.
    const blocks = look.border ? rows(of) : rectangles(of);
    for (const address of addresses(blocks)) applyLook(sheet.getRanges(address).format, look);
  }
  for (const { range, formula, style } of sheetPlan.conditionalFormats) {
    const { custom } = sheet.getRange(range).conditionalFormats.add("Custom");
    custom.rule.formula = formula;
    if (style.font?.color !== undefined) custom.format.font.color = style.font.color;
    if (style.font?.bold !== undefined) custom.format.font.bold = style.font.bold;
    if (style.fill !== undefined) custom.format.fill.color = style.fill;
  }
}

function boundingArea(cells: SheetPlan["cells"]): Area {
  const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  for (const { row, column } of cells) {
    area.top = Math.min(area.top, row);
    area.left = Math.min(area.left, column);
    area.bottom = Math.max(area.bottom, row);
    area.right = Math.max(area.right, column);
  }
  return area;
}

/** Joins single cells into rows of neighbours. */
function rows(cells: readonly Area[]): Area[] {
  const sorted = [...cells].sort((a, b) => a.top - b.top || a.left - b.left);
  const joined: Area[] = [];
  for (const cell of sorted) {
    const last = joined.at(-1);
    if (last && last.top === cell.top && last.right + 1 === cell.left)
      joined[joined.length - 1] = { ...last, right: cell.right };
    else joined.push(cell);
  }
  return joined;
}

/** Joins single cells into rows of neighbours, then equal rows into blocks. */
export function rectangles(cells: readonly Area[]): Area[] {
  const open = new Map<string, Area>();
  const done: Area[] = [];
  for (const row of rows(cells)) {
    const key = `${row.left}:${row.right}`;
    const above = open.get(key);
    if (above && above.bottom + 1 === row.top) open.set(key, { ...above, bottom: row.bottom });
    else {
      if (above) done.push(above);
      open.set(key, row);
    }
  }
  return [...done, ...open.values()].sort((a, b) => a.top - b.top || a.left - b.left);
}

function addresses(areas: readonly Area[]): string[] {
  const texts: string[] = [];
  for (const area of areas) {
    const text = areaA1(area);
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= ADDRESS_LENGTH)
      texts[texts.length - 1] = `${last},${text}`;
    else texts.push(text);
  }
  return texts;
}

function applyLook(
  format: Excel.RangeFormat,
  { font, fill, horizontal, vertical, wrap, indent, border }: PlanStyle,
): void {
  if (fill !== undefined) format.fill.color = fill;
  if (font?.name !== undefined) format.font.name = font.name;
  if (font?.size !== undefined) format.font.size = font.size;
  if (font?.bold !== undefined) format.font.bold = font.bold;
  if (font?.italic !== undefined) format.font.italic = font.italic;
  if (font?.underline !== undefined) format.font.underline = font.underline ? "Single" : "None";
  if (font?.color !== undefined) format.font.color = font.color;
  if (horizontal !== undefined) format.horizontalAlignment = horizontal;
  if (vertical !== undefined) format.verticalAlignment = vertical;
  if (wrap !== undefined) format.wrapText = wrap;
  if (indent !== undefined) format.indentLevel = indent;
  const edges = { top: "EdgeTop", bottom: "EdgeBottom", left: "EdgeLeft", right: "EdgeRight" } as const;
  for (const edge of ["top", "bottom", "left", "right"] as const) {
    const line = border?.[edge];
    if (!line) continue;
    const target = format.borders.getItem(edges[edge]);
    target.style = "Continuous";
    target.weight = line.weight;
    target.color = line.color;
  }
}

function writeFrame(sheet: Excel.Worksheet, { widths, heights, freezeRows, print, over }: SheetPlan): void {
  widths.forEach((width, column) => {
    if (over?.keptWidths.has(column)) return;
    const letters = columnLetters(column);
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = width;
  });
  for (const [row, height] of heights) sheet.getRange(`${row + 1}:${row + 1}`).format.rowHeight = height;
  if (freezeRows > 0) sheet.freezePanes.freezeRows(freezeRows);
  const layout = sheet.pageLayout;
  layout.orientation = "Landscape";
  layout.paperSize = "A4";
  layout.zoom = print.onePage ? { horizontalFitToPages: 1, verticalFitToPages: 1 } : { horizontalFitToPages: 1 };
  layout.setPrintMargins("Centimeters", { left: 1, right: 1, top: 1.5, bottom: 1.5, header: 0.7, footer: 0.7 });
  layout.setPrintArea(print.area);
  if (print.titleRows !== undefined) layout.setPrintTitleRows(print.titleRows);
  const page = layout.headersFooters.defaultForAllPages;
  page.leftHeader = print.header.left;
  page.rightHeader = print.header.right;
  page.leftFooter = print.footer.left;
  page.centerFooter = print.footer.center;
  page.rightFooter = print.footer.right;
}

interface ChartData {
  readonly sheet: Excel.Worksheet;
  readonly plan: SheetPlan;
}

/**
 * The chart starts from its series' columns with their headers, so that each series is named by a cell (a name set by hand
 * is lost on reopening: office-js #2941); the categories are given apart, or dates might be taken for one more series.
 */
function addChart(sheet: Excel.Worksheet, plan: PlanChart, data: ChartData): Excel.Chart {
  const columns = plan.series.map(({ name, values }) => ({ name: parseArea(name)!, values: parseArea(values)! }));
  const first = columns[0]!;
  const together = columns.every(
    ({ name, values }, index) =>
      name.bottom + 1 === values.top &&
      values.left === first.values.left + index &&
      values.top === first.values.top &&
      values.bottom === first.values.bottom,
  );
  const source = together
    ? { top: first.name.top, left: first.values.left, bottom: first.values.bottom, right: columns.at(-1)!.values.right }
    : { ...first.values, top: first.name.bottom + 1 === first.values.top ? first.name.top : first.values.top };
  const range = (address: string): Excel.Range => data.sheet.getRange(address);
  const chart = sheet.charts.add(plan.chartType as Excel.ChartType, range(areaA1(source)), "Columns");
  chart.name = plan.name;
  plan.series.forEach((seriesPlan, index) => {
    const existing = together || index === 0;
    const series = existing ? chart.series.getItemAt(index) : chart.series.add(textAt(data.plan, seriesPlan.name));
    if (!existing) series.setValues(range(seriesPlan.values));
    series.setXAxisValues(range(seriesPlan.categories));
    if (seriesPlan.chartType !== undefined) series.chartType = seriesPlan.chartType as Excel.ChartType;
    if (seriesPlan.secondaryAxis) series.axisGroup = "Secondary";
  });
  chart.title.setFormula(`=${quoteSheet(data.plan.name)}!${absolute(plan.title.cell)}`);
  chart.setPosition(plan.from, plan.to);
  return chart;
}

function textAt({ cells }: SheetPlan, address: string): string {
  const area = parseArea(address)!;
  const content = cells.find(({ row, column }) => row === area.top && column === area.left)?.content;
  if (!content) return "";
  return content.kind === "text" ? content.text : String(content.value ?? "");
}

const absolute = (cell: string): string => cell.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
