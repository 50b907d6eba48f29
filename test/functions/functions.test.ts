import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { associateFunctions } from "../../src/functions/associate.ts";
import { CALLS } from "../../src/functions/calls.ts";
import table from "../../src/functions/table.json";
import { functionsMetadata } from "../../scripts/functions-metadata.mjs";

describe("the functions", () => {
  it.each<[string, "fr" | "en", readonly (CellValue | undefined)[], unknown]>([
    ["commitmentRate", "fr", [1_619_175.16, 2_275_500], { value: 1_619_175.16 / 2_275_500 }],
    ["commitmentRate", "fr", [100, 0], { error: "notAvailable", reason: "sans budget" }],
    ["commitmentRate", "en", [100, -5], { error: "notAvailable", reason: "no budget" }],
    ["commitmentRate", "fr", [null, 5], { error: "notAvailable", reason: "aucune donnée" }],
    ["paymentRate", "fr", [990_220.08, 1_619_175.16], { value: 990_220.08 / 1_619_175.16 }],
    ["paymentRate", "fr", [0, 0], { error: "notAvailable", reason: "sans engagement" }],
    ["executionRate", "en", [50, 200], { value: 0.25 }],
    ["verdict", "fr", ["< 3,5 j", "5,79 j"], { value: "Non conforme" }],
    ["verdict", "en", ["< 3,5 j", "3,2 j"], { value: "Met" }],
    ["verdict", "fr", ["≥ 95 %", 0.97], { value: "Conforme" }],
    ["verdict", "fr", ["10", 21, "Nombre d'incidents"], { value: "Non conforme, lecture à confirmer" }],
    ["verdict", "fr", ["à définir", 4], { value: "Non évalué\u00a0: exigence à définir" }],
    // 23/10/2015 is a Friday; 11/11 is a holiday.
    ["workingDays", "fr", [42300, 42303], { value: 1 }],
    ["workingDays", "fr", [42318, 42320], { value: 1 }],
    ["workingDays", "fr", [42318, 42320, "aucun"], { value: 2 }],
    ["workingDays", "en", [42363, 42364, "Alsace-Moselle"], { value: 0 }],
    ["workingDays", "fr", ["hier", 42320], { error: "invalidValue", reason: "ce n'est pas une date" }],
  ])("%s (%s) of %j: %j", (call, locale, given, answer) => {
    expect(CALLS[call]!(locale, ...given)).toEqual(answer);
  });

  it("refuse an unknown zone and say which there are", () => {
    expect(CALLS["workingDays"]!("fr", 1, 2, "Atlantide")).toMatchObject({
      error: "invalidValue",
      reason: expect.stringContaining("Alsace-Moselle") as string,
    });
  });
});

describe("the table", () => {
  it("names each function once, in both languages, and each has its call", () => {
    const names = table.flatMap(({ fr, en }) => [fr.name, en.name]);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[A-Z][A-Z0-9._]{2,}$/.test(name))).toBe(true);
    expect(table.map(({ call }) => call).sort()).toEqual(Object.keys(CALLS).sort());
  });

  it("describes every parameter in both languages", () => {
    for (const { parameters, fr, en } of table) {
      expect(fr.parameters).toHaveLength(parameters.length);
      expect(en.parameters).toHaveLength(parameters.length);
    }
  });

  it("gives Excel's metadata, optional parameters last", () => {
    const { functions } = JSON.parse(functionsMetadata(JSON.stringify(table))) as {
      functions: { id: string; parameters: { optional?: boolean }[]; result: { type: string } }[];
    };
    expect(functions).toHaveLength(2 * table.length);
    for (const { parameters } of functions) {
      const optional = parameters.map((parameter) => parameter.optional === true);
      expect(optional).toEqual([...optional].sort());
    }
  });
});

describe("Excel calls them", () => {
  class Failure extends Error {
    constructor(
      readonly code: string,
      message?: string,
    ) {
      super(message);
    }
  }
  const calls = new Map<string, (...parameters: (CellValue | undefined)[]) => Promise<unknown>>();
  associateFunctions({
    associate: (id, call) => void calls.set(id, call),
    Error: Failure,
    ErrorCode: { notAvailable: "#N/A", invalidValue: "#VALUE!" },
  });

  it("by either name, its own last argument left out", async () => {
    const invocation = { address: "A1" } as unknown as CellValue;
    await expect(calls.get("TAUX.ENGAGEMENT")!(50, 200, invocation)).resolves.toBe(0.25);
    await expect(calls.get("COMMITMENT.RATE")!(50, 200, invocation)).resolves.toBe(0.25);
  });

  it("and gets #N/A with its reason for a rate of nothing", async () => {
    await expect(calls.get("TAUX.MANDATEMENT")!(50, 0)).rejects.toMatchObject({
      code: "#N/A",
      message: "sans engagement",
    });
  });
});
