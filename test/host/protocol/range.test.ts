import { describe, expect, it } from "vitest";
import { failure, opened } from "./opened.ts";

type Run = (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<void>;

/** Runs on the first sheet of a new workbook. */
const onSheet = (run: Run, options = {}) =>
  opened(options).Excel.run((context) => run(context.workbook.worksheets.getFirst(), context));

describe("what is set on a range", () => {
  it("comes back as values, types and formulas", () =>
    onSheet(async (sheet, context) => {
      sheet.getRange("A1:B2").values = [
        [1, "x"],
        [2, true],
      ];
      sheet.getRange("A3").formulas = [["=SUM(A1:A2)"]];
      const range = sheet.getUsedRange().load("values,formulas,address,valueTypes");
      await context.sync();
      expect(range.values).toEqual([
        [1, "x"],
        [2, true],
        [3, ""],
      ]);
      expect(range.formulas[2]).toEqual(["=SUM(A1:A2)", ""]);
      expect(range.address).toBe("Feuil1!A1:B3");
      expect(range.valueTypes).toEqual([
        ["Double", "String"],
        ["Double", "Boolean"],
        ["Double", "Empty"],
      ]);
    }));

  it("is read in US notation, and gives its format to a cell that has none", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:A9");
      range.values = [["12.5%"], ["1,234.50"], ["3/15/2024"], ["TRUE"], ["#N/A"], ["'007"], ["1,5"], ["=1+1"], [""]];
      range.load("values,numberFormat,formulas,valueTypes");
      await context.sync();
      expect(range.values.flat()).toEqual([0.125, 1234.5, 45366, true, "#N/A", "007", "1,5", 2, ""]);
      expect(range.numberFormat.flat().slice(0, 4)).toEqual(["0.00%", "#,##0.00", "m/d/yyyy", "General"]);
      expect(range.valueTypes.flat().slice(4)).toEqual(["Error", "String", "String", "Double", "Empty"]);
    }));

  it("stays text in a cell of text", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:A2");
      range.numberFormat = [["@"]];
      range.values = [["0123"], ["=A1"]];
      range.load("values,formulas,valueTypes");
      await context.sync();
      expect(range.values).toEqual([["0123"], ["=A1"]]);
      expect(range.valueTypes).toEqual([["String"], ["String"]]);
    }));

  it("leaves a cell alone where it is null, and empties it where it is an empty text", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:C1");
      range.values = [[1, 2, 3]];
      range.values = [[null, "", 4]];
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[1, "", 4]]);
    }));

  it.each([
    ["a plain value", 7],
    ["a matrix of one", [[7]]],
  ])("fills the range when it is %s", (_name, given) =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("B2:C3");
      range.values = given as unknown[][];
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([
        [7, 7],
        [7, 7],
      ]);
    }),
  );

  it.each<[string, unknown]>([
    ["too few rows", [[1, 2]]],
    ["too few columns", [[1], [2]]],
    [
      "an object",
      [
        [{}, 1],
        [1, 1],
      ],
    ],
    [
      "a formula that does not parse",
      [
        ["=SUM(", 1],
        [1, 1],
      ],
    ],
  ])("is refused with the place when it is %s", async (_name, given) => {
    const run = onSheet(async (sheet, context) => {
      sheet.getRange("A1:B2").values = given as unknown[][];
      await context.sync();
    });
    expect(await failure(run)).toEqual({ code: "InvalidArgument", location: "Range.values" });
  });

  it("may be large: the client's blocks are one change, checked as a whole", async () => {
    const { Excel, stats } = opened();
    await Excel.run(async (context) => {
      const rows = Array.from({ length: 2000 }, (_, i) => [i, i * 2, `n${i}`]);
      const range = context.workbook.worksheets.getFirst().getRangeByIndexes(0, 0, 2000, 3);
      range.values = rows;
      range.load("values");
      await context.sync();
      expect(range.values).toEqual(rows);
    });
    expect(stats.roundTrips).toBe(1);
    const run = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("A1:C1999").values = Array.from({ length: 2000 }, () => [
        1, 2, 3,
      ]);
      await context.sync();
    });
    expect((await failure(run)).code).toBe("InvalidArgument");
  });

  it("can be a formula in R1C1 notation", () =>
    onSheet(async (sheet, context) => {
      sheet.getRange("A1:A2").values = [[2], [3]];
      const range = sheet.getRange("B1:B2");
      range.formulasR1C1 = [["=RC[-1]*10"], ["=R1C1+RC[-1]"]];
      range.load("values,formulas,formulasR1C1");
      await context.sync();
      expect(range.formulas).toEqual([["=A1*10"], ["=$A$1+A2"]]);
      expect(range.formulasR1C1).toEqual([["=RC[-1]*10"], ["=R1C1+RC[-1]"]]);
      expect(range.values).toEqual([[20], [5]]);
    }));

  it("is not given for whole columns, and can't be set on them", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A:A").load("values,address,isEntireColumn,rowCount");
      await context.sync();
      expect([range.values, range.address, range.isEntireColumn]).toEqual([null, "Feuil1!A:A", true]);
      expect(range.rowCount).toBe(1_048_576);
    });
    const run = onSheet(async (sheet, context) => {
      sheet.getRange("A:A").values = [[1]];
      await context.sync();
    });
    expect((await failure(run)).code).toBe("InvalidArgument");
  });
});

describe("what a range shows", () => {
  it.each([
    ["en-US", ["1,234.50", "3/15/2024", "TRUE", "0.5"]],
    ["fr-FR", ["1\u00a0234,50", "15/03/2024", "VRAI", "0,5"]],
  ])("follows the locale %s", (locale, shown) =>
    onSheet(
      async (sheet, context) => {
        const range = sheet.getRange("A1:D1");
        range.values = [[1234.5, 45366, true, 0.5]];
        range.numberFormat = [["#,##0.00", "m/d/yyyy", "General", "General"]];
        range.load("text");
        await context.sync();
        expect(range.text).toEqual([shown]);
      },
      { locale },
    ),
  );

  it("has local formats too", () =>
    onSheet(
      async (sheet, context) => {
        const range = sheet.getRange("A1:B1");
        range.numberFormat = [["#,##0.00", "dd/mm/yyyy"]];
        sheet.getRange("A2").numberFormatLocal = [["# ##0,0"]];
        const second = sheet.getRange("A2").load("numberFormat");
        range.load("numberFormatLocal");
        await context.sync();
        expect(range.numberFormatLocal).toEqual([["#\u00a0##0,00", "jj/mm/aaaa"]]);
        expect(second.numberFormat).toEqual([["#,##0.0"]]);
      },
      { locale: "fr-FR" },
    ));
});

describe("ranges made from a range", () => {
  it.each<[string, (range: Excel.Range) => Excel.Range]>([
    ["C3", (range) => range.getCell(1, 1)],
    ["B3:D3", (range) => range.getRow(1)],
    ["C2:C4", (range) => range.getColumn(1)],
    ["D4", (range) => range.getLastCell()],
    ["B4:D4", (range) => range.getLastRow()],
    ["D2:D4", (range) => range.getLastColumn()],
    ["C4:E6", (range) => range.getOffsetRange(2, 1)],
    ["B2:E5", (range) => range.getResizedRange(1, 1)],
    ["B2:C2", (range) => range.getAbsoluteResizedRange(1, 2)],
    ["B:D", (range) => range.getEntireColumn()],
    ["2:4", (range) => range.getEntireRow()],
    ["A1:D4", (range) => range.getBoundingRect("A1")],
    ["C3:D4", (range) => range.getIntersection("C3:F9")],
    ["E2:F4", (range) => range.getColumnsAfter(2)],
    ["A2:A4", (range) => range.getColumnsBefore()],
    ["B1:D1", (range) => range.getRowsAbove()],
    ["B5:D6", (range) => range.getRowsBelow(2)],
    ["B2:D3", (range) => range.getUsedRange(true)],
    ["B2:D3", (range) => range.getCell(0, 0).getSurroundingRegion()],
    ["D2", (range) => range.getCell(0, 0).getRangeEdge("Right")],
    ["B2:B3", (range) => range.getCell(0, 0).getExtendedRange("Down")],
  ])("%s", (expected, make) =>
    onSheet(async (sheet, context) => {
      sheet.getRange("B2:D3").values = [
        [1, 2, 3],
        [4, 5, 6],
      ];
      const made = make(sheet.getRange("B2:D4")).load("address");
      await context.sync();
      expect(made.address).toBe(`Feuil1!${expected}`);
    }),
  );

  it("fail outside the grid, and give null objects where asked", async () => {
    const run = onSheet(async (sheet, context) => {
      sheet.getRange("A1").getOffsetRange(-1, 0).load("address");
      await context.sync();
    });
    expect(await failure(run)).toEqual({ code: "InvalidArgument", location: "Range.getOffsetRange" });
    await onSheet(async (sheet, context) => {
      const none = sheet.getRange("A1").getIntersectionOrNullObject("B2").load("address");
      const empty = sheet.getUsedRangeOrNullObject();
      const first = sheet.getUsedRange().load("address");
      await context.sync();
      expect([none.isNullObject, empty.isNullObject, first.address]).toEqual([true, true, "Feuil1!A1"]);
    });
  });

  it("stay in place over several requests, and follow inserted rows", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A5:B6");
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      range.load("address");
      await context.sync();
      expect(range.address).toBe("Feuil1!A7:B8");
    }));
});

describe("other things done to a range", () => {
  it("clears contents or formats", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:A2");
      range.values = [[1], [2]];
      range.format.fill.color = "#ff0000";
      range.getCell(0, 0).clear("Contents");
      range.getCell(1, 0).clear("Formats");
      range.load("values");
      const fills = range.getCellProperties({ format: { fill: { color: true } } });
      await context.sync();
      expect(range.values).toEqual([[""], [2]]);
      expect(fills.value.map(([cell]) => cell?.format?.fill?.color)).toEqual(["#FF0000", "#FFFFFF"]);
    }));

  it("merges and keeps the first value", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B2");
      range.values = [
        ["", "x"],
        ["y", "z"],
      ];
      range.merge();
      const merged = sheet.getRange("B2").getMergedAreasOrNullObject().load("address");
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([
        ["x", ""],
        ["", ""],
      ]);
      expect(merged.address).toBe("Feuil1!A1:B2");
      range.unmerge();
      const none = range.getMergedAreasOrNullObject();
      await context.sync();
      expect(none.isNullObject).toBe(true);
    }));

  it.each<[string, Parameters<Excel.Range["copyFrom"]>, unknown[][], string]>([
    ["formulas follow", ["A1:B1"], [[3, "=D1+1", ""]], "General"],
    ["values only", ["A1:B1", "Values"], [[3, 4, ""]], "General"],
    ["formats only", ["A1:B1", "Formats"], [["", "", ""]], "General"],
    ["links", ["A1:B1", "Link"], [["=A1", "=B1", ""]], "General"],
    ["transposed", ["A1:A2", "All", false, true], [[3, 9, ""]], "0%"],
  ])("copies: %s", (_name, args, formulas) =>
    onSheet(async (sheet, context) => {
      sheet.getRange("A1:B2").values = [
        [3, "=A1+1"],
        [9, 9],
      ];
      sheet.getRange("D1").copyFrom(...args);
      const range = sheet.getRange("D1:F1").load("formulas");
      await context.sync();
      expect(range.formulas).toEqual(formulas);
    }),
  );

  it("copies over a larger range as often as it fits, and skips blanks", () =>
    onSheet(async (sheet, context) => {
      sheet.getRange("A1:B1").values = [[1, ""]];
      sheet.getRange("A3:B5").values = [[8, 8]].concat([[8, 8]], [[8, 8]]);
      sheet.getRange("A3:B5").copyFrom("A1:B1", "All", true);
      const range = sheet.getRange("A3:B5").load("values");
      await context.sync();
      expect(range.values).toEqual([
        [1, 8],
        [1, 8],
        [1, 8],
      ]);
    }));

  it("finds and replaces", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:A3");
      range.values = [["Total"], ["sous-total"], ["rest"]];
      const found = range.find("TOTAL", { completeMatch: true }).load("address");
      const none = range.findOrNullObject("absent", {});
      const count = range.replaceAll("total", "somme", {});
      const all = sheet.findAll("somme", {}).load("address");
      await context.sync();
      expect([found.address, none.isNullObject, count.value]).toEqual(["Feuil1!A1", true, 2]);
      expect(all.address).toBe("Feuil1!A1,Feuil1!A2");
    }));

  it("links cells, and tells of the link", () =>
    onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1");
      range.hyperlink = { documentReference: "Feuil1!B5", textToDisplay: "voir", screenTip: "détail" };
      range.load("hyperlink,values");
      range.format.font.load("underline,color");
      await context.sync();
      expect(range.hyperlink).toEqual({ documentReference: "Feuil1!B5", textToDisplay: "voir", screenTip: "détail" });
      expect(range.values).toEqual([["voir"]]);
      expect([range.format.font.underline, range.format.font.color]).toEqual(["Single", "#0563C1"]);
    }));

  it("hides rows and columns", () =>
    onSheet(async (sheet, context) => {
      sheet.getRange("2:3").rowHidden = true;
      sheet.getRange("B:B").columnHidden = true;
      const rows = sheet.getRange("A2:A4").load("rowHidden,hidden,columnHidden");
      await context.sync();
      expect([rows.rowHidden, rows.columnHidden]).toEqual([null, false]);
    }));

  it("selects, which shows the sheet", () =>
    onSheet(async (_sheet, context) => {
      context.workbook.worksheets.add("Autre").getRange("B2:C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      const active = context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
      expect([selected.address, cell.address, active.name]).toEqual(["Autre!B2:C3", "Autre!B2", "Autre"]);
    }));

  it("knows special cells", () =>
    onSheet(async (sheet, context) => {
      sheet.getRange("A1:B3").values = [
        [1, "=A1"],
        ["", "x"],
        [3, ""],
      ];
      const range = sheet.getRange("A1:B3");
      const blanks = range.getSpecialCells("Blanks").load("address");
      const formulas = range.getSpecialCells("Formulas").load("address,cellCount");
      const numbers = range.getSpecialCellsOrNullObject("Constants", "Numbers").load("address");
      const errors = range.getSpecialCellsOrNullObject("Formulas", "Errors");
      await context.sync();
      expect(blanks.address).toBe("Feuil1!A2,Feuil1!B3");
      expect([formulas.address, formulas.cellCount]).toEqual(["Feuil1!B1", 1]);
      expect(numbers.address).toBe("Feuil1!A1,Feuil1!A3");
      expect(errors.isNullObject).toBe(true);
    }));
});
