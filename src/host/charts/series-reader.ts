import type { DataLabelModel, PointModel, SeriesModel } from "../model/chart.ts";
import { AUTOMATIC_LINE, newSeries, noLabel } from "../protocol/chart-defaults.ts";
import { flag, numberOr } from "../xlsx/element-values.ts";
import { childNamed, childrenNamed, type XmlElement } from "../xlsx/xml.ts";
import { chartTypeOf, type PlotKind } from "./chart-types.ts";
import { fillOf, fontOf, lineOf, richTextOf } from "./shape-reader.ts";

const symbols: Readonly<Record<string, string>> = {
  none: "None",
  square: "Square",
  diamond: "Diamond",
  triangle: "Triangle",
  x: "X",
  star: "Star",
  dot: "Dot",
  dash: "Dash",
  circle: "Circle",
  plus: "Plus",
  picture: "Picture",
};

const positions: Readonly<Record<string, string>> = {
  ctr: "Center",
  inEnd: "InsideEnd",
  inBase: "InsideBase",
  outEnd: "OutsideEnd",
  l: "Left",
  r: "Right",
  t: "Top",
  b: "Bottom",
  bestFit: "BestFit",
};

export function valOf(parent: XmlElement | null, local: string): string | null {
  return childNamed(parent, local)?.attributes.get("val") ?? null;
}

/** An absent element is `absent`; one without `val` is true. */
export function flagOf(parent: XmlElement | null, local: string, absent = false): boolean {
  const child = childNamed(parent, local);
  return child ? flag(child, "val", true) : absent;
}

export function numberOf(parent: XmlElement | null, local: string): number | null {
  return numberOr(childNamed(parent, local), "val", null);
}

function cachedTexts(source: XmlElement | null): string[] {
  return childrenNamed(source, "pt").map((point) => childNamed(point, "v")?.text ?? "");
}

/** The reference of `cat`, `val`, `xVal` or `yVal`, or its constants as "{1;2}"; null when there is none. */
function sourceOf(owner: XmlElement | null): string | null {
  const source = owner?.children[0];
  if (!source) return null;
  const formula = childNamed(source, "f")?.text.trim();
  if (formula) return formula;
  const texts = cachedTexts(source);
  if (texts.length === 0) return null;
  const items = source.local === "numLit" ? texts : texts.map((text) => `"${text.replaceAll('"', '""')}"`);
  return `{${items.join(";")}}`;
}

/** Reference and text of a `tx`: a series' name or a title. */
export function readName(tx: XmlElement | null): { formula: string | null; text: string } {
  const reference = childNamed(tx, "strRef");
  if (!reference) return { formula: null, text: childNamed(tx, "v")?.text ?? "" };
  const formula = childNamed(reference, "f")?.text.trim() || null;
  return { formula, text: cachedTexts(childNamed(reference, "strCache")).join(" ") };
}

function readLabel(label: XmlElement, theme: readonly string[]): DataLabelModel {
  const format = childNamed(label, "numFmt");
  const texts = {
    showValue: flagOf(label, "showVal"),
    showSeriesName: flagOf(label, "showSerName"),
    showCategoryName: flagOf(label, "showCatName"),
    showPercentage: flagOf(label, "showPercent"),
  };
  return {
    show: !flagOf(label, "delete") && Object.values(texts).includes(true),
    position: positions[valOf(label, "dLblPos") ?? ""] ?? null,
    numberFormat: format && !flag(format, "sourceLinked") ? (format.attributes.get("formatCode") ?? null) : null,
    font: fontOf(label, theme),
    ...texts,
    showLegendKey: flagOf(label, "showLegendKey"),
  };
}

function readPoints(series: XmlElement, lined: boolean, theme: readonly string[]): PointModel[] {
  const points = new Map<number, PointModel>();
  const at = (element: XmlElement): PointModel => {
    const index = numberOf(element, "idx") ?? 0;
    let point = points.get(index);
    if (!point) points.set(index, (point = { index, fill: undefined, line: undefined, label: null }));
    return point;
  };
  for (const element of childrenNamed(series, "dPt")) {
    const point = at(element);
    point.fill = fillOf(lined ? childNamed(element, "marker") : element, theme);
    point.line = lineOf(element, theme);
  }
  for (const element of childrenNamed(childNamed(series, "dLbls"), "dLbl")) {
    at(element).label = flagOf(element, "delete") ? noLabel() : readLabel(element, theme);
  }
  return [...points.values()]
    .filter(({ fill, line, label }) => fill !== undefined || line !== undefined || label)
    .sort((a, b) => a.index - b.index);
}

export interface SeriesPlace {
  readonly axisGroup: SeriesModel["axisGroup"];
  readonly gapWidth: number | null;
  readonly overlap: number | null;
  /** What the plot is, but for what each series says itself; null: a type that only has a name. */
  readonly kind: PlotKind | null;
  readonly chartType: string;
}

function typeOf(series: XmlElement, place: SeriesPlace): PlotKind | null {
  const { kind } = place;
  if (!kind || (kind.element !== "lineChart" && kind.element !== "scatterChart")) return kind;
  const markers = kind.markers && valOf(childNamed(series, "marker"), "symbol") !== "none";
  if (kind.element === "lineChart") return { ...kind, markers };
  const lines = !childNamed(childNamed(childNamed(series, "spPr"), "ln"), "noFill");
  if (!lines) return { ...kind, lines, markers: true, smooth: false };
  return { ...kind, markers, lines, smooth: flagOf(series, "smooth") };
}

export function readSeries(series: XmlElement, place: SeriesPlace, theme: readonly string[]): SeriesModel {
  const kind = typeOf(series, place);
  const lined = kind?.element === "lineChart" || kind?.element === "scatterChart";
  const tx = childNamed(series, "tx");
  const { formula, text } = readName(tx);
  const marker = childNamed(series, "marker");
  const symbol = symbols[valOf(marker, "symbol") ?? ""] ?? null;
  const labels = childNamed(series, "dLbls");
  const shown = labels ? readLabel(labels, theme) : noLabel();
  const line = lineOf(series, theme) ?? AUTOMATIC_LINE;
  const unlined = kind?.element === "scatterChart" && !kind.lines;
  const rich = childNamed(tx, "rich");
  return {
    ...newSeries((kind && chartTypeOf(kind)) ?? place.chartType, {
      nameRef: formula,
      name: rich ? richTextOf(rich, theme).text : text,
      values: sourceOf(childNamed(series, "val") ?? childNamed(series, "yVal")) ?? "",
      categories: sourceOf(childNamed(series, "cat") ?? childNamed(series, "xVal")),
    }),
    axisGroup: place.axisGroup,
    fill: fillOf(series, theme) ?? null,
    line: unlined ? { ...line, color: null } : line,
    gapWidth: place.gapWidth,
    overlap: place.overlap,
    smooth: flagOf(series, "smooth", false),
    marker: {
      style: symbol === "None" && !kind?.markers ? null : symbol,
      size: numberOf(marker, "size"),
      fill: fillOf(marker, theme) ?? null,
      line: lineOf(marker, theme)?.color ?? null,
    },
    hasDataLabels: shown.show,
    labels: shown.show ? shown : noLabel(),
    points: readPoints(series, lined, theme),
    // Bars whose series says nothing of it turn white below zero.
    invertIfNegative: kind?.element === "barChart" ? flagOf(series, "invertIfNegative", true) : false,
  };
}
