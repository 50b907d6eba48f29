import { describe, expect, it } from "vitest";
import { a1, parseArea } from "../../src/cells/address.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import type { Plan, PlanCell, SheetPlan } from "../../src/report/plan.ts";
import { expectWellFormed } from "./well-formed.ts";
import { differing, recount } from "./recount.ts";
import { CONTEXT, seedResults, seedSheets } from "./seed.ts";

const results = seedResults();
const french = buildPlan(results, CONTEXT);
const english = buildPlan(results, { ...CONTEXT, locale: "en" });

const sheetOf = (plan: Plan, key: string): SheetPlan => {
  const found = plan.sheets.find((sheet) => sheet.key === key);
  if (!found) throw new Error(`no sheet ${key}`);
  return found;
};
const cellOf = (plan: Plan, key: string, address: string): PlanCell | undefined => {
  const area = parseArea(address);
  return sheetOf(plan, key).cells.find(({ row, column }) => row === area?.top && column === area.left);
};
/** As a person reads it: no-break spaces are plain here, for the eye. */
const shown = (plan: Plan, key: string, address: string): unknown => {
  const content = cellOf(plan, key, address)?.content;
  const value = content?.kind === "text" ? content.text : content?.value;
  return typeof value === "string" ? value.replaceAll("\u00a0", " ") : value;
};

describe("the cover of September 2015", () => {
  it.each([
    ["B1", "Synthèse COPIL"],
    ["B2", "Situation au 30/09/2015 · calculé le 23/10/2015 à 10:12 · euros, cumul depuis le 1er janvier"],
    ["B3", "Exécution"],
    ["C3", "Indicateurs"],
    ["E3", "Assistance"],
    ["F3", "Fiabilité"],
    ["H3", "Contrôles"],
    ["I3", "Paramètres"],
    ["B4", "71,2 % engagés à 75 % de l'année ; 1 exigence non tenue sur 3 évaluées ; 2 à confirmer"],
    ["B6", "Taux d'engagement (engagé / budget)"],
    ["B8", "+1,32 pt depuis août"],
    ["E6", "Taux de mandatement (mandaté / engagé)"],
    ["E8", "+19,22 pt depuis août"],
    ["H6", "Reste à engager"],
    ["H7", 656324.84],
    ["H8", "sur 2 275 500 € de budget"],
    ["K6", "Exigences tenues / évaluées"],
    ["K7", "2 / 3"],
    ["K8", "■ 2 à confirmer, hors taux"],
    ["B25", "À retenir"],
    ["B26", "▲ Critique"],
    ["C26", "Délai moyen de traitement des incidents bloquants : 5,79 j pour < 3,5 j (+65,4 %)"],
    ["K26", "Indicateurs qualité!D10"],
    ["B27", "■ À surveiller"],
    ["C27", "« 1 » et « 10 » lus comme maximum : 6 et 21 constatés ; à confirmer, hors taux"],
    ["K27", "Indicateurs qualité!C8"],
    ["B28", "○ Information"],
    ["C28", "Avril : budget +4 000 € ; le taux recule (49,34 → 49,29 %), l'engagé progresse"],
    ["K28", "Exécution budgétaire!C11"],
    ["C29", "… et 4 autres constats"],
    ["K29", "Contrôles!B8"],
    ["B30", "○ Repère"],
    ["C30", "Reste à engager 656 325 € ; engagé non mandaté 628 955 €"],
    ["K30", "Exécution budgétaire!I16"],
    ["C31", "Septembre : +30 057 € engagés, +323 888 € mandatés"],
    ["K31", "Exécution budgétaire!K16"],
    ["C32", "Atterrissage au prorata : 1 320 293 € mandatés (58,0 % du budget), ordre de grandeur"],
    ["K32", "Exécution budgétaire!C40"],
    [
      "B33",
      "Seuils : engagement ≥ 95 % à surveiller, > 100 % critique ; écart au prorata > 15 points information. Taux : engagé / budget, mandaté / engagé ; exigences tenues / évaluées.",
    ],
  ])("%s: %s", (address, expected) => {
    expect(shown(french, "cover", address)).toBe(expected);
  });

  it.each([
    ["B2", "As of 30/09/2015 · computed on 23/10/2015 at 10:12 · euros, cumulative since 1 January"],
    ["B4", "71.2% committed at 75% of the year; 1 requirement not met out of 3 assessed; 2 to confirm"],
    ["K8", "■ 2 to confirm, not counted"],
    ["B26", "▲ Critical"],
    ["C26", "Délai moyen de traitement des incidents bloquants: 5.79 d against < 3,5 j (+65.4%)"],
    ["C27", "“1” and “10” read as maximum: 6 and 21; to confirm, not counted"],
    ["C28", "April: budget +4,000 €; rate falls (49.34 → 49.29%), commitments rise"],
    ["C29", "… and 4 more findings"],
    ["C30", "656,325 € left to commit; 628,955 € committed, unpaid"],
    ["C31", "September: +30,057 € committed, +323,888 € paid"],
    ["C32", "Pro rata landing: 1,320,293 € paid (58.0% of budget), rough guide"],
  ])("in English, %s: %s", (address, expected) => {
    expect(shown(english, "cover", address)).toBe(expected);
  });

  it("gives its rates as formulas on the budget sheet", () => {
    expect(cellOf(french, "cover", "B7")?.content).toMatchObject({ formula: "='Exécution budgétaire'!F16" });
    expect(shown(french, "cover", "B7")).toBeCloseTo(0.711569, 6);
    expect(shown(french, "cover", "E7")).toBeCloseTo(0.611558, 6);
  });

  it("links absent subjects to nothing", () => {
    expect(cellOf(french, "cover", "E3")).toMatchObject({ style: "linkOff" });
    expect(cellOf(french, "cover", "E3")?.link).toBeUndefined();
    expect(cellOf(french, "cover", "C3")?.link).toBe("'Indicateurs qualité'!A1");
  });

  it("is one page of four panels", () => {
    const { print, widths, freezeRows } = sheetOf(french, "cover");
    expect(print).toMatchObject({ area: "A1:M33", onePage: true });
    expect(print.header.left).toBe("Université – Direction financière");
    expect(widths).toEqual([9, 120, 48, 21, 120, 48, 21, 120, 48, 21, 120, 48, 21]);
    expect(freezeRows).toBe(0);
  });
});

describe("the charts of September 2015", () => {
  const [c1, c2] = sheetOf(french, "cover").charts;

  it("C1 nests mandaté in engagé in budget, twelve months, last month labelled", () => {
    expect(c1).toMatchObject({
      chartType: "ColumnClustered",
      dataSheet: "budget",
      from: "B10",
      to: "G23",
      valueAxis: { minimum: 0, maximum: 2_500_000, numberFormat: "0.0,,", title: "M€" },
    });
    expect(c1?.title.text.replaceAll("\u00a0", " ")).toBe(
      "Septembre 2015 : 71,2 % engagés, 61,2 % de l'engagé mandaté",
    );
    expect(c1?.series.map(({ values, overlap }) => [values, overlap])).toEqual([
      ["C8:C19", 100],
      ["D8:D19", 100],
      ["E8:E19", 100],
    ]);
    expect(c1?.series.map(({ points }) => points?.map(({ index }) => index))).toEqual([[8], [8], [8]]);
    for (const month of [17, 18, 19]) expect(shown(french, "budget", `D${month}`)).toBeUndefined();
    expect(shown(french, "budget", "D16")).toBe(1619175.16);
  });

  it("C2 draws two outlined, one red, two favourable bars", () => {
    expect(c2).toMatchObject({
      chartType: "BarClustered",
      dataSheet: "quality",
      from: "H10",
      to: "M23",
      valueAxis: { minimum: -2, maximum: 6, tickLabels: "None" },
      categoryAxis: { tickLabels: "Low", reversed: true },
    });
    expect(c2?.title.text).toBe("1 exigence non tenue sur 3 évaluées ; 2 à confirmer".replace(" ;", "\u00a0;"));
    expect(c2?.series[0]?.points?.map(({ fill, line }) => [fill, line?.color])).toEqual([
      ["#FFFFFF", "#8F1D18"],
      ["#FFFFFF", "#8F1D18"],
      ["#8F1D18", "none"],
      ["#4F9FB0", "none"],
      ["#4F9FB0", "none"],
    ]);
    expect([8, 9, 10, 11, 12].map((row) => Math.round(100 * Number(shown(french, "quality", `G${row}`))))).toEqual([
      500, 110, 65, -10, -63,
    ]);
  });

  it("stands where the tables leave room", () => {
    const budget = sheetOf(french, "budget");
    expect(budget.charts.map(({ from, to }) => `${from}:${to}`)).toEqual(["B22:F37", "G22:L37", "I39:L47"]);
    expect(shown(french, "budget", "C40")).toBe(1320293.44);
  });
});

describe("a plan", () => {
  it("has no data, says so and draws no chart", () => {
    const plan = buildPlan(seedResults({ budget: [], service: [], findings: [] }), CONTEXT);
    expect(plan.sheets.map(({ key }) => key)).toEqual(["cover", "checks", "settings"]);
    expect(shown(plan, "cover", "B10")).toBe("Aucune donnée : aucune feuille d'exécution budgétaire reconnue");
    expect(shown(plan, "cover", "H10")).toBe("Aucune donnée : aucune feuille d'indicateurs reconnue");
    expect(shown(plan, "cover", "C26")).toBe("Aucun constat : tout est dans les seuils");
    expect(sheetOf(plan, "cover").charts).toEqual([]);
    expectWellFormed(plan, []);
  });

  it("keeps, emptied, the sheet of a subject that left", () => {
    const plan = buildPlan(seedResults({ service: [] }), { ...CONTEXT, sheetNames: { quality: "Nos indicateurs" } });
    const sheet = sheetOf(plan, "quality");
    expect(sheet.name).toBe("Nos indicateurs");
    expect(shown(plan, "quality", "B4")).toBe("Aucune donnée depuis le 23/10/2015");
    expect(sheet.charts).toEqual([]);
  });

  it("gives way to a user's sheet of the same name", () => {
    const plan = buildPlan(results, {
      ...CONTEXT,
      takenNames: ["indicateurs QUALITÉ", "Contrôles", "Contrôles – synthèse"],
    });
    expect(sheetOf(plan, "quality").name).toBe("Indicateurs qualité – synthèse");
    expect(sheetOf(plan, "checks").name).toBe("Contrôles – synthèse 2");
    expect(new Set(plan.sheets.map(({ name }) => name.toLowerCase())).size).toBe(plan.sheets.length);
    expect(plan.sheets.every(({ name }) => name.length <= 31)).toBe(true);
  });

  it("is the same for the same results", () => {
    expect(buildPlan(seedResults(), CONTEXT)).toEqual(french);
  });

  it.each([
    ["French", french],
    ["English", english],
  ])("is well formed in %s", (_, plan) => expectWellFormed(plan, ["Exécution", "Qualité"]));

  it.each([
    ["amounts as numbers", false, "fr" as const],
    ["amounts as numbers, in English", false, "en" as const],
    ["amounts as French text", true, "fr" as const],
    ["amounts as French text, in English", true, "en" as const],
  ])("counts twice the same: %s", (_, asText, locale) => {
    const seed = seedResults({}, asText);
    const plan = buildPlan(seed, { ...CONTEXT, locale });
    const counted = recount(plan, seedSheets(seed), locale === "fr" ? "fr-FR" : "en-US");
    expect(counted.length).toBeGreaterThan(150);
    expect(differing(counted)).toEqual([]);
  });

  it("writes text of the user's cells as text", () => {
    const hostile = '=HYPERLINK("http://x","y")';
    const [first, ...others] = results.findings;
    const plan = buildPlan({ ...results, findings: [{ ...first!, code: hostile, params: {} }, ...others] }, CONTEXT);
    const cell = sheetOf(plan, "checks").cells.find(
      ({ content }) => content?.kind === "text" && content.text === hostile,
    );
    expect(cell && a1(cell.row, cell.column)).toBe("D8");
  });
});
