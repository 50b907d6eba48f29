import { color, flag, number, oneOf, text } from "../argument.ts";
import { changeChart, chartExists } from "../chart-target.ts";
import type { FillTarget, FontTarget, LineTarget } from "../chart-target.ts";
import type { LineStyle } from "../../model/chart.ts";
import type { Font } from "../../model/style.ts";
import type { Member, ObjectType, Property } from "../member.ts";

const LINE_STYLES = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Grey25",
  "Grey50",
  "Grey75",
  "Automatic",
  "RoundDot",
] as const;

export const chartFillType: ObjectType<FillTarget> = {
  name: "ChartFill",
  exists: chartExists,
  members: {
    clear: {
      call: (target) => changeChart(target, () => target.write("none")),
    },
    setSolidColor: {
      call(target, [wanted]) {
        const solid = color(wanted, "color");
        changeChart(target, () => target.write(solid));
      },
    },
  },
};

const lineMembers: Readonly<Record<string, Member<LineTarget>>> = {
  color: lineProperty(
    (line) => line.color ?? "",
    (line, value) => ({ ...line, color: color(value, "color") }),
  ),
  weight: lineProperty(
    (line) => line.weight ?? 0.75,
    (line, value) => ({ ...line, weight: number(value, "weight") }),
  ),
  lineStyle: lineProperty(
    (line) => (line.color === "none" ? "None" : (line.dash ?? "Continuous")),
    (line, value) => {
      const style = oneOf(value, LINE_STYLES, "lineStyle");
      if (style === "None") return { ...line, color: "none" };
      return {
        ...line,
        color: line.color === "none" ? null : line.color,
        dash: style === "Automatic" || style === "Continuous" ? null : style,
      };
    },
  ),
  clear: {
    call: (target) => changeChart(target, () => target.write({ ...target.read(), color: "none" })),
  },
};

function lineProperty(
  read: (line: LineStyle) => unknown,
  change: (line: LineStyle, value: unknown) => LineStyle,
): Property<LineTarget> {
  return {
    get: (target) => read(target.read()),
    set(target, value) {
      const changed = change(target.read(), value);
      changeChart(target, () => target.write(changed));
    },
  };
}

export const chartLineFormatType: ObjectType<LineTarget> = {
  name: "ChartLineFormat",
  exists: chartExists,
  members: lineMembers,
};
export const chartBorderType: ObjectType<LineTarget> = {
  name: "ChartBorder",
  exists: chartExists,
  members: lineMembers,
};

function fontProperty(
  key: keyof Font,
  automatic: unknown,
  parse: (value: unknown, what: string) => unknown,
): Property<FontTarget> {
  return {
    get: (target) => target.read()[key] ?? automatic,
    set(target, value) {
      const font = { ...target.read(), [key]: parse(value, key) };
      changeChart(target, () => target.write(font));
    },
  };
}

export const chartFontType: ObjectType<FontTarget> = {
  name: "ChartFont",
  exists: chartExists,
  members: {
    bold: fontProperty("bold", false, flag),
    italic: fontProperty("italic", false, flag),
    color: fontProperty("color", "#000000", color),
    name: fontProperty("name", "Calibri", text),
    size: fontProperty("size", 10, number),
    underline: fontProperty("underline", "None", (value, what) => oneOf(value, ["None", "Single"], what)),
  },
};
