import type { CalendarSettings, DayKind } from "../../cells/settings.ts";
import { workingTime, type WorkingTime } from "../../cells/working-time.ts";
import type { Ticket } from "../../reading/statement.ts";

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

/** A closed ticket with both stamps in order, or why it has no delay; "open" tickets have none yet. */
export function delayStatus(ticket: Ticket): "measurable" | "open" | Faulty {
  const { opened, closed } = ticket;
  if (opened === null) return "withoutOpening";
  if (ticket.isOpen) return "open";
  if (closed === null) return "withoutClosing";
  // "3 September" is not before 10 o'clock of that day.
  const whole = ticket.openedDayOnly || ticket.closedDayOnly;
  const before = whole ? Math.floor(closed) < Math.floor(opened) : closed < opened;
  return before ? "closedBeforeOpened" : "measurable";
}

/** Days from opening to closing; null for a ticket without a delay. */
export function delayOf(ticket: Ticket, time: WorkingTime): number | null {
  const { opened, closed } = ticket;
  if (opened === null || closed === null || delayStatus(ticket) !== "measurable") return null;
  return time.delay(
    { serial: opened, dayOnly: ticket.openedDayOnly },
    { serial: closed, dayOnly: ticket.closedDayOnly },
  );
}
