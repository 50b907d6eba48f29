import { describe, expect, it } from "vitest";
import { COMMITTEE_SHEETS } from "./committee-sheets.ts";
import { linksOf, planOf, sheetOf, shown, shownRows, usersOf } from "./committee.ts";
import { differing, recount } from "./recount.ts";
import { expectWellFormed } from "./well-formed.ts";

const NAME = "Scénarios 2016-2019";
const SHEETS = { [NAME]: COMMITTEE_SHEETS[NAME]! };
const plan = planOf(SHEETS);
const sheet = sheetOf(plan, "scenarios");
const RESPECT = "Respect des deux demandes du CoOS et de la contrainte de déploiement";
const BEFORE = "Déploiement avant fin de la migration technique";

describe("the sheet Scénarios", () => {
  it("sets the waves of the scenarios side by side, by year", () => {
    expect(shownRows(sheet, "B7:D14")).toEqual([
      ["Année", RESPECT, BEFORE],
      ["2016", 20, null],
      ["2017", 20, 20],
      ["2018", 20, 20],
      ["2019", null, 25],
      ["Total", 60, 65],
      ["Dernière année", "2018", "2019"],
      ["Source", `${NAME}!A3`, `${NAME}!A4`],
    ]);
    expect(shown(sheet, "B4")).toBe("2 scénarios : 60 à 65 établissements");
    expect(linksOf(sheet)).toMatchObject({ C14: `'${NAME}'!A3` });
    expect(sheet.charts[0]).toMatchObject({
      chartType: "ColumnClustered",
      series: [
        { name: "C7", values: "C8:C11", categories: "B8:B11" },
        { name: "D7", values: "D8:D11" },
      ],
    });
  });

  it("draws the effort of each from its low to its high bound", () => {
    const [, effort] = sheet.charts;
    const row = Number(/\d+/.exec(effort!.series[0]!.name)![0]);
    expect(shownRows(sheet, `B${row + 1}:H${row + 2}`)).toEqual([
      [RESPECT, null, null, 20, 6, 26, "20-26 ETP"],
      [BEFORE, null, null, 15.5, 4.5, 20, "15,5 à 20 ETP"],
    ]);
    expect(effort).toMatchObject({ chartType: "BarStacked", series: [{ fill: "none" }, { fill: "#12436D" }] });
    expect(shown(sheet, "B5")).toBe("Effort : de 15,5 à 26,0 ETP selon le scénario");
  });

  it.each(["fr", "en"] as const)("counts twice the same and is well formed, in %s", (locale) => {
    const each = planOf(SHEETS, locale);
    expect(differing(recount(each, usersOf(SHEETS), locale === "fr" ? "fr-FR" : "en-US"))).toEqual([]);
    expectWellFormed(each, Object.keys(SHEETS));
  });

  it("follows the waves and the effort as they are written", () => {
    const users = usersOf(SHEETS);
    users[NAME]![2]![4] = 35;
    users[NAME]![2]![1] = "22-30 ETP";
    const now = new Map(recount(plan, users, "fr-FR").map(({ place, computed }) => [place, computed]));
    expect(now.get("Scénarios!C12")).toBe(75);
    expect(String(now.get("Scénarios!B5")).replaceAll("\u00a0", " ")).toBe(
      "Effort : de 15,5 à 30,0 ETP selon le scénario",
    );
  });

  it.each([
    ["numbered columns", ["Scénario", "Effort", "Vague 1", "Vague 2", "Vague 3"], ["Rapide", "12 ETP", 30, 30, null]],
    ["a list in one cell", ["Scénario", "Effort", "Vagues d'établissements"], ["Rapide", "12 ETP", "30/30"]],
  ])("numbers the waves that have no year: %s", (_, header, row) => {
    const rows = [["Scénarios de déploiement"], header, row, ["Lent", "8 ETP", ...row.slice(2)]];
    const told = sheetOf(planOf({ Déploiement: { rows } }), "scenarios");
    expect(shownRows(told, "B7:C11")).toEqual([
      ["Vague", "Rapide"],
      ["Vague 1", 30],
      ["Vague 2", 30],
      ["Total", 60],
      ["Dernière vague", "Vague 2"],
    ]);
  });

  it("says that no wave has a figure instead of drawing none", () => {
    const rows = [["Scénarios"], ["Scénario", "Effort"], ["Rapide", "20-26 ETP"], ["Lent", "à préciser"]];
    const told = sheetOf(planOf({ Déploiement: { rows } }), "scenarios");
    expect(shown(told, "B4")).toBe("2 scénarios ; aucune donnée : aucune vague chiffrée");
    expect(told.charts.map(({ name }) => name)).toEqual(["Jauge effort"]);
  });
});
