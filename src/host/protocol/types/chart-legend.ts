import { flag, oneOf } from "../argument.ts";
import { chartExists, chartProperty } from "../chart-target.ts";
import { chartLegendFormatType, look } from "./chart-part-format.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { ObjectType } from "../member.ts";

const POSITIONS = ["Top", "Bottom", "Left", "Right", "Corner"] as const;

export const chartLegendType: ObjectType<ChartTarget> = {
  name: "ChartLegend",
  exists: chartExists,
  members: {
    visible: chartProperty(
      ({ chart }) => chart.legend.visible,
      flag,
      ({ chart }, value) => (chart.legend.visible = value),
    ),
    position: chartProperty(
      ({ chart }) => chart.legend.position,
      (value, what): string => oneOf(value, POSITIONS, what),
      ({ chart }, value) => (chart.legend.position = value),
    ),
    overlay: chartProperty(
      ({ chart }) => chart.legend.overlay,
      flag,
      ({ chart }, value) => (chart.legend.overlay = value),
    ),
    format: {
      navigate: (target) => {
        const { legend } = target.chart;
        return look(chartLegendFormatType, {
          ...target,
          font: { read: () => legend.font, write: (font) => (legend.font = font) },
        });
      },
    },
  },
};
