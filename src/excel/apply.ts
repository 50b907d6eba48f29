import { a1, areaA1, columnLetters, parseArea, quoteSheet, type Area } from "../cells/address.ts";
import type { SheetGrid, WorkbookSnapshot } from "../cells/grid.ts";
import type { Realignment } from "../report/realigned.ts";
import type { Plan, PlanChart, PlanContent, PlanStyle, SheetPlan } from "../report/plan.ts";
import { decorateChart } from "./chart-look.ts";
import type { Exchange } from "./exchange.ts";
import { ExcelFailure, failureOf } from "./failure.ts";
import { MARK_NAME, markFormulas, OWN_SHEET_NAME, ownSheetFormula } from "./own-sheet.ts";
import { cellsIn } from "./pieces.ts";
import type { Applied, Shortfall } from "./port.ts";

/** Excel takes areas as one address text; 255 characters are safe in every version. */
const ADDRESS_LENGTH = 255;

/** How the names of all of the pack's charts begin: others are the user's. */
const CHART_NAMES = "Jauge ";

/** Characters of one request: Excel on the web takes 5 MB, of which French text needs more bytes than characters. */
const REQUEST_SIZE = 3_500_000;

/** A part of the writing, and about how many characters it adds to the request. */
interface Part {
  readonly size: number;
  readonly queue: () => void;
}

/**
 * Writes the plan in three round trips, or more where it is too large for one request: the sheets and their cells; the
 * charts; the charts' looks, which may fail without harm. Only sheets that Jauge made are touched.
 */
export async function apply(
  { context, ask, write }: Exchange,
  plan: Plan,
  snapshot: WorkbookSnapshot,
  stage: (name: "sheets" | "charts") => void,
): Promise<Applied> {
  refuseProtected(plan, snapshot);
  stage("sheets");
  let size = expectUnchanged(context, plan, snapshot);
  // All of them before any cell: formulas of one sheet refer to others.
  const sheets = plan.sheets.map((sheet) => sheetFor(context, sheet, snapshot));
  size += plan.sheets.length * 2_000;
  let sent = 0;
  try {
    for (const part of plan.sheets.flatMap((sheet, index) => partsOf(sheets[index]!, plan, sheet, snapshot))) {
      if (size + part.size > REQUEST_SIZE) {
        await write();
        sent += 1;
        size = 0;
      }
      part.queue();
      size += part.size;
    }
    for (const sheet of sheets) {
      // Where calculation is manual, charts would find no figures yet.
      sheet.calculate(false);
      sheet.load("id,name");
    }
    await write();
  } catch (error) {
    const failure = failureOf(error);
    throw sent === 0 && isUnexpectedChange(failure) ? new ExcelFailure(failure.code, failure.detail, false) : failure;
  }

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
  await write();
  try {
    await ask(() => {
      for (const { chart, chartPlan } of charts) decorateChart(chart, chartPlan);
    });
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
    if (!existing && snapshot.structureProtected) throw new ExcelFailure("structure-protected", key, false);
    if (existing?.isProtected) throw new ExcelFailure("protected", existing.name, false);
  }
}

/** Of more sheets, only those that formulas speak of are asked for. */
const FEW_SHEETS = 200;

/**
 * Asks first for the sheets and charts that the writing counts on: Excel stops at the first that was deleted or renamed
 * meanwhile, and nothing is written then. Gives the size of the asking.
 */
function expectUnchanged(
  { workbook: { worksheets } }: Excel.RequestContext,
  plan: Plan,
  { sheets }: WorkbookSnapshot,
): number {
  const referred = sheetsReferredTo(plan);
  const few = sheets.length <= FEW_SHEETS;
  const counted = sheets.filter(
    ({ own, name }) => few || plan.sheets.some(({ key }) => key === own) || referred.has(name.toLowerCase()),
  );
  let size = 0;
  for (const { name, own, charts } of counted) {
    const sheet = worksheets.getItem(name);
    size += 300;
    if (!own) continue;
    for (const chart of charts.filter(isOwnChart)) {
      sheet.charts.getItem(chart);
      size += 300;
    }
  }
  return size;
}

const isUnexpectedChange = ({ code, detail }: ExcelFailure): boolean =>
  code === "not-found" && /\b(Worksheet|Chart)Collection\.getItem\b/.test(detail);

const REFERENCE = /'((?:[^']|''){1,255})'!|([\p{L}\p{N}_.]{1,255})!/gu;

/** Names, in lower case, of the sheets that the plan's formulas speak of. */
function sheetsReferredTo({ sheets }: Plan): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { cells } of sheets)
    for (const { content } of cells)
      if (content?.kind === "formula")
        for (const [, quoted, plain] of content.formula.matchAll(REFERENCE))
          names.add((quoted?.replaceAll("''", "'") ?? plain ?? "").toLowerCase());
  return names;
}

const existingOf = ({ key }: SheetPlan, { sheets }: WorkbookSnapshot): SheetGrid | undefined =>
  sheets.find(({ own }) => own === key);

function sheetFor(context: Excel.RequestContext, plan: SheetPlan, snapshot: WorkbookSnapshot): Excel.Worksheet {
  const existing = existingOf(plan, snapshot);
  if (existing) return context.workbook.worksheets.getItem(existing.id);
  const sheet = context.workbook.worksheets.add(plan.name);
  sheet.names.add(OWN_SHEET_NAME, ownSheetFormula(plan.key)).visible = false;
  sheet.tabColor = plan.tabColor;
  sheet.showGridlines = false;
  return sheet;
}

/** A sheet as it is written: what is under way is marked as such before a cell changes, what is done after the last. */
function partsOf(sheet: Excel.Worksheet, plan: Plan, sheetPlan: SheetPlan, snapshot: WorkbookSnapshot): Part[] {
  const existing = existingOf(sheetPlan, snapshot);
  const { mark = "", over } = sheetPlan;
  const before = existing?.written?.mark ?? "";
  const underWay = over?.underWay ?? "";
  return [
    ...(existing ? [writeMark(sheet, underWay, before), ...empty(sheet, sheetPlan, existing.charts, plan.base)] : []),
    ...(over ? [] : [{ size: 2_000, queue: () => applyLook(sheet.getRange().format, plan.base) }]),
    ...writeCells(sheet, plan, sheetPlan),
    writeFrame(sheet, sheetPlan),
    writeMark(sheet, mark, existing ? underWay : ""),
  ];
}

const isOwnChart = (name: string): boolean => name.startsWith(CHART_NAMES);

/** Empties an own sheet in place: deleting and adding it again would lose its place and break references to it. */
function empty(sheet: Excel.Worksheet, { over }: SheetPlan, charts: readonly string[], base: PlanStyle): Part[] {
  const begin = (): void => {
    for (const name of charts.filter(isOwnChart)) sheet.charts.getItem(name).delete();
    const { conditionalFormats } = sheet.getRange();
    if (over) for (const id of over.rules) conditionalFormats.getItem(id).delete();
    else conditionalFormats.clearAll();
    sheet.freezePanes.unfreeze();
    for (const step of over?.steps ?? []) realign(sheet, step);
  };
  const clear = (part: Excel.Range | Excel.RangeAreas): void => {
    // Takes the look too; conditional formats, validations and comments stay where cells may be the user's.
    part.clear("RemoveHyperlinks");
    part.clear(over ? "Contents" : "All");
    if (over) applyLook(part.format, base);
  };
  return [
    { size: 3_000 + 300 * charts.length, queue: begin },
    ...(over
      ? addresses(rectangles(over.clears)).map((address) => ({
          size: LOOK_SIZE,
          queue: () => clear(sheet.getRanges(address)),
        }))
      : [{ size: LOOK_SIZE, queue: () => clear(sheet.getRange()) }]),
  ];
}

function realign(sheet: Excel.Worksheet, step: Realignment): void {
  const line = (at: number): Excel.Range => {
    const name = step.axis === "row" ? String(at + 1) : columnLetters(at);
    return sheet.getRange(`${name}:${name}`);
  };
  if (step.kind === "copy") {
    step.entries.forEach((entry, across) => {
      if (entry === null) return;
      const cell = (at: number): Excel.Range => sheet.getRange(step.axis === "row" ? a1(at, across) : a1(across, at));
      cell(step.to).copyFrom(cell(step.from), "Formats");
      cell(step.to).formulas = [[entry]];
    });
  } else if (step.kind === "insert") line(step.at).insert(step.axis === "row" ? "Down" : "Right");
  else line(step.at).delete(step.axis === "row" ? "Up" : "Left");
}

/** What the sheet carries for the next run; a mark that stands already is left alone. */
function writeMark(sheet: Excel.Worksheet, mark: string, before: string): Part {
  const formulas = mark === before ? [] : markFormulas(mark);
  const former = mark === before ? 0 : markFormulas(before).length;
  return {
    size: 500 * (formulas.length + former) + Math.ceil(mark.length * 1.1),
    queue: () => {
      formulas.forEach((formula, index) => {
        const name = `${MARK_NAME}${index + 1}`;
        if (index < former) sheet.names.getItem(name).formula = formula;
        else sheet.names.add(name, formula).visible = false;
      });
      for (let index = formulas.length; index < former; index += 1)
        sheet.names.getItem(`${MARK_NAME}${index + 1}`).delete();
    },
  };
}

/** As Excel takes it through `formulas`: an apostrophe makes anything text, whatever it begins with. */
function entry(content: PlanContent): string | number | boolean {
  if (content.kind === "formula") return content.formula;
  if (content.kind === "text") return content.text === "" ? "" : `'${content.text}`;
  return content.value;
}

/** Of the many small settings that make a look. */
const LOOK_SIZE = 3_000;
const LINK_SIZE = 600;
const CELL_SIZE = 24;

/** Rows of cells that go together into one request. */
const ROWS_TOGETHER = 2_000;

function writeCells(sheet: Excel.Worksheet, plan: Plan, sheetPlan: SheetPlan): Part[] {
  const { cells } = sheetPlan;
  if (cells.length === 0) return [];
  const areas = new Map<string, Area[]>();
  for (const { row, column, style } of cells) {
    const byStyle = areas.get(style) ?? [];
    byStyle.push({ top: row, left: column, bottom: row, right: column });
    areas.set(style, byStyle);
  }
  return [
    // Links first: Excel writes a text and a look of its own with each, which the cell's own then replace.
    ...cells.flatMap(({ row, column, link }): Part[] =>
      link === undefined
        ? []
        : [
            {
              size: LINK_SIZE + 2 * link.length,
              queue: () => (sheet.getRange(a1(row, column)).hyperlink = { documentReference: link, screenTip: link }),
            },
          ],
    ),
    ...bands(cells).map((band) => writeBlock(sheet, plan, band)),
    ...[...areas].flatMap(([style, of]) => {
      const look = plan.styles[style];
      if (!look) return [];
      // Excel draws a border around an area as a whole: rows with lines of their own stay apart.
      const blocks = look.border ? rows(of) : rectangles(of);
      return addresses(blocks).map((address) => ({
        size: LOOK_SIZE,
        queue: () => applyLook(sheet.getRanges(address).format, look),
      }));
    }),
    ...sheetPlan.conditionalFormats.map(({ range, formula, style }) => ({
      size: LOOK_SIZE + formula.length,
      queue: () => {
        const { custom } = sheet.getRange(range).conditionalFormats.add("Custom");
        custom.rule.formula = formula;
        if (style.font?.color !== undefined) custom.format.font.color = style.font.color;
        if (style.font?.bold !== undefined) custom.format.font.bold = style.font.bold;
        if (style.fill !== undefined) custom.format.fill.color = style.fill;
      },
    })),
  ];
}

type PlanCells = SheetPlan["cells"];

/** Cells by bands of rows. */
function bands(cells: PlanCells): PlanCells[] {
  const found = new Map<number, PlanCells[number][]>();
  for (const cell of cells) {
    const band = Math.floor(cell.row / ROWS_TOGETHER);
    const together = found.get(band);
    if (together) together.push(cell);
    else found.set(band, [cell]);
  }
  return [...found.values()];
}

function writeBlock(sheet: Excel.Worksheet, plan: Plan, cells: PlanCells): Part {
  const area = boundingArea(cells);
  // null leaves a cell as it is.
  const grid = <T>(): (T | null)[][] =>
    Array.from({ length: area.bottom - area.top + 1 }, () =>
      new Array<T | null>(area.right - area.left + 1).fill(null),
    );
  const formulas = grid<string | number | boolean>();
  const formats = grid<string>();
  let size = 1_000 + cellsIn(area) * CELL_SIZE;
  for (const { row, column, content, style } of cells) {
    const written = content ? entry(content) : null;
    if (written !== null) formulas[row - area.top]![column - area.left] = written;
    if (typeof written === "string") size += written.length;
    const format = plan.styles[style]?.numberFormat;
    if (format === undefined) continue;
    formats[row - area.top]![column - area.left] = format;
    size += format.length;
  }
  return {
    size,
    queue: () => {
      const block = sheet.getRange(areaA1(area));
      block.numberFormat = formats;
      block.formulas = formulas;
    },
  };
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

function writeFrame(sheet: Excel.Worksheet, { widths, heights, freezeRows, print, over }: SheetPlan): Part {
  const queue = (): void => {
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
    // Columns that the user made wider may not fit at that scale.
    const pages = over && over.keptWidths.size > 0 ? undefined : print.pages;
    layout.zoom = print.onePage
      ? { horizontalFitToPages: 1, verticalFitToPages: 1 }
      : pages
        ? { scale: pages.scale }
        : { horizontalFitToPages: 1 };
    sheet.horizontalPageBreaks.removePageBreaks();
    for (const row of pages?.breaks ?? []) sheet.horizontalPageBreaks.add(a1(row, 0));
    layout.setPrintMargins("Centimeters", { left: 1, right: 1, top: 1.5, bottom: 1.5, header: 0.7, footer: 0.7 });
    layout.setPrintArea(print.area);
    if (print.titleRows !== undefined) layout.setPrintTitleRows(print.titleRows);
    const page = layout.headersFooters.defaultForAllPages;
    page.leftHeader = print.header.left;
    page.rightHeader = print.header.right;
    page.leftFooter = print.footer.left;
    page.centerFooter = print.footer.center;
    page.rightFooter = print.footer.right;
  };
  return { size: 8_000 + 500 * (widths.length + heights.size), queue };
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
  // What the user typed in the first column, a text say, Excel might take for categories.
  const written = new Set(data.plan.cells.filter(({ column }) => column === first.values.left).map(({ row }) => row));
  const isOurs = rowsOf(first.values).every((row) => written.has(row));
  const together =
    isOurs &&
    columns.every(
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

const rowsOf = ({ top, bottom }: Area): readonly number[] =>
  Array.from({ length: bottom - top + 1 }, (_, index) => top + index);

function textAt({ cells }: SheetPlan, address: string): string {
  const area = parseArea(address)!;
  const content = cells.find(({ row, column }) => row === area.top && column === area.left)?.content;
  if (!content) return "";
  return content.kind === "text" ? content.text : String(content.value ?? "");
}

const absolute = (cell: string): string => cell.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
