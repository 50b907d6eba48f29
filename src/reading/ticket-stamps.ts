import { OFFSET_1904 } from "../cells/civil.ts";
import { readStamp } from "../cells/date.ts";
import { readDuration } from "../cells/duration.ts";
import type { CellValue, SheetGrid } from "../cells/grid.ts";
import { readFormat } from "../cells/number-format.ts";
import type { ReasonCode } from "../cells/reading.ts";
import { serial, type Serial } from "../cells/units.ts";
import type { FoundTable } from "./found-table.ts";
import { NAMES_ROLE, rolesOfHeading } from "./heading-role.ts";
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
  /** The column that holds the hours of its days ("Heure d'ouverture" beside "Date d'ouverture"). */
  readonly clock: number | null;
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
const PRINTS_MIDNIGHT = /(?<![\d:h])(?:0?0(?::|h)00|12:00(?::00)? ?am)(?![:\d]*[1-9])/i;

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

const CLOCK_HEADING = /^\s*(heures?|hre|hour|time)\b(\s+(de|du|of)\b|\s+d['’])?/i;
const CLOCK_TEXT = /^\s*(\d{1,2})\s*[:h]\s*(\d{2})(?::(\d{2}))?\s*$/i;

/** The column of the hours of a column of bare days: the same words after "Heure", or "Heure" alone to its right. */
export function timeColumnOf({ columns, grid, top, bottom }: FoundTable, role: StampRole, days: number): number | null {
  const found = columns.find(({ column, heading }) => {
    const text = heading?.text ?? "";
    if (column === days || !CLOCK_HEADING.test(text)) return false;
    const rest = text.replace(CLOCK_HEADING, "").trim();
    const named = rest === "" ? column === days + 1 : (rolesOfHeading(rest).get(role) ?? 0) >= NAMES_ROLE;
    return named && holdsHours(grid, column, top, bottom);
  });
  return found?.column ?? null;
}

function holdsHours(grid: SheetGrid, column: number, top: number, bottom: number): boolean {
  let some = false;
  for (let row = top; row <= bottom; row += 1) {
    const value = grid.values[row - grid.top]?.[column - grid.left] ?? null;
    if (value === null) continue;
    if (dayShare(value) === null) return false;
    some = true;
  }
  return some;
}

/** Share of a day of a time of day, as a number or "8:15", "8h15". */
function dayShare(value: CellValue): number | null {
  if (typeof value === "number") return value >= 0 && value < 1 ? value : null;
  const written = typeof value === "string" ? CLOCK_TEXT.exec(value) : null;
  if (!written) return null;
  const [hours, minutes, seconds] = [written[1], written[2], written[3] ?? 0].map(Number) as [number, number, number];
  return hours < 24 && minutes < 60 && seconds < 60 ? (hours * 3_600 + minutes * 60 + seconds) / 86_400 : null;
}

/** A bare day at the time of day of its other cell; as it is where that says none. */
export function atTimeOf(moment: Moment, time: CellValue): Moment {
  const share = moment.dayOnly ? dayShare(time) : null;
  return share === null
    ? moment
    : { serial: serial(Math.round((moment.serial + share) * 86_400) / 86_400), dayOnly: false };
}
