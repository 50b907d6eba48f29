import { describe, expect, it } from "vitest";
import { parseArea } from "../../src/cells/address.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { centsOf, serial } from "../../src/cells/units.ts";
import { budgetExecution } from "../../src/indicators/budget/execution.ts";
import type { BudgetRow, BudgetStatement, MoneyRole } from "../../src/reading/statement.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import type { Plan } from "../../src/report/plan.ts";
import { differing, recount } from "./recount.ts";
import { CONTEXT, seedBudget, seedResults, seedSheets } from "./seed.ts";
import { expectWellFormed } from "./well-formed.ts";

const SEED = seedBudget();

/** Rows rewritten one under the other from row 4 of the sheet, with other amounts. */
function withRows(
  rows: readonly { of: BudgetRow; change?: Partial<BudgetRow>; amounts?: Partial<Record<MoneyRole, number>> }[],
  statement: Partial<BudgetStatement> = {},
): BudgetStatement {
  const columns: Partial<Record<MoneyRole, number>> = { budget: 1, committed: 2, paid: 3, cpBudget: 6 };
  return {
    ...SEED,
    ...statement,
    rows: rows.map(({ of, change, amounts }, index) => {
      const row = 3 + index;
      const place = (column: number) => ({ sheet: "Exécution", row, column });
      const kept = Object.entries(of.amounts).map(([role, cell]) => [role, cell.cents / 100] as const);
      const period = change?.period === undefined ? of.period : change.period;
      const label = change?.label ?? of.label;
      const euros = { ...Object.fromEntries(kept), ...amounts } as Partial<Record<MoneyRole, number>>;
      return {
        ...of,
        row,
        labelRef: place(0),
        rates: {},
        ...change,
        period: period && {
          ...period,
          ref: place(change?.envelope ? 7 : 0),
          raw: change?.envelope ? period.raw : label,
        },
        amounts: Object.fromEntries(
          Object.entries(euros).map(([role, raw]) => [
            role,
            { ref: place(columns[role as MoneyRole] ?? 9), raw, cents: centsOf(raw), scale: 1 },
          ]),
        ),
      };
    }),
  };
}

const rows = SEED.rows;
const [january, february] = rows as [BudgetRow, BudgetRow];

const CASES: Record<string, readonly BudgetStatement[]> = {
  "two tables": [SEED, seedBudget("Exécution d'Est")],
  "two envelopes": [
    withRows(
      rows.flatMap((of) => [
        { of, change: { envelope: "Personnel" } },
        { of, change: { envelope: "Fonctionnement" }, amounts: { budget: 100, committed: 50.05, paid: 10 } },
      ]),
    ),
  ],
  "amounts of single months": [
    withRows(
      rows.map((of) => ({ of, amounts: { committed: 100.5, paid: 50.25 } })),
      { cumulative: false },
    ),
  ],
  "months without a year": [
    withRows(
      rows.map((of) => ({
        of,
        change: { period: of.period && { ...of.period, year: null, end: null, key: of.period.key.slice(5) } },
      })),
      { year: null, asOf: null },
    ),
  ],
  "rows by envelope, without a period": [
    withRows(
      ["Personnel", "Fonctionnement", "Investissement"].map((label) => ({
        of: january,
        change: { label, envelope: label, period: null },
      })),
    ),
  ],
  "a supplementary period": [
    withRows([
      ...rows.map((of) => ({ of })),
      {
        of: rows.at(-1)!,
        change: {
          label: "12 bis",
          period: { ...rows.at(-1)!.period!, month: 12, key: "2015-12", complementary: true },
        },
      },
    ]),
  ],
  quarters: [
    withRows(
      [0, 1].map((index) => ({
        of: rows[2 + 3 * index]!,
        change: {
          label: `T${index + 1} 2015`,
          period: { ...rows[2 + 3 * index]!.period!, kind: "quarter" as const, key: `2015-Q${index + 1}` },
        },
      })),
    ),
  ],
  "two days of a month": [
    withRows(
      [15, 30].map((day) => ({
        of: rows[8]!,
        change: {
          label: `${day}/09/2015`,
          period: { ...rows[8]!.period!, kind: "date" as const, key: `2015-09-${day}`, end: serial(42248 + day - 1) },
        },
      })),
    ),
  ],
  "nothing committed, no budget": [
    withRows([
      { of: january, amounts: { committed: 0, paid: 0 } },
      { of: february, amounts: { budget: 0, committed: 10, paid: 5 } },
    ]),
  ],
  "more committed than voted": [withRows(rows.map((of) => ({ of, amounts: { budget: 1_000_000 } })))],
  "AE and CP": [
    withRows(
      rows.map((of) => ({ of, amounts: { cpBudget: 1_500_000 } })),
      { aeCp: true },
    ),
  ],
  "tens of millions": [withRows(rows.map((of) => ({ of, amounts: { budget: 123_456_789.01 } })))],
  "small amounts": [
    withRows(rows.map((of, index) => ({ of, amounts: { budget: 5000, committed: 100 * index, paid: 10 * index } }))),
  ],
};

function planOf(statements: readonly BudgetStatement[], locale: "fr" | "en" = "fr") {
  const executed = statements.map((statement) => budgetExecution(statement, DEFAULT_SETTINGS));
  const results = seedResults({
    budget: executed.map(({ result }) => result),
    findings: executed.flatMap(({ findings }) => findings),
  });
  return { results, plan: buildPlan(results, { ...CONTEXT, locale }) };
}

const shown = (plan: Plan, key: string, address: string): unknown => {
  const area = parseArea(address);
  const sheet = plan.sheets.find((each) => each.key === key);
  const content = sheet?.cells.find(({ row, column }) => row === area?.top && column === area.left)?.content;
  const value = content?.kind === "text" ? content.text : content?.value;
  return typeof value === "string" ? value.replaceAll("\u00a0", " ") : value;
};

describe("a pack of other budgets", () => {
  it.each(Object.entries(CASES))("counts twice the same: %s", (_, statements) => {
    for (const locale of ["fr", "en"] as const) {
      const { results, plan } = planOf(statements, locale);
      expect(differing(recount(plan, seedSheets(results), locale === "fr" ? "fr-FR" : "en-US"))).toEqual([]);
      expectWellFormed(plan, ["Exécution", "Exécution d'Est", "Qualité"]);
    }
  });

  it("adds tables in the headline, and gives each its block", () => {
    const { plan } = planOf(CASES["two tables"]!);
    expect(shown(plan, "cover", "H7")).toBeCloseTo(2 * 656_324.84, 2);
    expect(shown(plan, "cover", "B7")).toBeCloseTo(0.711569, 6);
    expect(shown(plan, "budget", "B4")).toBe("Exécution – Septembre 2015 : 71,2 % engagés, 61,2 % de l'engagé mandaté");
    expect(plan.sheets.find(({ key }) => key === "budget")?.charts.map(({ name }) => name)).toEqual([
      "Jauge C1",
      "Jauge C3",
      "Jauge C5",
      "Jauge C1 2",
      "Jauge C3 2",
      "Jauge C5 2",
      "Jauge C4 tableaux",
    ]);
  });

  it("sums envelopes before it divides", () => {
    const { plan } = planOf(CASES["two envelopes"]!);
    expect(shown(plan, "budget", "C8")).toBe(2_271_600);
    expect(shown(plan, "budget", "F8")).toBeCloseTo((134_285.15 + 50.05) / 2_271_600, 9);
  });

  it("carries single months on", () => {
    const { plan } = planOf(CASES["amounts of single months"]!);
    expect(shown(plan, "budget", "D10")).toBe(301.5);
    expect(shown(plan, "budget", "K10")).toBe(100.5);
  });

  it("leaves a rate blank where there is nothing to divide by", () => {
    const { plan } = planOf(CASES["nothing committed, no budget"]!);
    expect(shown(plan, "budget", "G8")).toBeUndefined();
    expect(shown(plan, "budget", "F9")).toBeUndefined();
    expect(shown(plan, "budget", "F8")).toBe(0);
  });

  it("closes rows without a period by their total", () => {
    const { plan } = planOf(CASES["rows by envelope, without a period"]!);
    expect(shown(plan, "budget", "B11")).toBe("Total");
    expect(shown(plan, "budget", "D11")).toBe(402_855.45);
    expect(shown(plan, "budget", "B8")).toBe("Personnel");
  });

  it("opposes payments to CP", () => {
    const { plan } = planOf(CASES["AE and CP"]!);
    expect(shown(plan, "budget", "M7")).toBe("CP ouverts");
    expect(shown(plan, "budget", "H16")).toBeCloseTo(990_220.08 / 1_500_000, 9);
  });

  it("widens the axis of rates past 100 % and writes millions as such", () => {
    const over = planOf(CASES["more committed than voted"]!).plan.sheets.find(({ key }) => key === "budget");
    expect(over?.charts[1]?.valueAxis.maximum).toBe(2);
    const { plan } = planOf(CASES["tens of millions"]!);
    const cell = plan.sheets[0]?.cells.find(({ row, column }) => row === 6 && column === 7);
    expect(cell?.style).toBe("kpiMillions");
  });
});
