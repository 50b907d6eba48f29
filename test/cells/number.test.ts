import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readNumber } from "../../src/cells/number.ts";
import { hasShared, sharedPath } from "../shared.ts";

interface Sample {
  text: string;
  value: number | null;
  unit: string | null;
}
const present = hasShared("fixtures", "numbers.json");
const samples = present ? (JSON.parse(readFileSync(sharedPath("fixtures", "numbers.json"), "utf8")) as Sample[]) : [];

describe.skipIf(!present)("the reference samples", () => {
  it.each(samples)("$text", ({ text, value, unit }) => {
    const number = readNumber(text);
    expect(number.ok ? number.value.value : null).toBe(value);
    if (number.ok) expect(number.value.text ?? number.value.unit).toBe(unit);
  });
});
