import { describe, expect, it } from "vitest";
import { blankWorkbook } from "../../src/host/node.ts";
import { convert, hasLibreOffice } from "../libreoffice.ts";
import { differences, liveCells } from "./formulas.ts";
import { edited, madeBy, reopened, runLine } from "./line.ts";

type Rows = readonly (readonly (string | number)[])[];

/** A workbook of these sheets, as Excel saves it. */
const workbookOf = (sheets: Readonly<Record<string, Rows>>): Promise<Uint8Array> =>
  edited(blankWorkbook(), (context) => {
    for (const [index, [name, rows]] of Object.entries(sheets).entries()) {
      const { worksheets } = context.workbook;
      const sheet = index === 0 ? worksheets.getFirst() : worksheets.add(name);
      sheet.name = name;
      const width = Math.max(...rows.map((row) => row.length));
      const range = sheet.getRangeByIndexes(0, 0, rows.length, width);
      range.values = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
    }
  });

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

describe.skipIf(!hasLibreOffice)("another engine", () => {
  it("finds what envelopes, bridges, former years and invoices carry", { timeout: 180_000 }, async () => {
    const run = await runLine(await workbookOf(MANY_BUDGETS));
    const carried = liveCells(reopened(run.bytes), madeBy(run));
    expect(carried.length).toBeGreaterThan(700);
    const recalculated = await convert({ bytes: run.bytes, extension: "xlsx" }, "xlsx", { locale: "fr-FR" });
    expect(differences(carried, reopened(recalculated))).toEqual([]);
  });
});
