import type { ChartModel, SeriesModel } from "../model/chart.ts";
import { AUTOMATIC_LINE, blankContent, type ChartContent, newAxis } from "../protocol/chart-defaults.ts";
import { readThemeColors } from "../xlsx/colors.ts";
import { childNamed, childrenNamed, parseXml, type XmlElement, XmlError } from "../xlsx/xml.ts";
import { readAxis } from "./axis-reader.ts";
import { chartTypeOf, type PlotKind } from "./chart-types.ts";
import { flagOf, numberOf, readName, readSeries, valOf } from "./series-reader.ts";
import { fillOf, fontOf, lineOf, richTextOf } from "./shape-reader.ts";

const groupings: readonly PlotKind["grouping"][] = ["standard", "stacked", "percentStacked"];

/** What a plot element draws; of types that are only shown by name, `kind` is null. */
function plotType(plot: XmlElement): { kind: PlotKind | null; chartType: string } {
  const said = valOf(plot, "grouping");
  const grouping = groupings.find((one) => one === said);
  const flat = plot.local.replace("3DChart", "Chart");
  const kind = (element: PlotKind["element"], rest: Partial<PlotKind>): PlotKind => ({
    element,
    direction: null,
    grouping: null,
    markers: false,
    lines: false,
    smooth: false,
    ...rest,
  });
  const known = (made: PlotKind) => {
    const chartType = chartTypeOf(made) ?? "Invalid";
    const solid = plot.local !== flat;
    return solid ? { kind: null, chartType: `3D${chartType}` } : { kind: made, chartType };
  };
  switch (flat) {
    case "barChart": {
      const stacked = grouping === "standard" || grouping === undefined ? "clustered" : grouping;
      return known(kind("barChart", { direction: valOf(plot, "barDir") === "bar" ? "bar" : "col", grouping: stacked }));
    }
    case "lineChart": {
      const made = kind("lineChart", { grouping: grouping ?? "standard", lines: true });
      return plot.local === flat ? known({ ...made, markers: flagOf(plot, "marker") }) : known(made);
    }
    case "areaChart":
      return known(kind("areaChart", { grouping: grouping ?? "standard" }));
    case "pieChart":
      return known(kind("pieChart", {}));
    case "doughnutChart":
      return known(kind("doughnutChart", {}));
    case "scatterChart":
      return known(kind("scatterChart", { markers: true, lines: true }));
    case "radarChart": {
      const style = valOf(plot, "radarStyle");
      const chartType = style === "filled" ? "RadarFilled" : style === "marker" ? "RadarMarkers" : "Radar";
      return { kind: null, chartType };
    }
    case "ofPieChart":
      return { kind: null, chartType: valOf(plot, "ofPieType") === "bar" ? "BarOfPie" : "PieOfPie" };
    case "bubbleChart":
      return { kind: null, chartType: "Bubble" };
    case "stockChart":
      return { kind: null, chartType: childrenNamed(plot, "ser").length > 3 ? "StockOHLC" : "StockHLC" };
    case "surfaceChart":
      return { kind: null, chartType: "Surface" };
    default:
      return { kind: null, chartType: "Invalid" };
  }
}

function readPlot(plot: XmlElement, axisGroup: SeriesModel["axisGroup"], theme: readonly string[]) {
  const { kind, chartType } = plotType(plot);
  const place = {
    axisGroup,
    kind,
    chartType,
    gapWidth: numberOf(plot, "gapWidth"),
    overlap: numberOf(plot, "overlap"),
  };
  return childrenNamed(plot, "ser").map((series) => ({
    order: numberOf(series, "order") ?? 0,
    model: readSeries(series, place, theme),
  }));
}

interface AxisPair {
  readonly category: XmlElement | null;
  readonly value: XmlElement | null;
}

const axisIds = (plot: XmlElement): string[] => childrenNamed(plot, "axId").map((id) => id.attributes.get("val") ?? "");

function axesOf(plot: XmlElement | undefined, plotArea: XmlElement): AxisPair {
  if (!plot) return { category: null, value: null };
  const axes = axisIds(plot).flatMap((id) =>
    plotArea.children.filter((child) => child.local.endsWith("Ax") && valOf(child, "axId") === id),
  );
  const category = axes.find((axis) => axis.local !== "valAx") ?? axes[0] ?? null;
  return { category, value: axes.find((axis) => axis !== category && axis.local === "valAx") ?? null };
}

function readTitle(chart: XmlElement, seriesCount: number, theme: readonly string[]): ChartModel["title"] {
  const title = childNamed(chart, "title");
  if (!title) {
    // Excel titles a chart of one series by its name, unless that title was deleted.
    const visible = seriesCount === 1 && !flagOf(chart, "autoTitleDeleted");
    return { visible, text: "", formula: null, overlay: false, font: {} };
  }
  const tx = childNamed(title, "tx");
  const rich = childNamed(tx, "rich");
  const { formula, text } = readName(tx);
  const overlay = flagOf(title, "overlay");
  if (rich) return { visible: true, formula: null, overlay, ...richTextOf(rich, theme) };
  return { visible: true, text, formula, overlay, font: fontOf(title, theme) };
}

const legendPositions: Readonly<Record<string, string>> = {
  t: "Top",
  b: "Bottom",
  l: "Left",
  r: "Right",
  tr: "Corner",
};
const blanks: Readonly<Record<string, ChartModel["displayBlanksAs"]>> = { gap: "NotPlotted", span: "Interplotted" };

/**
 * A chart part as a model: exact for what `chartToXml` writes, as near as the model allows for others. Never throws: a
 * part that is no chart gives an empty one of type "Invalid". `theme`: the twelve colours of `readThemeColors`.
 */
export function readChart(text: string, theme: readonly string[] = readThemeColors(null)): ChartContent {
  let space: XmlElement;
  try {
    space = parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return blankContent("Invalid");
    throw error;
  }
  const chart = childNamed(space, "chart");
  const plotArea = childNamed(chart, "plotArea");
  if (!chart || !plotArea) return blankContent("Invalid");
  const plots = plotArea.children.filter((child) => child.local.endsWith("Chart"));
  const key = (plot: XmlElement) => axisIds(plot).sort().join();
  const first = plots[0];
  const second = plots.find((plot) => first && axisIds(plot).length > 0 && key(plot) !== key(first));
  const series = plots
    .flatMap((plot) => readPlot(plot, second && key(plot) === key(second) ? "Secondary" : "Primary", theme))
    .sort((a, b) => a.order - b.order)
    .map(({ model }) => model);

  const primary = axesOf(first, plotArea);
  const secondary = axesOf(second, plotArea);
  const legend = childNamed(chart, "legend");
  const blank = childNamed(chart, "dispBlanksAs") ? (valOf(chart, "dispBlanksAs") ?? "zero") : "zero";
  return {
    chartType: series[0]?.chartType ?? (first ? plotType(first).chartType : "Invalid"),
    title: readTitle(chart, series.length, theme),
    legend: {
      visible: legend !== null,
      position: legendPositions[valOf(legend, "legendPos") ?? "r"] ?? "Right",
      overlay: flagOf(legend, "overlay"),
      font: fontOf(legend, theme),
    },
    series,
    categoryAxis: primary.category ? readAxis(primary.category, primary.value, false, theme) : newAxis(false),
    valueAxis: primary.value ? readAxis(primary.value, primary.category, false, theme) : newAxis(true),
    secondaryCategoryAxis:
      secondary.category && !flagOf(secondary.category, "delete")
        ? readAxis(secondary.category, secondary.value, true, theme)
        : null,
    secondaryValueAxis: secondary.value ? readAxis(secondary.value, secondary.category, true, theme) : null,
    areaFill: fillOf(space, theme) ?? null,
    areaLine: lineOf(space, theme) ?? AUTOMATIC_LINE,
    plotFill: fillOf(plotArea, theme) ?? null,
    font: fontOf(space, theme),
    displayBlanksAs: blanks[blank] ?? "Zero",
    plotVisibleOnly: flagOf(chart, "plotVisOnly", true),
    style: numberOf(space, "style"),
  };
}
