import { flag, number, oneOf, text } from "../argument.ts";
import { changeChart, chartExists, chartProperty, numberOrAutomatic } from "../chart-target.ts";
import { chartAxisFormatType, chartAxisTitleFormatType, chartGridlinesFormatType, look } from "./chart-part-format.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { AxisModel } from "../../model/chart.ts";
import type { HostObject, ObjectType, Property } from "../member.ts";

export interface AxisTarget extends ChartTarget {
  readonly axis: AxisModel;
  readonly kind: "Category" | "Value";
  readonly group: "Primary" | "Secondary";
}

const TICK_MARKS = ["None", "Cross", "Inside", "Outside"] as const;
const TICK_LABELS = ["NextToAxis", "High", "Low", "None"] as const;
const POSITIONS = ["Automatic", "Maximum", "Minimum", "Custom"] as const;
const DISPLAY_UNITS = [
  "None",
  "Hundreds",
  "Thousands",
  "TenThousands",
  "HundredThousands",
  "Millions",
  "TenMillions",
  "HundredMillions",
  "Billions",
  "Trillions",
] as const;

const part = <K extends keyof AxisModel>(
  key: K,
  parse: (value: unknown, what: string) => AxisModel[K],
): Property<AxisTarget> =>
  chartProperty<AxisTarget, AxisModel[K]>(
    ({ axis }) => axis[key],
    parse,
    ({ axis }, value) => (axis[key] = value),
  );

/** Automatic reads as "", as in Excel. */
const limit = (key: "minimum" | "maximum" | "majorUnit" | "minorUnit"): Property<AxisTarget> =>
  chartProperty<AxisTarget, number | null | "">(
    ({ axis }) => axis[key] ?? "",
    numberOrAutomatic,
    ({ axis }, value) => (axis[key] = value === "" ? null : value),
  );

export const chartAxisType: ObjectType<AxisTarget> = {
  name: "ChartAxis",
  exists: chartExists,
  members: {
    type: { get: ({ kind }) => kind },
    axisGroup: { get: ({ group }) => group },
    visible: part("visible", flag),
    minimum: limit("minimum"),
    maximum: limit("maximum"),
    majorUnit: limit("majorUnit"),
    minorUnit: limit("minorUnit"),
    numberFormat: chartProperty<AxisTarget, string>(
      ({ axis }) => axis.numberFormat ?? "General",
      text,
      ({ axis }, value) => Object.assign(axis, { numberFormat: value, linkNumberFormat: false }),
    ),
    linkNumberFormat: part("linkNumberFormat", flag),
    reversePlotOrder: chartProperty<AxisTarget, boolean>(
      ({ axis }) => axis.reversed,
      flag,
      ({ axis }, value) => (axis.reversed = value),
    ),
    position: part("position", (value, what) => oneOf(value, POSITIONS, what)),
    positionAt: { get: ({ axis }) => axis.positionAt ?? 0 },
    setPositionAt: {
      call(target, [value]) {
        const positionAt = number(value, "value");
        changeChart(target, () => Object.assign(target.axis, { position: "Custom", positionAt }));
      },
    },
    tickLabelPosition: part("tickLabelPosition", (value, what) => oneOf(value, TICK_LABELS, what)),
    majorTickMark: part("majorTickMark", (value, what) => oneOf(value, TICK_MARKS, what)),
    minorTickMark: part("minorTickMark", (value, what) => oneOf(value, TICK_MARKS, what)),
    displayUnit: part("displayUnit", (value, what) => oneOf(value, DISPLAY_UNITS, what)),
    scaleType: chartProperty<AxisTarget, string>(
      ({ axis }) => (axis.scaleLog ? "Logarithmic" : "Linear"),
      (value, what) => oneOf(value, ["Linear", "Logarithmic"], what),
      ({ axis }, value) => (axis.scaleLog = value === "Logarithmic"),
    ),
    tickLabelSpacing: chartProperty<AxisTarget, number | null | "">(
      ({ axis }) => axis.tickLabelSpacing ?? "",
      numberOrAutomatic,
      ({ axis }, value) => (axis.tickLabelSpacing = value === "" ? null : value),
    ),
    title: { navigate: (target) => ({ type: chartAxisTitleType, target }) as HostObject },
    majorGridlines: { navigate: (target) => ({ type: chartGridlinesType, target }) as HostObject },
    minorGridlines: { navigate: (target) => ({ type: chartMinorGridlinesType, target }) as HostObject },
    format: {
      navigate: (target) => {
        const { axis } = target;
        return look(chartAxisFormatType, {
          ...target,
          line: { read: () => axis.line, write: (line) => (axis.line = line) },
          font: { read: () => axis.font, write: (font) => (axis.font = font) },
        });
      },
    },
  },
};

const chartAxisTitleType: ObjectType<AxisTarget> = {
  name: "ChartAxisTitle",
  exists: chartExists,
  members: {
    text: chartProperty<AxisTarget, string>(
      ({ axis }) => axis.title.text,
      text,
      ({ axis }, value) => Object.assign(axis.title, { text: value, visible: true }),
    ),
    visible: chartProperty<AxisTarget, boolean>(
      ({ axis }) => axis.title.visible,
      flag,
      ({ axis }, value) => (axis.title.visible = value),
    ),
    format: {
      navigate: (target) => {
        const { title } = target.axis;
        return look(chartAxisTitleFormatType, {
          ...target,
          font: { read: () => title.font, write: (font) => (title.font = font) },
        });
      },
    },
  },
};

const chartGridlinesType: ObjectType<AxisTarget> = {
  name: "ChartGridlines",
  exists: chartExists,
  members: {
    visible: part("majorGridlines", flag),
    format: {
      navigate: (target) => {
        const { axis } = target;
        return look(chartGridlinesFormatType, {
          ...target,
          line: { read: () => axis.majorGridlineLine, write: (line) => (axis.majorGridlineLine = line) },
        });
      },
    },
  },
};

const chartMinorGridlinesType: ObjectType<AxisTarget> = {
  name: "ChartGridlines",
  exists: chartExists,
  members: { visible: part("minorGridlines", flag) },
};
