import type { CellRef } from "../cells/address.ts";
import type { Finding } from "../cells/finding.ts";
import type { Observed } from "../cells/observed.ts";
import type { Requirement } from "../cells/requirement.ts";
import type { Settings } from "../cells/settings.ts";
import type { Cents, Ratio, Serial } from "../cells/units.ts";
import type { LogMeasure } from "./service/log-measure.ts";
import type {
  BudgetChangeCell,
  BudgetRow,
  BudgetStatement,
  FactStatement,
  IndicatorRow,
  InvoiceStatement,
  RegisterStatement,
  RoadmapStatement,
  ScenarioStatement,
  ServiceStatement,
  SheetReading,
  TicketStatement,
} from "../reading/statement.ts";

/** A blank with a reason beats a zero: `value` null goes with a `reason` code ("no-commitment", "no-budget", …). */
export interface Figure<T> {
  readonly value: T | null;
  readonly reason: string | null;
}

export interface BudgetLine {
  /** For a total over envelopes, a row without amounts that stands where its first part stands. */
  readonly source: BudgetRow;
  /** The rows of the sheet that it adds: its own, or one an envelope and entity for a total. */
  readonly parts: readonly BudgetRow[];
  /** "2015-09", "09" without a year; null when the row has no period. */
  readonly period: string | null;
  readonly budget: Cents | null;
  readonly committed: Cents | null;
  readonly paid: Cents | null;
  /** Service fait. */
  readonly serviceDone: Cents | null;
  /** Mandaté, where `paid` is what was paid out; payé, where `paid` is what was ordered. */
  readonly ordered: Cents | null;
  readonly disbursed: Cents | null;
  readonly cpBudget: Cents | null;
  /** Earlier years' commitments left to pay on 1 January. */
  readonly openingCommitments: Cents | null;
  readonly commitmentRate: Figure<Ratio>;
  /** By the table's denominator. */
  readonly paymentRate: Figure<Ratio>;
  readonly executionRate: Figure<Ratio>;
  readonly availableToCommit: Cents | null;
  /** Of the CP opened; null where the table opens none. */
  readonly availableToPay: Cents | null;
  readonly outstanding: Cents | null;
  /** Restes à payer of all years; null without opening commitments. */
  readonly leftToPay: Cents | null;
  /** Flow of the period, from the cumulative amounts; null when the previous month is missing. */
  readonly committedFlow: Cents | null;
  readonly paidFlow: Cents | null;
}

export interface Landing {
  readonly method: "proRata" | "profile" | "commitments";
  readonly paid: Cents;
  /** Of the budget in force. */
  readonly rate: Ratio;
  /** For the profile, the former years whose median share it takes: their line at the same month, and their last. */
  readonly years?: readonly { readonly reached: BudgetLine; readonly closed: BudgetLine }[];
}

/** What a budget table says through the year: of all its rows, or of one of its parts. */
export interface BudgetCourse {
  /** One a row of the sheet, in its order. */
  readonly lines: readonly BudgetLine[];
  /** One a period, in calendar order: the line itself, or the total over envelopes and entities of that period. */
  readonly months: readonly BudgetLine[];
  /** The line of `months` at the situation date. */
  readonly latest: BudgetLine | null;
  readonly previous: BudgetLine | null;
  /** The same period of the year before. */
  readonly formerYear: BudgetLine | null;
  readonly landing: readonly Landing[];
  readonly bridge: BudgetBridge | null;
}

/** One envelope, entity or line by itself. */
export interface BudgetPart extends BudgetCourse {
  readonly by: "envelope" | "entity" | "label";
  readonly name: string;
}

/** From the initial budget to the one in force at the situation. */
export interface BudgetBridge {
  readonly initial: Cents;
  readonly steps: readonly BudgetStep[];
  readonly current: Cents;
  /** Rows whose `budgetInitial` is `initial`; empty where it is the budget of `since`. */
  readonly initialRows: readonly BudgetRow[];
  /** The year's first period with a budget, where steps go by period. */
  readonly since: BudgetLine | null;
}

/** A column of changes summed over the situation's rows, or the difference with the period before. */
export interface BudgetStep {
  readonly change: Cents;
  /** Heading of the column ("BR1"); null for a step from one period to the next. */
  readonly heading: string | null;
  readonly cells: readonly BudgetChangeCell[];
  /** The period whose budget is new, and the one before. */
  readonly line: BudgetLine | null;
  readonly before: BudgetLine | null;
}

export interface BudgetResult extends BudgetCourse {
  readonly statement: BudgetStatement;
  readonly paymentRateDenominator: "committed" | "budget" | "unknown";
  readonly denominatorEvidence: { readonly checked: number; readonly agree: number };
  /** Envelopes, then entities; lines where neither tells them apart. Empty where there is only one. */
  readonly parts: readonly BudgetPart[];
  /** Of the workbook's last budget year: tables of former years serve comparisons only. */
  readonly current: boolean;
}

export interface IndicatorResult {
  readonly source: IndicatorRow;
  readonly requirement: Requirement;
  readonly observed: Observed;
  readonly observedFrom: "sheet" | "tickets";
  readonly verdict: "met" | "breached" | "not-evaluated";
  readonly assumed: boolean;
  /** Code. */
  readonly reason: string | null;
  readonly gap: number | null;
  readonly gapRatio: number | null;
  /** The same indicator counted in the ticket logs, whether the sheet's cell is empty or not; null where they can't say. */
  readonly log: LogMeasure | null;
  /** What was observed one period before. */
  readonly previous: {
    readonly period: string;
    readonly value: number;
    readonly from: "sheet" | "tickets";
  } | null;
}

export interface ServiceResult {
  readonly statement: ServiceStatement;
  readonly indicators: readonly IndicatorResult[];
  /** Assumed readings are counted apart, not in `met` nor `evaluated`. */
  readonly met: number;
  readonly evaluated: number;
  readonly toConfirm: number;
}

/** Mean, median and 90th percentile of a delay, in service days of the settings' calendar. */
export interface DelayFigures {
  readonly meanWorkingDays: number | null;
  readonly medianWorkingDays: number | null;
  readonly p90WorkingDays: number | null;
}

export interface TicketGroup extends DelayFigures {
  readonly count: number;
  readonly open: number;
  readonly meanCalendarDays: number | null;
  /** Past the target of the requirement that names these tickets, open ones included; null without such a requirement. */
  readonly late: number | null;
  /** Of those, the open ones. */
  readonly lateOpen: number | null;
  /** That requirement, as its cell says it. */
  readonly target: string | null;
  /** Of the tickets judged, those within it. */
  readonly withinTarget: Ratio | null;
  /** From the opening to the first answer; null where the log doesn't say. */
  readonly firstAnswer: (DelayFigures & { readonly count: number }) | null;
}

/** What one period saw: delays are of the tickets opened in it, `backlog` is what was open at its end. */
export interface TicketPeriod extends DelayFigures {
  readonly period: string;
  readonly opened: number;
  readonly closed: number;
  readonly backlog: number;
  readonly firstAnswerMeanWorkingDays: number | null;
}

export interface NamedGroup extends TicketGroup {
  readonly name: string;
}

/** How old the open tickets are at the situation's date, in calendar days. */
export interface TicketAgeing {
  readonly at: Serial;
  readonly open: number;
  readonly meanDays: number | null;
  readonly medianDays: number | null;
  readonly oldestDays: number | null;
  /** `upTo` days included, more than the step before; null: beyond. */
  readonly steps: readonly { readonly upTo: number | null; readonly count: number }[];
}

export interface TicketPenalty {
  /** Late tickets, open ones included, up to the situation's date. */
  readonly tickets: number;
  /** Calendar days, each ticket's rounded up. */
  readonly daysLate: number;
  readonly estimate: Cents;
}

export interface TicketResult {
  readonly statement: TicketStatement;
  readonly total: number;
  /** "DA.blocking", "DA.nonBlocking", "Incident.blocking", "Incident.nonBlocking", "DA.unknown"… only those with tickets. */
  readonly groups: Readonly<Record<string, TicketGroup>>;
  /** Suspensions are not subtracted: the log doesn't say when they were. */
  readonly gross: boolean;
  readonly byNature: readonly NamedGroup[];
  readonly bySeverity: readonly NamedGroup[];
  readonly byProduct: readonly NamedGroup[];
  readonly byEstablishment: readonly NamedGroup[];
  /** In calendar order, without gaps, from the first opening to the last moment of the log. */
  readonly byMonth: readonly TicketPeriod[];
  readonly byQuarter: readonly TicketPeriod[];
  /** "2014-2015", September to August. */
  readonly bySchoolYear: readonly TicketPeriod[];
  /** By its first day; empty without the setting. */
  readonly byContractYear: readonly TicketPeriod[];
  readonly ageing: TicketAgeing | null;
  /** Null while the settings have no formula. */
  readonly penalty: TicketPenalty | null;
}

export interface RankedCount {
  readonly name: string;
  readonly count: number;
  /** Competition rank: ties share it, the next one skips. */
  readonly rank: number;
}

export interface AssistanceResult {
  readonly total: number;
  readonly establishments: number;
  readonly mean: number;
  readonly median: number;
  /** Ties at the last rank included. */
  readonly top: readonly RankedCount[];
  /** Smallest first, ranked from the smallest, ties included. */
  readonly bottom: readonly RankedCount[];
  /** Largest first. */
  readonly all: readonly RankedCount[];
  /** Smallest number of establishments that make 80 % of the total. */
  readonly pareto80: number;
  /** QUARTILE.INC of the numbers by establishment. */
  readonly quartiles: { readonly first: number; readonly third: number };
  /** Establishments of the workbook's tables that asked nothing: absent from the logs, or printed with zero. */
  readonly absent: readonly string[];
  /** Those whose size a table gives, most demanding first. */
  readonly bySize: readonly {
    readonly name: string;
    readonly count: number;
    readonly size: number;
    readonly perThousand: number;
  }[];
  /** From ticket logs (cells to count) or from a printed table of volumes (cells to sum). */
  readonly from: "tickets" | "volumes";
  /** The columns that live formulas count or sum, one per sheet; empty when one of the sheets has none. */
  readonly sources: readonly AssistanceSource[];
}

export interface AssistanceSource {
  readonly sheet: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly nameColumn: number;
  /** The number to sum; null when rows are counted. */
  readonly countColumn: number | null;
  /** A column and its values that say "DA", when the log mixes natures; null when every row counts. */
  readonly natureColumn: number | null;
  readonly natureValues: readonly string[];
  /** Names with spaces around them, as in the cells: Excel counts them apart. */
  readonly spacedNames: readonly string[];
  /** Counting these cells gives the figures computed here: no repeated ticket, no row left out. */
  readonly exact: boolean;
}

export interface ReliabilityResult {
  readonly byQuarter: readonly {
    readonly quarter: string;
    readonly blocking: number;
    readonly ref: CellRef | null;
    /** Against the quarterly requirement; null without one that can be judged. */
    readonly verdict?: "met" | "breached" | null;
  }[];
  /** Anomalies more each quarter, by least squares; null under three quarters. */
  readonly slope?: number | null;
  readonly from: "tickets" | "anomalies";
  readonly requirement: Requirement | null;
  /** As for assistance, the columns that formulas count. */
  readonly sources: readonly ReliabilitySource[];
}

export interface ReliabilitySource {
  readonly sheet: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly openedColumn: number;
  /** Cells of the opening column hold real dates: a formula can count them. */
  readonly openedAreDates: boolean;
  readonly blockingColumn: number;
  readonly blockingValues: readonly string[];
  readonly natureColumn: number | null;
  readonly natureValues: readonly string[];
  readonly exact: boolean;
}

/** An invoice paid after the limit. */
export interface LateInvoice {
  readonly label: string;
  /** Of its day of payment. */
  readonly ref: CellRef;
  /** From receipt to payment, and of these those past the limit. */
  readonly days: number;
  readonly daysLate: number;
  readonly amount: Cents | null;
  /** With the fixed sum; null without a rate or an amount. */
  readonly interest: Cents | null;
}

/** Délai global de paiement. */
export interface PaymentDelayResult {
  readonly statements: readonly InvoiceStatement[];
  readonly limitDays: number;
  /** Invoices with both days, the second not before the first. */
  readonly paid: number;
  readonly unpaid: number;
  /** Unpaid and past the limit at the situation; null without a situation. */
  readonly overdue: number | null;
  readonly meanDays: number | null;
  readonly medianDays: number | null;
  readonly within: number;
  readonly withinShare: Ratio | null;
  /** Longest first. */
  readonly late: readonly LateInvoice[];
  readonly ecbRate: number | null;
  /** Of all late invoices that have an amount; null without a rate. */
  readonly interest: Cents | null;
}

export interface RegisterResult {
  readonly statement: RegisterStatement;
  readonly items: number;
  readonly overdue: number;
}

/** Everything computed of one workbook. An absent subject is an empty list or null. */
export interface Results {
  readonly asOf: Serial | null;
  readonly settings: Settings;
  readonly sheets: readonly SheetReading[];
  readonly budget: readonly BudgetResult[];
  readonly service: readonly ServiceResult[];
  readonly tickets: readonly TicketResult[];
  readonly assistance: AssistanceResult | null;
  readonly reliability: ReliabilityResult | null;
  readonly register: readonly RegisterResult[];
  readonly roadmap: readonly RoadmapStatement[];
  readonly scenarios: readonly ScenarioStatement[];
  readonly facts: readonly FactStatement[];
  readonly invoices: readonly InvoiceStatement[];
  readonly paymentDelay: PaymentDelayResult | null;
  /** Reading's and indicators' findings, by severity then place. */
  readonly findings: readonly Finding[];
}
