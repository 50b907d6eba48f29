import type { DayType, Unit } from "../../cells/measure.ts";
import { endOfMonth, serialOfDay } from "../../cells/civil.ts";
import type { Requirement } from "../../cells/requirement.ts";
import type { DayKind, Settings } from "../../cells/settings.ts";
import type { Serial } from "../../cells/units.ts";
import type { Ticket, TicketStatement } from "../../reading/statement.ts";
import { mean, median } from "../statistics.ts";
import { delayOf, type Calendars } from "./delays.ts";
import { measuredLabel } from "./measured-label.ts";

/** An indicator as the ticket logs give it. */
export interface LogMeasure {
  readonly value: number;
  readonly unit: Unit | null;
  readonly dayType: DayType | null;
  /** Tickets measured. */
  readonly count: number;
  /** Names of the logs. */
  readonly log: string;
  /** The period whose openings were taken; null: the whole log. */
  readonly period: string | null;
  readonly synthetic: boolean;
}

const KIND_OF: Readonly<Partial<Record<DayType, DayKind>>> = {
  ouvre: "working",
  ouvrable: "ouvrable",
  calendaire: "calendar",
};

/**
 * What the logs say of an indicator by its label: tickets opened in the sheet's period, delays in the days that the
 * requirement names (a bare "j" by the settings). `null` when the label isn't a measure of a log, when no log tells
 * those tickets apart, or when none covers the whole period.
 */
export function logMeasure(
  label: string,
  requirement: Requirement,
  period: string | null,
  logs: readonly TicketStatement[],
  settings: Settings,
  calendars: Calendars,
): LogMeasure | null {
  const asked = measuredLabel(label);
  const span = period === null ? null : spanOf(period);
  if (!asked || (period !== null && !span)) return null;
  const telling = logs.filter((log) => tells(log, asked.nature, asked.blocking) && (!span || covers(log, span)));
  if (telling.length === 0) return null;
  const tickets = telling.flatMap(({ rows }) =>
    rows.filter(
      ({ nature, blocking, opened }) =>
        nature === asked.nature &&
        (asked.blocking === null || blocking === asked.blocking) &&
        (!span || (opened !== null && opened >= span.first && opened < span.last + 1)),
    ),
  );
  const origin = {
    log: telling.map(({ block }) => block.sheet).join(", "),
    period,
    synthetic: telling.some(({ synthetic }) => synthetic),
  };
  if (asked.measure === "count") {
    return { ...origin, value: tickets.length, unit: "count", dayType: null, count: tickets.length };
  }
  if (requirement.unit !== "day" && requirement.unit !== null) return null;
  const kind = KIND_OF[requirement.dayType ?? "unspecified"] ?? settings.bareDay;
  const delays = tickets.flatMap((ticket: Ticket) => delayOf(ticket, calendars(kind)) ?? []);
  const value = asked.measure === "median" ? median(delays) : mean(delays);
  return value === null ? null : { ...origin, value, unit: "day", dayType: requirement.dayType, count: delays.length };
}

/** The log has such tickets at all; of those, every one's severity is known where the label asks for one. */
function tells({ rows }: TicketStatement, nature: Ticket["nature"], blocking: boolean | null): boolean {
  const natural = rows.filter((ticket) => ticket.nature === nature);
  return natural.length > 0 && (blocking === null || natural.every((ticket) => ticket.blocking !== null));
}

interface Span {
  readonly first: Serial;
  readonly last: Serial;
}

/** First and last day of "2015-Q3", "2015-09", "2015-S2" or "2015"; null for a period without a year. */
function spanOf(period: string): Span | null {
  const [, year = "", part = ""] = /^(\d{4})(?:-(Q[1-4]|S[12]|\d{2}))?$/.exec(period) ?? [];
  if (year === "") return null;
  const months = part.startsWith("Q") ? 3 : part.startsWith("S") ? 6 : part === "" ? 12 : 1;
  const end = part === "" ? 12 : Number(part.replace(/\D/, "")) * (months === 12 ? 1 : months);
  const first = serialOfDay(Number(year), end - months + 1, 1);
  const last = endOfMonth(Number(year), end);
  return first === null || last === null ? null : { first, last };
}

/** Days without a ticket at either end of a period that don't tell whether the log was kept then. */
const SLACK = 15;

function covers({ rows }: TicketStatement, { first, last }: Span): boolean {
  let earliest = Infinity;
  let latest = -Infinity;
  for (const { opened } of rows) {
    if (opened === null) continue;
    earliest = Math.min(earliest, opened);
    latest = Math.max(latest, opened);
  }
  return earliest <= first + SLACK && latest >= last - SLACK;
}
