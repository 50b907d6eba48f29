import type { Finding } from "../cells/finding.ts";
import type { Settings } from "../cells/settings.ts";
import { serial, type Serial } from "../cells/units.ts";
import type { BudgetStatement, ServiceStatement, Statement, WorkbookReading } from "../reading/statement.ts";
import { assistanceResult } from "./assistance/volumes.ts";
import { budgetExecution } from "./budget/execution.ts";
import { formerMonths, lastYearOf, outlivesYear, yearOf } from "./budget/former-years.ts";
import { totalTable } from "./budget/total-table.ts";
import { bySeverityAndPlace } from "./by-severity-and-place.ts";
import { factFindings, factLines } from "./facts/facts.ts";
import { paymentDelay } from "./invoices/payment-delay.ts";
import { registerResult } from "./register/overdue.ts";
import { reliabilityResult } from "./reliability/reliability.ts";
import type { BudgetResult, Results } from "./results.ts";
import { calendarsOf } from "./service/delays.ts";
import { spanOf } from "./service/log-measure.ts";
import { serviceResult } from "./service/service.ts";
import { ticketResult } from "./service/ticket-groups.ts";
import { ticketSituation } from "./service/ticket-situation.ts";
import { ticketTargets } from "./service/ticket-target.ts";

/** Every indicator of a workbook, and every finding about it, the reading's included. */
export function compute(reading: WorkbookReading, settings: Settings): Results {
  const all = <Kind extends Statement["kind"]>(kind: Kind): readonly Extract<Statement, { kind: Kind }>[] =>
    reading.statements.filter((statement): statement is Extract<Statement, { kind: Kind }> => statement.kind === kind);
  const calendars = calendarsOf(settings.calendar);
  const logs = all("tickets");
  const indicators = all("service-indicators");

  const budget = budgets(all("budget-execution"), settings);
  const total = totalTable(budget.map(({ result }) => result));
  const asOf = settings.asOf ?? latestOf(budget.map(({ result }) => result)) ?? latestPeriodOf(indicators);
  const situation = ticketSituation(asOf, logs, settings);
  const targetOf = ticketTargets(indicators, settings);
  const service = indicators.map((statement) =>
    serviceResult(statement, logs, settings, calendars, { situation, tables: indicators }),
  );
  const told = new Set(reading.findings.map(({ sheet, cell }) => `${sheet}!${cell}`));
  const tickets = logs.map((statement) => ticketResult(statement, settings, calendars, told, { situation, targetOf }));
  const assistance = assistanceResult(logs, all("volumes"));
  const reliability = reliabilityResult(logs, all("anomalies"), indicators);
  const delay = paymentDelay(all("invoices"), settings.paymentDelay, asOf);
  const register = all("register").map((statement) => registerResult(statement, asOf));

  const findings = [
    ...reading.findings,
    ...[...budget, ...service, ...tickets].flatMap(({ findings: told }) => told),
    ...(total?.findings ?? []),
    ...assistance.findings,
    ...reliability.findings,
    ...delay.findings,
    ...all("facts").flatMap((statement) => factFindings(factLines(statement, settings))),
    ...register.flatMap(({ findings: told }) => told),
    ...(asOf === null && budget.length > 0 && !reading.findings.some(saysUndated) ? [UNDATED] : []),
  ];
  return {
    asOf,
    settings,
    sheets: reading.sheets,
    budget: budget.map(({ result }) => result),
    service: service.map(({ result }) => result),
    tickets: tickets.map(({ result }) => result),
    assistance: assistance.result,
    reliability: reliability.result,
    register: register.map(({ result }) => result),
    roadmap: all("roadmap"),
    scenarios: all("scenarios"),
    facts: all("facts"),
    invoices: all("invoices"),
    paymentDelay: delay.result,
    findings: bySeverityAndPlace(
      findings,
      reading.sheets.map(({ sheet }) => sheet),
    ),
  };
}

/** Every budget table, those of the last year beside the months of the years before. */
function budgets(statements: readonly BudgetStatement[], settings: Settings): ReturnType<typeof budgetExecution>[] {
  const alone = statements.map((statement) => budgetExecution(statement, settings));
  const results = alone.map(({ result }) => result);
  const last = lastYearOf(results);
  return alone.map((executed) => {
    const year = yearOf(executed.result);
    const former = formerMonths(executed.result, results);
    const { result, findings } =
      former.length === 0 ? executed : budgetExecution(executed.result.statement, settings, former);
    const current = year === null || year === last;
    return current
      ? { result, findings }
      : { result: { ...result, current, landing: [] }, findings: findings.filter(outlivesYear) };
  });
}

const saysUndated = ({ code }: Finding): boolean => code === "reading.yearUnknown";
const UNDATED: Finding = { code: "situation.unknown", severity: "info", sheet: null, cell: null, params: {} };

/** Without budgets, the end of the last period whose quality a sheet gives. */
function latestPeriodOf(indicators: readonly ServiceStatement[]): Serial | null {
  const ends = indicators.flatMap(({ period }) => (period === null ? [] : (spanOf(period)?.last ?? [])));
  return ends.length === 0 ? null : serial(Math.max(...ends));
}

/** What the budget sheets say, else the end of their last period with figures; the latest of several sheets. */
function latestOf(budget: readonly BudgetResult[]): Serial | null {
  const dates = budget.flatMap(({ statement, latest }) => statement.asOf ?? latest?.source.period?.end ?? []);
  return dates.length === 0 ? null : serial(Math.max(...dates));
}
