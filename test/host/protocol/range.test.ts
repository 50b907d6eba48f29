import { describe, expect, it } from "vitest";
import { failure, opened } from "./opened.ts";

describe("values of a range", () => {
  it("come back as they were set, and formulas are computed", async () => {
    const { Excel } = opened();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
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
      expect(range.valueTypes[1]).toEqual(["Double", "Boolean"]);
    });
  });

  it("refuses a matrix of another size with Excel's code and the place", async () => {
    const { Excel } = opened();
    const run = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("A1:B2").values = [[1]].concat([[2]]);
      await context.sync();
    });
    expect(await failure(run)).toEqual({ code: "InvalidArgument", location: "Range.values" });
  });
});
