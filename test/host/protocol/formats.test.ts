import { describe, expect, it } from "vitest";
import { failure, opened } from "./opened.ts";

describe("formats", () => {
  it("are set and read, null where cells differ", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const { format } = sheet.getRange("B2:C3");
      format.fill.color = "#E2EFDA";
      format.font.bold = true;
      format.font.size = 14;
      format.font.name = "Marianne";
      format.font.color = "navy";
      format.font.underline = "Single";
      format.horizontalAlignment = "Right";
      format.verticalAlignment = "Center";
      format.wrapText = true;
      const inside = sheet.getRange("B2").format.load("horizontalAlignment,verticalAlignment,wrapText,fill/color,font");
      const across = sheet.getRange("A1:B2").format.load("horizontalAlignment,fill/color,font/bold,font/size");
      await context.sync();
      expect([inside.horizontalAlignment, inside.verticalAlignment, inside.wrapText]).toEqual([
        "Right",
        "Center",
        true,
      ]);
      expect(inside.fill.color).toBe("#E2EFDA");
      expect(inside.font.toJSON()).toMatchObject({
        bold: true,
        color: "#000080",
        name: "Marianne",
        size: 14,
        underline: "Single",
      });
      expect([across.horizontalAlignment, across.fill.color, across.font.bold, across.font.size]).toEqual([
        null,
        null,
        null,
        null,
      ]);
      format.fill.clear();
      format.fill.load("color");
      await context.sync();
      expect(format.fill.color).toBe("#FFFFFF");
    });
  });

  it("of whole columns and rows make no cells, and reach those that are there", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").format.font.italic = true;
      sheet.getRange("A:B").format.font.bold = true;
      sheet.getRange("A:B").numberFormat = [["0.00"]];
      sheet.getRange("3:3").format.fill.color = "#FFFF00";
      sheet.getRange().format.font.name = "Arial";
      const later = sheet.getRange("B9");
      later.values = [[1]];
      later.load("text");
      const first = sheet.getRange("A1").format.font.load("bold,italic,name");
      const crossing = sheet.getRange("B3").format.load("font/bold,font/name,fill/color");
      await context.sync();
      expect(later.text).toEqual([["1.00"]]);
      expect([first.bold, first.italic, first.name]).toEqual([true, true, "Arial"]);
      expect([crossing.font.bold, crossing.font.name, crossing.fill.color]).toEqual([true, "Arial", "#FFFF00"]);
    });
    const { cells, touched } = host.workbook.sheets[0]!;
    expect([...cells.all()].length).toBeLessThan(10);
    expect([...touched]).toEqual(expect.arrayContaining(["cells", "columns", "rows"]));
  });

  it("draw borders on the cells that carry them", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const { borders } = sheet.getRange("B2:C3").format;
      for (const side of ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal"] as const) {
        borders.getItem(side).style = "Continuous";
      }
      borders.getItem("EdgeTop").weight = "Thick";
      borders.getItem("EdgeTop").color = "#FF0000";
      const top = sheet.getRange("B2:C2").format.borders.getItem("EdgeTop").load("style,weight,color");
      const lower = sheet.getRange("B3").format.borders.getItem("EdgeTop").load("style");
      const middle = borders.getItem("InsideVertical").load("style");
      borders.load("items/sideIndex,items/style");
      await context.sync();
      expect([top.style, top.weight, top.color, middle.style, lower.style]).toEqual([
        "Continuous",
        "Thick",
        "#FF0000",
        "None",
        "None",
      ]);
      expect(borders.items.map(({ style }) => style)).toEqual([
        ...Array<string>(4).fill("Continuous"),
        "None",
        "Continuous",
        "None",
        "None",
      ]);
      borders.getItem("EdgeTop").style = "None";
      top.load("style");
      await context.sync();
      expect(top.style).toBe("None");
    });
  });

  it("give widths and heights in points", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const range = sheet.getRange("B2:C3");
      range.format.load("columnWidth,rowHeight");
      await context.sync();
      expect([range.format.columnWidth, range.format.rowHeight]).toEqual([48, 15]);
      sheet.getRange("A:A").format.columnWidth = 120;
      sheet.getRange("1:1").format.rowHeight = 30;
      range.load("left,top,width,height");
      sheet.getRange("D1:D2").values = [["court"], ["un texte nettement plus long"]];
      sheet.getRange("D:D").format.autofitColumns();
      const fitted = sheet.getRange("D1").format.load("columnWidth");
      await context.sync();
      expect([range.left, range.top, range.width, range.height]).toEqual([120, 30, 96, 30]);
      expect(fitted.columnWidth).toBeGreaterThan(120);
    });
    expect(host.workbook.sheets[0]!.columns.get(0)?.width).toBeCloseTo(22.86, 2);
  });

  it("apply to several areas at once", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const areas = sheet.getRanges("A1:A2,C1:C2");
      areas.format.fill.color = "#DDEBF7";
      areas.load("address,areaCount,cellCount");
      areas.areas.load("items/address");
      const fills = sheet.getRange("A1:C1").getCellProperties({ format: { fill: { color: true } } });
      await context.sync();
      expect([areas.address, areas.areaCount, areas.cellCount]).toEqual(["Feuil1!A1:A2,Feuil1!C1:C2", 2, 4]);
      expect(areas.areas.items.map(({ address }) => address)).toEqual(["Feuil1!A1:A2", "Feuil1!C1:C2"]);
      expect(fills.value[0]!.map((cell) => cell.format?.fill?.color)).toEqual(["#DDEBF7", "#FFFFFF", "#DDEBF7"]);
    });
  });

  it("are set and read by cell, row and column", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const range = sheet.getRange("A1:B2");
      range.setCellProperties([
        [{ format: { fill: { color: "red" }, font: { bold: true } } }, {}],
        [{}, { format: { borders: { bottom: { style: "Double", color: "#00FF00" } }, horizontalAlignment: "Center" } }],
      ]);
      range.setRowProperties([{ format: { rowHeight: 40 } }, { rowHidden: true }]);
      range.setColumnProperties([{ format: { columnWidth: 90 } }, {}]);
      const cells = range.getCellProperties({
        address: true,
        format: { fill: { color: true }, font: { bold: true }, borders: { style: true, color: true } },
      });
      const rows = range.getRowProperties({
        rowHidden: true,
        rowIndex: true,
        format: { rowHeight: true, fill: { color: true } },
      });
      const columns = range.getColumnProperties({ columnIndex: true, format: { columnWidth: true } });
      await context.sync();
      expect(cells.value[0]![0]).toMatchObject({
        address: "Feuil1!A1",
        format: { fill: { color: "#FF0000" }, font: { bold: true } },
      });
      expect(cells.value[1]![1]).toMatchObject({
        format: { borders: { bottom: { style: "Double", color: "#00FF00" } } },
      });
      expect(rows.value).toEqual([
        { rowHidden: false, rowIndex: 0, format: { rowHeight: 40, fill: { color: null } } },
        { rowHidden: true, rowIndex: 1, format: { rowHeight: 0, fill: { color: "#FFFFFF" } } },
      ]);
      expect(columns.value).toEqual([
        { columnIndex: 0, format: { columnWidth: 90 } },
        { columnIndex: 1, format: { columnWidth: 48 } },
      ]);
    });
  });

  it.each<[string, (range: Excel.Range) => void, string]>([
    ["a colour that is none", (range) => void (range.format.fill.color = "bleu"), "RangeFill.color"],
    [
      "an alignment that is none",
      (range) => void (range.format.horizontalAlignment = "Middle" as "Center"),
      "RangeFormat.horizontalAlignment",
    ],
    [
      "a border that is none",
      (range) => void (range.format.borders.getItem("EdgeTop").style = "Wavy" as "Dash"),
      "RangeBorder.style",
    ],
  ])("refuse %s", async (_name, act, location) => {
    const { Excel } = opened();
    const run = Excel.run(async (context) => {
      act(context.workbook.worksheets.getFirst().getRange("A1"));
      await context.sync();
    });
    expect(await failure(run)).toEqual({ code: "InvalidArgument", location });
  });
});

describe("formats that are taken off", () => {
  it("leave no column or row behind them, and go from single cells of a column that keeps its own", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A:C").format.fill.color = "#FFFF00";
      sheet.getRange("2:2").format.font.bold = true;
      sheet.getRange("A1").values = [[1]];
      sheet.getRange("B5").clear();
      const cells = sheet.getRange("A5:B5").getCellProperties({ format: { fill: { color: true } } });
      await context.sync();
      expect(cells.value[0]!.map((cell) => cell.format?.fill?.color)).toEqual(["#FFFF00", "#FFFFFF"]);
      sheet.getRange().clear();
      const used = sheet.getUsedRangeOrNullObject();
      sheet.getRange("A2:C5").format.load("fill/color,font/bold");
      const after = sheet.getRange("A2:C5").format.load("fill/color,font/bold");
      await context.sync();
      expect([used.isNullObject, after.fill.color, after.font.bold]).toEqual([true, "#FFFFFF", false]);
    });
    const sheet = host.workbook.sheets[0]!;
    expect([...sheet.columns.values(), ...sheet.rows.values()].every(({ style }) => style === null)).toBe(true);
  });

  it("belong to the cells that were written in a column or row that has one", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A:A").numberFormat = [["0.0%"]];
      sheet.getRange("A2:A3").values = [[0.5], ["x"]];
      await context.sync();
    });
    const { cells, columns } = host.workbook.sheets[0]!;
    expect([cells.style(1, 0), cells.style(2, 0)]).toEqual([columns.get(0)!.style, columns.get(0)!.style]);
  });
});

describe("a sheet that was formatted as a whole", () => {
  it("takes the format of a row without a cell for each column", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange().format.font.name = "Arial";
      sheet.getRange("3:3").format.font.bold = true;
      const font = sheet.getRange("Z3").format.font.load("name,bold");
      await context.sync();
      expect([font.name, font.bold]).toEqual(["Arial", true]);
    });
    expect([...host.workbook.sheets[0]!.cells.all()]).toEqual([]);
  });
});
