import fc from "fast-check";
import { expect, it } from "vitest";
import {
  mean,
  median,
  pareto,
  percentileInc,
  quartiles,
  ranked,
  topWithTies,
} from "../../src/indicators/statistics.ts";

it.each([
  [[1, 2, 3, 4], 0.9, 3.7],
  [[1, 2, 3, 4], 0.3, 1.9],
  [[15, 20, 35, 40, 50], 0.4, 29],
  [[7], 0.95, 7],
])("PERCENTILE.INC of %j at %d is %d", (values, k, expected) => {
  expect(percentileInc(values, k)).toBeCloseTo(expected, 12);
});

it("nothing has no mean, median, percentile or quartiles", () => {
  expect([mean([]), median([]), percentileInc([], 0.5), quartiles([])]).toEqual([null, null, null, null]);
  expect(percentileInc([1, 2], 1.01)).toBeNull();
});

it("means, medians and quartiles", () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(median([6, 1, 2])).toBe(2);
  expect(median([1, 2, 4, 8])).toBe(3);
  expect(quartiles([1, 2, 3, 4, 5])).toEqual([1, 2, 3, 4, 5]);
});

it("ties share a rank, the next one skips, names order ties", () => {
  const ranking = ranked([
    { name: "Étampes", count: 5 },
    { name: "Zurich", count: 9 },
    { name: "Evry", count: 5 },
    { name: "Arras", count: 1 },
  ]);
  expect(ranking.map(({ name, rank }) => [name, rank])).toEqual([
    ["Zurich", 1],
    ["Étampes", 2],
    ["Evry", 2],
    ["Arras", 4],
  ]);
  expect(topWithTies(ranking, 2)).toHaveLength(3);
  expect(topWithTies(ranking, 3)).toHaveLength(3);
  expect(ranked(ranking, "least")[0]).toEqual({ name: "Arras", count: 1, rank: 1 });
});

it.each([
  [[], 0],
  [[0, 0], 0],
  [[1, 1, 1, 1, 1], 4],
  [[80, 10, 10], 1],
  [[10, 10, 80], 1],
  [[79, 11, 10], 2],
])("80 %% of %j is made by %d", (counts, expected) => {
  expect(pareto(counts)).toBe(expected);
});

const numbers = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });

it("a percentile is inside the values and grows with k", () => {
  fc.assert(
    fc.property(
      numbers,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, a, b) => {
        const [low, high] = [percentileInc(values, Math.min(a, b))!, percentileInc(values, Math.max(a, b))!];
        expect(low).toBeLessThanOrEqual(high + 1e-6);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
      },
    ),
  );
});

it("the rank of an item is one more than the number of those above it", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { maxLength: 40 }), (counts) => {
      for (const { rank, count } of ranked(counts.map((value, at) => ({ name: `U${at}`, count: value }))))
        expect(rank).toBe(1 + counts.filter((other) => other > count).length);
    }),
  );
});
