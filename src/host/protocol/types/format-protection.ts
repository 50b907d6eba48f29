import { flag } from "../argument.ts";
import { restyle, uniform } from "../restyle.ts";
import type { AreasTarget } from "../range-target.ts";
import type { ObjectType } from "../member.ts";

export const formatProtectionType: ObjectType<AreasTarget> = {
  name: "FormatProtection",
  members: {
    formulaHidden: {
      get: (target, context) => uniform(target, context, ({ formulaHidden }) => formulaHidden),
      set(target, value, context) {
        const formulaHidden = flag(value, "formulaHidden");
        restyle(target, context, () => ({ formulaHidden }));
      },
    },
    locked: {
      get: (target, context) => uniform(target, context, ({ locked }) => locked),
      set(target, value, context) {
        const locked = flag(value, "locked");
        restyle(target, context, () => ({ locked }));
      },
    },
  },
};
