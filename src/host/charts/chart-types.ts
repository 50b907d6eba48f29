export interface PlotKind {
  readonly element: "areaChart" | "barChart" | "lineChart" | "pieChart" | "doughnutChart" | "scatterChart";
  readonly direction: "col" | "bar" | null;
  readonly grouping: "clustered" | "standard" | "stacked" | "percentStacked" | null;
  /** Whether the type itself draws markers, lines between points, and rounds those lines. */
  readonly markers: boolean;
  readonly lines: boolean;
  readonly smooth: boolean;
}

type Bars = Pick<PlotKind, "direction" | "grouping">;
const bars = ({ direction, grouping }: Bars): PlotKind => ({
  element: "barChart",
  direction,
  grouping,
  markers: false,
  lines: false,
  smooth: false,
});

const plot = (
  element: PlotKind["element"],
  grouping: PlotKind["grouping"],
  drawn: Partial<Pick<PlotKind, "markers" | "lines" | "smooth">> = {},
): PlotKind => ({ element, direction: null, grouping, markers: false, lines: false, smooth: false, ...drawn });

const kinds: Readonly<Record<string, PlotKind>> = {
  ColumnClustered: bars({ direction: "col", grouping: "clustered" }),
  ColumnStacked: bars({ direction: "col", grouping: "stacked" }),
  ColumnStacked100: bars({ direction: "col", grouping: "percentStacked" }),
  BarClustered: bars({ direction: "bar", grouping: "clustered" }),
  BarStacked: bars({ direction: "bar", grouping: "stacked" }),
  BarStacked100: bars({ direction: "bar", grouping: "percentStacked" }),
  Line: plot("lineChart", "standard", { lines: true }),
  LineStacked: plot("lineChart", "stacked", { lines: true }),
  LineStacked100: plot("lineChart", "percentStacked", { lines: true }),
  LineMarkers: plot("lineChart", "standard", { lines: true, markers: true }),
  LineMarkersStacked: plot("lineChart", "stacked", { lines: true, markers: true }),
  LineMarkersStacked100: plot("lineChart", "percentStacked", { lines: true, markers: true }),
  Area: plot("areaChart", "standard"),
  AreaStacked: plot("areaChart", "stacked"),
  AreaStacked100: plot("areaChart", "percentStacked"),
  Pie: plot("pieChart", null),
  Doughnut: plot("doughnutChart", null),
  XYScatter: plot("scatterChart", null, { markers: true }),
  XYScatterLines: plot("scatterChart", null, { lines: true, markers: true }),
  XYScatterLinesNoMarkers: plot("scatterChart", null, { lines: true }),
  XYScatterSmooth: plot("scatterChart", null, { lines: true, markers: true, smooth: true }),
  XYScatterSmoothNoMarkers: plot("scatterChart", null, { lines: true, smooth: true }),
};

/** Null for a type of Office.js that `chartToXml` can't draw. */
export function plotKind(chartType: string): PlotKind | null {
  return kinds[chartType] ?? null;
}

/** The type that looks so, or null. */
export function chartTypeOf(kind: PlotKind): string | null {
  const keys = ["element", "direction", "grouping", "markers", "lines", "smooth"] as const;
  const found = Object.entries(kinds).find(([, known]) => keys.every((key) => known[key] === kind[key]));
  return found?.[0] ?? null;
}
