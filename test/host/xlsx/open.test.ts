import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseArea } from "../../../src/cells/address.ts";
import { cellError, type Scalar } from "../../../src/host/model/cells.ts";
import type { SheetModel } from "../../../src/host/model/workbook.ts";
import { HostFileError } from "../../../src/host/xlsx/file-error.ts";
import { newSheet, newWorkbook } from "../../../src/host/xlsx/new-workbook.ts";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { packageOf, type PackageParts } from "./package-of.ts";

const sheetOf = (parts: PackageParts): SheetModel => openXlsx(packageOf(parts)).sheets[0]!;
const at = (address: string): [number, number] => {
  const area = parseArea(address)!;
  return [area.top, area.left];
};
const value = (sheet: SheetModel, address: string): Scalar => sheet.cells.value(...at(address));
const formula = (sheet: SheetModel, address: string) => sheet.cells.formula(...at(address));
const area = (text: string) => parseArea(text)!;

describe("values of cells", () => {
  const strings =
    `<si><t>zéro</t></si><si><r><t xml:space="preserve">gras </t></r><r><rPr><b/></rPr><t>et non</t></r></si>` +
    `<si><t>1&#10;2\r\n3_x000D_4_x005F_x0041_</t><rPh><t>non</t></rPh></si><si/><si><t> x </t></si><si><t xml:space="preserve"> x </t></si>`;

  it.each<[string, Scalar]>([
    [`<c r="A1"><v>1.5</v></c>`, 1.5],
    [`<c r="A1" t="n"><v> -2E3 </v></c>`, -2000],
    [`<c r="A1"><v></v></c>`, null],
    [`<c r="A1" s="0"/>`, null],
    [`<c r="A1"><v>n/a</v></c>`, "n/a"],
    [`<c r="A1" t="s"><v>0</v></c>`, "zéro"],
    [`<c r="A1" t="s"><v>1</v></c>`, "gras et non"],
    [`<c r="A1" t="s"><v>2</v></c>`, "1\n2\n3\r4_x0041_"],
    [`<c r="A1" t="s"><v>3</v></c>`, ""],
    [`<c r="A1" t="s"><v>4</v></c>`, "x"],
    [`<c r="A1" t="s"><v>5</v></c>`, " x "],
    [`<c r="A1" t="s"><v>99</v></c>`, null],
    [`<c r="A1" t="s"/>`, null],
    [`<c r="A1" t="s"><v/></c>`, null],
    [`<c r="A1" t="b"><v>1</v></c>`, true],
    [`<c r="A1" t="b"><v>0</v></c>`, false],
    [`<c r="A1" t="e"><v>#DIV/0!</v></c>`, cellError("#DIV/0!")],
    [`<c r="A1" t="str"><v>a &amp; b</v></c>`, "a & b"],
    [`<c r="A1" t="str"><f>""</f><v></v></c>`, ""],
    [`<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>`, "ab"],
    [`<c r="A1" t="inlineStr"><is><t><![CDATA[<a&amp;b>]]></t></is></c>`, "<a&amp;b>"],
    [`<c r="A1" t="inlineStr"><v>a</v></c>`, "a"],
    [`<c r="A1" t="d"><v>2015-10-23T12:00:00Z</v></c>`, 42300.5],
    [`<c r="A1" t="d"><v>1900-01-01</v></c>`, 1],
    [`<c r="A1" t="d"><v>1900-03-01</v></c>`, 61],
    [`<c r="A1" t="d"><v>06:00</v></c>`, 0.25],
    [`<c r="A1" t="d"><v>bientôt</v></c>`, "bientôt"],
    [`<c t='str' s="0" r='A1' ><v>x</v></c>`, "x"],
  ])("%s", (cell, expected) => {
    const sheet = sheetOf({ sheet: `<sheetData><row r="1">${cell}</row></sheetData>`, strings });
    expect(value(sheet, "A1")).toEqual(expected);
  });

  it("counts dates from 1904 where the workbook does", () => {
    const sheet = `<sheetData><row><c t="d"><v>1904-01-02</v></c></row></sheetData>`;
    const workbook = openXlsx(packageOf({ sheet, before: `<workbookPr date1904="1"/>` }));
    expect([workbook.date1904, value(workbook.sheets[0]!, "A1")]).toEqual([true, 1]);
  });

  it("places rows and cells that do not say where they are", () => {
    const sheet = sheetOf({
      sheet:
        `<dimension ref="A1:B2"/><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c>` +
        `</row><row><c r="?"><v>5</v></c></row><row r="1048577"><c><v>6</v></c></row></sheetData>`,
    });
    const found = [...sheet.cells.all()].map(([row, column]) => [row, column, sheet.cells.value(row, column)]);
    expect(found.sort()).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [4, 2, 3],
      [4, 3, 4],
      [5, 0, 5],
    ]);
  });

  it("reads prefixed elements and the strict namespace", () => {
    const workbook = openXlsx(
      packageOf({
        namespace: "http://purl.oclc.org/ooxml/spreadsheetml/main",
        sheet: `<x:sheetData xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData>`,
      }),
    );
    expect(value(workbook.sheets[0]!, "B2")).toBe(7);
  });
});

describe("formulas", () => {
  const sheet = sheetOf({
    sheet:
      `<sheetData><row r="1"><c r="A1"><f>_xlfn.IFNA(B1,"_xlfn.X(")</f><v>1</v></c><c r="C1"><f t="shared" si="3"/></c></row>` +
      `<row r="2"><c r="A2"><f t="shared" ref="A2:A4" si="3">$B$1+B2</f><v>2</v></c></row><row r="3"><c r="A3"><f t="shared" si="3"></f><v>3</v></c></row>` +
      `<row r="4"><c r="A4"><f t="array" ref="A4:A5">=SUM(B1:B2*C1:C2)</f><v>4</v></c></row><row r="5"><c r="A5"><v>5</v></c>` +
      `<c r="B5"><f t="dataTable" ref="B5:B6" r1="A1">A1</f><v>6</v></c><c r="C5"><f>A1&lt;&gt;"é"</f></c></row></sheetData>`,
  });
  it.each([
    ["A1", 'IFNA(B1,"_xlfn.X(")'],
    ["A2", "$B$1+B2"],
    ["A3", "$B$1+B3"],
    ["C1", "$B$1+D1"],
    ["A4", "SUM(B1:B2*C1:C2)"],
    ["A5", null],
    ["B5", null],
    ["C5", 'A1<>"é"'],
  ])("%s: %s", (address, expected) => expect(formula(sheet, address)).toBe(expected));

  it("keep their last result", () => expect(value(sheet, "A3")).toBe(3));
});

describe("what a sheet says besides its cells", () => {
  const workbook = openXlsx(
    packageOf({
      before: `<workbookProtection lockStructure="1" workbookAlgorithmName="SHA-512"/><bookViews><workbookView activeTab="0"/></bookViews>`,
      after:
        `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Feuil1!$A$1:$B$9</definedName>` +
        `<definedName name="Taux" hidden="1" comment="c" function="1">=Feuil1!$A$1</definedName></definedNames><calcPr calcMode="manual"/>`,
      styles:
        `<numFmts><numFmt numFmtId="164" formatCode="0.0&quot; k€&quot;"/></numFmts>` +
        `<fonts><font><sz val="11"/><name val="Aptos"/></font><font><b/><i val="0"/><u val="double"/><color theme="1" tint="0.5"/></font></fonts>` +
        `<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill></fills>` +
        `<borders><border/><border><left/><bottom style="medium"><color rgb="FF00FF00"/></bottom></border></borders>` +
        `<cellXfs><xf/><xf numFmtId="164" fontId="1" fillId="1" borderId="1" quotePrefix="1"><alignment horizontal="right" wrapText="1" indent="2"/><protection locked="0"/></xf><xf numFmtId="9"/></cellXfs>` +
        `<dxfs><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>`,
      sheet:
        `<sheetPr><tabColor theme="4"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
        `<sheetViews><sheetView showGridLines="0"><pane xSplit="1" ySplit="2" state="frozen" activePane="bottomRight"/><selection sqref="A1"/><selection pane="bottomRight" sqref="C3:D4"/></sheetView></sheetViews>` +
        `<sheetFormatPr defaultRowHeight="14.4"/><cols><col min="2" max="3" width="20.5" hidden="1"/><col min="5" max="5" style="2"/></cols>` +
        `<sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>1</v></c><c r="E1"><v>0.5</v></c></row><row r="2" hidden="1" s="2" customFormat="1"/><row r="3" ht="14.4"/></sheetData>` +
        `<sheetProtection sheet="1" objects="1"/><autoFilter ref="A1:B9"/><mergeCells><mergeCell ref="A3:B4"/></mergeCells>` +
        `<conditionalFormatting sqref="A1:A9 C1"><cfRule type="cellIs" dxfId="0" priority="2" operator="lessThan"><formula>0.5</formula></cfRule>` +
        `<cfRule type="iconSet" priority="1"><iconSet iconSet="3Arrows" reverse="1"><cfvo type="percent" val="0"/><cfvo type="num" val="3" gte="0"/></iconSet></cfRule></conditionalFormatting>` +
        `<dataValidations><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="B1"><formula1>"Oui,Non"</formula1></dataValidation>` +
        `<dataValidation type="whole" operator="greaterThan" sqref="B2:B3"><formula1>5</formula1></dataValidation></dataValidations>` +
        `<hyperlinks><hyperlink ref="A1" r:id="rId1" tooltip="t"/><hyperlink ref="A2" location="'Feuil1'!B2"/></hyperlinks>` +
        `<printOptions horizontalCentered="1"/><pageMargins left="1" right="1" top="1" bottom="1" header="0.5" footer="0.5"/>` +
        `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;LA&amp;&amp;B&amp;C&amp;"Arial,Bold"Suivi&amp;R&amp;P/&amp;N</oddFooter></headerFooter>` +
        `<rowBreaks count="1"><brk id="12" man="1"/><brk id="20"/></rowBreaks>`,
      sheetRelationships: [
        ["rId1", "hyperlink", "https://www.univ.fr/"],
        ["rId2", "table", "../tables/table1.xml"],
        ["rId3", "comments", "../comments1.xml"],
      ],
      others: {
        "xl/tables/table1.xml": `<table id="3" name="n" displayName="Tickets" ref="A1:B3" totalsRowCount="1"><autoFilter ref="A1:B2"/><tableColumns><tableColumn id="1" name="N°_x000a_suivi"/><tableColumn id="2" name="Durée" totalsRowFunction="sum"/></tableColumns><tableStyleInfo name="TableStyleLight1" showRowStripes="1"/></table>`,
        "xl/comments1.xml": `<comments><authors><author>Ana</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>À </t></r><r><t>voir</t></r></text></comment></commentList></comments>`,
      },
    }),
  );
  const sheet = workbook.sheets[0]!;

  it("workbook", () => {
    expect(workbook.structureProtection?.attributes.workbookAlgorithmName).toBe("SHA-512");
    expect(workbook.calculationMode).toBe("Manual");
    expect([workbook.activeSheet, workbook.selection]).toEqual(["Feuil1", { sheet: "Feuil1", area: area("C3:D4") }]);
    expect(workbook.names).toEqual([
      { name: "Taux", formula: "Feuil1!$A$1", visible: false, comment: "c", raw: ` function="1"` },
    ]);
    expect(sheet.names.map(({ name }) => name)).toEqual(["_xlnm.Print_Area"]);
    expect([sheet.id, sheet.sheetId, sheet.part]).toEqual([
      "{00000000-0001-0000-0007-000000000000}",
      7,
      "/xl/worksheets/sheet1.xml",
    ]);
  });

  it("styles", () => {
    const { styles } = workbook;
    expect(styles.originalCount).toBe(3);
    expect(styles.get(0).font.name).toBe("Aptos");
    expect(styles.get(1)).toMatchObject({
      numberFormat: '0.0" k€"',
      font: { bold: true, italic: false, underline: "Double", color: "#808080" },
      fill: "#FF0000",
      borders: { left: null, bottom: { style: "Continuous", weight: "Medium", color: "#00FF00" } },
      horizontal: "Right",
      wrap: true,
      indent: 2,
      locked: false,
      quotePrefix: true,
    });
    expect(styles.get(2).numberFormat).toBe("0%");
    expect([sheet.cells.style(0, 0), sheet.cells.style(0, 4), sheet.cells.style(0, 1)]).toEqual([1, 0, null]);
  });

  it("rows and columns", () => {
    expect([...sheet.columns]).toEqual([
      [1, { width: 20.5, hidden: true, style: null }],
      [2, { width: 20.5, hidden: true, style: null }],
      [4, { width: null, hidden: false, style: 2 }],
    ]);
    expect([...sheet.rows]).toEqual([
      [0, { height: 30, hidden: false, style: null }],
      [1, { height: null, hidden: true, style: 2 }],
    ]);
    expect([sheet.defaultRowHeight, sheet.defaultColumnWidth]).toEqual([14.4, null]);
  });

  it("view, protection, filter, merges, links", () => {
    expect([sheet.showGridlines, sheet.showHeadings, sheet.freeze]).toEqual([false, true, { rows: 2, columns: 1 }]);
    expect(sheet.tabColor).toBe("#4472C4");
    expect(sheet.protection).toEqual({ attributes: { sheet: "1", objects: "1" } });
    expect([sheet.autoFilter, sheet.merges]).toEqual([area("A1:B9"), [area("A3:B4")]]);
    expect(sheet.hyperlinks).toEqual([
      { area: area("A1"), address: "https://www.univ.fr/", documentReference: null, screenTip: "t" },
      { area: area("A2"), address: null, documentReference: "'Feuil1'!B2", screenTip: null },
    ]);
  });

  it("conditional formats", () => {
    const [less, icons] = sheet.conditionalFormats;
    expect(less).toMatchObject({
      areas: [area("A1:A9"), area("C1")],
      priority: 2,
      rule: { kind: "cellValue", operator: "LessThan", formula1: "0.5", formula2: null },
      format: { font: { color: "#9C0006" }, fill: "#FFC7CE" },
    });
    expect(less!.raw).toBe(
      `<cfRule type="cellIs" dxfId="0" priority="2" operator="lessThan"><formula>0.5</formula></cfRule>`,
    );
    expect(icons!.rule).toEqual({
      kind: "iconSet",
      detail: {
        style: "ThreeArrows",
        reverseIconOrder: true,
        showIconOnly: false,
        criteria: [
          { type: "Percent", formula: "0", operator: "GreaterThanOrEqual" },
          { type: "Number", formula: "3", operator: "GreaterThan" },
        ],
      },
    });
  });

  it("data validations", () => {
    expect(sheet.dataValidations.map(({ areas, rule, ignoreBlanks }) => [areas, rule, ignoreBlanks])).toEqual([
      [[area("B1")], { list: { inCellDropDown: true, source: "Oui,Non" } }, true],
      [[area("B2:B3")], { wholeNumber: { formula1: 5, operator: "GreaterThan" } }, false],
    ]);
  });

  it("tables and comments", () => {
    expect(sheet.tables).toEqual([
      {
        id: 3,
        name: "Tickets",
        area: area("A1:B3"),
        showHeaders: true,
        showTotals: true,
        style: "TableStyleLight1",
        showBandedRows: true,
        showBandedColumns: false,
        showFilterButton: true,
        columns: [
          { id: 1, name: "N°\nsuivi", totalsFormula: null },
          { id: 2, name: "Durée", totalsFormula: "SUBTOTAL(109,[Durée])" },
        ],
        part: "/xl/tables/table1.xml",
        changed: false,
      },
    ]);
    expect(sheet.comments).toEqual([{ row: 1, column: 1, author: "Ana", text: "À voir" }]);
  });

  it("page", () => {
    expect(sheet.page).toMatchObject({
      orientation: "Landscape",
      paperSize: 9,
      scale: null,
      fitToWidth: 1,
      fitToHeight: null,
      margins: { left: 1, header: 0.5 },
      centerHorizontally: true,
      centerVertically: false,
      footer: { left: "A&&B", center: '&"Arial,Bold"Suivi', right: "&P/&N" },
      rowBreaks: [12],
    });
  });
});

describe("files that are refused", () => {
  const code = (bytes: Uint8Array) => {
    try {
      openXlsx(bytes);
    } catch (error) {
      return error instanceof HostFileError ? error.code : error;
    }
    return null;
  };
  const doctype = `<!DOCTYPE worksheet [<!ENTITY a "b">]>`;
  it.each([
    ["nothing", new Uint8Array(), "empty"],
    ["a text", strToU8("a;b\n1;2\n"), "text"],
    ["a zip of something else", zipSync({ "a.txt": strToU8("a") }), "not-a-workbook"],
    ["cells that do not end", packageOf({ sheet: "<sheetData><row r='1'>" }), "corrupt"],
    [
      "a document type",
      packageOf({ sheet: "", others: { "xl/worksheets/sheet1.xml": `${doctype}<worksheet/>` } }),
      "corrupt",
    ],
  ])("%s", (_, bytes, expected) => expect(code(bytes)).toBe(expected));

  it("but not for what only describes the workbook", () => {
    const sheet = sheetOf({
      sheet: "<sheetData/>",
      sheetRelationships: [["rId1", "comments", "../comments1.xml"]],
      others: { "xl/comments1.xml": "<comments><" },
    });
    expect(sheet.comments).toEqual([]);
  });
});

describe("a new workbook", () => {
  it("has one sheet, and names the next after the highest", () => {
    const workbook = newWorkbook();
    expect(workbook.sheets.map(({ name, part }) => [name, part])).toEqual([["Feuil1", null]]);
    workbook.sheets.push(newSheet(workbook, "a"));
    expect(newSheet({ sheets: workbook.sheets.slice(1) }, "b").id).toBe("{00000000-0001-0000-0003-000000000000}");
  });
});
