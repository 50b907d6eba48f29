import { expect, it } from "vitest";
import { absentOf, bySize } from "../../../src/indicators/assistance/members.ts";
import type { VolumeStatement } from "../../../src/reading/statement.ts";
import { typedLog } from "../service/log.ts";

const table = (...rows: readonly (readonly [string, number, number | null])[]): VolumeStatement => ({
  kind: "volumes",
  block: { ...typedLog([]).block, kind: "volumes" },
  rows: rows.map(([name, count, size], row) => ({
    row,
    name,
    nameRef: { sheet: "Volumes", row, column: 0 },
    count,
    ref: { sheet: "Volumes", row, column: 1 },
    size,
  })),
});
const LIST = table(["Université A", 4, 20_000], ["INSA", 2, 1_000], ["École C", 0, 500], ["Lycée D", 0, null]);
const COUNTS = [
  { name: "université a", count: 4 },
  { name: "INSA", count: 2 },
];

it("names those of the list that asked nothing, whatever the case they are typed in", () => {
  expect(absentOf([LIST], COUNTS)).toEqual(["École C", "Lycée D"]);
  expect(absentOf([], COUNTS)).toEqual([]);
});

it("relates requests to sizes, most demanding first", () => {
  expect(bySize([LIST], COUNTS)).toEqual([
    { name: "INSA", count: 2, size: 1_000, perThousand: 2 },
    { name: "université a", count: 4, size: 20_000, perThousand: 0.2 },
  ]);
  expect(bySize([], COUNTS)).toEqual([]);
});
