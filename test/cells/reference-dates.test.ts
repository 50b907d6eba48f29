import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { isoDay } from "../../src/cells/civil.ts";
import { readDate } from "../../src/cells/date.ts";
import { readPeriod } from "../../src/cells/period.ts";
import { hasShared, sharedPath } from "../shared.ts";

interface Sample {
  input: string | { serial: number; date1904: boolean };
  kind: string;
  value: unknown;
}
const present = hasShared("fixtures", "dates.json");
const samples = present ? (JSON.parse(readFileSync(sharedPath("fixtures", "dates.json"), "utf8")) as Sample[]) : [];

function reading(input: Sample["input"]): { kind: string; value: unknown } {
  const [value, context, format]: [CellValue, object, string] =
    typeof input === "string" ? [input, {}, "General"] : [input.serial, { date1904: input.date1904 }, "dd/mm/yyyy"];
  const date = readDate(value, format, context);
  if (date.ok) return { kind: "date", value: isoDay(date.value) };
  const period = readPeriod(value, format, context);
  if (!period.ok) return { kind: "none", value: null };
  const { kind, key, year, month, index, cumulative } = period.value;
  if (kind === "date" && year === null) return { kind: cumulative ? "as-of" : "partial", value: { day: index, month } };
  return year === null ? { kind: `${kind}-no-year`, value: index } : { kind, value: key };
}

describe.skipIf(!present)("the reference samples", () => {
  it.each(samples)("$input", ({ input, kind, value }) => {
    const refused = kind === "invalid" || kind === "text";
    expect(reading(input)).toEqual({ kind: refused ? "none" : kind, value });
  });
});
