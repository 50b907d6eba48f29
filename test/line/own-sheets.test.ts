import { beforeAll, describe, expect, it } from "vitest";
import { ExcelFailure } from "../../src/excel/failure.ts";
import { officePort } from "../../src/excel/office-port.ts";
import { openWorkbook } from "../../src/host/node.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { recompute } from "../../src/recompute.ts";
import { liveCells } from "./formulas.ts";
import { edited, madeBy, NOW, reopened, runLine, sampleBytes, sheetOf, valueAt, type Run } from "./line.ts";

const seed = sampleBytes("copil-2015-09.xlsx");
let first: Run;
beforeAll(async () => {
  first = await runLine(seed);
});

/** Runs on a file that is to be refused: the failure, and the file as saved after it. */
async function refused(bytes: Uint8Array, apiSets?: Record<string, string>) {
  const book = await openWorkbook(bytes, { locale: "fr-FR", fileName: "classeur.xlsx", ...(apiSets && { apiSets }) });
  const request = { defaults: DEFAULT_SETTINGS, override: <T>(settings: T) => settings, now: NOW, version: "1" };
  const failure = await recompute(officePort(book.Excel), request).then(
    () => null,
    (error: unknown) => error,
  );
  const after = await book.save();
  book.close();
  expect(failure).toBeInstanceOf(ExcelFailure);
  return { failure: failure as ExcelFailure, untouched: Buffer.compare(after, bytes) === 0 };
}

describe("a summary sheet that the user renamed, moved and touched", () => {
  let moved: Uint8Array;
  let again: Run;
  beforeAll(async () => {
    moved = await edited(first.bytes, (context) => {
      const sheet = context.workbook.worksheets.getItem("Indicateurs qualité");
      sheet.name = "L'avis qualité";
      sheet.position = 0;
      sheet.getRange("B8:D8").values = [["écrasé", "écrasé", "écrasé"]];
      sheet.getRange("Z99").values = [["ma note"]];
      context.workbook.worksheets.getItem("Qualité").getRange("C6").values = [["3,1"]];
    });
    again = await runLine(moved, { now: new Date(2015, 9, 24, 9, 0), replace: "all" });
  });

  it("is updated where it stands, under its new name, and not made twice", () => {
    expect(again.workbook.sheets.map(({ name }) => name)).toEqual([
      "L'avis qualité",
      "Exécution",
      "Qualité",
      "DA",
      "Incidents",
      "Registre",
      "Feuille de route",
      ...madeBy(first).filter((name) => name !== "Indicateurs qualité"),
    ]);
    expect(madeBy(again)).toContain("L'avis qualité");
    expect(valueAt(again.workbook, "L'avis qualité", "B8")).toMatch(/^Nombre d'incidents/);
    expect(valueAt(again.workbook, "L'avis qualité", "Z99")).toBe("ma note");
    expect(valueAt(again.workbook, "L'avis qualité", "H10")).toBe("● Conforme");
    expect(valueAt(again.workbook, "Synthèse COPIL", "K7")).toBe("3 / 3");
  });

  it("is referred to by its new name, in formulas, links and charts", () => {
    const formulas = liveCells(again.workbook);
    expect(formulas.some(({ formula }) => formula.includes("'L''avis qualité'!"))).toBe(true);
    expect(formulas.filter(({ formula }) => formula.includes("Indicateurs qualité"))).toEqual([]);
    expect(formulas.filter(({ formula }) => formula.includes("#REF!"))).toEqual([]);
    const cover = sheetOf(reopened(again.bytes), "Synthèse COPIL");
    expect(cover.hyperlinks.map(({ documentReference }) => documentReference)).toContain("'L''avis qualité'!A1");
    const [c2] = sheetOf(reopened(again.bytes), "L'avis qualité").charts;
    expect(c2!.series[0]!.values).toMatch(/^'L''avis qualité'!/);
  });

  it("has its two charts still, and a time stamp of its own once the figures changed", () => {
    expect(sheetOf(again.workbook, "L'avis qualité").charts).toHaveLength(2);
    expect(valueAt(again.workbook, "Synthèse COPIL", "B2")).toMatch(/24\/10\/2015 à 09:00/);
  });

  it("comes back the same from a third run", async () => {
    const third = await runLine(again.bytes, { now: new Date(2017, 0, 1) });
    expect(Buffer.compare(third.bytes, again.bytes)).toBe(0);
  });
});

it("a summary sheet that the user deleted is made again", async () => {
  const less = await edited(first.bytes, (context) => context.workbook.worksheets.getItem("Fiabilité").delete());
  const again = await runLine(less);
  expect(again.workbook.sheets.map(({ name }) => name).sort()).toEqual(
    first.workbook.sheets.map(({ name }) => name).sort(),
  );
  expect(liveCells(again.workbook).filter(({ formula }) => formula.includes("#REF!"))).toEqual([]);
});

describe.each(["Beginning", "End"] as const)("a copy that the user made of a summary sheet, at the %s", (place) => {
  it("is his: neither read as data, nor written", async () => {
    const copied = await edited(first.bytes, (context) => {
      const copy = context.workbook.worksheets.getItem("Exécution budgétaire").copy(place);
      copy.name = "Archive septembre";
      copy.getRange("C60").values = [["ma note"]];
    });
    const again = await runLine(copied);
    expect(valueAt(again.workbook, "Archive septembre", "C60")).toBe("ma note");
    expect(madeBy(again)).toEqual(madeBy(first));
    expect(again.results.budget).toHaveLength(1);
    expect(liveCells(again.workbook, madeBy(first)).filter(({ formula }) => formula.includes("Archive"))).toEqual([]);
  });
});

describe("a name that a sheet of the user's bears", () => {
  it("is left to it: the summary sheet's gets « – synthèse », and keeps it", async () => {
    const taken = await edited(seed, (context) => {
      context.workbook.worksheets.add("assistance").getRange("A1").values = [["à moi"]];
      context.workbook.worksheets.add("Exécution budgétaire").getRange("A1").values = [["à moi aussi"]];
    });
    const run = await runLine(taken);
    expect(madeBy(run)).toEqual(expect.arrayContaining(["Assistance – synthèse", "Exécution budgétaire – synthèse"]));
    expect(valueAt(run.workbook, "assistance", "A1")).toBe("à moi");
    expect(valueAt(run.workbook, "Exécution budgétaire", "A1")).toBe("à moi aussi");
    const again = await runLine(run.bytes);
    expect(madeBy(again)).toEqual(madeBy(run));
    expect(Buffer.compare(again.bytes, run.bytes)).toBe(0);
  });
});

describe("a run that cannot be whole writes nothing", () => {
  it("where the structure is protected and a sheet must be added", async () => {
    const locked = await edited(seed, (context) => context.workbook.protection.protect());
    const { failure, untouched } = await refused(locked);
    expect(failure.code).toBe("structure-protected");
    expect(untouched).toBe(true);
  });

  it("where one of its own sheets is protected", async () => {
    const locked = await edited(first.bytes, (context) => {
      context.workbook.worksheets.getItem("Contrôles").protection.protect();
    });
    const { failure, untouched } = await refused(locked);
    expect(failure).toMatchObject({ code: "protected", detail: "Contrôles" });
    expect(untouched).toBe(true);
  });

  it("where Excel is older than ExcelApi 1.9, and it says so", async () => {
    const { failure, untouched } = await refused(seed, { ExcelApi: "1.8" });
    expect(failure.code).toBe("too-old");
    expect(failure.detail).toMatch(/\w/);
    expect(untouched).toBe(true);
  });
});

it("a protected structure is no hindrance once every sheet is there", async () => {
  const locked = await edited(first.bytes, (context) => context.workbook.protection.protect());
  const again = await runLine(locked);
  expect(madeBy(again)).toEqual(madeBy(first));
  expect(again.workbook.structureProtection).not.toBeNull();
});

it("a protected sheet of the user's is read as any other", async () => {
  const locked = await edited(seed, (context) => {
    context.workbook.worksheets.getItem("Exécution").protection.protect();
  });
  const run = await runLine(locked);
  expect(run.results.budget).toHaveLength(1);
  expect(sheetOf(run.workbook, "Exécution").protection).not.toBeNull();
});

it("ExcelApi 1.9 is enough", async () => {
  const run = await runLine(seed, { apiSets: { ExcelApi: "1.9" } });
  expect(run.applied.shortfalls).toEqual([]);
  expect(Buffer.compare(run.bytes, first.bytes)).toBe(0);
});
