import { strToU8, zipSync } from "fflate";

const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

export interface PackageParts {
  /** Content of the worksheet's root, "Feuil1". */
  sheet: string;
  /** Content of the workbook's root besides its sheets: what comes before and after them. */
  before?: string;
  after?: string;
  strings?: string;
  styles?: string;
  /** Relationships of the sheet: id, type's last word, target ("…" as written; "http…" is external). */
  sheetRelationships?: [id: string, type: string, target: string][];
  others?: Record<string, string>;
  namespace?: string;
}

function relationships(entries: [id: string, type: string, target: string][]): string {
  const list = entries.map(([id, type, target]) => {
    const mode = target.startsWith("http") ? ` TargetMode="External"` : "";
    return `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"${mode}/>`;
  });
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
}

/** A package as small as it can be around one sheet. */
export function packageOf(parts: PackageParts): Uint8Array {
  const { before = "", after = "", strings, styles, sheetRelationships = [], others = {}, namespace = MAIN } = parts;
  const workbookParts: [string, string, string][] = [["rId1", "worksheet", "worksheets/sheet1.xml"]];
  if (strings !== undefined) workbookParts.push(["rId2", "sharedStrings", "sharedStrings.xml"]);
  if (styles !== undefined) workbookParts.push(["rId3", "styles", "/xl/styles.xml"]);
  const texts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relationships([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${namespace}" xmlns:r="${RELATIONSHIPS}">${before}<sheets><sheet name="Feuil1" sheetId="7" r:id="rId1"/></sheets>${after}</workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(workbookParts),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${namespace}" xmlns:r="${RELATIONSHIPS}">${parts.sheet}</worksheet>`,
    "xl/worksheets/_rels/sheet1.xml.rels": relationships(sheetRelationships),
    ...(strings === undefined ? {} : { "xl/sharedStrings.xml": `<sst xmlns="${namespace}">${strings}</sst>` }),
    ...(styles === undefined ? {} : { "xl/styles.xml": `<styleSheet xmlns="${namespace}">${styles}</styleSheet>` }),
    ...others,
  };
  return zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])));
}
