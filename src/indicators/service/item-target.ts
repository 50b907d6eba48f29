import { readRequirement, type Requirement } from "../../cells/requirement.ts";
import type { Unit } from "../../cells/measure.ts";
import type { DayKind, Settings } from "../../cells/settings.ts";
import { holds } from "../../cells/verdict.ts";
import { plainWording } from "../../cells/wording.ts";
import type { Ticket } from "../../reading/statement.ts";
import { daysOf, runningStretch, stretchOf, type Calendars, type Clock, type Stretch } from "./delays.ts";
import type { Serial } from "../../cells/units.ts";

/** How a requirement measures the delay of one ticket, and what it may not exceed. */
export interface ItemTarget {
  readonly op: "lt" | "le";
  readonly limit: number;
  readonly unit: Unit;
  readonly kind: DayKind;
  /** "J+1" ends with the day. */
  readonly byDays: boolean;
  /** The requirement doesn't say which days or hours count: the settings do. */
  readonly assumed: boolean;
}

const KIND_OF = { ouvre: "working", ouvrable: "ouvrable", calendaire: "calendar" } as const;

export function dayKindOf({ dayType, unit }: Requirement, settings: Settings): { kind: DayKind; assumed: boolean } {
  if (unit === "week" || unit === "month" || unit === "year") return { kind: "calendar", assumed: false };
  return dayType === null || dayType === "unspecified"
    ? { kind: settings.bareDay, assumed: true }
    : { kind: KIND_OF[dayType], assumed: false };
}

const MEASURED = new Set<Unit | null>(["day", "hour", "minute", "second", "week"]);

/** The longest delay of one ticket: a share's item, or the delay that a mean may not exceed. Null where there is none. */
export function itemTarget(requirement: Requirement, settings: Settings): ItemTarget | null {
  const { op, itemOp, value, unit, status } = requirement;
  const wanted = op === "share" ? itemOp : op;
  if (status === "unparsed" || value === null || unit === null || !MEASURED.has(unit)) return null;
  if (wanted !== "lt" && wanted !== "le") return null;
  const byDays = /(?:^|[^a-z])[jd] ?\+ ?\d/i.test(requirement.text);
  return { op: wanted, limit: value, unit, byDays, ...dayKindOf(requirement, settings) };
}

/** "Part des DA traitées en moins de 4 h ouvrées" under "≥ 95 %": the label says what each may take. */
export function shareInLabel(label: string, requirement: Requirement): Requirement | null {
  const { op, value, unit, status } = requirement;
  if (status === "unparsed" || unit !== "ratio" || value === null || (op !== "ge" && op !== "gt")) return null;
  const limit =
    /(?:en moins d[e']|en au plus|dans les|dans un d[ée]lai de|sous|within|in less than|in under|under|<=?|≤)\s*\d.*$/i.exec(
      plainWording(label),
    );
  const item = limit ? readRequirement(limit[0].replace(/^dans un d[ée]lai de/i, "en au plus")) : null;
  if (!item || item.value === null || (item.op !== "lt" && item.op !== "le")) return null;
  return {
    ...item,
    text: requirement.text,
    op: "share",
    itemOp: item.op,
    shareOp: op,
    share: value,
    status: requirement.status === "assumed" || item.status === "assumed" ? "assumed" : "ok",
    reason: requirement.reason ?? item.reason,
  };
}

const HOURS: Readonly<Partial<Record<Unit, number>>> = { hour: 60, minute: 1, second: 1 / 60 };

/** A stretch in the target's unit; null for hours of stamps without a time of day. */
export function measureIn(
  stretch: Stretch,
  target: Pick<ItemTarget, "unit" | "kind" | "byDays">,
  calendars: Calendars,
): number | null {
  const time = calendars(target.kind);
  const minutes = HOURS[target.unit];
  if (minutes !== undefined && stretch.wholeDays) return null;
  const days = daysOf(stretch, time, target.byDays || stretch.wholeDays);
  if (minutes !== undefined) return (days * time.minutesPerDay) / minutes;
  return target.unit === "week" ? days / 7 : days;
}

/** Tickets against a target: `openLate` are open and past it already, breaches that no delay shows yet. */
export interface Kept {
  readonly within: number;
  readonly late: number;
  readonly openLate: number;
}

export function keptOf(
  tickets: readonly Ticket[],
  target: ItemTarget,
  clock: Clock,
  calendars: Calendars,
  situation: Serial | null,
): Kept {
  let [within, late, openLate] = [0, 0, 0];
  for (const ticket of tickets) {
    const stretch = stretchOf(ticket, clock);
    const running = stretch || situation === null ? null : runningStretch(ticket, clock, situation);
    const value = (stretch ?? running) ? measureIn((stretch ?? running)!, target, calendars) : null;
    if (value === null) continue;
    const kept = holds(value, target.op, target.limit);
    if (stretch && kept) within += 1;
    else if (stretch) late += 1;
    else if (!kept) openLate += 1;
  }
  return { within, late, openLate };
}
