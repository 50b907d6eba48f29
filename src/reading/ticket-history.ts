import type { Serial } from "../cells/units.ts";
import type { Suspension, Ticket } from "./statement.ts";
import { openOf, waitingOf } from "./ticket-words.ts";

/** One row of a ticket's history: when it was written and the state that it gives. */
export interface TicketEvent {
  readonly at: Serial | null;
  readonly status: string | null;
}

/** What the later of two rows of one ticket leaves blank stays as the earlier one said; the first opening stays. */
export function later(earlier: Ticket, now: Ticket): Ticket {
  return {
    ...now,
    severity: now.severity ?? earlier.severity,
    blocking: now.blocking ?? earlier.blocking,
    establishment: now.establishment ?? earlier.establishment,
    product: now.product ?? earlier.product,
    opened: earlier.opened ?? now.opened,
    openedDayOnly: earlier.opened === null ? now.openedDayOnly : earlier.openedDayOnly,
    takenInCharge: earlier.takenInCharge ?? now.takenInCharge,
    takenInChargeDayOnly: (earlier.takenInCharge === null ? now : earlier).takenInChargeDayOnly ?? false,
    suspensions: [...(earlier.suspensions ?? []), ...(now.suspensions ?? [])],
  };
}

/** Whether the rows' own moments say that `now` is older than `before`: a history may be listed newest first. */
export const isOlder = (now: TicketEvent, before: TicketEvent): boolean =>
  now.at !== null && before.at !== null && now.at < before.at;

/** When the last run of closed states began; null while the ticket is open and where some row has no moment. */
export function closingIn(events: readonly TicketEvent[]): Serial | null {
  if (events.some(({ at }) => at === null)) return null;
  let closing: Serial | null = null;
  for (const { at, status } of events.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))) {
    const isClosed = status !== null && openOf(status) === false;
    closing = isClosed ? (closing ?? at) : null;
  }
  return closing;
}

/**
 * When a ticket's clock stood still, from the moments of its states: while it waited, and between a resolution and the
 * reopening that resumes it. Null when some row has no moment. A waiting that nothing ends lasts until the closing.
 */
export function suspensionsOf(events: readonly TicketEvent[]): readonly Suspension[] | null {
  if (events.some(({ at }) => at === null)) return null;
  const ordered = events.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return ordered.flatMap(({ at, status }, index): Suspension[] => {
    const stands = status !== null && (waitingOf(status) || openOf(status) === false);
    const next = ordered[index + 1];
    if (!stands || at === null) return [];
    if (next) return next.at !== null && next.at > at ? [{ from: at, to: next.at }] : [];
    return waitingOf(status) ? [{ from: at, to: null }] : [];
  });
}
