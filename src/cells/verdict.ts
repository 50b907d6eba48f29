import type { DayType, Unit } from "./measure.ts";
import type { Observed } from "./observed.ts";
import type { ReasonCode } from "./reading.ts";
import type { Requirement } from "./requirement.ts";
import type { Comparison } from "./requirement-lexicon.ts";
import type { CalendarSettings } from "./settings.ts";

export interface Verdict {
  readonly verdict: "met" | "breached" | "not-evaluated";
  /** The requirement was completed by a habit, or hours were converted: to be confirmed, outside the headline rate. */
  readonly assumed: boolean;
  readonly reason: ReasonCode | null;
  /** Distance to the limit in the requirement's unit, positive when unfavourable; `null` where none is meaningful. */
  readonly gap: number | null;
  /** Gap as a fraction of the limit. */
  readonly gapRatio: number | null;
  /** The printed value would give the other verdict: 3,4996 against "< 3,5" prints 3,50. */
  readonly decidedByRounding: boolean;
}

/**
 * Judges an observed value (domain.md §2 "Safe behaviour"): `<` is strict, on unrounded values. A share is judged on the
 * observed share of items. Days and hours meet only through declared service hours (`calendar`, null when none is), and
 * the result is then assumed; ouvrés, ouvrables and calendaires never convert.
 */
export function verdict(requirement: Requirement, observed: Observed, calendar: CalendarSettings | null): Verdict {
  const refusal = refusalOf(requirement);
  if (refusal) return notEvaluated(refusal);
  if (observed.value === null) return notEvaluated(observed.reason ?? "no-observation");
  const share = requirement.op === "share";
  const unit = share ? "ratio" : requirement.unit;
  if (share && observed.unit !== "ratio") return notEvaluated("share-needs-items");
  const value = inUnit(observed, unit, share ? null : requirement.dayType, calendar);
  if (typeof value === "string") return notEvaluated(value);

  const limits = limitsOf(requirement);
  const met = within(value.value, limits);
  const gap = gapOf(value.value, limits);
  const base = limits.length === 1 ? limits[0]!.limit : null;
  return {
    verdict: met ? "met" : "breached",
    assumed: requirement.status === "assumed" || value.converted,
    reason: value.converted
      ? "converted-by-service-hours"
      : requirement.status === "assumed"
        ? requirement.reason
        : null,
    gap,
    gapRatio: gap === null || base === null || base === 0 ? null : clean(gap / Math.abs(base)),
    decidedByRounding: within(printedValue(value.value, observed, unit), limits) !== met,
  };
}

const notEvaluated = (reason: ReasonCode): Verdict => ({
  verdict: "not-evaluated",
  assumed: false,
  reason,
  gap: null,
  gapRatio: null,
  decidedByRounding: false,
});

function refusalOf(requirement: Requirement): ReasonCode | null {
  if (requirement.op === "none") return requirement.reason ?? "no-requirement";
  if (requirement.op === "pending") return "pending";
  if (requirement.op === "ref") return "reference";
  return requirement.status === "unparsed" || requirement.op === "manual"
    ? (requirement.reason ?? "unknown-words")
    : null;
}

interface Limit {
  readonly op: Comparison;
  readonly limit: number;
}

function limitsOf(requirement: Requirement): readonly Limit[] {
  const { op, value, lo, hi, loIncl, hiIncl, share, shareOp } = requirement;
  if (op === "share") return [{ op: shareOp ?? "ge", limit: share ?? 0 }];
  if (op === "range")
    return [
      { op: loIncl ? "ge" : "gt", limit: lo ?? 0 },
      { op: hiIncl ? "le" : "lt", limit: hi ?? 0 },
    ];
  return op === "none" || op === "pending" || op === "ref" || op === "manual" ? [] : [{ op, limit: value ?? 0 }];
}

const within = (value: number, limits: readonly Limit[]): boolean =>
  limits.every(({ op, limit }) => holds(value, op, limit));

/** Equality up to the noise of binary fractions: 0.1 + 0.2 is 0.3, and "< 0,3" is then not met. */
export function holds(value: number, op: Comparison, limit: number): boolean {
  // Rounding to 13 digits is slow, and those further apart than it can join need none.
  const near = Math.abs(value - limit) <= 2e-12 * Math.max(Math.abs(value), Math.abs(limit));
  const same = near && clean(value) === clean(limit);
  switch (op) {
    case "lt":
      return value < limit && !same;
    case "le":
      return value < limit || same;
    case "gt":
      return value > limit && !same;
    case "ge":
      return value > limit || same;
    case "eq":
      return same;
    case "ne":
      return !same;
  }
}

/** Drops the noise of binary fractions: 5.79 − 3.5 is 2.29. */
const clean = (value: number): number => Number(value.toPrecision(13));

function gapOf(value: number, limits: readonly Limit[]): number | null {
  const gaps = limits.map(({ op, limit }) => {
    if (op === "lt" || op === "le") return value - limit;
    if (op === "gt" || op === "ge") return limit - value;
    return op === "eq" ? Math.abs(value - limit) : null;
  });
  const known = gaps.filter((gap) => gap !== null);
  if (known.length === 0) return null;
  const scale = Math.max(Math.abs(value), ...limits.map(({ limit }) => Math.abs(limit)));
  const widest = Math.max(...known);
  // A difference keeps the noise of its terms: beyond their own precision it is none.
  const decimals = Math.min(100, Math.max(0, 13 - Math.ceil(Math.log10(scale || 1))));
  return Math.abs(widest) < scale * 1e-13 ? 0 : clean(Number(widest.toFixed(decimals)));
}

/** As printed: at the cell's own decimals, else at the two that summaries print (domain.md §1 "Precision"). */
function printedValue(value: number, observed: Observed, unit: Unit | null): number {
  const decimals = Math.min((observed.decimals ?? 2) + (unit === "ratio" ? 2 : 0), 15);
  const scaled = Number((Math.abs(value) * 10 ** decimals).toPrecision(15));
  return (Math.sign(value) * Math.round(scaled)) / 10 ** decimals;
}

const SECONDS: Readonly<Partial<Record<Unit, number>>> = { second: 1, minute: 60, hour: 3_600 };

interface Converted {
  readonly value: number;
  readonly converted: boolean;
}

/** The observed value in the requirement's unit, or why it cannot be said in it. */
function inUnit(
  observed: Observed,
  unit: Unit | null,
  dayType: DayType | null,
  calendar: CalendarSettings | null,
): Converted | ReasonCode {
  const value = observed.value ?? 0;
  const from = observed.unit;
  if (from === unit || from === null || unit === null) {
    if (clash(observed.dayType, dayType)) return "day-types-differ";
    if (observed.restMinutes === 0) return { value, converted: false };
    const day = dayLength(observed.dayType ?? dayType, calendar);
    return from === "day" && day !== null
      ? { value: value + observed.restMinutes / day, converted: true }
      : "service-hours-unknown";
  }
  const [fromSeconds, toSeconds] = [SECONDS[from], SECONDS[unit]];
  if (fromSeconds !== undefined && toSeconds !== undefined)
    return clash(observed.dayType, dayType)
      ? "day-types-differ"
      : { value: (value * fromSeconds) / toSeconds, converted: false };
  if (from === "year" && unit === "month") return { value: value * 12, converted: false };
  if (from === "month" && unit === "year") return { value: value / 12, converted: false };

  const days = from === "day" || unit === "day";
  const hours = fromSeconds ?? toSeconds;
  if (!days || hours === undefined) return "units-differ";
  if (clash(observed.dayType, dayType)) return "day-types-differ";
  const minutes = dayLength(from === "day" ? observed.dayType : dayType, calendar);
  if (minutes === null) return "service-hours-unknown";
  const secondsOfDay = minutes * 60;
  return from === "day"
    ? { value: (value * secondsOfDay + observed.restMinutes * 60) / hours, converted: true }
    : { value: (value * hours) / secondsOfDay, converted: true };
}

/** Only two stated and different kinds of days clash; "j" alone compares with any (domain.md §2 "Days"). */
const clash = (a: DayType | null, b: DayType | null): boolean =>
  a !== null && b !== null && a !== "unspecified" && b !== "unspecified" && a !== b;

/** Minutes of one day of service; of a calendar day, all of them. */
function dayLength(dayType: DayType | null, calendar: CalendarSettings | null): number | null {
  if (dayType === "calendaire") return 1_440;
  const length = calendar === null ? 0 : calendar.closesAt - calendar.opensAt;
  return length > 0 ? length : null;
}
