import { flag, text } from "../argument.ts";
import { changeChart, chartExists, chartProperty, pointsAt } from "../chart-target.ts";
import { fail } from "../failure.ts";
import { chartTitleFormatType, look } from "./chart-part-format.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { ObjectType } from "../member.ts";

export const chartTitleType: ObjectType<ChartTarget> = {
  name: "ChartTitle",
  exists: chartExists,
  members: {
    text: {
      get: ({ chart: { title } }, { workbook }) =>
        title.formula === null ? title.text : String(pointsAt(workbook, title.formula)[0] ?? title.text),
      set(target, value) {
        const title = { text: text(value, "text"), formula: null, visible: true };
        changeChart(target, () => Object.assign(target.chart.title, title));
      },
    },
    visible: chartProperty(
      ({ chart }) => chart.title.visible,
      flag,
      ({ chart }, value) => (chart.title.visible = value),
    ),
    overlay: chartProperty(
      ({ chart }) => chart.title.overlay,
      flag,
      ({ chart }, value) => (chart.title.overlay = value),
    ),
    format: {
      navigate: (target) => {
        const { title } = target.chart;
        return look(chartTitleFormatType, {
          ...target,
          font: { read: () => title.font, write: (font) => (title.font = font) },
        });
      },
    },
    setFormula: {
      call(target, [formula], { workbook }) {
        const given = text(formula, "formula");
        const reference = given.startsWith("=") ? given.slice(1) : given;
        const [shown] = pointsAt(workbook, reference);
        if (shown === undefined) fail("InvalidArgument", given);
        const title = { formula: reference, text: String(shown), visible: true };
        changeChart(target, () => Object.assign(target.chart.title, title));
      },
    },
  },
};
