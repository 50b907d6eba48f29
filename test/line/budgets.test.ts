import { describe, expect, it } from "vitest";
import { convert, hasLibreOffice } from "../libreoffice.ts";
import { differences, liveCells } from "./formulas.ts";
import { madeBy, reopened, runLine } from "./line.ts";
import { workbookOf, type Rows } from "./workbook-of.ts";

const month = (of: number, year: number): string => `'${String(of).padStart(2, "0")}/${year}`;
const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const envelopes = (year: number, upTo: readonly number[], grow: number): Rows => [
  [
    "Période",
    "Enveloppe",
    "AE ouvertes",
    "AE consommées",
    "CP ouverts",
    "Service fait",
    "Mandaté",
    "CP consommés",
    "RAP N-1",
  ],
  ...upTo.flatMap((of) => [
    [
      month(of, year),
      "Personnel",
      9e6,
      700_500.5 * of * grow,
      9e6,
      695e3 * of * grow,
      690e3 * of * grow,
      680_250.25 * of,
      0,
    ],
    [
      month(of, year),
      "Fonctionnement",
      of > 5 ? 1.6e6 : 1.5e6,
      120_007 * of * grow,
      1.6e6,
      90e3 * of,
      80e3 * of,
      70_100.1 * of,
      25e4,
    ],
    [month(of, year), "Investissement", 2.5e6, 150e3 * of, 2.2e6, 50e3 * of, 45e3 * of, 40e3 * of, 900_750.75],
  ]),
];

const MANY_BUDGETS: Readonly<Record<string, Rows>> = {
  "Budget 2016": envelopes(2016, [...nine, 10, 11, 12], 1),
  "Budget 2017": envelopes(2017, nine, 1.05),
  Factures: [
    ["N° facture", "Date de réception", "Date de paiement", "Montant TTC"],
    ...[10, 25, 30, 31, 79, 12, 8, 45].map((days, index) => [
      `F${index}`,
      42_900 + index,
      42_900 + index + days,
      1_000.5 * index,
    ]),
    ["F9", 42_950, "", 12],
  ],
};

const yearly = (envelope: string, grow: number): Rows => [
  [`${envelope} - exercice 2024`],
  ["Mois", "Crédits ouverts", "Engagé", "Mandaté"],
  ...nine.map((of) => [
    `'${String(of).padStart(2, "0")}/2024`,
    900_000 * grow,
    60_000.11 * of * grow,
    41_000.2 * of * grow,
  ]),
];

/** Budgets as finance officers lay them out. */
const LAYOUTS: Readonly<Record<string, Readonly<Record<string, Rows>>>> = {
  "sheets of envelopes beside their total": {
    Fonctionnement: yearly("Fonctionnement", 1),
    Investissement: yearly("Investissement", 0.5),
    Total: yearly("Total", 1.5),
  },
  "AE and CP with their changes, at a day": {
    "Situation 30-09": [
      ["Exécution budgétaire GBCP - situation au 30/09/2024"],
      ["Enveloppe", "AE", "AE", "AE", "AE", "AE", "CP", "CP", "CP", "CP", "CP"],
      [
        "",
        "Budget initial",
        "BR1",
        "Virements",
        "Ouvertes",
        "Consommées",
        "Budget initial",
        "BR1",
        "Virements",
        "Ouverts",
        "Consommés",
      ],
      [
        "Personnel",
        62_450_000,
        850_000.55,
        0,
        63_300_000.55,
        46_120_334.12,
        62_450_000,
        850_000.55,
        0,
        63_300_000.55,
        46_120_334.12,
      ],
      [
        "Fonctionnement",
        14_300_120.4,
        250_000,
        -120_000,
        14_430_120.4,
        9_877_120.77,
        13_900_000,
        300_000,
        -120_000,
        14_080_000,
        8_654_321.09,
      ],
      [
        "Investissement",
        8_750_000,
        -400_000,
        120_000,
        8_470_000,
        6_012_345.67,
        7_900_000,
        -250_000,
        120_000,
        7_770_000,
        3_456_789.01,
      ],
    ],
  },
  "months along the columns, in thousands": {
    "Suivi 2024": [
      ["Suivi mensuel de l'exécution 2024 (en k€)"],
      ["", "Janvier", "Février", "Mars", "Avril", "Mai"],
      ["Budget", 1_250, 1_250, 1_250, 1_310, 1_310],
      ["Engagé cumulé", 102.346, 210.457, 399.001, 455.12, 512],
      ["Mandaté cumulé", 0, 15, 98, 130.222, 260.01],
    ],
  },
  "earlier years' commitments from September": {
    Exécution: [
      ["Exercice du 01/09/2023 au 31/08/2024"],
      ["Période", "RAP au 01/09", "AE ouvertes", "AE consommées", "CP ouverts", "CP payés", "CP disponibles"],
      ...["09/2023", "10/2023", "11/2023", "12/2023", "01/2024"].map((of, at) => [
        `'${of}`,
        412_000.5,
        3_000_000,
        210_000.25 * (at + 1),
        2_900_000,
        240_000.1 * (at + 1),
        2_900_000 - 240_000.1 * (at + 1),
      ]),
    ],
  },
  "envelopes side by side with their total": {
    "Exécution 2024": [
      [
        "",
        "Personnel",
        "Personnel",
        "Personnel",
        "Fonctionnement",
        "Fonctionnement",
        "Fonctionnement",
        "Total",
        "Total",
        "Total",
      ],
      ["Mois", ...[1, 2, 3].flatMap(() => ["Crédits ouverts", "Engagé", "Mandaté"])],
      ...nine
        .slice(0, 6)
        .map((of) => [
          `'${String(of).padStart(2, "0")}/2024`,
          ...[1_000_000, 90_000.1 * of, 80_000.2 * of],
          ...[500_000, 40_000.3 * of, 30_000.4 * of],
          ...[1_500_000, 130_000.4 * of, 110_000.6 * of],
        ]),
    ],
  },
  "components over envelopes, at a day": {
    "Situation 30-06": [
      ["Exécution au 30/06/2024"],
      [
        "Composante",
        "Fonctionnement",
        "Fonctionnement",
        "Fonctionnement",
        "Investissement",
        "Investissement",
        "Investissement",
      ],
      ["", ...[1, 2].flatMap(() => ["Crédits ouverts", "Engagé", "Mandaté"])],
      ["UFR Droit", 100_000, 50_000.5, 40_000, 20_000, 10_000, 5_000.25],
      ["UFR Sciences", 300_000, 150_000, 140_000.75, 80_000, 70_000, 25_500],
      ["SCD", 10_000, 5_000, 4_000, 2_000, 1_000, 500],
      ["Total", 410_000, 205_000.5, 184_000.75, 102_000, 81_000, 31_000.25],
    ],
  },
  "two years side by side, the budget printed where it changes": {
    Comparaison: [
      ["Mois", "Budget 2023", "Engagé 2023", "Mandaté 2023", "Budget 2024", "Engagé 2024", "Mandaté 2024"],
      ...["janvier", "février", "mars", "avril", "mai", "juin"].map((name, at) => [
        name,
        at === 0 ? 900_000 : "",
        80_000.5 * (at + 1),
        70_000 * (at + 1),
        at === 0 ? 1_000_000 : at === 3 ? 1_050_000 : "",
        90_000 * (at + 1),
        85_000.25 * (at + 1),
      ]),
    ],
  },
};

describe.skipIf(!hasLibreOffice)("another engine", () => {
  it("finds what envelopes, bridges, former years and invoices carry", { timeout: 180_000 }, async () => {
    const run = await runLine(await workbookOf(MANY_BUDGETS), {
      override: (settings) => ({ ...settings, paymentDelay: { limitDays: 30, ecbRate: 0.0425 } }),
    });
    const carried = liveCells(reopened(run.bytes), madeBy(run));
    expect(carried.length).toBeGreaterThan(700);
    const recalculated = await convert({ bytes: run.bytes, extension: "xlsx" }, "xlsx", { locale: "fr-FR" });
    expect(differences(carried, reopened(recalculated))).toEqual([]);
  });

  it.each(Object.entries(LAYOUTS))("finds what %s carry", { timeout: 180_000 }, async (_, sheets) => {
    const run = await runLine(await workbookOf(sheets));
    expect(run.results.budget.length).toBeGreaterThan(0);
    const carried = liveCells(reopened(run.bytes), madeBy(run));
    expect(carried.length).toBeGreaterThan(70);
    const recalculated = await convert({ bytes: run.bytes, extension: "xlsx" }, "xlsx", { locale: "fr-FR" });
    expect(differences(carried, reopened(recalculated))).toEqual([]);
  });
});
