import type { Settings } from "../../cells/settings.ts";
import type { Serial } from "../../cells/units.ts";
import { holds } from "../../cells/verdict.ts";
import type { Ticket } from "../../reading/statement.ts";
import type { DelayFigures } from "../results.ts";
import { mean, percentileOfSorted } from "../statistics.ts";
import { daysOf, runningStretch, stretchOf, type Calendars, type Stretch } from "./delays.ts";
import { measureIn } from "./item-target.ts";
import type { TargetOf, TicketTarget } from "./ticket-target.ts";

/** A ticket with its delays, each measured once; null where there is none. */
export interface MeasuredTicket {
  readonly ticket: Ticket;
  /** Service days from opening to resolution. */
  readonly working: number | null;
  /** Calendar days of the same. */
  readonly calendar: number | null;
  /** Service days from opening to the first answer. */
  readonly answer: number | null;
  readonly target: TicketTarget | null;
  /** Null without a target, and while an open ticket is not past it. */
  readonly kept: "within" | "late" | "lateOpen" | null;
}

export interface TicketMeasuring {
  readonly settings: Settings;
  readonly calendars: Calendars;
  /** The moment at which open tickets are late or not. */
  readonly situation: Serial | null;
  readonly targetOf: TargetOf;
}

export function measuredTickets(tickets: readonly Ticket[], measuring: TicketMeasuring): readonly MeasuredTicket[] {
  const { settings, calendars, targetOf } = measuring;
  const working = calendars(settings.calendar.days);
  const everyDay = calendars("calendar");
  return tickets.map((ticket) => {
    const target = targetOf(ticket);
    const done = stretchOf(ticket, "resolution");
    const answered = stretchOf(ticket, "response");
    return {
      ticket,
      working: done && daysOf(done, working),
      calendar: done && daysOf(done, everyDay),
      answer: answered && daysOf(answered, working),
      target,
      kept: target && keptIn(ticket, done, target, measuring),
    };
  });
}

function keptIn(
  ticket: Ticket,
  done: Stretch | null,
  { target }: TicketTarget,
  { calendars, situation }: TicketMeasuring,
): MeasuredTicket["kept"] {
  const stretch = done ?? (situation === null ? null : runningStretch(ticket, "resolution", situation));
  const value = stretch && measureIn(stretch, target, calendars);
  if (value === null) return null;
  const within = holds(value, target.op, target.limit);
  if (done) return within ? "within" : "late";
  return within ? null : "lateOpen";
}

export function delayFigures(delays: readonly number[]): DelayFigures {
  const sorted = Float64Array.from(delays).sort();
  return {
    meanWorkingDays: mean(sorted),
    medianWorkingDays: percentileOfSorted(sorted, 0.5),
    p90WorkingDays: percentileOfSorted(sorted, 0.9),
  };
}
