import { flag, oneOf, text } from "../argument.ts";
import { chartExists, chartProperty } from "../chart-target.ts";
import { chartDataLabelFormatType, look } from "./chart-part-format.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { DataLabelModel } from "../../model/chart.ts";
import type { Member, ObjectType } from "../member.ts";

/** `write` stores the labels anew: a series' or one point's. */
export interface LabelTarget extends ChartTarget {
  readonly read: () => DataLabelModel;
  readonly write: (label: DataLabelModel) => void;
}

const POSITIONS = [
  "None",
  "Center",
  "InsideEnd",
  "InsideBase",
  "OutsideEnd",
  "Left",
  "Right",
  "Top",
  "Bottom",
  "BestFit",
  "Callout",
] as const;

const part = <K extends keyof DataLabelModel>(key: K, parse: (value: unknown, what: string) => DataLabelModel[K]) =>
  chartProperty<LabelTarget, DataLabelModel[K]>(
    ({ read }) => read()[key],
    parse,
    ({ read, write }, value) => write({ ...read(), [key]: value }),
  );

const members: Readonly<Record<string, Member<LabelTarget>>> = {
  showValue: part("showValue", flag),
  showSeriesName: part("showSeriesName", flag),
  showCategoryName: part("showCategoryName", flag),
  showPercentage: part("showPercentage", flag),
  showLegendKey: part("showLegendKey", flag),
  numberFormat: part("numberFormat", text),
  position: part("position", (value, what) => oneOf(value, POSITIONS, what)),
  format: {
    navigate: (target) =>
      look(chartDataLabelFormatType, {
        sheet: target.sheet,
        chart: target.chart,
        font: { read: () => target.read().font, write: (font) => target.write({ ...target.read(), font }) },
      }),
  },
};

/** Of a series. */
export const chartDataLabelsType: ObjectType<LabelTarget> = { name: "ChartDataLabels", exists: chartExists, members };
/** Of a point. */
export const chartDataLabelType: ObjectType<LabelTarget> = { name: "ChartDataLabel", exists: chartExists, members };
