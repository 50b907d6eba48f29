import { describe, expect, it } from "vitest";
import { convert, hasLibreOffice } from "../libreoffice.ts";
import { differences, liveCells } from "./formulas.ts";
import { madeBy, reopened, runLine } from "./line.ts";
import { workbookOf, type Rows } from "./workbook-of.ts";

const PLACES = ["Université 01", "Université 02", "INSA *", "École <C>", "Institut ~D"];
const STAMP = "dd/mm/yyyy hh:mm";

/** 240 tickets from October 2014 to September 2015, dates as Excel keeps them; a few still open. */
const LOG: Rows = [
  ["N°", "Nature", "Établissement", "Application", "Priorité", "Créé le", "Clos le", "Statut"],
  ...Array.from({ length: 240 }, (_, n) => {
    // 01/10/2014 is 41913.
    const opened = 41_913 + n * 1.5 + (n % 9) / 24 + 0.375;
    const isOpen = n > 225 && n % 3 === 0;
    return [
      `T ${1000 + n}`,
      n % 3 === 0 ? "Incident" : "DA",
      PLACES[(n * n) % 5] ?? "",
      n % 4 === 0 ? "Finances" : "Paye?",
      ["P1 - Critique", "P2 - Majeure", "P3 - Mineure"][(n * 7) % 3] ?? "",
      opened,
      isOpen ? "" : opened + ((n * 37) % 90) / 10,
      isOpen ? "En cours" : "Clos",
    ];
  }),
];
const QUALITY: Rows = [
  ["Indicateurs qualité", "", "3ème trimestre 2015"],
  ["Indicateur", "Exigence", "Constaté"],
  ["Délai moyen de traitement d'une DA bloquante", "< 2 jours ouvrés", ""],
  ["Taux de respect du délai de résolution des incidents", "90 % en moins de 3 jours ouvrés", ""],
  ["Nombre d'incidents bloquants", "4 par trimestre", ""],
  ["Satisfaction", "au moins 80 %", "78,4 %"],
  ["Délai de remise des comptes rendus", "sous 5 jours ouvrés", "6 j"],
];
const MEMBERS: Rows = [
  ["Établissement", "Nombre d'étudiants"],
  ...[...PLACES, "Muette"].map((name, n) => [name, 4_000 + n]),
];

describe.skipIf(!hasLibreOffice)("another engine", () => {
  it.each(["fr", "en"] as const)(
    "finds what months, groups, volumes and quarters of a log carry, in %s",
    async (language) => {
      const bytes = await workbookOf(
        { Qualité: QUALITY, Journal: LOG, Adhérents: MEMBERS },
        { Journal: { 5: STAMP, 6: STAMP } },
      );
      const run = await runLine(bytes, { language });
      const carried = liveCells(reopened(run.bytes), madeBy(run));
      // Opened and resolved of each month, and the groups by severity, product and place, are counted on the log.
      const counted = carried.filter(({ formula }) => /^=?COUNTIFS\('?Journal'?!/.test(formula));
      expect(counted.length).toBeGreaterThanOrEqual(30);
      const recalculated = await convert({ bytes: run.bytes, extension: "xlsx" }, "xlsx", {
        locale: language === "fr" ? "fr-FR" : "en-US",
      });
      expect(differences(carried, reopened(recalculated))).toEqual([]);
    },
    180_000,
  );
});
