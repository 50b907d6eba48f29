import { beforeAll, describe, expect, it } from "vitest";
import { removeOwnSheets } from "../../src/excel/remove-sheets.ts";
import { openWorkbook } from "../../src/host/node.ts";
import { readZip } from "../../src/host/xlsx/zip.ts";
import { convert, hasLibreOffice } from "../libreoffice.ts";
import { openXmlErrors } from "../open-xml-sdk.ts";
import { COMMITTEE_SHEETS } from "../report/committee-sheets.ts";
import { committeeWorkbook } from "./committee-workbook.ts";
import { differences, liveCells } from "./formulas.ts";
import { edited, madeBy, reopened, runLine, sheetOf, valueAt, type Run } from "./line.ts";

const SHEETS = ["Décisions", "Feuille de route", "Scénarios", "Faits"];
const ENGLISH = ["Decisions", "Roadmap", "Scenarios", "Facts"];

let source: Uint8Array;
let french: Run;
beforeAll(async () => {
  source = await committeeWorkbook();
  french = await runLine(source);
});

const chartParts = (bytes: Uint8Array): readonly string[] =>
  readZip(bytes).names.filter((part) => /^\/xl\/charts\/chart\d+\.xml$/.test(part));

describe("the rest of the pack", () => {
  it("stands between the indicators and Contrôles, in either language", async () => {
    expect(madeBy(french)).toEqual(["Synthèse COPIL", "Exécution budgétaire", ...SHEETS, "Contrôles", "Paramètres"]);
    const english = await runLine(source, { language: "en" });
    expect(madeBy(english)).toEqual(["Steering summary", "Budget execution", ...ENGLISH, "Checks", "Settings"]);
    expect(french.applied.shortfalls).toEqual([]);
    expect(french.roundTrips).toBeLessThanOrEqual(6);
  });

  it("has a native chart on each sheet", () => {
    const charts = SHEETS.map((name) => sheetOf(reopened(french.bytes), name).charts.map(({ chartType }) => chartType));
    expect(charts).toEqual([["BarStacked"], ["BarStacked"], ["ColumnClustered", "BarStacked"], ["BarClustered"]]);
  });

  it("prints as the other sheets do", () => {
    for (const name of SHEETS) {
      const { page, freeze } = sheetOf(french.workbook, name);
      expect({ name, page, freeze }).toMatchObject({
        name,
        page: { orientation: "Landscape", paperSize: 9, fitToWidth: 1, header: { right: "&A" } },
        freeze: { rows: 7 },
      });
      expect(page.footer).toMatchObject({ left: "&F", center: "Situation au 30/09/2015", right: "Page &P / &N" });
    }
  });

  it.each(["fr", "en"] as const)("is valid for the Open XML SDK, in %s", async (language) => {
    const run = language === "fr" ? french : await runLine(source, { language });
    expect(await openXmlErrors(run.bytes)).toEqual([]);
  });

  it("is the same workbook after ten runs: no sheet, chart or style left over", async () => {
    let last = french;
    for (let times = 0; times < 10; times += 1) last = await runLine(last.bytes, { now: new Date(2016, times, 4) });
    expect(Buffer.compare(last.bytes, french.bytes)).toBe(0);
  });

  it("changes whole when sources change, with no chart left over", async () => {
    const less = await edited(french.bytes, (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("Relevé").getRange("E5").values = [["Fait"]];
      worksheets.getItem("Livraisons site").delete();
      worksheets.getItem("Chiffres clés").delete();
    });
    const again = await runLine(less);
    expect(chartParts(again.bytes).length).toBe(chartParts(french.bytes).length - 1);
    expect(valueAt(again.workbook, "Faits", "B4")).toMatch(/^Aucune donnée depuis/);
    expect(valueAt(again.workbook, "Décisions", "B4")).toMatch(/^2 actions en retard sur 8/);
    expect(liveCells(again.workbook).filter(({ formula }) => formula.includes("#REF!"))).toEqual([]);
  });

  it("goes away with the sheets: the workbook is then as before", async () => {
    const book = await openWorkbook(french.bytes, { locale: "fr-FR", fileName: "classeur.xlsx" });
    await removeOwnSheets(book.Excel);
    const after = reopened(await book.save());
    book.close();
    expect(after.sheets.map(({ name }) => name)).toEqual(Object.keys(COMMITTEE_SHEETS));
    expect(chartParts(french.bytes).length).toBeGreaterThan(0);
  });
});

/** Corrections in the user's own sheets, after which Jauge does not run. */
const corrected = (): Promise<Uint8Array> =>
  edited(french.bytes, (context) => {
    const { worksheets } = context.workbook;
    worksheets.getItem("Relevé").getRange("C9").values = [[42200]];
    worksheets.getItem("Plan").getRange("F4").values = [["X"]];
    worksheets.getItem("Scénarios 2016-2019").getRange("E3").values = [[35]];
    worksheets.getItem("Chiffres clés").getRange("B5").values = [[0.012]];
  });

function expectCorrected(bytes: Uint8Array): void {
  const book = reopened(bytes);
  expect(valueAt(book, "Décisions", "G14")).toBe("■ En retard");
  expect(valueAt(book, "Décisions", "B4")).toMatch(/^4 actions en retard/);
  expect(valueAt(book, "Synthèse COPIL", "C27")).toMatch(/^4 actions en retard/);
  expect(valueAt(book, "Feuille de route", "E8")).toBe(42124);
  expect(valueAt(book, "Scénarios", "C12")).toBe(75);
  expect(valueAt(book, "Faits", "H8")).toBe("● Conforme");
}

describe("a changed source cell changes these sheets without the add-in", () => {
  it("by the embedded calculator", async () => expectCorrected(await corrected()));

  it.skipIf(!hasLibreOffice)("by LibreOffice", { timeout: 120_000 }, async () =>
    expectCorrected(await convert({ bytes: await corrected(), extension: "xlsx" }, "xlsx", { locale: "fr-FR" })),
  );
});

describe.skipIf(!hasLibreOffice)("another engine", () => {
  it.each(["fr", "en"] as const)("finds what the sheets carry, in %s", { timeout: 120_000 }, async (language) => {
    const run = language === "fr" ? french : await runLine(source, { language });
    const carried = liveCells(reopened(run.bytes), madeBy(run));
    expect(carried.filter(({ sheet }) => [...SHEETS, ...ENGLISH].includes(sheet)).length).toBeGreaterThan(150);
    const locale = language === "fr" ? "fr-FR" : "en-US";
    const theirs = reopened(await convert({ bytes: run.bytes, extension: "xlsx" }, "xlsx", { locale }));
    expect(differences(carried, theirs)).toEqual([]);
  });
});
