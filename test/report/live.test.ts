import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculate } from "../../src/host/formula/calculate.ts";
import {
  counted,
  fixed,
  fixedText,
  joined,
  quoteText,
  sentence,
  shortened,
  signed,
  words,
} from "../../src/report/live.ts";
import { valueAt, workbookOf } from "../host/formula/workbook.ts";

const computed = (formula: string, value: number | string, locale: string) => {
  const workbook = workbookOf({ S: [[value, `=${formula}`]] });
  calculate(workbook, { cells: "all", locale });
  return valueAt(workbook, "S", "B1");
};
const A1 = (value: number) => ({ formula: "A1", value });

describe("FIXED", () => {
  it.each([
    [1234567.891, 2, "fr", "1\u00a0234\u00a0567,89"],
    [1234567.891, 0, "en", "1,234,568"],
    [2.445, 2, "en", "2.45"],
    [-0.001, 2, "en", "0.00"],
    [0.5, 0, "fr", "1"],
    [999.995, 2, "en", "1,000.00"],
  ] as const)("of %d to %d decimals in %s is %s", (value, decimals, locale, expected) => {
    expect(fixedText(value, decimals, locale)).toBe(expected);
  });

  it("is what a spreadsheet shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom(0, 1, 2), fc.boolean(), (n, decimals, french) => {
        const value = n / 1000;
        const part = fixed(A1(value), decimals, french ? "fr" : "en");
        expect(part.value).toBe(computed(part.formula, value, french ? "fr-FR" : "en-US"));
      }),
      { numRuns: 80 },
    );
  });

  it.each([4000, -18.15, 0, -0.001])("keeps its sign: %d", (value) => {
    const part = signed(A1(value), 1, "fr");
    expect(part.value).toBe(computed(part.formula, value, "fr-FR"));
  });
});

describe("a sentence", () => {
  it.each([
    [0, "0 exigence tenue"],
    [1, "1 exigence tenue"],
    [2, "2 exigences tenues"],
  ])("agrees in number: %d", (n, expected) => {
    const said = sentence("{n} {n:exigence tenue|exigences tenues}", { n: counted(A1(n), "fr") }, "fr");
    expect(said.value).toBe(expected);
    expect(computed(said.formula, n, "fr-FR")).toBe(expected);
  });

  it.each([
    [0, "0 findings"],
    [1, "1 finding"],
  ])("agrees in English too: %d", (n, expected) => {
    expect(sentence("{n} {n:finding|findings}", { n: counted(A1(n), "en") }, "en").value).toBe(expected);
  });

  it("keeps quotes, and splits texts longer than a formula takes", () => {
    const long = `dit « "oui" » ${"x".repeat(600)}`;
    const said = sentence("{a} ; {a}", { a: words(long) }, "fr");
    expect(said.value).toBe(`${long} ; ${long}`);
    expect(computed(said.formula, 0, "fr-FR")).toBe(said.value);
    expect(quoteText('a"b')).toBe('"a""b"');
  });

  it("is cut by its formula where it is cut", () => {
    const cut = shortened({ formula: "A1", value: "Délai moyen de traitement" }, 10);
    expect(cut.value).toBe("Délai moy…");
    expect(computed(cut.formula, "Délai moyen de traitement", "fr-FR")).toBe(cut.value);
  });

  it("follows another", () => {
    const both = joined([words("un"), fixed(A1(2.5), 1, "fr")], "\u00a0; ");
    expect(computed(both.formula, 2.5, "fr-FR")).toBe("un\u00a0; 2,5");
    expect(both.value).toBe("un\u00a0; 2,5");
  });

  it("has no unknown piece", () => {
    expect(() => sentence("{missing}", {}, "fr")).toThrow(/missing/);
  });
});
