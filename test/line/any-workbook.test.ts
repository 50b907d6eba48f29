import fc from "fast-check";
import { expect, it } from "vitest";
import { anyBudget, anyLog, anyService, anyVolumes, workbookOf, type AnySheet } from "./any-workbook.ts";
import { liveCells } from "./formulas.ts";
import { madeBy, reopened, runLine, sheetOf } from "./line.ts";

const anySheets = fc
  .tuple(fc.option(anyBudget), fc.option(anyService), fc.oneof(fc.option(anyLog), anyVolumes))
  .map((sheets) => sheets.filter((sheet): sheet is AnySheet => sheet !== null))
  .filter((sheets) => sheets.length > 0);

// The same workbooks each time, unless more are asked for; a run takes a second, so the first fault ends it.
const RUNS = Number(process.env.JAUGE_RUNS ?? 12);
const SEED = 20_151_023;

it(
  "any workbook: its formulas give what was computed, a second run changes nothing",
  { timeout: 20_000 * RUNS },
  async () => {
    await fc.assert(
      fc.asyncProperty(anySheets, fc.constantFrom("fr" as const, "en" as const), async (sheets, language) => {
        const run = await runLine(await workbookOf(sheets), { language });
        const saved = reopened(run.bytes);
        const planned = run.plan.sheets.flatMap(({ name, cells }) =>
          cells.flatMap(({ row, column, content }) => {
            if (content?.kind !== "formula") return [];
            const value = sheetOf(saved, name).cells.value(row, column);
            const same =
              typeof value === "number" && typeof content.value === "number"
                ? // A difference of tens of millions keeps their rounding, some 1e-8.
                  Math.abs(value - content.value) <= 1e-7 * Math.max(1, Math.abs(content.value))
                : (value ?? "") === (content.value ?? "");
            return same ? [] : [{ name, row, column, formula: content.formula, planned: content.value, value }];
          }),
        );
        expect(planned).toEqual([]);
        const errors = liveCells(saved, madeBy(run)).filter(({ value }) => String(value).startsWith("#"));
        expect(errors).toEqual([]);
        expect(run.applied.shortfalls).toEqual([]);
        expect(run.roundTrips).toBeLessThanOrEqual(6);
        const again = await runLine(run.bytes, { language });
        expect(Buffer.compare(again.bytes, run.bytes)).toBe(0);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  },
);
