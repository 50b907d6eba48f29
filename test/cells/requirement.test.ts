import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readRequirement } from "../../src/cells/requirement.ts";
import { hasShared, sharedPath } from "../shared.ts";

type Sample = { text: string; note?: string } & Record<string, unknown>;
const present = hasShared("fixtures", "requirements.json");
const samples = present
  ? (JSON.parse(readFileSync(sharedPath("fixtures", "requirements.json"), "utf8")) as Sample[])
  : [];

describe.skipIf(!present)("the reference samples", () => {
  it.each(samples)("$text", ({ note: _note, ...expected }) => {
    expect(readRequirement(expected.text)).toMatchObject(expected);
  });
});
