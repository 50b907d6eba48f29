import { describe, expect, it } from "vitest";
import { parseArea } from "../../../src/cells/address.ts";
import { cellError } from "../../../src/host/model/cells.ts";
import type { SheetModel, WorkbookModel } from "../../../src/host/model/workbook.ts";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { saveXlsx } from "../../../src/host/xlsx/save.ts";
import { MAIN, packageOf, partText, relationships, sheetXml } from "./package-fixture.ts";

const SHEET = "/xl/worksheets/sheet1.xml";

function edit(sheetData: string, change: (sheet: SheetModel, workbook: WorkbookModel) => void, strings = ""): string {
  const workbook = openXlsx(
    packageOf({
      "xl/worksheets/sheet1.xml": sheetXml(sheetData),
      ...(strings
        ? {
            "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${strings}</sst>`,
            "xl/_rels/workbook.xml.rels": relationships(
              ["rId1", "worksheet", "worksheets/sheet1.xml"],
              ["rId2", "styles", "styles.xml"],
              ["rId3", "sharedStrings", "sharedStrings.xml"],
            ),
          }
        : {}),
    }),
  );
  change(workbook.sheets[0]!, workbook);
  const text = partText(saveXlsx(workbook), SHEET);
  return /<sheetData.*<\/sheetData>|<sheetData\/>/s.exec(text)![0];
}

function set(
  sheet: SheetModel,
  a1: string,
  value: Parameters<SheetModel["cells"]["setValue"]>[2],
  formula: string | null = null,
) {
  const { top, left } = parseArea(a1)!;
  sheet.cells.setValue(top, left, value);
  sheet.cells.setFormula(top, left, formula);
  sheet.cells.markEdited(top, left);
}

describe("a cell that is set", () => {
  it.each([
    ["a number", 12.5, null, '<c r="B2"><v>12.5</v></c>'],
    ["a text", "a < b", null, '<c r="B2" t="inlineStr"><is><t>a &lt; b</t></is></c>'],
    ["spaces at the ends", " a", null, '<c r="B2" t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>'],
    ["what looks like a formula", "=1+1", null, '<c r="B2" t="inlineStr"><is><t>=1+1</t></is></c>'],
    ["a carriage return", "a\rb", null, '<c r="B2" t="inlineStr"><is><t>a_x000D_b</t></is></c>'],
    ["true", true, null, '<c r="B2" t="b"><v>1</v></c>'],
    ["an error", cellError("#N/A"), null, '<c r="B2" t="e"><v>#N/A</v></c>'],
    ["a formula", 3, "1+2", '<c r="B2"><f>1+2</f><v>3</v></c>'],
    ["a formula that gives text", "x", 'IF(A1<1,"x","")', '<c r="B2" t="str"><f>IF(A1&lt;1,"x","")</f><v>x</v></c>'],
    ["a formula without result", null, "A1", '<c r="B2"><f>A1</f></c>'],
    ["a newer function", 1, "MAXIFS(A:A,B:B,1)", '<c r="B2"><f>_xlfn.MAXIFS(A:A,B:B,1)</f><v>1</v></c>'],
  ])("holds %s", (_, value, formula, cell) => {
    expect(edit("<sheetData/>", (sheet) => set(sheet, "B2", value, formula))).toBe(
      `<sheetData><row r="2">${cell}</row></sheetData>`,
    );
  });
});

describe("cells among those of the file", () => {
  const data =
    '<sheetData>\n<row r="2" spans="2:4" ht="20" x14ac:dyDescent="0.3" xmlns:x14ac="urn:x"><c r="B2" s="1"><v>1.50</v></c><c r="D2" vm="2"><v>4</v></c></row>\n<row r="5"/></sheetData>';

  it.each([
    ["before a row", "A1", '<row r="1"><c r="A1"><v>9</v></c></row><row r="2"'],
    ["between rows", "A4", '</row>\n<row r="4"><c r="A4"><v>9</v></c></row><row r="5"/>'],
    ["after all rows", "A9", '<row r="5"/><row r="9"><c r="A9"><v>9</v></c></row></sheetData>'],
    ["in an empty row", "A5", '<row r="5"><c r="A5"><v>9</v></c></row></sheetData>'],
    ["before a cell", "A2", '><c r="A2"><v>9</v></c><c r="B2" s="1"><v>1.50</v></c><c r="D2"'],
    ["between cells", "C2", '</c><c r="C2"><v>9</v></c><c r="D2"'],
    ["after the cells", "E2", '<v>4</v></c><c r="E2"><v>9</v></c></row>'],
  ])("%s", (_, a1, expected) => {
    const written = edit(data, (sheet) => set(sheet, a1, 9));
    expect(written).toContain(expected);
    expect(written).toContain('<c r="D2" vm="2"><v>4</v></c>');
    // The hint of the columns stands only where it is still true.
    expect(written.includes("spans")).toBe(!a1.endsWith("2"));
  });

  it("replaces a value and keeps the style", () => {
    expect(edit(data, (sheet) => set(sheet, "B2", 7))).toContain('<c r="B2" s="1"><v>7</v></c><c r="D2" vm="2">');
  });

  it("drops the metadata of a value that goes", () => {
    expect(edit(data, (sheet) => set(sheet, "D2", 7))).toContain('<c r="D2"><v>7</v></c>');
  });

  it("empties a cell but keeps its style", () => {
    expect(edit(data, (sheet) => set(sheet, "B2", null))).toContain('><c r="B2" s="1"/><c r="D2"');
  });

  it("drops an emptied cell without style", () => {
    expect(edit(data, (sheet) => set(sheet, "D2", null))).toContain("<v>1.50</v></c></row>");
  });

  it("changes the style alone and leaves the rest as written", () => {
    const written = edit(data, (sheet, workbook) => {
      sheet.cells.setStyle(1, 3, workbook.styles.with(0, { wrap: true }));
      sheet.cells.markEdited(1, 3);
    });
    expect(written).toContain('<c r="D2" vm="2" s="2"><v>4</v></c>');
  });

  it("keeps rich text when only the style changes", () => {
    const written = edit(
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>',
      (sheet, workbook) => {
        sheet.cells.setStyle(0, 0, workbook.styles.with(0, { wrap: true }));
        sheet.cells.markEdited(0, 0);
      },
      "<si><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></si>",
    );
    expect(written).toContain('<c r="A1" t="s" s="2"><v>0</v></c>');
  });
});

describe("rows and cells that leave their place unsaid", () => {
  const data = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>";

  it.each([
    ["A1", 9, '<c r="A1"><v>9</v></c><c><v>2</v></c>'],
    ["A1", null, '<c r="A1"/><c><v>2</v></c>'],
    ["B1", null, "<c><v>1</v></c></row>"],
    ["A2", 9, '<row><c r="A2"><v>9</v></c></row>'],
    ["A3", 9, '</row><row r="3"><c r="A3"><v>9</v></c></row></sheetData>'],
  ])("%s", (a1, value, expected) => {
    expect(edit(data, (sheet) => set(sheet, a1, value))).toContain(expected);
  });
});

describe("shared formulas", () => {
  const data =
    '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c></row>' +
    '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c><c r="B2"><f t="shared" si="1" ref="B2">C2</f></c></row>' +
    '<row r="3"><c r="A3"><f t="shared" si="0"></f><v>6</v></c></row></sheetData>';

  it("are written out when the cell that holds the text changes", () => {
    expect(edit(data, (sheet) => set(sheet, "A1", 5))).toBe(
      '<sheetData><row r="1"><c r="A1"><v>5</v></c></row>' +
        '<row r="2"><c r="A2"><f>B2*2</f><v>4</v></c><c r="B2"><f t="shared" si="1" ref="B2">C2</f></c></row>' +
        '<row r="3"><c r="A3"><f>B3*2</f><v>6</v></c></row></sheetData>',
    );
  });

  it("stay when another cell of the group changes", () => {
    const written = edit(data, (sheet) => set(sheet, "A2", 5));
    expect(written).toContain('<f t="shared" ref="A1:A3" si="0">B1*2</f>');
    expect(written).toContain('<c r="A2"><v>5</v></c>');
  });

  it("stay when the cell that holds the text gets another result", () => {
    const written = edit(data, (sheet) => set(sheet, "A1", 5, "B1*2"));
    expect(written).toContain('<c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>5</v></c>');
    expect(written).toContain('<f t="shared" si="0"/>');
  });
});

it("keeps array formulas and data tables whose result alone changes", () => {
  const data =
    '<sheetData><row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c>' +
    '<c r="C1"><f t="dataTable" ref="C1:C2" r1="D1"/><v>1</v></c></row></sheetData>';
  const written = edit(data, (sheet) => {
    set(sheet, "A1", 7, "B1:B2");
    set(sheet, "C1", 8);
  });
  expect(written).toContain('<c r="A1" cm="1"><f t="array" ref="A1:A2">B1:B2</f><v>7</v></c>');
  expect(written).toContain('<c r="C1"><f t="dataTable" ref="C1:C2" r1="D1"/><v>8</v></c>');
});

describe("rows", () => {
  const data =
    '<sheetData><row r="1" ht="30" customHeight="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"/></sheetData>';
  const touch = (change: (sheet: SheetModel) => void) => (sheet: SheetModel) => {
    change(sheet);
    sheet.touched.add("rows");
  };

  it.each([
    [
      "a height",
      touch((s) => s.rows.set(0, { height: 40, hidden: false, style: null })),
      '<row r="1" ht="40" customHeight="1"><c',
    ],
    ["an automatic height", touch((s) => s.rows.delete(0)), '<row r="1"><c'],
    [
      "a hidden row",
      touch((s) => s.rows.set(0, { height: 30, hidden: true, style: null })),
      '<row r="1" ht="30" customHeight="1" hidden="1"><c',
    ],
    ["a row shown again", touch((s) => s.rows.delete(1)), '<row r="2"/>'],
    [
      "a row that the file lacks",
      touch((s) => s.rows.set(6, { height: 9, hidden: false, style: null })),
      '<row r="7" ht="9" customHeight="1"/></sheetData>',
    ],
    [
      "a row with a format",
      touch((s) => s.rows.set(6, { height: null, hidden: false, style: 1 })),
      '<row r="7" s="1" customFormat="1"/>',
    ],
  ])("get %s", (_, change, expected) => {
    expect(edit(data, change)).toContain(expected);
  });
});

it("writes into a part with a prefix in that prefix", () => {
  const workbook = openXlsx(
    packageOf({
      "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    }),
  );
  const sheet = workbook.sheets[0]!;
  set(sheet, "B1", "é", "A1");
  set(sheet, "A2", 2);
  sheet.freeze = { rows: 1, columns: 0 };
  sheet.touched.add("view");
  sheet.hyperlinks = [
    { area: parseArea("A1")!, address: "https://a.example", documentReference: null, screenTip: null },
  ];
  sheet.touched.add("hyperlinks");
  expect(partText(saveXlsx(workbook), SHEET)).toBe(
    `<x:worksheet xmlns:x="${MAIN}"><x:dimension ref="A1:B2"/>` +
      '<x:sheetViews><x:sheetView workbookViewId="0"><x:pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><x:selection pane="bottomLeft"/></x:sheetView></x:sheetViews>' +
      '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="str"><x:f>A1</x:f><x:v>é</x:v></x:c></x:row>' +
      '<x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData>' +
      '<x:hyperlinks><x:hyperlink ref="A1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></x:hyperlinks></x:worksheet>',
  );
});
