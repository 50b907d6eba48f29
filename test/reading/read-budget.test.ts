import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { serial } from "../../src/cells/units.ts";
import type { BudgetStatement } from "../../src/reading/statement.ts";
import { codes, only, read, sheet } from "./sheets.ts";

const budgetOf = (rows: CellValue[][], name = "Exécution 2015"): BudgetStatement =>
  only(read([sheet(name, rows)]), "budget-execution");

const euros = (budget: BudgetStatement, role: keyof BudgetStatement["rows"][number]["amounts"]) =>
  budget.rows.map((row) => (row.amounts[role] ? row.amounts[role].cents / 100 : null));

describe("AE and CP", () => {
  const rows: CellValue[][] = [
    ["Suivi AE / CP 2024 (en €)"],
    ["Enveloppe", "AE", null, null, "CP", null, null],
    [null, "Ouvertes", "Consommées", "Taux", "Ouverts", "Consommés", "Taux"],
    ["Personnel", 900, 450, 0.5, 900, 450, 0.5],
    ["Fonctionnement", 300, 200, 0.6667, 280, 100, 0.3571],
    ["Investissement", 500, 100, 0.2, 400, 20, 0.05],
    ["Total", 1700, 750, 0.4412, 1580, 570, 0.3608],
  ];
  it("are budget, committed, cpBudget and paid", () => {
    const budget = budgetOf(rows, "AE-CP");
    expect(budget.aeCp).toBe(true);
    expect(euros(budget, "budget")).toEqual([900, 300, 500]);
    expect(euros(budget, "committed")).toEqual([450, 200, 100]);
    expect(euros(budget, "cpBudget")).toEqual([900, 280, 400]);
    expect(euros(budget, "paid")).toEqual([450, 100, 20]);
    expect(budget.totals).toMatchObject([{ label: "Total", leaves: [3, 4, 5] }]);
    expect(budget.rows.map((row) => row.envelope)).toEqual(["Personnel", "Fonctionnement", "Investissement"]);
    expect(budget).toMatchObject({ cumulative: true, cumulativeEvidence: "no-series" });
  });

  it("keep their meaning under a group that only says they are expenses", () => {
    const [, groups, headings, ...lines] = rows;
    const over = [null, "Dépenses", null, null, null, null, null];
    const budget = budgetOf([over, groups!, headings!, ...lines], "AE-CP");
    expect(euros(budget, "committed")).toEqual([450, 200, 100]);
    expect(euros(budget, "paid")).toEqual([450, 100, 20]);
  });

  it.each([
    ["AE votées", "AE engagées", "CP votés", "CP payés"],
    ["Autorisations d'engagement", "AE consommées", "Crédits de paiement", "CP consommés"],
    ["AE BR", "Conso AE", "CP BR", "Conso CP"],
    ["Budget AE", "AE exécutées", "Budget CP", "DP admises"],
  ])("go by many names: %s, %s, %s, %s", (...names) => {
    const budget = budgetOf([
      ["Chapitre", ...names],
      ["Personnel", 900, 450, 880, 440],
      ["Fonctionnement", 300, 200, 280, 100],
    ]);
    expect(budget.aeCp).toBe(true);
    expect([
      euros(budget, "budget"),
      euros(budget, "committed"),
      euros(budget, "cpBudget"),
      euros(budget, "paid"),
    ]).toEqual([
      [900, 300],
      [450, 200],
      [880, 280],
      [440, 100],
    ]);
  });
});

describe("three steps of spending", () => {
  it("keeps service done, ordered and paid apart", () => {
    const budget = budgetOf([
      ["Mois", "Budget", "Engagé", "Service fait", "Mandaté"],
      ["Janvier", 1000, 400, 300, 200],
      ["Février", 1000, 500, 400, 250],
      ["Mars", 1000, 600, 450, 300],
    ]);
    expect(euros(budget, "serviceDone")).toEqual([300, 400, 450]);
    expect(euros(budget, "paid")).toEqual([200, 250, 300]);
  });

  it("takes mandaté and payé, both there, for two steps", () => {
    const reading = read([
      sheet("Exécution", [
        ["Mois", "Budget", "Engagé", "Mandaté", "Payé"],
        ["Janvier", 1000, 400, 300, 200],
        ["Février", 1000, 500, 400, 250],
      ]),
    ]);
    expect(euros(only(reading, "budget-execution"), "paid")).toEqual([300, 400]);
    expect(euros(only(reading, "budget-execution"), "disbursed")).toEqual([200, 250]);
    expect(reading.sheets[0]!.toConfirm).toBe(false);
    expect(codes(reading)).not.toContain("reading.ambiguousColumn");
  });
});

describe("scale", () => {
  const rows = (title: string, amounts: number[]): CellValue[][] => [
    [title],
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ["Janvier", amounts[0]!, amounts[1]!, amounts[2]!],
    ["Février", amounts[0]!, amounts[1]! * 2, amounts[2]! * 2],
  ];
  it.each([
    ["Exécution 2015 (en k€)", 1_000],
    ["Exécution 2015, en milliers d'euros", 1_000],
    ["Exécution 2015 (M€)", 1_000_000],
    ["Exécution 2015 en euros", 1],
  ])("%s", (title, scale) => {
    const budget = budgetOf(rows(title, [2271.5, 134.2, 24.5]));
    expect(budget.rows[0]!.amounts.budget).toMatchObject({ cents: 2271.5 * scale * 100, scale });
  });

  it("doubts thousands that hold euros and cents", () => {
    const reading = read([sheet("Exécution", rows("Exécution 2015 (en k€)", [2_271_500.25, 134_285.15, 24_576.1]))]);
    expect(only(reading, "budget-execution").rows[0]!.amounts.budget?.cents).toBe(227150025);
    expect(codes(reading)).toContain("reading.scaleDoubtful");
  });

  it("reads units of a line under the headings", () => {
    const budget = budgetOf([
      ["Mois", "Budget", "Engagé", "Mandaté"],
      [null, "k€", "k€", "€"],
      ["Janvier", 10, 5, 2000],
      ["Février", 10, 6, 3000],
    ]);
    expect(euros(budget, "budget")).toEqual([10_000, 10_000]);
    expect(euros(budget, "paid")).toEqual([2000, 3000]);
  });
});

describe("cumulative or monthly", () => {
  const months = (committed: number[], budget = 1000): CellValue[][] => [
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ...committed.map((amount, index) => [`${index + 1}/2015`, budget, amount, amount / 2]),
  ];
  it.each([
    ["rising within the budget", [100, 200, 300, 400, 500, 650], true, "non-decreasing"],
    ["one de-commitment", [100, 200, 300, 290, 500, 650], true, "non-decreasing"],
    ["ups and downs whose sum fits", [100, 50, 120, 80, 60, 110], false, "running-sum"],
    ["ups and downs beyond the budget", [600, 500, 700, 400, 800, 300], null, "contradictory"],
    ["one month", [100], true, "single-period"],
  ])("%s", (_, amounts, cumulative, evidence) => {
    const budget = budgetOf(months(amounts));
    expect(budget).toMatchObject({ cumulative, cumulativeEvidence: evidence });
  });

  it("believes the words before the figures", () => {
    const rows = months([100, 50, 120, 80]);
    expect(budgetOf([["Engagements cumulés 2015"], ...rows]).cumulative).toBe(true);
    expect(budgetOf([["Exécution mensuelle 2015"], ...months([100, 200, 300])]).cumulative).toBe(false);
  });
});

describe("years", () => {
  const rows: CellValue[][] = [
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ["Janvier", 1000, 100, 50],
    ["Février", 1000, 200, 60],
  ];
  const keys = (budget: BudgetStatement) => budget.rows.map((row) => row.period?.key);

  it("come from the sheet, then from the other sheets, then from the situation date, else stay unknown", () => {
    expect(keys(budgetOf([["Budget 2016"], ...rows]))).toEqual(["2016-01", "2016-02"]);
    expect(keys(only(read([sheet("E", rows), sheet("Notes", [["Bilan 2014"]])]), "budget-execution"))).toEqual([
      "2014-01",
      "2014-02",
    ]);
    const settled = read([sheet("E", rows)], { asOf: serial(42277) });
    expect(keys(only(settled, "budget-execution"))).toEqual(["2015-01", "2015-02"]);
    const unknown = read([sheet("E", rows)]);
    expect(keys(only(unknown, "budget-execution"))).toEqual(["01", "02"]);
    expect(codes(unknown)).toContain("reading.yearUnknown");
  });

  it("are not those of the year before printed beside", () => {
    const rows: CellValue[][] = [
      ["Mois", "Budget 2018", "Engagé 2018", "Mandaté 2018", "Engagé 2017", "Mandaté 2017"],
      ["Janvier", 900, 100, 50, 80, 40],
      ["Février", 900, 200, 90, 160, 80],
    ];
    for (const name of ["2018", "Feuil1"])
      expect(budgetOf(rows, name).rows.map((row) => row.period!.key)).toEqual(["2018-01", "2018-02"]);
  });

  it("come from the cells first", () => {
    const dated = sheet(
      "Exécution 2017",
      [
        ["Situation au", "Budget", "Engagé", "Mandaté"],
        [42400, 1000, 100, 50],
        [42429, 1000, 200, 60],
        [42460, 1000, 300, 70],
      ],
      { formats: ["dd/mm/yyyy"] },
    );
    const budget = only(read([dated]), "budget-execution");
    expect(keys(budget)).toEqual(["2016-01", "2016-02", "2016-03"]);
    expect(budget.year).toBe(2016);
  });
});

describe("a year that starts elsewhere than in January", () => {
  const rows = (months: string[]): CellValue[][] => [
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ...months.map((month, index): CellValue[] => [month, 900, 100 * (index + 1), 50 * (index + 1)]),
  ];
  it.each(["Exercice 2019-2020", "Budget 2019/20"])("is dated by the two years of “%s”", (name) => {
    const budget = budgetOf(rows(["Septembre", "Décembre", "Janvier", "Août"]), name.replace("/", "–"));
    expect(budget.rows.map((row) => [row.period!.key, row.period!.budget])).toEqual([
      ["2019-09", { year: 2019, month: 1 }],
      ["2019-12", { year: 2019, month: 4 }],
      ["2020-01", { year: 2019, month: 5 }],
      ["2020-08", { year: 2019, month: 12 }],
    ]);
  });

  it("is not supposed of months that start in January, nor of two years that don't follow each other", () => {
    expect(budgetOf(rows(["Janvier", "Février"]), "2019-2020").rows[0]!.period!.year).toBeNull();
    expect(budgetOf(rows(["Mars", "Avril"]), "2017-2020").rows[0]!.period!.year).toBeNull();
  });
});

describe("envelopes of titles", () => {
  const head: CellValue[] = ["Mois", "Budget", "Engagé", "Mandaté"];
  it.each([
    ["Enveloppe Fonctionnement – 2019", "Fonctionnement"],
    ["Dépenses d'investissement 2019", "Investissement"],
    ["Fonctionnement et investissement 2019", null],
    ["Exécution 2019", null],
  ])("%s: %s", (title, envelope) => {
    const budget = budgetOf([[title], head, ["Janvier", 900, 100, 50], ["Février", 900, 200, 90]], "Feuil1");
    expect(budget.rows.map((row) => row.envelope)).toEqual([envelope, envelope]);
  });

  it("stand over tables side by side", () => {
    const reading = read([
      sheet("2019", [
        ["Fonctionnement", null, null, null, null, "Investissement"],
        [...head, null, ...head],
        ["Janvier", 900, 100, 50, null, "Janvier", 400, 20, 10],
        ["Février", 900, 200, 90, null, "Février", 400, 30, 20],
      ]),
    ]);
    const budgets = reading.statements.flatMap((one) => (one.kind === "budget-execution" ? [one] : []));
    expect(budgets.map(({ rows: [row] }) => row!.envelope)).toEqual(["Fonctionnement", "Investissement"]);
  });
});

describe("budget in force", () => {
  it("adds the changes to the initial budget", () => {
    const budget = budgetOf([
      ["Libellé", "Budget primitif", "BR1", "BR2", "Engagé", "Mandaté"],
      ["Missions", 10000, 500, -200, 4000, 1000],
      ["Fluides", 20000, null, 1000, 9000, 8000],
    ]);
    expect(euros(budget, "budget")).toEqual([10300, 21000]);
    expect(budget.rows[0]!.amounts.budget?.raw).toBeNull();
  });

  it("takes the last amended budget when the columns print levels", () => {
    const budget = budgetOf([
      ["Libellé", "BI", "BR1", "BR2", "Engagé", "Mandaté"],
      ["Missions", 10000, 10500, 10300, 4000, 1000],
      ["Fluides", 20000, 20000, 21000, 9000, 8000],
    ]);
    expect(euros(budget, "budget")).toEqual([10300, 21000]);
  });
});

describe("hierarchy", () => {
  it("counts six levels of accounts once", () => {
    const budget = budgetOf([
      ["Compte", "Libellé", "Budget", "Engagé", "Mandaté"],
      ["6", "Charges", 600, 300, 150],
      ["60", "Achats", 400, 200, 100],
      ["601", "Matières", 250, 150, 60],
      ["602", "Fournitures", 150, 50, 40],
      ["61", "Services", 200, 100, 50],
      ["611", "Sous-traitance", 200, 100, 50],
    ]);
    expect(budget.rows.map((row) => row.label)).toEqual(["Matières", "Fournitures", "Sous-traitance"]);
    expect(budget.totals.map((total) => [total.label, total.leaves])).toEqual([
      ["Charges", [3, 4, 6]],
      ["Achats", [3, 4]],
      ["Services", [6]],
    ]);
  });

  it("keeps a line that its parts do not add up to", () => {
    const budget = budgetOf([
      ["Compte", "Libellé", "Budget", "Engagé", "Mandaté"],
      ["60", "Achats", 999, 777, 555],
      ["601", "Matières", 250, 150, 60],
      ["602", "Fournitures", 150, 50, 40],
    ]);
    expect(budget.rows).toHaveLength(3);
  });

  it("finds an unnamed total by its sum, and says so", () => {
    const reading = read([
      sheet("Budget", [
        ["Poste", "Budget", "Engagé", "Mandaté"],
        ["Missions", 100, 50, 20],
        ["Fluides", 200, 80, 30],
        ["Travaux", 400, 90, 10],
        [null, 700, 220, 60],
      ]),
    ]);
    const budget = only(reading, "budget-execution");
    expect(budget.rows).toHaveLength(3);
    expect(budget.totals).toMatchObject([{ leaves: [1, 2, 3] }]);
    expect(codes(reading)).toContain("reading.totalByArithmetic");
  });

  it("counts a line that equals those above it by chance, where the printed total counts it", () => {
    const budget = budgetOf([
      ["Composante", "Budget", "Engagé", "Mandaté"],
      ["Droit", 100, 50, 20],
      ["Sciences", 200, 80, 30],
      ["Lettres", 300, 130, 50],
      ["Total", 600, 260, 100],
    ]);
    expect(budget.rows).toHaveLength(3);
    expect(budget.totals).toMatchObject([{ label: "Total", leaves: [1, 2, 3] }]);
  });

  it("takes quarters among months for totals", () => {
    const rows: CellValue[][] = [["Période 2015", "Budget", "Engagé", "Mandaté"]];
    ["Janvier", "Février", "Mars"].forEach((month, index) => rows.push([month, 100, 10 + index, 5 + index]));
    rows.push(["T1", 300, 33, 18]);
    ["Avril", "Mai", "Juin"].forEach((month, index) => rows.push([month, 100, 20 + index, 9 + index]));
    rows.push(["T2", 300, 63, 30]);
    const budget = budgetOf(rows);
    expect(budget.rows).toHaveLength(6);
    expect(budget.totals.map((total) => total.label)).toEqual(["T1", "T2"]);
  });

  it("carries the headings of sections to their lines", () => {
    const budget = budgetOf([
      ["Poste", "Budget", "Engagé", "Mandaté"],
      ["Fonctionnement"],
      ["Missions", 100, 50, 20],
      ["Investissement"],
      ["Travaux", 400, 90, 10],
    ]);
    expect(budget.rows.map((row) => [row.envelope, row.label])).toEqual([
      ["Fonctionnement", "Missions"],
      ["Investissement", "Travaux"],
    ]);
    expect(budget.block.rows).toEqual({ read: 2, ignored: 2, reasons: { section: 2 } });
  });
});

describe("months along the columns", () => {
  it("reads measures of several envelopes", () => {
    const budget = budgetOf([
      ["Enveloppe", "Mesure", "Janvier", "Février", "Mars"],
      ["Fonctionnement", "Budget", 100, 100, 110],
      [null, "Engagé", 10, 20, 30],
      [null, "Mandaté", 5, 6, 7],
      ["Investissement", "Budget", 500, 500, 500],
      [null, "Engagé", 50, 60, 70],
      [null, "Mandaté", 1, 2, 3],
    ]);
    expect(budget.rows.map((row) => [row.envelope, row.period?.month, row.amounts.committed!.cents / 100])).toEqual([
      ["Fonctionnement", 1, 10],
      ["Fonctionnement", 2, 20],
      ["Fonctionnement", 3, 30],
      ["Investissement", 1, 50],
      ["Investissement", 2, 60],
      ["Investissement", 3, 70],
    ]);
    expect(budget.rows[0]!.amounts.committed!.ref).toEqual({ sheet: "Exécution 2015", row: 2, column: 2 });
  });

  it("reads measures under each month, of the envelopes that the heading names", () => {
    const budget = budgetOf([
      ["Enveloppe", "Janvier", null, null, "Février", null, null],
      [null, "Budget", "Engagé", "Mandaté", "Budget", "Engagé", "Mandaté"],
      ["Personnel", 100, 10, 5, 100, 20, 6],
      ["Investissement", 400, 40, 1, 400, 50, 2],
      ["Total", 500, 50, 6, 500, 70, 8],
    ]);
    expect(budget.rows.map((row) => [row.envelope, row.period?.month])).toEqual([
      ["Personnel", 1],
      ["Personnel", 2],
      ["Investissement", 1],
      ["Investissement", 2],
    ]);
  });

  it("reads measures under each month", () => {
    const budget = budgetOf([
      ["Composante", "Janvier", null, null, "Février", null, null],
      [null, "Budget", "Engagé", "Mandaté", "Budget", "Engagé", "Mandaté"],
      ["UFR Sciences", 100, 10, 5, 100, 20, 6],
      ["UFR Droit", 200, 30, 15, 200, 40, 16],
      ["Total", 300, 40, 20, 300, 60, 22],
    ]);
    expect(budget.rows.map((row) => [row.label, row.period?.month, row.amounts.paid!.cents / 100])).toEqual([
      ["UFR Sciences", 1, 5],
      ["UFR Sciences", 2, 6],
      ["UFR Droit", 1, 15],
      ["UFR Droit", 2, 16],
    ]);
    expect(budget.block.rows.reasons).toEqual({ total: 1 });
  });
});

describe("cells that hold something else", () => {
  it("are findings with their place, never figures", () => {
    const reading = read([
      sheet("Exécution 2015", [
        ["Mois", "Budget", "Engagé", "Mandaté"],
        ["Janvier", 1000, "environ 14", 10],
        ["Février", 1000, "1.234", "-"],
        ["Mars", "#REF!", 300, true],
        ["Avril", 1000, 400, 50],
      ]),
    ]);
    const budget = only(reading, "budget-execution");
    expect(budget.rows.map((row) => Object.keys(row.amounts).sort().join())).toEqual([
      "budget,paid",
      "budget",
      "committed",
      "budget,committed,paid",
    ]);
    expect(
      reading.findings
        .filter(({ code }) => code === "reading.unreadable")
        .map(({ cell, severity, params }) => [cell, severity, params["role"], params["reason"]]),
    ).toEqual([
      ["C2", "warning", "committed", "qualified"],
      ["C3", "warning", "committed", "ambiguous-separator"],
      ["D3", "info", "paid", "dash"],
      ["B4", "warning", "budget", "excel-error"],
      ["D4", "warning", "paid", "boolean"],
    ]);
  });
});

describe("printed rates", () => {
  it.each([
    ["fractions", [0.5, 0.25], [0.5, 0.25]],
    ["percentages", [50, 25], [0.5, 0.25]],
    ["a percentage below one", [0.4, 0.8], [0.004, 0.008]],
    ["text", ["50,00 %", "25,00%"], [0.5, 0.25]],
  ])("as %s", (_, printed, ratios) => {
    const budget = budgetOf([
      ["Mois", "Budget", "Engagé", "Mandaté", "Taux d'engagement"],
      ...printed.map((rate, index) => [`0${index + 1}/2015`, 10000, ratios[index]! * 10000, 10, rate]),
    ]);
    expect(budget.rows.map((row) => row.rates.rateCommitted?.ratio)).toEqual(ratios);
  });
});

describe("tables of French universities", () => {
  it("reads initial and amended credits beside their execution, without the “dont” lines", () => {
    const reading = read([
      sheet("Tableau 2", [
        ["Budget rectificatif n°1 - 2024", null, null, null, "(en €)"],
        ["DÉPENSES"],
        ["", "Montants BI", null, "Montants BR1", null, "Exécution", null],
        ["", "AE", "CP", "AE", "CP", "AE", "CP"],
        ["Personnel", 1000, 1000, 1100, 1100, 900, 900],
        ["dont CAS Pension", 300, 300, 310, 310, 280, 280],
        ["Fonctionnement et intervention", 500, 480, 520, 500, 400, 350],
        ["Investissement", 800, 600, 800, 650, 300, 200],
        ["TOTAL DES DÉPENSES", 2300, 2080, 2420, 2250, 1600, 1450],
      ]),
    ]);
    const budget = only(reading, "budget-execution");
    expect(budget.aeCp).toBe(true);
    expect(euros(budget, "budget")).toEqual([1100, 520, 800]);
    expect(euros(budget, "cpBudget")).toEqual([1100, 500, 650]);
    expect(euros(budget, "committed")).toEqual([900, 400, 300]);
    expect(euros(budget, "paid")).toEqual([900, 350, 200]);
    expect(budget.totals).toMatchObject([{ leaves: [4, 6, 7] }]);
    expect(budget.block.rows.reasons).toEqual({ ofWhich: 1, total: 1 });
    expect(reading.sheets[0]!.toConfirm).toBe(false);
  });

  it("reads levels from the key columns that are filled", () => {
    const budget = budgetOf([
      ["Chapitre", "Article", "Libellé", "Budget actuel", "Engagement (C)", "Mandats émis"],
      ["60", null, "Achats", 1200, 600, 300],
      [null, "601", "Matières", 500, 250, 100],
      [null, "602", "Fournitures", 700, 350, 200],
      ["61", null, "Services", 2000, 500, 500],
      [null, "611", "Sous-traitance", 2000, 500, 500],
      ["TOTAL", null, null, 3200, 1100, 800],
    ]);
    expect(budget.rows.map((row) => row.label)).toEqual(["Matières", "Fournitures", "Sous-traitance"]);
    expect(budget.totals.map((total) => [total.label, total.leaves])).toEqual([
      ["Achats", [2, 3]],
      ["Services", [5]],
      ["TOTAL", [2, 3, 5]],
    ]);
  });

  it("finds which amounts an unnamed rate divides", () => {
    const rows = (rate: (committed: number, paid: number, budget: number) => number): CellValue[][] => [
      ["Libellé", "Budget actuel", "Engagement (C)", "Mandats émis", "Taux C/B*100"],
      ["Matières", 500, 250, 100, rate(250, 100, 500)],
      ["Fournitures", 700, 350, 210, rate(350, 210, 700)],
      ["Services", 2000, 400, 100, rate(400, 100, 2000)],
    ];
    expect(budgetOf(rows((committed, _, budget) => committed / budget)).block.columns["rateCommitted"]).toBe(4);
    expect(budgetOf(rows((committed, paid) => (100 * paid) / committed)).block.columns["ratePaid"]).toBe(4);
    expect(budgetOf(rows((_, paid, budget) => paid / budget)).block.columns["rateExecuted"]).toBe(4);
    expect(Object.keys(budgetOf(rows(() => 0.123)).block.columns)).not.toContain("rateCommitted");
  });

  it("carries merged months over their envelopes", () => {
    const budget = budgetOf([
      ["Mois", "Enveloppe", "Budget", "Engagé", "Mandaté"],
      ["Janvier", "Personnel", 100, 10, 5],
      [null, "Fonctionnement", 200, 20, 6],
      ["Total janvier", null, 300, 30, 11],
      ["Février", "Personnel", 100, 20, 15],
      [null, "Fonctionnement", 200, 40, 16],
      ["Total février", null, 300, 60, 31],
    ]);
    expect(budget.rows.map((row) => [row.period?.key, row.envelope])).toEqual([
      ["2015-01", "Personnel"],
      ["2015-01", "Fonctionnement"],
      ["2015-02", "Personnel"],
      ["2015-02", "Fonctionnement"],
    ]);
    expect(budget.totals.map((total) => total.leaves)).toEqual([
      [1, 2],
      [4, 5],
    ]);
  });

  it("reads months by their numbers, and the supplementary period", () => {
    const budget = budgetOf([
      ["Mois", "Budget", "Engagé", "Mandaté"],
      [1, 100, 10, 5],
      [2, 100, 20, 6],
      [12, 100, 40, 8],
      ["12 bis", 100, 45, 40],
    ]);
    expect(budget.rows.map((row) => [row.period?.month, row.period?.complementary])).toEqual([
      [1, false],
      [2, false],
      [12, false],
      [12, true],
    ]);
  });
});

describe("a month given twice", () => {
  const heading = ["Mois", "Budget", "Engagé", "Mandaté"];
  const months: CellValue[][] = [
    ["janvier", 100, 10, 5],
    ["février", 100, 20, 6],
    ["mars", 100, 30, 8],
  ];
  const given = (...rows: CellValue[][]) => {
    const budget = budgetOf([heading, ...rows]);
    return [budget.rows.map(({ row }) => row), budget.block.rows];
  };

  it("figure for figure is one line, the lowest", () => {
    const [january, february, march] = months as [CellValue[], CellValue[], CellValue[]];
    expect(given(january, february, february, march)).toEqual([
      [1, 3, 4],
      { read: 3, ignored: 1, reasons: { repeated: 1 } },
    ]);
  });

  it("with other figures is two, and so are equal lines that a total adds up", () => {
    const [january, february, march] = months as [CellValue[], CellValue[], CellValue[]];
    expect(given(january, february, ["février", 100, 21, 6], march)[0]).toEqual([1, 2, 3, 4]);
    const budget = budgetOf([
      [...heading.slice(0, 1), "Enveloppe", ...heading.slice(1)],
      ["janvier", "Personnel", 100, 10, 5],
      ["janvier", "Personnel", 100, 10, 5],
      ["Total janvier", null, 200, 20, 10],
    ]);
    expect(budget.rows).toHaveLength(2);
  });
});
