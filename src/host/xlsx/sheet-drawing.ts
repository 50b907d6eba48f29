import { chartToXml } from "../charts/chart-writer.ts";
import { anchorXml, drawingToXml } from "../charts/drawing-writer.ts";
import { drawingNamespaces } from "../charts/namespaces.ts";
import type { ChartModel } from "../model/chart.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { cachedValues } from "./chart-cache.ts";
import { attributesXml, type Children } from "./children.ts";
import { readDrawing } from "./drawing-reader.ts";
import { type PackageEdit, relationshipNamespace, targetsOf } from "./package-edit.ts";
import { parseXml, patchXml, type XmlElement } from "./xml.ts";

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/** The sheet's drawing and chart parts. Pictures, shapes, and charts that did not change stay as they are. */
export function writeCharts(
  root: Children,
  part: string,
  sheet: SheetModel,
  workbook: WorkbookModel,
  edit: PackageEdit,
): void {
  const { strict } = edit.original;
  const chartXml = (chart: ChartModel): string =>
    chartToXml(chart, { date1904: workbook.date1904, strict, cached: (ref) => cachedValues(workbook, ref) });
  const drawing = targetsOf(edit, part, "drawing")[0] ?? null;
  if (drawing !== null) updateCharts(drawing, sheet, edit, chartXml);
  const added = sheet.charts.filter((chart) => chart.part === null);
  if (drawing !== null && added.length === 0 && isEmpty(edit.text(drawing))) {
    const relationship = edit.relationships(part).find((one) => one.target === drawing);
    if (relationship) edit.removeRelationship(part, relationship.id);
    root.set("drawing", null);
    edit.removePart(drawing);
    return;
  }
  if (added.length === 0) return;
  const target = drawing ?? edit.addPart("/xl/drawings/drawing#.xml", DRAWING_TYPE, drawingToXml([], { strict }));
  if (drawing === null) {
    const id = edit.addRelationship(part, "drawing", target);
    const namespace = relationshipNamespace(strict);
    const prefix = root.prefixOf(namespace);
    const name = prefix ?? "r";
    const attributes = { [`xmlns:${name}`]: prefix === null ? namespace : null, [`${name}:id`]: id };
    root.set("drawing", `<${root.prefix}drawing${attributesXml(attributes)}/>`);
  }
  appendCharts(target, added, edit, chartXml);
}

const isEmpty = (text: string): boolean => parseXml(text).children.length === 0;

/** Anchors of the drawing that hold a chart of their own, by chart part. */
function chartAnchors(
  root: XmlElement,
  drawing: string,
  edit: PackageEdit,
): Map<string, { anchor: XmlElement; id: string }> {
  const found = new Map<string, { anchor: XmlElement; id: string }>();
  for (const anchor of root.children) {
    const frame = anchor.children.find((child) => child.local === "graphicFrame");
    const chart = frame?.children
      .find((child) => child.local === "graphic")
      ?.children.find((child) => child.local === "graphicData")
      ?.children.find((child) => child.local === "chart");
    const id = [...(chart?.attributes ?? [])].find(([name]) => name.endsWith(":id"))?.[1];
    const target = edit.relationships(drawing).find((one) => one.id === id && !one.external)?.target;
    if (id !== undefined && target !== undefined) found.set(target, { anchor, id });
  }
  return found;
}

function updateCharts(
  drawing: string,
  sheet: SheetModel,
  edit: PackageEdit,
  chartXml: (chart: ChartModel) => string,
): void {
  const text = edit.text(drawing);
  const root = parseXml(text);
  const patch = patchXml(text);
  const anchors = chartAnchors(root, drawing, edit);
  for (const before of readDrawing(edit.original, drawing, sheet)) {
    const place = before.part === null ? undefined : anchors.get(before.part);
    if (before.part === null || !place) continue;
    const after = sheet.charts.find((chart) => chart.part === before.part);
    if (!after) {
      patch.remove(place.anchor);
      edit.removeRelationship(drawing, place.id);
      edit.removePart(before.part);
      continue;
    }
    if (!after.changed) continue;
    if (drawn(before) !== drawn(after)) edit.setText(before.part, chartXml(after));
    if (frame(before) !== frame(after)) {
      const xml = declared(
        anchorXml({ chart: after, relationshipId: place.id }, shapeId(place.anchor), edit.original.strict),
        root,
        edit.original.strict,
      );
      patch.replace(place.anchor.start, place.anchor.end, xml);
    }
  }
  edit.setText(drawing, patch.apply());
}

/** What the chart part says. */
function drawn(chart: ChartModel): string {
  return JSON.stringify({ ...chart, id: "", name: "", anchor: null, altText: "", changed: false });
}

/** What the drawing says of a chart. */
const frame = ({ name, anchor, altText }: ChartModel): string => JSON.stringify([name, anchor, altText]);

function shapeId(anchor: XmlElement): number {
  return Math.max(0, ...shapeIds(anchor)) || 2;
}

function* shapeIds(element: XmlElement): Generator<number> {
  if (element.local === "cNvPr") yield Number(element.attributes.get("id") ?? 0) || 0;
  for (const child of element.children) yield* shapeIds(child);
}

function appendCharts(
  drawing: string,
  charts: readonly ChartModel[],
  edit: PackageEdit,
  chartXml: (chart: ChartModel) => string,
): void {
  const { strict } = edit.original;
  const text = edit.text(drawing);
  const root = parseXml(text);
  const patch = patchXml(text);
  let shape = Math.max(1, ...shapeIds(root));
  for (const chart of charts) {
    const target = edit.addPart("/xl/charts/chart#.xml", CHART_TYPE, chartXml(chart));
    const relationshipId = edit.addRelationship(drawing, "chart", target);
    shape += 1;
    patch.append(root, declared(anchorXml({ chart, relationshipId }, shape, strict), root, strict));
  }
  edit.setText(drawing, patch.apply());
}

/** The anchor with the prefixes that it uses and the drawing does not have. */
function declared(anchor: string, root: XmlElement, strict: boolean): string {
  const missing = Object.entries(drawingNamespaces(strict)).filter(
    ([name, namespace]) => root.attributes.get(name) !== namespace,
  );
  return anchor.replace(/^<[^\s>]+/, (open) => open + attributesXml(Object.fromEntries(missing)));
}
