import { describe, expect, it } from "vitest";
import { dayOfSerial } from "../../src/cells/civil.ts";
import type { CellValue } from "../../src/cells/grid.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { budgetExecution } from "../../src/indicators/budget/execution.ts";
import { readWorkbook } from "../../src/reading/read-workbook.ts";
import type { BudgetStatement } from "../../src/reading/statement.ts";
import { codes, only, read, sheet, workbook } from "./sheets.ts";

const budgetIn = (name: string, rows: readonly (readonly CellValue[])[]): BudgetStatement =>
  only(read([sheet(name, rows)]), "budget-execution");

const closes = ({ asOf }: BudgetStatement): string | null => {
  if (asOf === null) return null;
  const { year, month, day } = dayOfSerial(asOf);
  return `${day}/${month}/${year}`;
};

const MONTHS = "janvier février mars avril mai juin juillet août septembre".split(" ");

describe("a column of amounts that its cells hardly say", () => {
  const said = ["env. 100", "voir DAF", "à préciser", "12 34", "~300 000", "400000 ?", "cf. note", "en cours", 700000];
  const rows = [
    ["Exécution 2015"],
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ...MONTHS.map((month, index): CellValue[] => [month, 1_000_000, said[index]!, 50_000 * (index + 1)]),
  ];

  it("stays that column, and each cell is told of", () => {
    const reading = read([sheet("Feuil1", rows)]);
    const budget = only(reading, "budget-execution");
    expect(budget.block.columns).toEqual({ period: 0, budget: 1, committed: 2, paid: 3 });
    expect(budget.rows.map((row) => row.label)).toEqual(MONTHS);
    expect(budget.rows.at(-1)!.amounts.committed?.cents).toBe(700_000_00);
    const unread = reading.findings.filter(({ code }) => code === "reading.unreadable");
    expect(unread.map(({ cell }) => cell)).toEqual(["C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10"]);
    expect(unread.every(({ params }) => params.role === "committed")).toBe(true);
  });
});

describe("mandaté and payé", () => {
  it.each([
    ["Mandaté", "Payé"],
    ["Payé", "Mandaté"],
    ["Mandats émis", "Paiements"],
    ["Demandes de paiement", "Décaissé"],
  ])("%s beside %s are two columns, and nobody is asked which is which", (left, right) => {
    const reading = read([
      sheet("Feuil1", [
        ["Mois", "Budget", "Engagé", "Service fait", left, right],
        ...MONTHS.map((month, at) => [month, 1e6, 9e4 * (at + 1), 8e4 * (at + 1), 7e4 * (at + 1), 6e4 * (at + 1)]),
      ]),
    ]);
    const { amounts } = only(reading, "budget-execution").rows[0]!;
    const payment = amounts.disbursed ?? amounts.paid;
    const order = amounts.disbursed ? amounts.paid : amounts.ordered;
    const leftIsPayment = left === "Payé";
    expect(payment?.cents).toBe(leftIsPayment ? 7e6 : 6e6);
    expect(order?.cents).toBe(leftIsPayment ? 6e6 : 7e6);
    expect(amounts.serviceDone?.cents).toBe(8e6);
    expect(codes(reading)).not.toContain("reading.ambiguousColumn");
  });

  it("two of the same step are still asked about", () => {
    const reading = read([
      sheet("Feuil1", [
        ["Mois", "Budget", "Engagé", "Mandaté", "Mandaté", "Payé"],
        ...MONTHS.map((month, at) => [month, 1e6, 9e4 * (at + 1), 8e4 * (at + 1), 7e4 * (at + 1), 6e4 * (at + 1)]),
      ]),
    ]);
    expect(codes(reading)).toContain("reading.ambiguousColumn");
  });
});

describe("the day that a table of envelopes closes at", () => {
  const envelopes = (title: string, committed = "Engagé", paid = "Mandaté"): CellValue[][] => [
    [title],
    ["Enveloppe", "Budget 2015", committed, paid],
    ["Personnel", 5_000_000, 3_700_000, 3_700_000],
    ["Fonctionnement", 800_000, 600_000, 400_000],
    ["Total", 5_800_000, 4_300_000, 4_100_000],
  ];

  it.each([
    ["Situation budgétaire au 30/09/2015", "30/9/2015"],
    ["Situation à fin T3 2015", "30/9/2015"],
    ["Exécution septembre 2015", "30/9/2015"],
    ["Exécution du 1er semestre 2015", "30/6/2015"],
    ["Exécution 2015 (BI voté en décembre 2014)", null],
    ["Exécution 2015 - édité le 5 octobre 2015", null],
    ["Exécution 2015", null],
  ])("%s", (title, day) => {
    expect(closes(budgetIn("Feuil1", envelopes(title)))).toBe(day);
  });

  it("stands in the headings, when they agree", () => {
    const same = envelopes("Situation", "Engagé au 30/09/2015", "Mandaté au 30/09/2015");
    expect(closes(budgetIn("Feuil1", same))).toBe("30/9/2015");
    const two = envelopes("Situation", "Engagé au 30/09/2015", "Mandaté au 31/08/2015");
    expect(closes(budgetIn("Feuil1", two))).toBeNull();
  });

  it("stands in the name of the sheet", () => {
    expect(closes(budgetIn("Sept 2015", envelopes("Exécution")))).toBe("30/9/2015");
  });
});

describe("periods along the columns", () => {
  it("quarters under two years are of their year, beside a heading that stands over the years only", () => {
    const budget = budgetIn("Feuil1", [
      ["Enveloppe", 2015, null, null, null, 2016, null, null, null],
      [null, "T1", "T2", "T3", "T4", "T1", "T2", "T3", "T4"],
      ["Budget", 1e5, 1e5, 1e5, 1e5, 1.2e5, 1.2e5, 1.2e5, 1.2e5],
      ["Engagé", 20_000, 45_000, 70_000, 95_000, 25_000, 50_000, 80_000, 115_000],
      ["Mandaté", 5_000, 30_000, 60_000, 90_000, 10_000, 40_000, 70_000, 100_000],
    ]);
    const quarters = ["Q1", "Q2", "Q3", "Q4"];
    expect(budget.rows.map(({ period }) => period?.key)).toEqual(
      [2015, 2016].flatMap((year) => quarters.map((quarter) => `${year}-${quarter}`)),
    );
    // Running totals begin anew each year.
    expect(budget.cumulative).toBe(true);
  });
});

describe("groups of columns that print the same measures", () => {
  const headings = (groups: readonly string[], measures: readonly string[], key: string): CellValue[][] => [
    [null, ...groups.flatMap((group) => [group, ...measures.slice(1).map(() => null)])],
    [key, ...groups.flatMap(() => measures)],
  ];

  it("are envelopes of each component, with a total a column below", () => {
    const budget = budgetIn("Feuil1", [
      ...headings(["Fonctionnement", "Investissement"], ["Crédits ouverts", "Engagé", "Mandaté"], "Composante"),
      ["UFR Droit", 100, 50, 40, 20, 10, 5],
      ["UFR Sciences", 300, 150, 140, 80, 70, 25.5],
      ["Total", 400, 200, 180, 100, 80, 31],
    ]);
    expect(budget.rows.map((row) => [row.entity, row.envelope, row.amounts.paid!.cents])).toEqual([
      ["UFR Droit", "Fonctionnement", 4000],
      ["UFR Droit", "Investissement", 500],
      ["UFR Sciences", "Fonctionnement", 14000],
      ["UFR Sciences", "Investissement", 2550],
    ]);
    const { result, findings } = budgetExecution(budget, DEFAULT_SETTINGS);
    expect(result.latest?.paid).toBe(21050);
    const disagree = findings.filter(({ code }) => code === "budget.totalDisagrees");
    expect(disagree.map(({ cell, params }) => [cell, params.difference])).toEqual([["G5", 0.5]]);
  });

  it("are AE and CP of one table, not owners", () => {
    const budget = budgetIn("Feuil1", [
      ...headings(["AE", "CP"], ["Budget", "Exécuté"], "Mois"),
      ["Janvier 2018", 1000, 100, 900, 80],
      ["Février 2018", 1000, 200, 900, 160],
    ]);
    expect(budget.rows).toHaveLength(2);
    expect(budget.aeCp).toBe(true);
    expect(budget.rows[1]!.amounts).toMatchObject({ committed: { cents: 20_000 }, paid: { cents: 16_000 } });
  });

  it("are AE and CP under each envelope", () => {
    const budget = budgetIn("Feuil1", [
      [null, "Fonctionnement", null, null, null, "Investissement", null, null, null],
      [null, "AE", null, "CP", null, "AE", null, "CP", null],
      [
        "Mois",
        ...["Fonctionnement", "Investissement"].flatMap(() => ["Ouvertes", "Consommées", "Ouverts", "Consommés"]),
      ],
      ["Janvier 2018", 1000, 100, 900, 80, 500, 40, 400, 30],
      ["Février 2018", 1000, 200, 900, 160, 500, 80, 400, 60],
    ]);
    expect(budget.rows.map((row) => [row.envelope, row.amounts.cpBudget!.cents, row.amounts.paid!.cents])).toEqual([
      ["Fonctionnement", 90_000, 8_000],
      ["Investissement", 40_000, 3_000],
      ["Fonctionnement", 90_000, 16_000],
      ["Investissement", 40_000, 6_000],
    ]);
  });
});

describe("cumulative or monthly", () => {
  // Falls often, and the sum exceeds the budget: nobody can tell.
  const amounts = [400, 300, 450, 200, 500, 350, 480, 300, 390];
  const grid = sheet("Feuil1", [
    ["Exécution 2015"],
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ...MONTHS.map((month, at): CellValue[] => [month, 1000, amounts[at]!, amounts[at]! - 100]),
  ]);

  it("is asked where the figures don't say, and the setting answers", () => {
    const asked = read([grid]);
    expect(only(asked, "budget-execution").cumulative).toBeNull();
    expect(codes(asked)).toContain("reading.cumulativeUnknown");
    for (const budgetAmounts of ["cumulative", "monthly"] as const) {
      const answered = read([grid], { budgetAmounts });
      expect(only(answered, "budget-execution").cumulative).toBe(budgetAmounts === "cumulative");
      expect(codes(answered)).not.toContain("reading.cumulativeUnknown");
    }
  });

  it("the setting wins over the title", () => {
    const titled = sheet("Feuil1", [
      ["Exécution mensuelle 2015 (montants du mois)"],
      ["Mois", "Budget", "Engagé", "Mandaté"],
      ["janvier", 1000, 100, 50],
      ["février", 1000, 80, 60],
    ]);
    expect(only(read([titled]), "budget-execution").cumulative).toBe(false);
    expect(only(read([titled], { budgetAmounts: "cumulative" }), "budget-execution").cumulative).toBe(true);
  });
});

describe("budgets of months", () => {
  it("printed where they change only stay in force, with the cell that says them", () => {
    const rows = MONTHS.map((month, at): CellValue[] => [
      month,
      at === 0 ? 1000 : at === 3 ? 1200 : null,
      90 * (at + 1),
      80 * (at + 1),
    ]);
    const reading = read([sheet("Exécution 2015", [["Mois", "Budget", "Engagé", "Mandaté"], ...rows])]);
    const budgets = only(reading, "budget-execution").rows.map(({ amounts }) => amounts.budget);
    expect(budgets.map((cell) => [cell?.cents, cell?.ref.row])).toEqual(
      MONTHS.map((_, at) => (at < 3 ? [100_000, 1] : [120_000, 4])),
    );
    const carried = reading.findings.find(({ code }) => code === "reading.budgetCarried");
    expect(carried).toMatchObject({ cell: "A3", params: { rows: 7 } });
  });

  it("that can't be read carry nothing", () => {
    const budget = budgetIn("Exécution 2015", [
      ["Mois", "Budget", "Engagé", "Mandaté"],
      ["janvier", 1000, 100, 50],
      ["février", "voir BR", 200, 150],
      ["mars", null, 300, 250],
      ["avril", 1100, 400, 350],
      ["mai", null, 500, 450],
    ]);
    expect(budget.rows.map(({ amounts }) => amounts.budget?.cents)).toEqual([
      100_000,
      undefined,
      undefined,
      110_000,
      110_000,
    ]);
  });

  it("of envelopes that print none are not those of other envelopes", () => {
    const budget = budgetIn("Exécution 2015", [
      ["Mois", "Enveloppe", "Budget", "Engagé", "Mandaté"],
      ["janvier", "Personnel", 1000, 100, 50],
      ["janvier", "Fonctionnement", null, 20, 10],
      ["février", "Personnel", null, 200, 150],
      ["février", "Fonctionnement", 300, 40, 20],
    ]);
    expect(budget.rows.map(({ amounts }) => amounts.budget?.cents)).toEqual([100_000, undefined, 100_000, 30_000]);
  });

  it.each(["trimestre", "Total T"])("quarters among them sum their own months: %s", (wording) => {
    const named = (quarter: number): string => (wording === "trimestre" ? `T${quarter}` : `Total T${quarter}`);
    const month = (at: number): CellValue[] => [MONTHS[at]!, 1000, 10 * (at + 1), 5 * (at + 1)];
    const rows = [0, 3, 6].flatMap((from): CellValue[][] => {
      const own = [from, from + 1, from + 2];
      const sum = (factor: number): number => own.reduce((all, at) => all + factor * (at + 1), 0);
      return [...own.map(month), [named(from / 3 + 1), 1000, sum(10), sum(5)]];
    });
    const budget = budgetIn("Exécution 2015", [
      ["Montants du mois"],
      ["Mois", "Budget", "Engagé", "Mandaté"],
      ...rows,
      ["Total", 1000, 450, 225],
    ]);
    const { findings } = budgetExecution(budget, DEFAULT_SETTINGS);
    expect(budget.totals.map(({ leaves }) => leaves.length)).toEqual([3, 3, 3, 9]);
    expect(findings.filter(({ code }) => code === "budget.totalDisagrees")).toEqual([]);
  });
});

describe("two years side by side", () => {
  const amounts = (at: number): CellValue[] => [900, 80 * at, 70 * at, 1000, 90 * at, 85 * at];
  const rows = [1, 2, 3, 4].map((at): CellValue[] => [MONTHS[at - 1]!, ...amounts(at)]);
  const flat = ["Budget 2014", "Engagé 2014", "Mandaté 2014", "Budget 2015", "Engagé 2015", "Mandaté 2015"];
  const measures = ["Budget", "Engagé", "Mandaté"];
  it.each<[string, CellValue[][]]>([
    ["in the headings", [["Mois", ...flat]]],
    [
      "as groups",
      [
        [null, 2014, null, null, 2015, null, null],
        ["Mois", ...measures, ...measures],
      ],
    ],
  ])("are the years of the months: %s", (_, header) => {
    const reading = read([sheet("Feuil1", [["Exécution comparée"], ...header, ...rows, ["Total", ...amounts(4)]])]);
    const budget = only(reading, "budget-execution");
    const of = (year: number) => budget.rows.filter(({ period }) => period?.year === year);
    expect(of(2014).map(({ amounts: { paid } }) => paid?.cents)).toEqual([7000, 14_000, 21_000, 28_000]);
    expect(of(2015).map(({ amounts: { budget: own } }) => own?.cents)).toEqual([1e5, 1e5, 1e5, 1e5]);
    expect(budget.rows).toHaveLength(8);
    const { result, findings } = budgetExecution(budget, DEFAULT_SETTINGS);
    expect(result.latest?.source.period?.key).toBe("2015-04");
    expect(result.formerYear?.source.period?.key).toBe("2014-04");
    const disorder = ["budget.totalDisagrees", "budget.monthOrder", "budget.monthMissing", "budget.monthTwice"];
    expect(findings.filter(({ code }) => disorder.includes(code))).toEqual([]);
    expect(codes(reading)).not.toContain("reading.ambiguousColumn");
  });
});

it("chapters that stand on lines of their own are those of the lines below", () => {
  const budget = budgetIn("Feuil1", [
    ["Chapitre", "Article", "Crédits ouverts", "Engagements", "Mandats"],
    ["60 Achats", null, null, null, null],
    [null, "601 Fournitures", 1000.5, 900.25, 800],
    [null, "602 Petit matériel", 500, 400, 300],
    [null, "S/Total 60", 1500.5, 1300.25, 1100],
    ["61 Services", null, null, null, null],
    [null, "611 Sous-traitance", 2000, 1500, 1000],
    [null, "S/Total 61", 2000, 1500, 1000],
    ["TOTAL GENERAL", null, 3500.5, 2800.25, 2100],
  ]);
  expect(budget.rows.map(({ envelope, label }) => [envelope, label])).toEqual([
    ["60 Achats", "601 Fournitures"],
    ["60 Achats", "602 Petit matériel"],
    ["61 Services", "611 Sous-traitance"],
  ]);
  expect(budget.totals.map(({ leaves }) => leaves)).toEqual([[2, 3], [6], [2, 3, 6]]);
});

describe("ranges that the user named", () => {
  const months = MONTHS.map((month, at): CellValue[] => [month, 1e6, 9e4 * (at + 1), 8e4 * (at + 1)]);
  const grid = sheet("Suivi de l'UFR", [
    ["Exécution 2015"],
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ...months,
    ["Simulation 1", 1, 2, 3],
    ["Simulation 2", 4, 5, 6],
  ]);
  const readNamed = (...names: readonly (readonly [string, string])[]) =>
    readWorkbook(
      { ...workbook(grid), names: names.map(([name, range]) => ({ name, formula: `='Suivi de l''UFR'!${range}` })) },
      DEFAULT_SETTINGS,
    );
  const saidOf = (reading: ReturnType<typeof readNamed>) =>
    reading.findings
      .filter(({ code }) => code === "reading.namedRange")
      .map(({ cell, params }) => ({ cell, ...params }));

  it.each([
    ["with its headings", "$A$2:$D$11"],
    ["of the data alone", "$A$3:$D$11"],
    ["with its title", "$A$1:$D$11"],
  ])("is the table: one %s", (_, range) => {
    const reading = readNamed(["Print_Area", "$A$1:$D$4"], ["graphique", "$A$2:$D$6"], ["exécution", range]);
    expect(only(reading, "budget-execution").block.data.bottom).toBe(10);
    expect(saidOf(reading)).toEqual([{ cell: "A2", name: "exécution", below: 2 }]);
  });

  it("is not when the table goes on below", () => {
    const reading = readNamed(["graphique", "$A$2:$D$6"]);
    expect(only(reading, "budget-execution").rows.length).toBeGreaterThanOrEqual(9);
    expect(saidOf(reading)).toEqual([]);
  });

  it.each(["$A$3:$A$11", "$F$1:$H$9", "$A$2:$B$11"])("is not when no table stands in it: %s", (range) => {
    const reading = readNamed(["liste", range]);
    expect(only(reading, "budget-execution").rows.length).toBeGreaterThanOrEqual(9);
    expect(saidOf(reading)).toEqual([]);
  });
});

describe("what stands beside or above the months", () => {
  const months = (factor: number): CellValue[][] =>
    MONTHS.slice(0, 3).map((month, at) => [month, 1000 * factor, 90 * factor * (at + 1), 80 * factor * (at + 1)]);
  const header = ["Mois", "Budget", "Engagé", "Mandaté"];

  it("envelopes on lines of their own in the column of months", () => {
    const rows = [header, ["PERSONNEL"], ...months(1), ["FONCTIONNEMENT"], ...months(0.5)];
    const budget = budgetIn("Exécution 2015", rows);
    expect(budget.rows.map(({ envelope }) => envelope)).toEqual([
      ...["PERSONNEL", "PERSONNEL", "PERSONNEL"],
      ...["FONCTIONNEMENT", "FONCTIONNEMENT", "FONCTIONNEMENT"],
    ]);
    expect(budget.cumulative).toBe(true);
  });

  it("remarks name no row", () => {
    const rows = months(1).map((row, at) => [...row, at === 1 ? "à vérifier" : "vu"]);
    const budget = budgetIn("Exécution 2015", [[...header, "Observations"], ...rows]);
    expect(budget.rows.map(({ label }) => label)).toEqual(MONTHS.slice(0, 3));
  });

  it("two columns of credits are asked about, and neither is taken for those of payments", () => {
    const rows = months(1).map(([month, credits, ...rest]) => [month!, credits!, 1100, ...rest]);
    const reading = read([
      sheet("Exécution 2015", [["Mois", "Budget", "Crédits ouverts", "Engagé", "Mandaté"], ...rows]),
    ]);
    const [first] = only(reading, "budget-execution").rows;
    expect(first!.amounts.cpBudget).toBeUndefined();
    expect(reading.sheets[0]!.toConfirm).toBe(true);
    const asked = reading.findings.find(({ code }) => code === "reading.ambiguousColumn");
    expect(asked).toMatchObject({ cell: "B1", params: { role: "budget", otherCell: "C1" } });
  });

  it("years alone are periods, not lines to add up", () => {
    const budget = budgetIn("Feuil1", [
      ["Exercice", "Budget", "Engagé", "Mandaté"],
      [2013, 1000, 950, 900],
      [2014, 1100, 1000, 950],
      [2015, 1200, 700, 600],
    ]);
    const { result } = budgetExecution(budget, DEFAULT_SETTINGS);
    expect(budget.rows.map(({ period }) => period?.key)).toEqual(["2013", "2014", "2015"]);
    expect(result.latest).toMatchObject({ budget: 120_000, paid: 60_000 });
  });

  it("weeks said by their first day are weeks", () => {
    const weeks = [7, 14, 21, 28].map((day, at): CellValue[] => [
      `semaine du ${String(day).padStart(2, "0")}/09`,
      9000,
      100 * (at + 1),
      80 * (at + 1),
    ]);
    const budget = budgetIn("Suivi 2015", [["Semaine", ...header.slice(1)], ...weeks]);
    expect(budget.rows.map(({ period }) => period?.key)).toEqual(["2015-W37", "2015-W38", "2015-W39", "2015-W40"]);
  });
});

describe("totals of tables with their periods along the columns", () => {
  const disagree = (rows: readonly (readonly CellValue[])[]): unknown[] => {
    const budget = budgetIn("Suivi 2015", rows);
    expect(budget.rows.every(({ label }) => label !== "Total")).toBe(true);
    const { findings } = budgetExecution(budget, DEFAULT_SETTINGS);
    return findings
      .filter(({ code }) => code === "budget.totalDisagrees")
      .map(({ cell, params }) => [cell, params.difference]);
  };
  const group = (name: string, factor: number, wrong = 0): CellValue[][] => [
    [name, "Crédits", 100 * factor, 100 * factor, 100 * factor],
    [name, "Engagé", 30 * factor, 60 * factor + wrong, 90 * factor],
    [name, "Mandaté", 20 * factor, 50 * factor, 80 * factor],
  ];
  const header: CellValue[] = [null, null, "T1", "T2", "T3"];
  const parts = [...group("Personnel", 1), ...group("Fonctionnement", 2)];

  it.each([
    ["agrees", 0, []],
    ["says by how much it doesn't", 7, [["D9", 7]]],
  ])("a group of lines %s", (_, wrong, said) => {
    expect(disagree([header, ...parts, ...group("Total", 3, wrong)])).toEqual(said);
  });

  it.each([
    ["agrees", 0, []],
    ["says by how much it doesn't", 5, [["D4", 5]]],
  ])("a line %s, period by period", (_, wrong, said) => {
    expect(
      disagree([
        ["Enveloppe", "Budget", "Engagé T1", "Engagé T2", "Mandaté T1", "Mandaté T2"],
        ["Personnel", 100, 20, 45, 15, 40],
        ["Fonctionnement", 50, 5, 15, 3, 10],
        ["Total", 150, 25, 60 + wrong, 18, 50],
      ]),
    ).toEqual(said);
  });
});
