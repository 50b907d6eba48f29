import { optionalText, place } from "../argument.ts";
import { changeChart } from "../chart-target.ts";
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
        const at = place(index, chart.series.length);
        const series = newSeries(chart.chartType, {
          nameRef: null,
          name: optionalText(name, "name") ?? `Series${chart.series.length + 1}`,
          values: "",
          categories: chart.series[0]?.categories ?? null,
        });
        changeChart(target, () => chart.series.splice(at, 0, series));
        return seriesObject(target, series);
      },
    },
  },
});
