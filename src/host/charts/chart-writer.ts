import type { AxisModel, ChartModel, SeriesModel } from "../model/chart.ts";
import { categoryAxisXml, valueAxisXml } from "./axis-xml.ts";
import { type PlotKind, plotKind } from "./chart-types.ts";
import { chartNamespaces } from "./namespaces.ts";
import { element, val } from "./element.ts";
import { seriesXml } from "./series-xml.ts";
import { fontXml, richText, shapeXml } from "./shape-xml.ts";
import { type Cached, textReference } from "./source-xml.ts";

export interface ChartContext {
  readonly date1904: boolean;
  /** ISO 29500 strict namespaces. */
  readonly strict: boolean;
  /** The values that a reference of the chart (formula without "=") has now. */
  readonly cached: Cached;
}

/** Series that one element of the plot area draws. */
interface Plot {
  readonly kind: PlotKind;
  readonly axisGroup: SeriesModel["axisGroup"];
  readonly series: { readonly model: SeriesModel; readonly index: number; readonly kind: PlotKind }[];
}

/** From back to front, as Excel draws them. */
const layers: readonly PlotKind["element"][] = [
  "pieChart",
  "doughnutChart",
  "areaChart",
  "barChart",
  "lineChart",
  "scatterChart",
];

function plotsOf(chart: ChartModel): Plot[] {
  const plots: Plot[] = [];
  chart.series.forEach((model, index) => {
    const kind = plotKind(model.chartType);
    if (!kind) throw new RangeError(`No chart of type ${model.chartType} can be written`);
    const axisGroup = kind.element === "pieChart" || kind.element === "doughnutChart" ? "Primary" : model.axisGroup;
    let plot = plots.find(
      (one) =>
        one.axisGroup === axisGroup &&
        one.kind.element === kind.element &&
        one.kind.direction === kind.direction &&
        one.kind.grouping === kind.grouping,
    );
    if (!plot) plots.push((plot = { kind, axisGroup, series: [] }));
    plot.series.push({ model, index, kind });
  });
  const rank = ({ kind, axisGroup }: Plot) => layers.indexOf(kind.element) + (axisGroup === "Secondary" ? 100 : 0);
  return plots.sort((a, b) => rank(a) - rank(b));
}

const axisIds = { Primary: [111111111, 111111112], Secondary: [111111113, 111111114] } as const;

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(value)));

function barGaps(plot: Plot): string {
  const said = (key: "gapWidth" | "overlap") =>
    plot.series.map(({ model }) => model[key]).find((value) => value !== null);
  const gap = said("gapWidth") ?? 150;
  // Without it, stacked bars stand beside each other.
  const overlap = said("overlap") ?? (plot.kind.grouping === "clustered" ? null : 100);
  return (
    val("c:gapWidth", within(gap, 0, 500)) + val("c:overlap", overlap === null ? null : within(overlap, -100, 100))
  );
}

function plotXml(plot: Plot, cached: Cached): string {
  const { kind } = plot;
  const series = plot.series.map((one) => seriesXml(one.model, one.index, one.kind, cached)).join("");
  const round = kind.element === "pieChart" || kind.element === "doughnutChart";
  const axes = round ? "" : axisIds[plot.axisGroup].map((id) => val("c:axId", id)).join("");
  const varied = val("c:varyColors", round);
  switch (kind.element) {
    case "barChart": {
      const head = val("c:barDir", kind.direction) + val("c:grouping", kind.grouping);
      return element("c:barChart", {}, head, varied, series, barGaps(plot), axes);
    }
    case "lineChart":
      return element("c:lineChart", {}, val("c:grouping", kind.grouping), varied, series, val("c:marker", true), axes);
    case "areaChart":
      return element("c:areaChart", {}, val("c:grouping", kind.grouping), varied, series, axes);
    case "pieChart":
      return element("c:pieChart", {}, varied, series, val("c:firstSliceAng", 0));
    case "doughnutChart":
      return element("c:doughnutChart", {}, varied, series, val("c:firstSliceAng", 0), val("c:holeSize", 60));
    case "scatterChart":
      return element("c:scatterChart", {}, val("c:scatterStyle", "lineMarker"), varied, series, axes);
  }
}

/** The two axes of a group of series, or none when the group draws without. */
function axesXml(
  plots: readonly Plot[],
  group: SeriesModel["axisGroup"],
  category: AxisModel,
  value: AxisModel,
  cached: Cached,
): string {
  const drawn = plots.filter((plot) => plot.axisGroup === group);
  const first = drawn[0];
  if (!first || first.kind.element === "pieChart" || first.kind.element === "doughnutChart") return "";
  const [categoryId, valueId] = axisIds[group];
  const lying = drawn.some(({ kind }) => kind.direction === "bar");
  const secondary = group === "Secondary";
  const scatter = first.kind.element === "scatterChart";
  const sources = first.series[0]?.model;
  const formatOf = (ref: string | null | undefined) =>
    ref && !ref.startsWith("{") ? cached(ref).formatCode : "General";
  const percent = first.kind.grouping === "percentStacked";

  const categoryPlace = {
    id: categoryId,
    crossedId: valueId,
    side: lying ? "l" : "b",
    crossed: value,
    crossesByDefault: "autoZero",
    sourceFormat: formatOf(sources?.categories),
  } as const;
  const valuePlace = {
    id: valueId,
    crossedId: categoryId,
    side: lying ? (secondary ? "t" : "b") : secondary ? "r" : "l",
    crossed: category,
    // A second value axis stands across from the first.
    crossesByDefault: secondary ? "max" : "autoZero",
    sourceFormat: percent ? "0%" : formatOf(sources?.values),
  } as const;
  const edgeToEdge = drawn.every(({ kind }) => kind.element === "areaChart" || kind.element === "scatterChart");
  return (
    (scatter ? valueAxisXml(category, categoryPlace, "midCat") : categoryAxisXml(category, categoryPlace)) +
    valueAxisXml(value, valuePlace, edgeToEdge ? "midCat" : "between")
  );
}

function titleXml(title: ChartModel["title"], cached: Cached): string {
  if (!title.visible) return "";
  const linked = title.formula === null || title.formula === "" ? null : title.formula;
  const text = linked
    ? element("c:tx", {}, textReference(linked, cached))
    : title.text === ""
      ? ""
      : element("c:tx", {}, richText(title.text, title.font));
  const written = text !== "" && !linked;
  return element("c:title", {}, text, val("c:overlay", title.overlay), written ? "" : fontXml(title.font));
}

const legendPositions: Readonly<Record<string, string>> = {
  Top: "t",
  Bottom: "b",
  Left: "l",
  Right: "r",
  Corner: "tr",
};

function legendXml(legend: ChartModel["legend"]): string {
  if (!legend.visible) return "";
  const position = legendPositions[legend.position] ?? "r";
  return element("c:legend", {}, val("c:legendPos", position), val("c:overlay", legend.overlay), fontXml(legend.font));
}

const blanks = { NotPlotted: "gap", Zero: "zero", Interplotted: "span" } as const;

/** The chart part. Throws RangeError for a type of series that `plotKind` does not know. */
export function chartToXml(chart: ChartModel, context: ChartContext): string {
  const { cached } = context;
  const plots = plotsOf(chart);
  // The category axis of a second group is there for its value axis to stand on, seen or not.
  const secondaryCategory = chart.secondaryCategoryAxis ?? {
    ...chart.categoryAxis,
    visible: false,
    position: "Automatic",
    majorGridlines: false,
    minorGridlines: false,
    title: { visible: false, text: "", font: {} },
  };
  const secondaryValue = chart.secondaryValueAxis ?? {
    ...chart.valueAxis,
    majorGridlines: false,
    minorGridlines: false,
    title: { visible: false, text: "", font: {} },
  };
  const plotArea = element(
    "c:plotArea",
    {},
    element("c:layout", {}),
    ...plots.map((plot) => plotXml(plot, cached)),
    axesXml(plots, "Primary", chart.categoryAxis, chart.valueAxis, cached),
    axesXml(plots, "Secondary", secondaryCategory, secondaryValue, cached),
    shapeXml(chart.plotFill, null),
  );
  const drawn = element(
    "c:chart",
    {},
    titleXml(chart.title, cached),
    val("c:autoTitleDeleted", !chart.title.visible),
    plotArea,
    legendXml(chart.legend),
    val("c:plotVisOnly", chart.plotVisibleOnly),
    val("c:dispBlanksAs", blanks[chart.displayBlanksAs]),
  );
  const style = chart.style !== null && chart.style >= 1 && chart.style <= 48 ? chart.style : null;
  const space = element(
    "c:chartSpace",
    chartNamespaces(context.strict),
    val("c:date1904", context.date1904),
    val("c:roundedCorners", false),
    val("c:style", style),
    drawn,
    shapeXml(chart.areaFill, chart.areaLine),
    fontXml(chart.font),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${space}`;
}
