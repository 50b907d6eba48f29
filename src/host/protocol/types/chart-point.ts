import { flag } from "../argument.ts";
import { chartExists, chartProperty, pointsAt } from "../chart-target.ts";
import { AUTOMATIC_LINE, noLabel } from "../chart-defaults.ts";
import { chartDataLabelType } from "./chart-data-labels.ts";
import { chartPointFormatType, look } from "./chart-part-format.ts";
import type { SeriesTarget } from "./chart-series.ts";
import type { DataLabelModel, PointModel } from "../../model/chart.ts";
import type { HostObject, ObjectType } from "../member.ts";

export interface PointTarget extends SeriesTarget {
  readonly index: number;
}

/** What the chart keeps of a point, made at the first thing that is said of it. */
function pointOf({ series, index }: PointTarget): PointModel {
  let point = series.points.find((known) => known.index === index);
  if (!point) {
    point = { index, fill: undefined, line: undefined, label: null };
    series.points.push(point);
    series.points.sort((a, b) => a.index - b.index);
  }
  return point;
}

const known = ({ series, index }: PointTarget): PointModel | undefined =>
  series.points.find((point) => point.index === index);

export const chartPointType: ObjectType<PointTarget> = {
  name: "ChartPoint",
  exists: chartExists,
  members: {
    hasDataLabel: chartProperty(
      (target) => known(target)?.label?.show ?? false,
      flag,
      (target, show) => {
        const point = pointOf(target);
        point.label = { ...(point.label ?? { ...noLabel(), showValue: true }), show };
      },
    ),
    value: {
      get: ({ series, index }, { workbook }) => pointsAt(workbook, series.values)[index] ?? null,
    },
    dataLabel: {
      navigate: (target) =>
        ({
          type: chartDataLabelType,
          target: {
            ...target,
            read: () => known(target)?.label ?? noLabel(),
            write: (label: DataLabelModel) => (pointOf(target).label = { ...label, show: true }),
          },
        }) as HostObject,
    },
    format: {
      navigate: (target) =>
        look(chartPointFormatType, {
          ...target,
          fill: { read: () => known(target)?.fill ?? null, write: (fill) => (pointOf(target).fill = fill) },
          line: {
            read: () => known(target)?.line ?? AUTOMATIC_LINE,
            write: (line) => (pointOf(target).line = line),
          },
        }),
    },
  },
};
