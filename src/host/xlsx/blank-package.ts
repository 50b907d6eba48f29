import { SPREADSHEET } from "./package.ts";
import { blankStyles } from "./styles-writer.ts";
import { writeZip } from "./zip-writer.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const SHEET_MODEL = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A package with a workbook that has no sheet yet: what a save of a new workbook grafts onto. */
export function blankPackage(date1904: boolean): Uint8Array {
  const parts = {
    "/[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_MODEL}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${SHEET_MODEL}.styles+xml"/></Types>`,
    "/_rels/.rels":
      `<Relationships xmlns="${RELATIONSHIPS}">` +
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "/xl/workbook.xml":
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}">` +
      `<workbookPr${date1904 ? ' date1904="1"' : ""}/><bookViews><workbookView/></bookViews><sheets/></workbook>`,
    "/xl/_rels/workbook.xml.rels":
      `<Relationships xmlns="${RELATIONSHIPS}">` +
      `<Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "/xl/styles.xml": blankStyles(SPREADSHEET).slice(DECLARATION.length),
  };
  const encoder = new TextEncoder();
  return writeZip(null, new Map(Object.entries(parts).map(([part, xml]) => [part, encoder.encode(DECLARATION + xml)])));
}
