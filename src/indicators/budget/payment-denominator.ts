import type { PaymentDenominator } from "../../cells/settings.ts";
import type { BudgetRow } from "../../reading/statement.ts";
import type { BudgetResult } from "../results.ts";
import { printedAmounts, type Amounts } from "./amounts.ts";
import type { AmountsByRow } from "./cumulative.ts";
import { paymentRate, type PaymentBase } from "./payment-rate.ts";
import { agreesAsPrinted } from "./printed-rate.ts";

export interface DenominatorReading {
  readonly denominator: BudgetResult["paymentRateDenominator"];
  readonly evidence: BudgetResult["denominatorEvidence"];
  /** The amounts that the sheet's own rates divide: running sums, or the month's own in a monthly table. */
  readonly divides: "cumulative" | "printed";
}

interface Candidate extends Omit<DenominatorReading, "denominator"> {
  readonly denominator: PaymentBase;
  readonly error: number;
}

/**
 * "mand" divides by the commitments in some tools and by the budget in others (domain.md §1, denominator rule): every
 * candidate is recomputed and the one that agrees with every printed rate at its printed precision is kept. One that
 * agrees with four fifths of them, when no other reaches a fifth, is kept too: the exceptions are then reported as
 * printed errors. The user's setting comes before all that.
 */
export function paymentDenominator(
  rows: readonly BudgetRow[],
  cumulative: AmountsByRow,
  setting: PaymentDenominator,
): DenominatorReading {
  const printed = new Map(rows.map((row) => [row, printedAmounts(row)]));
  const candidates = (["committed", "budget"] as const).flatMap((base) => [
    candidate(rows, cumulative, base, "cumulative"),
    candidate(rows, printed, base, "printed"),
  ]);
  const eligible = setting === "auto" ? candidates : candidates.filter(({ denominator }) => denominator === setting);
  const [best] = [...eligible].sort((a, b) => b.evidence.agree - a.evidence.agree || a.error - b.error) as [Candidate];
  const found = { evidence: best.evidence, divides: best.divides };
  if (setting !== "auto") return { ...found, denominator: setting };
  const rivals = candidates.filter(({ denominator }) => denominator !== best.denominator);
  return { ...found, denominator: convinces(best, rivals) ? best.denominator : "unknown" };
}

function candidate(
  rows: readonly BudgetRow[],
  amounts: ReadonlyMap<BudgetRow, Amounts>,
  denominator: PaymentBase,
  divides: DenominatorReading["divides"],
): Candidate {
  let checked = 0;
  let agree = 0;
  let error = 0;
  for (const row of rows) {
    const printed = row.rates.ratePaid;
    const own = amounts.get(row);
    if (!printed || !own) continue;
    const { value } = paymentRate(own, denominator);
    // A tool that prints 0 where there is no rate says nothing of what it divides by.
    if (value === null && printed.ratio === 0) continue;
    checked += 1;
    if (value === null) continue;
    error += Math.abs(printed.ratio - value);
    if (agreesAsPrinted(printed, value)) agree += 1;
  }
  return { denominator, divides, evidence: { checked, agree }, error };
}

function convinces(best: Candidate, rivals: readonly Candidate[]): boolean {
  const { checked, agree } = best.evidence;
  if (checked === 0) return false;
  const rival = Math.max(...rivals.map(({ evidence }) => evidence.agree));
  if (agree < checked) return agree >= 0.8 * checked && rival <= 0.2 * checked;
  // Zeros agree with every denominator: only a smaller error tells them apart.
  return rival < agree || rivals.every(({ error, evidence }) => evidence.agree < agree || error > best.error + 1e-9);
}
