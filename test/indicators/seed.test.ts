import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/cells/settings.ts";
import { isoDay } from "../../src/cells/civil.ts";
import { compute } from "../../src/indicators/compute.ts";
import { findingSentence } from "../../src/locales/finding-sentence.ts";
import { hasShared, sharedPath } from "../shared.ts";
import { read, sheet } from "../reading/sheets.ts";

const PACK = ["data", "copil-2015-10-23.json"] as const;

interface Table {
  readonly title: string;
  readonly header: string[];
  readonly rows: string[][];
}

/** The tables printed for the steering committee of 23/10/2015, one a sheet. */
function computed(settings: Partial<Settings> = {}) {
  const pack = JSON.parse(readFileSync(sharedPath(...PACK), "utf8")) as Record<string, Table & { groups: string[] }>;
  const { budgetExecution: budget, qualityIndicators: quality, decisionRegister: register } = pack;
  const laidOut = (table: Table, ...above: CellValue[][]) => [[table.title], ...above, table.header, ...table.rows];
  const all = { ...DEFAULT_SETTINGS, ...settings };
  const sheets = [
    sheet("Exécution", laidOut(budget!, [null, null, null, null, "Taux", null])),
    sheet("Qualité", laidOut(quality!)),
    sheet("CoOS", laidOut(register!)),
  ];
  return compute(read(sheets, all), all);
}

const percent = (value: number | null): string => `${((value ?? Number.NaN) * 100).toFixed(2).replace(".", ",")}%`;

describe.skipIf(!hasShared(...PACK))("the pack of 23/10/2015, from its cells", () => {
  it("stands at 30/09/2015", () => {
    expect(isoDay(computed().asOf!)).toBe("2015-09-30");
  });

  it("gives the nine commitment rates and the eight payment rates as printed", () => {
    const pack = JSON.parse(readFileSync(sharedPath(...PACK), "utf8")) as { budgetExecution: Table };
    const { lines, denominatorEvidence } = computed().budget[0]!;
    expect(denominatorEvidence).toEqual({ checked: 8, agree: 8 });
    expect(lines).toHaveLength(9);
    for (const [index, printed] of pack.budgetExecution.rows.entries()) {
      expect(percent(lines[index]!.commitmentRate.value)).toBe(printed[4]);
      if (printed[5]) expect(percent(lines[index]!.paymentRate.value)).toBe(printed[5]);
    }
    expect(lines[0]!.paymentRate).toEqual({ value: 0, reason: null });
  });

  it("judges: two breaches assumed, one stated, two met", () => {
    const { indicators, met, evaluated, toConfirm } = computed().service[0]!;
    expect(indicators.map(({ verdict, assumed }) => (assumed ? `${verdict}?` : verdict))).toEqual([
      "breached?",
      "breached?",
      "breached",
      "met",
      "met",
    ]);
    expect([met, evaluated, toConfirm]).toEqual([2, 3, 2]);
    expect(indicators[2]).toMatchObject({ gap: 2.29, observed: { value: 5.79, unit: "day", unitInherited: true } });
    expect(indicators[2]!.gapRatio).toBeCloseTo(0.654, 3);
  });

  it("counts a requirement that the user confirms, and drops one that the user ignores", () => {
    const label = "Nombre d'incidents traités en procédure bloquante";
    const choose = (choice: "max" | "min" | "ignore") =>
      computed({ choices: [{ sheet: "Qualité", label, choice }] }).service[0]!;
    expect(choose("max")).toMatchObject({ met: 2, evaluated: 4, toConfirm: 1 });
    expect(choose("min")).toMatchObject({ met: 3, evaluated: 4, toConfirm: 1 });
    expect(choose("ignore")).toMatchObject({ met: 2, evaluated: 3, toConfirm: 1 });
  });

  it("finds one breach, two things to watch, five pieces of information", () => {
    const own = computed().findings.filter(({ code }) => !code.startsWith("reading."));
    expect(own.map(({ severity, code, sheet: name, cell }) => `${severity} ${code} ${name}!${cell}`)).toEqual([
      "breach service.breached Qualité!C5",
      "warning service.breached Qualité!C3",
      "warning service.breached Qualité!C4",
      "info budget.changed Exécution!B7",
      "info budget.decommitment Exécution!C10",
      "info service.assumed Qualité!B3",
      "info service.assumed Qualité!B4",
      "info service.unitInherited Qualité!C5",
    ]);
  });

  it("says them in French and in English", () => {
    const { findings } = computed();
    const said = (locale: "fr" | "en") =>
      findings.filter(({ code }) => /breached|changed|decommit/.test(code)).map((one) => findingSentence(one, locale));
    expect(said("fr")).toEqual([
      "Délai moyen de traitement des incidents bloquants\u00a0: 5,79\u00a0j pour < 3,5 j (+65,4\u00a0%)",
      "Nombre d'incidents traités en procédure bloquante\u00a0: 6 pour 1 (+500,0\u00a0%)\u00a0; exigence lue comme maximum, à confirmer",
      "Nombre d'incidents traités en procédure non bloquante\u00a0: 21 pour 10 (+110,0\u00a0%)\u00a0; exigence lue comme maximum, à confirmer",
      "Avril\u00a0: budget +4\u00a0000\u00a0€\u00a0; le taux recule (49,34\u00a0% → 49,29\u00a0%) alors que l'engagé progresse",
      "Juillet\u00a0: désengagement de 18,15\u00a0€ depuis Juin",
    ]);
    expect(said("en")[3]).toBe("Avril: budget +4,000\u00a0€; the rate falls (49.34% → 49.29%) while commitments rise");
  });

  it("registers seven items, none overdue: no due date of theirs is a date", () => {
    expect(computed().register).toMatchObject([{ items: 7, overdue: 0 }]);
  });
});
