import { a1 } from "../../src/cells/address.ts";
import type { Finding } from "../../src/cells/finding.ts";
import { readObserved } from "../../src/cells/observed.ts";
import { readRequirement } from "../../src/cells/requirement.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { centsOf, serial } from "../../src/cells/units.ts";
import { budgetExecution } from "../../src/indicators/budget/execution.ts";
import type { IndicatorResult, Results } from "../../src/indicators/results.ts";
import type {
  BudgetRow,
  BudgetStatement,
  IndicatorRow,
  MoneyCell,
  SheetKind,
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
const INDICATORS: readonly (readonly [string, string, string])[] = [
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
      rates: {},
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

export function seedIndicators(sheet = "Qualité"): readonly IndicatorResult[] {
  return INDICATORS.map(([label, wanted, found], index): IndicatorResult => {
    const row = 3 + index;
    const requirement = readRequirement(wanted, { label });
    const observed = readObserved(found, "General", requirement);
    const source: IndicatorRow = {
      row,
      label,
      labelRef: { sheet, row, column: 0 },
      requirement,
      requirementRef: { sheet, row, column: 1 },
      observed: { ref: { sheet, row, column: 2 }, raw: found, format: "General" },
    };
    const gap = (observed.value ?? 0) - (requirement.value ?? 0);
    return {
      source,
      requirement,
      observed,
      observedFrom: "sheet",
      verdict: gap > 0 ? "breached" : "met",
      assumed: requirement.status === "assumed",
      reason: null,
      gap,
      gapRatio: requirement.value ? gap / requirement.value : null,
    };
  });
}

/** September 2015, as the steering committee saw it. */
export function seedResults(change: Partial<Results> = {}): Results {
  const settings = { ...DEFAULT_SETTINGS, organisation: "Université – Direction financière" };
  const budget = budgetExecution(seedBudget(), settings);
  const indicators = seedIndicators();
  const service = indicators.flatMap(({ source, verdict, assumed }): Finding[] => {
    if (verdict !== "breached") return [];
    const place = { sheet: source.labelRef.sheet, cell: a1(source.row, 2), params: {} };
    return [
      assumed
        ? { code: "service.assumed", severity: "warning", ...place }
        : { code: "service.breached", severity: "breach", ...place },
    ];
  });
  const order = { breach: 0, warning: 1, info: 2 };
  return {
    asOf: serial(42277),
    settings,
    sheets: [],
    budget: [budget.result],
    service: [
      {
        statement: {
          kind: "service-indicators",
          block: block("Qualité", "service-indicators", 3, 7, 2),
          rows: indicators.map(({ source }) => source),
          period: "2015-Q3",
        },
        indicators,
        met: 2,
        evaluated: 3,
        toConfirm: 2,
      },
    ],
    tickets: [],
    assistance: null,
    reliability: null,
    register: null,
    roadmap: [],
    scenarios: [],
    facts: [],
    invoices: [],
    findings: [...service, ...budget.findings].sort((a, b) => order[a.severity] - order[b.severity]),
    ...change,
  };
}

export const CONTEXT = {
  sheetNames: {},
  takenNames: ["Exécution", "Qualité", "DA"],
  computedAt: new Date(2015, 9, 23, 10, 12),
  fileName: "copil-2015-09.xlsx",
  version: "0.1.0",
  locale: "fr",
} as const;
