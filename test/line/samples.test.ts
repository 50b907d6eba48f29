import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readZip } from "../../src/host/xlsx/zip.ts";
import { openXmlErrors } from "../open-xml-sdk.ts";
import { hasShared, sharedPath } from "../shared.ts";
import {
  checkLine,
  edited,
  formulaAt,
  madeBy,
  reopened,
  runLine,
  sampleBytes,
  SAMPLES,
  valueAt,
  type Run,
} from "./line.ts";

const printed = (rate: number | null): string | null =>
  rate === null ? null : `${(Math.round(rate * 1e4) / 100).toFixed(2).replace(".", ",")}%`;

const COMMITMENT = ["5,91%", "41,68%", "49,34%", "49,29%", "56,69%", "68,94%", "68,94%", "69,84%", "71,16%"];
const PAYMENT = ["0,00%", "2,60%", "12,92%", "18,82%", "35,13%", "29,21%", "31,28%", "41,93%", "61,16%"];

const FR = [
  "Synthèse COPIL",
  "Exécution budgétaire",
  "Indicateurs qualité",
  "Assistance",
  "Fiabilité",
  "Décisions",
  "Feuille de route – synthèse",
  "Contrôles",
  "Paramètres",
];
const EN = [
  "Steering summary",
  "Budget execution",
  "Quality indicators",
  "Support",
  "Reliability",
  "Decisions",
  "Roadmap",
  "Checks",
  "Settings",
];

describe("the committee's workbook of September 2015", () => {
  let run: Run;
  beforeAll(async () => {
    run = await runLine(sampleBytes("copil-2015-09.xlsx"), { fileName: "copil-2015-09.xlsx" });
  });
  const findings = (code: string) => run.results.findings.filter((finding) => finding.code === code);

  it("gives the nine commitment rates and the eight payment rates as printed, and January's 0,00 %", () => {
    const [budget] = run.results.budget;
    expect(budget!.lines.map(({ commitmentRate }) => printed(commitmentRate.value))).toEqual(COMMITMENT);
    expect(budget!.lines.map(({ paymentRate }) => printed(paymentRate.value))).toEqual(PAYMENT);
    expect(budget).toMatchObject({
      paymentRateDenominator: "committed",
      denominatorEvidence: { checked: 8, agree: 8 },
    });
  });

  it.skipIf(!hasShared("data", "copil-2015-10-23.json"))("prints them as the committee's pack does", () => {
    const pack = JSON.parse(readFileSync(sharedPath("data", "copil-2015-10-23.json"), "utf8")) as {
      budgetExecution: { rows: string[][] };
    };
    const { rows } = pack.budgetExecution;
    expect(rows.map((row) => row[4])).toEqual(COMMITMENT);
    expect(rows.map((row) => row[5] || "0,00%")).toEqual(PAYMENT);
  });

  it("has the same rates in the saved cells, by formulas on the user's own cells", () => {
    const saved = reopened(run.bytes);
    const rows = COMMITMENT.map((_, index) => 8 + index);
    const column = (letter: string) =>
      rows.map((row) => printed(Number(valueAt(saved, "Exécution budgétaire", `${letter}${row}`))));
    expect(column("F")).toEqual(COMMITMENT);
    expect(column("G")).toEqual(PAYMENT);
    expect(rows.map((row) => formulaAt(saved, "Exécution budgétaire", `E${row}`))).toEqual(
      rows.map((row) => `'Exécution'!D${row - 4}`),
    );
    expect(formulaAt(saved, "Exécution budgétaire", "F8")).toBeTruthy();
  });

  it("judges the five requirements, the two assumed ones apart", () => {
    const [service] = run.results.service;
    expect(service!.indicators.map(({ verdict, assumed }) => [verdict, assumed])).toEqual([
      ["breached", true],
      ["breached", true],
      ["breached", false],
      ["met", false],
      ["met", false],
    ]);
    expect(service).toMatchObject({ met: 2, evaluated: 3, toConfirm: 2 });
    expect(valueAt(run.workbook, "Synthèse COPIL", "K7")).toBe("2 / 3");
    expect(findings("service.breached").map(({ cell }) => cell)).toContain("C6");
    expect(run.results.findings.filter(({ severity }) => severity === "breach")).toHaveLength(1);
  });

  it("reports July's de-commitment of 18,15 € and April's 4 000 € of budget", () => {
    expect(findings("budget.decommitment")).toMatchObject([
      { sheet: "Exécution", cell: "C10", severity: "info", params: { amount: 18.15 } },
    ]);
    expect(findings("budget.changed")).toMatchObject([
      { sheet: "Exécution", cell: "B7", params: { change: 4000, rateFalls: true } },
    ]);
  });

  it("counts the synthetic log: 1,012 requests, 72 establishments, mean 14,06, median 10", () => {
    const { assistance, reliability } = run.results;
    expect(assistance).toMatchObject({ total: 1012, establishments: 72, median: 10 });
    expect(assistance!.mean).toBeCloseTo(1012 / 72, 10);
    expect(assistance!.mean.toFixed(2)).toBe("14.06");
    expect(assistance!.top.length).toBeGreaterThanOrEqual(10);
    expect(reliability!.byQuarter.map(({ blocking }) => blocking)).toEqual([15, 11, 9, 6]);
    expect(String(valueAt(run.workbook, "DA", "A1"))).toMatch(/synthétique/);
  });

  it("adds its sheets after the user's, in the pack's order, with at least four native charts", () => {
    expect(run.workbook.sheets.map(({ name }) => name)).toEqual([
      "Exécution",
      "Qualité",
      "DA",
      "Incidents",
      "Registre",
      "Feuille de route",
      ...FR,
    ]);
    const parts = readZip(run.bytes).names.filter((part) => /^\/xl\/charts\/chart\d+\.xml$/.test(part));
    expect(parts.length).toBeGreaterThanOrEqual(4);
    expect(run.applied.shortfalls).toEqual([]);
  });

  it("links every figure of the cover to a formula", () => {
    for (const cell of ["B4", "B7", "B8", "E7", "E8", "H7", "H8", "K7", "K8", "C26", "C28", "C30", "C31", "C32"])
      expect([cell, formulaAt(run.workbook, "Synthèse COPIL", cell)]).toEqual([cell, expect.any(String)]);
  });

  it("lists in Contrôles each finding, linked to its cell", () => {
    const checks = run.workbook.sheets.find(({ name }) => name === "Contrôles")!;
    const links = new Set(checks.hyperlinks.map(({ documentReference }) => documentReference));
    for (const { sheet, cell } of run.results.findings)
      if (sheet !== null && cell !== null) expect(links).toContain(`'${sheet}'!${cell}`);
  });
});

describe.each(SAMPLES)("%s", (name) => {
  let french: Run;
  beforeAll(async () => {
    french = await runLine(sampleBytes(name));
  });

  it("is done in at most six round trips", () => expect(french.roundTrips).toBeLessThanOrEqual(6));

  it("is the same file, and workbook, when run again", async () => {
    const again = await runLine(french.bytes, { now: new Date(2016, 0, 4, 8, 0) });
    expect(madeBy(again)).toEqual(madeBy(french));
    expect(Buffer.compare(again.bytes, french.bytes)).toBe(0);
    expect(again.roundTrips).toBeLessThanOrEqual(6);
  });

  it("says the same things in English, in sheets with English names", async () => {
    const english = await runLine(sampleBytes(name), { language: "en" });
    const pairs = FR.map((title, index) => [title, EN[index]] as const);
    expect(madeBy(english)).toEqual(madeBy(french).map((title) => pairs.find(([fr]) => fr === title)![1]));
    expect(english.results.findings).toEqual(french.results.findings);
    expect(await openXmlErrors(english.bytes)).toEqual([]);
  });

  it("is valid for the Open XML SDK", async () => expect(await openXmlErrors(french.bytes)).toEqual([]));

  it("writes nothing when it only checks", async () => {
    const understood = await checkLine(sampleBytes(name));
    expect(understood.results.findings).toEqual(french.results.findings);
    expect(Buffer.compare(understood.bytes, sampleBytes(name))).toBe(0);
  });
});

describe("text amounts with narrow spaces", () => {
  it("are read, and the printed rates agree with the recomputed ones", async () => {
    const { results } = await checkLine(sampleBytes("autre-presentation.xlsx"));
    const [budget] = results.budget;
    expect(budget!.lines.map(({ period }) => period)).toEqual([
      "2016-01",
      "2016-02",
      "2016-03",
      "2016-04",
      "2016-05",
      "2016-06",
    ]);
    expect(budget!.lines[0]!.budget).toBe(184_500_000);
    expect(budget!.denominatorEvidence).toEqual({ checked: 6, agree: 6 });
    expect(results.service[0]!.indicators.map(({ verdict }) => verdict)).toEqual([
      "met",
      "met",
      "breached",
      "not-evaluated",
      "met",
    ]);
  });
});

it("takes at most six round trips for sixty sheets", async () => {
  const many = await edited(sampleBytes("copil-2015-09.xlsx"), (context) => {
    const { worksheets } = context.workbook;
    for (let i = 1; i <= 27; i += 1) {
      worksheets.add(`Notes ${i}`).getRange("A1:B2").values = [
        ["Note", "Suite"],
        [`rien à lire ${i}`, i],
      ];
      const budget = worksheets.add(`Budget ${i}`);
      budget.getRange("A1:D3").values = [
        ["Mois", "Budget", "Engagé", "Mandaté"],
        ["Janvier 2015", 1000 * i, 100 * i, 50 * i],
        ["Février 2015", 1000 * i, 200 * i, 90 * i],
      ];
    }
  });
  const run = await runLine(many);
  expect(run.workbook.sheets.length).toBe(6 + 54 + FR.length);
  expect(run.results.budget.length).toBe(28);
  expect(run.roundTrips).toBeLessThanOrEqual(6);
});
