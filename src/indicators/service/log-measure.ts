import { endOfMonth, serialOfDay } from "../../cells/civil.ts";
import type { DayType, Unit } from "../../cells/measure.ts";
import type { Requirement } from "../../cells/requirement.ts";
import type { Settings } from "../../cells/settings.ts";
import type { Serial } from "../../cells/units.ts";
import type { Ticket, TicketStatement } from "../../reading/statement.ts";
import { mean, median, percentileInc } from "../statistics.ts";
import { stretchOf, type Calendars } from "./delays.ts";
import { dayKindOf, itemTarget, keptOf, measureIn, shareInLabel } from "./item-target.ts";
import { isAsked, measuredLabel, type AskedTickets, type MeasuredLabel } from "./measured-label.ts";
import { shareMargin } from "./share-margin.ts";
import { MONTHS } from "./ticket-periods.ts";

/** An indicator as the ticket logs give it. */
export interface LogMeasure {
  readonly value: number;
  readonly unit: Unit | null;
  readonly dayType: DayType | null;
  /** Tickets measured; of a share, those judged. */
  readonly count: number;
  /** Names of the logs. */
  readonly log: string;
  /** The period whose openings were taken; null: the whole log. */
  readonly period: string | null;
  readonly synthetic: boolean;
  /** The requirement as it was measured: the label may say what each ticket of a share may take. */
  readonly requirement: Requirement;
  /** Which days or hours count is the settings' word, not the requirement's. */
  readonly assumed: boolean;
  /** Suspensions are not subtracted: the log doesn't say when they were. Null for a number of tickets. */
  readonly gross: boolean | null;
  /** Resolved (or answered) past the limit of one ticket; null where the requirement sets none. */
  readonly late: number | null;
  /** Open, and past it already. */
  readonly openLate: number | null;
  readonly within: number | null;
  /** Tickets short of the required share, and further ones that may be late before it breaks; null but for a share. */
  readonly short: number | null;
  readonly allowed: number | null;
  /** The same of the tickets opened in each month, whatever the period; months without a figure are absent. */
  readonly byMonth: readonly { readonly period: string; readonly value: number; readonly count: number }[];
}

/** What the logs are measured with. */
export interface Measuring {
  readonly logs: readonly TicketStatement[];
  readonly settings: Settings;
  readonly calendars: Calendars;
  /** The moment at which open tickets are late or not. */
  readonly situation: Serial | null;
}

/**
 * What the logs say of an indicator by its label: tickets opened in the sheet's period, delays in the days that the
 * requirement names (bare days and hours by the settings). `null` when the label isn't a measure of a log, when no log
 * tells those tickets apart, or when none covers the whole period.
 */
export function logMeasure(
  label: string,
  stated: Requirement,
  period: string | null,
  { logs, settings, calendars, situation }: Measuring,
): LogMeasure | null {
  const requirement = shareInLabel(label, stated) ?? stated;
  const asked = measuredLabel(label, requirement);
  const span = period === null ? null : spanOf(period);
  if (!asked || (period !== null && !span)) return null;
  const telling = logs.filter((log) => tells(log, asked) && (!span || covers(log, span)));
  if (telling.length === 0) return null;
  const all = telling.flatMap(({ rows }) => rows.filter((ticket) => isAsked(ticket, asked)));
  const tickets = span
    ? all.filter(({ opened }) => opened !== null && opened >= span.first && opened < span.last + 1)
    : all;
  const target = asked.measure === "count" ? null : itemTarget(requirement, settings);
  const kept = target && keptOf(tickets, target, asked.clock, calendars, situation);
  const common = {
    log: telling.map(({ block }) => block.sheet).join(", "),
    period,
    synthetic: telling.some(({ synthetic }) => synthetic),
    requirement,
    assumed: false,
    gross: null,
    late: kept?.late ?? null,
    openLate: kept?.openLate ?? null,
    within: kept?.within ?? null,
    short: null,
    allowed: null,
    byMonth: [],
  };
  if (asked.measure === "count")
    return { ...common, value: tickets.length, unit: "count", dayType: null, count: tickets.length };
  const gross = asked.clock === "resolution" && telling.some(({ tellsSuspensions }) => tellsSuspensions !== true);
  if (asked.measure === "share") {
    if (!kept || !target || requirement.share === null) return null;
    const count = kept.within + kept.late + kept.openLate;
    if (count === 0) return null;
    const margin = shareMargin(kept.within, count, requirement.shareOp ?? "ge", requirement.share);
    const judged = { value: kept.within / count, unit: "ratio" as const, dayType: null, count };
    const byMonth = monthly(all, (opened) => {
      const { within, late, openLate } = keptOf(opened, target, asked.clock, calendars, situation);
      const judged = within + late + openLate;
      return judged === 0 ? null : { value: within / judged, count: judged };
    });
    return { ...common, ...judged, assumed: target.assumed, gross, ...margin, byMonth };
  }
  const unit = requirement.unit ?? "day";
  if (unit !== "day" && unit !== "hour" && unit !== "minute" && unit !== "week") return null;
  const { kind, assumed } = dayKindOf({ ...requirement, unit }, settings);
  const measure = { unit, kind, byDays: target?.byDays ?? false };
  const delays = delaysOf(tickets, asked, measure, calendars);
  const value = statOf(asked, requirement, delays);
  if (value === null) return null;
  const byMonth = monthly(all, (opened) => {
    const inMonth = delaysOf(opened, asked, measure, calendars);
    const figure = statOf(asked, requirement, inMonth);
    return figure === null ? null : { value: figure, count: inMonth.length };
  });
  return { ...common, value, unit, dayType: requirement.dayType, count: delays.length, assumed, gross, byMonth };
}

function monthly(
  tickets: readonly Ticket[],
  figureOf: (opened: readonly Ticket[]) => { readonly value: number; readonly count: number } | null,
): LogMeasure["byMonth"] {
  const months = new Map<number, Ticket[]>();
  for (const ticket of tickets) {
    if (ticket.opened === null) continue;
    const index = MONTHS.indexOf(ticket.opened);
    const known = months.get(index);
    if (known) known.push(ticket);
    else months.set(index, [ticket]);
  }
  return [...months]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, opened]) => {
      const figure = figureOf(opened);
      return figure === null ? [] : [{ period: MONTHS.nameOf(index), ...figure }];
    });
}

function delaysOf(
  tickets: readonly Ticket[],
  { clock }: MeasuredLabel,
  measure: Parameters<typeof measureIn>[1],
  calendars: Calendars,
): readonly number[] {
  return tickets.flatMap((ticket) => {
    const stretch = stretchOf(ticket, clock);
    return (stretch && measureIn(stretch, measure, calendars)) ?? [];
  });
}

function statOf({ measure }: MeasuredLabel, { percentile }: Requirement, delays: readonly number[]): number | null {
  if (measure === "median") return median(delays);
  return measure === "percentile" ? percentileInc(delays, percentile ?? 0.95) : mean(delays);
}

/** The log has such tickets at all; of those, every one's severity is known where the label asks for one. */
function tells({ rows }: TicketStatement, asked: AskedTickets & Pick<MeasuredLabel, "clock">): boolean {
  const ofAnySeverity = { ...asked, blocking: null };
  const natural = rows.filter((ticket) => isAsked(ticket, ofAnySeverity));
  return (
    natural.length > 0 &&
    (asked.blocking === null || natural.every((ticket) => ticket.blocking !== null)) &&
    (asked.clock === "resolution" || natural.some(({ takenInCharge }) => takenInCharge !== null))
  );
}

export interface Span {
  readonly first: Serial;
  readonly last: Serial;
}

/** First and last day of "2015-Q3", "2015-09", "2015-S2" or "2015"; null for a period without a year. */
export function spanOf(period: string): Span | null {
  const [, year = "", part = ""] = /^(\d{4})(?:-(Q[1-4]|S[12]|\d{2}))?$/.exec(period) ?? [];
  if (year === "") return null;
  const months = part.startsWith("Q") ? 3 : part.startsWith("S") ? 6 : part === "" ? 12 : 1;
  const end = part === "" ? 12 : Number(part.replace(/\D/, "")) * (months === 12 ? 1 : months);
  const first = serialOfDay(Number(year), end - months + 1, 1);
  const last = endOfMonth(Number(year), end);
  return first === null || last === null ? null : { first, last };
}

/** "2015-Q3" → "2015-Q2", "2015-01" → "2014-12"; null for what is no period. */
export function periodBefore(period: string): string | null {
  const [, year = "", sign = "", part = ""] = /^(\d{4})(?:-([QS]?)(\d{1,2}))?$/.exec(period) ?? [];
  if (year === "") return null;
  if (part === "") return String(Number(year) - 1);
  const last = sign === "Q" ? 4 : sign === "S" ? 2 : 12;
  const before = Number(part) === 1 ? last : Number(part) - 1;
  const number = sign === "" ? String(before).padStart(2, "0") : String(before);
  return `${Number(part) === 1 ? Number(year) - 1 : year}-${sign}${number}`;
}

/** Days without a ticket at either end of a period that don't tell whether the log was kept then. */
const SLACK = 15;

export function covers({ rows }: TicketStatement, { first, last }: Span): boolean {
  let earliest = Infinity;
  let latest = -Infinity;
  for (const { opened } of rows) {
    if (opened === null) continue;
    earliest = Math.min(earliest, opened);
    latest = Math.max(latest, opened);
  }
  return earliest <= first + SLACK && latest >= last - SLACK;
}
