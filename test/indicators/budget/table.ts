import { a1 } from "../../../src/cells/address.ts";
import { endOfMonth } from "../../../src/cells/civil.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/cells/settings.ts";
import { centsOf, ratio } from "../../../src/cells/units.ts";
import { budgetExecution } from "../../../src/indicators/budget/execution.ts";
import type {
  BudgetRow,
  BudgetStatement,
  MoneyCell,
  MoneyRole,
  PeriodCell,
  RateCell,
  RateRole,
} from "../../../src/reading/statement.ts";

const SHEET = "Exécution";
const COLUMNS: readonly (MoneyRole | RateRole | "period" | "envelope")[] = [
  "period",
  "budget",
  "committed",
  "paid",
  "rateCommitted",
  "ratePaid",
  "rateExecuted",
  "cpBudget",
  "openingCommitments",
  "envelope",
];
export const MONTHS = [
  ..."Janvier Février Mars Avril Mai Juin Juillet Août Septembre Octobre Novembre Décembre".split(" "),
] as const;

/** One row as a finance officer would type it; the month 0 is none. Rates as printed ("5,91%"). */
export interface TypedRow {
  readonly month: number;
  readonly year?: number | null;
  readonly budget?: number;
  readonly committed?: number;
  readonly paid?: number;
  readonly cpBudget?: number;
  readonly openingCommitments?: number;
  readonly rateCommitted?: string;
  readonly ratePaid?: string;
  readonly rateExecuted?: string;
  readonly envelope?: string;
  readonly bis?: boolean;
}

const at = (row: number, role: (typeof COLUMNS)[number]) => ({ sheet: SHEET, row, column: COLUMNS.indexOf(role) });

function money(row: number, role: MoneyRole, value: number | undefined): Partial<Record<MoneyRole, MoneyCell>> {
  return value === undefined ? {} : { [role]: { ref: at(row, role), raw: value, cents: centsOf(value), scale: 1 } };
}

function rate(row: number, role: RateRole, text: string | undefined): Partial<Record<RateRole, RateCell>> {
  if (!text) return {};
  const digits = text.replace("%", "").trim();
  const decimals = digits.split(",")[1]?.length ?? 0;
  return {
    [role]: { ref: at(row, role), raw: text, ratio: ratio(Number(digits.replace(",", ".")) / 100), decimals },
  };
}

function period(row: number, { month, year = 2015, bis = false }: TypedRow): PeriodCell | null {
  if (month === 0) return null;
  const key = [...(year === null ? [] : [year]), String(month).padStart(2, "0")].join("-");
  return {
    ref: at(row, "period"),
    raw: MONTHS[month - 1] ?? null,
    key,
    kind: "month",
    year,
    month,
    end: year === null ? null : endOfMonth(year, month),
    complementary: bis,
  };
}

/** A table under row 3 of the sheet: data begin at A4. */
export function typedTable(rows: readonly TypedRow[], over: Partial<BudgetStatement> = {}): BudgetStatement {
  const built = rows.map((typed, index): BudgetRow => {
    const row = index + 3;
    const moneyRoles = ["budget", "committed", "paid", "cpBudget", "openingCommitments"] as const;
    return {
      row,
      period: period(row, typed),
      label: typed.month === 0 ? (typed.envelope ?? "") : (MONTHS[typed.month - 1] ?? ""),
      labelRef: at(row, typed.month === 0 ? "envelope" : "period"),
      envelope: typed.envelope ?? null,
      entity: null,
      amounts: Object.assign({}, ...moneyRoles.map((role) => money(row, role, typed[role]))),
      rates: Object.assign(
        {},
        ...(["rateCommitted", "ratePaid", "rateExecuted"] as const).map((role) => rate(row, role, typed[role])),
      ),
    };
  });
  const used = COLUMNS.filter((role) => rows.some((row) => role in row));
  return {
    kind: "budget-execution",
    block: {
      sheet: SHEET,
      kind: "budget-execution",
      confidence: 1,
      headerRows: [1, 2],
      data: { top: 3, left: 0, bottom: rows.length + 2, right: COLUMNS.length - 1 },
      transposed: false,
      columns: Object.fromEntries(used.map((role) => [role, COLUMNS.indexOf(role)])),
      headings: {},
      titles: [],
      rows: { read: rows.length, ignored: 0, reasons: {} },
    },
    rows: built,
    totals: [],
    cumulative: true,
    cumulativeEvidence: "test",
    year: 2015,
    aeCp: false,
    asOf: null,
    ...over,
  };
}

/** The steering committee's table of 23/10/2015, as printed. */
export const SEED_ROWS: readonly TypedRow[] = (
  [
    [2271500, 134285.15, 0, "5,91%", ""],
    [2271500, 946652.64, 24576.1, "41,68%", "2,60%"],
    [2271500, 1120677.28, 144755.13, "49,34%", "12,92%"],
    [2275500, 1121547.26, 211098.15, "49,29%", "18,82%"],
    [2275500, 1290075.84, 453191.77, "56,69%", "35,13%"],
    [2275500, 1568838.93, 458321.09, "68,94%", "29,21%"],
    [2275500, 1568820.78, 490754.91, "68,94%", "31,28%"],
    [2275500, 1589118.59, 666331.72, "69,84%", "41,93%"],
    [2275500, 1619175.16, 990220.08, "71,16%", "61,16%"],
  ] as const
).map(([budget, committed, paid, rateCommitted, ratePaid], index) => ({
  month: index + 1,
  budget,
  committed,
  paid,
  rateCommitted,
  ratePaid,
}));

/** The seed with some rows typed otherwise. */
export const seedWith = (changes: Readonly<Record<number, Partial<TypedRow>>>): TypedRow[] =>
  SEED_ROWS.map((row) => ({ ...row, ...changes[row.month] }));

export function executed(
  rows: readonly TypedRow[],
  over: Partial<BudgetStatement> = {},
  settings: Partial<Settings> = {},
) {
  return budgetExecution(typedTable(rows, over), { ...DEFAULT_SETTINGS, ...settings });
}

/** "breach budget.overCommitted C6", sorted: what a test compares. */
export function told(rows: readonly TypedRow[], over: Partial<BudgetStatement> = {}, settings: Partial<Settings> = {}) {
  return executed(rows, over, settings)
    .findings.map(({ code, severity, cell }) => `${severity} ${code} ${cell}`)
    .sort();
}

export const cell = (month: number, role: (typeof COLUMNS)[number]): string => a1(month + 2, COLUMNS.indexOf(role));
