import { flag, text } from "../argument.ts";
import { chartChanged, chartExists, chartProperty } from "../chart-target.ts";
import { fail } from "../failure.ts";
import { rangeNamed } from "../range-target.ts";
import { wireValue } from "../cell-values.ts";
import { chartTitleFormatType, look } from "./chart-part-format.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { ObjectType } from "../member.ts";

export const chartTitleType: ObjectType<ChartTarget> = {
  name: "ChartTitle",
  exists: chartExists,
  members: {
    text: chartProperty(
      ({ chart }) => chart.title.text,
      text,
      ({ chart }, value) => Object.assign(chart.title, { text: value, formula: null, visible: true }),
    ),
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
        const range =
          rangeNamed(workbook, target.sheet, reference.replaceAll("$", "")) ?? fail("InvalidArgument", given);
        const shown = wireValue(range.sheet.cells.value(range.area.top, range.area.left));
        Object.assign(target.chart.title, { formula: reference, text: String(shown), visible: true });
        chartChanged(target);
        return null;
      },
    },
  },
};
