import { edited } from "../line/line.ts";

export const BUDGET_SHEET = "Exécution 2015";
export const SERVICE_SHEET = "Suivi qualité 2015";

/** The workbook with two sheets more, made through Excel's own interface: a budget's execution and some indicators. */
export const withBudget = (bytes: Uint8Array): Promise<Uint8Array> =>
  edited(bytes, (context) => {
    const { worksheets } = context.workbook;
    worksheets.add(BUDGET_SHEET).getRange("A1:D4").values = [
      ["Mois", "Budget", "Engagé", "Mandaté"],
      ["Janvier 2015", 1000, 100, 50],
      ["Février 2015", 1000, 250, 120],
      ["Mars 2015", 1000, 400, 300],
    ];
    worksheets.add(SERVICE_SHEET).getRange("A1:C3").values = [
      ["Indicateur", "Exigence", "Constaté"],
      ["Délai moyen de traitement", "'< 3,5 j", "'5,79"],
      ["Disponibilité", "'≥ 99,5 %", "'99,7 %"],
    ];
  });
