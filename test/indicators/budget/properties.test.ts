import fc from "fast-check";
import { expect, it } from "vitest";
import { findingReason, findingSentence } from "../../../src/locales/finding-sentence.ts";
import { executed, type TypedRow } from "./table.ts";

const euros = fc.option(fc.integer({ min: -1_000_000, max: 100_000_000 }), { nil: undefined, freq: 8 });
const typed: fc.Arbitrary<TypedRow> = fc
  .record({
    month: fc.integer({ min: 0, max: 12 }),
    year: fc.constantFrom(null, 2014, 2015),
    budget: euros,
    committed: euros,
    paid: euros,
    cpBudget: fc.constantFrom(undefined, 1000),
    envelope: fc.constantFrom(undefined, "Personnel", "Fonctionnement"),
    rateCommitted: fc.constantFrom("", "12,5%", "0,00%"),
    ratePaid: fc.constantFrom("", "50%", "0%"),
  })
  .map(
    (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as TypedRow,
  );
const tables = fc.record({
  rows: fc.array(typed, { maxLength: 30 }),
  cumulative: fc.constantFrom(true, false, null),
  aeCp: fc.boolean(),
});

it("whatever a table holds: a line a row, rates that are quotients of their line or blank with a reason", () => {
  fc.assert(
    fc.property(tables, ({ rows, ...over }) => {
      const { result } = executed(rows, over);
      expect(result.lines).toHaveLength(rows.length);
      for (const { commitmentRate, committed, budget } of [...result.lines, ...result.months]) {
        expect(commitmentRate.value === null).toBe(commitmentRate.reason !== null);
        if (commitmentRate.value !== null) expect(commitmentRate.value).toBe(committed! / budget!);
      }
    }),
  );
});

it("whatever a table holds: every finding has its cell and its words", () => {
  fc.assert(
    fc.property(tables, ({ rows, ...over }) => {
      for (const finding of executed(rows, over).findings) {
        expect(finding.cell).toMatch(/^[A-Z]+\d+$/);
        for (const locale of ["fr", "en"] as const) {
          const words = findingSentence(finding, locale) + findingReason(finding, locale);
          expect(words).not.toMatch(/undefined|null|NaN|\[object/);
          expect(words).not.toBe(finding.code);
        }
      }
    }),
  );
});

it("a month's total is the sum of its parts, to the cent", () => {
  fc.assert(
    fc.property(tables, ({ rows, ...over }) => {
      const { result } = executed(rows, { ...over, cumulative: true });
      const lines = new Map(result.lines.map((line) => [line.source, line]));
      for (const { parts, paid } of result.months) {
        if (paid === null) continue;
        expect(parts.reduce((sum, row) => sum + (lines.get(row)?.paid ?? Number.NaN), 0)).toBe(paid);
      }
    }),
  );
});
