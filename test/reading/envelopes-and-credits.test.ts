import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import type { BudgetStatement } from "../../src/reading/statement.ts";
import { codes, only, read, sheet } from "./sheets.ts";

type Rows = readonly (readonly CellValue[])[];

const budgetIn = (rows: Rows): BudgetStatement => only(read([sheet("Feuil1", rows)]), "budget-execution");
const MONTHS = "Janvier Février Mars Avril Mai Juin".split(" ");

describe("AE beside CP, each with its initial budget and its changes", () => {
  const rows: Rows = [
    ["Exécution GBCP au 30/09/2024"],
    ["Enveloppe", "AE", "AE", "AE", "AE", "AE", "CP", "CP", "CP", "CP", "CP"],
    [null, "Budget initial", "BR1", "Virements", "Ouvertes", "Consommées"].concat([
      "Budget initial",
      "BR1",
      "Virements",
      "Ouverts",
      "Consommés",
    ]),
    ["Fonctionnement", 14e6, 25e4, -12e4, 14.13e6, 9_877_120.77, 13.9e6, 3e5, -12e4, 14.08e6, 8_654_321.09],
    ["Investissement", 8.75e6, -4e5, 12e4, 8.47e6, 6_012_345.67, 7.9e6, -25e4, 12e4, 7.77e6, 3_456_789.01],
  ];

  it("what is opened is the budget in force, and the changes of the CP are none of the AE", () => {
    const { block, rows: lines } = budgetIn(rows);
    expect(block.columns).toMatchObject({ budgetInitial: 1, budget: 4, committed: 5, cpBudget: 9, paid: 10 });
    expect(lines[0]!.changes?.map(({ heading, cents }) => [heading, cents])).toEqual([
      ["BR1", 25e6],
      ["Virements", -12e6],
    ]);
    expect(codes(read([sheet("Feuil1", rows)]))).not.toContain("reading.budgetFromChanges");
  });
});

describe("a monthly follow-up of running totals", () => {
  const months = (title: string, committed: string, amounts: readonly number[]): Rows => [
    [title],
    ["Mois", "Budget", committed, "Mandaté cumulé"],
    ...amounts.map((amount, at) => [MONTHS[at]!, 1e6, amount, amount / 2]),
  ];
  const rising = [2e5, 3.5e5, 4e5, 5e5, 6e5, 7e5];

  it("is cumulative by its headings, and by figures that can be nothing else", () => {
    expect(budgetIn(months("Suivi mensuel 2024", "Engagé cumulé", rising)).cumulative).toBe(true);
    const unsaid = months("Suivi mensuel 2024", "Engagé", rising).map((row, at) =>
      at === 1 ? [...row.slice(0, 3), "Mandaté"] : row,
    );
    expect(budgetIn(unsaid).cumulative).toBe(true);
  });

  it("is monthly where its figures may be", () => {
    const flows: Rows = [
      ["Suivi mensuel 2024"],
      ["Mois", "Budget", "Engagé", "Mandaté"],
      ...[2e4, 3e4, 3.1e4, 3.2e4, 4e4, 5e4].map((amount, at) => [MONTHS[at]!, 1e6, amount, amount / 2]),
    ];
    expect(budgetIn(flows).cumulative).toBe(false);
  });

  it("goes by its own lines where months run along the columns", () => {
    const budget = budgetIn([
      ["Suivi mensuel 2024"],
      [null, ...MONTHS],
      ["Budget", ...MONTHS.map(() => 1e6)],
      ["Engagé cumulé", ...rising],
      ["Mandaté cumulé", ...rising.map((amount) => amount / 2)],
    ]);
    expect(budget.cumulative).toBe(true);
  });
});

it("tables stacked under one title have its year", () => {
  const table = (envelope: string): Rows => [
    [`Enveloppe ${envelope}`],
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ...MONTHS.map((month, at): CellValue[] => [month, 1e6, 1e5 * (at + 1), 5e4 * (at + 1)]),
    [],
    [],
  ];
  const { statements, findings } = read([
    sheet("Feuil1", [["Budget 2024 par enveloppe"], [], ...table("Personnel"), ...table("Fonctionnement")]),
  ]);
  const years = statements.map((statement) => (statement as BudgetStatement).rows.map(({ period }) => period?.year));
  expect(years).toHaveLength(2);
  expect(new Set(years.flat())).toEqual(new Set([2024]));
  expect(findings.map(({ code }) => code)).not.toContain("reading.yearUnknown");
});

it("restes à payer of 1 January are opening commitments, those of the month's end an outcome", () => {
  const rows: Rows = [
    ["Mois", "RAP au 01/01", "AE ouvertes", "AE consommées", "CP ouverts", "CP payés", "RAP fin de mois"],
    ...MONTHS.map((month, at) => [month, 4e5, 3e6, 2e5 * (at + 1), 2.9e6, 1e5 * (at + 1), 4e5 + 1e5 * (at + 1)]),
  ];
  expect(budgetIn(rows).block.columns).toMatchObject({ openingCommitments: 1, outstanding: 6 });
  expect(codes(read([sheet("Feuil1", rows)]))).not.toContain("reading.ambiguousColumn");
});

it.each(["Centre", "Porteur du crédit"])("a total said in the column %s is none of the lines", (heading) => {
  const budget = budgetIn([
    ["Situation au 31/05/2024"],
    [heading, "Enveloppe", "Budget", "Engagé", "Mandaté"],
    ["Service A", "Fonctionnement", 100_000.1, 50_000.25, 20_000],
    ["Service B", "Fonctionnement", 80_000.2, 40_000, 10_000.5],
    ["Total", null, 180_000.3, 90_100.25, 30_000.5],
  ]);
  expect(budget.rows).toHaveLength(2);
  expect(budget.totals.map(({ label }) => label)).toEqual(["Total"]);
  expect(budget.rows.map(({ label, entity }) => entity ?? label)).toEqual(["Service A", "Service B"]);
});

describe("tables of one sheet under titles of their own", () => {
  const beside = (left: string | null, right: string): Rows => [
    ["Exécution 2024"],
    [left, null, null, null, null, right],
    ["Mois", "Budget", "Engagé", "Mandaté", null, "Mois", "Budget", "Engagé", "Mandaté"],
    ...MONTHS.map((month, at): CellValue[] => [
      month,
      8e5,
      5e4 * (at + 1),
      3e4 * (at + 1),
      null,
      month,
      3e5,
      2e4 * (at + 1),
      1e4 * (at + 1),
    ]),
  ];
  const owners = (rows: Rows): unknown[] =>
    read([sheet("Feuil1", rows)]).statements.map((statement) => {
      const [row] = (statement as BudgetStatement).rows;
      return row?.entity ?? row?.envelope;
    });

  it.each([
    ["UFR Droit", "IUT", ["UFR Droit", "IUT"]],
    ["Personnel", "Fonctionnement", ["Personnel", "Fonctionnement"]],
    ["IUT", "IUT", [null, null]],
  ])("%s and %s", (left, right, expected) => {
    expect(owners(beside(left, right))).toEqual(expected);
  });
});

it("an envelope over its budget leaves no doubt that the table is cumulative", () => {
  const budget = budgetIn([
    ["Exécution 2024"],
    ["Mois", "Enveloppe", "Budget", "Engagé", "Mandaté"],
    ...MONTHS.flatMap((month, at): CellValue[][] => [
      [month, "Personnel", 1e6, 8e4 * (at + 1), 8e4 * (at + 1)],
      [month, "Fonctionnement", 2e5, 45_000.01 * (at + 1), 2e4 * (at + 1)],
    ]),
  ]);
  expect(budget.cumulative).toBe(true);
});
