import { a1 } from "../../cells/address.ts";
import type { SheetModel } from "../model/workbook.ts";
import { type CellsSource, type CellWriter, cellWriter } from "./cell-writer.ts";
import { attributesXml } from "./children.ts";
import { findRows, findSharedUses, type RowPlace } from "./row-splice.ts";
import { type Patch, parseXml, patchXml } from "./xml.ts";

export interface WrittenCells {
  /** The `sheetData` element. */
  readonly xml: string;
  /** A formula came, went or changed: the calculation chain no longer says which cells have one. */
  readonly formulasChanged: boolean;
}

type EditedCells = ReadonlyMap<number, ReadonlySet<number>>;

/**
 * `sheetData`, the element of the file, with the cells `edited` (by row) as the model has them, and the rows' heights,
 * visibility and styles too when `rowsTouched`. All other cells come out as they are in the file.
 */
export function writeCells(
  sheetData: string,
  sheet: SheetModel,
  edited: EditedCells,
  rowsTouched: boolean,
  source: CellsSource,
): WrittenCells {
  const p = /^<([^\s/>:]+:)?/.exec(sheetData)?.[1] ?? "";
  const rows = findRows(sheetData, (row) => edited.has(row), rowsTouched);
  const writer = cellWriter(sheet, p, source);
  const patch = patchXml(sheetData);
  const inFile = new Set(rows.map((place) => place.row));
  const missing = [...new Set([...edited.keys(), ...(rowsTouched ? sheet.rows.keys() : [])])]
    .filter((row) => !inFile.has(row))
    .sort((a, b) => a - b);
  let next = 0;
  const missingBefore = (limit: number): string => {
    let xml = "";
    for (; next < missing.length && missing[next]! < limit; next += 1) {
      xml += newRow(missing[next]!, edited.get(missing[next]!), sheet, writer, source, p);
    }
    return xml;
  };

  for (const place of rows) {
    const before = missingBefore(place.row);
    if (before !== "") patch.insert(place.start, before);
    // A row that a file gives twice is edited where it comes first.
    const columns = inFile.delete(place.row) ? edited.get(place.row) : undefined;
    const tag = sheetData.slice(place.start, place.openEnd);
    const row = rowsTouched ? rowTag(tag, place, sheet, source) : tag;
    if (columns) spliceRow(patch, sheetData, row, place, columns, writer, p);
    else if (row !== tag) patch.replace(place.start, place.openEnd, row);
  }
  const after = missingBefore(Number.POSITIVE_INFINITY);

  if (writer.lostGroups.size > 0) {
    for (const use of findSharedUses(sheetData, writer.lostGroups)) {
      if (edited.get(use.row)?.has(use.column)) continue;
      patch.replace(use.start, use.end, writer.plainFormula(use.row, use.column));
    }
  }
  if (after !== "") appendRows(patch, sheetData, after, p);
  return { xml: patch.apply(), formulasChanged: writer.formulasChanged() };
}

function appendRows(patch: Patch, sheetData: string, xml: string, p: string): void {
  const selfClosed = /^<[^>]*\/>/.exec(sheetData)?.[0];
  if (selfClosed === undefined) patch.insert(sheetData.lastIndexOf("</"), xml);
  else patch.replace(selfClosed.length - 2, selfClosed.length, `>${xml}</${p}sheetData>`);
}

function spliceRow(
  patch: Patch,
  sheetData: string,
  tag: string,
  place: RowPlace,
  columns: ReadonlySet<number>,
  writer: CellWriter,
  p: string,
): void {
  const cells = place.cells ?? [];
  const existing = new Map(cells.map((cell) => [cell.column, cell]));
  const added: { at: number; xml: string }[] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const cell = existing.get(column);
    if (cell) {
      const xml = writer.changed(sheetData.slice(cell.start, cell.end), place.row, column);
      const follower = cells[cells.indexOf(cell) + 1];
      // Were it dropped, a follower that leaves its place unsaid would move up.
      patch.replace(cell.start, cell.end, xml === "" && follower?.implicit ? emptyCell(place.row, column, p) : xml);
      continue;
    }
    const xml = writer.created(place.row, column);
    if (xml !== "") added.push({ at: cells.find((one) => one.column > column)?.start ?? place.closeStart, xml });
  }
  // A hint at which columns the row's cells lie in, which new ones would make wrong.
  const open = added.length > 0 ? tag.replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, "") : tag;
  if (place.selfClosed) {
    const inside = added.map(({ xml }) => xml).join("");
    const row = inside === "" ? open : `${open.replace(/(?<!\s)\s*\/>$/, ">")}${inside}</${p}row>`;
    patch.replace(place.start, place.openEnd, row);
    return;
  }
  if (open !== sheetData.slice(place.start, place.openEnd)) patch.replace(place.start, place.openEnd, open);
  for (const { at, xml } of added) patch.insert(at, xml);
}

const emptyCell = (row: number, column: number, p: string): string =>
  `<${p}c${attributesXml({ r: a1(row, column) })}/>`;

function newRow(
  row: number,
  columns: ReadonlySet<number> | undefined,
  sheet: SheetModel,
  writer: CellWriter,
  source: CellsSource,
  p: string,
): string {
  const cells = [...(columns ?? [])]
    .sort((a, b) => a - b)
    .map((column) => writer.created(row, column))
    .join("");
  const props = rowAttributes(row, sheet, source);
  if (cells === "" && Object.values(props).every((value) => value === null)) return "";
  const open = `<${p}row${attributesXml({ r: row + 1, ...props })}`;
  return cells === "" ? `${open}/>` : `${open}>${cells}</${p}row>`;
}

function rowAttributes(row: number, sheet: SheetModel, source: CellsSource) {
  const { height, hidden, style } = sheet.rows.get(row) ?? { height: null, hidden: false, style: null };
  return {
    s: style === null ? null : source.cellFormat(style),
    customFormat: style === null ? null : true,
    ht: height,
    hidden: hidden ? true : null,
    customHeight: height === null ? null : true,
  };
}

/** The row's opening tag, changed where the model says another height, visibility or style than the file. */
function rowTag(tag: string, place: RowPlace, sheet: SheetModel, source: CellsSource): string {
  const attributes = place.attributes ?? new Map<string, string>();
  const isOn = (name: string) => ["1", "true"].includes(attributes.get(name) ?? "");
  const wanted = rowAttributes(place.row, sheet, source);
  const changes = new Map<string, string | null>();
  const said = attributes.get("ht");
  const height = said === undefined || Number(said) === sheet.defaultRowHeight ? null : Number(said);
  if (wanted.ht !== height) {
    changes.set("ht", wanted.ht === null ? null : String(wanted.ht));
    changes.set("customHeight", wanted.ht === null ? null : "1");
  }
  if (isOn("hidden") !== (wanted.hidden === true)) changes.set("hidden", wanted.hidden ? "1" : null);
  const style = isOn("customFormat") ? Number(attributes.get("s") ?? 0) : null;
  if (style !== wanted.s) {
    changes.set("s", wanted.s === null ? null : String(wanted.s));
    changes.set("customFormat", wanted.s === null ? null : "1");
  }
  if (changes.size === 0) return tag;
  const open = tag.replace(/(?<!\s)\s*\/?>$/, "/>");
  const element = parseXml(open);
  const patch = patchXml(open);
  for (const [name, value] of changes) patch.setAttribute(element, name, value);
  return place.selfClosed ? patch.apply() : patch.apply().replace(/(?<!\s)\s*\/>$/, ">");
}
