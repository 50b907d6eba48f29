import type { Finding } from "../../cells/finding.ts";
import type { Settings } from "../../cells/settings.ts";
import type { BudgetStatement } from "../../reading/statement.ts";
import type { BudgetCourse, BudgetLine, BudgetResult } from "../results.ts";
import { NO_AMOUNTS } from "./amounts.ts";
import { budgetBridge } from "./bridge.ts";
import { placeOf } from "./calendar.ts";
import { budgetFindings } from "./coherence.ts";
import { cumulativeAmounts } from "./cumulative.ts";
import { flowsOf, NO_FLOW } from "./flow.ts";
import { sameMonthBefore } from "./former-years.ts";
import { landingOf } from "./landing.ts";
import { mistypedIn } from "./mistyped.ts";
import { budgetLine } from "./line.ts";
import { monthTotals } from "./months.ts";
import { partsOf } from "./parts.ts";
import { paymentDenominator } from "./payment-denominator.ts";
import { isPersonnel } from "./personnel.ts";
import { paymentProfile } from "./profile.ts";
import { seriesOf, type Series } from "./series.ts";
import { situationOf, type Situation } from "./situation.ts";

/**
 * One budget table: its lines, its totals by month and by part, where it stands and where it may land, and its controls.
 * `former`: months of the same budget in other tables, for the profile and the comparison with the year before.
 */
export function budgetExecution(
  statement: BudgetStatement,
  settings: Settings,
  former: readonly BudgetLine[] = [],
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
  const asOf = settings.asOf ?? statement.asOf;
  const mistyped = mistypedIn({ series, lines });

  const monthsOf = (of: readonly Series[]): readonly BudgetLine[] => {
    const totals = monthTotals(of, amounts);
    const totalFlows = flowsIn(totals.map(({ source, amounts: sum }) => ({ period: source.period, amounts: sum })));
    return totals.map(
      ({ source, parts, amounts: sum }, index): BudgetLine =>
        lines.get(source) ?? budgetLine(source, parts, sum, totalFlows[index] ?? NO_FLOW, base),
    );
  };
  const courseOf = (
    months: readonly BudgetLine[],
    { latest, previous, month }: Situation,
    before: readonly BudgetLine[],
  ): Omit<BudgetCourse, "lines"> => ({
    months,
    latest,
    previous,
    formerYear: sameMonthBefore([...before, ...months], latest),
    landing:
      latest && statement.cumulative !== null
        ? landingOf(latest, month, latest.openingCommitments, paymentProfile([...before, ...months], latest))
        : [],
    bridge: budgetBridge(months, latest, mistyped.suspects),
  });

  const months = monthsOf(series);
  const situation = situationOf(months, asOf);
  const until = situation.latest?.source.period ? placeOf(situation.latest.source.period) : null;
  /** Parts stand where their sum does, even when some go further. */
  const situationWithin = (of: readonly BudgetLine[]): Situation =>
    situationOf(
      of.filter(({ source }) => until === null || source.period === null || placeOf(source.period) <= until),
      asOf,
    );
  const parts = partsOf(series).map(({ by, name, series: own }) => {
    const ownMonths = monthsOf(own);
    const rows = new Set(own.flatMap((one) => one.rows));
    return {
      by,
      name,
      lines: statement.rows.filter((row) => rows.has(row)).flatMap((row) => lines.get(row) ?? []),
      ...courseOf(ownMonths, situationWithin(ownMonths), []),
    };
  });
  const result: BudgetResult = {
    statement,
    paymentRateDenominator: denominator.denominator,
    denominatorEvidence: denominator.evidence,
    lines: [...lines.values()],
    ...courseOf(months, situation, former),
    parts,
    current: true,
  };
  const personnel = series.filter(({ rows }) => rows.some(isPersonnel));
  const others = series.filter((one) => !personnel.includes(one));
  const apart =
    personnel.length > 0 && others.length > 0
      ? [
          { personnel: true, ...situationWithin(monthsOf(personnel)) },
          { personnel: false, ...situationWithin(monthsOf(others)) },
        ]
      : null;
  return {
    result,
    findings: budgetFindings(
      { statement, series, lines, months, denominator, asOf, situation, apart },
      mistyped,
      settings.thresholds,
    ),
  };
}
