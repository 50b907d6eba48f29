import { fail } from "../failure.ts";
import { oneOf } from "../argument.ts";

/** Kinds of chart that this host draws into a file, by their Office.js name. */
const DRAWN = [
  "ColumnClustered",
  "ColumnStacked",
  "ColumnStacked100",
  "BarClustered",
  "BarStacked",
  "BarStacked100",
  "Line",
  "LineStacked",
  "LineStacked100",
  "LineMarkers",
  "LineMarkersStacked",
  "LineMarkersStacked100",
  "Area",
  "AreaStacked",
  "AreaStacked100",
  "Pie",
  "Doughnut",
  "XYScatter",
  "XYScatterLines",
  "XYScatterLinesNoMarkers",
  "XYScatterSmooth",
  "XYScatterSmoothNoMarkers",
] as const;

/** The other kinds of Office.js: surfaces, stocks, radars, all in three dimensions, and those that came later. */
const OTHERS =
  /^(?:3D\w+|(?:Cylinder|Cone|Pyramid)(?:Col|Bar)\w*|Stock\w+|Surface\w*|Radar\w*|Bubble\w*|(?:Pie|Doughnut)Exploded|PieOfPie|BarOfPie|Histogram|Boxwhisker|Pareto|RegionMap|Treemap|Waterfall|Sunburst|Funnel)$/;

/** A kind of chart that can be drawn; another one is refused, never replaced. */
export function drawnType(value: unknown, what: string): string {
  if (typeof value === "string" && OTHERS.test(value)) fail("NotImplemented", `chart type ${value}`);
  return oneOf(value, DRAWN, what);
}
