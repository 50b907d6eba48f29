import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { failure, opened } from "./opened.ts";
import { shiftArea } from "../../../src/host/protocol/shifted-area.ts";

describe("cells that come and go", () => {
  it("move what is below, and formulas, names and formats follow", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1:A4").values = [[1], [2], [3], [4]];
      sheet.getRange("B1").formulas = [["=SUM(A1:A4)+A3+$A$4"]];
      sheet.getRange("A3").format.font.bold = true;
      sheet.getRange("4:4").format.rowHeight = 33;
      const other = context.workbook.worksheets.add("Autre");
      other.getRange("A1").formulas = [["=Feuil1!A3+A3"]];
      const name = context.workbook.names.add("Zone", sheet.getRange("A2:A4"));
      const inserted = sheet.getRange("3:4").insert("Down").load("address");
      await context.sync();
      const formulas = sheet.getRange("B1").load("formulas,values");
      const elsewhere = other.getRange("A1").load("formulas");
      const values = sheet.getRange("A1:A6").load("values");
      const format = sheet.getRange("A5").format.load("font/bold");
      const height = sheet.getRange("A6").format.load("rowHeight");
      name.load("formula");
      await context.sync();
      expect(inserted.address).toBe("Feuil1!3:4");
      expect(formulas.formulas).toEqual([["=SUM(A1:A6)+A5+$A$6"]]);
      expect(formulas.values).toEqual([[17]]);
      expect(elsewhere.formulas).toEqual([["=Feuil1!A5+A3"]]);
      expect(values.values.flat()).toEqual([1, 2, "", "", 3, 4]);
      expect([format.font.bold, height.rowHeight, name.formula]).toEqual([true, 33, "=Feuil1!$A$2:$A$6"]);
      sheet.getRange("2:5").delete("Up");
      formulas.load("formulas,values");
      await context.sync();
      expect(formulas.formulas).toEqual([["=SUM(A1:A2)+#REF!+$A$2"]]);
      expect(formulas.values).toEqual([["#REF!"]]);
    });
    expect(host.workbook.touched).toContain("names");
  });

  it("shift only their own columns when they are not whole rows", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1:C2").values = [
        [1, 2, 3],
        [4, 5, 6],
      ];
      sheet.getRange("E1").formulas = [["=A1+B1+SUM(A1:C1)"]];
      sheet.getRange("B1").insert("Down");
      const range = sheet.getRange("A1:C3").load("values");
      const formula = sheet.getRange("E1").load("formulas,values");
      await context.sync();
      expect(range.values).toEqual([
        [1, "", 3],
        [4, 2, 6],
        ["", 5, ""],
      ]);
      expect(formula.formulas).toEqual([["=A1+B2+SUM(A1:C1)"]]);
      sheet.getRange("A1:A2").delete("Left");
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([
        ["", 3, ""],
        [2, 6, ""],
        ["", 5, ""],
      ]);
    });
  });

  it("take columns of merges, links and filters along", async () => {
    const { Excel, host } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("B2:C2").merge();
      sheet.getRange("C5").hyperlink = { address: "https://example.org/", textToDisplay: "x" };
      sheet.getRange("A:A").insert("Right");
      sheet.getRange("A:A").format.columnWidth = 60;
      await context.sync();
    });
    const sheet = host.workbook.sheets[0]!;
    expect(sheet.merges).toEqual([{ top: 1, bottom: 1, left: 2, right: 3 }]);
    expect(sheet.hyperlinks.map(({ area }) => area)).toEqual([{ top: 4, bottom: 4, left: 3, right: 3 }]);
  });

  it("are refused where a merged area would be torn, or cells pushed over the edge", async () => {
    const { Excel } = opened();
    const torn = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A3:B3").merge();
      sheet.getRange("A1").insert("Down");
      await context.sync();
    });
    expect((await failure(torn)).code).toBe("MergedRangeConflict");
    const pushed = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1048576").values = [[1]];
      sheet.getRange("1:1").insert("Down");
      await context.sync();
    });
    expect((await failure(pushed)).code).toBe("InsertDeleteConflict");
  });

  it("give back every area when what was inserted is deleted", () => {
    const index = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(index, index, index, fc.integer({ min: 1, max: 9 }), (a, b, at, count) => {
        const area = { top: Math.min(a, b), bottom: Math.max(a, b), left: 1, right: 2 };
        const band = { axis: "row", at, from: 0, to: 16_383 } as const;
        const moved = shiftArea(area, { ...band, count });
        expect(moved && shiftArea(moved, { ...band, count: -count })).toEqual(area);
      }),
    );
  });
});
