import type { Settings } from "../../cells/settings.ts";
import type { ServiceStatement, Ticket } from "../../reading/statement.ts";
import { itemTarget, shareInLabel, type ItemTarget } from "./item-target.ts";
import { isAsked, measuredLabel, type MeasuredLabel } from "./measured-label.ts";

/** What one ticket may take, and the requirement that says so as its cell says it. */
export interface TicketTarget {
  readonly target: ItemTarget;
  readonly text: string;
}

export type TargetOf = (ticket: Ticket) => TicketTarget | null;

/**
 * The resolution target of each ticket: of the requirements that name it, the one that names it most closely. Tickets of
 * one nature and severity have the same, worked out once.
 */
export function ticketTargets(tables: readonly ServiceStatement[], settings: Settings): TargetOf {
  const wanted = tables
    .flatMap(({ rows }) => rows)
    .flatMap(({ label, requirement: stated }) => {
      const requirement = shareInLabel(label, stated) ?? stated;
      const asked = measuredLabel(label, requirement);
      const target = itemTarget(requirement, settings);
      return asked && target && asked.clock === "resolution" && asked.measure !== "count"
        ? [{ asked, found: { target, text: stated.text } }]
        : [];
    })
    .sort((a, b) => closeness(b.asked) - closeness(a.asked));
  const known = new Map<string, TicketTarget | null>();
  return (ticket) => {
    const { nature, blocking, severity } = ticket;
    const key = `${nature} ${blocking} ${severity}`;
    let found = known.get(key);
    if (found === undefined) {
      found = wanted.find(({ asked }) => isAsked(ticket, asked))?.found ?? null;
      known.set(key, found);
    }
    return found;
  };
}

/** Shares speak of each ticket, means only of all. */
const closeness = ({ nature, blocking, severity, measure }: MeasuredLabel): number =>
  (severity === null ? 0 : 8) + (blocking === null ? 0 : 4) + (nature === null ? 0 : 2) + (measure === "share" ? 1 : 0);
