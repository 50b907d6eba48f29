import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { compute } from "../../src/indicators/compute.ts";
import type { Results } from "../../src/indicators/results.ts";
import type { CellValue, SheetGrid } from "../../src/cells/grid.ts";
import type { Settings } from "../../src/cells/settings.ts";
import { readWorkbook } from "../../src/reading/read-workbook.ts";
import type { Facts } from "../../src/taskpane/state.ts";
import { sheet } from "../reading/sheets.ts";

const BUDGET: readonly (readonly CellValue[])[] = [
  ["Exécution par rapport au budget au 30/09/2015"],
  ["Mois", "Budget", "Engagé", "Mandaté"],
  ["Août", 2_275_500, 1_589_118.59, 666_331.72],
  ["Septembre", 2_275_500, 1_619_175.16, 990_220.08],
];

const QUALITY: readonly (readonly CellValue[])[] = [
  ["Indicateur", "Exigence", "Constaté"],
  ["Nombre d'incidents bloquants", "1", "6"],
  ["Délai moyen des incidents bloquants", "< 3,5 j", "5,79 j"],
  ["Délai moyen d'une demande", "< 4 j", "1,5 j"],
];

/** A budget of two months, three requirements and a sheet of notes, read and computed. */
export function factsOf(settings: Settings = DEFAULT_SETTINGS, own: readonly string[] = []): Facts {
  const grids: SheetGrid[] = [
    sheet("Exécution", BUDGET),
    sheet("Qualité", QUALITY),
    sheet("Notes", [["Penser à relancer"]]),
  ];
  const snapshot = { sheets: grids, names: [], date1904: false, structureProtected: false, fileName: "copil.xlsx" };
  const reading = readWorkbook(snapshot, settings);
  return {
    results: compute(reading, settings),
    structureProtected: false,
    sheets: [
      ...grids.map(({ id, name }) => ({ id, name, own: null })),
      ...own.map((key) => ({ id: `own-${key}`, name: `Jauge ${key}`, own: key as "cover" })),
    ],
  };
}

export const resultsOf = (settings?: Settings): Results => factsOf(settings).results;
