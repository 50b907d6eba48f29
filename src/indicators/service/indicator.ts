import type { Finding } from "../../cells/finding.ts";
import { readObserved, type Observed } from "../../cells/observed.ts";
import { withChoice, type Requirement } from "../../cells/requirement.ts";
import type { RequirementChoice, Settings } from "../../cells/settings.ts";
import { unaccented, plainWording } from "../../cells/wording.ts";
import { verdict, type Verdict } from "../../cells/verdict.ts";
import type { IndicatorRow } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import type { IndicatorResult } from "../results.ts";
import type { LogMeasure } from "./log-measure.ts";

export interface Judged {
  readonly result: IndicatorResult;
  readonly findings: readonly Finding[];
}

/**
 * One requirement against what was observed. The sheet's figure is judged where there is one; an empty cell takes what
 * `measure`, the same indicator counted in the ticket log, gives (null: the log can't say).
 */
export function judged(row: IndicatorRow, settings: Settings, measure: LogMeasure | null): Judged {
  const requirement = chosen(row, settings);
  const { ref, raw, format } = row.observed;
  const printed = readObserved(raw, format, requirement);
  const empty = printed.value === null && (printed.reason === "empty" || printed.reason === "dash");
  const fromLog = empty && measure !== null;
  const observed = fromLog ? observedInLog(measure) : printed;
  const judgement = verdict(requirement, observed, settings.calendar);
  const found = fromLog && measure.assumed && !isConfirmed(row, settings) ? supposed(judgement) : judgement;
  const result: IndicatorResult = {
    source: row,
    requirement,
    observed,
    observedFrom: fromLog ? "tickets" : "sheet",
    verdict: found.verdict,
    assumed: found.assumed,
    reason: found.reason,
    gap: found.gap,
    gapRatio: found.gapRatio,
    log: measure,
    previous: null,
  };
  const params = figures(result);
  return {
    result,
    findings: [
      ...verdictFindings(row, result, params),
      ...readingFindings(row, requirement, printed, found, params),
      ...(fromLog ? [findingAt(ref, "service.observedFromLog", "info", { ...params, ...origin(measure) })] : []),
      ...(!fromLog && measure ? difference(row, printed, measure, params) : []),
    ],
  };
}

/** A verdict on days or hours that the settings alone chose. */
const supposed = (judgement: Verdict): Verdict =>
  judgement.verdict === "not-evaluated"
    ? judgement
    : { ...judgement, assumed: true, reason: judgement.reason ?? "bare-day-by-setting" };

/** The user's word on an assumed or directionless requirement goes by sheet and label. */
function chosen(row: IndicatorRow, settings: Settings): Requirement {
  const choice = choiceOf(row, settings);
  return choice ? withChoice(row.requirement, choice.choice) : row.requirement;
}

const isConfirmed = (row: IndicatorRow, settings: Settings): boolean => choiceOf(row, settings) !== undefined;

const choiceOf = (row: IndicatorRow, settings: Settings): RequirementChoice | undefined =>
  settings.choices.findLast(({ sheet, label }) => sheet === row.labelRef.sheet && isSameLabel(label, row.label));

export const isSameLabel = (a: string, b: string): boolean =>
  unaccented(plainWording(a)) === unaccented(plainWording(b));

/** What a finding about a judgement says. */
export function figures({ source, requirement, observed, ...judgement }: IndicatorResult): Finding["params"] {
  return {
    label: source.label,
    requirement: requirement.text,
    op: requirement.op,
    observed: observed.value,
    observedText: observed.text,
    unit: observed.unit ?? requirement.unit,
    gap: judgement.gap,
    gapRatio: judgement.gapRatio,
    assumed: judgement.assumed,
    reason: judgement.reason,
  };
}

/**
 * An assumed reading keeps its verdict, as something to watch; to confirm it is worth a warning of its own only when no
 * breach already gives one.
 */
function verdictFindings(row: IndicatorRow, result: IndicatorResult, params: Finding["params"]): readonly Finding[] {
  const { ref } = row.observed;
  if (result.verdict === "not-evaluated") {
    const asked = result.requirement.op !== "none" || result.requirement.status === "assumed";
    const place = result.observed.value === null && asked ? ref : row.requirementRef;
    return [findingAt(place, "service.notEvaluated", "info", params)];
  }
  const breached = result.verdict === "breached";
  const assumed = result.assumed
    ? [findingAt(row.requirementRef, "service.assumed", breached ? "info" : "warning", params)]
    : [];
  if (!breached) return assumed;
  return [findingAt(ref, "service.breached", result.assumed ? "warning" : "breach", params), ...assumed];
}

const COUNTED = new Set<Observed["unit"]>([null, "count"]);

function readingFindings(
  row: IndicatorRow,
  requirement: Requirement,
  printed: Observed,
  found: Verdict,
  params: Finding["params"],
): readonly Finding[] {
  if (found.verdict === "not-evaluated") return [];
  const { ref } = row.observed;
  const findings: Finding[] = [];
  if (printed.unitInherited && !COUNTED.has(printed.unit)) {
    findings.push(findingAt(ref, "service.unitInherited", "info", { ...params, side: "observed" }));
  } else if (requirement.unit === null && !COUNTED.has(printed.unit)) {
    findings.push(findingAt(row.requirementRef, "service.unitInherited", "info", { ...params, side: "requirement" }));
  }
  if (found.decidedByRounding) findings.push(findingAt(ref, "service.roundingDecides", "warning", params));
  return findings;
}

function observedInLog({ value, unit, dayType }: LogMeasure): Observed {
  const counted = { unitInherited: false, restMinutes: 0, decimals: null, reason: null };
  return { ...counted, text: "", value, unit, dayType };
}

const origin = ({ log, count, period, synthetic, openLate, short, allowed, gross }: LogMeasure): Finding["params"] => ({
  log,
  count,
  period,
  synthetic,
  openLate,
  short,
  allowed,
  gross,
});

/** The sheet's figure against the log's, at the sheet's printed precision; a log of made-up data accuses nobody. */
function difference(
  row: IndicatorRow,
  printed: Observed,
  measure: LogMeasure,
  params: Finding["params"],
): readonly Finding[] {
  const { value, unit, decimals } = printed;
  if (value === null || measure.period === null || (unit !== null && unit !== measure.unit)) return [];
  const halfUnit = 0.5 * 10 ** -(decimals ?? 2);
  if (Math.abs(value - measure.value) <= halfUnit + 1e-9) return [];
  const severity = measure.synthetic ? "info" : "warning";
  const compared = { ...params, ...origin(measure), computed: measure.value };
  return [findingAt(row.observed.ref, "service.differsFromLog", severity, compared)];
}
