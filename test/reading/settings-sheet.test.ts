import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../../src/cells/settings.ts";
import { serial } from "../../src/cells/units.ts";
import type { CellValue } from "../../src/cells/grid.ts";
import { CHOICE_WORDS, KIND_WORDS, SETTING_ROWS, wordFor, type Locale } from "../../src/reading/settings-rows.ts";
import { columnsText, readSettings } from "../../src/reading/settings-sheet.ts";
import { sheet, workbook } from "./sheets.ts";

const CHANGED: Settings = {
  locale: "en",
  asOf: serial(42277),
  organisation: "Université de Test",
  calendar: {
    days: "calendar",
    opensAt: 8 * 60 + 30,
    closesAt: 19 * 60,
    holidays: "reunion",
    closures: [serial(42362), serial(42369)],
  },
  thresholds: {
    commitmentWatch: 0.9,
    commitmentBreach: 1.02,
    timeGap: 0.1,
    paymentWatch: 0.45,
    paymentWatchFromMonth: 8,
    decommitmentWatch: 2500.5,
  },
  paymentDenominator: "budget",
  bareDay: "ouvrable",
  overrides: [
    { sheet: "Feuil1", kind: "tickets", columns: { opened: 1, resolved: 27 } },
    { sheet: "Vieux", kind: "unrecognised", columns: {} },
  ],
  choices: [{ sheet: "Qualité", label: "Nombre d'incidents", choice: "max" }],
  lastRun: { computedAt: new Date(2015, 9, 23, 10, 12, 0), fingerprint: "a1b2" },
};

/** The sheet as the report lays it out. */
function laidOut(settings: Settings, locale: Locale): CellValue[][] {
  const french = locale === "fr";
  return [
    [null, french ? "Paramètres" : "Settings"],
    [],
    [],
    [],
    [],
    [],
    [null, french ? "Réglage" : "Setting", french ? "Valeur" : "Value"],
    ...SETTING_ROWS.map((row) => [null, row[locale], row.written(settings, locale)]),
    [],
    [null, french ? "Feuille" : "Sheet", french ? "Nature" : "Kind", french ? "Colonnes" : "Columns"],
    [null, "Exécution", french ? "Budget (détecté)" : "Budget (detected)", "period=A"],
    ...settings.overrides.map(({ sheet: name, kind, columns }) => [
      null,
      name,
      wordFor(KIND_WORDS, kind as (typeof KIND_WORDS)[number]["value"], locale),
      columnsText(columns),
    ]),
    [],
    [null, french ? "Feuille" : "Sheet", french ? "Indicateur" : "Indicator", french ? "Lecture" : "Reading"],
    ...settings.choices.map(({ sheet: name, label, choice }) => [
      null,
      name,
      label,
      wordFor(CHOICE_WORDS, choice, locale),
    ]),
  ];
}

const readBack = (rows: CellValue[][]) =>
  readSettings(workbook(sheet("Paramètres", rows, { own: "settings" })), DEFAULT_SETTINGS);

describe("readSettings", () => {
  it.each(["fr", "en"] as const)("gives back what the sheet in %s was written with", (locale) => {
    const { settings, findings } = readBack(laidOut(CHANGED, locale));
    expect(findings).toEqual([]);
    expect(settings).toEqual(CHANGED);
  });

  it("gives the defaults for a sheet of defaults and for a workbook without the sheet", () => {
    expect(readBack(laidOut(DEFAULT_SETTINGS, "fr"))).toEqual({ settings: DEFAULT_SETTINGS, findings: [] });
    expect(readSettings(workbook(), CHANGED)).toEqual({ settings: CHANGED, findings: [] });
  });

  it.each([
    ["Seuil en toutes lettres", "Engagement à surveiller", "beaucoup", "commitmentWatch"],
    ["mois impossible", "Mandatement : à partir du mois", 13, "paymentWatchFromMonth"],
    ["date impossible", "Date de situation", "31/02/2015", "asOf"],
    ["zone inconnue", "Jours fériés", "Bretagne", "holidays"],
    ["heure impossible", "Début du service", "25:00", "opensAt"],
    ["montant négatif", "Désengagement à surveiller", -5, "decommitmentWatch"],
  ])("reports %s with its cell and keeps the default", (_, label, value, key) => {
    const { settings, findings } = readBack([[], [null, label, value]]);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(findings).toEqual([
      {
        code: "settings.invalid",
        severity: "warning",
        sheet: "Paramètres",
        cell: "C2",
        params: { key, text: String(value) },
      },
    ]);
  });

  it.each([
    ["95 %", 0.95],
    [95, 0.95],
    [0.95, 0.95],
    ["95", 0.95],
    [1, 1],
  ])("reads the threshold %s as %d", (value, expected) => {
    const { settings } = readBack([[], [null, "Engagement à surveiller", value]]);
    expect(settings.thresholds.commitmentWatch).toBe(expected);
  });

  it("refuses a service day that ends before it starts", () => {
    const { settings, findings } = readBack([[], [null, "Début du service", "18:00"], [null, "Fin du service", "9h"]]);
    expect(settings.calendar).toEqual(DEFAULT_SETTINGS.calendar);
    expect(findings.map(({ code, cell }) => [code, cell])).toEqual([["settings.invalid", "C3"]]);
  });

  it("reports a kind and a choice that are none", () => {
    const { settings, findings } = readBack([
      [null, "Feuille", "Nature", "Colonnes"],
      [null, "Feuil1", "Licorne", ""],
      [],
      [null, "Feuille", "Indicateur", "Lecture"],
      [null, "Qualité", "Délai", "peut-être"],
    ]);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(findings.map(({ cell, params }) => [cell, params["key"]])).toEqual([
      ["C2", "kind"],
      ["D5", "choice"],
    ]);
  });
});
