import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { codes, only, read, sheet } from "./sheets.ts";

const BUDGET: CellValue[][] = [
  ["Mois", "Budget", "Engagé", "Mandaté"],
  ["Janvier 2015", 1000, 400, 200],
  ["Février 2015", 1000, 500, 250],
  ["Mars 2015", 1000, 600, 300],
];

describe("readWorkbook", () => {
  it("says why a sheet is not read", () => {
    const reading = read([
      sheet("Vide", []),
      sheet("Notes", [["Bonjour"], ["à relire avant jeudi"]]),
      sheet("Autre", [
        ["Pomme", "Poire"],
        [1, 2],
        [3, 4],
      ]),
      sheet("Synthèse COPIL", BUDGET, { own: "cover" }),
      sheet("Paramètres", BUDGET, { own: "settings" }),
    ]);
    expect(reading.sheets.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["unrecognised", "empty"],
      ["unrecognised", "no-header"],
      ["unrecognised", "unknown-headings"],
      ["generated", "own-sheet"],
      ["settings", "own-sheet"],
    ]);
    expect(reading.statements).toEqual([]);
    expect(reading.sheets[2]!.headings).toEqual([
      { column: 0, text: "Pomme", sample: "1" },
      { column: 1, text: "Poire", sample: "2" },
    ]);
  });

  it("offers the headings of a recognised sheet with a sample", () => {
    const reading = read([sheet("Exécution", BUDGET, { top: 3, left: 2 })]);
    expect(reading.sheets[0]!.headings).toEqual([
      { column: 2, text: "Mois", sample: "Janvier 2015" },
      { column: 3, text: "Budget", sample: "1000" },
      { column: 4, text: "Engagé", sample: "400" },
      { column: 5, text: "Mandaté", sample: "200" },
    ]);
    expect(only(reading, "budget-execution").block).toMatchObject({
      headerRows: [3],
      data: { top: 4, left: 2, bottom: 6, right: 5 },
    });
  });

  it("reads hidden rows, columns and sheets, and says so", () => {
    const reading = read([sheet("Exécution", BUDGET, { hiddenRows: [2], hiddenColumns: [3], visibility: "Hidden" })]);
    expect(only(reading, "budget-execution").rows).toHaveLength(3);
    expect(reading.findings).toContainEqual({
      code: "reading.hidden",
      severity: "info",
      sheet: "Exécution",
      cell: null,
      params: { sheet: true, rows: 1, columns: 1 },
    });
  });

  it("prefers an Excel table, with its totals row", () => {
    const rows: CellValue[][] = [
      ["Suivi 2015"],
      ["Poste", "Budget", "Engagé", "Mandaté"],
      ["Missions", 100, 50, 20],
      ["Fluides", 200, 80, 30],
      ["", 300, 130, 50],
      ["Hors tableau", 9, 9, 9],
    ];
    const tables = [
      { name: "Tableau1", area: { top: 1, left: 0, bottom: 4, right: 3 }, headerRow: true, totalsRow: true },
    ];
    const budget = only(read([sheet("Budget", rows, { tables })]), "budget-execution");
    expect(budget.block.data).toEqual({ top: 2, left: 0, bottom: 4, right: 3 });
    expect(budget.rows.map((row) => row.label)).toEqual(["Missions", "Fluides"]);
    expect(budget.totals).toMatchObject([{ row: 4, leaves: [2, 3] }]);
  });

  it("reads several subjects of one sheet", () => {
    const reading = read([
      sheet("COPIL", [
        ["Exécution par rapport au budget au 30/09/2015"],
        ...BUDGET,
        [],
        ["Indicateurs qualité 2015 (3ème trimestre)"],
        ["INDICATEUR", "Exigences du marché", "Constaté"],
        ["Délai moyen de traitement d'une DA bloquante", "< 2 j", "1,8 j"],
        ["Nombre d'incidents", "10", "21"],
        [],
        ["Trimestre", "Nb d'anomalies bloquantes"],
        ["T1 2015", 4],
        ["T2 2015", 3],
      ]),
    ]);
    expect(reading.statements.map(({ kind }) => kind)).toEqual(["budget-execution", "service-indicators", "anomalies"]);
    expect(only(reading, "budget-execution")).toMatchObject({ asOf: 42277, block: { rows: { read: 3 } } });
    expect(only(reading, "service-indicators").rows).toHaveLength(2);
    expect(only(reading, "anomalies").rows.map(({ period, count }) => [period.key, count])).toEqual([
      ["2015-Q1", 4],
      ["2015-Q2", 3],
    ]);
  });
});

describe("overrides", () => {
  it("make a budget of amounts whose headings alone would not", () => {
    const rows: CellValue[][] = [
      ["Mois", "Prévu", "Réalisé"],
      ["Janvier", 150, 40],
      ["Février", 150, 90],
    ];
    expect(read([sheet("2015", rows)]).statements).toEqual([]);
    const overrides = [{ sheet: "2015", kind: "budget-execution" as const, columns: {} }];
    const budget = only(read([sheet("2015", rows)], { overrides }), "budget-execution");
    expect(budget.rows.map((row) => row.amounts.paid!.cents)).toEqual([4_000, 9_000]);
  });

  it("give a kind and columns to a sheet that nothing names", () => {
    const rows: CellValue[][] = [
      ["x1", "x2", "x3", "x4"],
      ["Janvier 2015", 1000, 400, 200],
      ["Février 2015", 1000, 500, 250],
    ];
    expect(read([sheet("Feuil1", rows)]).statements).toEqual([]);
    const overrides = [
      { sheet: "Feuil1", kind: "budget-execution", columns: { period: 0, budget: 1, committed: 2, paid: 3 } },
    ];
    const budget = only(read([sheet("Feuil1", rows)], { overrides }), "budget-execution");
    expect(budget.rows.map((row) => [row.period?.key, row.amounts.committed?.cents])).toEqual([
      ["2015-01", 40000],
      ["2015-02", 50000],
    ]);
  });

  it("change one column and leave the others to detection", () => {
    const rows = BUDGET.map((row, index) => [...row, index === 0 ? "Payé" : 10 * index]);
    const overrides = [{ sheet: "Exécution", kind: null, columns: { paid: 4 } }];
    const reading = read([sheet("Exécution", rows)], { overrides });
    expect(only(reading, "budget-execution").rows.map((row) => row.amounts.paid?.cents)).toEqual([1000, 2000, 3000]);
    expect(codes(reading)).not.toContain("reading.ambiguousColumn");
  });

  it("leave out a sheet that the user does not want read", () => {
    const overrides = [{ sheet: "Exécution", kind: "unrecognised", columns: {} }];
    const reading = read([sheet("Exécution", BUDGET)], { overrides });
    expect(reading.sheets[0]).toMatchObject({ kind: "unrecognised", reason: "by-choice" });
  });

  it("say when the kind is not to be found", () => {
    const overrides = [{ sheet: "Exécution", kind: "tickets", columns: {} }];
    const reading = read([sheet("Exécution", BUDGET)], { overrides });
    expect(reading.sheets[0]).toMatchObject({ kind: "unrecognised", reason: "kind-not-found" });
  });
});

describe("ambiguous headings", () => {
  it.each([
    [
      "Budget voté",
      "budget",
      "budgetInitial",
      [
        ["Mois", "Budget voté", "Engagé", "Mandaté"],
        ["Janvier 2015", 1000, 400, 200],
        ["Février 2015", 1000, 500, 250],
      ],
    ],
    [
      "Mesure",
      "indicator",
      "observed",
      [
        ["Mesure", "Exigence", "Valeur constatée"],
        ["Délai", "< 2 j", "1,8 j"],
      ],
    ],
  ] as const)("%s: the user is asked where the table does not tell", (heading, role, other, rows) => {
    const reading = read([sheet("Feuil1", rows)]);
    const asked = reading.findings.filter(({ code }) => code === "reading.ambiguousColumn");
    if (heading === "Mesure") expect(asked).toEqual([]);
    else {
      expect(asked).toMatchObject([{ severity: "warning", cell: "B1", params: { role, heading, otherRole: other } }]);
      expect(reading.sheets[0]!.toConfirm).toBe(true);
    }
  });

  it.each([
    [["Enveloppe", "AE votées", "AE consommées", "CP votés", "CP consommés"]],
    [["Nature", "Budget", "Engagé", "Mandaté", "Reste à payer"]],
  ])("%s: the table tells", (headings) => {
    const reading = read([
      sheet("Exécution 2015", [headings, ["Personnel", 900, 450, 880, 440], ["Fonctionnement", 300, 200, 280, 100]]),
    ]);
    expect(only(reading, "budget-execution").rows).toHaveLength(2);
    expect(codes(reading)).not.toContain("reading.ambiguousColumn");
    expect(reading.sheets[0]!.toConfirm).toBe(false);
  });

  it("two columns of one name", () => {
    const reading = read([
      sheet(
        "Exécution 2015",
        BUDGET.map((row, index) => [...row, index === 0 ? "Mandaté" : 1]),
      ),
    ]);
    expect(only(reading, "budget-execution").rows[0]!.amounts.paid?.cents).toBe(20000);
    expect(reading.findings).toContainEqual(expect.objectContaining({ code: "reading.ambiguousColumn", cell: "D1" }));
  });
});

describe("other kinds", () => {
  it.each<[string, CellValue[][], (string | number | null)[][]]>([
    [
      "Adhérents",
      [
        ["Établissement", "Nombre d'étudiants"],
        ["Université 01", 4000],
        ["Université 02", 4700],
        ["INSA X", null],
      ],
      [
        ["Université 01", null, 4000],
        ["Université 02", null, 4700],
        ["INSA X", null, null],
      ],
    ],
    [
      "Liste des établissements",
      [
        ["Établissement", "Ville"],
        ["Université 01", "Lyon"],
        ["INSA X", "Toulouse"],
      ],
      [
        ["Université 01", null, null],
        ["INSA X", null, null],
      ],
    ],
  ])("a list of members that counts nothing: %s", (name, rows, expected) => {
    const volumes = only(read([sheet(name, rows)]), "volumes");
    expect(volumes.rows.map(({ name, count, size }) => [name, count, size])).toEqual(expected);
  });

  it("no list of members in a table that repeats its establishments", () => {
    const rows = [
      ["Établissement", "Effectif"],
      ["Université 01", 4000],
      ["Université 01", 300],
    ];
    expect(read([sheet("Effectifs", rows)]).statements).toEqual([]);
  });

  it("volumes, without their total and mean", () => {
    const reading = read([
      sheet("Volumétrie", [
        ["Nombre de demandes d'assistance (DA) par établissement"],
        ["Établissement", "Nb DA", "Nombre d'étudiants"],
        ["Université 1", 150, 30000],
        ["Université 2", 12, 8000],
        ["Total", 162, 38000],
        ["Moyenne", 81, null],
      ]),
    ]);
    const volumes = only(reading, "volumes");
    expect(volumes.rows.map(({ name, count, size }) => [name, count, size])).toEqual([
      ["Université 1", 150, 30000],
      ["Université 2", 12, 8000],
    ]);
    expect(volumes.block.columns).toEqual({ establishment: 0, volume: 1, size: 2 });
  });

  it("invoices with their delays", () => {
    const reading = read([
      sheet("DGP", [
        ["N° facture", "Reçue le", "Payée le", "Montant TTC"],
        ["F1", "02/01/2015", "28/01/2015", "1 200,50 €"],
        ["F2", "05/01/2015", null, 80],
        ["F3", "n'importe quoi", null, 80],
      ]),
    ]);
    const invoices = only(reading, "invoices");
    expect(invoices.rows.map(({ received, paid, amount }) => [received, paid, amount])).toEqual([
      [42006, 42032, 120050],
      [42009, null, 8000],
    ]);
    expect(codes(reading)).toContain("reading.unreadable");
  });

  it("a roadmap with dates", () => {
    const reading = read([
      sheet("Plan produit 2015", [
        ["Version", "Lot", "Début", "Fin", "Jalon"],
        ["4.60.10", "Migration JDK", "Janv", "Mars", "14/09"],
        ["4.70.00", "Diplômes", "juin", "sept.", "20/11/2015"],
      ]),
    ]);
    expect(
      only(reading, "roadmap").rows.map(({ fromMonth, toMonth, milestone }) => [fromMonth, toMonth, milestone]),
    ).toEqual([
      [1, 3, 42261],
      [6, 9, 42328],
    ]);
  });

  it("an action list with true dates and without types", () => {
    const reading = read([
      sheet("Suivi", [
        ["Description", "Échéance", "Responsable"],
        ["Recruter", "15/10/2015", "A et C"],
        ["Former les utilisateurs", "ASAP", "E"],
      ]),
    ]);
    expect(
      only(reading, "register").rows.map(({ type, due, actors }) => [type, due?.serial ?? due?.text, actors]),
    ).toEqual([
      [null, 42292, ["A", "C"]],
      [null, "ASAP", ["E"]],
    ]);
  });

  it("indicators in English, in another order", () => {
    const reading = read([
      sheet("SLA", [
        ["Service levels Q3 2015"],
        ["Actual", "Target", "Indicator"],
        ["99.2 %", ">= 99,5 %", "Availability"],
        [3.2, "< 4 h", "Resolution time"],
      ]),
    ]);
    const service = only(reading, "service-indicators");
    expect(service.period).toBe("2015-Q3");
    expect(service.rows.map(({ label, requirement, observed }) => [label, requirement.op, observed.raw])).toEqual([
      ["Availability", "ge", "99.2 %"],
      ["Resolution time", "lt", 3.2],
    ]);
  });
});

describe("whatever the cells hold", () => {
  const cell = fc.oneof(
    fc.constantFrom<CellValue>(
      null,
      "",
      " ",
      "Mois",
      "Budget",
      "Engagé",
      "Mandaté",
      "Total",
      "Janvier",
      "T3 2015",
      "#REF!",
      "AE",
      "CP",
      "Indicateur",
      "Constaté",
      "Exigence",
      "Créé le",
      "Fermé le",
      "A",
      "Description",
      "Échéance",
      "2015",
      2015,
      "=1+1",
      "1 234,50 €",
      "< 2 j",
      true,
    ),
    fc.string({ maxLength: 12 }),
    fc.double(),
    fc.integer({ min: -5, max: 50_000 }),
  );
  it("never throws, and every place it names lies on the sheet", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }),
        fc.nat(3),
        fc.nat(3),
        (rows, top, left) => {
          const grid = sheet("Feuil1", rows, { top, left });
          const reading = read([grid]);
          for (const { block } of reading.statements) {
            expect(block.data.top).toBeGreaterThanOrEqual(top);
            expect(block.data.bottom).toBeLessThan(top + rows.length);
            expect(block.rows.ignored).toBe(Object.values(block.rows.reasons).reduce((sum, count) => sum + count, 0));
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("indicators with one column a period", () => {
  it("observe the last period filled, and say so", () => {
    const reading = read([
      sheet("Qualité 2015", [
        ["Indicateur", "Exigence", "T1", "T2", "T3", "T4"],
        ["Délai moyen", "< 2 j", "1,5 j", "1,6 j", "2,1 j", null],
        ["Disponibilité", "≥ 99 %", "99,5 %", "99,1 %", "98,7 %", null],
      ]),
    ]);
    const service = only(reading, "service-indicators");
    expect(service.period).toBe("2015-Q3");
    expect(service.rows.map((row) => row.observed.raw)).toEqual(["2,1 j", "98,7 %"]);
    expect(reading.findings).toContainEqual(expect.objectContaining({ code: "reading.latestColumn", cell: "E1" }));
  });
});
