import type { Scalar } from "../../src/host/model/cells.ts";
import { readRequirement } from "../../src/cells/requirement.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { centsOf, ratio, serial } from "../../src/cells/units.ts";
import { budgetExecution } from "../../src/indicators/budget/execution.ts";
import type { Results } from "../../src/indicators/results.ts";
import { serviceResult } from "../../src/indicators/service/service.ts";
import type {
  BudgetRow,
  BudgetStatement,
  IndicatorRow,
  MoneyCell,
  RateCell,
  RateRole,
  ServiceStatement,
  SheetKind,
  SourceCell,
  TableBlock,
} from "../../src/reading/statement.ts";

const MONTHS = ["Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août", "Septembre"];
const AMOUNTS: readonly (readonly [number, number, number])[] = [
  [2271500, 134285.15, 0],
  [2271500, 946652.64, 24576.1],
  [2271500, 1120677.28, 144755.13],
  [2275500, 1121547.26, 211098.15],
  [2275500, 1290075.84, 453191.77],
  [2275500, 1568838.93, 458321.09],
  [2275500, 1568820.78, 490754.91],
  [2275500, 1589118.59, 666331.72],
  [2275500, 1619175.16, 990220.08],
];
const RATES: readonly (readonly [string, string])[] = [
  ["5,91%", ""],
  ["41,68%", "2,60%"],
  ["49,34%", "12,92%"],
  ["49,29%", "18,82%"],
  ["56,69%", "35,13%"],
  ["68,94%", "29,21%"],
  ["68,94%", "31,28%"],
  ["69,84%", "41,93%"],
  ["71,16%", "61,16%"],
];
export const INDICATORS: readonly (readonly [string, string, string])[] = [
  ["Nombre d'incidents traités en procédure bloquante", "1", "6"],
  ["Nombre d'incidents traités en procédure non bloquante", "10", "21"],
  ["Délai moyen de traitement des incidents bloquants", "< 3,5 j", "5,79"],
  ["Délai moyen de traitement d'une DA bloquante", "< 2 j", "1,8 j"],
  ["Délai moyen de traitement d'une DA non bloquante", "< 4 j", "1,48 j"],
];

export const block = (sheet: string, kind: SheetKind, top: number, bottom: number, right: number): TableBlock => ({
  sheet,
  kind,
  confidence: 0.98,
  headerRows: [top - 1],
  data: { top, left: 0, bottom, right },
  transposed: false,
  columns: {},
  headings: {},
  titles: [],
  rows: { read: bottom - top + 1, ignored: 0, reasons: {} },
});

/** As the sheet Exécution holds it: amounts as numbers, or as a French pack prints them. */
export function seedBudget(sheet = "Exécution", asText = false): BudgetStatement {
  const money = (row: number, column: number, euros: number): MoneyCell => ({
    ref: { sheet, row, column },
    raw: asText ? euros.toLocaleString("fr-FR", { minimumFractionDigits: 2 }).replaceAll("\u202f", "\u00a0") : euros,
    cents: centsOf(euros),
    scale: 1,
  });
  const rate = (row: number, column: number, role: RateRole, raw: string): Partial<Record<RateRole, RateCell>> =>
    raw === ""
      ? {}
      : {
          [role]: {
            ref: { sheet, row, column },
            raw,
            ratio: ratio(Number(raw.slice(0, -1).replace(",", ".")) / 100),
            decimals: 2,
          },
        };
  const rows = MONTHS.map((label, index): BudgetRow => {
    const row = 3 + index;
    const labelRef = { sheet, row, column: 0 };
    const [budget = 0, committed = 0, paid = 0] = AMOUNTS[index] ?? [];
    const month = index + 1;
    return {
      row,
      label,
      labelRef,
      period: {
        ref: labelRef,
        raw: label,
        key: `2015-${String(month).padStart(2, "0")}`,
        kind: "month",
        year: 2015,
        month,
        end: serial(Date.UTC(2015, month, 0) / 86_400_000 + 25_569),
        complementary: false,
      },
      envelope: null,
      entity: null,
      amounts: { budget: money(row, 1, budget), committed: money(row, 2, committed), paid: money(row, 3, paid) },
      rates: {
        ...rate(row, 4, "rateCommitted", RATES[index]?.[0] ?? ""),
        ...rate(row, 5, "ratePaid", RATES[index]?.[1] ?? ""),
      },
    };
  });
  return {
    kind: "budget-execution",
    block: block(sheet, "budget-execution", 3, 11, 5),
    rows,
    totals: [],
    cumulative: true,
    cumulativeEvidence: "non-decreasing",
    year: 2015,
    aeCp: false,
    asOf: serial(42277),
  };
}

export function seedService(sheet = "Qualité", indicators = INDICATORS): ServiceStatement {
  const rows = indicators.map(([label, wanted, found], index): IndicatorRow => {
    const row = 3 + index;
    return {
      row,
      label,
      labelRef: { sheet, row, column: 0 },
      requirement: readRequirement(wanted, { label }),
      requirementRef: { sheet, row, column: 1 },
      requirementRaw: wanted,
      observed: { ref: { sheet, row, column: 2 }, raw: found, format: "General" },
    };
  });
  return {
    kind: "service-indicators",
    block: block(sheet, "service-indicators", 3, 2 + rows.length, 2),
    rows,
    period: "2015-Q3",
  };
}

/** September 2015, as the steering committee saw it. */
export function seedResults(change: Partial<Results> = {}, asText = false): Results {
  const settings = { ...DEFAULT_SETTINGS, organisation: "Université – Direction financière" };
  const budget = budgetExecution(seedBudget("Exécution", asText), settings);
  const service = serviceResult(seedService(), [], settings, () => {
    throw new Error("the seed measures no log");
  });
  const order = { breach: 0, warning: 1, info: 2 };
  return {
    asOf: serial(42277),
    settings,
    sheets: [],
    budget: [budget.result],
    service: [service.result],
    tickets: [],
    assistance: null,
    reliability: null,
    register: [],
    roadmap: [],
    scenarios: [],
    facts: [],
    invoices: [],
    paymentDelay: null,
    findings: [...budget.findings, ...service.findings].sort((a, b) => order[a.severity] - order[b.severity]),
    ...change,
  };
}

/** The user's sheets that `seedResults` was read from, as rows of cells from A1. */
export function seedSheets(results: Results): Record<string, Scalar[][]> {
  const sheets: Record<string, Scalar[][]> = {};
  const set = ({ ref: { sheet, row, column }, raw }: SourceCell) => {
    const rows = (sheets[sheet] ??= []);
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length <= column) cells.push(null);
    cells[column] = raw;
  };
  for (const { statement } of results.budget)
    for (const { labelRef, label, period, amounts, rates } of statement.rows) {
      set({ ref: labelRef, raw: label });
      if (period) set(period);
      for (const cell of [...Object.values(amounts), ...Object.values(rates)]) set(cell);
    }
  for (const { statement } of results.service)
    for (const { labelRef, label, requirement, requirementRef, observed } of statement.rows) {
      set({ ref: labelRef, raw: label });
      set({ ref: requirementRef, raw: requirement.text });
      set(observed);
    }
  return sheets;
}

export const CONTEXT = {
  sheetNames: {},
  takenNames: ["Exécution", "Qualité", "DA"],
  computedAt: new Date(2015, 9, 23, 10, 12),
  fileName: "copil-2015-09.xlsx",
  version: "0.1.0",
  locale: "fr",
} as const;
