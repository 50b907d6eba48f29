import type { Finding } from "../../cells/finding.ts";
import type { Settings } from "../../cells/settings.ts";
import { cents, type Cents } from "../../cells/units.ts";
import type { BudgetStatement } from "../../reading/statement.ts";
import type { BudgetLine, BudgetResult } from "../results.ts";
import { NO_AMOUNTS } from "./amounts.ts";
import { budgetFindings } from "./coherence.ts";
import { cumulativeAmounts } from "./cumulative.ts";
import { flowsOf, NO_FLOW } from "./flow.ts";
import { landingOf } from "./landing.ts";
import { budgetLine } from "./line.ts";
import { monthTotals } from "./months.ts";
import { paymentDenominator } from "./payment-denominator.ts";
import { paymentProfile } from "./profile.ts";
import { seriesOf } from "./series.ts";
import { situationOf } from "./situation.ts";

/** One budget table: its lines, its totals by month, where it stands and where it may land, and its controls. */
export function budgetExecution(
  statement: BudgetStatement,
  settings: Settings,
): { readonly result: BudgetResult; readonly findings: readonly Finding[] } {
  const series = seriesOf(statement.rows);
  const amounts = cumulativeAmounts(statement, series);
  const denominator = paymentDenominator(statement.rows, amounts, settings.paymentDenominator);
  const base = denominator.denominator === "budget" ? "budget" : "committed";
  const amountsOf = (row: (typeof statement.rows)[number]) => amounts.get(row) ?? NO_AMOUNTS;

  // Amounts that may be of a month or since January have no flow that can be told.
  const flowsIn = statement.cumulative === null ? () => [] : flowsOf;
  const flows = new Map(
    series.flatMap(({ rows }) => {
      const moments = flowsIn(rows.map((row) => ({ period: row.period, amounts: amountsOf(row) })));
      return rows.map((row, index) => [row, moments[index]] as const);
    }),
  );
  const lines = new Map(
    statement.rows.map((row) => [row, budgetLine(row, [row], amountsOf(row), flows.get(row) ?? NO_FLOW, base)]),
  );

  const totals = monthTotals(series, amounts);
  const totalFlows = flowsIn(totals.map(({ source, amounts: sum }) => ({ period: source.period, amounts: sum })));
  const months = totals.map(
    ({ source, parts, amounts: sum }, index): BudgetLine =>
      lines.get(source) ?? budgetLine(source, parts, sum, totalFlows[index] ?? NO_FLOW, base),
  );

  const asOf = settings.asOf ?? statement.asOf;
  const situation = situationOf(months, asOf);
  const { latest, previous, month } = situation;
  const result: BudgetResult = {
    statement,
    paymentRateDenominator: denominator.denominator,
    denominatorEvidence: denominator.evidence,
    lines: [...lines.values()],
    months,
    latest,
    previous,
    landing:
      latest && statement.cumulative !== null
        ? landingOf(latest, month, openingCommitments(latest), paymentProfile(months, latest))
        : [],
  };
  return {
    result,
    findings: budgetFindings({ statement, series, lines, months, denominator, asOf, situation }, settings.thresholds),
  };
}

function openingCommitments(line: BudgetLine): Cents | null {
  const opening = line.parts.map((row) => row.amounts.openingCommitments?.cents ?? null);
  return opening.includes(null) ? null : cents(opening.reduce<number>((sum, amount) => sum + (amount ?? 0), 0));
}
