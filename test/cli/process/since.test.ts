import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { edited, sampleBytes, sheetOf, valueAt } from "../../line/line.ts";
import { folder, jauge } from "./jauge.ts";

const at = folder();
const seed = sampleBytes("copil-2015-09.xlsx");

interface Since {
  readonly comparedWith: string;
  readonly figures: Readonly<
    Record<string, { readonly before: number | null; readonly now: number | null; readonly change: number | null }>
  >;
  readonly newBreaches: readonly string[];
  readonly closedBreaches: readonly string[];
  readonly lastingBreaches: readonly string[];
}

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));
const sinceOf = (words: readonly string[]): Since | undefined => {
  const { code, stdout, stderr } = jauge([...words, "--json", "-"]);
  expect([code, stderr]).toEqual([0, ""]);
  return (JSON.parse(stdout) as { since?: Since }).since;
};
/** Situation, when computed, breaches. */
const stored = (path: string): unknown[][] => {
  const { cells } = sheetOf(openXlsx(bytesOf(path)), "Suivi");
  return [7, 8, 9].map((row) => [1, 9].map((column) => cells.value(row, column)));
};

beforeAll(() => writeFileSync(at("copil.xlsx"), seed));

describe("--freeze and what changed since", () => {
  it("stores the situation; twice the same date replaces its row", async () => {
    expect(
      sinceOf(["recompute", at("copil.xlsx"), "--at", "2015-08-31", "--freeze", "--out", at("août.xlsx")]),
    ).toBeUndefined();
    expect(stored(at("août.xlsx"))).toEqual([
      [42247, 1],
      [null, null],
      [null, null],
    ]);
    const mended = await edited(bytesOf(at("août.xlsx")), (context) => {
      context.workbook.worksheets.getItem("Qualité").getRange("C6").values = [["3,1"]];
    });
    writeFileSync(at("corrigé.xlsx"), mended);
    const again = jauge(["recompute", at("corrigé.xlsx"), "--at", "2015-08-31", "--freeze", "--out", at("bis.xlsx")]);
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(stored(at("bis.xlsx"))).toEqual([
      [42247, 0],
      [null, null],
      [null, null],
    ]);
  });

  it("says in the JSON the date compared, the change of each figure, the breaches that are new, closed and lasting", async () => {
    const same = sinceOf(["check", at("août.xlsx"), "--at", "2015-09-30"]);
    expect(same).toMatchObject({
      comparedWith: "2015-08-31",
      newBreaches: [],
      closedBreaches: [],
      lastingBreaches: ["Délai moyen de traitement des incidents bloquants (Qualité)"],
    });
    const { commitmentRate, paymentRate, available, met } = same!.figures;
    expect(commitmentRate!.before).toBeCloseTo(0.6984, 4);
    expect(commitmentRate!.now).toBeCloseTo(0.7116, 4);
    expect(commitmentRate!.change).toBeCloseTo(0.0132, 4);
    expect(paymentRate!.change).toBeCloseTo(0.1922, 4);
    expect(available!.change).toBeCloseTo(-30056.57, 2);
    expect(met).toEqual({ before: 2, now: 2, change: 0 });

    const moved = await edited(bytesOf(at("août.xlsx")), (context) => {
      const sheet = context.workbook.worksheets.getItem("Qualité");
      sheet.getRange("C6").values = [["3,1"]];
      sheet.getRange("C7").values = [["30"]];
      context.workbook.worksheets.getItem("Exécution").getRange("C12").values = [[2_400_000]];
    });
    writeFileSync(at("septembre.xlsx"), moved);
    const later = sinceOf(["recompute", at("septembre.xlsx"), "--at", "2015-09-30", "--freeze", "--out", at("2.xlsx")]);
    expect(later!.closedBreaches).toEqual(["Délai moyen de traitement des incidents bloquants (Qualité)"]);
    expect(later!.newBreaches).toContain("engagé supérieur au budget (Exécution)");
    expect(later!.lastingBreaches).toEqual([]);
    expect(stored(at("2.xlsx")).map(([date]) => date)).toEqual([42247, 42277, null]);
    // The figures that the sheet stores are those that the JSON compares.
    const book = openXlsx(bytesOf(at("2.xlsx")));
    const figures = later!.figures;
    for (const [column, key] of [
      ["D", "commitmentRate"],
      ["E", "paymentRate"],
      ["F", "executionRate"],
      ["G", "met"],
      ["H", "evaluated"],
      ["I", "toConfirm"],
      ["K", "available"],
    ] as const) {
      expect(valueAt(book, "Suivi", `${column}8`)).toBe(figures[key]!.before);
      expect(valueAt(book, "Suivi", `${column}9`)).toBe(figures[key]!.now);
    }
  });

  it("stores one situation in each workbook of a folder", () => {
    mkdirSync(at("tous"));
    writeFileSync(at("tous", "a.xlsx"), seed);
    writeFileSync(at("tous", "b.xlsx"), sampleBytes("autre-presentation.xlsx"));
    expect(jauge(["recompute", at("tous"), "--freeze", "--out", at("tous", "sorties")]).code).toBe(0);
    for (const [name, date] of [
      ["a", 42277],
      ["b", 42551],
    ] as const) {
      const [first, second] = stored(at("tous", "sorties", `${name}.jauge.xlsx`));
      expect(first![0]).toBe(date);
      expect(second![0]).toBeNull();
    }
  });
});
