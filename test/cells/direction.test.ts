import { expect, it } from "vitest";
import { readRequirement } from "../../src/cells/requirement.ts";

const words = { ceilings: ["tickets en stock", "écart", ""], floors: ["note", "conservation"] };

it.each([
  ["Tickets en stock", 40, "le"],
  ["Écart de saisie", 3, "le"],
  ["Note des usagers", 4, "ge"],
  ["Notes moyennes", 4, "ge"],
  // What the lexicon says gives way.
  ["Note d'incident", 4, "ge"],
  // Both kinds: the lexicon decides.
  ["Note d'écart", 4, "le"],
  ["Formation", 4, "manual"],
] as const)("under « %s », the settings' words read %d as %s", (label, value, op) => {
  expect(readRequirement(value, { label, words })).toMatchObject({ op, value });
  expect(readRequirement(`${value}`, { label, words })).toMatchObject({
    op,
    status: op === "manual" ? "unparsed" : "assumed",
  });
});

it("without the settings' words, the same labels say nothing", () => {
  for (const label of ["Tickets en stock", "Note des usagers"])
    expect(readRequirement(4, { label })).toMatchObject({ op: "manual", reason: "unknown-direction" });
});
