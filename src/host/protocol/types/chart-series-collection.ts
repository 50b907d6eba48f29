import { optionalNumber, optionalText } from "../argument.ts";
import { chartChanged } from "../chart-target.ts";
import { collectionType } from "../collection.ts";
import { newSeries } from "../chart-defaults.ts";
import { chartSeriesType } from "./chart-series.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { SeriesModel } from "../../model/chart.ts";
import type { HostObject } from "../member.ts";

const seriesObject = (target: ChartTarget, series: SeriesModel): HostObject =>
  ({ type: chartSeriesType, target: { ...target, series } }) as HostObject;

export const chartSeriesCollectionType = collectionType<ChartTarget>({
  name: "ChartSeriesCollection",
  items: (target) => target.chart.series.map((series) => seriesObject(target, series)),
  find: () => null,
  members: {
    add: {
      make(target, [name, index]) {
        const { chart } = target;
        const series = newSeries(chart.chartType, {
          nameRef: null,
          name: optionalText(name, "name") ?? `Series${chart.series.length + 1}`,
          values: "",
          categories: chart.series[0]?.categories ?? null,
        });
        chart.series.splice(optionalNumber(index, "index") ?? chart.series.length, 0, series);
        chartChanged(target);
        return seriesObject(target, series);
      },
    },
  },
});
