import { flag, number, oneOf, text } from "../argument.ts";
import { activate } from "../sheets.ts";
import { anchorOf, boxOf } from "../chart-box.ts";
import { changeChart, chartExists, chartProperty } from "../chart-target.ts";
import { newSeries } from "../chart-defaults.ts";
import { rangeArgument } from "../range-target.ts";
import { seriesOf } from "../chart-source.ts";
import { columnCount, rowCount } from "../areas.ts";
import { eventMembers } from "../events.ts";
import { fail } from "../failure.ts";
import { drawnType } from "./chart-types.ts";
import { chartAreaFormatType, chartPlotAreaFormatType, look } from "./chart-part-format.ts";
import { chartAxesType } from "./chart-axes.ts";
import { chartLegendType } from "./chart-legend.ts";
import { chartSeriesCollectionType } from "./chart-series-collection.ts";
import { chartTitleType } from "./chart-title.ts";
import { sheetObject } from "./worksheet-collection.ts";
import type { Box } from "../chart-box.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { Context } from "../context.ts";
import type { RangeTarget } from "../range-target.ts";
import type { HostObject, ObjectType, Property } from "../member.ts";

/** "Auto" takes the longer side for the categories, as Excel does. */
export function fillFrom(target: ChartTarget, source: RangeTarget, seriesBy: unknown, { workbook }: Context): void {
  const given = oneOf(seriesBy ?? "Auto", ["Auto", "Columns", "Rows"], "seriesBy");
  const auto = rowCount(source.area) >= columnCount(source.area) ? "Columns" : "Rows";
  const { chart } = target;
  chart.series = seriesOf(workbook, source, given === "Auto" ? auto : given).map((found, index) =>
    newSeries(chart.chartType, { ...found, name: `Series${index + 1}` }),
  );
  const [only, ...others] = chart.series;
  // A chart of one series takes its name for a title.
  chart.title.visible = only !== undefined && others.length === 0;
  chart.legend.visible = others.length > 0;
  if (only && others.length === 0 && chart.title.text === "") chart.title.formula = only.nameRef;
}

const side = (key: keyof Box): Property<ChartTarget> => ({
  get: ({ sheet, chart }) => boxOf(sheet, chart.anchor)[key],
  set(target, value) {
    const { sheet, chart } = target;
    const points = number(value, key);
    if (points < 0) fail("InvalidArgument", key);
    const anchor = anchorOf(sheet, { ...boxOf(sheet, chart.anchor), [key]: points });
    changeChart(target, () => (chart.anchor = anchor));
  },
});

export const chartType: ObjectType<ChartTarget> = {
  name: "Chart",
  identity: ({ chart }) => ({ Id: chart.id }),
  exists: chartExists,
  members: {
    ...eventMembers<ChartTarget>(["chartActivated", "chartDeactivated"], ({ chart }) => chart.id),
    id: { get: ({ chart }) => chart.id },
    name: {
      get: ({ chart }) => chart.name,
      set(target, value) {
        const name = text(value, "name");
        const taken = target.sheet.charts.some(
          (other) => other !== target.chart && other.name.toLowerCase() === name.toLowerCase(),
        );
        if (taken) fail("InvalidArgument", "name");
        changeChart(target, () => (target.chart.name = name));
      },
    },
    chartType: chartProperty<ChartTarget, string>(
      ({ chart }) => chart.chartType,
      drawnType,
      ({ chart }, value) => {
        chart.chartType = value;
        for (const series of chart.series) Object.assign(series, { chartType: value, gapWidth: null, overlap: null });
      },
    ),
    left: side("left"),
    top: side("top"),
    width: side("width"),
    height: side("height"),
    style: chartProperty<ChartTarget, number>(
      ({ chart }) => chart.style ?? 2,
      number,
      ({ chart }, value) => (chart.style = value),
    ),
    displayBlanksAs: chartProperty(
      ({ chart }) => chart.displayBlanksAs,
      (value, what) => oneOf(value, ["NotPlotted", "Zero", "Interplotted"], what),
      ({ chart }, value) => (chart.displayBlanksAs = value),
    ),
    plotVisibleOnly: chartProperty(
      ({ chart }) => chart.plotVisibleOnly,
      flag,
      ({ chart }, value) => (chart.plotVisibleOnly = value),
    ),
    worksheet: { navigate: ({ sheet }) => sheetObject(sheet) },
    title: { navigate: (target) => ({ type: chartTitleType, target }) as HostObject },
    legend: { navigate: (target) => ({ type: chartLegendType, target }) as HostObject },
    axes: { navigate: (target) => ({ type: chartAxesType, target }) as HostObject },
    series: { navigate: (target) => ({ type: chartSeriesCollectionType, target }) as HostObject },
    format: {
      navigate: (target) => {
        const { chart } = target;
        return look(chartAreaFormatType, {
          ...target,
          fill: { read: () => chart.areaFill, write: (fill) => (chart.areaFill = fill) },
          line: { read: () => chart.areaLine, write: (line) => (chart.areaLine = line) },
          font: { read: () => chart.font, write: (font) => (chart.font = font) },
        });
      },
    },
    plotArea: {
      navigate: (target) => ({ type: chartPlotAreaType, target }) as HostObject,
    },
    setData: {
      call(target, [source, seriesBy], context) {
        const range = rangeArgument(source, target.sheet, context);
        changeChart(target, () => fillFrom(target, range, seriesBy, context));
      },
    },
    setPosition: {
      call(target, [startCell, endCell], context) {
        const { sheet, chart } = target;
        const start = rangeArgument(startCell, sheet, context).area;
        const from = { row: start.top, column: start.left, dx: 0, dy: 0 };
        const anchor = () => {
          if (endCell === null || endCell === undefined) {
            const { width, height } = boxOf(sheet, chart.anchor);
            const { left, top } = boxOf(sheet, { from, to: from });
            return anchorOf(sheet, { left, top, width, height });
          }
          const end = rangeArgument(endCell, sheet, context).area;
          return { from, to: { row: end.bottom + 1, column: end.right + 1, dx: 0, dy: 0 } };
        };
        const placed = anchor();
        changeChart(target, () => (chart.anchor = placed));
      },
    },
    activate: {
      call({ sheet, chart }, _args, context) {
        activate(sheet, context);
        const args = { chartId: chart.id, worksheetId: sheet.id };
        context.changes.events.push({ event: "chartActivated", target: chart.id, sheet: sheet.id, args });
      },
    },
    delete: {
      call(target, _args, { changes }) {
        const { sheet, chart } = target;
        changeChart(target, () => sheet.charts.splice(sheet.charts.indexOf(chart), 1));
        const args = { chartId: chart.id, worksheetId: sheet.id, source: "Local" };
        changes.events.push({ event: "chartDeleted", target: sheet.id, args });
      },
    },
  },
};

const chartPlotAreaType: ObjectType<ChartTarget> = {
  name: "ChartPlotArea",
  exists: chartExists,
  members: {
    format: {
      navigate: (target) => {
        const { chart } = target;
        return look(chartPlotAreaFormatType, {
          ...target,
          fill: { read: () => chart.plotFill, write: (fill) => (chart.plotFill = fill) },
        });
      },
    },
  },
};
