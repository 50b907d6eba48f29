import { fail } from "../failure.ts";
import { flag, integer, oneOf, text } from "../argument.ts";
import { absoluteRef } from "../chart-source.ts";
import { changeChart, chartExists, chartProperty, pointsAt } from "../chart-target.ts";
import { newAxis } from "../chart-defaults.ts";
import { plotKind } from "../../charts/chart-types.ts";
import { rangeArgument } from "../range-target.ts";
import { drawnType } from "./chart-types.ts";
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

const nameOf = ({ series }: SeriesTarget, { workbook }: Context): string =>
  series.nameRef === null ? series.name : String(pointsAt(workbook, series.nameRef)[0] ?? series.name);

const dimension = ({ series }: SeriesTarget, given: unknown): string =>
  oneOf(given, ["Categories", "Values"], "dimension") === "Values" ? series.values : (series.categories ?? "");

const sourceSetter = (store: (series: SeriesModel, ref: string) => void): Call<SeriesTarget> => ({
  call(target, [source], context) {
    const range = rangeArgument(source, target.sheet, context);
    changeChart(target, () => store(target.series, absoluteRef(range.sheet, range.area)));
  },
});

const within =
  (least: number, most: number) =>
  (value: unknown, what: string): number => {
    const given = integer(value, what);
    return given >= least && given <= most ? given : fail("InvalidArgument", what);
  };

/** The bars of a chart that stand together share their width and their overlap. */
const groupOf = ({ chart, series }: SeriesTarget): SeriesModel[] =>
  chart.series.filter((one) => one.chartType === series.chartType && one.axisGroup === series.axisGroup);

function joinGroup(target: SeriesTarget): void {
  const { series } = target;
  const { gapWidth = null, overlap = null } = groupOf(target).find((one) => one !== series) ?? {};
  Object.assign(series, { gapWidth, overlap });
}

function setAxisGroup(target: SeriesTarget, group: SeriesModel["axisGroup"]): void {
  const { chart, series } = target;
  series.axisGroup = group;
  joinGroup(target);
  if (group === "Secondary") chart.secondaryValueAxis ??= { ...newAxis(true), majorGridlines: false };
  else if (!chart.series.some(({ axisGroup }) => axisGroup === "Secondary"))
    Object.assign(chart, { secondaryValueAxis: null, secondaryCategoryAxis: null });
}

export const chartSeriesType: ObjectType<SeriesTarget> = {
  name: "ChartSeries",
  exists: (target) => chartExists(target) && target.chart.series.includes(target.series),
  members: {
    name: {
      get: nameOf,
      set(target, value) {
        const name = text(value, "name");
        changeChart(target, () => Object.assign(target.series, { name, nameRef: null }));
      },
    },
    chartType: chartProperty(
      ({ series }) => series.chartType,
      drawnType,
      (target, value) => {
        target.series.chartType = value;
        joinGroup(target);
      },
    ),
    axisGroup: chartProperty(
      ({ series }) => series.axisGroup,
      (value, what) => oneOf(value, ["Primary", "Secondary"], what),
      setAxisGroup,
    ),
    gapWidth: chartProperty(
      ({ series }) => series.gapWidth ?? 150,
      within(0, 500),
      (target, value) => groupOf(target).forEach((one) => (one.gapWidth = value)),
    ),
    overlap: chartProperty(
      ({ series }) => series.overlap ?? 0,
      within(-100, 100),
      (target, value) => groupOf(target).forEach((one) => (one.overlap = value)),
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
      ({ series }) => series.marker.style ?? (plotKind(series.chartType)?.markers ? "Automatic" : "None"),
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
    plotOrder: {
      get: ({ chart, series }) => chart.series.indexOf(series) + 1,
      set(target, value) {
        const { chart, series } = target;
        const place = within(1, chart.series.length)(value, "plotOrder");
        changeChart(target, () => {
          chart.series.splice(chart.series.indexOf(series), 1);
          chart.series.splice(place - 1, 0, series);
        });
      },
    },
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
      call: (target, [given]) => dimension(target, given),
    },
    getDimensionValues: {
      call: (target, [given], { workbook }) => pointsAt(workbook, dimension(target, given)),
    },
    delete: {
      call(target) {
        const { chart, series } = target;
        changeChart(target, () => chart.series.splice(chart.series.indexOf(series), 1));
      },
    },
  },
};
