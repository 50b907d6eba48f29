import { serialOfDay, weekdayOfSerial } from "./civil.ts";
import type { Stamp } from "./date.ts";
import { publicHolidays } from "./holidays.ts";
import type { CalendarSettings } from "./settings.ts";
import { serial, workingDays, type Serial, type WorkingDays } from "./units.ts";

/** Delays by one calendar. Every measure is negative when `to` comes before `from`, and adds up over a split. */
export interface WorkingTime {
  /** Minutes of service in one day. */
  readonly minutesPerDay: number;
  readonly isWorkingDay: (day: Serial) => boolean;
  /** Minutes of service between two moments; of a calendar without working days, all of them. */
  readonly minutesBetween: (from: Serial, to: Serial) => number;
  /** Those minutes in service days; of a calendar without working days, the difference of the serials (`cli.md`). */
  readonly daysBetween: (from: Serial, to: Serial) => WorkingDays;
  /** Working days in (from, to], times of day ignored. */
  readonly wholeDaysBetween: (from: Serial, to: Serial) => WorkingDays;
  /** The delay of a ticket: whole days as soon as one end has no time of day. */
  readonly delay: (from: Stamp, to: Stamp) => WorkingDays;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const MINUTES_PER_DAY = 1_440;

/**
 * Working time by the settings: Monday–Friday ("working") or Monday–Saturday ("ouvrable") without the zone's holidays and
 * the closures, inside the service hours (domain.md §2). A prefix count of working days makes every question constant in
 * time; days outside 1900–2200 count as not worked.
 */
export function workingTime(calendar: CalendarSettings): WorkingTime {
  const minutesPerDay = Math.max(0, calendar.closesAt - calendar.opensAt);
  const first = serialOfDay(FIRST_YEAR, 1, 1) ?? serial(0);
  const worked = prefixCounts(calendar, first);
  const last = worked.length - 1;

  /** Working days before `day`. */
  const before = (day: number): number => worked[Math.min(Math.max(day - first, 0), last)] ?? 0;
  const isWorkingDay = (day: Serial): boolean => before(Math.floor(day) + 1) > before(Math.floor(day));
  const served = (moment: Serial): number => {
    // To the second: a serial's fraction carries binary noise.
    const seconds = Math.round(moment * 86_400);
    const day = Math.floor(seconds / 86_400);
    const minutes = (seconds - day * 86_400) / 60;
    const inService = Math.min(Math.max(minutes - calendar.opensAt, 0), minutesPerDay);
    return before(day) * minutesPerDay + (isWorkingDay(serial(day)) ? inService : 0);
  };

  const everyDay = calendar.days === "calendar";
  const minutesBetween = (from: Serial, to: Serial): number =>
    everyDay ? (to - from) * MINUTES_PER_DAY : served(to) - served(from);
  const wholeDaysBetween = (from: Serial, to: Serial): WorkingDays =>
    workingDays(
      everyDay ? Math.floor(to) - Math.floor(from) : before(Math.floor(to) + 1) - before(Math.floor(from) + 1),
    );
  const daysBetween = (from: Serial, to: Serial): WorkingDays => {
    if (everyDay) return workingDays(to - from);
    return minutesPerDay === 0 ? wholeDaysBetween(from, to) : workingDays(minutesBetween(from, to) / minutesPerDay);
  };
  return {
    minutesPerDay: everyDay ? MINUTES_PER_DAY : minutesPerDay,
    isWorkingDay: (day) => everyDay || isWorkingDay(day),
    minutesBetween,
    daysBetween,
    wholeDaysBetween,
    delay: (from, to) => (from.dayOnly || to.dayOnly ? wholeDaysBetween : daysBetween)(from.serial, to.serial),
  };
}

/** `counts[n]` is how many of the first n days are worked. */
function prefixCounts(calendar: CalendarSettings, first: Serial): Int32Array {
  const off = new Set<number>(calendar.closures.map((day) => Math.floor(day)));
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1)
    for (const { day } of publicHolidays(year, calendar.holidays)) off.add(day);
  const days = (serialOfDay(LAST_YEAR + 1, 1, 1) ?? first) - first;
  const lastWeekday = calendar.days === "ouvrable" ? 6 : 5;
  const counts = new Int32Array(days + 1);
  for (let n = 0; n < days; n += 1) {
    const day = serial(first + n);
    const isWorked = weekdayOfSerial(day) <= lastWeekday && !off.has(day);
    counts[n + 1] = (counts[n] ?? 0) + (isWorked ? 1 : 0);
  }
  return counts;
}
