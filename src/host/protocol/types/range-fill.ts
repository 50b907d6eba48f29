import { color } from "../argument.ts";
import { restyle, uniform } from "../restyle.ts";
import type { AreasTarget } from "../range-target.ts";
import type { ObjectType } from "../member.ts";

export const rangeFillType: ObjectType<AreasTarget> = {
  name: "RangeFill",
  members: {
    // Excel says white where there is no fill.
    color: {
      get: (target, context) => uniform(target, context, ({ fill }) => fill ?? "#FFFFFF"),
      set(target, value, context) {
        const fill = color(value, "color");
        restyle(target, context, () => ({ fill }));
      },
    },
    clear: { call: (target, _args, context) => restyle(target, context, () => ({ fill: null })) },
  },
};
