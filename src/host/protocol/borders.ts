import { fail } from "./failure.ts";
import { restyle, uniform } from "./restyle.ts";
import type { Area } from "../model/workbook.ts";
import type { AreasTarget } from "./range-target.ts";
import type { BorderLine, Borders } from "../model/style.ts";
import type { Context } from "./context.ts";

/** In Office.js' order of a borders collection. */
export const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;

export type Side = (typeof SIDES)[number];

export interface BorderTarget extends AreasTarget {
  readonly side: Side;
}

/** The cells that carry a side of an area, and which of their lines it is; null when there are none. */
function lineOf(area: Area, side: Side): { area: Area; line: keyof Borders } | null {
  switch (side) {
    case "EdgeTop":
      return { area: { ...area, bottom: area.top }, line: "top" };
    case "EdgeBottom":
      return { area: { ...area, top: area.bottom }, line: "bottom" };
    case "EdgeLeft":
      return { area: { ...area, right: area.left }, line: "left" };
    case "EdgeRight":
      return { area: { ...area, left: area.right }, line: "right" };
    case "InsideVertical":
      return area.left < area.right ? { area: { ...area, right: area.right - 1 }, line: "right" } : null;
    case "InsideHorizontal":
      return area.top < area.bottom ? { area: { ...area, bottom: area.bottom - 1 }, line: "bottom" } : null;
    default:
      return null;
  }
}

/** The cells beyond a line, which may draw the same line as theirs. */
function beyond(area: Area, line: keyof Borders): { area: Area; line: keyof Borders } {
  const step = { top: [-1, 0], bottom: [1, 0], left: [0, -1], right: [0, 1] }[line] as [number, number];
  const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;
  return {
    area: {
      top: area.top + step[0],
      bottom: area.bottom + step[0],
      left: area.left + step[1],
      right: area.right + step[1],
    },
    line: opposite[line],
  };
}

const isDiagonal = (side: Side) => side.startsWith("Diagonal");

/** A property of a side, or null when it isn't the same everywhere. */
export function readBorder<R>(
  { sheet, areas, side }: BorderTarget,
  context: Context,
  read: (line: BorderLine | null) => R,
): R | null {
  const lines = areas.flatMap((area) => lineOf(area, side) ?? []);
  if (lines.length === 0) return read(null);
  const values = lines.map(({ area, line }) =>
    uniform({ sheet, areas: [area] }, context, ({ borders }) => read(borders[line])),
  );
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}

/** Draws, changes or (`change` gives null) removes a side. */
export function writeBorder(
  target: BorderTarget,
  context: Context,
  change: (line: BorderLine | null) => BorderLine | null,
): void {
  const { sheet, areas, side } = target;
  if (isDiagonal(side)) {
    if (change(null) !== null) fail("NotImplemented", `RangeBorderCollection.getItem("${side}")`);
    return;
  }
  for (const whole of areas) {
    const found = lineOf(whole, side);
    if (!found) continue;
    const { area, line } = found;
    restyle({ sheet, areas: [area] }, context, ({ borders }) => ({
      borders: { ...borders, [line]: change(borders[line]) },
    }));
    if (change({ style: "Continuous", weight: "Thin", color: null }) !== null) continue;
    const other = beyond(area, line);
    if (other.area.top < 0 || other.area.left < 0 || !hasLine(other, target, context)) continue;
    restyle({ sheet, areas: [other.area] }, context, ({ borders }) => ({
      borders: { ...borders, [other.line]: null },
    }));
  }
}

const hasLine = ({ area, line }: { area: Area; line: keyof Borders }, { sheet }: BorderTarget, context: Context) =>
  uniform({ sheet, areas: [area] }, context, ({ borders }) => borders[line] === null) !== true;
