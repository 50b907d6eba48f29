import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { API_LEVELS } from "../../../src/host/protocol/api-levels.ts";
import { atLeast } from "../../../src/host/protocol/gate.ts";
import { failure, opened } from "./opened.ts";

describe("the table of levels", () => {
  it("is what the types' comments say", () => {
    const script = fileURLToPath(new URL("../../../scripts/api-levels.mjs", import.meta.url));
    expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
  });

  it.each([
    ["Range", "values", "1.1"],
    ["Range", "hyperlink", "1.7"],
    ["Worksheet", "pageLayout", "1.9"],
    ["Worksheet", "visibility", { read: "1.1", write: "1.2" }],
    ["ChartSeries", "axisGroup", "1.8"],
    ["Worksheet", "evaluate", "ExcelApiDesktop 1.1"],
  ])("says of %s.%s: %j", (type, member, level) => {
    expect(API_LEVELS[type]?.[member]).toEqual(level);
  });

  it("compares versions part by part", () => {
    expect([atLeast("1.10", "1.9"), atLeast("1.9", "1.10"), atLeast("1.9", "1.9"), atLeast("2.0", "1.17")]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});

describe("an old Excel", () => {
  const act = async (apiSets: Record<string, string>, run: (sheet: Excel.Worksheet) => void) =>
    opened({ apiSets }).Excel.run(async (context) => {
      run(context.workbook.worksheets.getItem("Feuil1"));
      await context.sync();
    });

  it.each<[string, string, string, (sheet: Excel.Worksheet) => void]>([
    [
      "a property that is an object",
      "1.8",
      "Worksheet.pageLayout",
      (sheet) => void sheet.pageLayout.load("orientation"),
    ],
    ["a setter", "1.6", "Worksheet.tabColor", (sheet) => void (sheet.tabColor = "#FF0000")],
    ["a load name", "1.6", "Range.load", (sheet) => void sheet.getRange("A1").load("hyperlink")],
    ["a load name below another", "1.6", "Worksheet.load", (sheet) => void sheet.load("name,tabColor")],
    ["a method", "1.8", "Range.copyFrom", (sheet) => sheet.getRange("A1").copyFrom("B1")],
    [
      "an object from a method",
      "1.3",
      "Worksheet.getUsedRangeOrNullObject",
      (sheet) => void sheet.getUsedRangeOrNullObject(),
    ],
    ["an event", "1.6", "Worksheet.onChanged", (sheet) => void sheet.onChanged.add(async () => undefined)],
    ["setting what could only be read", "1.1", "Worksheet.visibility", (sheet) => void (sheet.visibility = "Hidden")],
  ])("refuses %s", async (_name, version, location, run) => {
    const error = await failure(act({ ExcelApi: version }, run));
    expect(error.code).toBe("ApiNotFound");
    if (!location.endsWith("onChanged")) expect(error.location).toBe(location);
  });

  it("has what it had, and loads it all without the rest", async () => {
    const { Excel, Office } = opened({ apiSets: { ExcelApi: "1.6" } });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst().load();
      await context.sync();
      expect(sheet.name).toBe("Feuil1");
      expect(() => sheet.tabColor).toThrow();
    });
    const { isSetSupported } = Office.context.requirements;
    expect([isSetSupported("ExcelApi", "1.6"), isSetSupported("ExcelApi", "1.7"), isSetSupported("excelapi")]).toEqual([
      true,
      false,
      true,
    ]);
    expect(isSetSupported("ExcelApiDesktop", "1.1")).toBe(false);
  });

  it("below 1.3 still resizes ranges, as the client then does itself", async () => {
    const { Excel } = opened({ apiSets: { ExcelApi: "1.2" } });
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Feuil1").getRange("A1").getResizedRange(1, 2).load("address");
      await context.sync();
      expect(range.address).toBe("Feuil1!A1:C2");
    });
  });
});
