import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaA1, parseArea, type Area } from "../../src/cells/address.ts";
import { rectangles } from "../../src/excel/apply.ts";

const areas = (text: string): Area[] =>
  text
    .split(" ")
    .filter(Boolean)
    .map((one) => parseArea(one)!);
const shown = (list: readonly Area[]) => list.map(areaA1).join(" ");

describe("single cells joined into rectangles", () => {
  it.each([
    ["", ""],
    ["B2", "B2"],
    ["B2 C2 D2", "B2:D2"],
    ["D2 B2 C2", "B2:D2"],
    ["B2 B3 B4", "B2:B4"],
    ["B2 C2 B3 C3", "B2:C3"],
    ["B2 D2", "B2 D2"],
    ["B2 C2 B3", "B2:C2 B3"],
    ["B2 C2 B4 C4", "B2:C2 B4:C4"],
    ["A1 C1 A2 C2 B3", "A1:A2 C1:C2 B3"],
  ])("%s → %s", (cells, expected) => expect(shown(rectangles(areas(cells)))).toBe(expected));

  it("covers each cell once and no other", () => {
    const cell = fc.tuple(fc.nat(7), fc.nat(7));
    fc.assert(
      fc.property(fc.uniqueArray(cell, { selector: String, maxLength: 40 }), (cells) => {
        const covered = rectangles(
          cells.map(([row, column]) => ({ top: row, left: column, bottom: row, right: column })),
        ).flatMap(({ top, left, bottom, right }) => {
          const found: string[] = [];
          for (let row = top; row <= bottom; row += 1)
            for (let column = left; column <= right; column += 1) found.push(`${row},${column}`);
          return found;
        });
        expect(covered.sort()).toEqual(cells.map(String).sort());
      }),
    );
  });
});
