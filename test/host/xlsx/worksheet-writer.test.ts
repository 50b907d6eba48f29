import { describe, expect, it } from "vitest";
import { parseArea } from "../../../src/cells/address.ts";
import type { Area, Aspect, ConditionalRule, SheetModel, WorkbookModel } from "../../../src/host/model/workbook.ts";
import { newSheet } from "../../../src/host/xlsx/new-workbook.ts";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { saveXlsx } from "../../../src/host/xlsx/save.ts";
import { openXmlErrors } from "../../open-xml-sdk.ts";
import { MAIN, packageOf, partText, relationships, sheetXml } from "./package-fixture.ts";

const area = (a1: string): Area => parseArea(a1)!;

function open(children: string, parts: Record<string, string> = {}): WorkbookModel {
  return openXlsx(packageOf({ "xl/worksheets/sheet1.xml": sheetXml(children), ...parts }));
}

/** The children of the worksheet once `change` was made and saved. */
function edited(
  children: string,
  aspect: Aspect,
  change: (sheet: SheetModel, workbook: WorkbookModel) => void,
  parts: Record<string, string> = {},
): string {
  const workbook = open(children, parts);
  const sheet = workbook.sheets[0]!;
  change(sheet, workbook);
  sheet.touched.add(aspect);
  const text = partText(saveXlsx(workbook), sheet.part!);
  return /<worksheet[^>]*>(.*)<\/worksheet>/s.exec(text)![1]!;
}

describe("touching an aspect without changing it", () => {
  const children =
    '<sheetPr codeName="F"><tabColor theme="4"/><pageSetUpPr autoPageBreaks="0"/></sheetPr><dimension ref="A1"/>' +
    '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A9" activePane="bottomLeft" state="frozenSplit"/><selection pane="bottomLeft" sqref="A3"/></sheetView></sheetViews>' +
    '<sheetFormatPr baseColWidth="10" defaultRowHeight="14.4"/><cols><col min="1" max="2" width="12.5" customWidth="1" outlineLevel="1"/><col min="4" max="16384" width="9"/></cols>' +
    '<sheetData><row r="1" ht="14.4" customHeight="1" outlineLevel="1"><c r="A1"><v>1</v></c></row></sheetData>' +
    '<sheetProtection sheet="1"/><autoFilter ref="A1:B2"><filterColumn colId="0"/></autoFilter><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>' +
    '<conditionalFormatting pivot="1" sqref="A1"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="1" xWindow="9"><dataValidation type="whole" sqref="A1"><formula1>1</formula1></dataValidation></dataValidations>' +
    '<hyperlinks><hyperlink ref="A1" location="Budget!B1" display="x"/></hyperlinks>' +
    '<printOptions gridLinesSet="0"/><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><pageSetup paperSize="9" orientation="portrait" horizontalDpi="300" r:id="rId9"/>' +
    '<headerFooter differentFirst="1"><oddHeader>&amp;Cx</oddHeader><firstHeader>y</firstHeader></headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="5" min="2" max="9" man="1"/></rowBreaks>';
  const aspects: Aspect[] = ["view", "columns", "rows", "protection", "autoFilter", "merges", "conditionalFormats"];

  it.each([...aspects, "dataValidations", "hyperlinks", "page", "charts", "tables"] as const)("%s", (aspect) => {
    expect(edited(children, aspect, () => {})).toBe(children);
  });
});

describe("columns", () => {
  const cols = '<cols><col min="1" max="5" width="12.5" customWidth="1" outlineLevel="1"/></cols>';

  it.each([
    [
      "a width",
      (sheet: SheetModel) => sheet.columns.set(2, { width: 30, hidden: false, style: null }),
      '<cols><col min="1" max="2" width="12.5" customWidth="1" outlineLevel="1"/><col min="3" max="3" width="30" customWidth="1" outlineLevel="1"/><col min="4" max="5" width="12.5" customWidth="1" outlineLevel="1"/></cols>',
    ],
    [
      "a hidden column",
      (sheet: SheetModel) => sheet.columns.set(0, { width: 12.5, hidden: true, style: null }),
      '<cols><col min="1" max="1" width="12.5" customWidth="1" outlineLevel="1" hidden="1"/><col min="2" max="5" width="12.5" customWidth="1" outlineLevel="1"/></cols>',
    ],
    [
      "a format",
      (sheet: SheetModel) => sheet.columns.set(6, { width: null, hidden: false, style: 1 }),
      '<cols><col min="1" max="5" width="12.5" customWidth="1" outlineLevel="1"/><col min="7" max="7" width="9.140625" style="1"/></cols>',
    ],
  ])("get %s", (_, change, expected) => {
    expect(edited(`${cols}<sheetData/>`, "columns", change)).toBe(`${expected}<sheetData/>`);
  });
});

describe("the view", () => {
  const view = (inside: string, attributes = "") =>
    `<sheetViews><sheetView${attributes} workbookViewId="0">${inside}</sheetView></sheetViews><sheetData/>`;

  it("freezes and thaws", () => {
    const frozen = view(
      '<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight"/>',
      ' zoomScale="80"',
    );
    expect(
      edited(view("", ' zoomScale="80" topLeftCell="A50"'), "view", (sheet) => {
        sheet.freeze = { rows: 2, columns: 1 };
      }),
    ).toBe(frozen);
    expect(edited(frozen, "view", (sheet) => void (sheet.freeze = null))).toBe(
      '<sheetViews><sheetView zoomScale="80" workbookViewId="0"/></sheetViews><sheetData/>',
    );
  });

  it("shows and hides grid lines and headings", () => {
    const change = (sheet: SheetModel) => {
      sheet.showGridlines = !sheet.showGridlines;
      sheet.showHeadings = !sheet.showHeadings;
    };
    const hidden =
      '<sheetViews><sheetView workbookViewId="0" showGridLines="0" showRowColHeaders="0"/></sheetViews><sheetData/>';
    expect(edited("<sheetData/>", "view", change)).toBe(hidden);
    expect(edited(hidden, "view", change)).toBe('<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData/>');
  });
});

it("changes the page and keeps printer settings and first pages", () => {
  const children =
    '<sheetPr><outlinePr summaryBelow="0"/></sheetPr><sheetData/><pageSetup paperSize="8" scale="50" horizontalDpi="300"/>' +
    '<headerFooter differentFirst="1"><oddHeader>&amp;Cx</oddHeader><firstHeader>y</firstHeader></headerFooter>';
  const written = edited(children, "page", (sheet) => {
    sheet.page = {
      ...sheet.page,
      orientation: "Landscape",
      paperSize: 9,
      scale: null,
      fitToWidth: 1,
      fitToHeight: null,
      header: { left: "", center: "", right: "R&D" },
      footer: { left: "&P", center: "", right: "" },
      rowBreaks: [10, 20],
    };
  });
  expect(written).toBe(
    '<sheetPr><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetData/>' +
      '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" horizontalDpi="300" fitToHeight="0" orientation="landscape"/>' +
      '<headerFooter differentFirst="1"><oddHeader>&amp;RR&amp;D</oddHeader><oddFooter>&amp;L&amp;P</oddFooter><firstHeader>y</firstHeader></headerFooter>' +
      '<rowBreaks count="2" manualBreakCount="2"><brk id="10" max="16383" man="1"/><brk id="20" max="16383" man="1"/></rowBreaks>',
  );
});

describe("conditional formats", () => {
  const rule = (priority: number, id = "") =>
    `<cfRule type="dataBar" priority="${priority}"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar>${id && `<extLst><ext xmlns:x14="urn:x14" uri="{B}"><x14:id>${id}</x14:id></ext></extLst>`}</cfRule>`;
  const children =
    `<sheetData/><conditionalFormatting sqref="A1:A9">${rule(1, "{1}")}${rule(2)}</conditionalFormatting>` +
    '<extLst><ext uri="{78}"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="dataBar" id="{1}"/><xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext uri="{05}"><x14:other/></ext></extLst>';

  it("that go take along what later versions say of them", () => {
    expect(edited(children, "conditionalFormats", (sheet) => void sheet.conditionalFormats.shift())).toBe(
      `<sheetData/><conditionalFormatting sqref="A1:A9">${rule(2)}</conditionalFormatting><extLst><ext uri="{05}"><x14:other/></ext></extLst>`,
    );
  });

  it("that stay keep their text, but for a new priority", () => {
    const written = edited(children, "conditionalFormats", (sheet) => {
      sheet.conditionalFormats[0]!.priority = 7;
    });
    expect(written).toBe(children.replace('priority="1"', 'priority="7"'));
  });

  it("of a sheet that is copied leave the extension behind", () => {
    const workbook = open(children);
    const copy = newSheet(workbook, "Copie");
    copy.conditionalFormats = structuredClone(workbook.sheets[0]!.conditionalFormats);
    workbook.sheets.push(copy);
    const saved = saveXlsx(workbook);
    const part = openXlsx(saved).sheets[1]!.part!;
    expect(partText(saved, part)).toContain(
      `<conditionalFormatting sqref="A1:A9">${rule(1)}${rule(2)}</conditionalFormatting>`,
    );
  });

  const rules: [ConditionalRule, string][] = [
    [
      { kind: "cellValue", operator: "Between", formula1: "=1", formula2: "2" },
      '<cfRule type="cellIs" priority="1" operator="between"><formula>1</formula><formula>2</formula></cfRule>',
    ],
    [
      { kind: "custom", formula: "=$A2<STDEV.S($A:$A)" },
      '<cfRule type="expression" priority="1"><formula>$A2&lt;_xlfn.STDEV.S($A:$A)</formula></cfRule>',
    ],
    [
      { kind: "textComparison", operator: "Contains", text: 'a"b' },
      '<cfRule type="containsText" priority="1" operator="containsText" text="a&quot;b"><formula>NOT(ISERROR(SEARCH("a""b",B2)))</formula></cfRule>',
    ],
    [
      { kind: "topBottom", type: "BottomPercent", rank: 5 },
      '<cfRule type="top10" priority="1" percent="1" bottom="1" rank="5"/>',
    ],
    [
      { kind: "preset", criterion: "Blanks" },
      '<cfRule type="containsBlanks" priority="1"><formula>LEN(TRIM(B2))=0</formula></cfRule>',
    ],
    [
      { kind: "preset", criterion: "EqualOrOneStdDevBelowAverage" },
      '<cfRule type="aboveAverage" priority="1" aboveAverage="0" equalAverage="1" stdDev="1"/>',
    ],
    [
      { kind: "preset", criterion: "Today" },
      '<cfRule type="timePeriod" priority="1" timePeriod="today"><formula>FLOOR(B2,1)=TODAY()</formula></cfRule>',
    ],
    [
      {
        kind: "colorScale",
        detail: {
          threeColorScale: true,
          criteria: {
            minimum: { type: "LowestValue", color: "#FF0000" },
            midpoint: { type: "Percentile", formula: "50", color: "#FFFF00" },
            maximum: { type: "Number", formula: "=10", color: "#00FF00" },
          },
        },
      },
      '<cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/><cfvo type="percentile" val="50"/><cfvo type="num" val="10"/><color rgb="FFFF0000"/><color rgb="FFFFFF00"/><color rgb="FF00FF00"/></colorScale></cfRule>',
    ],
    [
      {
        kind: "iconSet",
        detail: {
          style: "FourTrafficLights",
          showIconOnly: true,
          criteria: [{ type: "Invalid" }, { type: "Number", formula: "=5", operator: "GreaterThan" }],
        },
      },
      '<cfRule type="iconSet" priority="1"><iconSet iconSet="4TrafficLights" showValue="0"><cfvo type="percent" val="0"/><cfvo type="num" val="5" gte="0"/><cfvo type="percent" val="50"/><cfvo type="percent" val="75"/></iconSet></cfRule>',
    ],
  ];

  it.each(rules)("%j is written", (made, expected) => {
    const written = edited("<sheetData/>", "conditionalFormats", (sheet) => {
      sheet.conditionalFormats = [
        { id: "{}", areas: [area("B2:B9")], priority: 1, stopIfTrue: false, rule: made, format: {}, raw: null },
      ];
    });
    expect(written).toBe(`<sheetData/><conditionalFormatting sqref="B2:B9">${expected}</conditionalFormatting>`);
  });
});

describe("data validations", () => {
  it.each([
    [
      { wholeNumber: { formula1: 1, formula2: 9, operator: "NotBetween" } },
      ' type="whole" operator="notBetween"',
      "<formula1>1</formula1><formula2>9</formula2>",
    ],
    [{ list: { source: "=$A$1:$A$3", inCellDropDown: true } }, ' type="list"', "<formula1>$A$1:$A$3</formula1>"],
    [
      { list: { source: 'a,"b"', inCellDropDown: false } },
      ' type="list" showDropDown="1"',
      '<formula1>"a,""b"""</formula1>',
    ],
    [{ custom: { formula: "=LEN(B2)<5" } }, ' type="custom"', "<formula1>LEN(B2)&lt;5</formula1>"],
    [
      { textLength: { formula1: "=A1", operator: "LessThan" } },
      ' type="textLength" operator="lessThan"',
      "<formula1>A1</formula1>",
    ],
  ])("%j", (rule, attributes, inside) => {
    const written = edited("<sheetData/>", "dataValidations", (sheet) => {
      sheet.dataValidations = [
        {
          areas: [area("B2"), area("D2:D5")],
          rule,
          errorAlert: { showAlert: false },
          prompt: null,
          ignoreBlanks: false,
          raw: null,
        },
      ];
    });
    expect(written).toBe(
      `<sheetData/><dataValidations count="1"><dataValidation${attributes} sqref="B2 D2:D5">${inside}</dataValidation></dataValidations>`,
    );
  });

  it("go with the last one", () => {
    const children =
      '<sheetData/><dataValidations count="1"><dataValidation type="custom" sqref="A1"/></dataValidations>';
    expect(edited(children, "dataValidations", (sheet) => void (sheet.dataValidations = []))).toBe("<sheetData/>");
  });
});

describe("links", () => {
  const parts = {
    "xl/worksheets/_rels/sheet1.xml.rels": relationships(["rId3", "hyperlink", "https://a.example"]).replace(
      '"/></Rel',
      '" TargetMode="External"/></Rel',
    ),
  };
  const children = '<sheetData/><hyperlinks><hyperlink ref="A1" r:id="rId3" display="A"/></hyperlinks>';
  const link = (where: string, address: string | null, documentReference: string | null) => ({
    area: area(where),
    address,
    documentReference,
    screenTip: null,
  });

  it("to the same address share a relationship", () => {
    expect(
      edited(
        children,
        "hyperlinks",
        (sheet) => void sheet.hyperlinks.push(link("B2:C3", "https://a.example", null)),
        parts,
      ),
    ).toBe(children.replace("</hyperlinks>", '<hyperlink ref="B2:C3" r:id="rId3"/></hyperlinks>'));
  });

  it("that go take their relationship along", () => {
    const workbook = open(children, parts);
    workbook.sheets[0]!.hyperlinks = [link("A1", null, "Budget!A9")];
    workbook.sheets[0]!.touched.add("hyperlinks");
    const saved = saveXlsx(workbook);
    expect(partText(saved, "/xl/worksheets/sheet1.xml")).toContain('<hyperlink ref="A1" location="Budget!A9"/>');
    expect(partText(saved, "/xl/worksheets/_rels/sheet1.xml.rels")).not.toContain("a.example");
  });
});

describe("tables of the file", () => {
  const table =
    `<table xmlns="${MAIN}" id="3" name="T" displayName="T" ref="A1:B3" totalsRowShown="0"><autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>` +
    '<tableColumns count="2"><tableColumn id="1" name="a" dataDxfId="0"/><tableColumn id="2" name="b"><calculatedColumnFormula>1</calculatedColumnFormula></tableColumn></tableColumns>' +
    '<tableStyleInfo name="TableStyleLight1" showFirstColumn="1" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>';
  const parts = {
    "xl/tables/table1.xml": table,
    "xl/worksheets/_rels/sheet1.xml.rels": relationships(["rId1", "table", "../tables/table1.xml"]),
  };
  const children = '<sheetData/><tableParts count="1"><tablePart r:id="rId1"/></tableParts>';
  const save = (change: (sheet: SheetModel) => void): Uint8Array => {
    const workbook = open(children, parts);
    const sheet = workbook.sheets[0]!;
    change(sheet);
    sheet.touched.add("tables");
    return saveXlsx(workbook);
  };

  it("come back as they were when only marked as changed", () => {
    expect(
      partText(
        save((sheet) => void (sheet.tables[0]!.changed = true)),
        "/xl/tables/table1.xml",
      ),
    ).toBe(table);
  });

  it("grow, are renamed, and get totals", () => {
    const saved = save((sheet) => {
      Object.assign(sheet.tables[0]!, { name: "U", area: area("A1:C5"), showTotals: true, changed: true });
      sheet.tables[0]!.columns.push({ id: 3, name: "c < d", totalsFormula: "SUBTOTAL(109,[c < d])" });
    });
    expect(partText(saved, "/xl/tables/table1.xml")).toBe(
      table
        .replace(
          'name="T" displayName="T" ref="A1:B3" totalsRowShown="0"',
          'name="U" displayName="U" ref="A1:C5" totalsRowShown="0" totalsRowCount="1"',
        )
        .replace('<autoFilter ref="A1:B3">', '<autoFilter ref="A1:C4">')
        .replace('count="2"', 'count="3"')
        .replace("</tableColumns>", '<tableColumn id="3" name="c &lt; d" totalsRowFunction="sum"/></tableColumns>'),
    );
  });

  it("go with their part", () => {
    const saved = save((sheet) => void (sheet.tables = []));
    expect(partText(saved, "/xl/worksheets/sheet1.xml")).not.toContain("tablePart");
    expect(partText(saved, "/[Content_Types].xml")).not.toContain("table1");
    expect(openXlsx(saved).sheets[0]!.tables).toEqual([]);
  });
});

it("writes the notes of a new sheet", async () => {
  const workbook = open("<sheetData/>");
  const copy = newSheet(workbook, "Copie");
  copy.comments = [
    { row: 4, column: 1, author: "B", text: "deux\nlignes" },
    { row: 0, column: 0, author: "A & co", text: "un" },
  ];
  workbook.sheets.push(copy);
  const saved = saveXlsx(workbook);
  const again = openXlsx(saved).sheets[1]!;
  expect(again.comments).toEqual([copy.comments[1], copy.comments[0]]);
  expect(await openXmlErrors(saved)).toEqual([]);
});
