import { columnCount, rowCount } from "../areas.ts";
import { collectionType } from "../collection.ts";
import { rangeNamed } from "../range-target.ts";
import { chartPointType } from "./chart-point.ts";
import type { SeriesTarget } from "./chart-series.ts";
import type { HostObject } from "../member.ts";

/** One point for each cell of the series' values, read or not. */
export const chartPointsType = collectionType<SeriesTarget>({
  name: "ChartPointsCollection",
  items(target, { workbook }) {
    const range = rangeNamed(workbook, target.sheet, target.series.values.replaceAll("$", ""));
    const count = range ? rowCount(range.area) * columnCount(range.area) : 0;
    return Array.from(
      { length: count },
      (_, index) => ({ type: chartPointType, target: { ...target, index } }) as HostObject,
    );
  },
  find: () => null,
});
