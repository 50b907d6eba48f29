import { chartBorderType, chartFillType, chartFontType, chartLineFormatType } from "./chart-format.ts";
import { chartExists } from "../chart-target.ts";
import type { ChartTarget, FillTarget, FontTarget, LineTarget } from "../chart-target.ts";
import type { HostObject, Member, ObjectType } from "../member.ts";

/** The parts of a look that a class of Office.js offers, each with the place in the chart that holds it. */
export interface LookTarget extends ChartTarget {
  readonly fill?: Omit<FillTarget, keyof ChartTarget>;
  readonly line?: Omit<LineTarget, keyof ChartTarget>;
  readonly font?: Omit<FontTarget, keyof ChartTarget>;
}

type Part = "fill" | "line" | "border" | "font";

/** A `…Format` class: all of them are made of a fill, a line or border, and a font. */
function formatType(name: string, parts: readonly Part[]): ObjectType<LookTarget> {
  const members: Record<string, Member<LookTarget>> = {};
  for (const part of parts) members[part] = { navigate: (target) => partOf(target, part) };
  return { name, exists: chartExists, members };
}

function partOf({ sheet, chart, fill, line, font }: LookTarget, part: Part): HostObject | null {
  const owner = { sheet, chart };
  if (part === "fill") return fill ? ({ type: chartFillType, target: { ...owner, ...fill } } as HostObject) : null;
  if (part === "font") return font ? ({ type: chartFontType, target: { ...owner, ...font } } as HostObject) : null;
  if (!line) return null;
  return { type: part === "line" ? chartLineFormatType : chartBorderType, target: { ...owner, ...line } } as HostObject;
}

export const chartAreaFormatType = formatType("ChartAreaFormat", ["fill", "border", "font"]);
export const chartPlotAreaFormatType = formatType("ChartPlotAreaFormat", ["fill"]);
export const chartTitleFormatType = formatType("ChartTitleFormat", ["font"]);
export const chartLegendFormatType = formatType("ChartLegendFormat", ["font"]);
export const chartAxisFormatType = formatType("ChartAxisFormat", ["line", "font"]);
export const chartAxisTitleFormatType = formatType("ChartAxisTitleFormat", ["font"]);
export const chartGridlinesFormatType = formatType("ChartGridlinesFormat", ["line"]);
export const chartSeriesFormatType = formatType("ChartSeriesFormat", ["fill", "line"]);
export const chartPointFormatType = formatType("ChartPointFormat", ["fill", "border"]);
export const chartDataLabelFormatType = formatType("ChartDataLabelFormat", ["font"]);

export const look = (type: ObjectType<LookTarget>, target: LookTarget): HostObject => ({ type, target }) as HostObject;
