import { color, oneOf } from "../argument.ts";
import { readBorder, writeBorder } from "../borders.ts";
import type { BorderLine } from "../../model/style.ts";
import type { BorderTarget } from "../borders.ts";
import type { ObjectType } from "../member.ts";

export const BORDER_STYLES = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Double",
  "SlantDashDot",
] as const;
export const BORDER_WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;

/** What Excel draws when only one of style, weight and colour was said. */
const PLAIN: BorderLine = { style: "Continuous", weight: "Thin", color: null };

export const rangeBorderType: ObjectType<BorderTarget> = {
  name: "RangeBorder",
  identity: ({ side }) => ({ Id: side }),
  members: {
    sideIndex: { get: ({ side }) => side },
    color: {
      get: (target, context) => readBorder(target, context, (line) => line?.color ?? "#000000"),
      set(target, value, context) {
        const wanted = color(value, "color");
        writeBorder(target, context, (line) => ({ ...(line ?? PLAIN), color: wanted }));
      },
    },
    style: {
      get: (target, context) => readBorder(target, context, (line) => line?.style ?? "None"),
      set(target, value, context) {
        const style = oneOf(value, BORDER_STYLES, "style");
        writeBorder(target, context, (line) => (style === "None" ? null : { ...(line ?? PLAIN), style }));
      },
    },
    weight: {
      get: (target, context) => readBorder(target, context, (line) => line?.weight ?? "Thin"),
      set(target, value, context) {
        const weight = oneOf(value, BORDER_WEIGHTS, "weight");
        writeBorder(target, context, (line) => ({ ...(line ?? PLAIN), weight }));
      },
    },
  },
};
