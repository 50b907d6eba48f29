import { cachedValues } from "../host/xlsx/chart-cache.ts";
import { formatValue } from "../host/protocol/number-format.ts";
import { plotKind } from "../host/charts/chart-types.ts";
import type { ChartModel, SeriesModel } from "../host/model/chart.ts";
import type { PlotKind } from "../host/charts/chart-types.ts";
import type { WorkbookModel } from "../host/model/workbook.ts";

/** A series with what its cells hold now. */
export interface SeriesData {
  readonly model: SeriesModel;
  readonly kind: PlotKind;
  readonly name: string;
  /** Null: nothing is drawn there. */
  readonly values: readonly (number | null)[];
  readonly formatCode: string;
}

export interface ChartData {
  readonly title: string | null;
  readonly categories: readonly string[];
  readonly series: readonly SeriesData[];
}

const DRAWN: readonly PlotKind["element"][] = ["barChart", "lineChart", "areaChart", "pieChart", "doughnutChart"];

export const isDrawn = ({ chartType, series }: ChartModel): boolean =>
  [chartType, ...series.map((one) => one.chartType)].every((type) => {
    const kind = plotKind(type);
    return kind !== null && DRAWN.includes(kind.element);
  });

export function chartData(workbook: WorkbookModel, chart: ChartModel, locale: string): ChartData {
  const series = chart.series.flatMap((model): SeriesData[] => {
    const kind = plotKind(model.chartType);
    if (!kind) return [];
    const { points, formatCode } = cachedValues(workbook, model.values);
    return [{ model, kind, name: nameOf(workbook, model, locale), values: points.map(asNumber), formatCode }];
  });
  const reference = chart.series.find(({ categories }) => categories !== null)?.categories ?? null;
  const labels = reference === null ? [] : texts(workbook, reference, locale);
  const length = Math.max(0, ...series.map(({ values }) => values.length));
  return {
    title: titleOf(workbook, chart, series, locale),
    categories: Array.from({ length }, (_, index) => labels[index] ?? String(index + 1)),
    series,
  };
}

const asNumber = (point: number | string | null): number | null => (typeof point === "number" ? point : null);

function texts(workbook: WorkbookModel, reference: string, locale: string): string[] {
  const { points, formatCode } = cachedValues(workbook, reference);
  return points.map((point) => formatValue(point, formatCode, locale, workbook.date1904));
}

function nameOf(workbook: WorkbookModel, model: SeriesModel, locale: string): string {
  return model.nameRef === null ? model.name : texts(workbook, model.nameRef, locale).join(" ");
}

/** A chart of one series that has no title of its own takes the series' name. */
function titleOf(
  workbook: WorkbookModel,
  { title }: ChartModel,
  series: readonly SeriesData[],
  locale: string,
): string | null {
  if (!title.visible) return null;
  if (title.formula !== null) return texts(workbook, title.formula.replace(/^=/, ""), locale).join(" ");
  if (title.text !== "") return title.text;
  return series.length === 1 ? series[0]!.name : null;
}
