import { OFFSET_1904 } from "../cells/civil.ts";
import { readStamp } from "../cells/date.ts";
import { readDuration } from "../cells/duration.ts";
import type { CellValue, SheetGrid } from "../cells/grid.ts";
import { readFormat } from "../cells/number-format.ts";
import type { ReasonCode } from "../cells/reading.ts";
import { serial, type Serial } from "../cells/units.ts";
import type { ReadingContext } from "./reading-context.ts";

export type StampRole = "opened" | "takenInCharge" | "resolved" | "updated" | "suspendedOn" | "resumedOn";
export const STAMP_ROLES: readonly StampRole[] = [
  "opened",
  "takenInCharge",
  "resolved",
  "updated",
  "suspendedOn",
  "resumedOn",
];

/** How one column keeps its moments, so that a log of 200,000 rows asks nothing twice. */
export interface StampColumn {
  readonly role: StampRole;
  readonly column: number;
  /** Some moment of the column has a time of day: midnight is then a moment, not a bare day. */
  readonly timed: boolean;
}

export interface Moment {
  readonly serial: Serial;
  readonly dayOnly: boolean;
}

const showsTime = new Map<string, boolean>();

function formatShowsTime(format: string): boolean {
  let shows = showsTime.get(format);
  if (shows === undefined) showsTime.set(format, (shows = readFormat(format).showsTime));
  return shows;
}

const datedFormat = new Map<string, boolean>();

function formatIsDate(format: string): boolean {
  let dated = datedFormat.get(format);
  if (dated === undefined) datedFormat.set(format, (dated = readFormat(format).kind === "date"));
  return dated;
}

const PRINTS_TIME = /\d(?::|h)\d\d/i;
const PRINTS_MIDNIGHT = /\b(?:0?0(?::|h)00|12:00(?::00)? ?am)(?![:\d]*[1-9])/i;

export function hasTimes(grid: SheetGrid, column: number, top: number, bottom: number): boolean {
  for (let row = top; row <= bottom; row += 1) {
    const value = grid.values[row - grid.top]?.[column - grid.left];
    if (typeof value === "number" && !Number.isInteger(value)) return true;
    if (typeof value === "string" && PRINTS_TIME.test(value) && !PRINTS_MIDNIGHT.test(value)) return true;
  }
  return false;
}

/** What a cell of such a column says; null for an empty one. */
export function momentOf(
  value: CellValue,
  format: string,
  column: StampColumn,
  context: ReadingContext,
  year: number | null,
): Moment | { readonly reason: ReasonCode } | null {
  if (value === null) return null;
  if (typeof value === "number" && formatIsDate(format) && value >= 1 && value < 200_000) {
    const moment = value + (context.date1904 ? OFFSET_1904 : 0);
    const toTheSecond = Math.round(moment * 86_400) / 86_400;
    const whole = Number.isInteger(toTheSecond);
    return { serial: serial(toTheSecond), dayOnly: whole && !(column.timed && formatShowsTime(format)) };
  }
  const stamp = readStamp(value, format, { date1904: context.date1904, year });
  if (!stamp.ok) return { reason: stamp.reason };
  const midnight = column.timed && stamp.value.dayOnly && typeof value === "string" && PRINTS_TIME.test(value);
  return midnight ? { ...stamp.value, dayOnly: false } : stamp.value;
}

const MINUTES: Readonly<Partial<Record<string, number>>> = {
  second: 1 / 60,
  minute: 1,
  hour: 60,
  day: 1_440,
  week: 10_080,
};

/**
 * Elapsed days of a cell that holds a duration ("2 j 4 h", "27:13:02", a number of hours where the heading says so):
 * a day of it is 24 hours. A reason where it holds none.
 */
export function elapsedOf(
  value: CellValue,
  format: string,
  heading: string,
): { readonly days: number } | { readonly reason: ReasonCode } | null {
  if (value === null) return null;
  if (typeof value === "number" && readFormat(format).kind === "number") {
    const per = /\b(jours?|days?)\b/i.test(heading) ? 1 : /\b(min|minutes?)\b/i.test(heading) ? 1 / 1_440 : null;
    const unit = per ?? (/\b(h|hrs?|heures?|hours?)\b/i.test(heading) ? 1 / 24 : null);
    if (unit === null) return { reason: "not-a-duration" };
    return value < 0 ? { reason: "negative-duration" } : { days: value * unit };
  }
  const duration = readDuration(value, format);
  if (!duration.ok) return { reason: duration.reason };
  const minutes = MINUTES[duration.value.unit];
  if (minutes === undefined) return { reason: "not-a-duration" };
  return { days: (duration.value.value * minutes + duration.value.restMinutes) / 1_440 };
}
