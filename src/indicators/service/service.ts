import type { Finding } from "../../cells/finding.ts";
import type { Settings } from "../../cells/settings.ts";
import type { Serial } from "../../cells/units.ts";
import type { ServiceStatement, TicketStatement } from "../../reading/statement.ts";
import type { IndicatorResult, ServiceResult } from "../results.ts";
import type { Calendars } from "./delays.ts";
import { isSameLabel, judged, type Judged } from "./indicator.ts";
import { logMeasure, periodBefore, type Measuring } from "./log-measure.ts";

/** What a table of indicators is read with, beyond itself and the logs. */
export interface ServiceContext {
  /** The moment at which open tickets are late or not. */
  readonly situation: Serial | null;
  /** Every table of indicators of the workbook: one of the period before gives the trend. */
  readonly tables: readonly ServiceStatement[];
}

const ALONE: ServiceContext = { situation: null, tables: [] };

/** Every requirement of a table against what was observed; assumed readings stay out of the headline rate. */
export function serviceResult(
  statement: ServiceStatement,
  logs: readonly TicketStatement[],
  settings: Settings,
  calendars: Calendars,
  { situation, tables }: ServiceContext = ALONE,
): { readonly result: ServiceResult; readonly findings: readonly Finding[] } {
  const measuring: Measuring = { logs, settings, calendars, situation };
  const rows = statement.rows.map((row): Judged => {
    const measure = logMeasure(row.label, row.requirement, statement.period, measuring);
    const { result, findings } = judged(row, settings, measure);
    return { result: { ...result, previous: previousOf(result, statement.period, tables, measuring) }, findings };
  });
  const indicators = rows.map(({ result }) => result);
  const evaluated = indicators.filter(({ verdict, assumed }) => verdict !== "not-evaluated" && !assumed);
  return {
    result: {
      statement,
      indicators,
      met: evaluated.filter(({ verdict }) => verdict === "met").length,
      evaluated: evaluated.length,
      toConfirm: indicators.filter(({ assumed }) => assumed).length,
    },
    findings: rows.flatMap(({ findings }) => findings),
  };
}

/** The same indicator a period before: by that period's own table, else by the log where the log gave this one too. */
function previousOf(
  { source, requirement, observed, observedFrom }: IndicatorResult,
  period: string | null,
  tables: readonly ServiceStatement[],
  measuring: Measuring,
): IndicatorResult["previous"] {
  const before = period === null ? null : periodBefore(period);
  if (before === null || observed.value === null) return null;
  const printed = tables
    .filter((table) => table.period === before)
    .flatMap(({ rows }) => rows)
    .find(({ label }) => isSameLabel(label, source.label));
  const seen = printed ? judged({ ...printed, requirement }, measuring.settings, null).result.observed : null;
  if (seen && seen.value !== null && seen.unit === observed.unit)
    return { period: before, value: seen.value, from: "sheet" };
  if (observedFrom === "sheet") return null;
  const counted = logMeasure(source.label, requirement, before, measuring);
  return counted && { period: before, value: counted.value, from: "tickets" };
}
