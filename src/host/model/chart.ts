import type { Font } from "./style.ts";

/** A colour for a solid fill or line; "none": drawn without; null: automatic. */
export type Paint = string | "none" | null;

export interface LineStyle {
  color: Paint;
  /** Points; null: automatic. */
  weight: number | null;
  dash: string | null;
}

export interface DataLabelModel {
  show: boolean;
  position: string | null;
  numberFormat: string | null;
  font: Partial<Font>;
  showValue: boolean;
  showSeriesName: boolean;
  showCategoryName: boolean;
  showPercentage: boolean;
  showLegendKey: boolean;
}

export interface PointModel {
  index: number;
  fill: Paint | undefined;
  line: LineStyle | undefined;
  label: DataLabelModel | null;
}

export interface SeriesModel {
  /** Formula without "=", or null when the name is plain text. */
  nameRef: string | null;
  name: string;
  /** Formula text without "=" ("'Exécution'!$C$4:$C$12"). */
  values: string;
  categories: string | null;
  /** Office.js chart type of this series ("ColumnClustered", "Line", …). */
  chartType: string;
  axisGroup: "Primary" | "Secondary";
  fill: Paint;
  line: LineStyle;
  gapWidth: number | null;
  overlap: number | null;
  smooth: boolean;
  marker: { style: string | null; size: number | null; fill: Paint; line: Paint };
  hasDataLabels: boolean;
  labels: DataLabelModel;
  points: PointModel[];
  invertIfNegative: boolean;
}

export interface AxisModel {
  visible: boolean;
  /** null: automatic. */
  minimum: number | null;
  maximum: number | null;
  majorUnit: number | null;
  minorUnit: number | null;
  numberFormat: string | null;
  linkNumberFormat: boolean;
  reversed: boolean;
  /** Office.js `axis.position`: where the other axis crosses this one. */
  position: string;
  positionAt: number | null;
  tickLabelPosition: string;
  majorTickMark: string;
  minorTickMark: string;
  majorGridlines: boolean;
  majorGridlineLine: LineStyle;
  minorGridlines: boolean;
  line: LineStyle;
  font: Partial<Font>;
  title: { visible: boolean; text: string; font: Partial<Font> };
  displayUnit: string;
  scaleLog: boolean;
  tickLabelSpacing: number | null;
}

/** Points of a cell grid where a chart stands; offsets in points from the cell's top left corner. */
export interface ChartAnchor {
  from: { row: number; column: number; dx: number; dy: number };
  to: { row: number; column: number; dx: number; dy: number };
}

export interface ChartModel {
  id: string;
  name: string;
  chartType: string;
  anchor: ChartAnchor;
  title: { visible: boolean; text: string; formula: string | null; overlay: boolean; font: Partial<Font> };
  legend: { visible: boolean; position: string; overlay: boolean; font: Partial<Font> };
  series: SeriesModel[];
  categoryAxis: AxisModel;
  valueAxis: AxisModel;
  secondaryCategoryAxis: AxisModel | null;
  secondaryValueAxis: AxisModel | null;
  areaFill: Paint;
  areaLine: LineStyle;
  plotFill: Paint;
  font: Partial<Font>;
  displayBlanksAs: "NotPlotted" | "Zero" | "Interplotted";
  plotVisibleOnly: boolean;
  style: number | null;
  altText: string;
  /** Part of the original package that holds it; null for a chart made since. */
  part: string | null;
  changed: boolean;
}
