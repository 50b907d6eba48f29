import { strToU8, zipSync } from "fflate";
import { a1, areaA1, parseArea } from "../../../src/cells/address.ts";
import { chartToXml } from "../../../src/host/charts/chart-writer.ts";
import { escapeText } from "../../../src/host/xlsx/xml.ts";
import { drawingToXml } from "../../../src/host/charts/drawing-writer.ts";
import type { CachedValues } from "../../../src/host/charts/source-xml.ts";
import type { ChartModel } from "../../../src/host/model/chart.ts";

export type Rows = readonly (readonly (string | number | null)[])[];

const relationships = (...entries: [id: string, type: string, target: string][]): Uint8Array => {
  const kind = (type: string) => `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`;
  const list = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${kind(type)}" Target="${target}"/>`,
  );
  return strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`,
  );
};

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What a reference to these rows gives, as a host would answer it. */
export function cachedFrom(rows: Rows): (ref: string) => CachedValues {
  return (ref) => {
    const area = parseArea(ref.slice(ref.lastIndexOf("!") + 1));
    if (!area) throw new Error(`not a reference: ${ref}`);
    const points = rows.slice(area.top, area.bottom + 1).flatMap((row) => row.slice(area.left, area.right + 1));
    const kind = points.some((point) => typeof point === "string") ? "str" : "num";
    return { kind, formatCode: "General", points };
  };
}

/** A whole workbook with one sheet, "Données", that holds `rows` from A1 and these charts. */
export function chartWorkbook(rows: Rows, charts: readonly ChartModel[]): Uint8Array {
  const cell = (value: string | number | null, row: number, column: number): string => {
    if (value === null) return "";
    const at = a1(row, column);
    return typeof value === "number"
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${escapeText(value)}</t></is></c>`;
  };
  const data = rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, r, c)).join("")}</row>`);
  const placed = charts.map((chart, index) => ({ chart, relationshipId: `rId${index + 1}` }));
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`;
  const context = { date1904: false, strict: false, cached: cachedFrom(rows) };
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        override("/xl/workbook.xml", "spreadsheetml.sheet.main") +
        override("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet") +
        override("/xl/drawings/drawing1.xml", "drawing") +
        charts.map((_, i) => override(`/xl/charts/chart${i + 1}.xml`, "drawingml.chart")).join("") +
        `</Types>`,
    ),
    "_rels/.rels": relationships(["rId1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="Données" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": relationships(["rId1", "worksheet", "worksheets/sheet1.xml"]),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData>${data.join("")}</sheetData><pageSetup orientation="landscape" fitToHeight="0"/><drawing r:id="rId1"/></worksheet>`,
    ),
    "xl/worksheets/_rels/sheet1.xml.rels": relationships(["rId1", "drawing", "../drawings/drawing1.xml"]),
    "xl/drawings/drawing1.xml": strToU8(drawingToXml(placed, { strict: false })),
    "xl/drawings/_rels/drawing1.xml.rels": relationships(
      ...charts.map((_, i): [string, string, string] => [`rId${i + 1}`, "chart", `../charts/chart${i + 1}.xml`]),
    ),
    ...Object.fromEntries(
      charts.map((chart, i) => [`xl/charts/chart${i + 1}.xml`, strToU8(chartToXml(chart, context))]),
    ),
  });
}

export const ref = (area: string): string =>
  `'Données'!${areaA1(parseArea(area)!).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
