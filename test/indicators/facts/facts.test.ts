import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/cells/settings.ts";
import type { CellValue } from "../../../src/cells/grid.ts";
import { factLines } from "../../../src/indicators/facts/facts.ts";
import type { FactStatement } from "../../../src/reading/statement.ts";
import { block } from "../../report/seed.ts";

const fact = (label: string, value: CellValue, target: CellValue): FactStatement => {
  const at = (column: number) => ({ sheet: "Campagne", row: 3, column });
  const said = (column: number, raw: CellValue) => (raw === null ? null : { ref: at(column), raw, format: "General" });
  return {
    kind: "facts",
    block: block("Campagne", "facts", 3, 3, 2),
    rows: [{ row: 3, label, labelRef: at(0), value: said(1, value), target: said(2, target), scope: null }],
  };
};

describe("a fact against its target", () => {
  it.each([
    ["Inscriptions incomplètes", "1,2 %", "au maximum 1,5 %", "met"],
    ["Inscriptions incomplètes", "1,7 %", "au maximum 1,5 %", "breached"],
    ["Diminution des demandes d'assistance", "50 %", "au moins 40 %", "met"],
  ])("%s: %s for %s is %s", (label, value, target, verdict) => {
    expect(factLines(fact(label, value, target), DEFAULT_SETTINGS)[0]?.judgement?.verdict).toBe(verdict);
  });

  it.each([
    ["- 50%", null],
    [null, "au maximum 1,5 %"],
  ])("judges nothing of value %s and target %s", (value, target) => {
    expect(factLines(fact("Diminution", value, target), DEFAULT_SETTINGS)[0]?.judgement).toBeNull();
  });
});
