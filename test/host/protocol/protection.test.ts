import { describe, expect, it } from "vitest";
import { failure, onFirstSheet, opened } from "./opened.ts";
import { reopened } from "./reopened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

const state = (book: OpenedWorkbook) =>
  onFirstSheet(book, async ({ protection }, context) => {
    protection.load("protected,options");
    await context.sync();
    return [protection.protected, protection.options];
  });

const STRICT = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

describe("a sheet's protection", () => {
  it.each<[string, Excel.WorksheetProtectionOptions | undefined, unknown]>([
    ["all", undefined, STRICT],
    [
      "all but what is allowed",
      { allowSort: true, allowFormatCells: true, allowEditObjects: true, allowInsertRows: false },
      { ...STRICT, allowSort: true, allowFormatCells: true, allowEditObjects: true },
    ],
    ["also where one may click", { selectionMode: "Unlocked" }, { ...STRICT, selectionMode: "Unlocked" }],
    ["also that one may click", { selectionMode: "None" }, { ...STRICT, selectionMode: "None" }],
  ])("forbids %s, also after it was saved, and is lifted", async (_name, options, expected) => {
    const book = opened();
    expect(await state(book)).toEqual([false, null]);
    await onFirstSheet(book, ({ protection }) => protection.protect(options));
    expect(await state(book)).toEqual([true, expected]);
    const again = await reopened(book);
    expect(await state(again)).toEqual([true, expected]);
    await onFirstSheet(again, ({ protection }) => protection.unprotect());
    expect(await state(await reopened(again))).toEqual([false, null]);
  });

  it.each<[string, (sheet: Excel.Worksheet) => void, Excel.WorksheetProtectionOptions]>([
    ["a locked cell", (s) => void (s.getRange("A1").values = [[1]]), {}],
    ["a format", (s) => void (s.getRange("A1").format.font.bold = true), { allowFormatCells: true }],
    ["a column's width", (s) => void (s.getRange("A:A").format.columnWidth = 9), { allowFormatColumns: true }],
    ["a row's height", (s) => void (s.getRange("1:1").format.rowHeight = 9), { allowFormatRows: true }],
    ["an inserted row", (s) => void s.getRange("1:1").insert("Down"), { allowInsertRows: true }],
    ["an inserted column", (s) => void s.getRange("A:A").insert("Right"), { allowInsertColumns: true }],
    ["a deleted row", (s) => s.getRange("1:1").delete("Up"), { allowDeleteRows: true }],
    ["a link", (s) => void (s.getRange("B2").hyperlink = { documentReference: "A1" }), { allowInsertHyperlinks: true }],
    ["a chart", (s) => void s.charts.add("Line", s.getRange("A1:A3")), { allowEditObjects: true }],
    ["a rule", (s) => void s.getRange("A1").conditionalFormats.add("Custom"), { allowFormatCells: true }],
  ])("refuses %s, unless that is allowed", async (_name, act, options) => {
    const book = opened();
    await onFirstSheet(book, (sheet) => {
      sheet.getRange("B2").format.protection.locked = false;
      sheet.protection.protect();
    });
    expect((await failure(onFirstSheet(book, act))).code).toBe("AccessDenied");
    await onFirstSheet(book, (sheet) => {
      sheet.protection.unprotect();
      sheet.protection.protect(options);
    });
    if (Object.keys(options).length > 0) await onFirstSheet(book, act);
    else expect((await failure(onFirstSheet(book, act))).code).toBe("AccessDenied");
  });

  it("leaves the frame alone: page, freezing, tab", async () => {
    const book = opened();
    await onFirstSheet(book, (sheet) => {
      sheet.protection.protect();
      sheet.freezePanes.freezeRows(1);
      sheet.pageLayout.orientation = "Landscape";
      sheet.showGridlines = false;
      sheet.tabColor = "#FF0000";
      sheet.name = "Autre";
    });
    expect((await reopened(book)).host.workbook.sheets[0]).toMatchObject({ name: "Autre", tabColor: "#FF0000" });
  });

  it.each<[string, (sheet: Excel.Worksheet) => void, string, string]>([
    [
      "to come twice",
      (s) => (s.protection.protect(), s.protection.protect()),
      "AccessDenied",
      "WorksheetProtection.protect",
    ],
    ["a password", (s) => s.protection.protect({}, "secret"), "NotImplemented", "WorksheetProtection.protect"],
    [
      "a mode that is none",
      (s) => s.protection.protect({ selectionMode: "Some" as "None" }),
      "InvalidArgument",
      "WorksheetProtection.protect",
    ],
  ])("refuses %s", async (_name, act, code, location) => {
    expect(await failure(onFirstSheet(opened(), act))).toEqual({ code, location });
  });

  it("that a password holds stays", async () => {
    const book = opened();
    book.host.workbook.sheets[0]!.protection = { attributes: { sheet: "1", password: "CC1A" } };
    const lift = (password?: string) => failure(onFirstSheet(book, ({ protection }) => protection.unprotect(password)));
    expect((await lift()).code).toBe("AccessDenied");
    expect((await lift("secret")).code).toBe("NotImplemented");
    expect((await state(book))[0]).toBe(true);
  });
});

describe("a workbook's protection", () => {
  const isProtected = (book: OpenedWorkbook) =>
    onFirstSheet(book, async (_sheet, context) => {
      const { protection } = context.workbook;
      protection.load("protected");
      await context.sync();
      return protection.protected;
    });

  it("holds its sheets together, also after it was saved, and is lifted", async () => {
    const book = opened();
    expect(await isProtected(book)).toBe(false);
    await onFirstSheet(book, (_sheet, { workbook }) => workbook.protection.protect());
    expect(await isProtected(book)).toBe(true);
    const again = await reopened(book);
    expect(await isProtected(again)).toBe(true);
    expect((await failure(onFirstSheet(again, (_s, { workbook }) => void workbook.worksheets.add("B")))).code).toBe(
      "AccessDenied",
    );
    await onFirstSheet(again, (_sheet, { workbook }) => {
      workbook.protection.unprotect();
      workbook.worksheets.add("B");
    });
    const free = await reopened(again);
    expect(await isProtected(free)).toBe(false);
    expect(free.host.workbook.sheets).toHaveLength(2);
  });

  it.each<[string, (workbook: Excel.Workbook) => void, string, string]>([
    [
      "to come twice",
      ({ protection }) => (protection.protect(), protection.protect()),
      "AccessDenied",
      "WorkbookProtection.protect",
    ],
    ["a password", ({ protection }) => protection.protect("secret"), "NotImplemented", "WorkbookProtection.protect"],
  ])("refuses %s", async (_name, act, code, location) => {
    expect(await failure(onFirstSheet(opened(), (_sheet, { workbook }) => act(workbook)))).toEqual({ code, location });
  });

  it("that a password holds stays", async () => {
    const book = opened();
    book.host.workbook.structureProtection = { attributes: { lockStructure: "1", workbookHashValue: "x" } };
    const lift = (password?: string) =>
      failure(onFirstSheet(book, (_sheet, { workbook }) => workbook.protection.unprotect(password)));
    expect((await lift()).code).toBe("AccessDenied");
    expect((await lift("secret")).code).toBe("NotImplemented");
  });
});
