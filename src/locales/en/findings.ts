import type { ReasonCode } from "../../cells/reading.ts";
import type { Role } from "../../reading/roles.ts";
import type { FindingText } from "../finding-text.ts";
import { shown, type Formatter, type Param } from "../format.ts";
import type { findings as fr } from "../fr/findings.ts";
import { columnRoles } from "./column-roles.ts";
import { reasons } from "./reasons.ts";

type Params = Readonly<Record<string, Param>>;

/** "September (Operating)". */
const row = ({ label, period, scope, personnel }: Params, f: Formatter): string => {
  const name = label ? shown(label) : period ? capital(f.period(period)) : "";
  const more = scope ? shown(scope) : personnel === false ? "without staff costs" : "";
  return more && name ? `${name} (${more})` : name || more || "Total";
};
const plural = (count: Param, one: string, many: string): string => (Number(count) === 1 ? one : many);
const since = (first: Param, f: Formatter): string => (first ? ` (since ${f.period(first)})` : "");
const role = (name: Param): string =>
  ({ ...columnRoles, cpBudget: columnRoles.cpOpen, ordered: "ordered", disbursed: "paid out" })[String(name) as Role] ??
  shown(name);
const reason = (code: Param): string => reasons[String(code) as ReasonCode] ?? shown(code);

/** Why a fact is told without being judged. */
const UNTOLD: Readonly<Record<string, string>> = {
  "no-value": "no observed value",
  "target-only": "a target, no observed value",
};

/** Suppositions that the settings make, whatever the direction. */
const SETTLED: ReadonlySet<string> = new Set(["converted-by-service-hours", "bare-day-by-setting"]);
/** What a reading of a requirement takes for granted. */
const READ_AS: Readonly<Record<string, string>> = {
  lt: "a maximum (excluded)",
  le: "a maximum",
  ge: "a minimum",
  gt: "a minimum (excluded)",
  eq: "an exact value",
  range: "a range",
  share: "a share",
  none: "not applicable",
};
const readAs = (op: Param): string => READ_AS[String(op)] ?? shown(op);
/** What a supposed reading takes for granted: a direction, the days that count, the length of a day. */
const supposed = ({ op, reason: why }: Params): string =>
  SETTLED.has(String(why)) ? `(${reason(why)})` : `read as ${readAs(op)}`;
const unitOf = (scale: Param): string => (scale === 1_000 ? "k€" : scale === 1_000_000 ? "M€" : "billions of euros");
const STAFF_FIRST = " Envelope of staff costs: check it first.";
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const quoted = (text: Param): string => `“${shown(text)}”`;

/** What a log says beyond the figure: how far a share is from its requirement, open tickets already late, gross delays. */
const margin = ({ short, allowed, openLate, gross }: Params, f: Formatter): string =>
  [
    ...(Number(short) > 0 ? [`${f.number(short)} short of the requirement`] : []),
    ...(Number(allowed) > 0 ? [`${f.number(allowed)} more may be late`] : []),
    ...(Number(openLate) > 0 ? [`${f.number(openLate)} open and late already`] : []),
    ...(gross === true ? ["gross delays"] : []),
  ]
    .map((part) => `; ${part}`)
    .join("");

export const findings: Readonly<Record<keyof typeof fr, FindingText>> = {
  "budget.overCommitted": {
    sentence: (p, f) =>
      `${row(p, f)}: ${f.amount(p.amount)} ${p.aeCp ? "of AE used against" : "committed against a ceiling of"} ${f.amount(p.ceiling)}${p.aeCp ? " opened" : ""}, ${f.amount(p.excess)} too much${since(p.since, f)}`,
    why: (p) =>
      "Cumulative commitments > budget of the same row × critical threshold: credits (AE) are limitative (décret 2012-1246)." +
      (p.personnel ? STAFF_FIRST : ""),
    todo: "Check the envelope's commitments, or have the budget amended.",
  },
  "budget.paidOverBudget": {
    sentence: (p, f) =>
      `${row(p, f)}: ${f.amount(p.amount)} ${p.aeCp ? "of CP used" : "paid"} against ${f.amount(p.ceiling)} ${p.aeCp ? "opened" : "of credits"}, ${f.amount(p.excess)} too much${since(p.since, f)}`,
    why: (p) =>
      "Cumulative payments > budget (CP opened where there are some) of the same row: payment credits are limitative." +
      (p.personnel ? STAFF_FIRST : ""),
    todo: "Check the entry, then the envelope's credits.",
  },
  "budget.paidOverCommitted": {
    sentence: (p, f) =>
      `${row(p, f)}: ${f.amount(p.amount)} ${p.aeCp ? "of CP used" : "paid"}, beyond the ${f.amount(p.ceiling)} ${p.aeCp ? "of AE used" : "committed"} (difference ${f.amount(p.excess)})${since(p.since, f)}`,
    why: "In a single-year table only what is committed is paid; with opening commitments, or in AE/CP, it can happen: then only to be watched.",
    todo: "Reconcile payments and commitments; add opening commitments if there are any.",
  },
  "budget.stepBeforeItsTime": {
    sentence: (p, f) =>
      `${row(p, f)}: ${f.amount(p.amount)} ${role(p.role)}, beyond the step before (${role(p.before)} ${f.amount(p.limit)}, difference ${f.amount(p.excess)})`,
    why: "Commitment, service done, payment order, payment: each step bears at most on what the one before established.",
    todo: "Check for an advance, a service done that is not certified, or the entry.",
  },
  "budget.personnelCeilings": {
    sentence: (p, f) => `${row(p, f)}: ${f.amount(p.budget)} of AE opened for ${f.amount(p.cpBudget)} of CP opened`,
    why: "In the envelope of staff costs, as many AE as CP are opened.",
    todo: "Check the entry of both ceilings.",
  },
  "budget.balanceDisagrees": {
    sentence: (p, f) =>
      `${row(p, f)}: ${role(p.role)} printed ${f.amount(p.printed)}, recomputed ${f.amount(p.computed)} (difference ${f.signedAmount(p.difference)})`,
    why: "Left to commit = budget − committed; left to pay = committed − paid; budget in force = initial budget + changes.",
    todo: "Check the row's formula or its entry.",
  },
  "budget.decommitment": {
    sentence: (p, f) => `${row(p, f)}: ${f.amount(p.amount)} withdrawn from commitments since ${f.period(p.previous)}`,
    why: (p, f) =>
      `Cumulative commitments fall: a withdrawal, legal. To be watched above ${f.amount(p.threshold)} (Settings).`,
    todo: "Nothing, if the withdrawal is known.",
  },
  "budget.paidFalling": {
    sentence: (p, f) =>
      `${row(p, f)}: ${p.aeCp ? "CP used" : "payments"} fall by ${f.amount(p.amount)} since ${f.period(p.previous)}`,
    why: "Cumulative payments only fall by a repayment or a cancelled payment order.",
    todo: "Check that a payment order was cancelled or repaid.",
  },
  "budget.changed": {
    sentence: (p, f) =>
      `${row(p, f)}: budget ${f.signedAmount(p.change)}` +
      (p.rateFalls
        ? `; the rate falls (${f.percent(p.previousRate)} → ${f.percent(p.rate)}) while commitments rise`
        : ` (${f.amount(p.budget)})`),
    why: "Each row keeps the budget in force at its date (amendment or transfer); past rows are not restated.",
    todo: "Nothing, if the change was voted.",
  },
  "budget.monthMissing": {
    sentence: (p, f) =>
      p.from === p.to
        ? `${row(p, f)}: ${f.period(p.from)} is missing before this row`
        : `${row(p, f)}: ${f.number(p.count)} periods are missing before this row (${f.period(p.from)} to ${f.period(p.to)})`,
    why: "Nothing is interpolated: the amounts of the month stay blank after a missing month, the chart leaves a gap.",
    todo: "Fill in the missing row.",
  },
  "budget.monthIncomplete": {
    sentence: (p, f) =>
      `${row(p, f)}: incomplete total, only ${f.number(p.known)} ${plural(p.known, "row has", "rows have")} figures`,
    why: "A month has a total only when every envelope already begun has a row with figures in it.",
    todo: "Fill in the envelopes of that month.",
  },
  "budget.monthTwice": {
    sentence: (p, f) => `${row(p, f)}: period already given in ${shown(p.first)}; the lower row is kept`,
    why: "One row for each period, envelope and entity: two would count twice.",
    todo: "Delete or rename one of the two rows.",
  },
  "budget.monthOrder": {
    sentence: (p, f) => `${row(p, f)} comes after ${f.period(p.previous)} on the sheet`,
    why: "Periods are put back in calendar order before anything is computed.",
    todo: "Check that both rows have the right month.",
  },
  "budget.monthsToCome": {
    sentence: (p, f) =>
      `${row(p, f)}: ${f.number(p.count)} ${plural(p.count, "row of zeros read as a month to come", "rows of zeros read as months to come")}`,
    why: "A cumulative amount does not fall back to zero: zeros after the last figures are not figures.",
    todo: "Leave these cells empty.",
  },
  "budget.rateDisagrees": {
    sentence: (p, f) => {
      const decimals = Number(p.decimals ?? 2);
      const printed = f.percent(p.printed, decimals);
      const computed = p.computed === null ? "no rate (nothing to divide by)" : f.percent(p.computed, decimals);
      return `${row(p, f)}: ${role(p.role)} printed ${printed}, recomputed ${computed}`;
    },
    why: "Each printed rate is recomputed on its row and compared at the printed precision.",
    todo: "Correct the cell or its formula.",
  },
  "budget.rateColumnDisagrees": {
    sentence: (p, f) =>
      `Column ${quoted(p.heading ?? role(p.role))}: ${f.number(p.agree)} rates of ${f.number(p.checked)} found again as ${role(p.role)}`,
    why: "Commitment = committed / budget; payment = paid / committed (or budget); execution = paid / budget or CP.",
    todo: "Check what this column divides, or correct its role in Sources.",
  },
  "budget.totalDisagrees": {
    sentence: (p, f) =>
      `${shown(p.label ?? "Total")}: ${role(p.role)} printed ${f.amount(p.printed)}, sum of the rows ${f.amount(p.sum)} (difference ${f.signedAmount(p.difference)})`,
    why: "The printed total is compared with the sum of its detail rows, to the cent (within rounding in k€).",
    todo: "Look for a row left out, counted twice or typed over.",
  },
  "budget.totalTable": {
    sentence: (p, f) => `“${shown(p.label)}” is the sum of the ${f.number(p.tables)} other tables, to the cent`,
    why: "All its amounts at the situation are those of the other tables added up: it is not counted twice, the summary takes it.",
    todo: "Nothing.",
  },
  "budget.signError": {
    sentence: (p, f) => `${row(p, f)}: negative ${role(p.role)} (${f.amount(p.amount)})`,
    why: "A budget, or a sum since January, is positive; the sign is kept and no rate is computed on a negative denominator.",
    todo: "Check the sign; keep it for a credit note.",
  },
  "budget.scaleChange": {
    sentence: (p, f) =>
      `${row(p, f)}: ${role(p.role)} ${f.amount(p.amount)}, about a thousand times ${Number(p.factor) > 1 ? "more" : "less"} than the rows before`,
    why: "A jump by a factor of a thousand between two rows tells euros mixed with k€.",
    todo: "Put the row back in the table's unit.",
  },
  "budget.commitmentHigh": {
    sentence: (p, f) => `${row(p, f)}: ${f.percent(p.rate)} of the budget committed, ${f.amount(p.available)} left`,
    why: (p, f) => `Commitment rate ≥ ${f.percent(p.threshold, 0)} (watch threshold, Settings).`,
    todo: "Plan the last commitments or a budget amendment.",
  },
  "budget.timeGap": {
    sentence: (p, f) =>
      `${row(p, f)}: ${f.percent(p.rate)} committed at ${f.percent(p.elapsed, 0)} of the year (${f.points(p.gap)})`,
    why: (p, f) =>
      `|committed / budget − months gone / 12| > ${f.number(Number(p.threshold) * 100)} points (Settings). A figure only: no text sets a pace.`,
    todo: "Comment on the lead or the lag.",
  },
  "budget.paymentLow": {
    sentence: (p, f) =>
      `${row(p, f)}: ${f.percent(p.rate)} of commitments paid, ${f.amount(p.outstanding)} committed and unpaid`,
    why: (p, f) => `Paid / committed < ${f.percent(p.threshold, 0)} from month ${f.number(p.month)} on (Settings).`,
    todo: "Chase services to certify and invoices in waiting.",
  },
  "budget.denominatorUnknown": {
    sentence: (p, f) =>
      Number(p.checked) > 0
        ? `Printed payment rates: neither paid / committed nor paid / budget gives them (${f.number(p.agree)} of ${f.number(p.checked)})`
        : "No printed payment rate: paid / committed and paid / budget are both given",
    why: "Some tools divide payments by commitments, others by the budget; Jauge keeps the denominator that gives every printed rate.",
    todo: "Choose the denominator in Settings.",
  },
  "budget.noCommitment": {
    sentence: (p, f) =>
      `${row(p, f)}: nothing committed, payment rate left blank` +
      (Number(p.count) > 1 ? ` (${f.number(p.count)} rows)` : ""),
    why: "No rate is computed on a denominator that is zero or negative: neither 0% nor an error.",
    todo: "Nothing, if the row has no commitment yet.",
  },
  "budget.noBudget": {
    sentence: (p, f) =>
      `${row(p, f)}: no budget, rates left blank` + (Number(p.count) > 1 ? ` (${f.number(p.count)} rows)` : ""),
    why: "No rate is computed on a denominator that is zero or negative: neither 0% nor an error.",
    todo: "Check that the row's budget is filled in.",
  },
  "service.breached": {
    sentence: (p, f) =>
      `${shown(p.label)}: ${f.quantity(p.observed, p.unit)} against ${shown(p.requirement)}` +
      (typeof p.gapRatio === "number" ? ` (${f.signedPercent(p.gapRatio)})` : "") +
      (p.assumed ? `; requirement ${supposed(p)}, to confirm` : ""),
    why: (p, f) =>
      `Observed against the requirement as written, unrounded: gap ${f.quantity(p.gap, p.unit)}, positive when unfavourable.` +
      (p.assumed ? ` The reading is assumed (${reason(p.reason)}): outside the compliance rate until confirmed.` : ""),
    todo: "Ask the contractor for an analysis, or confirm how the requirement reads.",
  },
  "service.assumed": {
    sentence: (p, f) =>
      `${shown(p.label)}: ${quoted(p.requirement)} ${supposed(p)}; observed ${f.quantity(p.observed, p.unit)}, to confirm`,
    why: (p) =>
      `The requirement does not say everything (${reason(p.reason)}): its reading is assumed and not counted in the compliance rate.`,
    todo: "Choose Maximum, Minimum or Do not assess.",
  },
  "service.notEvaluated": {
    sentence: (p) => `${shown(p.label)}: not assessed (${reason(p.reason)})`,
    why: "Three verdicts only: met, not met, not assessed. In doubt, Jauge does not assess.",
    todo: "Complete or clarify the requirement or the observed value.",
  },
  "service.unitInherited": {
    sentence: (p, f) =>
      p.side === "requirement"
        ? `${shown(p.label)}: requirement without a unit, the observed one is taken (${f.quantity(p.observed, p.unit)})`
        : `${shown(p.label)}: observed value without a unit, the requirement's is taken (${f.quantity(p.observed, p.unit)})`,
    why: "When only one of the two cells has a unit, the other takes it, and it is said.",
    todo: "Write the unit in the cell.",
  },
  "service.roundingDecides": {
    sentence: (p, f) =>
      `${shown(p.label)}: rounding alone decides (${f.quantity(p.observed, p.unit)} against ${shown(p.requirement)})`,
    why: "The exact value is compared, not the displayed one; rounded as displayed, it would change the verdict.",
    todo: "Check the exact value before concluding.",
  },
  "service.observedFromLog": {
    sentence: (p, f) =>
      `${shown(p.label)}: observed value computed from the log ${shown(p.log)} (${f.quantity(p.observed, p.unit)}${p.unit === "count" ? "" : `, ${f.number(p.count)} ${plural(p.count, "ticket", "tickets")}`})${margin(p, f)}`,
    why: (p) =>
      p.period
        ? `The cell is empty; the label names a measure of the log, taken on the tickets opened in the period (${shown(p.period)}).`
        : "The cell is empty; the label names a measure of the log, taken on all its tickets for want of a period.",
    todo: "Nothing, or enter the contractor's figure.",
  },
  "service.differsFromLog": {
    sentence: (p, f) =>
      `${shown(p.label)}: ${f.quantity(p.observed, p.unit)} on the sheet, ${f.quantity(p.computed, p.unit)} by the log ${shown(p.log)}`,
    why: "Same measure, same period: tickets opened in the period, delays by the calendar of Settings.",
    todo: "Reconcile the two sources: scope, period, calendar.",
  },
  "tickets.closedBeforeOpened": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "ticket", "tickets")} resolved before being opened, left out of the delays (${shown(p.ids)})`,
    why: "With a resolution before the opening, no delay makes sense.",
    todo: "Correct the dates of these tickets.",
  },
  "tickets.withoutClosing": {
    sentence: (p, f) =>
      `${f.number(p.count)} closed ${plural(p.count, "ticket", "tickets")} without a resolution date, left out of the delays (${shown(p.ids)})`,
    why: "A delay needs an opening and a resolution.",
    todo: "Fill in the resolution dates.",
  },
  "tickets.withoutOpening": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "ticket", "tickets")} without an opening date, left out of delays and periods (${shown(p.ids)})`,
    why: "A delay needs an opening and a resolution.",
    todo: "Fill in the opening dates.",
  },
  "assistance.noEstablishment": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "request", "requests")} of ${f.number(p.total)} without an establishment, left out of the ranking`,
    why: "Ranking, mean and median are of requests whose establishment is known.",
    todo: "Fill in the establishment column.",
  },
  "reliability.rising": {
    sentence: (p, f) =>
      `Blocking anomalies: ${f.number(p.blocking)} in ${f.period(p.quarter)}, ${f.number(p.was)} in ${f.period(p.previous)}`,
    why: "Last quarter against the one before, by opening date.",
    todo: "Ask the contractor for the causes.",
  },
  "invoices.late": {
    sentence: (p, f) =>
      `${f.number(p.count)} of ${f.number(p.paid)} ${plural(p.paid, "invoice", "invoices")} paid after ${f.number(p.limit)} days; the longest ${f.number(p.longest)} days${p.label ? ` (${shown(p.label)})` : ""}` +
      (typeof p.interest === "number" ? `; interest and fixed sums ${f.amount(p.interest)}` : ""),
    why: "Overall payment delay: calendar days from receipt to payment (decree 2013-269); late, the ECB rate + 8 points and 40 € an invoice.",
    todo: "Look for the slow steps, and pay the interest due.",
  },
  "invoices.overdue": {
    sentence: (p, f) =>
      `${f.number(p.count)} unpaid ${plural(p.count, "invoice", "invoices")} past ${f.number(p.limit)} days on ${f.date(p.asOf)}`,
    why: "Without a day of payment an invoice is in no delay; it is late as of the situation date.",
    todo: "Pay, or fill in the days of payment.",
  },
  "invoices.paidBeforeReceived": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "invoice", "invoices")} paid before receipt, left out of the delays${p.label ? ` (${shown(p.label)})` : ""}`,
    why: "A payment before the receipt gives no delay.",
    todo: "Correct the dates.",
  },
  "register.overdue": {
    sentence: (p, f) => `Action due on ${f.date(p.due)}: ${shown(p.label)}` + (p.actors ? ` (${shown(p.actors)})` : ""),
    why: (p, f) => `Past due on ${f.date(p.asOf)}. Only actions (type A) with a true date can be overdue.`,
    todo: "Chase the actors, or close the action.",
  },
  "facts.missed": {
    sentence: (p, f) =>
      `${shown(p.label)}: ${f.quantity(p.observed, p.unit)} against the target ${quoted(p.requirement)}` +
      (typeof p.gapRatio === "number" ? ` (${f.signedPercent(p.gapRatio)})` : "") +
      (p.assumed ? `; target read as ${readAs(p.op)}, to confirm` : ""),
    why: (p, f) =>
      `Value compared with the target as written, unrounded: gap ${f.quantity(p.gap, p.unit)}, positive when unfavourable.`,
    todo: "Explain the gap to the committee, or make the target clearer.",
  },
  "facts.notEvaluated": {
    sentence: (p) =>
      `${shown(p.label)}: not assessed (${p.untold ? (UNTOLD[String(p.untold)] ?? shown(p.untold)) : reason(p.reason)})`,
    why: "A fact is judged when it has a value and a target that compare; otherwise it is told as it is.",
    todo: "Fill in the value, or write the target with its direction (at most, at least).",
  },
  "situation.unknown": {
    sentence: () => "Situation date unknown: no year in the sheets read",
    why: "The date comes from the setting, else the sheet, else the last period with figures; without a year it stays blank.",
    todo: "Give the situation date in Settings.",
  },
  "reading.unreadable": {
    sentence: (p) => `${capital(role(p.role))}: ${quoted(p.text)} is not read (${reason(p.reason)})`,
    why: "A cell that cannot be read for sure is reported and left out, never counted as zero.",
    todo: "Correct the cell, or empty it.",
  },
  "reading.unreadableMore": {
    sentence: (p, f) =>
      `${capital(role(p.role))}: ${f.number(p.count)} more ${plural(p.count, "cell", "cells")} of the column not read`,
    why: "Beyond some number, cells of one column are counted instead of quoted.",
    todo: "Check what the column holds, or its role in Sources.",
  },
  "reading.hidden": {
    sentence: (p, f) => {
      const parts = [
        ...(p.sheet ? ["hidden sheet"] : []),
        ...(Number(p.rows) > 0 ? [`${f.number(p.rows)} hidden or filtered ${plural(p.rows, "row", "rows")}`] : []),
        ...(Number(p.columns) > 0 ? [`${f.number(p.columns)} hidden ${plural(p.columns, "column", "columns")}`] : []),
      ];
      return `${capital(parts.join(", "))}, read like the rest`;
    },
    why: "A hidden figure counts like another; whoever reads the summary should know.",
    todo: "Show, or delete what should not count.",
  },
  "reading.namedRange": {
    sentence: (p, f) =>
      `Table read in the named range ${quoted(p.name)}` +
      (Number(p.below) > 0
        ? `: ${f.number(p.below)} filled ${plural(p.below, "row below it, not read", "rows below it, not read")}`
        : ""),
    why: "A range that the user named says where the table begins and ends.",
    todo: "Extend the range (Formulas, Name Manager) if these rows belong to the table.",
  },
  "reading.ambiguousColumn": {
    sentence: (p) =>
      p.otherRole && p.otherRole !== p.role
        ? `Column ${quoted(p.heading)}: read as ${role(p.role)}, could be ${role(p.otherRole)}`
        : `${capital(role(p.role))}: column ${quoted(p.heading)} kept` +
          (p.otherCell ? ` rather than ${quoted(p.otherHeading)} (${shown(p.otherCell)})` : ""),
    why: "Two columns, or two roles, are as likely: the one kept is to be confirmed.",
    todo: "Confirm or correct the column in Sources.",
  },
  "reading.eventLog": {
    sentence: (p, f) =>
      `${f.number(p.rows)} rows for ${f.number(p.tickets)} tickets: ${f.number(p.repeated)} ${plural(p.repeated, "row repeats", "rows repeat")} a number already seen`,
    why: "One ticket a number: the last row wins, the opening stays the first.",
    todo: "Nothing, if the sheet is a log of events.",
  },
  "reading.timeJoined": {
    sentence: ({ heading, date }) => `“${shown(heading)}” gives the time of the days of “${shown(date)}”`,
    why: "Day and time stand in two columns: they are joined, and the delay runs from that time.",
    todo: "Nothing, unless the two columns do not belong together.",
  },
  "reading.stampsFromDurations": {
    sentence: () => "Moments worked out from the log's durations, as elapsed time (a day is 24 hours)",
    why: "The log gives a duration where a date is missing; it is added to the opening.",
    todo: "Export the dates of response and resolution too.",
  },
  "reading.closedBeforeOpened": {
    sentence: (p) =>
      `Ticket ${shown(p.id ?? "without a number")}: resolved before being opened, left out of the delays`,
    why: "With a resolution before the opening, no delay makes sense.",
    todo: "Correct the dates of this ticket.",
  },
  "reading.severityUnknown": {
    sentence: (p, f) =>
      `${f.number(p.count)} ${plural(p.count, "ticket", "tickets")} of ${f.number(p.total)} of unknown severity: neither blocking nor not`,
    why: "Severity comes from a column (blocking, severity, priority); without it a ticket is counted apart.",
    todo: "Fill in the severity, or point to its column in Sources.",
  },
  "reading.natureUnknown": {
    sentence: (p, f) =>
      `${f.number(p.total)} ${plural(p.total, "ticket", "tickets")} of unknown nature: neither requests nor incidents`,
    why: "Nature comes from a column, the sheet's name or its title; without it, neither support nor reliability.",
    todo: "Point to the column of natures in Sources, or name the sheet.",
  },
  "reading.rateScaleAssumed": {
    sentence: (p) =>
      `${capital(role(p.role))}: values read as ${p.timesHundred ? "percentages (71 for 71%)" : "fractions (0.71 for 71%)"}`,
    why: "A rate without a format may be a fraction or a percentage; recomputing does not tell them apart.",
    todo: "Give the column a percentage format.",
  },
  "reading.totalByArithmetic": {
    sentence: (p, f) =>
      `${shown(p.label || "Row")}: recognised as a total of ${f.number(p.rows)} ${plural(p.rows, "row", "rows")} by its figures`,
    why: "Its amounts are the sum of other rows: counting it again would falsify the total.",
    todo: "Write “Total” in the label if it is one.",
  },
  "reading.budgetCarried": {
    sentence: (p, f) =>
      `Budget written only where it changes: carried over ${f.number(p.rows)} ${plural(p.rows, "row", "rows")} without one`,
    why: "A cell merged over several months, or a budget written once, stays in force on the rows below.",
    todo: "Write the budget of each month if it changed.",
  },
  "reading.budgetFromChanges": {
    sentence: (p, f) =>
      `Budget in force computed: initial budget plus ${f.number(p.columns)} ${plural(p.columns, "column of changes", "columns of changes")}`,
    why: "No column holds the budget in force; amendments and transfers add to the initial budget.",
    todo: "Check that these columns are changes, not levels.",
  },
  "reading.latestColumn": {
    sentence: (p) => `Observed values read in column “${shown(p.heading)}”, the last one filled`,
    why: "One column a period: the most recent that holds values is compared with the requirement.",
    todo: "Choose another column in Sources if needed.",
  },
  "reading.cumulativeUnknown": {
    sentence: () => "Cumulative or monthly amounts? The figures do not say; read as cumulative",
    why: "Cumulative: non-decreasing in 80% of steps and at most 1.2 × the budget. Monthly: the sum stays under 1.2 × the budget. Here, neither.",
    todo: "Choose cumulative or monthly in Settings, or write it in the title.",
  },
  "reading.monthlyAmounts": {
    sentence: (p) =>
      `Amounts read as monthly${p.evidence === "title" ? " (the title says so)" : ""}: Jauge adds them up`,
    why: "Amounts that often fall, and whose sum fits in the budget, are those of each month.",
    todo: "Nothing, if so; else choose cumulative in Settings.",
  },
  "reading.scale": {
    sentence: (p, f) => `Amounts in ${unitOf(p.scale)}, multiplied by ${f.number(p.scale)}`,
    why: "The unit comes from the title or the heading.",
    todo: "Nothing, if that is the unit.",
  },
  "reading.scaleDoubtful": {
    sentence: (p) => `Amounts announced in ${unitOf(p.scale)}, but they look like euros: read as euros`,
    why: "“In k€” above very large amounts, or amounts with cents, is often left over from another table.",
    todo: "Check the unit, correct the announcement.",
  },
  "reading.yearUnknown": {
    sentence: () => "Months without a year: neither the sheet, the workbook nor the settings give it",
    why: "The year comes from the cell, else the sheet, else the other sheets, else the situation date.",
    todo: "Write the year in the title, or the situation date in Settings.",
  },
  "reading.yearFrom": {
    sentence: (p) =>
      p.source
        ? `Months without a year: ${shown(p.year)}, by the sheet ${shown(p.source)}`
        : `Months without a year: ${shown(p.year)}, by the situation date`,
    why: "The year comes from the cell, else the sheet, else the other sheets, else the situation date.",
    todo: "Write the year in the sheet's title.",
  },
  "settings.invalid": {
    sentence: (p) => `${shown(p.label ?? "Setting")}: ${quoted(p.text)} is not accepted, the default is taken`,
    why: "A setting that cannot be read does not stop the run.",
    todo: "Correct the value in Settings.",
  },
};
