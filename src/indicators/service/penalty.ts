import { readPenaltyFormula } from "../../cells/penalty-formula.ts";
import type { Settings } from "../../cells/settings.ts";
import { centsOf, serial, type Serial } from "../../cells/units.ts";
import type { Ticket } from "../../reading/statement.ts";
import { holds } from "../../cells/verdict.ts";
import type { TicketPenalty } from "../results.ts";
import { runningStretch, stretchOf, type Calendars, type Stretch } from "./delays.ts";
import { measureIn, type ItemTarget } from "./item-target.ts";

/** A ticket with the target it has; tickets that no requirement names are not counted. */
export interface Targeted {
  readonly ticket: Ticket;
  readonly target: ItemTarget;
}

/**
 * An estimate by the formula of the settings, added up over late tickets: V by ticket, R its calendar days past the moment
 * at which its target was exceeded, begun days counting whole (domain.md §2 "Penalties"). Null while there is no formula.
 */
export function penaltyOf(
  tickets: readonly Targeted[],
  { penalty }: Settings,
  calendars: Calendars,
  situation: Serial | null,
): TicketPenalty | null {
  const formula = penalty.formula === "" || penalty.value === null ? null : readPenaltyFormula(penalty.formula);
  if (!formula || penalty.value === null) return null;
  let count = 0;
  let days = 0;
  let euros = 0;
  for (const { ticket, target } of tickets) {
    const stretch =
      stretchOf(ticket, "resolution") ?? (situation === null ? null : runningStretch(ticket, "resolution", situation));
    const late = stretch === null ? 0 : daysLate(stretch, target, calendars);
    if (late <= 0) continue;
    count += 1;
    days += late;
    euros += Math.max(0, formula(penalty.value, late));
  }
  return { tickets: count, daysLate: days, estimate: centsOf(euros) };
}

/** Seconds are as fine as stamps are. */
const STEPS = 40;

/** Calendar days from the moment at which the target was exceeded, found by halving: the clock only goes up. */
function daysLate(stretch: Stretch, target: ItemTarget, calendars: Calendars): number {
  const keeps = (to: Serial): boolean => {
    const value = measureIn({ ...stretch, to }, target, calendars);
    return value === null || holds(value, target.op, target.limit);
  };
  if (keeps(stretch.to)) return 0;
  let kept: number = stretch.from;
  let broken: number = stretch.to;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (kept + broken) / 2;
    if (keeps(serial(middle))) kept = middle;
    else broken = middle;
  }
  const elapsed = stretch.wholeDays ? Math.floor(stretch.to) - Math.floor(broken) + 1 : stretch.to - broken;
  return Math.max(1, Math.ceil(elapsed - 1e-6));
}
