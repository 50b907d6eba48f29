import type { Area, CellRef } from "../cells/address.ts";
import type { Finding } from "../cells/finding.ts";
import type { CellValue, OwnSheetKey } from "../cells/grid.ts";
import type { Requirement } from "../cells/requirement.ts";
import type { Cents, Ratio, Serial } from "../cells/units.ts";

export type SheetKind =
  | "budget-execution"
  | "service-indicators"
  | "tickets"
  | "anomalies"
  | "volumes"
  | "register"
  | "roadmap"
  | "scenarios"
  | "facts"
  | "invoices"
  | "settings"
  | "generated"
  | "unrecognised";

/** Where a table stands and how it was understood. Rows and columns are absolute and 0-based. */
export interface TableBlock {
  readonly sheet: string;
  readonly kind: SheetKind;
  /** 0 to 1. */
  readonly confidence: number;
  readonly headerRows: readonly number[];
  /** The data under the header, totals included. For a transposed table, the same block as it stands on the sheet. */
  readonly data: Area;
  readonly transposed: boolean;
  /** Role → column (row, when transposed). */
  readonly columns: Readonly<Record<string, number>>;
  /** Role → the heading as printed. */
  readonly headings: Readonly<Record<string, string>>;
  /** Text above the table, nearest last. */
  readonly titles: readonly { readonly text: string; readonly ref: CellRef }[];
  readonly rows: {
    readonly read: number;
    readonly ignored: number;
    /** Reason code → how many rows. */
    readonly reasons: Readonly<Record<string, number>>;
  };
}

/** A cell's raw content with its place, as a formula will refer to it. */
export interface SourceCell {
  readonly ref: CellRef;
  readonly raw: CellValue;
}

export interface MoneyCell extends SourceCell {
  readonly cents: Cents;
  /** What the cell's number is multiplied by to give euros: 1, 1 000, 1 000 000. */
  readonly scale: number;
}

export interface RateCell extends SourceCell {
  readonly ratio: Ratio;
  /** Decimals of the percentage as printed: "5,91%" has 2. */
  readonly decimals: number;
}

/** `key`: "2015-09", "09" without a year, "2015-Q3", "2015-S2", "2015-W40", "2015"; `month` 1–12 (its last month for a longer period). */
export interface PeriodCell extends SourceCell {
  readonly key: string;
  readonly kind: "month" | "quarter" | "semester" | "week" | "year" | "date";
  readonly year: number | null;
  readonly month: number | null;
  /** Last day; null without a year. */
  readonly end: Serial | null;
  /** "12 bis". */
  readonly complementary: boolean;
  /** Its place in a budget year that does not start in January, named by its first civil year; absent in civil years. */
  readonly budget?: { readonly year: number; readonly month: number };
}

/**
 * `paid` is the step that the table's rates divide: mandaté, or CP consommés in tables of AE and CP. A table that has the
 * other step too holds it apart, as `disbursed` (payé beside mandaté) or `ordered` (mandaté beside CP consommés).
 */
export type MoneyRole =
  | "budget"
  | "budgetInitial"
  | "budgetChange"
  | "committed"
  | "serviceDone"
  | "ordered"
  | "paid"
  | "disbursed"
  | "cpBudget"
  | "availableToCommit"
  | "availableToPay"
  | "outstanding"
  | "openingCommitments";
export type RateRole = "rateCommitted" | "ratePaid" | "rateExecuted";

export interface BudgetRow {
  readonly row: number;
  readonly period: PeriodCell | null;
  readonly label: string;
  readonly labelRef: CellRef;
  readonly envelope: string | null;
  readonly entity: string | null;
  readonly amounts: Readonly<Partial<Record<MoneyRole, MoneyCell>>>;
  readonly rates: Readonly<Partial<Record<RateRole, RateCell>>>;
  /** Filled cells of the columns of changes (BR, DM, virement), in sheet order. */
  readonly changes?: readonly BudgetChangeCell[];
}

export interface BudgetChangeCell extends MoneyCell {
  /** The column's heading: "BR1". */
  readonly heading: string;
}

/** A total printed in the sheet, with the leaves it should equal. */
export interface PrintedTotal {
  readonly row: number;
  readonly label: string;
  readonly amounts: Readonly<Partial<Record<MoneyRole, MoneyCell>>>;
  readonly leaves: readonly number[];
  /** The envelope, entity, year or period whose figures of those rows it sums, where several stand side by side; absent: all. */
  readonly within?: string;
}

export interface BudgetStatement {
  readonly kind: "budget-execution";
  readonly block: TableBlock;
  /** Leaves only, in sheet order. */
  readonly rows: readonly BudgetRow[];
  /** Lines that another of the same period says again, figure for figure; they count in nothing. */
  readonly repeated?: readonly BudgetRow[];
  readonly totals: readonly PrintedTotal[];
  /** `null`: the figures do not say (`cumulativeEvidence` why); a finding asks. */
  readonly cumulative: boolean | null;
  readonly cumulativeEvidence: string;
  readonly year: number | null;
  /** The table opposes AE and CP (GBCP). */
  readonly aeCp: boolean;
  /** "au 30/09/2015" in a title or a period. */
  readonly asOf: Serial | null;
}

export interface IndicatorRow {
  readonly row: number;
  readonly label: string;
  readonly labelRef: CellRef;
  readonly requirement: Requirement;
  readonly requirementRef: CellRef;
  /** What that cell holds: `requirement.text` does not tell a number from its digits. */
  readonly requirementRaw: CellValue;
  readonly observed: SourceCell & { readonly format: string };
}

export interface ServiceStatement {
  readonly kind: "service-indicators";
  readonly block: TableBlock;
  readonly rows: readonly IndicatorRow[];
  /** "2015-Q3", "2015", "2015-09"… or null. */
  readonly period: string | null;
}

export type TicketNature = "DA" | "Incident" | "Other";

export interface Ticket {
  readonly row: number;
  readonly id: string | null;
  readonly nature: TicketNature;
  /** null: neither the log nor the settings say. */
  readonly blocking: boolean | null;
  readonly severity: string | null;
  readonly establishment: string | null;
  readonly product: string | null;
  readonly status: string | null;
  readonly opened: Serial | null;
  readonly openedDayOnly: boolean;
  readonly takenInCharge: Serial | null;
  readonly takenInChargeDayOnly?: boolean;
  readonly closed: Serial | null;
  readonly closedDayOnly: boolean;
  /** By status or by an absent closing date. */
  readonly isOpen: boolean;
  /** When the clock stood still, where the log says when; an open end lasts until the closing. */
  readonly suspensions?: readonly Suspension[];
}

export interface Suspension {
  readonly from: Serial;
  readonly to: Serial | null;
}

export interface TicketStatement {
  readonly kind: "tickets";
  readonly block: TableBlock;
  /** One an id: later rows of the same ticket win. */
  readonly rows: readonly Ticket[];
  /** How `nature` was decided: its column, the sheet's name or title, the prefixes of the numbers, or nothing. */
  readonly natureFrom: "column" | "sheet" | "ids" | "none";
  /** The log holds the intervals of its suspensions; else its delays are gross. */
  readonly tellsSuspensions?: boolean;
  /** Text in the title or above that says that the data are made up. */
  readonly synthetic: boolean;
  /** What formulas need to count these rows: distinct cell texts (as in the cells) that were read as each meaning. */
  readonly cellTexts: {
    /** Of the nature column, by nature; empty without that column. */
    readonly nature: Readonly<Record<TicketNature, readonly string[]>>;
    /** Of the one column that says it of every ticket; empty when none does, or several together. */
    readonly blocking: readonly string[];
    readonly blockingFrom: "blocking" | "severity" | "nature" | null;
    /** Of the establishments' column, those that stand with spaces around their name ("Nantes "). */
    readonly spacedEstablishments?: readonly string[];
    /** Those whose cells hold what was read of them and nothing else, no space around: Excel counts them alike. */
    readonly plainColumns?: readonly ("severity" | "product" | "establishment")[];
    /** Every opening is a date of the sheet's own kind, none is text. */
    readonly openedAreDates: boolean;
    /** Likewise of every resolution, and none was deduced from a duration. */
    readonly closedAreDates?: boolean;
  };
}

/** Anomalies by period as a printed series ("Trimestre", "Nb d'anomalies bloquantes"). */
export interface AnomalyStatement {
  readonly kind: "anomalies";
  readonly block: TableBlock;
  readonly rows: readonly {
    readonly row: number;
    readonly period: PeriodCell;
    readonly count: number;
    readonly ref: CellRef;
  }[];
}

export interface VolumeStatement {
  readonly kind: "volumes";
  readonly block: TableBlock;
  readonly rows: readonly {
    readonly row: number;
    readonly name: string;
    readonly nameRef: CellRef;
    /** Null in a list of members, which counts nothing. */
    readonly count: number | null;
    readonly ref: CellRef;
    /** Students or another size, when a column gives it. */
    readonly size: number | null;
  }[];
  /** Names that stand with spaces around them ("Nantes "), as in the cells. */
  readonly spacedNames?: readonly string[];
  /** Every number is one to Excel, none is text. */
  readonly countsAreNumbers?: boolean;
}

export interface RegisterStatement {
  readonly kind: "register";
  readonly block: TableBlock;
  readonly rows: readonly {
    readonly row: number;
    readonly type: "A" | "D" | "I" | null;
    /** The cell that says it; absent when the whole table is of one type ("Action" heads its descriptions). */
    readonly typeCell?: SourceCell;
    readonly description: string;
    readonly descriptionRef: CellRef;
    /** The due date as a date, or its words. */
    readonly due: {
      readonly text: string;
      readonly serial: Serial | null;
      readonly ref: CellRef;
      readonly raw?: CellValue;
      /** Of words that name a month ("fin octobre"); no true date. */
      readonly month?: { readonly year: number | null; readonly month: number };
    } | null;
    readonly actors: readonly string[];
    readonly actorsCell?: SourceCell;
    /** What the column of progress says, and whether it says that nothing is left to do. */
    readonly status?: SourceCell & { readonly done: boolean };
  }[];
  /** Actor codes by the sheet's legend. */
  readonly legend: Readonly<Record<string, string>>;
}

export interface RoadmapStatement {
  readonly kind: "roadmap";
  readonly block: TableBlock;
  readonly year: number | null;
  readonly rows: readonly {
    readonly row: number;
    readonly label: string;
    readonly labelRef: CellRef;
    readonly detail: string;
    /** 1–12, inclusive. */
    readonly fromMonth: number | null;
    readonly toMonth: number | null;
    /** First and last day; null without a year. */
    readonly start: PlannedDay | null;
    readonly end: PlannedDay | null;
    readonly milestone: Serial | null;
    readonly milestoneCell?: SourceCell;
    readonly labelRaw?: CellValue;
  }[];
  /** Columns of months, side by side without a gap; null where months are not drawn. */
  readonly months: PlanMonths | null;
  /** Of the lines that hold nothing but dates ("Jalons | 14/09 | 20/11"). */
  readonly milestones: readonly { readonly label: string; readonly day: Serial; readonly cell: SourceCell }[];
}

export interface PlannedDay {
  readonly day: Serial;
  /** The cell that says it; null when it is drawn in the columns of months. */
  readonly cell: SourceCell | null;
}

export interface PlanMonths {
  readonly firstColumn: number;
  readonly count: number;
  readonly year: number;
  /** 1–12, of the first column. */
  readonly firstMonth: number;
}

export interface ScenarioStatement {
  readonly kind: "scenarios";
  readonly block: TableBlock;
  readonly years: readonly number[];
  readonly rows: readonly {
    readonly row: number;
    readonly name: string;
    readonly nameRef: CellRef;
    readonly effort: {
      readonly text: string;
      readonly low: number | null;
      readonly high: number | null;
      readonly cell: SourceCell;
    } | null;
    readonly waves: readonly ScenarioWave[];
  }[];
}

/** Establishments of one wave. `year` is null where the sheet only numbers its waves; `wave` is its place from 1. */
export interface ScenarioWave {
  readonly year: number | null;
  readonly wave: number;
  readonly count: number;
  readonly ref: CellRef;
  /** One of several in its cell ("20/20/20"). */
  readonly listed: boolean;
}

export interface FactStatement {
  readonly kind: "facts";
  readonly block: TableBlock;
  readonly rows: readonly {
    readonly row: number;
    readonly label: string;
    readonly labelRef: CellRef;
    readonly value: (SourceCell & { readonly format: string }) | null;
    readonly target: (SourceCell & { readonly format: string }) | null;
    readonly scope: string | null;
  }[];
}

export interface InvoiceStatement {
  readonly kind: "invoices";
  readonly block: TableBlock;
  readonly rows: readonly {
    readonly row: number;
    /** Its number, or what its row begins with. */
    readonly label: string;
    readonly received: Serial;
    readonly paid: Serial | null;
    readonly amount: Cents | null;
  }[];
  /** Every date is one of the sheet's own kind, none is text: a formula can count them. */
  readonly datesAreDates: boolean;
  /** Every amount is a number in euros, none is text: a formula can add them up. */
  readonly amountsAreNumbers: boolean;
}

export type Statement =
  | BudgetStatement
  | ServiceStatement
  | TicketStatement
  | AnomalyStatement
  | VolumeStatement
  | RegisterStatement
  | RoadmapStatement
  | ScenarioStatement
  | FactStatement
  | InvoiceStatement;

/** What one sheet was taken for; `blocks` is empty for an unrecognised or generated one. */
export interface SheetReading {
  readonly sheet: string;
  readonly sheetId: string;
  readonly kind: SheetKind;
  readonly own: OwnSheetKey | null;
  readonly confidence: number;
  /** Another kind came near: the user should confirm. */
  readonly toConfirm: boolean;
  readonly blocks: readonly TableBlock[];
  /** Every heading found, for the user to choose columns from, with a sample. Columns are absolute and 0-based. */
  readonly headings: readonly { readonly column: number; readonly text: string; readonly sample: string }[];
  /** Why nothing was read, as a code. */
  readonly reason: string | null;
}

export interface WorkbookReading {
  readonly sheets: readonly SheetReading[];
  readonly statements: readonly Statement[];
  /** Cells that could not be read, assumptions of the reading, hidden rows and the like. */
  readonly findings: readonly Finding[];
}
