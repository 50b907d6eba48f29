import type { Finding } from "../../cells/finding.ts";
import type { Settings } from "../../cells/settings.ts";
import type { ServiceStatement, TicketStatement } from "../../reading/statement.ts";
import type { ServiceResult } from "../results.ts";
import type { Calendars } from "./delays.ts";
import { judged } from "./indicator.ts";
import { logMeasure } from "./log-measure.ts";

/** Every requirement of a table against what was observed; assumed readings stay out of the headline rate. */
export function serviceResult(
  statement: ServiceStatement,
  logs: readonly TicketStatement[],
  settings: Settings,
  calendars: Calendars,
): { readonly result: ServiceResult; readonly findings: readonly Finding[] } {
  const rows = statement.rows.map((row) => {
    const measure = logMeasure(row.label, row.requirement, statement.period, logs, settings, calendars);
    return judged(row, settings, measure);
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
