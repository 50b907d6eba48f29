import { oneOf } from "../argument.ts";
import { chartExists } from "../chart-target.ts";
import { newAxis } from "../chart-defaults.ts";
import { fail } from "../failure.ts";
import { chartAxisType } from "./chart-axis.ts";
import type { AxisModel, ChartModel } from "../../model/chart.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { HostObject, ObjectType } from "../member.ts";

function axisObject(
  target: ChartTarget,
  kind: "Category" | "Value",
  group: "Primary" | "Secondary",
): HostObject | null {
  const axis = axisOf(target.chart, kind, group);
  return axis && ({ type: chartAxisType, target: { ...target, axis, kind, group } } as HostObject);
}

function axisOf(chart: ChartModel, kind: "Category" | "Value", group: "Primary" | "Secondary"): AxisModel | null {
  if (group === "Primary") return kind === "Value" ? chart.valueAxis : chart.categoryAxis;
  if (!chart.series.some(({ axisGroup }) => axisGroup === "Secondary")) return null;
  if (kind === "Value") return chart.secondaryValueAxis;
  // A file leaves it out until something is said of it.
  return (chart.secondaryCategoryAxis ??= { ...newAxis(false), visible: false });
}

export const chartAxesType: ObjectType<ChartTarget> = {
  name: "ChartAxes",
  exists: chartExists,
  members: {
    categoryAxis: { navigate: (target) => axisObject(target, "Category", "Primary") },
    valueAxis: { navigate: (target) => axisObject(target, "Value", "Primary") },
    getItem: {
      make: (target, [kind, group]) =>
        axisObject(
          target,
          oneOf(kind, ["Category", "Value"], "type"),
          oneOf(group ?? "Primary", ["Primary", "Secondary"], "group"),
        ) ?? fail("InvalidArgument", "group"),
    },
  },
};
