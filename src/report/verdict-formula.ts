import type { IndicatorResult } from "../indicators/results.ts";
import type { ReportTexts } from "../locales/fr/report.ts";
import { liveNumber } from "./live-formula.ts";
import type { Live } from "./live.ts";

export interface VerdictFormulas {
  readonly observed: Live<number> | null;
  /** Expression of the requirement's number; null for a range, which has two. */
  readonly limit: string | null;
  readonly gap: string;
  readonly verdict: string;
}

const COMPARISONS = { lt: "<", le: "<=", eq: "=", ne: "<>", ge: ">=", gt: ">" } as const;

/**
 * Gap and verdict as formulas on the observed cell (`observed`, A1) and on the requirement's own text. `null` where a
 * formula would not give what was computed: another unit, a share of tickets, nothing to compare.
 */
export function verdictFormulas(
  { source, requirement, observed, verdict, gap }: IndicatorResult,
  observedCell: string,
  words: ReportTexts["verdict"],
): VerdictFormulas | null {
  if (verdict === "not-evaluated" || observed.value === null || gap === null) return null;
  const found = liveNumber(source.observed, observed.value);
  const said = (condition: string) => `IF(${condition},"${words.met}","${words.breached}")`;
  if (requirement.op === "range") {
    const { lo, hi } = requirement;
    if (lo === null || hi === null) return null;
    const outside = Math.max(lo - observed.value, observed.value - hi);
    if (!close(outside, gap)) return null;
    const gapFormula = `MAX(${lo}-${observedCell},${observedCell}-${hi})`;
    const inside = [
      `${observedCell}${requirement.loIncl === false ? ">" : ">="}${lo}`,
      `${observedCell}${requirement.hiIncl === false ? "<" : "<="}${hi}`,
    ];
    return { observed: found, limit: null, gap: gapFormula, verdict: said(`AND(${inside.join(",")})`) };
  }
  const comparison = COMPARISONS[requirement.op as keyof typeof COMPARISONS];
  if (comparison === undefined || requirement.value === null) return null;
  const wanted = liveNumber({ ref: source.requirementRef, raw: source.requirementRaw }, requirement.value);
  const limit = wanted?.formula ?? String(requirement.value);
  const upward = requirement.op === "ge" || requirement.op === "gt";
  const difference = upward ? requirement.value - observed.value : observed.value - requirement.value;
  if (!close(difference, gap)) return null;
  return {
    observed: found,
    limit,
    gap: upward ? `${limit}-${observedCell}` : `${observedCell}-${limit}`,
    verdict: said(`${observedCell}${comparison}${limit}`),
  };
}

const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b));
