import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/cells/settings.ts";
import type { CellValue } from "../../../src/cells/grid.ts";
import { factFindings, factLines } from "../../../src/indicators/facts/facts.ts";
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
    ["- 50%", null, "no-target"],
    [null, "au maximum 1,5 %", "no-value"],
    ["au maximum 1,5 %", null, "target-only"],
    ["25 jours (15 k€)", null, "no-target"],
  ] as const)("value %s and target %s are told, not judged: %s", (value, target, untold) => {
    const [line] = factLines(fact("Diminution", value, target), DEFAULT_SETTINGS);
    expect(line).toMatchObject({ untold, judgement: { verdict: "not-evaluated" } });
  });

  it("takes words of the value that ask something for the target", () => {
    const [line] = factLines(fact("Inscriptions incomplètes", "au maximum 1,5 %", null), DEFAULT_SETTINGS);
    expect([line?.value, line?.target?.raw]).toEqual([null, "au maximum 1,5 %"]);
  });

  it.each([
    ["Diminution des demandes d'assistance", "- 48 %", "- 50 %", "breached"],
    ["Diminution des demandes d'assistance", "- 52 %", "\u2212 50 %", "met"],
    ["Diminution des demandes d'assistance", "48 %", "50 %", "breached"],
    ["Baisse des anomalies", "55 %", "50 %", "met"],
    ["Hausse de la satisfaction", "4 %", "5 %", "breached"],
  ])("%s: %s for %s is %s, supposed by the label", (label, value, target, verdict) => {
    const [line] = factLines(fact(label, value, target), DEFAULT_SETTINGS);
    expect(line?.judgement).toMatchObject({ verdict, assumed: true });
  });
});

describe("a finding about a fact", () => {
  it.each([
    ["Inscriptions incomplètes", "1,7 %", "au maximum 1,5 %", ["breach facts.missed B4"]],
    ["Diminution des demandes", "- 48 %", "- 50 %", ["warning facts.missed B4"]],
    ["Inscriptions incomplètes", "1,2 %", "au maximum 1,5 %", []],
    ["Inscriptions incomplètes", null, "au maximum 1,5 %", ["info facts.notEvaluated C4"]],
    ["Inscriptions incomplètes", "au maximum 1,5 %", null, ["info facts.notEvaluated B4"]],
    ["Dossiers traités", 1240, null, []],
  ])("%s, %s for %s: %j", (label, value, target, expected) => {
    const found = factFindings(factLines(fact(label, value, target), DEFAULT_SETTINGS));
    expect(found.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)).toEqual(expected);
  });
});
