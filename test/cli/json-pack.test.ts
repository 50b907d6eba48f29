import { describe, expect, it } from "vitest";
import { jsonOf } from "../../src/cli/json.ts";
import { serial } from "../../src/cells/units.ts";
import type { Results } from "../../src/indicators/results.ts";
import { COMMITTEE_SHEETS } from "../report/committee-sheets.ts";
import { resultsOf } from "../report/committee.ts";
import { block, seedResults } from "../report/seed.ts";

const ref = (column: number) => ({ sheet: "Registre", row: 3, column });
const results: Results = {
  ...seedResults(),
  asOf: serial(42277),
  register: [
    {
      items: 1,
      overdue: 1,
      statement: {
        kind: "register",
        block: block("Registre", "register", 3, 3, 3),
        rows: [
          {
            row: 3,
            type: "A",
            description: "Recrutement",
            descriptionRef: ref(1),
            due: { text: "2015-09-01", serial: serial(42248), ref: ref(2) },
            actors: ["A", "X"],
          },
        ],
        legend: { A: "Amue" },
      },
    },
  ],
};

describe("the register in the JSON", () => {
  it("gives each item its due day and its actors by the legend", () => {
    expect(jsonOf(results, [])).toMatchObject({
      register: {
        items: 1,
        overdue: 1,
        list: [{ row: 4, type: "A", actors: ["Amue", "X"], due: { date: "2015-09-01" }, overdue: true }],
      },
    });
  });
});

describe("the committee's other subjects in the JSON", () => {
  const json = jsonOf(resultsOf(COMMITTEE_SHEETS), []) as Record<string, unknown>;

  it("counts the actions of every register, by actor too", () => {
    expect(json).toMatchObject({
      register: {
        items: 10,
        overdue: 3,
        byActor: [
          { actor: "Cocktail", overdue: 2, next: 1, undated: 1 },
          { actor: "Amue", overdue: 1, next: 0, undated: 1 },
          { actor: "Mme Durand", overdue: 1, next: 0, undated: 0 },
          { actor: "Établissements", overdue: 0, next: 1, undated: 2 },
          { actor: "M. Petit", overdue: 0, next: 1, undated: 0 },
        ],
      },
    });
    const { list } = json["register"] as { list: { sheet: string; row: number; state: string }[] };
    expect(list.map(({ sheet, row, state }) => `${sheet} ${row} ${state}`)).toEqual([
      "Relevé 5 overdue",
      "Actions DSI 4 overdue",
      "Relevé 4 overdue",
      "Relevé 6 next",
      "Actions DSI 5 next",
      "Relevé 7 undated",
      "Relevé 9 undated",
      "Relevé 8 done",
      "Relevé 10 none",
      "Relevé 11 none",
    ]);
  });

  it("gives the roadmap its days and its milestones", () => {
    expect(json).toMatchObject({
      roadmap: [
        {
          sheet: "Plan",
          year: 2015,
          items: [
            { label: "4.60.10", fromMonth: 1, toMonth: 3, start: "2015-01-01", end: "2015-03-31", milestone: null },
            { label: "4.60.30", start: "2015-03-01", end: "2015-06-30", milestone: "2015-06-14" },
            { label: "4.70.00", start: "2015-09-01", end: "2015-12-31" },
            { label: "4.80.00", fromMonth: null, start: null, end: null },
          ],
          milestones: [
            { label: "Jalons", date: "2015-09-14", cell: "Plan!K8" },
            { label: "Jalons", date: "2015-11-20", cell: "Plan!M8" },
          ],
        },
        {
          sheet: "Livraisons site",
          items: [
            { label: "V1", start: "2015-02-02", end: "2015-05-29", milestone: "2015-06-15" },
            { label: "V2", start: "2015-06-01", end: "2015-10-30" },
            { label: "V3", start: null, milestone: "2015-12-01" },
          ],
          milestones: [],
        },
      ],
    });
  });

  it("gives the scenarios their waves and the bounds of their effort", () => {
    expect(json).toMatchObject({
      scenarios: [
        {
          scenarios: [
            {
              effort: { text: "20-26 ETP", low: 20, high: 26 },
              waves: [
                { year: 2016, count: 20 },
                { year: 2017, count: 20 },
                { year: 2018, count: 20 },
              ],
              establishments: 60,
            },
            { effort: { low: 15.5, high: 20 }, establishments: 65 },
          ],
        },
      ],
    });
  });

  it("gives the facts their verdicts, and why there is none", () => {
    const [{ facts }] = json["facts"] as [{ facts: Record<string, unknown>[] }];
    expect(facts.map(({ verdict, assumed, reason }) => [verdict, assumed, reason])).toEqual([
      ["breached", true, "implicit-direction"],
      ["breached", false, null],
      ["met", false, null],
      ["not-evaluated", false, "no-value"],
      ["not-evaluated", false, "no-target"],
      ["not-evaluated", false, "no-target"],
    ]);
    expect(facts[1]).toMatchObject({ gap: expect.closeTo(0.002, 9) as number, row: 5 });
  });
});
