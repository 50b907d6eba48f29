import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculate } from "../../src/host/formula/calculate.ts";
import type { Scalar } from "../../src/host/model/cells.ts";
import { liveNumber, liveText } from "../../src/report/live-formula.ts";
import { valueAt, workbookOf } from "../host/formula/workbook.ts";

const ref = { sheet: "L'exécution", row: 0, column: 0 };

function computed(raw: Scalar, formula: string, locale = "fr-FR"): Scalar {
  const workbook = workbookOf({ [ref.sheet]: [[raw]], Jauge: [[`=${formula}`]] });
  calculate(workbook, { cells: "all", locale });
  return valueAt(workbook, "Jauge", "A1");
}

describe("the number of a user's cell", () => {
  it.each([
    [1234.5, 1234.5],
    [1234.5, 1234500],
    [-12, -12],
    ["2\u00a0271\u00a0500,00", 2271500],
    ["2 271 500,00", 2271500],
    ["2\u202f271\u202f500,00\u00a0€", 2271500],
    ["2\u2009271\u2009500,00", 2271500],
    ["1,234.56", 1234.56],
    ["1.234,56 €", 1234.56],
    ["1'234.56", 1234.56],
    ["(1 234,50)", -1234.5],
    ["\u2212 12,5", -12.5],
    ["-12,5", -12.5],
    ["12,5-", -12.5],
    ["134,3 k€", 134300],
    ["1,5\u00a0M€", 1500000],
    ["5,91%", 0.0591],
    ["99,5\u00a0%", 0.995],
    ["< 3,5 j", 3.5],
    ["<\u00a03,5\u00a0jours ouvrés", 3.5],
    ['au plus 5 "sessions"', 5],
    ["1,8 j", 1.8],
    ["0", 0],
  ])("%j gives %d in any language", (raw, value) => {
    const live = liveNumber({ ref, raw }, value);
    expect(live).not.toBeNull();
    for (const locale of ["fr-FR", "en-US"]) expect(computed(raw, live?.formula ?? "", locale)).toBeCloseTo(value, 9);
  });

  it.each([
    ["4h30", 4.5],
    ["2 à 4 j", 3],
    ["environ dix", 10],
    [null, 0],
    [true, 1],
  ])("%j can't be said to be %d by a formula", (raw, value) => {
    expect(liveNumber({ ref, raw }, value)).toBeNull();
  });

  it("stays right when the text is typed again as a number", () => {
    const live = liveNumber({ ref, raw: "1,8 j" }, 1.8);
    for (const locale of ["fr-FR", "en-US"]) expect(computed(1.75, live?.formula ?? "", locale)).toBe(1.75);
  });

  it("reads every amount that French prints", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom("", "\u00a0€", " euros"), (cents, unit) => {
        const raw = (cents / 100).toLocaleString("fr-FR", { minimumFractionDigits: 2 }) + unit;
        const live = liveNumber({ ref, raw }, cents / 100);
        expect(live).not.toBeNull();
        expect(computed(raw, live?.formula ?? "")).toBeCloseTo(cents / 100, 4);
      }),
      { numRuns: 60 },
    );
  });
});

it("gives an empty text for a label since emptied", () => {
  expect(computed(null, liveText({ ref, raw: "Janvier" }, "Janvier").formula)).toBe("");
});
