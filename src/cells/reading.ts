/**
 * Why a cell could not be read, or why what it says cannot be judged. Codes are stable: the dictionaries of `locales`
 * make the sentences.
 */
export type ReasonCode =
  // any cell
  | "empty"
  | "dash"
  | "boolean"
  | "excel-error"
  | "too-long"
  | "not-available"
  // numbers
  | "not-a-number"
  | "bad-grouping"
  | "ambiguous-separator"
  | "two-quantities"
  | "qualified"
  | "unknown-unit"
  | "wrong-unit"
  | "bad-sign"
  | "too-large"
  | "is-a-date"
  // dates, periods, durations
  | "not-a-date"
  | "no-such-day"
  | "no-year"
  | "no-day"
  | "not-a-period"
  | "ambiguous-month"
  | "ambiguous-period"
  | "not-a-duration"
  | "negative-duration"
  | "two-scales"
  // requirements
  | "no-requirement"
  | "pending"
  | "reference"
  | "year"
  | "service-window"
  | "tolerance"
  | "two-clauses"
  | "no-number"
  | "ambiguous-range"
  | "unknown-direction"
  | "unknown-words"
  | "implicit-direction"
  | "implicit-item-direction"
  | "perhaps-not-applicable"
  | "impossible-share"
  // verdicts
  | "no-observation"
  | "units-differ"
  | "day-types-differ"
  | "service-hours-unknown"
  | "share-needs-items"
  | "percent-or-fraction"
  | "converted-by-service-hours"
  | "bare-day-by-setting"
  | "user-choice";

/** What a cell says, or why it says nothing usable. Nothing in `cells` throws on a user's data. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: ReasonCode };

export const read = <T>(value: T): Reading<T> => ({ ok: true, value });
export const unread = (reason: ReasonCode): { readonly ok: false; readonly reason: ReasonCode } => ({
  ok: false,
  reason,
});
