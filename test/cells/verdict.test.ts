import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { readObserved } from "../../src/cells/observed.ts";
import { readRequirement, withChoice } from "../../src/cells/requirement.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { verdict, type Verdict } from "../../src/cells/verdict.ts";

const calendar = DEFAULT_SETTINGS.calendar;
function judged(
  text: CellValue,
  value: CellValue,
  options: { label?: string; format?: string; hours?: boolean } = {},
): Verdict {
  const { label, format = "General", hours = true } = options;
  const requirement = readRequirement(text, label === undefined ? {} : { label });
  return verdict(requirement, readObserved(value, format, requirement), hours ? calendar : null);
}

describe("the steering committee's five indicators", () => {
  it.each<[string, string, string, Partial<Verdict>]>([
    [
      "Nombre d'incidents traités en procédure bloquante",
      "1",
      "6",
      { verdict: "breached", assumed: true, gap: 5, gapRatio: 5 },
    ],
    [
      "Nombre d'incidents traités en procédure non bloquante",
      "10",
      "21",
      { verdict: "breached", assumed: true, gap: 11 },
    ],
    [
      "Délai moyen de traitement des incidents bloquants",
      "< 3,5 j",
      "5,79",
      { verdict: "breached", assumed: false, gap: 2.29, gapRatio: 0.654285714286 },
    ],
    ["Délai moyen de traitement d'une DA bloquante", "< 2 j", "1,8 j", { verdict: "met", assumed: false, gap: -0.2 }],
    [
      "Délai moyen de traitement d'une DA non bloquante",
      "< 4 j",
      "1,48 j",
      { verdict: "met", assumed: false, gap: -2.52 },
    ],
  ])("%s: %s, %s", (label, requirement, observed, expected) => {
    const { gapRatio, ...exact } = expected;
    const result = judged(requirement, observed, { label });
    expect(result).toMatchObject(exact);
    if (gapRatio !== undefined) expect(result.gapRatio).toBeCloseTo(gapRatio ?? 0, 10);
  });

  it("a bare 5,79 inherits the day, and says so", () => {
    const requirement = readRequirement("< 3,5 j");
    expect(readObserved("5,79", "General", requirement)).toMatchObject({
      text: "5,79",
      value: 5.79,
      unit: "day",
      unitInherited: true,
    });
    expect(readObserved("1,8 j", "General", requirement)).toMatchObject({
      value: 1.8,
      unit: "day",
      unitInherited: false,
    });
  });
});

it.each<[string, CellValue, string]>([
  ["< 2 j", "2,00 j", "breached"],
  ["≤ 2 j", "2,00 j", "met"],
  ["> 0", "0", "breached"],
  ["≥ 95 %", "95 %", "met"],
  ["≥ 95 %", "94,999 %", "breached"],
  ["≥ 95 %", "97,2", "met"],
  ["≥ 95 %", 0.972, "met"],
  ["≥ 95 %", 97.2, "met"],
  ["≤ 1 %", "0,8", "met"],
  ["≤ 50 %", "0,9", "breached"],
  ["< 3 %", "0", "met"],
  ["= 0", "0", "met"],
  ["≠ 0", "0", "breached"],
  ["= 30 %", 0.1 + 0.2, "met"],
  ["< 30 %", 0.1 + 0.2, "breached"],
  ["entre 2 et 4 j", "3 j", "met"],
  ["entre 2 et 4 j", "4 j", "met"],
  ["]2 ; 4[", "4", "breached"],
  ["aucun", "aucun", "met"],
  ["aucun", "2", "breached"],
  ["max 10", "12 incidents", "breached"],
  ["< 4 h", "210 min", "met"],
  ["< 4 h", "4h30", "breached"],
  ["≤ 30 min", "0:20", "met"],
  ["< 90 min", "1 h 15", "met"],
  ["95 % < 4 h", "96 %", "met"],
  ["95 % < 4 h", "93,5 %", "breached"],
  ["≤ 15 k€", "14 200 €", "met"],
  ["< 5 j (hors suspensions)", "5,79 j (hors suspensions)", "breached"],
])("%s, observed %j: %s", (requirement, observed, expected) => {
  expect(judged(requirement, observed).verdict).toBe(expected);
});

it.each<[CellValue, CellValue, string]>([
  ["2-4", "3", "ambiguous-range"],
  ["cf. CCTP", "3", "reference"],
  ["à définir", "3", "pending"],
  ["sans objet", "3", "no-requirement"],
  ["2015", "3", "year"],
  ["< 2 j", "", "empty"],
  ["< 2 j", null, "empty"],
  ["< 2 j", "n.d.", "not-available"],
  ["< 2 j", "environ 1 j", "qualified"],
  ["< 2 j", "#DIV/0!", "excel-error"],
  ["< 2 j", "-13:57", "negative-duration"],
  ["< 2 j", "95 %", "units-differ"],
  ["< 1 semaine", "3 j", "units-differ"],
  ["< 1 mois", "20 j", "units-differ"],
  ["< 2 j ouvrés", "1,5 jours calendaires", "day-types-differ"],
  ["95 % < 4 h", "3 h", "share-needs-items"],
  ["≤ 10 %", "0,5", "percent-or-fraction"],
])("%s, observed %j is not evaluated: %s", (requirement, observed, reason) => {
  expect(judged(requirement, observed)).toMatchObject({ verdict: "not-evaluated", reason, gap: null, assumed: false });
});

describe("hours and days", () => {
  it("meet through declared service hours only, and then to be confirmed", () => {
    expect(judged("< 2 j", "17 h")).toMatchObject({
      verdict: "met",
      assumed: true,
      reason: "converted-by-service-hours",
    });
    expect(judged("< 2 j", "19 h")).toMatchObject({ verdict: "breached", assumed: true });
    expect(judged("< 2 j", "17 h", { hours: false })).toMatchObject({
      verdict: "not-evaluated",
      reason: "service-hours-unknown",
    });
    expect(judged("< 12 h", "1 j")).toMatchObject({ verdict: "met", assumed: true, gap: -3 });
    expect(judged("≤ 2 j", "1 j 10 h")).toMatchObject({ verdict: "breached", assumed: true });
    expect(judged("≤ 2 j", "1 j 10 h", { hours: false })).toMatchObject({ reason: "service-hours-unknown" });
  });
  it("a calendar day has 24 of them", () => {
    expect(judged("≤ 2 jours calendaires", "47 h", { hours: false })).toMatchObject({ verdict: "met" });
  });
});

describe("rounding alone", () => {
  it.each<[string, CellValue, string, boolean]>([
    ["< 3,5", 3.4996, "0.00", true],
    ["< 3,5", 3.49, "0.00", false],
    ["< 3,5", 3.4996, "General", true],
    ["≥ 95 %", 0.94996, "0.0%", true],
    ["≥ 95 %", 0.942, "0.0%", false],
    ["< 2 j", "2,00", "General", false],
  ])("%s, %j under %s: %s", (requirement, observed, format, expected) => {
    expect(judged(requirement, observed, { format }).decidedByRounding).toBe(expected);
  });
});

describe("the user's word", () => {
  it("settles a direction", () => {
    const unknown = readRequirement("12", { label: "Nombre de comités tenus" });
    expect(unknown.op).toBe("manual");
    expect(withChoice(unknown, "min")).toMatchObject({ op: "ge", value: 12, status: "ok" });
    expect(withChoice(readRequirement("10"), "max")).toMatchObject({ op: "le", status: "ok", reason: "user-choice" });
    expect(withChoice(readRequirement("10"), "ignore")).toMatchObject({ op: "none", value: null });
  });
  it("changes nothing that is stated, and makes no figure", () => {
    const stated = readRequirement("< 2 j");
    expect(withChoice(stated, "min")).toBe(stated);
    expect(withChoice(readRequirement("24/7"), "max").status).toBe("unparsed");
  });
});

const signs = fc.constantFrom("<", "≤", ">", "≥");
const size = fc.integer({ min: 1, max: 5_000 });

it("a verdict does not change with the unit it is written in", () => {
  fc.assert(
    fc.property(signs, size, size, (sign, limit, value) => {
      const inMinutes = judged(`${sign} ${limit * 60} min`, `${value * 60} min`).verdict;
      for (const requirement of [`${sign} ${limit} h`, `${sign} ${limit * 60} min`])
        for (const observed of [`${value} h`, `${value * 60} min`, `${value * 3600} s`])
          expect(judged(requirement, observed).verdict).toBe(inMinutes);
    }),
  );
});

it("a gap is positive exactly when a non-strict requirement is breached", () => {
  fc.assert(
    fc.property(fc.constantFrom("≤", "≥"), size, size, (sign, limit, value) => {
      const result = judged(`${sign} ${limit} j`, `${value} j`);
      expect(result.verdict === "breached").toBe((result.gap ?? 0) > 0);
    }),
  );
});

it("a requirement and its negation never agree", () => {
  fc.assert(
    fc.property(size, size, (limit, value) => {
      const verdicts = [`< ${limit}`, `≥ ${limit}`].map((requirement) => judged(requirement, String(value)).verdict);
      expect(verdicts.toSorted()).toEqual(["breached", "met"]);
    }),
  );
});
