import { columnLetters } from "../../cells/address.ts";
import type { Finding } from "../../cells/finding.ts";
import { readObserved } from "../../cells/observed.ts";
import type { Requirement } from "../../cells/requirement.ts";
import { verdict } from "../../cells/verdict.ts";
import { wordsOf } from "../../cells/wording.ts";
import type { AnomalyStatement, ServiceStatement, TicketStatement } from "../../reading/statement.ts";
import type { ReliabilityResult } from "../results.ts";
import { blockingIncidents, quartersOfLogs, quartersOfSeries, reliabilitySource, wholeQuarters } from "./quarters.ts";
import { allOrNone } from "../all-or-none.ts";
import { mean } from "../statistics.ts";

/**
 * Blocking anomalies by quarter: the printed series where the workbook has one, else the incidents of its logs. `null`
 * without either, and where no incident of the logs is known to be blocking or not.
 */
export function reliabilityResult(
  logs: readonly TicketStatement[],
  tables: readonly AnomalyStatement[],
  indicators: readonly ServiceStatement[],
): { readonly result: ReliabilityResult | null; readonly findings: readonly Finding[] } {
  const told = logs.filter(({ rows }) =>
    rows.some(({ nature, blocking }) => nature === "Incident" && blocking !== null),
  );
  const from = tables.length > 0 ? "anomalies" : "tickets";
  const byQuarter = from === "anomalies" ? quartersOfSeries(tables) : quartersOfLogs(told);
  if (byQuarter.length === 0) return { result: null, findings: [] };
  const requirement = quarterlyRequirement(indicators);
  const result: ReliabilityResult = {
    byQuarter: byQuarter.map((quarter) => ({ ...quarter, verdict: quarterVerdict(quarter.blocking, requirement) })),
    slope: slopeOf((from === "anomalies" ? byQuarter : wholeQuarters(byQuarter, told)).map(({ blocking }) => blocking)),
    from,
    requirement,
    sources: from === "anomalies" ? [] : allOrNone(told.map(reliabilitySource)),
  };
  const place = from === "anomalies" ? null : placeOfIncidents(told);
  return { result, findings: rising(byQuarter, place) };
}

function quarterVerdict(blocking: number, requirement: Requirement | null): "met" | "breached" | null {
  if (!requirement) return null;
  const found = verdict(requirement, readObserved(blocking, "General", requirement), null);
  return found.verdict === "not-evaluated" ? null : found.verdict;
}

const FEWEST_QUARTERS = 3;

function slopeOf(values: readonly number[]): number | null {
  if (values.length < FEWEST_QUARTERS) return null;
  const middle = (values.length - 1) / 2;
  const average = mean(values) ?? 0;
  const spread = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return values.reduce((sum, value, index) => sum + (index - middle) * (value - average), 0) / spread;
}

function placeOfIncidents(logs: readonly TicketStatement[]): Pick<Finding, "sheet" | "cell"> | null {
  for (const log of logs) {
    const last = blockingIncidents(log).at(-1);
    const column = log.block.columns["opened"] ?? log.block.data.left;
    if (last) return { sheet: log.block.sheet, cell: `${columnLetters(column)}${last.row + 1}` };
  }
  return null;
}

/** The last quarter against the one before. */
function rising(
  byQuarter: ReliabilityResult["byQuarter"],
  place: Pick<Finding, "sheet" | "cell"> | null,
): readonly Finding[] {
  const last = byQuarter.at(-1);
  const before = byQuarter.at(-2);
  if (!last || !before || last.blocking <= before.blocking) return [];
  const params = { quarter: last.quarter, blocking: last.blocking, previous: before.quarter, was: before.blocking };
  const own = last.ref ? { sheet: last.ref.sheet, cell: `${columnLetters(last.ref.column)}${last.ref.row + 1}` } : null;
  const { sheet, cell } = own ?? place ?? { sheet: null, cell: null };
  return [{ code: "reliability.rising", severity: "info", sheet, cell, params }];
}

/** "Nb d'anomalies bloquantes par trimestre", or "8 par trimestre" of blocking incidents: the limit that the series is to be read against. */
function quarterlyRequirement(indicators: readonly ServiceStatement[]): ReliabilityResult["requirement"] {
  const row = indicators
    .flatMap(({ rows }) => rows)
    .find(({ label, requirement }) => {
      const words = wordsOf(label);
      const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
      const quarterly = has(/^(trimestre|quarter)/) || requirement.per === "quarter";
      const counts = requirement.unit === null || requirement.unit === "count";
      return has(/^(anomalie|incident|defaut|defect)s?$/) && has(/^(bloquant|blocking)/) && quarterly && counts;
    });
  return row?.requirement ?? null;
}
