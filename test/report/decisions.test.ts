import { describe, expect, it } from "vitest";
import { COMMITTEE_SHEETS } from "./committee-sheets.ts";
import { linksOf, planOf, resultsOf, sheetOf, shown, shownRows, usersOf } from "./committee.ts";
import { differing, recount } from "./recount.ts";
import { expectWellFormed } from "./well-formed.ts";

const { Exécution: budget, Relevé: register, "Actions DSI": actions } = COMMITTEE_SHEETS;
const SHEETS = { Exécution: budget!, Relevé: register!, "Actions DSI": actions! };
const plan = planOf(SHEETS);
const sheet = sheetOf(plan, "decisions");

describe("the sheet Décisions", () => {
  it("lists overdue actions, oldest first, the next ones, those without a date, those done, then decisions and information", () => {
    expect(shownRows(sheet, "B8:G17")).toEqual([
      ["Action", "Recruter deux développeurs", "Cocktail", "30/06/2015", 42185, "■ En retard"],
      ["Action", "Renouveler les licences", "Mme Durand", 42247, null, "■ En retard"],
      ["Action", "Publier le calendrier des inscriptions", "Amue, Cocktail", 42262, null, "■ En retard"],
      ["Action", "Livrer la version 4.70", "Cocktail, Établissements", "14/10", 42291, "● À venir"],
      ["Action", "Migrer la base", "M. Petit", 42339, null, "● À venir"],
      ["Action", "Former les référents", "Établissements", "fin octobre", "Octobre 2015", "○ Sans date"],
      ["Action", "Séminaire de présentation", "Amue, Cocktail, Établissements", "prochain copil", null, "○ Sans date"],
      ["Action", "Rédiger la note de cadrage", "Amue", 42186, null, "● Faite"],
      ["Décision", "Retenir le scénario 2", "Ministère, Amue", "Sans objet", null, "–"],
      ["Information", "Montée en charge de l'équipe", "Cocktail", null, null, "–"],
    ]);
  });

  it("says who is late, and links each line to its source", () => {
    expect(shown(sheet, "B4")).toBe("3 actions en retard sur 8 ; 2 à venir, 2 sans date");
    expect(shown(sheet, "B5")).toBe(
      "En retard : Cocktail 2, Amue 1, Mme Durand 1 ; 1 décision, 1 information ; 1 action faite",
    );
    expect(linksOf(sheet)).toMatchObject({ H8: "'Relevé'!B5", H9: "'Actions DSI'!A4" });
  });

  it("counts open actions by actor, by formulas over its own lines", () => {
    expect(shownRows(sheet, "B20:B24").flat()).toEqual(["Acteur", "Cocktail", "Amue", "Mme Durand", "Établissements"]);
    expect(shownRows(sheet, "E20:G25")).toEqual([
      ["En retard", "À venir", "Sans date"],
      [2, 1, 1],
      [1, 0, 1],
      [1, 0, 0],
      [0, 1, 2],
      [0, 1, 0],
    ]);
    expect(sheet.charts).toMatchObject([
      { chartType: "BarStacked", series: [{ values: "E21:E25" }, { values: "F21:F25" }, { values: "G21:G25" }] },
    ]);
  });

  it.each(["fr", "en"] as const)("counts twice the same and is well formed, in %s", (locale) => {
    const each = planOf(SHEETS, locale);
    const counted = recount(each, usersOf(SHEETS), locale === "fr" ? "fr-FR" : "en-US");
    expect(
      counted.filter(({ place }) => place.startsWith(locale === "fr" ? "Décisions!" : "Decisions!")).length,
    ).toBeGreaterThan(60);
    expect(differing(counted)).toEqual([]);
    expectWellFormed(each, Object.keys(SHEETS));
  });

  it("follows a source cell: a word that becomes a date, an action that becomes done, another actor", () => {
    const users = usersOf(SHEETS);
    users["Relevé"]![8]![2] = 42200;
    users["Relevé"]![3]![4] = "Fait";
    users["Relevé"]![4]![3] = "M";
    const now = new Map(recount(plan, users, "fr-FR").map(({ place, computed }) => [place, computed]));
    expect(now.get("Décisions!G14")).toBe("■ En retard");
    expect(now.get("Décisions!G10")).toBe("● Faite");
    expect(now.get("Décisions!D8")).toBe("Ministère");
    expect(String(now.get("Décisions!B4")).replaceAll("\u00a0", " ")).toBe(
      "3 actions en retard sur 8 ; 2 à venir, 1 sans date",
    );
    expect(now.get("Décisions!E21")).toBe(1);
  });

  it("is there only with a register", () => {
    expect(planOf({ Exécution: budget! }).sheets.map(({ key }) => key)).not.toContain("decisions");
  });

  it("judges nothing without a situation date, and says so", () => {
    const alone = sheetOf(planOf({ Relevé: register! }), "decisions");
    expect(shown(alone, "B5")).toContain("date de situation inconnue");
    expect(shownRows(alone, "G8:G15").flat()).not.toContain("■ En retard");
  });

  it("has words instead of a chart where no action is open", () => {
    const told = sheetOf(
      planOf({
        Relevé: {
          rows: [
            ["Relevé de décisions"],
            ["Type", "Description", "Échéance", "Acteurs"],
            ["D", "Retenir le scénario 2", null, "M"],
          ],
        },
      }),
      "decisions",
    );
    expect(shown(told, "B4")).toBe("Aucune action");
    expect(told.charts).toEqual([]);
  });
});

describe("the cover", () => {
  const cover = sheetOf(plan, "cover");

  it("tells the overdue actions in one line, linked to the sheet", () => {
    expect(shown(cover, "C26")).toBe("3 actions en retard, la plus ancienne : Recruter deux développeurs");
    expect(shown(cover, "K26")).toBe("Décisions!G8");
  });

  it("names the sheets that are there, in its own columns", () => {
    expect(shownRows(cover, "B3:M3").flat().filter(Boolean)).toEqual([
      "Exécution",
      "Indicateurs",
      "Assistance",
      "Fiabilité",
      "Décisions",
      "Contrôles",
      "Paramètres",
    ]);
    const all = sheetOf(planOf(COMMITTEE_SHEETS), "cover");
    expect(shownRows(all, "B3:M3").flat().filter(Boolean)).toEqual([
      "Exécution",
      "Indicateurs",
      "Assistance",
      "Fiabilité",
      "Décisions",
      "Feuille de route",
      "Scénarios",
      "Faits",
    ]);
    expect(shownRows(all, "C2:M2").flat().filter(Boolean)).toEqual(["Contrôles", "Paramètres"]);
  });
});

it("counts every register of the workbook in Contrôles", () => {
  const { register: registers } = resultsOf(SHEETS);
  expect(registers.map(({ items, overdue }) => [items, overdue])).toEqual([
    [8, 2],
    [2, 1],
  ]);
  const said = sheetOf(plan, "checks").cells.flatMap(({ content }) => (content?.kind === "text" ? [content.text] : []));
  expect(said).toEqual(expect.arrayContaining(["Lignes du relevé – Relevé", "Actions en retard – Actions DSI"]));
});
