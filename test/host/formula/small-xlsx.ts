import { strToU8, zipSync } from "fflate";
import { a1 } from "../../../src/cells/address.ts";
import { isCellError, type Scalar } from "../../../src/host/model/cells.ts";
import type { Rows } from "./workbook.ts";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The least file that a spreadsheet opens: values and formulas, which have no cached value. */
export function smallXlsx(sheets: Readonly<Record<string, Rows>>, names: Readonly<Record<string, string>>): Uint8Array {
  const titles = Object.keys(sheets);
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packaged = "http://schemas.openxmlformats.org/package/2006";
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${titles.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${titles.map((title, i) => `<sheet name="${escaped(title)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets><definedNames>${Object.entries(
      names,
    )
      .map(([name, formula]) => `<definedName name="${name}">${escaped(formula)}</definedName>`)
      .join("")}</definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships">${titles.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}</Relationships>`,
  };
  titles.forEach((title, i) => {
    const rows = sheets[title]!.map(
      (row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, r, c)).join("")}</row>`,
    );
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`;
  });
  const declared = Object.entries(files).map(([path, xml]) => [
    path,
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`),
  ]);
  return zipSync(Object.fromEntries(declared) as Record<string, Uint8Array>);
}

/** Formulas over arrays are array formulas here: every engine then reads them alike. */
const OVER_ARRAYS = /IF\(\(?D!B2:B11=|MATCH\(1,|LOOKUP\(2,|TRANSPOSE|^OR\(|LARGE\(D!E2:E11,\{|FREQUENCY|E11\/\(/;

const YOUNGER =
  /\b(IFS|SWITCH|CONCAT|TEXTJOIN|MINIFS|MAXIFS|IFNA|XOR|UNICHAR|UNICODE|NUMBERVALUE|ISFORMULA|ISOWEEKNUM|DAYS|MODE\.SNGL|QUARTILE\.INC|QUARTILE\.EXC|PERCENTILE\.INC|PERCENTILE\.EXC|PERCENTRANK\.INC|PERCENTRANK\.EXC|RANK\.EQ|RANK\.AVG|STDEV\.S|STDEV\.P|VAR\.S|VAR\.P|COVARIANCE\.P|CEILING\.MATH|FLOOR\.MATH|AGGREGATE)\(/g;

function cell(value: Scalar | string, row: number, column: number): string {
  const at = a1(row, column);
  if (value === null) return "";
  if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${at}" t="b"><v>${Number(value)}</v></c>`;
  if (isCellError(value)) return `<c r="${at}" t="e"><v>${value.error}</v></c>`;
  if (!value.startsWith("="))
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  const formula = escaped(value.slice(1).replace(YOUNGER, "_xlfn.$&"));
  const array = OVER_ARRAYS.test(value.slice(1)) ? ` t="array" ref="${at}"` : "";
  return `<c r="${at}"><f${array}>${formula}</f></c>`;
}
