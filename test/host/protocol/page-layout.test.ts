import { describe, expect, it } from "vitest";
import { failure, onFirstSheet, opened } from "./opened.ts";
import { reopened } from "./reopened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

const layout = (book: OpenedWorkbook) =>
  onFirstSheet(book, async ({ pageLayout }, context) => {
    const { defaultForAllPages } = pageLayout.headersFooters;
    pageLayout.load();
    defaultForAllPages.load();
    await context.sync();
    return [pageLayout.toJSON(), defaultForAllPages.toJSON()];
  });

describe("a sheet's page", () => {
  it("is portrait, with Excel's margins, until something is said", async () => {
    expect(await layout(opened())).toMatchObject([
      {
        orientation: "Portrait",
        zoom: { scale: 100 },
        leftMargin: 50.4,
        topMargin: 54,
        headerMargin: 21.599999999999998,
        centerHorizontally: false,
        printGridlines: false,
        blackAndWhite: false,
      },
      { leftHeader: "", centerFooter: "" },
    ]);
  });

  it("is set, read, and the same after it was saved", async () => {
    const book = opened();
    await onFirstSheet(book, ({ pageLayout }) => {
      pageLayout.orientation = "Landscape";
      pageLayout.paperSize = "A4";
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.centerHorizontally = true;
      pageLayout.centerVertically = true;
      pageLayout.printGridlines = true;
      pageLayout.printHeadings = true;
      pageLayout.blackAndWhite = true;
      pageLayout.leftMargin = 36;
      pageLayout.setPrintMargins("Centimeters", { right: 2.54, top: 5.08, header: 1.27 });
      pageLayout.setPrintMargins("Inches", { bottom: 2 });
      pageLayout.setPrintMargins("Points", { footer: 18 });
      Object.assign(pageLayout.headersFooters.defaultForAllPages, {
        leftHeader: "Université & CROUS".replace("&", "&&"),
        centerHeader: "&D",
        rightHeader: '&"Arial,Bold"&14Jauge',
        leftFooter: "&F",
        centerFooter: "Page &P / &N",
        rightFooter: "été",
      });
    });
    const set = await layout(book);
    expect(set).toMatchObject([
      {
        orientation: "Landscape",
        paperSize: "A4",
        zoom: { horizontalFitToPages: 1, verticalFitToPages: null },
        centerHorizontally: true,
        centerVertically: true,
        printGridlines: true,
        printHeadings: true,
        blackAndWhite: true,
        leftMargin: 36,
        rightMargin: 72,
        topMargin: 144,
        bottomMargin: 144,
        headerMargin: 36,
        footerMargin: 18,
      },
      {
        leftHeader: "Université && CROUS",
        centerHeader: "&D",
        rightHeader: '&"Arial,Bold"&14Jauge',
        leftFooter: "&F",
        centerFooter: "Page &P / &N",
        rightFooter: "été",
      },
    ]);
    expect(await layout(await reopened(book))).toEqual(set);
  });

  it.each<[Excel.PageLayoutZoomOptions, unknown]>([
    [{ scale: 80 }, { scale: 80 }],
    [{ verticalFitToPages: 2 }, { horizontalFitToPages: null, verticalFitToPages: 2 }],
    [
      { horizontalFitToPages: 1, verticalFitToPages: 1 },
      { horizontalFitToPages: 1, verticalFitToPages: 1 },
    ],
  ])("is zoomed: %j", async (zoom, expected) => {
    const book = opened();
    await onFirstSheet(book, ({ pageLayout }) => {
      pageLayout.zoom = { horizontalFitToPages: 3 };
      pageLayout.zoom = zoom;
    });
    const read = (from: OpenedWorkbook) =>
      onFirstSheet(from, async ({ pageLayout }, context) => {
        pageLayout.load("zoom");
        await context.sync();
        return pageLayout.zoom;
      });
    expect(await read(book)).toEqual(expected);
    expect(await read(await reopened(book))).toEqual(expected);
  });
});

describe("what is printed", () => {
  const places = (book: OpenedWorkbook) =>
    onFirstSheet(book, async ({ pageLayout }, context) => {
      const found = [
        pageLayout.getPrintAreaOrNullObject(),
        pageLayout.getPrintTitleRowsOrNullObject(),
        pageLayout.getPrintTitleColumnsOrNullObject(),
      ];
      for (const one of found) one.load("address");
      await context.sync();
      return found.map((one) => (one.isNullObject ? null : one.address));
    });

  it("is set, read, and follows its sheet's name and its rows, also into the file", async () => {
    const book = opened();
    expect(await places(book)).toEqual([null, null, null]);
    await onFirstSheet(book, (sheet) => {
      const { pageLayout } = sheet;
      pageLayout.setPrintArea("A1:F40");
      pageLayout.setPrintTitleRows("$1:$3");
      pageLayout.setPrintTitleColumns(sheet.getRange("A:B"));
    });
    expect(await places(book)).toEqual(["Feuil1!A1:F40", "Feuil1!1:3", "Feuil1!A:B"]);
    await onFirstSheet(book, (sheet) => {
      sheet.name = "Taux d'avril";
      sheet.getRange("2:2").insert("Down");
    });
    const moved = ["'Taux d''avril'!A1:F41", "'Taux d''avril'!1:4", "'Taux d''avril'!A:B"];
    expect(await places(book)).toEqual(moved);
    const again = await reopened(book);
    expect(await places(again)).toEqual(moved);
    await onFirstSheet(again, (sheet, context) => {
      const areas = sheet.getRanges("A1:B2,D1:E2");
      sheet.pageLayout.setPrintArea(areas);
      sheet.pageLayout.setPrintTitleRows("5:5");
      sheet.names.load("items");
      context.workbook.names.load("items");
    });
    expect(await places(await reopened(again))).toEqual([
      "'Taux d''avril'!A1:B2,'Taux d''avril'!D1:E2",
      "'Taux d''avril'!5:5",
      "'Taux d''avril'!A:B",
    ]);
  });

  it("is no name for an add-in", async () => {
    const book = opened();
    await onFirstSheet(book, async ({ pageLayout, names }, context) => {
      pageLayout.setPrintArea("A1:F40");
      names.load("items/name");
      await context.sync();
      expect(names.items).toEqual([]);
    });
  });

  it("breaks where it is told to, rows inserted above or not", async () => {
    const book = opened();
    await onFirstSheet(book, async (sheet, context) => {
      const { horizontalPageBreaks } = sheet;
      const later = horizontalPageBreaks.add("A20");
      const first = horizontalPageBreaks.add(sheet.getRange("C10:D11"));
      horizontalPageBreaks.add("B10");
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      horizontalPageBreaks.load("items/rowIndex,items/columnIndex");
      const count = horizontalPageBreaks.getCount();
      await context.sync();
      expect([
        count.value,
        horizontalPageBreaks.items.map(({ rowIndex, columnIndex }) => [rowIndex, columnIndex]),
      ]).toEqual([
        2,
        [
          [11, 0],
          [21, 0],
        ],
      ]);
      expect([first.toJSON(), later.toJSON()]).toEqual([{}, {}]);
    });
    const again = await reopened(book);
    await onFirstSheet(again, async ({ horizontalPageBreaks }, context) => {
      const second = horizontalPageBreaks.getItem(1);
      const cell = second.getCellAfterBreak().load("address");
      await context.sync();
      expect(cell.address).toBe("Feuil1!A22");
      second.delete();
      const made = horizontalPageBreaks.add("A5");
      await context.sync();
      made.load("rowIndex");
      await context.sync();
      expect(made.rowIndex).toBe(4);
    });
    expect((await reopened(again)).host.workbook.sheets[0]!.page.rowBreaks).toEqual([4, 11]);
    await onFirstSheet(again, ({ horizontalPageBreaks }) => horizontalPageBreaks.removePageBreaks());
    expect((await reopened(again)).host.workbook.sheets[0]!.page.rowBreaks).toEqual([]);
  });
});

describe("a page refuses", () => {
  it.each<[string, (sheet: Excel.Worksheet, context: Excel.RequestContext) => void, string, string]>([
    [
      "a direction that is none",
      (s) => void (s.pageLayout.orientation = "Askew" as "Portrait"),
      "InvalidArgument",
      "PageLayout.orientation",
    ],
    [
      "a paper that is none",
      (s) => void (s.pageLayout.paperSize = "A0" as "A4"),
      "InvalidArgument",
      "PageLayout.paperSize",
    ],
    ["a zoom beyond 400", (s) => void (s.pageLayout.zoom = { scale: 401 }), "InvalidArgument", "PageLayout.zoom"],
    ["a zoom to nothing", (s) => void (s.pageLayout.zoom = {}), "InvalidArgument", "PageLayout.zoom"],
    [
      "half a page",
      (s) => void (s.pageLayout.zoom = { horizontalFitToPages: 0.5 }),
      "InvalidArgument",
      "PageLayout.zoom",
    ],
    ["a negative margin", (s) => void (s.pageLayout.leftMargin = -1), "InvalidArgument", "PageLayout.leftMargin"],
    [
      "a unit that is none",
      (s) => s.pageLayout.setPrintMargins("Feet" as "Inches", { left: 1 }),
      "InvalidArgument",
      "PageLayout.setPrintMargins",
    ],
    [
      "an area of another sheet",
      (s, c) => s.pageLayout.setPrintArea(c.workbook.worksheets.add("B").getRange("A1:B2")),
      "InvalidArgument",
      "PageLayout.setPrintArea",
    ],
    [
      "titles of another sheet",
      (s, c) => s.pageLayout.setPrintTitleRows(c.workbook.worksheets.add("B").getRange("1:2")),
      "InvalidArgument",
      "PageLayout.setPrintTitleRows",
    ],
    ["an area that it hasn't", (s) => s.pageLayout.getPrintArea().clear(), "ItemNotFound", "PageLayout.getPrintArea"],
    [
      "titles that it hasn't",
      (s) => s.pageLayout.getPrintTitleRows().clear(),
      "ItemNotFound",
      "PageLayout.getPrintTitleRows",
    ],
    [
      "a break before the first row",
      (s) => void s.horizontalPageBreaks.add("A1"),
      "InvalidArgument",
      "PageBreakCollection.add",
    ],
    [
      "a break that isn't there",
      (s) => s.horizontalPageBreaks.getItem(0).delete(),
      "ItemNotFound",
      "PageBreakCollection.getItem",
    ],
    [
      "what it doesn't know: breaks between columns",
      (s) => void s.verticalPageBreaks.add("C1"),
      "NotImplemented",
      "Worksheet.verticalPageBreaks",
    ],
    [
      "what it doesn't know: the first page's number",
      (s) => void (s.pageLayout.firstPageNumber = 2),
      "NotImplemented",
      "PageLayout.firstPageNumber",
    ],
    [
      "what it doesn't know: another first page",
      (s) => void (s.pageLayout.headersFooters.firstPage.leftHeader = "x"),
      "NotImplemented",
      "HeaderFooterGroup.firstPage",
    ],
  ])("%s", async (_name, act, code, location) => {
    expect(await failure(onFirstSheet(opened(), act))).toEqual({ code, location });
  });
});
