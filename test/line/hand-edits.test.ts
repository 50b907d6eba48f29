import { beforeAll, describe, expect, it } from "vitest";
import { removeOwnSheets } from "../../src/excel/remove-sheets.ts";
import { areaA1 } from "../../src/cells/address.ts";
import { openWorkbook } from "../../src/host/node.ts";
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
    expect(names((await checkLine(touched)).edits)).toEqual(["Synthèse COPIL!B4", "Exécution budgétaire!C16"]);
    expect((await checkLine(first.bytes)).edits).toEqual([]);
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
  expect((await checkLine(moved)).edits).toEqual([]);
});

describe("a generated formula of which only the references were changed", () => {
  const sheet = "Exécution budgétaire";
  let referring: Uint8Array;
  let was: string;
  beforeAll(async () => {
    was = formulaAt(first.workbook, sheet, "C16") ?? "";
    referring = await edited(first.bytes, (context) => {
      context.workbook.worksheets.getItem(sheet).getRange("C16").formulas = [[`=${was.replace(/\d+$/, "6")}`]];
    });
  });

  it("is told, and kept", async () => {
    expect(was).toMatch(/!B\d+$/);
    const run = await runLine(referring);
    expect(names(run.edits)).toEqual([`${sheet}!C16`]);
    expect(names(run.kept)).toEqual([`${sheet}!C16`]);
    expect(formulaAt(run.workbook, sheet, "C16")).toMatch(/!B6$/);
  });

  it("is told among those that Excel changed because the source moved", async () => {
    const moved = await edited(referring, (context) => {
      context.workbook.worksheets.getItem("Exécution").getRange("1:1").insert("Down");
      context.workbook.worksheets.getItem("Qualité").name = "Engagements de service";
    });
    expect(names((await checkLine(moved)).edits)).toEqual([`${sheet}!C16`]);
  });
});

it("a text typed over a figure that a chart draws is kept, and the chart stays", async () => {
  const noted = await edited(first.bytes, (context) => {
    context.workbook.worksheets.getItem("Exécution budgétaire").getRange("C16").values = [["voir la DM"]];
  });
  const run = await runLine(noted);
  expect(names(run.kept)).toEqual(["Exécution budgétaire!C16"]);
  const charts = (book: typeof run.workbook) =>
    sheetOf(book, "Exécution budgétaire").charts.map(({ name, series }) => [name, series.length]);
  expect(charts(reopened(run.bytes))).toEqual(charts(reopened(first.bytes)));
});

it("a new month in the source is no edit, nor are the rows that make room for it", async () => {
  const grown = await edited(first.bytes, (context) => {
    const sheet = context.workbook.worksheets.getItem("Exécution");
    sheet.getRange("8:8").insert("Down");
    sheet.getRange("8:8").delete("Up");
    sheet.getRange("2:2").insert("Down");
  });
  expect((await checkLine(grown)).edits).toEqual([]);
});

describe("rows and columns put into a summary sheet by hand", () => {
  const sheet = "Exécution budgétaire";
  const plain = async (run: Run) => {
    const book = reopened(run.bytes);
    expect(names(run.kept)).toEqual([]);
    for (const cell of ["B8", "C16", "F16", "B19"])
      expect(formulaAt(book, sheet, cell)).toBe(formulaAt(reopened(first.bytes), sheet, cell));
    return book;
  };

  it("make no cell look edited, and what stands beside their rows comes back to them", async () => {
    const longer = await edited(first.bytes, (context) => {
      const own = context.workbook.worksheets.getItem(sheet);
      own.getRange("P16").values = [["septembre : vu"]];
      own.getRange("10:11").insert("Down");
      own.getRange("B40").load("values");
    });
    expect((await checkLine(longer)).edits).toEqual([]);
    const book = await plain(await runLine(longer));
    expect(valueAt(book, sheet, "P16")).toBe("septembre : vu");
    expect(valueAt(book, sheet, "P18")).toBeNull();
  });

  it("keep what was typed in them: below the table from a row, beside it from a column", async () => {
    const noted = await edited(first.bytes, (context) => {
      const own = context.workbook.worksheets.getItem(sheet);
      own.getRange("12:12").insert("Down");
      own.getRange("C12").values = [["avant la DM"]];
      own.getRange("D:D").insert("Right");
      own.getRange("D8:D9").values = [["prévu"], ["à revoir"]];
      own.getRange("D8").format.fill.color = "#FFEE00";
    });
    expect((await checkLine(noted)).edits).toEqual([]);
    const book = await plain(await runLine(noted));
    const { cells } = sheetOf(book, sheet);
    const places = new Map([...cells.all()].map(([row, column]) => [cells.value(row, column), [row, column] as const]));
    expect(places.get("avant la DM")?.[1]).toBe(2);
    expect(places.get("avant la DM")?.[0]).toBeGreaterThan(38);
    expect(places.get("prévu")?.[0]).toBe(7);
    expect(places.get("prévu")?.[1]).toBeGreaterThan(10);
    expect(places.get("à revoir")?.[0]).toBe(8);
    expect(book.styles.get(cells.style(7, places.get("prévu")![1]) ?? 0).fill).toBe("#FFEE00");
  });

  it("come back when generated rows were deleted", async () => {
    const shorter = await edited(first.bytes, (context) => {
      context.workbook.worksheets.getItem(sheet).getRange("13:14").delete("Up");
    });
    expect((await checkLine(shorter)).edits.filter((edit) => edit.key !== "budget")).toEqual([]);
    await plain(await runLine(shorter, { replace: "all" }));
  });
});

it("the user's own conditional formats and notes on a summary sheet survive; those of Jauge do not pile up", async () => {
  const sheet = "Exécution budgétaire";
  const rules = (bytes: Uint8Array) => sheetOf(reopened(bytes), sheet).conditionalFormats;
  const own = rules(first.bytes).length;
  expect(own).toBeGreaterThan(0);
  let bytes = await edited(first.bytes, (context) => {
    const { conditionalFormats } = context.workbook.worksheets.getItem(sheet).getRange("D8:D19");
    const above = conditionalFormats.add("Custom");
    above.custom.rule.formula = "=D8>1000000";
    above.custom.format.fill.color = "#00FF00";
    const top = context.workbook.worksheets.getItem(sheet).getRange("F8:F19").conditionalFormats.add("CellValue");
    top.cellValue.rule = { formula1: "0.5", operator: "GreaterThan" };
    top.cellValue.format.font.color = "#0000FF";
  });
  for (let time = 0; time < 2; time += 1) {
    bytes = (await runLine(bytes)).bytes;
    expect(rules(bytes)).toHaveLength(own + 2);
  }
  const kept = rules(bytes).map(({ areas }) => areas.map((area) => areaA1(area)).join());
  expect(kept).toContain("D8:D19");
});

it("what is kept by hand is named in Contrôles, with its cell and both figures, until it is replaced", async () => {
  const touched = await edited(first.bytes, (context) => {
    context.workbook.worksheets.getItem("Exécution budgétaire").getRange("C16").values = [[2300000]];
  });
  const kept = await runLine(touched);
  const told = (run: Run) => {
    const { cells } = sheetOf(reopened(run.bytes), "Contrôles");
    const rows = [...new Set([...cells.all()].map(([row]) => row))];
    return rows
      .map((row) => [3, 4, 5].map((column) => cells.value(row, column)))
      .filter(([place]) => place === "Exécution budgétaire!C16");
  };
  expect(told(kept)).toEqual([["Exécution budgétaire!C16", 2300000, 2275500]]);
  expect(told(await runLine(kept.bytes))).toEqual(told(kept));
  expect(told(await runLine(kept.bytes, { replace: "all" }))).toEqual([]);
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
}, 180_000);

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
