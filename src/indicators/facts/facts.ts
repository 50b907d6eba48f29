import { readRequirement } from "../../cells/requirement.ts";
import type { Settings } from "../../cells/settings.ts";
import type { FactStatement } from "../../reading/statement.ts";
import type { IndicatorResult } from "../results.ts";
import { judged } from "../service/indicator.ts";

export type Fact = FactStatement["rows"][number];

export interface FactLine {
  readonly source: Fact;
  /** Null without both a value and a target: the fact is told, not judged. */
  readonly judgement: IndicatorResult | null;
}

/** Free indicators against their targets, by the same grammar as the contract's requirements. */
export const factLines = (statement: FactStatement, settings: Settings): readonly FactLine[] =>
  statement.rows.map((source) => ({ source, judgement: judgementOf(source, settings) }));

function judgementOf({ row, label, labelRef, value, target }: Fact, settings: Settings): IndicatorResult | null {
  if (!value || !target) return null;
  const requirement = readRequirement(target.raw, { label, format: target.format });
  const requirementRef = target.ref;
  const indicator = { row, label, labelRef, requirement, requirementRef, requirementRaw: target.raw, observed: value };
  return judged(indicator, settings, null).result;
}
