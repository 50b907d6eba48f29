import { describe, expect, it } from "vitest";
import { parseArea } from "../../src/cells/address.ts";
import type { CellValue } from "../../src/cells/grid.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { compute } from "../../src/indicators/compute.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import { read, sheet } from "../reading/sheets.ts";
import { differing, recount } from "./recount.ts";
import { CONTEXT } from "./seed.ts";
import { expectWellFormed } from "./well-formed.ts";

const STAMP = "dd/mm/yyyy hh:mm";
const LOG: CellValue[][] = [
  ["N°", "Nature", "Créé le", "Clos le", "Bloquant"],
  // 01/06/2015 is 42156; 01/07, 42186; 01/09, 42248.
  ["T1", "DA", 42156.4, 42157.4, "Oui"],
  ["T2", "DA", 42160.4, 42190.5, "Oui"],
  ["T3", "DA", 42190.4, 42191.5, "Oui"],
  ["T4", "Incident", 42200.4, 42250.5, "Non"],
  ["T5", "DA", 42250.4, null, "Oui"],
  ["T6", "DA", 42277.4, 42277.6, "Oui"],
];
const QUALITY: CellValue[][] = [
  ["Indicateurs qualité", null, "3ème trimestre 2015"],
  ["Indicateur", "Exigence", "Constaté"],
  ["Délai moyen de traitement d'une DA bloquante", "< 2 jours ouvrés", null],
  ["Nombre d'incidents en procédure bloquante", "≤ 3", "2"],
];

function planOf(log: CellValue[][] = LOG) {
  const grids = [
    sheet("Qualité", QUALITY),
    sheet("Journal", log, { formats: ["General", "General", STAMP, STAMP, "General"] }),
  ];
  const results = compute(read(grids), DEFAULT_SETTINGS);
  const plan = buildPlan(results, { ...CONTEXT, takenNames: ["Qualité", "Journal"] });
  const quality = plan.sheets.find(({ key }) => key === "quality")!;
  const contentAt = (address: string) => {
    const area = parseArea(address)!;
    return quality.cells.find(({ row, column }) => row === area.top && column === area.left);
  };
  const title = quality.cells.find(({ style, column }) => style === "section" && column === 1)!.row;
  const months = [3, 4, 5, 6].map((below) =>
    ["B", "C", "D", "E", "F", "G"].map((column) => {
      const content = contentAt(`${column}${title + below}`)?.content;
      return content?.kind === "text" ? content.text : (content?.value ?? null);
    }),
  );
  return { results, plan, quality, contentAt, title, months, users: { Qualité: QUALITY, Journal: log } };
}

describe("tickets by month", () => {
  // 1 and 20.93 working days in June; in July, from a Sunday to noon on Monday, 3 hours of 9.
  it("stand under the requirements, with the delay of the month against its target", () => {
    const { months } = planOf();
    const rounded = months.map((row) =>
      row.map((cell) => (typeof cell === "number" ? Math.round(cell * 100) / 100 : cell)),
    );
    expect(rounded).toEqual([
      ["Juin 2015", 2, 1, 1, 10.97, 2],
      ["Juillet 2015", 2, 2, 1, 0.33, 2],
      ["Août 2015", 0, 0, 1, null, 2],
      ["Septembre 2015", 2, 2, 1, 0.53, 2],
    ]);
  });

  it("are counted by formulas on the log, which give the same", () => {
    const { plan, users, contentAt, title } = planOf();
    const recounted = recount(plan, users, "fr-FR");
    expect(recounted.filter(({ formula }) => formula.includes("'Journal'!")).length).toBeGreaterThanOrEqual(8);
    expect(differing(recounted)).toEqual([]);
    expect(contentAt(`F${title + 3}`)).toMatchObject({ style: "decimalDated" });
    expectWellFormed(plan, ["Qualité", "Journal"]);
  });

  it("are values, in italics, where the cells don't count the tickets", () => {
    const repeated = [...LOG, ["T6", "DA", 42277.4, 42277.7, "Oui"]];
    const { contentAt, title, plan, users } = planOf(repeated);
    expect(contentAt(`C${title + 3}`)).toMatchObject({ content: { kind: "number" }, style: "wholeDated" });
    expect(differing(recount(plan, users, "fr-FR"))).toEqual([]);
    const late = [...LOG.slice(0, -1), ["T6", "DA", 42277.4, 42276.6, "Oui"]];
    const faulty = planOf(late);
    expect(faulty.contentAt(`C${faulty.title + 3}`)?.content?.kind).toBe("formula");
    expect(faulty.contentAt(`D${faulty.title + 3}`)?.style).toBe("wholeDated");
  });

  it("are drawn, and the source of a figure of the log is the log", () => {
    const { quality, contentAt } = planOf();
    expect(quality.charts.map(({ name }) => name)).toEqual(["Jauge C2", "Jauge tickets", "Jauge délai"]);
    expect(contentAt("J8")).toMatchObject({ content: { text: "Journal" }, link: "'Journal'!C2" });
    expect(contentAt("J9")).toMatchObject({ link: "'Qualité'!C4" });
  });
});
