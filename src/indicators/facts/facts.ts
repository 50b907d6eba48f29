import type { Finding } from "../../cells/finding.ts";
import { readRequirement, withChoice, type Requirement } from "../../cells/requirement.ts";
import type { Settings } from "../../cells/settings.ts";
import { unaccented } from "../../cells/wording.ts";
import type { FactStatement } from "../../reading/statement.ts";
import { findingAt } from "../finding-at.ts";
import type { IndicatorResult } from "../results.ts";
import { figures, judged } from "../service/indicator.ts";

export type Fact = FactStatement["rows"][number];

/** Why a fact is told without being judged: it has no target, no value, or its only words are a target. */
export type Untold = "no-target" | "no-value" | "target-only";

export interface FactLine {
  readonly source: Fact;
  /** Where the words of the value are a target ("au maximum 1,5 %"), they stand as one. */
  readonly value: Fact["value"];
  readonly target: Fact["target"];
  readonly judgement: IndicatorResult;
  readonly untold: Untold | null;
}

/** Free indicators against their targets, by the same grammar as the contract's requirements. */
export const factLines = (statement: FactStatement, settings: Settings): readonly FactLine[] =>
  statement.rows.map((source) => lineOf(source, settings));

function lineOf(source: Fact, settings: Settings): FactLine {
  const isTarget = source.target === null && source.value !== null && asksSomething(source, source.value);
  const value = isTarget ? null : source.value;
  const target = isTarget ? source.value : source.target;
  const untold = isTarget ? "target-only" : !target ? "no-target" : !value ? "no-value" : null;
  return { source, value, target, untold, judgement: judgementOf(source, value, target, settings) };
}

/** "au maximum 1,5 %" asks; "- 50%" or "25 jours" only tells. */
function asksSomething({ label }: Fact, { raw, format }: NonNullable<Fact["value"]>): boolean {
  const { op, status } = readRequirement(raw, { label, format });
  return status === "ok" && op !== "none" && op !== "pending" && op !== "ref" && op !== "manual";
}

function judgementOf(
  { row, label, labelRef }: Fact,
  value: Fact["value"],
  target: Fact["target"],
  settings: Settings,
): IndicatorResult {
  const words = { ceilings: settings.ceilingWords, floors: settings.floorWords };
  const indicator = {
    row,
    label,
    labelRef,
    requirement: ofChange(
      label,
      readRequirement(target?.raw ?? null, { label, format: target?.format ?? "General", words }),
    ),
    requirementRef: target?.ref ?? labelRef,
    requirementRaw: target?.raw ?? null,
    observed: value ?? { ref: labelRef, raw: null, format: "General" },
  };
  return judged(indicator, settings, null).result;
}

const FALL = /^(?:diminution|reduction|baisse|recul|decrease|drop|fall|decline)\b/;
const RISE = /^(?:augmentation|hausse|progression|croissance|gain|increase|rise|growth)\b/;

/**
 * "Diminution des demandes : − 50 %" asks for that fall at least: below −50 % where the fall is written as one, above 50 %
 * where its size is. Supposed, as the label alone says so.
 */
function ofChange(label: string, requirement: Requirement): Requirement {
  const { status, reason, value } = requirement;
  const isGuess = reason === "unknown-direction" || reason === "implicit-direction";
  if (status === "ok" || !isGuess || value === null) return requirement;
  const plain = unaccented(label.trim().toLowerCase());
  if (!FALL.test(plain) && !RISE.test(plain)) return requirement;
  const chosen = withChoice(requirement, FALL.test(plain) && value < 0 ? "max" : "min");
  return { ...chosen, status: "assumed", reason: "implicit-direction" };
}

const rankOf = (judgement: IndicatorResult): number =>
  judgement.verdict === "not-evaluated" ? 3 : judgement.verdict === "met" ? 2 : judgement.assumed ? 1 : 0;

/** Targets missed, then those to confirm, those held, and what is only told; else as the tables have them. */
export const byVerdict = (lines: readonly FactLine[]): readonly FactLine[] =>
  [...lines].sort((a, b) => rankOf(a.judgement) - rankOf(b.judgement));

/** A target that is missed, or that a value stands beside without being judged. */
export function factFindings(lines: readonly FactLine[]): readonly Finding[] {
  return lines.flatMap(({ judgement, value, target, untold }) => {
    if (judgement.verdict === "breached" && value)
      return [findingAt(value.ref, "facts.missed", judgement.assumed ? "warning" : "breach", figures(judgement))];
    if (judgement.verdict !== "not-evaluated" || untold === "no-target") return [];
    const place = value ?? target;
    return place ? [findingAt(place.ref, "facts.notEvaluated", "info", { ...figures(judgement), untold })] : [];
  });
}
