import { MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import type { Area } from "../model/workbook.ts";

/**
 * Cells that move: those below (`axis` "row") or right of ("column") `at`, by `count` (negative: as many are deleted
 * from `at` on). `from` and `to` bound the band that moves: columns of a row shift, rows of a column shift.
 */
export interface Shift {
  readonly axis: "row" | "column";
  readonly at: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

export const shiftsWholeLines = ({ axis, from, to }: Shift): boolean =>
  from === 0 && to === (axis === "row" ? MAX_COLUMNS : MAX_ROWS) - 1;

/** Where an area is afterwards: the same object when it stays, null when all of it was deleted. */
export function shiftArea(area: Area, shift: Shift): Area | null {
  const rows = shift.axis === "row";
  const [near, far] = rows ? [area.left, area.right] : [area.top, area.bottom];
  // Cells that only partly lie in the band that moves stay, as Excel leaves such references.
  if (near < shift.from || far > shift.to) return area;
  const [start, end] = rows ? [area.top, area.bottom] : [area.left, area.right];
  const limit = (rows ? MAX_ROWS : MAX_COLUMNS) - 1;
  const whole = start === 0 && end === limit;
  if (whole) return area;
  const moved = shiftSpan(start, end, shift, limit);
  if (moved === null) return null;
  if (moved.start === start && moved.end === end) return area;
  return rows ? { ...area, top: moved.start, bottom: moved.end } : { ...area, left: moved.start, right: moved.end };
}

function shiftSpan(
  start: number,
  end: number,
  { at, count }: Shift,
  limit: number,
): { start: number; end: number } | null {
  if (count > 0) {
    const next = { start: start >= at ? start + count : start, end: end >= at ? end + count : end };
    return next.start > limit ? null : { start: next.start, end: Math.min(limit, next.end) };
  }
  const gone = -count;
  const last = at + gone - 1;
  if (start >= at && end <= last) return null;
  const shrink = (index: number, edge: number) => (index < at ? index : index <= last ? edge : index - gone);
  return { start: shrink(start, at), end: shrink(end, at - 1) };
}
