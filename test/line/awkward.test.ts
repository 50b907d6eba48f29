import { expect, it } from "vitest";
import { lostParts } from "../corpus/parts.ts";
import { AWKWARD } from "./awkward-workbooks.ts";
import { madeBy, reopened, runLine, sampleBytes, valueAt } from "./line.ts";
import { liveCells } from "./formulas.ts";

it.each(Object.keys(AWKWARD))(
  "a workbook of %s is read, written beside, and kept",
  { timeout: 300_000 },
  async (kind) => {
    const bytes = AWKWARD[kind]!();
    const run = await runLine(bytes);
    expect(lostParts(bytes, run.bytes)).toEqual([]);
    expect(run.applied.shortfalls).toEqual([]);
    const plain = await runLine(sampleBytes("copil-2015-09.xlsx"));
    expect(run.results.budget[0]!.latest?.commitmentRate.value).toBe(
      plain.results.budget[0]!.latest?.commitmentRate.value,
    );
    expect(madeBy(run)).toEqual(madeBy(plain));
    const saved = reopened(run.bytes);
    const errors = liveCells(saved, madeBy(run)).filter(({ value }) => value === null || /^#/.test(String(value)));
    expect(errors).toEqual([]);
    if (kind === "external links") expect(valueAt(saved, "Liens", "A1")).toBe(42);
  },
);
