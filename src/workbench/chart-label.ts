import { formatValue } from "../host/protocol/number-format.ts";
import type { DataLabelModel } from "../host/model/chart.ts";
import type { Font } from "../host/model/style.ts";
import type { SeriesData } from "./chart-data.ts";
import type { SVGProps } from "react";

export interface PointLabel {
  readonly text: string;
  readonly position: string | null;
  readonly type: SVGProps<SVGTextElement>;
}

const DEFAULT_POINTS = 9;
const SECONDARY = "#595959";

/** Of SVG text, from what a chart says of its type; `inherited` is the chart's own. */
export function typeOf(
  font: Partial<Font>,
  inherited: Partial<Font>,
  points = DEFAULT_POINTS,
): SVGProps<SVGTextElement> {
  const { size, bold, italic, color } = { ...inherited, ...font };
  return {
    fontSize: `${size ?? points}pt`,
    fill: color ?? SECONDARY,
    ...(bold && { fontWeight: "bold" }),
    ...(italic && { fontStyle: "italic" }),
  };
}

/** The label of a series' point, or null where it has none. */
export function pointLabels({ model, values, formatCode, name }: SeriesData, locale: string) {
  return (point: number): PointLabel | null => {
    const value = values[point] ?? null;
    const own = model.points.find(({ index }) => index === point)?.label ?? null;
    const label: DataLabelModel | null = own ?? (model.hasDataLabels ? model.labels : null);
    if (value === null || !label || !(label.show || label.showValue || label.showSeriesName)) return null;
    const format = label.numberFormat ?? model.labels.numberFormat ?? formatCode;
    const parts = [
      label.showSeriesName ? name : null,
      label.showValue || !label.showSeriesName ? formatValue(value, format, locale, false).trim() : null,
    ].filter((part) => part !== null);
    return {
      text: parts.join(", "),
      position: label.position ?? model.labels.position,
      type: typeOf(label.font, model.labels.font),
    };
  };
}
