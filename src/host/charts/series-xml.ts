import type { DataLabelModel, PointModel, SeriesModel } from "../model/chart.ts";
import type { PlotKind } from "./chart-types.ts";
import { element, textElement, val } from "./element.ts";
import { noLabel } from "../protocol/chart-defaults.ts";
import { fontXml, shapeXml } from "./shape-xml.ts";
import { type Cached, categoriesXml, textReference, valuesXml } from "./source-xml.ts";

const symbols: Readonly<Record<string, string>> = {
  None: "none",
  Square: "square",
  Diamond: "diamond",
  Triangle: "triangle",
  X: "x",
  Star: "star",
  Dot: "dot",
  Dash: "dash",
  Circle: "circle",
  Plus: "plus",
};

const positions: Readonly<Record<string, string>> = {
  Center: "ctr",
  InsideEnd: "inEnd",
  InsideBase: "inBase",
  OutsideEnd: "outEnd",
  Left: "l",
  Right: "r",
  Top: "t",
  Bottom: "b",
  BestFit: "bestFit",
};

/** Excel calls a file corrupt that puts labels where the type of chart has no such place. */
function positionAllowed(kind: PlotKind, position: string): boolean {
  switch (kind.element) {
    case "barChart":
      return ["ctr", "inEnd", "inBase", ...(kind.grouping === "clustered" ? ["outEnd"] : [])].includes(position);
    case "lineChart":
    case "scatterChart":
      return ["ctr", "l", "r", "t", "b"].includes(position);
    case "pieChart":
      return ["ctr", "inEnd", "outEnd", "bestFit"].includes(position);
    default:
      return false;
  }
}

function labelContent(label: DataLabelModel, kind: PlotKind): string {
  const position = positions[label.position ?? ""];
  return (
    (label.numberFormat === null ? "" : element("c:numFmt", { formatCode: label.numberFormat, sourceLinked: false })) +
    fontXml(label.font) +
    (position && positionAllowed(kind, position) ? val("c:dLblPos", position) : "") +
    val("c:showLegendKey", label.showLegendKey) +
    val("c:showVal", label.showValue) +
    val("c:showCatName", label.showCategoryName) +
    val("c:showSerName", label.showSeriesName) +
    val("c:showPercent", label.showPercentage) +
    val("c:showBubbleSize", false)
  );
}

function labelsXml(series: SeriesModel, kind: PlotKind): string {
  const single = series.points.flatMap(({ index, label }) => {
    if (!label) return [];
    const content = label.show ? labelContent(label, kind) : val("c:delete", true);
    return [element("c:dLbl", {}, val("c:idx", index), content)];
  });
  if (!series.hasDataLabels && single.length === 0) return "";
  return element("c:dLbls", {}, ...single, labelContent(series.hasDataLabels ? series.labels : noLabel(), kind));
}

const hasMarkers = (kind: PlotKind): boolean => kind.element === "lineChart" || kind.element === "scatterChart";

function symbolOf(series: SeriesModel, kind: PlotKind): string | null {
  const chosen = series.marker.style === null ? undefined : symbols[series.marker.style];
  return chosen ?? (kind.markers ? null : "none");
}

function markerXml(series: SeriesModel, kind: PlotKind): string {
  if (!hasMarkers(kind)) return "";
  const symbol = symbolOf(series, kind);
  const { size, fill, line } = series.marker;
  const look = symbol === "none" ? "" : val("c:size", size) + shapeXml(fill, { color: line, weight: null, dash: null });
  const content = val("c:symbol", symbol) + look;
  return content === "" ? "" : element("c:marker", {}, content);
}

/** The marker of one point, which may be the only one that its line shows. */
function pointMarker(point: PointModel, series: SeriesModel, kind: PlotKind): string {
  if (!hasMarkers(kind) || point.fill === undefined) return "";
  const symbol = symbolOf(series, kind);
  const line = { color: point.fill, weight: null, dash: null };
  return element(
    "c:marker",
    {},
    val("c:symbol", symbol === "none" ? "circle" : symbol),
    val("c:size", series.marker.size ?? (symbol === "none" ? 7 : null)),
    shapeXml(point.fill, line),
  );
}

function pointXml(point: PointModel, series: SeriesModel, kind: PlotKind): string {
  if (point.fill === undefined && point.line === undefined) return "";
  const bar = kind.element === "barChart";
  return element(
    "c:dPt",
    {},
    val("c:idx", point.index),
    bar ? val("c:invertIfNegative", false) : "",
    pointMarker(point, series, kind),
    val("c:bubble3D", false),
    shapeXml(hasMarkers(kind) ? null : (point.fill ?? null), point.line ?? null),
  );
}

function nameXml(series: SeriesModel, cached: Cached): string {
  if (series.nameRef) return element("c:tx", {}, textReference(series.nameRef, cached));
  return series.name === "" ? "" : element("c:tx", {}, textElement("c:v", series.name));
}

function seriesShape(series: SeriesModel, kind: PlotKind): string {
  if (kind.element === "scatterChart" && !kind.lines && series.line.color === null) {
    return shapeXml(null, { ...series.line, color: "none" });
  }
  return shapeXml(hasMarkers(kind) ? null : series.fill, series.line);
}

/** `c:ser`, its children in the order of the schema of its kind of plot. `index` is its place in the whole chart. */
export function seriesXml(series: SeriesModel, index: number, kind: PlotKind, cached: Cached): string {
  const points = [...series.points].sort((a, b) => a.index - b.index);
  const scatter = kind.element === "scatterChart";
  return element(
    "c:ser",
    {},
    val("c:idx", index),
    val("c:order", index),
    nameXml(series, cached),
    seriesShape(series, kind),
    kind.element === "barChart" ? val("c:invertIfNegative", series.invertIfNegative) : "",
    markerXml(series, kind),
    ...points.map((point) => pointXml(point, series, kind)),
    labelsXml({ ...series, points }, kind),
    categoriesXml(scatter ? "c:xVal" : "c:cat", series.categories, cached),
    valuesXml(scatter ? "c:yVal" : "c:val", series.values, cached),
    // Left out, a line would be smoothed.
    hasMarkers(kind) ? val("c:smooth", series.smooth || kind.smooth) : "",
  );
}
