import { flag, integer, number, oneOf, text } from "../argument.ts";
import { absoluteRef } from "../chart-source.ts";
import { chartChanged, chartExists, chartProperty } from "../chart-target.ts";
import { newAxis } from "../chart-defaults.ts";
import { rangeArgument, rangeNamed } from "../range-target.ts";
import { wireValue } from "../cell-values.ts";
import { CHART_TYPES } from "./chart-types.ts";
import { chartDataLabelsType } from "./chart-data-labels.ts";
import { chartPointsType } from "./chart-points.ts";
import { chartSeriesFormatType, look } from "./chart-part-format.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { Context } from "../context.ts";
import type { HostObject, Call, ObjectType } from "../member.ts";
import type { DataLabelModel, SeriesModel } from "../../model/chart.ts";

export interface SeriesTarget extends ChartTarget {
  readonly series: SeriesModel;
}

const MARKERS = [
  "Automatic",
  "None",
  "Square",
  "Diamond",
  "Triangle",
  "X",
  "Star",
  "Dot",
  "Dash",
  "Circle",
  "Plus",
  "Picture",
] as const;

function nameOf({ sheet, series }: SeriesTarget, { workbook }: Context): string {
  const range = series.nameRef === null ? null : rangeNamed(workbook, sheet, series.nameRef.replaceAll("$", ""));
  return range ? String(wireValue(range.sheet.cells.value(range.area.top, range.area.left))) : series.name;
}

const sourceSetter = (store: (series: SeriesModel, ref: string) => void): Call<SeriesTarget> => ({
  call(target, [source], context) {
    const range = rangeArgument(source, target.sheet, context);
    store(target.series, absoluteRef(range.sheet, range.area));
    chartChanged(target);
    return null;
  },
});

const within =
  (least: number, most: number) =>
  (value: unknown, what: string): number => {
    const given = integer(value, what);
    return given >= least && given <= most ? given : number(undefined, what);
  };

export const chartSeriesType: ObjectType<SeriesTarget> = {
  name: "ChartSeries",
  exists: (target) => chartExists(target) && target.chart.series.includes(target.series),
  members: {
    name: {
      get: nameOf,
      set(target, value) {
        Object.assign(target.series, { name: text(value, "name"), nameRef: null });
        chartChanged(target);
      },
    },
    chartType: chartProperty(
      ({ series }) => series.chartType,
      (value, what): string => oneOf(value, CHART_TYPES, what),
      ({ series }, value) => (series.chartType = value),
    ),
    axisGroup: chartProperty(
      ({ series }) => series.axisGroup,
      (value, what) => oneOf(value, ["Primary", "Secondary"], what),
      ({ chart, series }, value) => {
        series.axisGroup = value;
        if (value === "Secondary") {
          chart.secondaryValueAxis ??= { ...newAxis(true), majorGridlines: false };
          chart.secondaryCategoryAxis ??= { ...newAxis(false), visible: false };
        }
      },
    ),
    gapWidth: chartProperty(
      ({ series }) => series.gapWidth ?? 150,
      within(0, 500),
      ({ series }, value) => (series.gapWidth = value),
    ),
    overlap: chartProperty(
      ({ series }) => series.overlap ?? 0,
      within(-100, 100),
      ({ series }, value) => (series.overlap = value),
    ),
    smooth: chartProperty(
      ({ series }) => series.smooth,
      flag,
      ({ series }, value) => (series.smooth = value),
    ),
    invertIfNegative: chartProperty(
      ({ series }) => series.invertIfNegative,
      flag,
      ({ series }, value) => (series.invertIfNegative = value),
    ),
    hasDataLabels: chartProperty(
      ({ series }) => series.hasDataLabels,
      flag,
      ({ series }, show) => {
        series.hasDataLabels = show;
        series.labels = { ...series.labels, show, showValue: show };
      },
    ),
    markerStyle: chartProperty(
      ({ series }) => series.marker.style ?? "Automatic",
      (value, what): string => oneOf(value, MARKERS, what),
      ({ series }, value) => (series.marker.style = value === "Automatic" ? null : value),
    ),
    markerSize: chartProperty(
      ({ series }) => series.marker.size ?? 5,
      within(2, 72),
      ({ series }, value) => (series.marker.size = value),
    ),
    markerBackgroundColor: chartProperty(
      ({ series }) => series.marker.fill ?? "",
      text,
      ({ series }, value) => (series.marker.fill = value === "" ? null : value),
    ),
    markerForegroundColor: chartProperty(
      ({ series }) => series.marker.line ?? "",
      text,
      ({ series }, value) => (series.marker.line = value === "" ? null : value),
    ),
    plotOrder: chartProperty(
      ({ chart, series }) => chart.series.indexOf(series) + 1,
      integer,
      ({ chart, series }, value) => {
        chart.series.splice(chart.series.indexOf(series), 1);
        chart.series.splice(value - 1, 0, series);
      },
    ),
    dataLabels: {
      navigate: (target) =>
        ({
          type: chartDataLabelsType,
          target: {
            ...target,
            read: () => target.series.labels,
            write: (labels: DataLabelModel) => (target.series.labels = labels),
          },
        }) as HostObject,
    },
    points: { navigate: (target) => ({ type: chartPointsType, target }) as HostObject },
    format: {
      navigate: (target) => {
        const { series } = target;
        return look(chartSeriesFormatType, {
          ...target,
          fill: { read: () => series.fill, write: (fill) => (series.fill = fill) },
          line: { read: () => series.line, write: (line) => (series.line = line) },
        });
      },
    },
    setValues: sourceSetter((series, ref) => (series.values = ref)),
    setXAxisValues: sourceSetter((series, ref) => (series.categories = ref)),
    getDimensionDataSourceString: {
      call: ({ series }, [dimension]) =>
        oneOf(dimension, ["Categories", "Values"], "dimension") === "Values"
          ? series.values
          : (series.categories ?? ""),
    },
    delete: {
      call(target) {
        target.chart.series.splice(target.chart.series.indexOf(target.series), 1);
        chartChanged(target);
        return null;
      },
    },
  },
};
