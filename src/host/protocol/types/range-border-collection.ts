import { SIDES } from "../borders.ts";
import { collectionType } from "../collection.ts";
import { rangeBorderType } from "./range-border.ts";
import type { AreasTarget } from "../range-target.ts";
import type { HostObject, ObjectType } from "../member.ts";
import type { Side } from "../borders.ts";

const border = ({ sheet, areas }: AreasTarget, side: Side): HostObject => ({
  type: rangeBorderType,
  target: { sheet, areas, side },
});

export const rangeBordersType: ObjectType<AreasTarget> = collectionType({
  name: "RangeBorderCollection",
  items: (target) => SIDES.map((side) => border(target, side)),
  find(target, key) {
    const side = SIDES.find((known) => known === key);
    return side ? border(target, side) : null;
  },
});
