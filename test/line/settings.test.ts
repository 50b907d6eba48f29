import { beforeAll, describe, expect, it } from "vitest";
import { a1 } from "../../src/cells/address.ts";
import type { WorkbookModel } from "../../src/host/model/workbook.ts";
import { edited, runLine, sampleBytes, sheetOf, valueAt, type Run } from "./line.ts";

const seed = sampleBytes("copil-2015-09.xlsx");
const SETTINGS = "Paramètres";
let first: Run;
beforeAll(async () => {
  first = await runLine(seed);
});

/** The yellow cell (column C, or another) of the line of Paramètres that has this text in this column (B unless said). */
function inputOf(workbook: WorkbookModel, label: string, { among = 1, column = 2, from = 0 } = {}): string {
  const { cells } = sheetOf(workbook, SETTINGS);
  for (const [row, value] of cells.columnValues(among, from)) {
    if (typeof value === "string" && value.replaceAll("\u00a0", " ") === label) return a1(row, column);
  }
  throw new Error(`no line “${label}”`);
}

const rowOf = (workbook: WorkbookModel, label: string, options = {}) =>
  Number(inputOf(workbook, label, options).slice(1));

/** The next run, after someone wrote these cells of Paramètres. */
async function after(typed: Readonly<Record<string, string | number>>, from = first): Promise<Run> {
  const bytes = await edited(from.bytes, (context) => {
    const sheet = context.workbook.worksheets.getItem(SETTINGS);
    for (const [cell, value] of Object.entries(typed)) sheet.getRange(cell).values = [[value]];
  });
  return runLine(bytes);
}

const codes = ({ results }: Run) => results.findings.map(({ code }) => code);

describe("the sheet Paramètres, edited, decides of the next run", () => {
  it("a threshold: 71,16 % committed is watched from 70 %", async () => {
    const cell = inputOf(first.workbook, "Engagement : à surveiller à partir de");
    expect(codes(first)).not.toContain("budget.commitmentHigh");
    const run = await after({ [cell]: 0.7 });
    expect(codes(run)).toContain("budget.commitmentHigh");
    expect(valueAt(run.workbook, SETTINGS, cell)).toBe(0.7);
    expect(valueAt(run.workbook, SETTINGS, cell.replace("C", "E"))).toBe("modifié");
    expect(Buffer.compare((await runLine(run.bytes)).bytes, run.bytes)).toBe(0);
  });

  it("a threshold typed as a text", async () => {
    const cell = inputOf(first.workbook, "Engagement : à surveiller à partir de");
    const run = await after({ [cell]: "'70,5 %" });
    expect(run.results.settings.thresholds.commitmentWatch).toBe(0.705);
  });

  it("a chosen reading: confirmed as a maximum, the headline 2 / 3 becomes 2 / 4", async () => {
    expect(valueAt(first.workbook, "Synthèse COPIL", "K7")).toBe("2 / 3");
    const label = "Nombre d'incidents traités en procédure bloquante";
    const from = rowOf(first.workbook, "Lecture choisie", { among: 2 });
    const run = await after({ [inputOf(first.workbook, label, { among: 5, from })]: "maximum" });
    expect(valueAt(run.workbook, "Synthèse COPIL", "K7")).toBe("2 / 4");
    expect(String(valueAt(run.workbook, "Synthèse COPIL", "K8")).replaceAll("\u00a0", " ")).toContain("1 à confirmer");
    expect(run.results.service[0]).toMatchObject({ met: 2, evaluated: 4, toConfirm: 1 });
    expect(run.results.findings.filter(({ severity }) => severity === "breach")).toHaveLength(2);
    const again = await runLine(run.bytes);
    expect(again.results.settings.choices).toEqual([{ sheet: "Qualité", label, choice: "max" }]);
    expect(Buffer.compare(again.bytes, run.bytes)).toBe(0);
  });

  it("a chosen reading: not to be assessed, it is to be confirmed no more", async () => {
    const label = "Nombre d'incidents traités en procédure bloquante";
    const from = rowOf(first.workbook, "Lecture choisie", { among: 2 });
    const run = await after({ [inputOf(first.workbook, label, { among: 5, from })]: "ne pas évaluer" });
    expect(run.results.service[0]).toMatchObject({ met: 2, evaluated: 3, toConfirm: 1 });
  });

  it("an imposed kind: a sheet that is not to be read leaves its subject's sheet, emptied", async () => {
    const from = rowOf(first.workbook, "Nature imposée", { among: 2 });
    const cell = inputOf(first.workbook, "Qualité", { from });
    const run = await after({ [cell]: "Non lue" });
    expect(run.results.service).toEqual([]);
    expect(run.results.sheets.find(({ sheet }) => sheet === "Qualité")!.kind).toBe("unrecognised");
    expect(run.workbook.sheets.map(({ name }) => name)).toEqual(first.workbook.sheets.map(({ name }) => name));
    expect(String(valueAt(run.workbook, "Indicateurs qualité", "B4"))).toMatch(/^Aucune donnée depuis/);
    expect(sheetOf(run.workbook, "Indicateurs qualité").charts).toEqual([]);
    expect(valueAt(run.workbook, SETTINGS, cell)).toBe("Non lue");
    const back = await after({ [cell]: "" }, run);
    expect(back.results.service).toHaveLength(1);
    const charts = (workbook: typeof run.workbook) => sheetOf(workbook, "Indicateurs qualité").charts.length;
    expect(charts(back.workbook)).toBe(charts(first.workbook));
  });

  it("imposed columns: the rates follow the columns that are named", async () => {
    const from = rowOf(first.workbook, "Nature imposée", { among: 2 });
    const cell = inputOf(first.workbook, "Exécution", { column: 6, from });
    const run = await after({ [cell]: "engagé = D ; mandaté = C" });
    expect(run.results.budget[0]!.latest).toMatchObject({ committed: 99_022_008, paid: 161_917_516 });
  });

  it("a calendar: delays in calendar days", async () => {
    const run = await after({ [inputOf(first.workbook, "Jours des délais")]: "calendaires" });
    const mean = (one: Run) => one.results.tickets[0]!.groups["DA.blocking"]!.meanWorkingDays!;
    expect(run.results.settings.calendar.days).toBe("calendar");
    expect(mean(run)).not.toBeCloseTo(mean(first), 3);
  });

  it("a language: the sheets keep their place and names, and speak English", async () => {
    const run = await after({ [inputOf(first.workbook, "Langue des feuilles")]: "anglais" });
    expect(run.workbook.sheets.map(({ name }) => name)).toEqual(first.workbook.sheets.map(({ name }) => name));
    expect(String(valueAt(run.workbook, "Indicateurs qualité", "H10"))).toBe("▲ Not met");
    const again = await runLine(run.bytes);
    expect(again.results.settings.locale).toBe("en");
  });
});

describe("a value that cannot be used", () => {
  it.each([
    [
      "Engagement : à surveiller à partir de",
      "beaucoup",
      ({ results }: Run) => results.settings.thresholds.commitmentWatch,
      0.95,
    ],
    ["Mandatement : à partir du mois", 13, ({ results }: Run) => results.settings.thresholds.paymentWatchFromMonth, 9],
    ["Jours des délais", "jamais", ({ results }: Run) => results.settings.calendar.days, "working"],
    ["Date de la situation", "un jour", ({ results }: Run) => results.settings.asOf, null],
  ] as const)("%s: %s leaves the default, and a finding at its cell says so", async (label, typed, read, usual) => {
    const cell = inputOf(first.workbook, label);
    const run = await after({ [cell]: typed });
    expect(run.results.findings.filter(({ code }) => code === "settings.invalid")).toMatchObject([
      { severity: "warning", sheet: SETTINGS, cell, params: { text: String(typed) } },
    ]);
    expect(read(run)).toBe(usual);
  });

  it("an imposed kind that is none", async () => {
    const from = rowOf(first.workbook, "Nature imposée", { among: 2 });
    const cell = inputOf(first.workbook, "Qualité", { from });
    const run = await after({ [cell]: "confiture" });
    expect(run.results.findings).toContainEqual(
      expect.objectContaining({ code: "settings.invalid", sheet: SETTINGS, cell }),
    );
    expect(run.results.service).toHaveLength(1);
  });
});

it("a settings sheet that the user renamed and moved is still the one", async () => {
  const cell = inputOf(first.workbook, "Engagement : à surveiller à partir de");
  const bytes = await edited(first.bytes, (context) => {
    const sheet = context.workbook.worksheets.getItem(SETTINGS);
    sheet.name = "Réglages";
    sheet.position = 0;
    sheet.getRange(cell).values = [[0.7]];
  });
  const run = await runLine(bytes);
  expect(run.results.settings.thresholds.commitmentWatch).toBe(0.7);
  expect(run.workbook.sheets[0]!.name).toBe("Réglages");
});
