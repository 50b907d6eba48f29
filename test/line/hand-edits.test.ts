import { beforeAll, describe, expect, it } from "vitest";
import { removeOwnSheets } from "../../src/excel/remove-sheets.ts";
import { openWorkbook } from "../../src/host/node.ts";
import { handEdits } from "../../src/report/hand-edits.ts";
import { readZip } from "../../src/host/xlsx/zip.ts";
import { checkLine, edited, formulaAt, reopened, runLine, sampleBytes, sheetOf, valueAt, type Run } from "./line.ts";

const seed = sampleBytes("copil-2015-09.xlsx");
let first: Run;
beforeAll(async () => {
  first = await runLine(seed);
});
const names = (edits: readonly { sheet: string; cell: string }[]) => edits.map(({ sheet, cell }) => `${sheet}!${cell}`);

describe("a summary sheet touched by hand", () => {
  let touched: Uint8Array;
  beforeAll(async () => {
    touched = await edited(first.bytes, (context) => {
      const sheet = context.workbook.worksheets.getItem("Exécution budgétaire");
      sheet.getRange("P8:P9").values = [["vu avec la DAF"], ["à relancer"]];
      sheet.getRange("P8").format.fill.color = "#FFEE00";
      sheet.getRange("C16").values = [[2300000]];
      sheet.getRange("B:B").format.columnWidth = 140;
      sheet.charts.add("Pie", sheet.getRange("P8:P9"), "Columns").name = "Le mien";
      context.workbook.worksheets.getItem("Synthèse COPIL").getRange("B4").values = [["Mon message"]];
    });
  });

  it("tells the edited cells from the user's own", async () => {
    const { snapshot } = await checkLine(touched);
    expect(names(handEdits(snapshot))).toEqual(["Synthèse COPIL!B4", "Exécution budgétaire!C16"]);
    expect(handEdits((await checkLine(first.bytes)).snapshot)).toEqual([]);
  });

  it("keeps both, the user's look, chart and widths, and says which generated cells it kept", async () => {
    const again = await runLine(touched);
    const book = reopened(again.bytes);
    expect(names(again.kept)).toEqual(["Synthèse COPIL!B4", "Exécution budgétaire!C16"]);
    expect(valueAt(book, "Exécution budgétaire", "P8")).toBe("vu avec la DAF");
    expect(valueAt(book, "Exécution budgétaire", "C16")).toBe(2300000);
    expect(valueAt(book, "Synthèse COPIL", "B4")).toBe("Mon message");
    const sheet = sheetOf(book, "Exécution budgétaire");
    expect(sheet.charts.map(({ name }) => name)).toContain("Le mien");
    expect(book.styles.get(sheet.cells.style(7, 15) ?? 0).fill).toBe("#FFEE00");
    expect(names((await runLine(again.bytes)).kept)).toEqual(names(again.kept));
    expect(sheet.columns.get(1)?.width).toBe(sheetOf(reopened(touched), "Exécution budgétaire").columns.get(1)?.width);
    expect(again.roundTrips).toBeLessThanOrEqual(6);
  });

  it("writes anew those that one chooses, or all", async () => {
    const one = await runLine(touched, { replace: [{ key: "budget", cell: "C16" }] });
    expect(formulaAt(one.workbook, "Exécution budgétaire", "C16")).toContain("Exécution");
    expect(valueAt(one.workbook, "Synthèse COPIL", "B4")).toBe("Mon message");
    const all = await runLine(touched, { replace: "all" });
    expect(all.kept).toEqual([]);
    expect(valueAt(all.workbook, "Synthèse COPIL", "B4")).toMatch(/engagés/);
    expect(valueAt(all.workbook, "Exécution budgétaire", "P9")).toBe("à relancer");
  });
});

it("a source that changes, moves or is renamed is no edit", async () => {
  const moved = await edited(first.bytes, (context) => {
    const sheet = context.workbook.worksheets.getItem("Exécution");
    sheet.getRange("C12").values = [[1700000]];
    sheet.getRange("1:1").insert("Down");
    sheet.name = "Suivi budgétaire 2015";
  });
  expect(handEdits((await checkLine(moved)).snapshot)).toEqual([]);
});

it("ten runs on changing figures leave nothing behind", async () => {
  let run = first;
  const left = ({ workbook }: Run) => ({
    sheets: workbook.sheets.map(({ name }) => name),
    names: workbook.names.length,
    sheetNames: workbook.sheets.map((sheet) => sheet.charts.length),
  });
  let steady: Run | null = null;
  for (let time = 1; time <= 10; time += 1) {
    const changed = await edited(run.bytes, (context) => {
      context.workbook.worksheets.getItem("Exécution").getRange("C12").values = [[1619175.16 + (time % 2)]];
    });
    run = await runLine(changed, { now: new Date(2015, 9, 23, 10, time) });
    expect(left(run)).toEqual(left(first));
    expect(Math.abs(run.bytes.length / first.bytes.length - 1)).toBeLessThan(0.01);
    steady ??= run;
  }
  const looks = (bytes: Uint8Array) => Buffer.from(readZip(bytes).read("/xl/styles.xml")).length;
  expect(looks(run.bytes)).toBe(looks(steady!.bytes));
  expect([...readZip(run.bytes).names].sort()).toEqual([...readZip(first.bytes).names].sort());
}, 60_000);

describe("summary sheets taken away", () => {
  const removed = async (keys?: readonly ("budget" | "cover")[]) => {
    const book = await openWorkbook(first.bytes);
    await removeOwnSheets(book.Excel, keys);
    const bytes = await book.save();
    book.close();
    return bytes;
  };

  it("leave the workbook as it was: names, sheets and parts", async () => {
    const all = await removed();
    const [before, after] = [reopened(seed), reopened(all)];
    expect(after.sheets.map(({ name }) => name)).toEqual(before.sheets.map(({ name }) => name));
    expect(after.names).toEqual(before.names);
    const [old, saved] = [readZip(seed), readZip(all)];
    expect([...saved.names].sort()).toEqual([...old.names].sort());
    const registers = ["/[Content_Types].xml", "/xl/workbook.xml", "/xl/_rels/workbook.xml.rels", "/xl/styles.xml"];
    const same = old.names.filter((part) => !registers.includes(part));
    expect(same.filter((part) => Buffer.compare(old.read(part), saved.read(part)) !== 0)).toEqual([]);
  });

  it("are only those that are ticked", async () => {
    const some = reopened(await removed(["budget", "cover"])).sheets.map(({ name }) => name);
    expect(some).not.toContain("Synthèse COPIL");
    expect(some).not.toContain("Exécution budgétaire");
    expect(some).toContain("Paramètres");
    expect(some).toContain("Contrôles");
  });
});
