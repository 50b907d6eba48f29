import { expect, it } from "vitest";
import { readPenaltyFormula } from "../../src/cells/penalty-formula.ts";

it.each([
  ["V × R / 1000", 100],
  ["V * R / 1000", 100],
  ["P = V x R / 3000", 100 / 3],
  ["50 * R", 500],
  ["(V - 1000) * R / 1000", 90],
  ["V*R/1000 + 12,5", 112.5],
])("%s of 10 000 € and 10 days", (text, euros) => {
  expect(readPenaltyFormula(text)!(10_000, 10)).toBeCloseTo(euros, 9);
});

it.each(["", "oui", "V R", "V ×", "(V", "V / 0", "V * S", "1e9", "=SOMME(A1)"])("not %j", (text) => {
  expect(readPenaltyFormula(text)).toBeNull();
});
