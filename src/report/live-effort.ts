import { refFormula } from "../cells/address.ts";
import type { ScenarioStatement } from "../reading/statement.ts";
import { quoteText, type Live } from "./live.ts";

type Effort = NonNullable<ScenarioStatement["rows"][number]["effort"]>;

const RANGE = /^(\d+(?:,\d+)?)(\s*(?:-|–|à|to)\s*)(\d+(?:,\d+)?)(\D*)$/;
const SINGLE = /^(\d+(?:,\d+)?)(\D*)$/;

/** The bounds of "20-26 ETP" as expressions that follow the cell as long as it keeps its shape; null for another shape. */
export function effortBounds({ cell, low, high }: Effort): {
  readonly low: Live<number> | null;
  readonly high: Live<number> | null;
} | null {
  const ref = refFormula(cell.ref);
  if (low === null || high === null) return null;
  if (typeof cell.raw === "number") return { low: { formula: ref, value: low }, high: { formula: ref, value: high } };
  if (typeof cell.raw !== "string") return null;
  const numberOf = (text: string): string => `NUMBERVALUE(${text},",",".")`;
  const without = (text: string, suffix: string): string =>
    suffix === "" ? text : `SUBSTITUTE(${text},${quoteText(suffix)},"")`;
  const [, , between, , suffix] = RANGE.exec(cell.raw) ?? [];
  if (between !== undefined && suffix !== undefined) {
    const at = `FIND(${quoteText(between)},${ref})`;
    return {
      low: { formula: numberOf(`LEFT(${ref},${at}-1)`), value: low },
      high: { formula: numberOf(without(`MID(${ref},${at}+${between.length},99)`, suffix)), value: high },
    };
  }
  const [, , unit] = SINGLE.exec(cell.raw) ?? [];
  if (unit === undefined) return null;
  const formula = numberOf(without(ref, unit));
  return { low: { formula, value: low }, high: { formula, value: high } };
}
