import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/cells/settings.ts";
import { serial } from "../../src/cells/units.ts";
import { compute } from "../../src/indicators/compute.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import { read, sheet } from "../reading/sheets.ts";
import { differing, recount } from "./recount.ts";
import { CONTEXT } from "./seed.ts";
import { expectWellFormed } from "./well-formed.ts";

const STAMP = "dd/mm/yyyy hh:mm";
const FORMATS = ["General", "General", "General", "General", STAMP, STAMP, "General", "General"];
// 01/06/2015 is 42156, a Monday; 0.375 is nine o'clock, 0.75 six.
const LOG: CellValue[][] = [
  ["N°", "Nature", "Établissement", "Application", "Créé le", "Clos le", "Gravité", "Statut"],
  ["T1", "DA", "Université A", "Paye*", 42156.375, 42156.75, "Bloquante", "Clos"],
  ["T2", "DA", "Université A", "Finances", 42157.375, 42159.375, "Mineure", "Clos"],
  ["T3", "DA", "INSA", "Paye*", 42186.375, 42186.5625, "Mineure", "Clos"],
  ["T4", "Incident", "INSA", "Paye*", 42187.375, 42190.375, "Bloquante", "Clos"],
  ["T5", "Incident", "INSA", "Paye", 42270.375, null, "Bloquante", "En cours"],
];
const QUALITY: CellValue[][] = [
  ["Indicateur", "Exigence", "Constaté"],
  ["Délai moyen de traitement d'une DA", "< 1 jour ouvré", "2"],
];

function planOf(log: CellValue[][] = LOG, changes: Partial<Settings> = {}) {
  const settings = { ...DEFAULT_SETTINGS, asOf: serial(42277), ...changes };
  const grids = [sheet("Qualité", QUALITY), sheet("Journal", log, { formats: FORMATS })];
  const results = compute(read(grids, settings), settings);
  const plan = buildPlan(results, { ...CONTEXT, takenNames: ["Qualité", "Journal"] });
  const quality = plan.sheets.find(({ key }) => key === "quality")!;
  const valueAt = (row: number, column: number) => {
    const content = quality.cells.find((cell) => cell.row === row && cell.column === column)?.content;
    if (!content) return null;
    const value = content.kind === "text" ? content.text : content.value;
    return typeof value === "number" ? Math.round(value * 100) / 100 : value;
  };
  /** The lines under a heading, until the next blank row. */
  const section = (heading: string, width: number) => {
    const top = quality.cells.find(({ row, column }) => column === 1 && valueAt(row, column) === heading)?.row;
    const lines: unknown[][] = [];
    for (let row = (top ?? Infinity) + 1; valueAt(row, 1) !== null; row += 1)
      lines.push(Array.from({ length: width }, (_, index) => valueAt(row, 1 + index)));
    return lines;
  };
  return { plan, quality, section, users: { Qualité: QUALITY, Journal: log } };
}

describe("tickets by group", () => {
  it("stand with volumes, delays and what was kept", () => {
    const { section } = planOf();
    // Name, tickets, open, late, mean, median, nine in ten, within, late and open.
    expect(section("Par nature", 9)).toEqual([
      ["Demandes d'assistance", 3, 0, 2, 1.17, 1, 1.8, 0.33, 0],
      ["Incidents", 2, 1, null, 2, 2, 2, null, null],
    ]);
    expect(section("Par établissement", 3)).toEqual([
      ["INSA", 3, 1],
      ["Université A", 2, 0],
    ]);
    expect(section("Par gravité ou priorité", 3)).toEqual([
      ["Bloquante", 3, 1],
      ["Mineure", 2, 0],
    ]);
    expect(section("Par trimestre", 4)).toEqual([
      ["T2 2015", 2, 2, 0],
      ["T3 2015", 3, 2, 1],
    ]);
    expect(section("Par année universitaire", 4)).toEqual([
      ["2014-2015", 4, 4, 0],
      ["2015-2016", 1, 0, 1],
    ]);
    expect(section("Ancienneté des tickets en cours", 2).slice(0, 2)).toEqual([
      ["jusqu'à 7 jours", 0],
      ["jusqu'à 30 jours", 1],
    ]);
  });

  it("are counted by formulas that take a star for a star, and give the same", () => {
    const { plan, section, users } = planOf();
    expect(section("Par produit", 2)).toEqual([
      ["Paye*", 3],
      ["Finances", 1],
      ["Paye", 1],
    ]);
    const recounted = recount(plan, users, "fr-FR");
    expect(recounted.filter(({ formula }) => formula.startsWith("=COUNTIFS('Journal'!D"))).toHaveLength(3);
    expect(differing(recounted)).toEqual([]);
    expectWellFormed(plan, ["Qualité", "Journal"]);
  });

  it("are values where Excel would count other cells", () => {
    const spaced = LOG.map((row) =>
      row.map((value) => (value === "INSA" ? "INSA " : value === "Paye" ? "PAYE*" : value)),
    );
    const { plan, users, section } = planOf(spaced);
    expect(section("Par établissement", 2)).toEqual([
      ["INSA", 3],
      ["Université A", 2],
    ]);
    expect(section("Par produit", 2)).toEqual([
      ["Paye*", 3],
      ["Finances", 1],
      ["PAYE*", 1],
    ]);
    const recounted = recount(plan, users, "fr-FR");
    expect(
      recounted.filter(
        ({ place, formula }) => place.startsWith("Indicateurs") && /COUNTIFS\('Journal'!C/.test(formula),
      ),
    ).toEqual([]);
    expect(differing(recounted)).toEqual([]);
  });

  it("by contract year and with penalties only where the settings say so", () => {
    expect(planOf().section("Par année de marché, dès le", 4)).toEqual([]);
    const { section } = planOf(LOG, {
      contractStart: serial(42186),
      penalty: { formula: "V * R / 1000", value: 10_000 },
    });
    expect(section("Par année de marché, dès le", 4)).toEqual([
      ["01/07/2014", 2, 2, 0],
      ["01/07/2015", 3, 2, 1],
    ]);
    expect(section("Pénalités estimées (V * R / 1000)", 2)[0]![0]).toBe("Tickets en retard");
  });
});
