import { describe, expect, it } from "vitest";
import { COMMITTEE_SHEETS } from "./committee-sheets.ts";
import { linksOf, planOf, resultsOf, sheetOf, shown, shownRows, usersOf } from "./committee.ts";
import { differing, recount } from "./recount.ts";
import { expectWellFormed } from "./well-formed.ts";

const SHEETS = { "Chiffres clés": COMMITTEE_SHEETS["Chiffres clés"]! };
const plan = planOf(SHEETS);
const sheet = sheetOf(plan, "facts");

describe("the sheet Faits", () => {
  it("gives verdict, gap and source: missed, to confirm, held, then what is only told and why", () => {
    expect(shownRows(sheet, "B8:B13").flat()).toEqual([
      "Inscriptions incomplètes",
      "Diminution des demandes d'assistance",
      "Délai moyen de réponse",
      "Satisfaction",
      "Charge estimée",
      "Dossiers traités",
    ]);
    expect(shownRows(sheet, "H8:I13")).toEqual([
      ["▲ Non conforme", "Écrite"],
      ["▲ Non conforme", "■ À confirmer"],
      ["● Conforme", "Écrite"],
      ["○ Non évalué", "aucune valeur constatée"],
      ["○ Non évalué", "aucune cible"],
      ["○ Non évalué", "aucune cible"],
    ]);
    expect(shownRows(sheet, "C8:D8")).toEqual([["au maximum 1,5 %", 0.017]]);
    expect(shown(sheet, "F8")).toBeCloseTo(0.2, 9);
    expect(shown(sheet, "K8")).toBe("réinscription");
    expect(shown(sheet, "B4")).toBe("1 cible non tenue sur 2 évaluées ; 1 à confirmer");
    expect(shown(sheet, "B5")).toBe("3 faits rapportés sans verdict");
    expect(linksOf(sheet)).toMatchObject({ J8: "'Chiffres clés'!B5", J11: "'Chiffres clés'!C7" });
  });

  it("draws the gaps of what is judged, and nothing of the rest", () => {
    expect(sheet.charts).toMatchObject([{ name: "Jauge faits", series: [{ values: "G8:G10", categories: "B8:B10" }] }]);
  });

  it.each(["fr", "en"] as const)("counts twice the same and is well formed, in %s", (locale) => {
    const each = planOf(SHEETS, locale);
    expect(differing(recount(each, usersOf(SHEETS), locale === "fr" ? "fr-FR" : "en-US"))).toEqual([]);
    expectWellFormed(each, Object.keys(SHEETS));
  });

  it("follows the value: a miss that is mended is held", () => {
    const users = usersOf(SHEETS);
    users["Chiffres clés"]![4]![1] = 0.012;
    const now = new Map(recount(plan, users, "fr-FR").map(({ place, computed }) => [place, computed]));
    expect(now.get("Faits!H8")).toBe("● Conforme");
  });

  it("makes findings of what is missed", () => {
    const found = resultsOf(SHEETS).findings.filter(({ code }) => code.startsWith("facts."));
    expect(found.map(({ severity, code, cell }) => [severity, code, cell])).toEqual([
      ["breach", "facts.missed", "B5"],
      ["warning", "facts.missed", "B4"],
      ["info", "facts.notEvaluated", "C7"],
    ]);
  });
});
