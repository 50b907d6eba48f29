import { describe, expect, it } from "vitest";
import { parseArea } from "../../src/cells/address.ts";
import type { Scalar } from "../../src/host/model/cells.ts";
import type { AssistanceResult, RankedCount, ReliabilityResult } from "../../src/indicators/results.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import { differing, recount } from "./recount.ts";
import { CONTEXT, seedResults, seedSheets } from "./seed.ts";
import { expectWellFormed } from "./well-formed.ts";

/** Hostile and homonymous names stay apart: a wildcard or a comparison in a name counts that name only. */
const REQUESTS: readonly (readonly [string, number])[] = [
  ["Université 01", 7],
  ["Université *", 4],
  ["Université ?1", 3],
  ["<>Autre", 2],
  ["=SOMME(A1)", 2],
  ["Lycée", 1],
];

const rank = (all: readonly (readonly [string, number])[]): RankedCount[] =>
  all.map(([name, count]) => ({ name, count, rank: 1 + all.filter(([, other]) => other > count).length }));

const total = REQUESTS.reduce((sum, [, count]) => sum + count, 0);
const assistance: AssistanceResult = {
  total,
  establishments: REQUESTS.length,
  mean: total / REQUESTS.length,
  median: 2.5,
  top: rank(REQUESTS),
  bottom: rank(REQUESTS).slice(3).reverse(),
  all: rank(REQUESTS),
  pareto80: 4,
  quartiles: { first: 2, third: 3.75 },
  absent: ["Lycée des champs"],
  bySize: [{ name: "Université 01", count: 7, size: 3_500, perThousand: 2 }],
  from: "tickets",
  sources: [
    {
      sheet: "DA d'été",
      firstRow: 1,
      lastRow: total + 2,
      nameColumn: 1,
      countColumn: null,
      natureColumn: 0,
      natureValues: ["DA", "Assistance"],
      spacedNames: [],
      exact: true,
    },
  ],
};

const log: Scalar[][] = [
  ["Nature", "Établissement", "Créé le", "Bloquant"],
  ...REQUESTS.flatMap(([name, count]) =>
    Array.from({ length: count }, (_, index) => [index % 2 ? "DA" : "Assistance", name, 42000 + index, "Oui"]),
  ),
  ["Incident", "Université 01", 42100, "Oui"],
  ["Incident", "Lycée", 42200, "Oui"],
];

const reliability: ReliabilityResult = {
  byQuarter: [
    { quarter: "2015-Q1", blocking: 0, ref: null },
    { quarter: "2015-Q2", blocking: 1, ref: null },
    { quarter: "2015-Q3", blocking: 1, ref: null },
  ],
  from: "tickets",
  requirement: null,
  sources: [
    {
      sheet: "DA d'été",
      firstRow: 1,
      lastRow: total + 2,
      openedColumn: 2,
      openedAreDates: true,
      blockingColumn: 3,
      blockingValues: ["Oui"],
      natureColumn: 0,
      natureValues: ["Incident"],
      exact: true,
    },
  ],
};

const results = seedResults({ assistance, reliability });
const plan = buildPlan(results, CONTEXT);
const shown = (key: string, address: string) => {
  const area = parseArea(address);
  const found = plan.sheets
    .find((sheet) => sheet.key === key)
    ?.cells.find(({ row, column }) => row === area?.top && column === area.left);
  return found && { ...found, value: found.content?.kind === "text" ? found.content.text : found.content?.value };
};

describe("support and reliability", () => {
  it("count on the user's log what was computed", () => {
    const counted = recount(plan, { ...seedSheets(results), "DA d'été": log }, "fr-FR");
    const places = counted.filter(({ formula }) => formula.includes("DA d''été")).map(({ place }) => place);
    expect(places).toContain("Assistance!D8");
    expect(places).toContain("Fiabilité!C8");
    expect(differing(counted)).toEqual([]);
  });

  it("rank ties alike and cumulate shares from the top", () => {
    expect([8, 9, 10, 11, 12, 13].map((row) => shown("assistance", `B${row}`)?.value)).toEqual([1, 2, 3, 4, 4, 6]);
    expect(shown("assistance", "F13")?.value).toBeCloseTo(1, 12);
    expect(shown("assistance", "C11")?.content).toEqual({ kind: "text", text: "<>Autre" });
  });

  it("say mean, median and concentration", () => {
    expect(String(shown("assistance", "B4")?.value).replaceAll("\u00a0", " ")).toBe(
      "19 demandes d'assistance ; 4 établissements font 80 % des demandes",
    );
    expect(shown("assistance", "B5")?.value).toBe("Moyenne 3,2, médiane 2,5 par établissement");
  });

  it("give plain values, in italics and dated, where the cells can't be counted", () => {
    const inexact = { ...assistance, sources: assistance.sources.map((source) => ({ ...source, exact: false })) };
    const values = buildPlan(seedResults({ assistance: inexact }), CONTEXT);
    const sheet = values.sheets.find(({ key }) => key === "assistance");
    const count = sheet?.cells.find(({ row, column }) => row === 7 && column === 3);
    expect(count).toMatchObject({ content: { kind: "number", value: 7 }, style: "wholeDated" });
    const situation = sheet?.cells.find(({ row, column }) => row === 1 && column === 1)?.content;
    expect(situation?.kind === "text" && situation.text).toContain("en italique");
    expect(values.styles["wholeDated"]?.font?.italic).toBe(true);
  });

  it("name quarters and their change", () => {
    expect(shown("reliability", "B8")?.value).toBe("T1 2015");
    expect(shown("reliability", "D9")?.value).toBe(1);
    expect(shown("reliability", "D8")?.content).toBeNull();
    expect(String(shown("reliability", "B4")?.value).replaceAll("\u00a0", " ")).toBe("T3 2015 : 1 anomalie bloquante");
  });

  it("are well formed", () => expectWellFormed(plan, ["Exécution", "Qualité", "DA d'été"]));
});
