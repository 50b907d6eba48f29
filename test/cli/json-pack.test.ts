import { describe, expect, it } from "vitest";
import { jsonOf } from "../../src/cli/json.ts";
import { serial } from "../../src/cells/units.ts";
import type { Results } from "../../src/indicators/results.ts";
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
