import { flag } from "../argument.ts";
import type { ObjectType } from "../member.ts";

export const runtimeType: ObjectType<null> = {
  name: "Runtime",
  members: {
    enableEvents: {
      get: (_target, { session }) => session.eventsEnabled,
      set: (_target, value, { session }) => void (session.eventsEnabled = flag(value, "enableEvents")),
    },
  },
};
