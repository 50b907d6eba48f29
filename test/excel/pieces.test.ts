import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaA1, parseArea, type Area } from "../../src/cells/address.ts";
import { cellsIn, costOf, nextTrip, tilesOf, type Piece, type Wanted } from "../../src/excel/pieces.ts";

const piece = (sheet: number, address: string, wanted: Wanted = "values"): Piece => ({
  sheet,
  wanted,
  area: parseArea(address)!,
});
const shown = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ sheet, area, wanted }) => `${sheet}:${areaA1(area)}${wanted === "values" ? "" : ` ${wanted}`}`)
    .join("; ");

function trips(pieces: readonly Piece[], room: number): Piece[][] {
  const made: Piece[][] = [];
  for (let rest = pieces; rest.length > 0;) {
    const next = nextTrip(rest, room);
    made.push([...next.trip]);
    rest = next.rest;
  }
  return made;
}

describe("what is asked of a workbook in one round trip", () => {
  it.each<[string, Piece[], number, string[]]>([
    ["all, where it fits", [piece(0, "A1:B5"), piece(1, "C3")], 11, ["0:A1:B5; 1:C3"]],
    ["as many rows as fit, then the others", [piece(0, "A1:B5")], 4, ["0:A1:B2", "0:A3:B4", "0:A5:B5"]],
    [
      "the next sheet in the room that is left",
      [piece(0, "A1:B3"), piece(1, "A1:A9")],
      8,
      ["0:A1:B3; 1:A1:A2", "1:A3:A9"],
    ],
    ["of a row too wide, its first cells", [piece(0, "A1:F2")], 4, ["0:A1:D1", "0:E1:F1", "0:A2:D2", "0:E2:F2"]],
    [
      "a row too wide waits for a trip of its own",
      [piece(0, "A1:B1"), piece(1, "A1:F1")],
      4,
      ["0:A1:B1", "1:A1:D1", "1:E1:F1"],
    ],
    ["entries cost more than values", [piece(0, "A1:A4", "entries")], 6, ["0:A1:A2 entries", "0:A3:A4 entries"]],
    ["one cell at least, whatever the room", [piece(0, "A1:B1", "entries")], 1, ["0:A1 entries", "0:B1 entries"]],
  ])("%s", (_label, pieces, room, expected) => expect(trips(pieces, room).map(shown)).toEqual(expected));

  it("gives each cell once, and no trip more than its room", () => {
    const area = fc
      .tuple(fc.nat(20), fc.nat(20), fc.nat(30), fc.nat(30))
      .map(([top, left, down, across]) => ({ top, left, bottom: top + down, right: left + across }));
    fc.assert(
      fc.property(fc.array(area, { maxLength: 4 }), fc.integer({ min: 1, max: 200 }), (areas, room) => {
        const made = trips(
          areas.map((each, sheet): Piece => ({ sheet, wanted: "values", area: each })),
          room,
        );
        for (const trip of made) expect(trip.reduce((sum, each) => sum + costOf(each), 0)).toBeLessThanOrEqual(room);
        areas.forEach((each, sheet) =>
          expect(covered(made.flat().filter((one) => one.sheet === sheet))).toEqual(cells(each)),
        );
      }),
    );
  });
});

const cells = ({ top, left, bottom, right }: Area): string[] => {
  const found: string[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) found.push(`${row},${column}`);
  return found.sort();
};
const covered = (pieces: readonly Piece[]): string[] => pieces.flatMap(({ area }) => cells(area)).sort();

describe("a used range too large for one block", () => {
  it.each(["A1:T300000", "A1:T1048576", "A1:XFD1010", "B7:XFC1048575", "A1:A1048576"])(
    "%s is looked at in tiles",
    (address) => {
      const area = parseArea(address)!;
      const tiles = tilesOf(area);
      expect(tiles.length).toBeLessThanOrEqual(512);
      expect(tiles.reduce((sum, tile) => sum + cellsIn(tile), 0)).toBe(cellsIn(area));
      expect(Math.max(...tiles.map(({ bottom }) => bottom))).toBe(area.bottom);
      expect(Math.max(...tiles.map(({ right }) => right))).toBe(area.right);
    },
  );
});
