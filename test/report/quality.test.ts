import { describe, expect, it } from "vitest";
import { parseArea } from "../../src/cells/address.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/cells/settings.ts";
import { serviceResult } from "../../src/indicators/service/service.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import type { Plan } from "../../src/report/plan.ts";
import { differing, recount } from "./recount.ts";
import { CONTEXT, INDICATORS, seedResults, seedService, seedSheets } from "./seed.ts";
import { expectWellFormed } from "./well-formed.ts";

function planOf(indicators: typeof INDICATORS, settings: Settings = DEFAULT_SETTINGS) {
  const { result, findings } = serviceResult(seedService("Qualité", indicators), [], settings, () => {
    throw new Error("no log to measure");
  });
  const results = seedResults({ settings, service: [result], findings });
  return { results, plan: buildPlan(results, CONTEXT) };
}

const row = (plan: Plan, number: number): unknown[] => {
  const sheet = plan.sheets.find(({ key }) => key === "quality");
  return ["D", "F", "G", "H", "I"].map((column) => {
    const area = parseArea(`${column}${number}`);
    const content = sheet?.cells.find((cell) => cell.row === area?.top && cell.column === area.left)?.content;
    const value = content?.kind === "text" ? content.text : (content?.value ?? null);
    return typeof value === "number" ? Math.round(value * 1e4) / 1e4 : value;
  });
};

describe("the quality sheet", () => {
  it.each([
    ["Délai moyen", "< 2 j", "2,00 j", [2, 0, "▲ Non conforme", "Écrite"]],
    ["Délai moyen", "≤ 2 j", "2 j", [2, 0, "● Conforme", "Écrite"]],
    ["Disponibilité", "≥ 99,5 %", "99,2 %", [0.992, 0.3, "▲ Non conforme", "Écrite"]],
    ["Nombre de rejets", "0", "3", [3, 3, "▲ Non conforme", "Écrite"]],
    ["Délai moyen", "entre 2 et 4 j", "3 j", [3, -1, "● Conforme", "Écrite"]],
    ["Délai moyen", "entre 2 et 4 j", "5,5 j", [5.5, 1.5, "▲ Non conforme", "Écrite"]],
    ["Satisfaction", "à définir", "4,1", [4.1, null, "○ Non évalué", "–"]],
    ["Qualité perçue", "cf. CCTP art. 5.2", "bonne", ["bonne", null, "○ Non évalué", "–"]],
  ] as const)("%s, %s, %s", (label, wanted, found, [observed, gap, verdict, reading]) => {
    const { results, plan } = planOf([[label, wanted, found]]);
    const [seenObserved, seenGap, , seenVerdict, seenReading] = row(plan, 8);
    expect([seenObserved, seenGap, seenVerdict, seenReading]).toEqual([observed, gap, verdict, reading]);
    expect(differing(recount(plan, seedSheets(results), "fr-FR"))).toEqual([]);
    expectWellFormed(plan, ["Exécution", "Qualité"]);
  });

  it("counts a reading that the user confirmed", () => {
    const choices = [{ sheet: "Qualité", label: INDICATORS[0]![0], choice: "max" as const }];
    const { results, plan } = planOf(INDICATORS, { ...DEFAULT_SETTINGS, choices });
    expect(row(plan, 8)[4]).toBe("Confirmée");
    const cover = recount(plan, seedSheets(results), "fr-FR").find(({ place }) => place === "Synthèse COPIL!K7");
    expect(cover?.computed).toBe("2 / 4");
    expect(cover?.planned).toBe("2 / 4");
  });

  it("says which requirement of zero its chart leaves out", () => {
    const { plan } = planOf([["Nombre de rejets", "0", "3"], ...INDICATORS]);
    const sheet = plan.sheets.find(({ key }) => key === "quality");
    const note = sheet?.cells.find((cell) => cell.row === 4 && cell.column === 1)?.content;
    expect(note?.kind === "text" ? note.text : note?.value).toContain("exigence nulle");
    expect(sheet?.charts[0]?.series[0]?.points?.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5]);
  });

  it("cuts a long label by formula where the cover has no more room", () => {
    const label = `Délai moyen de ${"très ".repeat(30)}long traitement`;
    const { results, plan } = planOf([[label, "< 2 j", "3 j"]]);
    const line = recount(plan, seedSheets(results), "fr-FR").find(({ place }) => place === "Synthèse COPIL!C26");
    expect(String(line?.planned).length).toBeLessThanOrEqual(88);
    expect(line?.planned).toContain("…");
    expect(line?.computed).toBe(line?.planned);
  });
});
