import { readChart } from "../charts/chart-reader.ts";
import { EMU } from "../charts/shape-xml.ts";
import type { ChartAnchor, ChartModel } from "../model/chart.ts";
import type { SheetModel } from "../model/workbook.ts";
import { anchorOf, boxOf } from "../protocol/chart-box.ts";
import { readThemeColors } from "./colors.ts";
import { numberOr } from "./element-values.ts";
import { type Package, relationshipKind } from "./package.ts";
import { childNamed, type XmlElement } from "./xml.ts";

function corner(marker: XmlElement | null): ChartAnchor["from"] {
  const value = (local: string) => Math.max(0, Number(childNamed(marker, local)?.text) || 0);
  return {
    row: Math.min(value("row"), 1_048_575),
    column: Math.min(value("col"), 16_383),
    dx: value("colOff") / EMU,
    dy: value("rowOff") / EMU,
  };
}

/** An anchor of any of the three kinds, as the two cells that it spans on this sheet. */
function readAnchor(anchor: XmlElement, sheet: SheetModel): ChartAnchor {
  const from = corner(childNamed(anchor, "from"));
  const to = childNamed(anchor, "to");
  if (to) return { from, to: corner(to) };
  const extent = childNamed(anchor, "ext");
  const position = childNamed(anchor, "pos");
  const { left, top } = position
    ? { left: numberOr(position, "x", 0) / EMU, top: numberOr(position, "y", 0) / EMU }
    : boxOf(sheet, { from, to: from });
  const width = numberOr(extent, "cx", 0) / EMU;
  return anchorOf(sheet, { left, top, width, height: numberOr(extent, "cy", 0) / EMU });
}

/** All graphic frames of an anchor, those of groups included. */
function frames(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => (child.local === "graphicFrame" ? [child] : frames(child)));
}

function chartId(sheetId: number, number: number): string {
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, "0");
  return `{00000000-0008-0000-${hex(sheetId, 4)}-${hex(number, 12)}}`;
}

function themeOf(file: Package): readonly string[] {
  const theme = file.relationships(file.mainPart).find(({ type }) => relationshipKind(type) === "theme")?.target;
  return readThemeColors(theme && file.archive.has(theme) ? file.readXml(theme).root : null);
}

/** The charts of a drawing, from back to front; chart types that came after the file format (chartEx) are left out. */
export function readDrawing(file: Package, part: string, sheet: SheetModel): ChartModel[] {
  const theme = themeOf(file);
  const relationships = file.relationships(part);
  const charts: ChartModel[] = [];
  for (const anchor of file.readXml(part).root.children) {
    for (const frame of frames(anchor)) {
      const data = childNamed(childNamed(frame, "graphic"), "graphicData");
      const reference = childNamed(data, "chart")?.attributes;
      const id = reference && [...reference].find(([name]) => name.endsWith(":id"))?.[1];
      const target = relationships.find((one) => one.id === id && relationshipKind(one.type) === "chart")?.target;
      if (!target || !file.archive.has(target)) continue;
      const properties = childNamed(childNamed(frame, "nvGraphicFramePr"), "cNvPr");
      charts.push({
        id: chartId(sheet.sheetId, numberOr(properties, "id", charts.length + 1)),
        name: properties?.attributes.get("name") ?? "",
        anchor: readAnchor(anchor, sheet),
        altText: properties?.attributes.get("descr") ?? "",
        ...readChart(file.readText(target), theme),
        part: target,
        changed: false,
      });
    }
  }
  return charts;
}
