import { describe, expect, it } from "vitest";
import { COMMITTEE_SHEETS } from "./committee-sheets.ts";
import { linksOf, planOf, sheetOf, shown, shownRows, usersOf } from "./committee.ts";
import { differing, recount } from "./recount.ts";
import { expectWellFormed } from "./well-formed.ts";

const SHEETS = {
  Exécution: COMMITTEE_SHEETS["Exécution"]!,
  Plan: COMMITTEE_SHEETS["Plan"]!,
  "Livraisons site": COMMITTEE_SHEETS["Livraisons site"]!,
};
const plan = planOf(SHEETS);
const sheet = sheetOf(plan, "roadmap");

describe("the sheet Feuille de route", () => {
  it("places releases, lots and milestones in time, those without a date last", () => {
    expect(shownRows(sheet, "B8:G18")).toEqual([
      ["4.60.10", "Migration JDK", 42005, 42094, 90, "● Passé"],
      ["V1", "Socle", 42037, 42153, 117, "● Passé"],
      ["V1, jalon", null, 42170, 42170, 1, "● Passé"],
      ["4.60.30", "Sécurisation des services numériques", 42064, 42185, 122, "● Passé"],
      ["4.60.30, jalon", null, 42169, 42169, 1, "● Passé"],
      ["V2", "Paie", 42156, 42307, 152, "■ En cours"],
      ["4.70.00", "Évolution des modèles de diplôme", 42248, 42369, 122, "■ En cours"],
      ["Jalon du 14/09", null, 42261, 42261, 1, "● Passé"],
      ["Jalon du 20/11", null, 42328, 42328, 1, "○ À venir"],
      ["V3, jalon", null, 42339, 42339, 1, "○ À venir"],
      ["4.80.00", "À planifier", null, null, null, "–"],
    ]);
    expect(shown(sheet, "B4")).toBe("7 versions ou lots, dont 5 datés ; 5 jalons");
    expect(shown(sheet, "B5")).toBe("2 en cours, 2 à venir ; barre : période prévue ; trait noir : jalon");
    expect(linksOf(sheet)).toMatchObject({ H8: "'Plan'!A4", H9: "'Livraisons site'!A3" });
  });

  it("draws them as a Gantt: a bar without colour up to the start, then the days; milestones as marks", () => {
    const [chart] = sheet.charts;
    expect(chart).toMatchObject({
      chartType: "BarStacked",
      series: [
        { values: "D8:D17", categories: "B8:B17", fill: "none" },
        { values: "F8:F17", categories: "B8:B17" },
      ],
      categoryAxis: { reversed: true },
    });
    expect(chart?.series[1]?.points?.map(({ index }) => index)).toEqual([2, 4, 7, 8, 9]);
    const { minimum = 0, maximum = 0, majorUnit = 0 } = chart!.valueAxis;
    const months = Array.from(
      { length: 12 },
      (_, index) => new Date((minimum + index * majorUnit - 25569) * 86_400_000),
    );
    expect(months.map((date) => date.getUTCMonth())).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(maximum - minimum).toBeCloseTo(365.24, 6);
  });

  it.each(["fr", "en"] as const)("counts twice the same and is well formed, in %s", (locale) => {
    const each = planOf(SHEETS, locale);
    expect(differing(recount(each, usersOf(SHEETS), locale === "fr" ? "fr-FR" : "en-US"))).toEqual([]);
    expectWellFormed(each, Object.keys(SHEETS));
  });

  it("follows the months drawn and the dates written", () => {
    const users = usersOf(SHEETS);
    users["Plan"]![3]![5] = "X";
    users["Livraisons site"]![2]![3] = 42369;
    const now = new Map(recount(plan, users, "fr-FR").map(({ place, computed }) => [place, computed]));
    expect(now.get("Feuille de route!E8")).toBe(42124);
    expect(now.get("Feuille de route!F8")).toBe(120);
    expect(now.get("Feuille de route!G9")).toBe("■ En cours");
  });

  it("has words instead of a chart where no month is filled", () => {
    const { rows } = SHEETS.Plan;
    const empty = {
      Plan: {
        rows: rows.slice(0, 3).concat([
          ["4.60.10", "Migration JDK"],
          ["4.60.30", "Sécurisation"],
        ]),
      },
    };
    const told = sheetOf(planOf(empty), "roadmap");
    expect(told.charts).toEqual([]);
    expect(shown(told, "B5")).toBe("Aucune donnée : aucun mois rempli ni aucune date, pas de graphique");
  });

  it.each([
    [2015, 2016, "mmm yy", 8],
    [2015, 2019, "yyyy", 5],
  ])("marks quarters or years on a plan from %i to %i", (first, last, numberFormat, steps) => {
    const rows = [
      ["Planning des livraisons"],
      ["Version", "Contenu", "Début", "Fin"],
      ["V1", "Socle", `01/02/${first}`, `30/04/${last}`],
      ["V2", "Paie", `01/03/${first}`, `30/04/${first}`],
    ];
    const [chart] = sheetOf(planOf({ Planning: { rows } }), "roadmap").charts;
    expect(chart?.valueAxis.numberFormat).toBe(numberFormat);
    const { minimum = 0, maximum = 0, majorUnit = 1 } = chart!.valueAxis;
    expect(Math.ceil((maximum - minimum) / majorUnit)).toBe(steps);
  });
});
