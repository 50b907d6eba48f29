import type { AxisModel, ChartModel, DataLabelModel, LineStyle, SeriesModel } from "../model/chart.ts";

/** What a chart part holds; the rest stands in the drawing. */
export type ChartContent = Omit<ChartModel, "id" | "name" | "anchor" | "altText" | "part" | "changed">;

export const AUTOMATIC_LINE: LineStyle = { color: null, weight: null, dash: null };

export const noLabel = (): DataLabelModel => ({
  show: false,
  position: null,
  numberFormat: null,
  font: {},
  showValue: false,
  showSeriesName: false,
  showCategoryName: false,
  showPercentage: false,
  showLegendKey: false,
});

/** What Excel 2013 and later give a new axis: light gridlines on the value axis only. */
export const newAxis = (gridlines: boolean): AxisModel => ({
  visible: true,
  minimum: null,
  maximum: null,
  majorUnit: null,
  minorUnit: null,
  numberFormat: null,
  linkNumberFormat: true,
  reversed: false,
  position: "Automatic",
  positionAt: null,
  tickLabelPosition: "NextToAxis",
  majorTickMark: "None",
  minorTickMark: "None",
  majorGridlines: gridlines,
  majorGridlineLine: { color: "#D9D9D9", weight: 0.75, dash: null },
  minorGridlines: false,
  line: gridlines ? { color: "none", weight: null, dash: null } : { color: "#D9D9D9", weight: 0.75, dash: null },
  font: {},
  title: { visible: false, text: "", font: {} },
  displayUnit: "None",
  scaleLog: false,
  tickLabelSpacing: null,
});

export const newSeries = (
  chartType: string,
  source: Pick<SeriesModel, "nameRef" | "name" | "values" | "categories">,
): SeriesModel => ({
  ...source,
  chartType,
  axisGroup: "Primary",
  fill: null,
  line: AUTOMATIC_LINE,
  gapWidth: null,
  overlap: null,
  smooth: false,
  marker: { style: null, size: null, fill: null, line: null },
  hasDataLabels: false,
  labels: noLabel(),
  points: [],
  invertIfNegative: false,
});

/** A chart part that says nothing. */
export const blankContent = (chartType: string): ChartContent => ({
  chartType,
  title: { visible: false, text: "", formula: null, overlay: false, font: {} },
  legend: { visible: false, position: "Right", overlay: false, font: {} },
  series: [],
  categoryAxis: newAxis(false),
  valueAxis: newAxis(true),
  secondaryCategoryAxis: null,
  secondaryValueAxis: null,
  areaFill: null,
  areaLine: AUTOMATIC_LINE,
  plotFill: null,
  font: {},
  displayBlanksAs: "NotPlotted",
  plotVisibleOnly: true,
  style: null,
});

export const newChart = (id: string, name: string, chartType: string, anchor: ChartModel["anchor"]): ChartModel => ({
  ...blankContent(chartType),
  id,
  name,
  anchor,
  title: { visible: true, text: "", formula: null, overlay: false, font: {} },
  legend: { visible: true, position: "Bottom", overlay: false, font: {} },
  altText: "",
  part: null,
  changed: true,
});
