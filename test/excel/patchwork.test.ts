import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "../../src/cells/address.ts";
import { patchwork } from "../../src/excel/patchwork.ts";

const area = (top: number, left: number, bottom: number, right: number): Area => ({ top, left, bottom, right });

describe("cells put together from rectangles", () => {
  it("stand where they stood, from the first of them", () => {
    const parts = [area(2, 1, 3, 2), area(5, 3, 5, 3)];
    const { rows, put } = patchwork<string>(parts, ".");
    put(parts[1]!, [["f"]]);
    put(parts[0]!, [
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(rows).toEqual([["a", "b", "."], ["c", "d"], [], [".", ".", "f"]]);
  });

  it("say by their first row how wide the whole is", () => {
    const parts = [area(0, 0, 0, 0), area(9, 4, 9, 4)];
    const { rows, put } = patchwork<number>(parts, 0);
    put(parts[0]!, [[7]]);
    put(parts[1]!, [[8]]);
    expect(rows[0]).toHaveLength(5);
    expect(rows).toHaveLength(10);
  });

  it("cost nothing between", () => {
    const parts = [area(0, 0, 1, 0), area(1_048_575, 19, 1_048_575, 19)];
    const { rows } = patchwork<number>(parts, 0);
    expect(rows).toHaveLength(1_048_576);
    expect(new Set(rows).size).toBe(2);
  });

  it("are the same, in whatever order and pieces they come", () => {
    const shape = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(
        shape,
        fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        ([height, width], cuts, backwards) => {
          const whole = area(3, 2, 3 + height - 1, 2 + width - 1);
          const cell = (row: number, column: number): number => (row % 2) * 100 + column;
          const edges = [...new Set([0, ...cuts.filter((cut) => cut < height)])].sort((a, b) => a - b);
          const parts = edges.map((from, index) =>
            area(3 + from, 2, 3 + (edges[index + 1] ?? height) - 1, 2 + width - 1),
          );
          const { rows, put } = patchwork<number>([whole], -1);
          for (const part of backwards ? [...parts].reverse() : parts)
            put(
              part,
              Array.from({ length: part.bottom - part.top + 1 }, (_, row) =>
                Array.from({ length: width }, (__, column) => cell(part.top + row, part.left + column)),
              ),
            );
          expect(rows).toEqual(
            Array.from({ length: height }, (_, row) =>
              Array.from({ length: width }, (__, column) => cell(3 + row, 2 + column)),
            ),
          );
        },
      ),
    );
  });
});
