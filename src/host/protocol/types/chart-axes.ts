import { oneOf } from "../argument.ts";
import { chartExists } from "../chart-target.ts";
import { fail } from "../failure.ts";
import { chartAxisType } from "./chart-axis.ts";
import type { ChartTarget } from "../chart-target.ts";
import type { HostObject, ObjectType } from "../member.ts";

function axisObject(
  target: ChartTarget,
  kind: "Category" | "Value",
  group: "Primary" | "Secondary",
): HostObject | null {
  const { chart } = target;
  const primary = kind === "Value" ? chart.valueAxis : chart.categoryAxis;
  const secondary = kind === "Value" ? chart.secondaryValueAxis : chart.secondaryCategoryAxis;
  const axis = group === "Primary" ? primary : secondary;
  return axis && ({ type: chartAxisType, target: { ...target, axis, kind, group } } as HostObject);
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
