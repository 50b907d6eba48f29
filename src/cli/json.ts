import { areaA1, columnLetters, refLabel } from "../cells/address.ts";
import type { Requirement } from "../cells/requirement.ts";
import type { Settings } from "../cells/settings.ts";
import { eurosOf, type Cents, type Serial } from "../cells/units.ts";
import type {
  BudgetBridge,
  BudgetCourse,
  BudgetLine,
  BudgetResult,
  PaymentDelayResult,
  IndicatorResult,
  RegisterResult,
  Results,
  TicketResult,
} from "../indicators/results.ts";
import { situationFigures, type SituationFigures } from "../indicators/situation.ts";
import type { LogMeasure } from "../indicators/service/log-measure.ts";
import type { FactStatement, RoadmapStatement, ScenarioStatement, SheetReading } from "../reading/statement.ts";
import { frozenBefore, type Tracking } from "../reading/read-tracking.ts";
import { breachChanges } from "../report/breach-names.ts";
import { totalTable } from "../indicators/budget/total-table.ts";
import { factLines } from "../indicators/facts/facts.ts";
import { actorLoads, agenda } from "../indicators/register/agenda.ts";

const euros = (amount: Cents | null): number | null => (amount === null ? null : eurosOf(amount));

/** ISO date of a 1900-system serial. */
export const isoDate = (day: Serial): string =>
  new Date(Math.round((day - 25569) * 86_400_000)).toISOString().slice(0, 10);

function sheetOf(sheet: SheetReading): object {
  const [block] = sheet.blocks;
  return {
    name: sheet.sheet,
    kind: sheet.kind,
    confidence: sheet.confidence,
    ...(sheet.toConfirm ? { toConfirm: true } : {}),
    ...(sheet.reason === null ? {} : { reason: sheet.reason }),
    ...(block
      ? {
          headerRows: block.headerRows.map((row) => row + 1),
          range: areaA1(block.data),
          columns: Object.fromEntries(
            Object.entries(block.columns).map(([role, index]) => [
              role,
              block.transposed ? String(index + 1) : columnLetters(index),
            ]),
          ),
          rows: block.rows,
        }
      : {}),
    ...(sheet.blocks.length > 1
      ? { tables: sheet.blocks.map(({ kind, data }) => ({ kind, range: areaA1(data) })) }
      : {}),
  };
}

/** `situation`: the month that a table closes at, for lines that have no period of their own. */
function lineOf(line: BudgetLine, situation: string | null): object {
  const { source } = line;
  return {
    period: line.period ?? situation,
    label: labelOf(line),
    envelope: source.envelope,
    ...(source.entity === null ? {} : { entity: source.entity }),
    budget: euros(line.budget),
    committed: euros(line.committed),
    paid: euros(line.paid),
    ...said({
      serviceDone: euros(line.serviceDone),
      ordered: euros(line.ordered),
      disbursed: euros(line.disbursed),
      cpBudget: euros(line.cpBudget),
      openingCommitments: euros(line.openingCommitments),
    }),
    commitmentRate: line.commitmentRate.value,
    paymentRate: line.paymentRate.value,
    executionRate: line.executionRate.value,
    availableToCommit: euros(line.availableToCommit),
    outstanding: euros(line.outstanding),
    ...said({ availableToPay: euros(line.availableToPay) }),
    ...said({ leftToPay: euros(line.leftToPay) }),
    committedFlow: euros(line.committedFlow),
    paidFlow: euros(line.paidFlow),
    row: source.row + 1,
  };
}

/** A row named by a date says its month, not the number that its cell holds. */
function labelOf({ source: { label, period }, period: key }: BudgetLine): string {
  const serial = typeof period?.raw === "number" && label === String(period.raw);
  return serial && key !== null ? key : label;
}

/** What of the year a table, or a part of it, says beyond its rows. */
const courseOf = ({ latest, formerYear, landing, bridge }: BudgetCourse, situation: string | null): object => ({
  latest: latest ? lineOf(latest, situation) : null,
  ...(formerYear ? { formerYear: lineOf(formerYear, null) } : {}),
  landing: landing.map(({ method, paid, rate }) => ({ method, paid: eurosOf(paid), rate })),
  ...(bridge ? { bridge: bridgeOf(bridge) } : {}),
});

const bridgeOf = ({ initial, steps, current }: BudgetBridge): object => ({
  initial: eurosOf(initial),
  steps: steps.map(({ change, heading, line }) => ({
    ...(heading === null ? { period: line?.period ?? null } : { heading }),
    change: eurosOf(change),
  })),
  current: eurosOf(current),
});

function budgetOf(budget: BudgetResult, settings: Settings, total: BudgetResult | null): object {
  const { statement } = budget;
  const closed = statement.asOf ?? settings.asOf;
  const situation = closed === null ? null : isoDate(closed).slice(0, 7);
  const lines = (of: readonly BudgetLine[]): object[] => of.map((line) => lineOf(line, situation));
  return {
    sheet: statement.block.sheet,
    ...(budget === total ? { sumsOthers: true } : {}),
    paymentRateDenominator: budget.paymentRateDenominator,
    denominatorEvidence: budget.denominatorEvidence,
    cumulative: statement.cumulative,
    current: budget.current,
    rows: lines(budget.lines),
    // Totals by period, where several rows make one.
    ...(budget.parts.length > 0 ? { months: lines(budget.months) } : {}),
    ...courseOf(budget, situation),
    ...(budget.parts.length > 0
      ? { parts: budget.parts.map((part) => ({ by: part.by, name: part.name, ...courseOf(part, situation) })) }
      : {}),
  };
}

/** Without the keys that say nothing. */
const said = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== null));

/** The fields that every requirement has, and of the others those that it says. */
function requirementOf({ text, op, value, unit, dayType, status, ...rest }: Requirement): object {
  return { text, op, value, unit, dayType, status, ...said(rest) };
}

function indicatorOf(indicator: IndicatorResult): object {
  return {
    label: indicator.source.label,
    row: indicator.source.row + 1,
    requirement: requirementOf(indicator.requirement),
    observed: { ...indicator.observed, source: indicator.observedFrom },
    verdict: indicator.verdict,
    assumed: indicator.assumed,
    reason: indicator.reason,
    gap: indicator.gap,
    gapRatio: indicator.gapRatio,
    ...(indicator.log ? { log: logOf(indicator.log) } : {}),
    ...(indicator.previous ? { previous: indicator.previous } : {}),
  };
}

/** The indicator as the ticket logs give it; keys that say nothing are left out. */
const logOf = ({ log, requirement, ...figures }: LogMeasure): object => ({
  sheets: log,
  requirement: requirement.text,
  ...said(figures),
});

const paymentDelayOf = ({ statements, late, interest, ...delay }: PaymentDelayResult): object => ({
  sheets: statements.map(({ block }) => block.sheet),
  ...delay,
  late: late.map(({ label, ref, days, daysLate, amount, interest: owed }) => ({
    label,
    sheet: ref.sheet,
    row: ref.row + 1,
    days,
    daysLate,
    amount: euros(amount),
    ...said({ interest: euros(owed) }),
  })),
  ...said({ interest: euros(interest) }),
});

const ticketsOf = ({ statement, total, groups, ...rest }: TicketResult, { calendar }: Results["settings"]): object => ({
  sheet: statement.block.sheet,
  total,
  calendar: {
    days: calendar.days,
    hours: `${clock(calendar.opensAt)}-${clock(calendar.closesAt)}`,
    holidays: calendar.holidays,
  },
  groups,
  ...rest,
  ageing: rest.ageing && { ...rest.ageing, at: isoDate(rest.ageing.at) },
  penalty: rest.penalty && { ...rest.penalty, estimate: eurosOf(rest.penalty.estimate) },
});

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** `items` and `overdue` count those of all registers; the items themselves are `list`, most urgent first. */
function registerOf(registers: readonly RegisterResult[], asOf: Serial | null): object {
  const lines = agenda(registers, asOf);
  const [only, ...others] = registers;
  return {
    items: lines.length,
    overdue: lines.filter(({ state }) => state === "overdue").length,
    ...(only && others.length === 0 ? { sheet: only.statement.block.sheet } : {}),
    byActor: actorLoads(lines),
    list: lines.map(({ statement, item, state, actors }) => ({
      sheet: statement.block.sheet,
      row: item.row + 1,
      type: item.type,
      description: item.description,
      actors,
      due: item.due && { text: item.due.text, date: item.due.serial === null ? null : isoDate(item.due.serial) },
      state,
      overdue: state === "overdue",
    })),
  };
}

const roadmapOf = ({ block, year, rows, milestones }: RoadmapStatement): object => ({
  sheet: block.sheet,
  year,
  items: rows.map(({ row, label, detail, fromMonth, toMonth, start, end, milestone }) => ({
    row: row + 1,
    label,
    detail,
    fromMonth,
    toMonth,
    start: start && isoDate(start.day),
    end: end && isoDate(end.day),
    milestone: milestone === null ? null : isoDate(milestone),
  })),
  milestones: milestones.map(({ label, day, cell }) => ({ label, date: isoDate(day), cell: refLabel(cell.ref) })),
});

const scenariosOf = ({ block, years, rows }: ScenarioStatement): object => ({
  sheet: block.sheet,
  years,
  scenarios: rows.map(({ row, name, effort, waves }) => ({
    row: row + 1,
    name,
    effort: effort && { text: effort.text, low: effort.low, high: effort.high },
    waves: waves.map(({ year, wave, count }) => (year === null ? { wave, count } : { year, count })),
    establishments: waves.reduce((sum, { count }) => sum + count, 0),
  })),
});

const factsOf = (statement: FactStatement, settings: Results["settings"]): object => ({
  sheet: statement.block.sheet,
  facts: factLines(statement, settings).map(({ source, judgement, untold }) => ({
    row: source.row + 1,
    label: source.label,
    scope: source.scope,
    value: source.value?.raw ?? null,
    target: source.target?.raw ?? null,
    verdict: judgement.verdict,
    assumed: judgement.assumed,
    reason: untold ?? judgement.reason,
    gap: judgement.gap,
    gapRatio: judgement.gapRatio,
  })),
});

/** What changed since the situation last stored before this one. */
function sinceOf(results: Results, tracking: Tracking | null): object {
  const before = frozenBefore(tracking, results.asOf);
  if (!before) return {};
  const now = situationFigures(results);
  const { opened, closed, lasting } = breachChanges(results.findings, before.breaches, results.settings.locale);
  const keys = Object.keys(now) as (keyof SituationFigures)[];
  return {
    since: {
      comparedWith: isoDate(before.date),
      figures: Object.fromEntries(
        keys.map((key) => {
          const [then, current] = [before[key], now[key]];
          return [
            key,
            { before: then, now: current, change: then === null || current === null ? null : current - then },
          ];
        }),
      ),
      newBreaches: opened,
      closedBreaches: closed,
      lastingBreaches: lasting,
    },
  };
}

/** The object that `cli.md` describes: ratios as fractions, euros, days, ISO dates; an absent subject is an absent key. */
export function jsonOf(results: Results, generated: readonly string[], tracking: Tracking | null = null): object {
  const { assistance, reliability, register } = results;
  const total = totalTable(results.budget)?.table ?? null;
  return {
    asOf: results.asOf === null ? null : isoDate(results.asOf),
    sheets: results.sheets.map(sheetOf),
    ...(results.budget.length > 0
      ? { budget: results.budget.map((budget) => budgetOf(budget, results.settings, total)) }
      : {}),
    ...(results.service.length > 0
      ? {
          service: results.service.map(({ statement, indicators }) => ({
            sheet: statement.block.sheet,
            period: statement.period,
            indicators: indicators.map(indicatorOf),
          })),
        }
      : {}),
    ...(results.tickets.length > 0
      ? { tickets: results.tickets.map((ticket) => ticketsOf(ticket, results.settings)) }
      : {}),
    ...(assistance
      ? {
          assistance: {
            total: assistance.total,
            establishments: assistance.establishments,
            mean: assistance.mean,
            median: assistance.median,
            top: assistance.top,
            bottom: assistance.bottom,
            pareto80: assistance.pareto80,
            quartiles: assistance.quartiles,
            absent: assistance.absent,
            bySize: assistance.bySize,
          },
        }
      : {}),
    ...(reliability
      ? {
          reliability: {
            byQuarter: reliability.byQuarter.map(({ quarter, blocking, verdict }) => ({
              quarter,
              blocking,
              ...said({ verdict: verdict ?? null }),
            })),
            ...said({ requirement: reliability.requirement?.text ?? null, slope: reliability.slope ?? null }),
          },
        }
      : {}),
    ...(register.length > 0 ? { register: registerOf(register, results.asOf) } : {}),
    ...(results.roadmap.length > 0 ? { roadmap: results.roadmap.map(roadmapOf) } : {}),
    ...(results.scenarios.length > 0 ? { scenarios: results.scenarios.map(scenariosOf) } : {}),
    ...(results.facts.length > 0
      ? { facts: results.facts.map((statement) => factsOf(statement, results.settings)) }
      : {}),
    ...(results.paymentDelay ? { paymentDelay: paymentDelayOf(results.paymentDelay) } : {}),
    ...sinceOf(results, tracking),
    findings: results.findings,
    generated,
  };
}
