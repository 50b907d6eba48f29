import type { Serial } from "./units.ts";

export type DayKind = "working" | "ouvrable" | "calendar";
export type HolidayZone =
  | "FR"
  | "alsace-moselle"
  | "guadeloupe"
  | "guyane"
  | "martinique"
  | "mayotte"
  | "reunion"
  | "saint-barthelemy"
  | "saint-martin"
  | "none";

/** Calendar of the delays. Minutes are counted from midnight, local time of `timeZone`. */
export interface CalendarSettings {
  readonly days: DayKind;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly holidays: HolidayZone;
  readonly closures: readonly Serial[];
}

/** Limits as fractions, days or points (a point is 0.01). Conventions, all editable: no law sets them (domain.md §1). */
export interface Thresholds {
  readonly commitmentWatch: number;
  readonly commitmentBreach: number;
  readonly timeGap: number;
  readonly paymentWatch: number;
  readonly paymentWatchFromMonth: number;
  /** De-commitments up to this many euros are only information. */
  readonly decommitmentWatch: number;
}

/** Délai global de paiement. */
export interface PaymentDelaySettings {
  /** Calendar days from receipt: 30 for the State and public establishments (décret 2013-269). */
  readonly limitDays: number;
  /** The ECB's rate, to which late interest adds 8 points; null: no interest is computed. */
  readonly ecbRate: number | null;
}

/** An estimate of penalties by ticket; off without a formula. */
export interface PenaltySettings {
  /** Of V and R: "V * R / 1000" (CCAG-TIC, domain.md §2, src fourteen); "" for none. */
  readonly formula: string;
  /** V, in euros. */
  readonly value: number | null;
}

/** How the amounts of a period are to be read: of the period alone, or since the year began. */
export type BudgetAmounts = "auto" | "cumulative" | "monthly";

export type PaymentDenominator = "auto" | "committed" | "budget";

/** What the user decided of one sheet: its kind, and columns by role (0-based), both optional. */
export interface SheetOverride {
  readonly sheet: string;
  readonly kind: string | null;
  readonly columns: Readonly<Record<string, number>>;
}

/** What the user decided of one severity or priority, as the logs write it. */
export interface SeverityChoice {
  readonly severity: string;
  readonly blocking: boolean;
}

/** How an assumed requirement is to be read, by the user's word. */
export interface RequirementChoice {
  readonly sheet: string;
  /** The indicator's label, as in its cell. */
  readonly label: string;
  readonly choice: "max" | "min" | "ignore";
}

export interface Settings {
  readonly locale: "fr" | "en";
  /** Situation date; `null`: what the sheets say, else the last period with data. */
  readonly asOf: Serial | null;
  readonly organisation: string;
  readonly calendar: CalendarSettings;
  readonly thresholds: Thresholds;
  readonly paymentDenominator: PaymentDenominator;
  readonly budgetAmounts: BudgetAmounts;
  readonly paymentDelay: PaymentDelaySettings;
  /** Day type of a bare "j" in a requirement. */
  readonly bareDay: DayKind;
  /** Severities and priorities that block; empty: by their words. */
  readonly blockingSeverities: readonly string[];
  /** One by one; they win over the list and over the words. */
  readonly severities: readonly SeverityChoice[];
  /** Words of labels that make a bare number a maximum or a minimum, beside the lexicon's own. */
  readonly ceilingWords: readonly string[];
  readonly floorWords: readonly string[];
  /** A day that begins a year of the contract; null: no contract year. */
  readonly contractStart: Serial | null;
  readonly penalty: PenaltySettings;
  readonly overrides: readonly SheetOverride[];
  readonly choices: readonly RequirementChoice[];
  /** The run that wrote the summary sheets, to tell whether their figures changed; `computedAt` is local time. */
  readonly lastRun: { readonly computedAt: Date; readonly fingerprint: string } | null;
}

export const DEFAULT_SETTINGS: Settings = {
  locale: "fr",
  asOf: null,
  organisation: "",
  calendar: { days: "working", opensAt: 9 * 60, closesAt: 18 * 60, holidays: "FR", closures: [] },
  thresholds: {
    commitmentWatch: 0.95,
    commitmentBreach: 1,
    timeGap: 0.15,
    paymentWatch: 0.5,
    paymentWatchFromMonth: 9,
    decommitmentWatch: 10_000,
  },
  paymentDenominator: "auto",
  budgetAmounts: "auto",
  paymentDelay: { limitDays: 30, ecbRate: null },
  bareDay: "working",
  blockingSeverities: [],
  severities: [],
  ceilingWords: [],
  floorWords: [],
  contractStart: null,
  penalty: { formula: "", value: null },
  overrides: [],
  choices: [],
  lastRun: null,
};
