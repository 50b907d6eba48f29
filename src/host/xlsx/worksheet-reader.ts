import { MAX_COLUMNS, parseArea } from "../../cells/address.ts";
import type { Area, DifferentialFormat, Hyperlink, SheetModel } from "../model/workbook.ts";
import { type CellsContext, readCells } from "./cell-reader.ts";
import type { ResolveColor } from "./colors.ts";
import { readConditionalFormats } from "./conditional-format-reader.ts";
import { readDataValidations } from "./data-validation-reader.ts";
import { areas, flag, numberOr } from "./element-values.ts";
import type { Relationship } from "./package.ts";
import { readPage } from "./page-reader.ts";
import { childNamed, childrenNamed, parseXml, scanXml, type XmlElement, XmlError } from "./xml.ts";
import { unescapeXstring } from "./xstring.ts";

/** Excel's height of a row in its default font, in points. */
const ROW_HEIGHT = 15;

export interface SheetContext extends CellsContext {
  readonly dxfs: readonly DifferentialFormat[];
  readonly color: ResolveColor;
  readonly relationships: readonly Relationship[];
}

interface Place {
  /** Offset after the opening tag of the root. */
  readonly inside: number;
  readonly start: number;
  readonly openEnd: number;
}

/** Where a `sheetData` with content stands, or null. */
function sheetDataPlace(text: string): Place | null {
  let place: Place | null = null;
  let inside = -1;
  scanXml(text, {
    open(tag) {
      if (inside < 0) {
        inside = tag.end;
        return;
      }
      if (tag.local !== "sheetData") return "skip";
      if (!tag.selfClosed) place = { inside, start: tag.start, openEnd: tag.end };
      return "stop";
    },
  });
  return place;
}

function readGrid(sheet: XmlElement, model: SheetModel): void {
  const format = childNamed(sheet, "sheetFormatPr");
  model.defaultColumnWidth = numberOr(format, "defaultColWidth", null);
  model.defaultRowHeight = numberOr(format, "defaultRowHeight", null);
  for (const col of childrenNamed(childNamed(sheet, "cols"), "col")) {
    const first = Math.max(1, numberOr(col, "min", 1));
    const last = Math.min(MAX_COLUMNS, numberOr(col, "max", first));
    const width = numberOr(col, "width", null);
    const style = numberOr(col, "style", 0) || null;
    const hidden = flag(col, "hidden");
    for (let column = first - 1; column < last; column += 1) model.columns.set(column, { width, hidden, style });
  }
}

function readView(sheet: XmlElement, model: SheetModel): void {
  const view = childNamed(childNamed(sheet, "sheetViews"), "sheetView");
  model.showGridlines = flag(view, "showGridLines", true);
  model.showHeadings = flag(view, "showRowColHeaders", true);
  const pane = childNamed(view, "pane");
  if (!pane?.attributes.get("state")?.startsWith("frozen")) return;
  const rows = Math.trunc(numberOr(pane, "ySplit", 0));
  const columns = Math.trunc(numberOr(pane, "xSplit", 0));
  if (rows > 0 || columns > 0) model.freeze = { rows, columns };
}

function readHyperlinks(sheet: XmlElement, relationships: readonly Relationship[]): Hyperlink[] {
  const found: Hyperlink[] = [];
  for (const link of childrenNamed(childNamed(sheet, "hyperlinks"), "hyperlink")) {
    const area = parseArea(link.attributes.get("ref") ?? "");
    if (!area) continue;
    const id = [...link.attributes].find(([name]) => name.endsWith(":id"))?.[1];
    const target = relationships.find((relationship) => relationship.id === id)?.target ?? null;
    const location = link.attributes.get("location");
    found.push({
      area,
      address: target,
      documentReference: location ? unescapeXstring(location) : null,
      screenTip: link.attributes.get("tooltip") ?? null,
    });
  }
  return found;
}

function readMerges(sheet: XmlElement): Area[] {
  return childrenNamed(childNamed(sheet, "mergeCells"), "mergeCell").flatMap((merge) =>
    areas(merge.attributes.get("ref")),
  );
}

/** Where the selection stands on a sheet's first view, or null. */
function readSelection(sheet: XmlElement): Area | null {
  const view = childNamed(childNamed(sheet, "sheetViews"), "sheetView");
  const pane = childNamed(view, "pane")?.attributes.get("activePane");
  const selections = childrenNamed(view, "selection");
  const selection = selections.find((one) => one.attributes.get("pane") === pane) ?? selections[0];
  return areas(selection?.attributes.get("sqref"))[0] ?? null;
}

/**
 * Fills `model` from the text of a worksheet, chart sheet or dialog sheet, all but what other parts hold (tables,
 * drawings, comments). Gives the selection. Throws `XmlError`.
 */
export function readWorksheet(text: string, model: SheetModel, context: SheetContext): Area | null {
  const place = sheetDataPlace(text);
  let around = text;
  if (place) {
    // Columns come before the cells, and are needed to read them.
    readGrid(parseXml(`<head>${text.slice(place.inside, place.start)}</head>`), model);
    const rowHeight = model.defaultRowHeight ?? ROW_HEIGHT;
    const close = readCells(text, place.start, { ...model, rowHeight }, context);
    if (close === null) throw new XmlError("sheetData is not closed");
    around = text.slice(0, place.openEnd) + text.slice(close);
  }
  const sheet = parseXml(around);
  if (!place) readGrid(sheet, model);
  readView(sheet, model);
  model.tabColor = context.color(childNamed(childNamed(sheet, "sheetPr"), "tabColor"));
  const protection = childNamed(sheet, "sheetProtection");
  model.protection = protection ? { attributes: Object.fromEntries(protection.attributes) } : null;
  model.autoFilter = parseArea(childNamed(sheet, "autoFilter")?.attributes.get("ref") ?? "");
  model.merges = readMerges(sheet);
  model.hyperlinks = readHyperlinks(sheet, context.relationships);
  model.conditionalFormats = readConditionalFormats(around, sheet, model.sheetId, context.dxfs, context.color);
  model.dataValidations = readDataValidations(around, sheet);
  model.page = readPage(sheet);
  return readSelection(sheet);
}
