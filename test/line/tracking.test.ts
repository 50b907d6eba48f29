import { beforeAll, describe, expect, it } from "vitest";
import { serial } from "../../src/cells/units.ts";
import { officePort } from "../../src/excel/office-port.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { openWorkbook } from "../../src/host/node.ts";
import { recompute } from "../../src/recompute.ts";
import { edited, formulaAt, reopened, runLine, sampleBytes, sheetOf, valueAt } from "./line.ts";

const AUGUST = 42247;
const SEPTEMBER = 42277;

/** Stores the situation of that day. */
async function frozen(bytes: Uint8Array, asOf: number, now: Date, locale: "fr" | "en" = "fr"): Promise<Uint8Array> {
  const book = await openWorkbook(bytes, { locale: locale === "en" ? "en-US" : "fr-FR", fileName: "classeur.xlsx" });
  await recompute(officePort(book.Excel), {
    defaults: DEFAULT_SETTINGS,
    override: (settings) => ({ ...settings, asOf: serial(asOf), locale }),
    now,
    version: "1",
    freeze: true,
  });
  expect(book.stats.roundTrips).toBeLessThanOrEqual(6);
  const saved = await book.save();
  book.close();
  return saved;
}

const situations = (bytes: Uint8Array): unknown[] => {
  const { cells } = sheetOf(reopened(bytes), "Suivi");
  return [7, 8, 9].map((row) => Array.from({ length: 11 }, (_, index) => cells.value(row, index + 1)));
};

describe("a stored situation", () => {
  const seed = sampleBytes("copil-2015-09.xlsx");
  let august: Uint8Array;
  let september: Uint8Array;
  beforeAll(async () => {
    august = await frozen(seed, AUGUST, new Date(2015, 8, 5, 9, 30));
    const changed = await edited(august, (context) => {
      context.workbook.worksheets.getItem("Suivi").getRange("M8").values = [["vu en séance"]];
      context.workbook.worksheets.getItem("Suivi").getRange("H8").values = [[99]];
      context.workbook.worksheets.getItem("Qualité").getRange("C6").values = [["3,1"]];
    });
    september = await frozen(changed, SEPTEMBER, new Date(2015, 9, 23, 10, 12));
  });

  it("is a row of the sheet Suivi, with its breaches by name", () => {
    const [first, second] = situations(august) as (string | number | null)[][];
    expect(first!.slice(0, 1)).toEqual([AUGUST]);
    expect(first![1]).toBeCloseTo(42252 + 9.5 / 24, 6);
    expect(first![2]).toBeCloseTo(0.6984, 4);
    expect(first![3]).toBeCloseTo(0.4193, 4);
    expect(first![8]).toBe(1);
    expect(first![9]).toBeCloseTo(686_381.41, 2);
    expect(first![10]).toBe("Délai moyen de traitement des incidents bloquants (Qualité)");
    expect(second!.every((value) => value === null)).toBe(true);
  });

  it("stays as it is, with the user's notes, when another is stored below it", () => {
    const [first, second, third] = situations(september) as (string | number | null)[][];
    expect(first!.slice(0, 6)).toEqual((situations(august) as unknown[][])[0]!.slice(0, 6));
    expect(first![6]).toBe(99);
    expect(valueAt(reopened(september), "Suivi", "M8")).toBe("vu en séance");
    expect(second!.slice(0, 1)).toEqual([SEPTEMBER]);
    expect(second![8]).toBe(0);
    expect(third!.every((value) => value === null)).toBe(true);
  });

  it("is what the pack compares with: change, breaches closed, by its date", () => {
    const book = reopened(september);
    expect(valueAt(book, "Synthèse COPIL", "B8")).toBe("+1,32\u00a0pt depuis le 31/08/2015");
    expect(formulaAt(book, "Synthèse COPIL", "B8")).toContain("Suivi'!D8");
    expect(valueAt(book, "Synthèse COPIL", "E8")).toBe("+19,22\u00a0pt depuis le 31/08/2015");
    expect(valueAt(book, "Synthèse COPIL", "H8")).toBe("-30\u00a0057\u00a0€ depuis le 31/08/2015");
    expect(valueAt(book, "Synthèse COPIL", "K8")).toBe("■ 2 à confirmer · 2 / 99 le 31/08/2015");
    expect(formulaAt(book, "Synthèse COPIL", "K8")).toContain("Suivi'!G8");
    expect(valueAt(book, "Synthèse COPIL", "B5")).toBe(
      "Depuis le 31/08/2015\u00a0: 0 nouvelle critique, 1 close (Délai moyen de traitement des incidents bloquants…)",
    );
    const checks = sheetOf(book, "Contrôles").cells;
    const said = [...checks.all()].map(([row, column]) => checks.value(row, column));
    expect(said).toContain("Depuis la situation du 31/08/2015");
    expect(said).toContain("● Critique close");
  });

  it("knows a lasting breach, in the other language too", async () => {
    const english = await frozen(august, SEPTEMBER, new Date(2015, 9, 23), "en");
    const book = reopened(english);
    expect(valueAt(book, "Synthèse COPIL", "B5")).toBe("Since 31/08/2015: 0 new critical, 0 closed");
    expect(valueAt(book, "Suivi", "B7")).toBe("As of");
  });

  it("takes the place of the one of its date, and keeps its stamp while its figures stand", async () => {
    const later = await frozen(september, SEPTEMBER, new Date(2015, 10, 1));
    expect(situations(later)).toEqual(situations(september));
    const corrected = await edited(later, (context) => {
      context.workbook.worksheets.getItem("Qualité").getRange("C6").values = [["6"]];
    });
    const again = await frozen(corrected, SEPTEMBER, new Date(2015, 10, 2));
    const [first, second, third] = situations(again) as (string | number | null)[][];
    expect(first).toEqual((situations(september) as unknown[][])[0]);
    expect(second![8]).toBe(1);
    expect(second![1]).toBe(42310);
    expect(third!.every((value) => value === null)).toBe(true);
  });

  it("leaves the next run without anything to change", async () => {
    const next = await runLine(september, {
      now: new Date(2016, 0, 1),
      override: (settings) => ({ ...settings, asOf: serial(SEPTEMBER) }),
    });
    expect(situations(next.bytes)).toEqual(situations(september));
    expect(next.computedAt).toEqual(new Date(2015, 9, 23, 10, 12));
  });
});
