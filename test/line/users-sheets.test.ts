import { beforeAll, describe, expect, it } from "vitest";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readZip } from "../../src/host/xlsx/zip.ts";
import { cellsOf, edited, reopened, runLine, sampleBytes, sheetOf, type Run } from "./line.ts";

const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Custom XML, a macro project, a thumbnail and an extension of a sheet: parts that Jauge knows nothing of. */
function withForeignParts(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const text = (name: string) => strFromU8(parts[name]!);
  parts["customXml/item1.xml"] = strToU8('<?xml version="1.0"?><dossier xmlns="urn:univ"><n>42</n></dossier>');
  parts["docProps/thumbnail.png"] = new Uint8Array(Buffer.from(PNG, "base64"));
  parts["_rels/.rels"] = strToU8(
    text("_rels/.rels").replace(
      "</Relationships>",
      '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="customXml/item1.xml"/>' +
        '<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.png"/></Relationships>',
    ),
  );
  parts["[Content_Types].xml"] = strToU8(
    text("[Content_Types].xml").replace("</Types>", '<Default Extension="png" ContentType="image/png"/></Types>'),
  );
  const sheet = Object.keys(parts).find((name) => name.endsWith("sheet5.xml"))!;
  parts[sheet] = strToU8(
    text(sheet).replace(
      "</worksheet>",
      '<extLst><ext uri="{00000000-1111-2222-3333-444444444444}" xmlns:u="urn:univ"><u:secret a="1"/></ext></extLst></worksheet>',
    ),
  );
  return zipSync(parts);
}

describe("the user's sheets", () => {
  let before: Uint8Array;
  let run: Run;
  let again: Run;
  beforeAll(async () => {
    before = withForeignParts(
      await edited(sampleBytes("copil-2015-09.xlsx"), (context) => {
        const sheet = context.workbook.worksheets.add("Mes calculs");
        sheet.getRange("A1:B3").formulas = [
          ["Total engagé", "=SUM(Exécution!C4:C12)"],
          ["Taux", "=Exécution!C12/Exécution!B12"],
          ["'=1+1", "'007"],
        ];
        sheet.getRange("B2").numberFormat = [["0.00%"]];
        sheet.getRange("A1:A3").format.fill.color = "#FFEEDD";
        sheet.getRange("A1").format.font.name = "Comic Sans MS";
        const rule = sheet.getRange("B1:B3").conditionalFormats.add("CellValue").cellValue;
        rule.rule = { formula1: "10", operator: "GreaterThan" };
        rule.format.font.color = "#FF0000";
        sheet.charts.add("Pie", sheet.getRange("A1:B2"), "Columns").name = "Le mien";
        sheet.tables.add("D1:E3", true).name = "MaTable";
        sheet.getRange("A10:C10").merge();
        context.workbook.names.add("MonNom", sheet.getRange("B1"));
        context.workbook.worksheets.getItem("Feuille de route").visibility = "Hidden";
      }),
    );
    run = await runLine(before);
    again = await runLine(run.bytes);
  });
  const users = ["Exécution", "Qualité", "DA", "Incidents", "Registre", "Feuille de route", "Mes calculs"];

  it.each(users)("%s keeps every value, formula and look", (name) => {
    const [old, once, twice] = [before, run.bytes, again.bytes].map(reopened);
    const cells = cellsOf(old!, name);
    expect(Object.keys(cells).length).toBeGreaterThan(0);
    expect(cellsOf(once!, name)).toEqual(cells);
    expect(cellsOf(twice!, name)).toEqual(cells);
  });

  it("keep their parts byte for byte, and everything that Jauge knows nothing of", () => {
    const [old, saved] = [readZip(before), readZip(run.bytes)];
    // The list of sheets, the look table and the registers of the package may grow; nothing else of the user's changes.
    const shared = ["/[Content_Types].xml", "/xl/workbook.xml", "/xl/_rels/workbook.xml.rels", "/xl/styles.xml"];
    const kept = old.names.filter((part) => !shared.includes(part));
    expect(kept).toEqual(
      expect.arrayContaining([
        "/customXml/item1.xml",
        "/docProps/thumbnail.png",
        "/xl/charts/chart1.xml",
        "/xl/worksheets/sheet7.xml",
      ]),
    );
    expect(kept.filter((part) => !saved.has(part) || Buffer.compare(old.read(part), saved.read(part)) !== 0)).toEqual(
      [],
    );
    expect(strFromU8(saved.read("/xl/worksheets/sheet5.xml"))).toContain("u:secret");
  });

  it("keep names, visibility, order and the sheet that was shown", () => {
    const [old, saved] = [reopened(before), reopened(run.bytes)];
    expect(saved.sheets.slice(0, users.length).map(({ name, visibility }) => [name, visibility])).toEqual(
      old.sheets.map(({ name, visibility }) => [name, visibility]),
    );
    expect(saved.names).toEqual(old.names);
    expect(saved.activeSheet).toBe(old.activeSheet);
    expect(sheetOf(saved, "Mes calculs").charts.map(({ name }) => name)).toEqual(["Le mien"]);
  });
});
