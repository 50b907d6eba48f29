import { describe, expect, it } from "vitest";
import { failure, onFirstSheet, opened } from "./opened.ts";
import { reopened } from "./reopened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

const read = (book: OpenedWorkbook, address = "B2:B9") =>
  onFirstSheet(book, async (sheet, context) => {
    const { dataValidation } = sheet.getRange(address);
    dataValidation.load("type,rule,errorAlert,prompt,ignoreBlanks");
    await context.sync();
    return dataValidation.toJSON();
  });

const set = (book: OpenedWorkbook, rule: Excel.DataValidationRule, address = "B2:B9") =>
  onFirstSheet(book, (sheet) => void (sheet.getRange(address).dataValidation.rule = rule));

describe("a validation's rule", () => {
  it.each<[string, Excel.DataValidationRule, string, unknown]>([
    [
      "a list",
      { list: { inCellDropDown: true, source: 'Tenu,"Manqué",À suivre' } },
      "List",
      { list: { inCellDropDown: true, source: 'Tenu,"Manqué",À suivre' } },
    ],
    [
      "a list of cells, without its arrow",
      { list: { inCellDropDown: false, source: "=$D$1:$D$5" } },
      "List",
      { list: { inCellDropDown: false, source: "=$D$1:$D$5" } },
    ],
    [
      "whole numbers",
      { wholeNumber: { formula1: 1, formula2: 12, operator: "Between" } },
      "WholeNumber",
      { wholeNumber: { formula1: "=1", formula2: "=12", operator: "Between" } },
    ],
    [
      "decimal numbers",
      { decimal: { formula1: "=$D$1*2", operator: "LessThanOrEqualTo" } },
      "Decimal",
      { decimal: { formula1: "=$D$1*2", operator: "LessThanOrEqualTo" } },
    ],
    [
      "days",
      { date: { formula1: "2015-01-01", formula2: "=TODAY()", operator: "NotBetween" } },
      "Date",
      { date: { formula1: "=42005", formula2: "=TODAY()", operator: "NotBetween" } },
    ],
    [
      "hours",
      { time: { formula1: "06:00", operator: "GreaterThan" } },
      "Time",
      { time: { formula1: "=0.25", operator: "GreaterThan" } },
    ],
    [
      "lengths",
      { textLength: { formula1: "10", operator: "LessThan" } },
      "TextLength",
      { textLength: { formula1: "=10", operator: "LessThan" } },
    ],
    [
      "a formula",
      { custom: { formula: '=AND(B2>0,A2<>"x")' } },
      "Custom",
      { custom: { formula: '=AND(B2>0,A2<>"x")' } },
    ],
  ])("of %s is read, and the same after it was saved", async (_name, rule, type, expected) => {
    const book = opened();
    await set(book, rule);
    expect(await read(book)).toMatchObject({ type, rule: expected, ignoreBlanks: true });
    expect(await read(await reopened(book))).toMatchObject({ type, rule: expected, ignoreBlanks: true });
  });

  it("takes a range for a list or a bound, and follows its sheet's name", async () => {
    const book = opened();
    await onFirstSheet(book, (sheet, { workbook }) => {
      const other = workbook.worksheets.add("Listes");
      sheet.getRange("B2:B9").dataValidation.rule = {
        list: { inCellDropDown: true, source: other.getRange("A1:A3") },
      };
      sheet.getRange("C2").dataValidation.rule = {
        wholeNumber: { formula1: other.getRange("B1"), operator: "LessThan" },
      };
      other.name = "Mes listes";
    });
    expect((await read(book)).rule).toEqual({ list: { inCellDropDown: true, source: "='Mes listes'!$A$1:$A$3" } });
    expect((await read(await reopened(book), "C2")).rule).toEqual({
      wholeNumber: { formula1: "='Mes listes'!$B$1", operator: "LessThan" },
    });
  });
});

describe("a validation", () => {
  it("keeps its messages", async () => {
    const book = opened();
    await onFirstSheet(book, (sheet) => {
      const { dataValidation } = sheet.getRange("B2:B9");
      dataValidation.rule = { wholeNumber: { formula1: 1, operator: "GreaterThan" } };
      dataValidation.errorAlert = { title: "Montant", message: "Un entier.", style: "Warning", showAlert: true };
      dataValidation.prompt = { title: "À saisir", message: "En euros.", showPrompt: true };
      dataValidation.ignoreBlanks = false;
    });
    const expected = {
      type: "WholeNumber",
      errorAlert: { title: "Montant", message: "Un entier.", style: "Warning", showAlert: true },
      prompt: { title: "À saisir", message: "En euros.", showPrompt: true },
      ignoreBlanks: false,
    };
    expect(await read(book)).toMatchObject(expected);
    expect(await read(await reopened(book))).toMatchObject(expected);
  });

  it("is told where cells differ, and set again on part of them", async () => {
    const book = opened();
    expect(await read(book)).toMatchObject({ type: "None", rule: {} });
    await set(book, { wholeNumber: { formula1: 1, operator: "GreaterThan" } });
    await set(book, { textLength: { formula1: 5, operator: "LessThan" } }, "B4:C5");
    expect((await read(book, "B2:B3")).type).toBe("WholeNumber");
    expect(await read(book, "B2:B9")).toMatchObject({ type: "Inconsistent", rule: null });
    expect((await read(book, "B1:B3")).type).toBe("MixedCriteria");
    expect((await read(book, "C4:C5")).type).toBe("TextLength");
    await onFirstSheet(book, (sheet) => sheet.getRange("B3:B4").dataValidation.clear());
    const again = await reopened(book);
    expect((await read(again, "B3:B4")).type).toBe("None");
    expect((await read(again, "C4")).type).toBe("TextLength");
    expect((await read(again, "B9")).type).toBe("WholeNumber");
  });

  it("reaches several areas at once, and goes with all of a cell", async () => {
    const book = opened();
    await onFirstSheet(book, (sheet) => {
      sheet.getRanges("A1:A2,C1:C2").dataValidation.rule = { custom: { formula: "=ISTEXT(A1)" } };
      sheet.getRange("A1").clear();
    });
    expect((await read(book, "A1")).type).toBe("None");
    expect((await read(await reopened(book), "C1:C2")).type).toBe("Custom");
  });

  it.each<[string, Excel.DataValidationRule, (string | number | boolean)[], string | null]>([
    [
      "of a list",
      { list: { inCellDropDown: true, source: "Tenu, Manqué,3" } },
      ["Tenu", "tenu", "Manqué", 3, ""],
      "B3",
    ],
    ["of cells", { list: { inCellDropDown: true, source: "=$D$2:$D$3" } }, ["a", "B", "c", 1, ""], "B4,B5"],
    [
      "of whole numbers",
      { wholeNumber: { formula1: 1, formula2: 3, operator: "Between" } },
      [1, 1.5, 4, "2x", true],
      "B3,B4,B5,B6",
    ],
    ["of decimal numbers", { decimal: { formula1: "=A2", operator: "LessThan" } }, [0.5, 1.5, 3.5, 3, 4], "B4"],
    [
      "of days",
      { date: { formula1: "2015-01-01", operator: "GreaterThanOrEqualTo" } },
      [42004, 42005, 42006, "demain", ""],
      "B2,B5",
    ],
    ["of lengths", { textLength: { formula1: 3, operator: "NotEqualTo" } }, ["abc", "abcd", 123, "", "ab"], "B2,B4"],
    ["of a formula", { custom: { formula: "=B2=A2*2" } }, [2, 4, 7, 8, 10], "B4"],
  ])("tells which cells it would refuse: %s", async (_name, rule, values, expected) => {
    const book = opened();
    await set(book, rule, "B2:B6");
    await onFirstSheet(book, async (sheet, context) => {
      sheet.getRange("A2:A6").values = [[1], [2], [3], [4], [5]];
      sheet.getRange("D2:D3").values = [["a"], ["b"]];
      const range = sheet.getRange("B2:B6");
      range.values = values.map((value) => [value]);
      const { dataValidation } = range;
      const invalid = dataValidation.getInvalidCellsOrNullObject().load("address");
      dataValidation.load("valid");
      const first = sheet.getRange("C2").dataValidation.load("valid");
      await context.sync();
      const cells = invalid.isNullObject ? null : invalid.address.replaceAll("Feuil1!", "");
      expect([cells, dataValidation.valid, first.valid]).toEqual([expected, null, true]);
    });
  });

  it.each<[string, (range: Excel.Range) => void, string, string]>([
    [
      "two rules at once",
      (r) =>
        void (r.dataValidation.rule = { custom: { formula: "=TRUE" }, list: { inCellDropDown: true, source: "a" } }),
      "InvalidArgument",
      "DataValidation.rule",
    ],
    [
      "a formula that doesn't parse",
      (r) => void (r.dataValidation.rule = { custom: { formula: "=SUM(" } }),
      "InvalidArgument",
      "DataValidation.rule",
    ],
    [
      "a bound that is no number",
      (r) => void (r.dataValidation.rule = { decimal: { formula1: "douze", operator: "LessThan" } }),
      "InvalidArgument",
      "DataValidation.rule",
    ],
    [
      "one bound of two",
      (r) => void (r.dataValidation.rule = { decimal: { formula1: 1, operator: "Between" } }),
      "InvalidArgument",
      "DataValidation.rule",
    ],
    [
      "a list beyond 255 characters",
      (r) => void (r.dataValidation.rule = { list: { inCellDropDown: true, source: "x".repeat(256) } }),
      "InvalidArgument",
      "DataValidation.rule",
    ],
    [
      "a title beyond 32 characters",
      (r) => void (r.dataValidation.prompt = { title: "x".repeat(33), message: "", showPrompt: true }),
      "InvalidArgument",
      "DataValidation.prompt",
    ],
    [
      "a style that is none",
      (r) => void (r.dataValidation.errorAlert = { title: "", message: "", style: "Shout" as "Stop", showAlert: true }),
      "InvalidArgument",
      "DataValidation.errorAlert",
    ],
    [
      "to show invalid cells where none are",
      (r) => void r.dataValidation.getInvalidCells().load("address"),
      "ItemNotFound",
      "DataValidation.getInvalidCells",
    ],
    [
      "a protected sheet",
      (r) => (r.worksheet.protection.protect(), (r.dataValidation.ignoreBlanks = false)),
      "AccessDenied",
      "DataValidation.ignoreBlanks",
    ],
  ])("refuses %s", async (_name, act, code, location) => {
    const run = onFirstSheet(opened(), (sheet) => act(sheet.getRange("B2:B9")));
    expect(await failure(run)).toEqual({ code, location });
  });
});
