import { blankWorkbook } from "../../src/host/node.ts";
import { edited } from "./line.ts";

/** Sheet names and texts that would be read as something else if they were not taken as they are. */
export const NAMES = {
  budget: "L'exécution d'août (à 12')",
  service: "Qualité 🎓 & <suivi>",
  volumes: "R1C1",
} as const;

export const LABELS = [
  "=1+1",
  "+33 1 23 45 67 89",
  "-dépassement",
  "@CELLULE(A1)",
  "\"guillemets\" et 'apostrophes'",
  "'déjà une apostrophe",
  "🎓 émoji & <balise>",
] as const;

/** Small tables of budget, requirements and volumes, under those names and with those labels. */
export const hostileWorkbook = (): Promise<Uint8Array> =>
  edited(blankWorkbook(), (context) => {
    const { worksheets } = context.workbook;
    const text = (value: string) => `'${value}`;
    const budget = worksheets.getFirst();
    budget.name = NAMES.budget;
    budget.getRange("A1:D4").values = [
      ["Mois", "Budget", "Engagé", "Mandaté"],
      ["Janvier 2015", 1000, 100, 50],
      ["Février 2015", 1000, 250, 120],
      ["Mars 2015", 1000, 400, 300],
    ];
    const service = worksheets.add(NAMES.service);
    service.getRange(`A1:C${LABELS.length + 1}`).values = [
      ["Indicateur", "Exigence", "Constaté"],
      ...LABELS.map((label, index) => [text(label), text("< 5 j"), text(`${index + 1},5 j`)]),
    ];
    const volumes = worksheets.add(NAMES.volumes);
    volumes.getRange(`A1:B${LABELS.length + 1}`).values = [
      ["Établissement", "Nombre de DA"],
      ...LABELS.map((label, index) => [text(label), 10 + index]),
    ];
  });
