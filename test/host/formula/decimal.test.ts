import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  nearlyEqual,
  roundAway,
  roundHalfAway,
  roundTowardsZero,
  wholeBelow,
} from "../../../src/host/formula/decimal.ts";
import { exactSum } from "../../../src/host/formula/sum.ts";

describe("roundHalfAway", () => {
  it.each([
    [2.445, 2, 2.45],
    [1.005, 2, 1.01],
    [2.675, 2, 2.68],
    [-2.5, 0, -3],
    [0.5, 0, 1],
    [1234.5678, -2, 1200],
    [1e22, 2, 1e22],
    [1e-20, 5, 0],
    [-0.001, 2, 0],
    [8.325, 2, 8.33],
  ])("%d to %i places is %d", (x, places, rounded) => {
    expect(roundHalfAway(x, places)).toBe(rounded);
  });

  it("rounds every amount in thousandths as its decimal digits say", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
        const magnitude = Math.abs(thousandths);
        const cents = Math.floor(magnitude / 10) + (magnitude % 10 >= 5 ? 1 : 0);
        expect(roundHalfAway(thousandths / 1000, 2)).toBe((cents === 0 ? 0 : Math.sign(thousandths) * cents) / 100);
      }),
    );
  });
});

it("cuts and raises in decimal too", () => {
  expect(roundTowardsZero(0.29 * 100, 0)).toBe(29);
  expect(roundAway(1.1, 1)).toBe(1.1);
  expect(wholeBelow((0.1 + 0.7) * 10)).toBe(8);
  expect(wholeBelow(-2.1)).toBe(-3);
});

it("sums of amounts do not depend on their order", () => {
  expect(add(add(1.1, -1), -0.1)).toBe(0);
  expect(exactSum([1e16, 1, -1e16])).toBe(1);
  expect(nearlyEqual(0.1 + 0.2, 0.3)).toBe(true);
  expect(nearlyEqual(1, 1.00000000001)).toBe(false);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 50 }), (cents) => {
      const amounts = cents.map((c) => c / 100);
      expect(nearlyEqual(exactSum(amounts), exactSum([...amounts].reverse()))).toBe(true);
    }),
  );
});
