import type { CalendarSettings, DayKind } from "../../cells/settings.ts";
import { serial, type Serial } from "../../cells/units.ts";
import { workingTime, type WorkingTime } from "../../cells/working-time.ts";
import type { Suspension, Ticket } from "../../reading/statement.ts";

/** The calendar of the settings with another kind of days; each kind is counted out once. */
export type Calendars = (days: DayKind) => WorkingTime;

export function calendarsOf(settings: CalendarSettings): Calendars {
  const built = new Map<DayKind, WorkingTime>();
  return (days) => {
    const known = built.get(days) ?? workingTime({ ...settings, days });
    built.set(days, known);
    return known;
  };
}

export type Faulty = "withoutOpening" | "withoutClosing" | "closedBeforeOpened";

/** From the opening to the resolution (GTR), or to the first answer (GTI: domain.md §2, src eleven). */
export type Clock = "resolution" | "response";

/** A closed ticket with both stamps in order, or why it has no delay; "open" tickets have none yet. */
export function delayStatus(ticket: Ticket): "measurable" | "open" | Faulty {
  const { opened, closed } = ticket;
  if (opened === null) return "withoutOpening";
  if (ticket.isOpen) return "open";
  if (closed === null) return "withoutClosing";
  return isBefore(closed, opened, ticket.openedDayOnly || ticket.closedDayOnly) ? "closedBeforeOpened" : "measurable";
}

/** "3 September" is not before 10 o'clock of that day. */
const isBefore = (end: Serial, opened: Serial, wholeDays: boolean): boolean =>
  wholeDays ? Math.floor(end) < Math.floor(opened) : end < opened;

/** A stretch of a ticket's life that a clock measures. */
export interface Stretch {
  readonly from: Serial;
  readonly to: Serial;
  /** An end has no time of day. */
  readonly wholeDays: boolean;
  readonly suspensions: readonly Suspension[];
}

const NEVER: readonly Suspension[] = [];

/** What the clock has measured of a ticket; null while it runs, and where the log doesn't say. */
export function stretchOf(ticket: Ticket, clock: Clock): Stretch | null {
  const { opened, closed, takenInCharge, suspensions = NEVER } = ticket;
  if (opened === null) return null;
  if (clock === "resolution") {
    if (closed === null || delayStatus(ticket) !== "measurable") return null;
    return { from: opened, to: closed, wholeDays: ticket.openedDayOnly || ticket.closedDayOnly, suspensions };
  }
  const wholeDays = ticket.openedDayOnly || (ticket.takenInChargeDayOnly ?? false);
  if (takenInCharge === null || isBefore(takenInCharge, opened, wholeDays)) return null;
  return { from: opened, to: takenInCharge, wholeDays, suspensions: NEVER };
}

/** What a clock that still runs at a moment has measured by then; null when it has stopped or not started. */
export function runningStretch(ticket: Ticket, clock: Clock, at: Serial): Stretch | null {
  const { opened, openedDayOnly, suspensions = NEVER } = ticket;
  const runs = ticket.isOpen && (clock === "resolution" || ticket.takenInCharge === null);
  if (opened === null || !runs || opened > at) return null;
  return {
    from: opened,
    to: at,
    wholeDays: openedDayOnly,
    suspensions: clock === "resolution" ? suspensions : NEVER,
  };
}

/** Days of a stretch without its suspensions. `byDays` counts whole days whatever the hours: "J+1". */
export function daysOf({ from, to, wholeDays, suspensions }: Stretch, time: WorkingTime, byDays = wholeDays): number {
  const between = byDays ? time.wholeDaysBetween : time.daysBetween;
  let days: number = between(from, to);
  let done: number = from;
  for (const suspension of suspensions.length > 1 ? suspensions.toSorted((a, b) => a.from - b.from) : suspensions) {
    const start = Math.max(suspension.from, done);
    const end = Math.min(suspension.to ?? to, to);
    if (end <= start) continue;
    days -= between(serial(start), serial(end));
    done = end;
  }
  return days;
}

/** Days from opening to closing; null for a ticket without a delay. */
export function delayOf(ticket: Ticket, time: WorkingTime, clock: Clock = "resolution"): number | null {
  const stretch = stretchOf(ticket, clock);
  return stretch && daysOf(stretch, time);
}
