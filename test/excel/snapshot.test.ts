import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundTripBlocks } from "../../src/excel/snapshot.ts";

const extent = (rows: number, columns: number) => ({ top: 3, left: 2, rows, columns });
const LIMIT = 150_000;

describe("the cells of a workbook in as few round trips as Excel's limit allows", () => {
  it("one, whatever the number of small sheets", () => {
    const sheets = Array.from({ length: 200 }, () => extent(20, 10));
    expect(roundTripBlocks(sheets)).toHaveLength(1);
  });

  it("one, even for a workbook without a cell", () => expect(roundTripBlocks([null, null])).toEqual([[]]));

  it("cuts a large sheet between rows, and goes on with the next in the room that is left", () => {
    expect(roundTripBlocks([extent(10, 10), null, extent(20_000, 10), extent(5, 10)])).toEqual([
      [
        { sheet: 0, from: 0, count: 10 },
        { sheet: 2, from: 0, count: 14_990 },
      ],
      [
        { sheet: 2, from: 14_990, count: 5_010 },
        { sheet: 3, from: 0, count: 5 },
      ],
    ]);
  });

  it("never asks twice for a row, never leaves one, never asks for too much", () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 60_000 }),
      columns: fc.integer({ min: 1, max: 16_384 }),
    });
    fc.assert(
      fc.property(fc.array(fc.option(sizes), { maxLength: 4 }), (shapes) => {
        // Excel's own grid bounds what a sheet can hold; tests of a billion cells would only be slow.
        const extents = shapes.map(
          (shape) => shape && extent(Math.min(shape.rows, 2e6 / shape.columns + 1) | 0, shape.columns),
        );
        const trips = roundTripBlocks(extents);
        extents.forEach((one, sheet) => {
          const blocks = trips.flat().filter((block) => block.sheet === sheet);
          let next = 0;
          for (const { from, count } of blocks) {
            expect(from).toBe(next);
            expect(count).toBeGreaterThan(0);
            next += count;
          }
          expect(next).toBe(one?.rows ?? 0);
        });
        for (const trip of trips) {
          const cells = trip.reduce((sum, { sheet, count }) => sum + count * extents[sheet]!.columns, 0);
          expect(cells <= LIMIT || (trip.length === 1 && trip[0]!.count === 1)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});
