import { describe, expect, it } from "vitest";
import { parseArea } from "../../../src/cells/address.ts";
import { HostFileError } from "../../../src/host/xlsx/file-error.ts";
import { newSheet, newWorkbook } from "../../../src/host/xlsx/new-workbook.ts";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { saveXlsx } from "../../../src/host/xlsx/save.ts";
import { readZip } from "../../../src/host/xlsx/zip.ts";
import type { WorkbookModel } from "../../../src/host/model/workbook.ts";
import { convert, hasLibreOffice } from "../../libreoffice.ts";
import { openXmlErrors } from "../../open-xml-sdk.ts";
import { addOwnSheet, fillOwnSheet, sampleChart } from "./own-sheet.ts";
import { MAIN, packageOf, partText, relationships, sheetXml, workbookXml } from "./package-fixture.ts";

const names = (bytes: Uint8Array): string[] => [...readZip(bytes).names];

describe("a new workbook", () => {
  function filled(): WorkbookModel {
    const workbook = newWorkbook();
    addOwnSheet(workbook);
    workbook.properties["title"] = "Suivi";
    workbook.properties["company"] = "Université";
    workbook.customProperties["jauge"] = 2;
    workbook.names.push({ name: "Seuil", formula: "'Jauge Suivi'!$B$4", visible: true, comment: "", raw: null });
    return workbook;
  }

  it("opens again as it was", () => {
    const workbook = filled();
    const again = openXlsx(saveXlsx(workbook));
    expect(again.sheets.map((sheet) => sheet.name)).toEqual(["Feuil1", "Jauge Suivi"]);
    expect(again.properties).toEqual(workbook.properties);
    expect(again.customProperties).toEqual(workbook.customProperties);
    expect(again.names).toEqual(workbook.names);
    expect(again.activeSheet).toBe(workbook.activeSheet);
    const [before, after] = [workbook.sheets[1]!, again.sheets[1]!];
    for (const [row, column] of before.cells.all()) {
      expect(after.cells.value(row, column)).toBe(before.cells.value(row, column));
      expect(after.cells.formula(row, column)?.replace("_xlfn.", "")).toBe(
        before.cells.formula(row, column) ?? undefined,
      );
      expect(again.styles.get(after.cells.style(row, column) ?? 0)).toEqual(
        workbook.styles.get(before.cells.style(row, column) ?? before.columns.get(column)?.style ?? 0),
      );
    }
    for (const aspect of ["tabColor", "merges", "freeze", "showGridlines", "page", "hyperlinks", "names"] as const) {
      expect(after[aspect]).toEqual(before[aspect]);
    }
    expect(after.columns.get(0)).toEqual({ width: 30, hidden: false, style: null });
    expect(after.rows.get(20)).toEqual({ height: null, hidden: true, style: null });
    expect(
      after.conditionalFormats.map(({ areas, rule, format, priority, stopIfTrue }) => ({
        areas,
        rule,
        format,
        priority,
        stopIfTrue,
      }))[0],
    ).toEqual({
      areas: [parseArea("D4:D7")],
      rule: { kind: "cellValue", operator: "LessThan", formula1: "0.5", formula2: null },
      format: before.conditionalFormats[0]!.format,
      priority: 1,
      stopIfTrue: true,
    });
    expect(after.dataValidations.map(({ rule }) => rule)).toEqual(before.dataValidations.map(({ rule }) => rule));
    expect(after.tables[0]).toMatchObject({ name: "Jauge_Enveloppes", area: parseArea("A3:D7"), id: 1 });
    expect(after.charts[0]!.series.map(({ chartType, values }) => [chartType, values])).toEqual(
      before.charts[0]!.series.map(({ chartType, values }) => [chartType, values]),
    );
  });

  it("gives the same bytes each time", () => {
    expect(saveXlsx(filled())).toEqual(saveXlsx(filled()));
  });

  it("is valid for the Open XML SDK", async () => {
    expect(await openXmlErrors(saveXlsx(filled()))).toEqual([]);
  });

  it("is refused without a sheet that can be seen", () => {
    const workbook = newWorkbook();
    workbook.sheets[0]!.visibility = "Hidden";
    expect(() => saveXlsx(workbook)).toThrow(HostFileError);
  });

  it.skipIf(!hasLibreOffice)("gives the same figures in LibreOffice", async () => {
    const csv = await convert(
      { bytes: saveXlsx(filled()), extension: "xlsx" },
      "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,2",
    );
    expect(new TextDecoder().decode(csv)).toContain("Personnel;1200.5;1100;91.6284881299459%");
  });
});

const TWO_SHEETS = {
  "xl/workbook.xml": workbookXml(
    '<sheet name="Budget" sheetId="1" r:id="rId1"/><sheet name="Tickets" sheetId="7" state="hidden" r:id="rId5"/>',
    '<definedNames><definedName name="Taux" comment="c">Budget!$B$2</definedName>' +
      '<definedName name="_xlnm.Print_Area" localSheetId="1">Tickets!$A$1:$C$9</definedName>' +
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">Budget!$1:$1</definedName></definedNames><calcPr calcId="191029"/>',
    '<bookViews><workbookView activeTab="0"/></bookViews>',
  ),
  "xl/_rels/workbook.xml.rels": relationships(
    ["rId1", "worksheet", "worksheets/sheet1.xml"],
    ["rId2", "styles", "styles.xml"],
    ["rId3", "calcChain", "calcChain.xml"],
    ["rId5", "worksheet", "worksheets/sheet2.xml"],
  ),
  "xl/worksheets/sheet1.xml": sheetXml('<sheetData><row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row></sheetData>'),
  "xl/worksheets/sheet2.xml": sheetXml('<sheetData/><drawing r:id="rId1"/>'),
  "xl/worksheets/_rels/sheet2.xml.rels": relationships(["rId1", "drawing", "../drawings/drawing1.xml"]),
  "xl/drawings/drawing1.xml":
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
  "xl/drawings/_rels/drawing1.xml.rels": relationships(
    ["rId1", "image", "../media/image1.png"],
    ["rId2", "image", "../media/image2.png"],
  ),
  "xl/media/image1.png": "png",
  "xl/media/image2.png": "png",
  "xl/calcChain.xml": `<calcChain xmlns="${MAIN}"><c r="B2" i="1"/></calcChain>`,
};

const WORKBOOK = "/xl/workbook.xml";
const openTwo = (parts: Record<string, string> = {}): WorkbookModel => openXlsx(packageOf({ ...TWO_SHEETS, ...parts }));

describe("a workbook of two sheets", () => {
  it("comes back as the same bytes when nothing was touched", () => {
    const bytes = packageOf(TWO_SHEETS);
    expect(saveXlsx(openXlsx(bytes))).toBe(bytes);
  });

  it("keeps names and the chain when only a tab changes", () => {
    const workbook = openTwo();
    workbook.sheets[0]!.tabColor = "#FF0000";
    workbook.sheets[0]!.touched.add("tabColor");
    const saved = saveXlsx(workbook);
    expect(names(saved)).toContain("/xl/calcChain.xml");
    expect(partText(saved, WORKBOOK)).toBe(TWO_SHEETS["xl/workbook.xml"]);
    expect(partText(saved, "/xl/worksheets/sheet1.xml")).toBe(
      TWO_SHEETS["xl/worksheets/sheet1.xml"].replace(
        "<sheetData>",
        '<sheetPr><tabColor rgb="FFFF0000"/></sheetPr><sheetData>',
      ),
    );
  });

  it("renames, hides and shows", () => {
    const workbook = openTwo();
    workbook.sheets[0]!.name = "Exécution & co";
    workbook.sheets[0]!.visibility = "VeryHidden";
    workbook.sheets[1]!.visibility = "Visible";
    workbook.touched.add("sheets");
    expect(partText(saveXlsx(workbook), WORKBOOK)).toContain(
      '<sheets><sheet name="Exécution &amp; co" sheetId="1" r:id="rId1" state="veryHidden"/><sheet name="Tickets" sheetId="7" r:id="rId5"/></sheets>',
    );
  });

  it("reorders: scopes of names and the tab in front follow", () => {
    const workbook = openTwo();
    workbook.sheets[1]!.visibility = "Visible";
    workbook.sheets.reverse();
    workbook.touched.add("sheets");
    const text = partText(saveXlsx(workbook), WORKBOOK);
    expect(text).toContain(
      '<sheet name="Tickets" sheetId="7" r:id="rId5"/><sheet name="Budget" sheetId="1" r:id="rId1"/>',
    );
    expect(text).toContain('<definedName name="_xlnm.Print_Area" localSheetId="0">');
    expect(text).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="1">');
    expect(text).toContain('activeTab="1"');
  });

  it("deletes a sheet with all that only it led to", () => {
    const workbook = openTwo();
    workbook.deletedParts.push(workbook.sheets.pop()!.part!);
    workbook.touched.add("sheets");
    const saved = saveXlsx(workbook);
    expect(names(saved).filter((name) => /sheet2|drawing|media|calcChain/.test(name))).toEqual([]);
    const text = partText(saved, WORKBOOK);
    expect(text).not.toContain("Print_Area");
    expect(text).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">');
    expect(text).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
    expect(partText(saved, "/xl/_rels/workbook.xml.rels")).not.toMatch(/rId3|rId5/);
  });

  it("deletes the first sheet: the tab in front is the next one that can be seen", () => {
    const workbook = openTwo();
    workbook.sheets[1]!.visibility = "Visible";
    workbook.deletedParts.push(workbook.sheets.shift()!.part!);
    workbook.touched.add("sheets");
    const text = partText(saveXlsx(workbook), WORKBOOK);
    expect(text).toContain('<workbookView activeTab="0"/>');
    expect(text).toContain('localSheetId="0">Tickets');
  });

  it("changes, adds and removes names of the same scope only", () => {
    const workbook = openTwo();
    workbook.names[0]!.formula = "Budget!$C$2";
    workbook.sheets[1]!.names = [{ name: "taux", formula: "1", visible: false, comment: "", raw: null }];
    workbook.touched.add("names");
    expect(partText(saveXlsx(workbook), WORKBOOK)).toContain(
      '<definedNames><definedName name="Taux" comment="c">Budget!$C$2</definedName>' +
        '<definedName name="_xlnm.Print_Titles" localSheetId="0">Budget!$1:$1</definedName>' +
        '<definedName name="taux" localSheetId="1" hidden="1">1</definedName></definedNames>',
    );
  });

  it("drops the calculation chain once a formula changes", () => {
    const workbook = openTwo();
    const { cells } = workbook.sheets[0]!;
    cells.setFormula(1, 1, null);
    cells.markEdited(1, 1);
    const saved = saveXlsx(workbook);
    expect(names(saved)).not.toContain("/xl/calcChain.xml");
    expect(partText(saved, "/xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    expect(partText(saved, WORKBOOK)).toContain("fullCalcOnLoad");
  });

  it("protects and unprotects its structure, and calculates by hand", () => {
    const workbook = openTwo();
    workbook.structureProtection = { attributes: { workbookAlgorithmName: "SHA-512", lockStructure: "1" } };
    workbook.calculationMode = "Manual";
    workbook.touched.add("protection").add("calculation");
    const saved = saveXlsx(workbook);
    const text = partText(saved, WORKBOOK);
    expect(text).toContain('<workbookProtection workbookAlgorithmName="SHA-512" lockStructure="1"/><bookViews>');
    expect(text).toContain('<calcPr calcId="191029" calcMode="manual"/>');
    const again = openXlsx(saved);
    again.structureProtection = null;
    again.calculationMode = "Automatic";
    again.touched.add("protection").add("calculation");
    expect(partText(saveXlsx(again), WORKBOOK)).toBe(TWO_SHEETS["xl/workbook.xml"]);
  });

  it("gives a new sheet a part that no dangling relationship leads to", () => {
    const workbook = openTwo({
      "xl/worksheets/_rels/sheet1.xml.rels": relationships(
        ["rId1", "drawing", "../drawings/drawing2.xml"],
        ["rId2", "table", "/xl/tables/TABLE1.xml"],
      ),
      "xl/Charts/chart1.xml": "<a/>",
    });
    addOwnSheet(workbook);
    const added = names(saveXlsx(workbook)).slice(-6, -2);
    expect(added).toEqual([
      "/xl/worksheets/sheet3.xml",
      "/xl/drawings/drawing3.xml",
      "/xl/charts/chart2.xml",
      "/xl/tables/table2.xml",
    ]);
  });

  it("keeps the tables' ids apart", () => {
    const workbook = openTwo();
    const first = addOwnSheet(workbook);
    const second = newSheet(workbook, "Autre");
    second.tables = [
      { ...first.tables[0]!, name: "Autre" },
      { ...first.tables[0]!, name: "Encore", id: 1 },
    ];
    workbook.sheets.push(second);
    const saved = openXlsx(saveXlsx(workbook));
    const ids = saved.sheets.flatMap((sheet) => sheet.tables.map((table) => table.id));
    expect(new Set(ids).size).toBe(3);
  });
});

describe("an own sheet", () => {
  it("written again gives the same bytes, be it renamed and moved", () => {
    const workbook = openTwo();
    addOwnSheet(workbook);
    const first = saveXlsx(workbook);
    const again = openXlsx(first);
    fillOwnSheet(again, again.sheets[2]!);
    expect(saveXlsx(again)).toEqual(first);

    const moved = openXlsx(first);
    moved.sheets[2]!.name = "Mon suivi";
    moved.sheets.reverse();
    const once = saveXlsx(Object.assign(moved, { touched: new Set(["sheets"]) }));
    const twice = openXlsx(once);
    expect(twice.sheets[0]!.name).toBe("Mon suivi");
    fillOwnSheet(twice, twice.sheets[0]!);
    expect(openXlsx(saveXlsx(twice)).sheets[0]!.part).toBe(twice.sheets[0]!.part);
  });

  it("gives up its charts, table and links", () => {
    const workbook = openTwo();
    addOwnSheet(workbook);
    const again = openXlsx(saveXlsx(workbook));
    const sheet = again.sheets[2]!;
    sheet.charts = [];
    sheet.tables = [];
    sheet.hyperlinks = [];
    for (const aspect of ["charts", "tables", "hyperlinks"] as const) sheet.touched.add(aspect);
    const saved = saveXlsx(again);
    expect(names(saved).filter((name) => /chart|tables|drawing2/.test(name))).toEqual([]);
    expect(partText(saved, sheet.part!)).not.toMatch(/drawing|tablePart|hyperlink/);
  });

  it("keeps the chart that does not change beside the ones that come, move and go", () => {
    const workbook = openTwo();
    const own = addOwnSheet(workbook);
    own.charts = ["Un", "Deux", "Trois"].map((name) => sampleChart(own.name, { name }));
    const again = openXlsx(saveXlsx(workbook));
    const sheet = again.sheets[2]!;
    const [one, two, three] = sheet.charts as [
      (typeof sheet.charts)[0],
      (typeof sheet.charts)[0],
      (typeof sheet.charts)[0],
    ];
    expect(sheet.charts.map((chart) => chart.name)).toEqual(["Un", "Deux", "Trois"]);
    two!.anchor = {
      ...two!.anchor,
      from: { row: 30, column: 1, dx: 2, dy: 3 },
      to: { row: 40, column: 6, dx: 0, dy: 0 },
    };
    two!.changed = true;
    sheet.charts = [one!, two!, sampleChart(sheet.name, { name: "Quatre" })];
    sheet.touched.add("charts");
    const saved = saveXlsx(again);
    const read = openXlsx(saved).sheets[2]!.charts;
    expect(read.map((chart) => chart.name)).toEqual(["Un", "Deux", "Quatre"]);
    expect(read[1]!.anchor).toEqual(two!.anchor);
    expect(read[2]!.part).toBe(three!.part);
    expect(partText(saved, one!.part!)).toBe(partText(again.original!.bytes, one!.part!));
    expect(partText(saved, two!.part!)).toBe(partText(again.original!.bytes, two!.part!));
  });

  it("takes what a user added to it along", () => {
    const workbook = openTwo();
    addOwnSheet(workbook);
    const again = openXlsx(saveXlsx(workbook));
    const sheet = again.sheets[2]!;
    const { cells } = sheet;
    cells.setValue(29, 0, "note");
    cells.markEdited(29, 0);
    sheet.protection = { attributes: { sheet: "1", objects: "1" } };
    sheet.autoFilter = parseArea("A3:D7");
    sheet.touched.add("protection").add("autoFilter");
    const withNote = saveXlsx(again);
    const third = openXlsx(withNote);
    fillOwnSheet(third, third.sheets[2]!);
    const text = partText(saveXlsx(third), sheet.part!);
    expect(text).toContain('<sheetProtection sheet="1" objects="1"/><autoFilter ref="A3:D7"/><mergeCells');
    expect(text).toContain(">note<");
    expect(partText(withNote, WORKBOOK)).toContain('name="_xlnm._FilterDatabase" localSheetId="2" hidden="1"');
  });
});

describe("styles", () => {
  const styled = (change: Parameters<WorkbookModel["styles"]["with"]>[1], base = 1) => {
    const workbook = openTwo();
    const { cells } = workbook.sheets[0]!;
    cells.setStyle(0, 0, workbook.styles.with(base, change));
    cells.markEdited(0, 0);
    return partText(saveXlsx(workbook), "/xl/styles.xml");
  };
  const lastFormat = (text: string): string =>
    /(<xf [^>]*>(?:<(?:alignment|protection)[^>]*\/>)*(?:<\/xf>)?)<\/cellXfs>/.exec(text)![1]!;

  it.each([
    [
      "a fill",
      { fill: "#FF0000" },
      '<xf numFmtId="164" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"><alignment textRotation="45"/></xf>',
    ],
    [
      "a built-in number format",
      { numberFormat: "0%" },
      '<xf numFmtId="9" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"><alignment textRotation="45"/></xf>',
    ],
    [
      "a number format",
      { numberFormat: "0.0 €" },
      '<xf numFmtId="165" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"><alignment textRotation="45"/></xf>',
    ],
    [
      "an alignment",
      { horizontal: "Center", wrap: true },
      '<xf numFmtId="164" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment textRotation="45" horizontal="center" wrapText="1"/></xf>',
    ],
    [
      "an unlocked cell",
      { locked: false },
      '<xf numFmtId="164" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyProtection="1"><alignment textRotation="45"/><protection locked="0"/></xf>',
    ],
  ] as const)("a format gets %s and keeps the rest", (_, change, xf) => {
    const text = styled(change);
    expect(lastFormat(text)).toBe(xf);
    expect(text).toContain('<cellXfs count="3">');
  });

  it("a theme font that becomes bold stays a theme font; one that gets a name does not", () => {
    const { font } = openTwo().styles.get(0);
    expect(styled({ font: { ...font, bold: true } }, 0)).toContain(
      '<font><b/><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font></fonts>',
    );
    expect(styled({ font: { ...font, name: "Marianne", color: "#123456" } }, 0)).toContain(
      '<font><sz val="11"/><color rgb="FF123456"/><name val="Marianne"/></font></fonts>',
    );
  });

  it("that are new don't become those of formats that name what the file lacks", () => {
    const workbook = openTwo({
      "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts><font><sz val="9"/><name val="Arial"/></font></fonts><cellXfs count="1"><xf fontId="2"/></cellXfs></styleSheet>`,
    });
    const before = workbook.styles.get(0);
    addOwnSheet(workbook);
    const saved = openXlsx(saveXlsx(workbook));
    expect(saved.styles.get(0)).toEqual(before);
    expect(saved.styles.get(saved.sheets[2]!.cells.style(2, 0)!)).toMatchObject({
      fill: "#1F4E79",
      font: { bold: true },
    });
  });

  it("are made for a file without any", () => {
    const workbook = openTwo({
      "xl/_rels/workbook.xml.rels": relationships(
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId5", "worksheet", "worksheets/sheet2.xml"],
      ),
    });
    addOwnSheet(workbook);
    const saved = openXlsx(saveXlsx(workbook));
    const own = saved.sheets[2]!;
    expect(saved.styles.get(own.cells.style(2, 0)!)).toMatchObject({ fill: "#1F4E79" });
  });
});

it("writes a strict workbook in strict namespaces", async () => {
  const strict = (text: string) =>
    text
      .replaceAll(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
      )
      .replaceAll(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
      );
  const plain = readZip(packageOf());
  const parts = Object.fromEntries(
    plain.names.map((name) => [name.slice(1), strict(new TextDecoder().decode(plain.read(name)))]),
  );
  const workbook = openXlsx(packageOf(parts));
  addOwnSheet(workbook);
  const saved = saveXlsx(workbook);
  const added = names(saved).filter((name) => !plain.has(name));
  expect(added.length).toBeGreaterThan(4);
  for (const name of added) {
    const text = partText(saved, name).replaceAll("http://schemas.openxmlformats.org/package/2006/relationships", "");
    expect(text).not.toContain("schemas.openxmlformats.org");
  }
  expect(await openXmlErrors(saved)).toEqual([]);
});
