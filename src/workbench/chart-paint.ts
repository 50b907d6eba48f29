import type { LineStyle, Paint } from "../host/model/chart.ts";
import type { SeriesData } from "./chart-data.ts";

/** Office's own colours, for series that say none. */
const AUTOMATIC = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

export const automaticColor = (index: number): string => AUTOMATIC[index % AUTOMATIC.length]!;

export interface Paints {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly strokeDasharray?: string;
}

const PIXELS_PER_POINT = 4 / 3;
const DASHES: Readonly<Record<string, string>> = { Dash: "6 4", Dot: "2 3", RoundDot: "2 3", DashDot: "6 3 2 3" };

const color = (paint: Paint, automatic: string): string => paint ?? automatic;

function stroke(line: LineStyle, automatic: string, width: number): Omit<Paints, "fill"> {
  const dashes = line.dash === null ? undefined : DASHES[line.dash];
  return {
    stroke: color(line.color, automatic),
    strokeWidth: line.weight === null ? width : line.weight * PIXELS_PER_POINT,
    ...(dashes !== undefined && { strokeDasharray: dashes }),
  };
}

/** Of a bar, an area or a slice; a point's own paint comes before its series'. */
export function surface({ model }: SeriesData, index: number, point: number): Paints {
  const own = model.points.find((one) => one.index === point);
  return {
    fill: color(own?.fill ?? model.fill, automaticColor(index)),
    ...stroke(own?.line ?? model.line, "none", 1),
  };
}

export const drawnLine = ({ model }: SeriesData, index: number): Paints => ({
  fill: "none",
  ...stroke(model.line, color(model.fill, automaticColor(index)), 3),
});
