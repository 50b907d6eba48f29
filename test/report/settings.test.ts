import { describe, expect, it } from "vitest";
import type { CellValue, SheetGrid, WorkbookSnapshot } from "../../src/cells/grid.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/cells/settings.ts";
import { serial } from "../../src/cells/units.ts";
import { settingsVocabulary } from "../../src/locales/settings-vocabulary.ts";
import { readSettings } from "../../src/reading/settings-sheet.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import { fingerprint } from "../../src/report/fingerprint.ts";
import type { Plan } from "../../src/report/plan.ts";
import { CONTEXT, seedResults } from "./seed.ts";

/** The workbook as the next run finds it. */
function snapshotOf(plan: Plan): WorkbookSnapshot {
  const sheet = plan.sheets.find(({ key }) => key === "settings")!;
  const bottom = Math.max(...sheet.cells.map(({ row }) => row));
  const right = Math.max(...sheet.cells.map(({ column }) => column));
  const values: CellValue[][] = Array.from({ length: bottom + 1 }, () => Array<CellValue>(right + 1).fill(null));
  const formats: string[][] = values.map((row) => row.map(() => "General"));
  for (const { row, column, content, style } of sheet.cells) {
    values[row]![column] = !content ? null : content.kind === "text" ? content.text : content.value;
    formats[row]![column] = plan.styles[style]?.numberFormat ?? "General";
  }
  const grid: SheetGrid = {
    id: "1",
    name: sheet.name,
    visibility: "Visible",
    isProtected: false,
    own: "settings",
    top: 0,
    left: 0,
    values,
    formats,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    tables: [],
    charts: [],
  };
  return { sheets: [grid], names: [], date1904: false, structureProtected: false, fileName: null };
}

const CHANGED: Settings = {
  ...DEFAULT_SETTINGS,
  asOf: serial(42277),
  organisation: "=Université & Cie",
  calendar: {
    days: "ouvrable",
    opensAt: 8 * 60 + 30,
    closesAt: 17 * 60,
    holidays: "alsace-moselle",
    closures: [serial(42362), serial(42369)],
  },
  thresholds: {
    commitmentWatch: 0.925,
    commitmentBreach: 1.05,
    timeGap: 0.2,
    paymentWatch: 0.4,
    paymentWatchFromMonth: 7,
    decommitmentWatch: 2500,
  },
  paymentDenominator: "budget",
  paymentDelay: { limitDays: 50, ecbRate: 0.0425 },
  bareDay: "calendar",
  blockingSeverities: ["P1", "Critique"],
  severities: [
    { severity: "P2 - élevée", blocking: true },
    { severity: "Majeure", blocking: false },
  ],
  ceilingWords: ["tickets en stock", "écart"],
  floorWords: ["note"],
  overrides: [{ sheet: "Feuil1", kind: "tickets", columns: { opened: 1, establishment: 4 } }],
  choices: [{ sheet: "Qualité", label: "Nombre d'incidents traités en procédure bloquante", choice: "max" }],
};

describe("the settings sheet", () => {
  it.each([
    ["the defaults, in French", DEFAULT_SETTINGS, "fr"],
    ["the defaults, in English", { ...DEFAULT_SETTINGS, locale: "en" }, "en"],
    ["every one changed, in French", CHANGED, "fr"],
    ["every one changed, in English", { ...CHANGED, locale: "en" }, "en"],
  ] as const)("is read back as it was written: %s", (_, settings, locale) => {
    const plan = buildPlan(seedResults({ settings }), { ...CONTEXT, locale });
    const read = readSettings(snapshotOf(plan), DEFAULT_SETTINGS, settingsVocabulary);
    expect(read.findings).toEqual([]);
    expect(read.settings).toEqual({
      ...settings,
      lastRun: { computedAt: CONTEXT.computedAt, fingerprint: fingerprint(plan) },
    });
  });

  it("knows its own figures again, and others", () => {
    const plan = buildPlan(seedResults(), CONTEXT);
    const settings = readSettings(snapshotOf(plan), DEFAULT_SETTINGS, settingsVocabulary).settings;
    const again = buildPlan(
      seedResults({ settings: { ...seedResults().settings, lastRun: settings.lastRun } }),
      CONTEXT,
    );
    expect(fingerprint(again)).toBe(settings.lastRun?.fingerprint);
    expect(fingerprint(buildPlan(seedResults({ findings: [] }), CONTEXT))).not.toBe(settings.lastRun?.fingerprint);
  });
});
