import { describe, expect, it } from "vitest";
import { ownSheetFormula, ownSheetKeys } from "../../src/excel/own-sheet.ts";
import { removeOwnSheets } from "../../src/excel/remove-sheets.ts";
import { openWorkbook } from "../../src/host/node.ts";
import { edited, runLine, sampleBytes } from "../line/line.ts";

const sheet = (id: string, ...names: [name: string, formula: string][]) => ({
  id,
  names: { items: names.map(([name, formula]) => ({ name, formula })) },
});

describe("own sheets are known by their hidden name", () => {
  it("and by no other", () => {
    expect(
      ownSheetKeys([
        sheet("1"),
        sheet("2", ["_jauge", ownSheetFormula("cover")]),
        sheet("3", ["autre", ownSheetFormula("cover")]),
        sheet("4", ["_jauge", '="inconnue"']),
        sheet("5", ["_jauge", '="copy"']),
      ]),
    ).toEqual([null, "cover", null, null, null]);
  });

  it("the first made of several, wherever it stands", () => {
    const mark: [string, string] = ["_jauge", ownSheetFormula("budget")];
    expect(ownSheetKeys([sheet("9", mark), sheet("4", mark), sheet("7", mark)])).toEqual(["copy", "budget", "copy"]);
  });
});

it("taken away, they leave the user's sheets and his copies", async () => {
  const sample = sampleBytes("autre-presentation.xlsx");
  const { bytes } = await runLine(sample);
  const copied = await edited(bytes, (context) => {
    context.workbook.worksheets.getItem("Contrôles").copy("Beginning").name = "Archive";
  });
  const book = await openWorkbook(copied);
  expect(await removeOwnSheets(book.Excel)).toBe(6);
  expect(book.host.workbook.sheets.map(({ name }) => name)).toEqual([
    "Archive",
    "Suivi 2016",
    "Engagements de service",
    "Volumétrie",
  ]);
  book.close();
});
