import { collectionType } from "../collection.ts";
import { pointsAt } from "../chart-target.ts";
import { chartPointType } from "./chart-point.ts";
import type { SeriesTarget } from "./chart-series.ts";
import type { HostObject } from "../member.ts";

/** One point for each cell of the series' values, read or not. */
export const chartPointsType = collectionType<SeriesTarget>({
  name: "ChartPointsCollection",
  items: (target, { workbook }) =>
    pointsAt(workbook, target.series.values).map(
      (_, index) => ({ type: chartPointType, target: { ...target, index } }) as HostObject,
    ),
  find: () => null,
});
