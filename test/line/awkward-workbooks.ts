import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { sampleBytes } from "./line.ts";

/** Workbooks that are right in an unusual way, each made from the sample by changing its package. */

type Parts = Record<string, Uint8Array>;
type Change = (text: string) => string;

const CONTENT_TYPES = "[Content_Types].xml";
const WORKBOOK = "xl/workbook.xml";
const RELATIONSHIPS = "xl/_rels/workbook.xml.rels";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const sample = (): Parts => unzipSync(sampleBytes("copil-2015-09.xlsx"));

/** Fails where there was nothing to change, so that no case becomes the plain sample in silence. */
function change(parts: Parts, name: string, by: Change): void {
  const before = strFromU8(parts[name]!);
  const after = by(before);
  if (after === before) throw new Error(`nothing to change in ${name}`);
  parts[name] = strToU8(after);
}

const made = (by: (parts: Parts) => void): Uint8Array => {
  const parts = sample();
  by(parts);
  return zipSync(parts, { level: 1 });
};

const isSheet = (name: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/.test(name);

/** A part with its type, and its relationship from the workbook. */
function addPart(parts: Parts, name: string, content: string | Uint8Array, type: string, relation: string): void {
  parts[`xl/${name}`] = typeof content === "string" ? strToU8(content) : content;
  change(parts, CONTENT_TYPES, (text) =>
    text.replace("</Types>", `<Override PartName="/xl/${name}" ContentType="${type}"/></Types>`),
  );
  change(parts, RELATIONSHIPS, (text) =>
    text.replace("</Relationships>", `${relation.replace("/>", ` Target="/xl/${name}"/>`)}</Relationships>`),
  );
}

const relation = (id: string, kind: string): string => `<Relationship Id="${id}" Type="${OFFICE}/${kind}"/>`;

/** Sheets after the others, each of some XML. */
function addSheets(parts: Parts, names: readonly string[], xml: string): void {
  const all = names.map((name, index) => ({ name, id: `rIdMore${index}`, part: `worksheets/more${index}.xml` }));
  for (const { part } of all) parts[`xl/${part}`] = strToU8(xml);
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
  change(parts, CONTENT_TYPES, (text) =>
    text.replace(
      "</Types>",
      `${all.map(({ part }) => `<Override PartName="/xl/${part}" ContentType="${type}"/>`).join("")}</Types>`,
    ),
  );
  change(parts, RELATIONSHIPS, (text) =>
    text.replace(
      "</Relationships>",
      `${all.map(({ id, part }) => relation(id, "worksheet").replace("/>", ` Target="/xl/${part}"/>`)).join("")}</Relationships>`,
    ),
  );
  const tags = all.map(
    ({ name, id }, index) => `<sheet xmlns:q="${OFFICE}" name="${name}" sheetId="${9_000 + index}" q:id="${id}"/>`,
  );
  change(parts, WORKBOOK, (text) => text.replace("</sheets>", `${tags.join("")}</sheets>`));
}

const worksheet = (data: string, after = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${after}</worksheet>`;

const textRow = (row: number, texts: readonly string[]): string =>
  `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

export const AWKWARD: Readonly<Record<string, () => Uint8Array>> = {
  "300,000 rows": () =>
    made((parts) => {
      const rows = range(300_000).map((row) => `<row r="${row + 1}"><c><v>${row}</v></c><c><v>1</v></c></row>`);
      addSheets(parts, ["Relevés"], worksheet(rows.join("")));
    }),
  "1,024 sheets": () =>
    made((parts) =>
      addSheets(
        parts,
        range(1_024 - 8).map((sheet) => `Feuille ${sheet + 1}`),
        worksheet(textRow(1, ["a"])),
      ),
    ),
  "50,000 merges": () =>
    made((parts) => {
      const merges = range(50_000).map((row) => `<mergeCell ref="A${row + 1}:C${row + 1}"/>`);
      addSheets(
        parts,
        ["Fusions"],
        worksheet(textRow(1, ["a"]), `<mergeCells count="50000">${merges.join("")}</mergeCells>`),
      );
    }),
  "wrong dimensions": () =>
    made((parts) => {
      for (const name of Object.keys(parts).filter(isSheet))
        change(parts, name, (text) =>
          text
            .replace(/<dimension [^>]*\/>/, "")
            .replace(/<(?:sheetViews|sheetFormatPr|cols|sheetData)/, '<dimension ref="A1:B2"/>$&'),
        );
    }),
  "strict OOXML": () =>
    made((parts) => {
      const strict: Change = (text) =>
        text
          .replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
          .replaceAll(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
          .replaceAll("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/");
      for (const [name, bytes] of Object.entries(parts))
        if (/\.(xml|rels)$/.test(name) && name !== CONTENT_TYPES) parts[name] = strToU8(strict(strFromU8(bytes)));
      change(parts, WORKBOOK, (text) => text.replace("<workbook", '<workbook conformance="strict"'));
    }),
  "prefixed namespaces": () =>
    made((parts) => {
      const prefixed: Change = (text) =>
        text.replace(/<(\/?)([a-zA-Z])(?![\w]*:)/g, "<$1x:$2").replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`);
      for (const name of Object.keys(parts).filter((one) => isSheet(one) || one === WORKBOOK))
        change(parts, name, prefixed);
    }),
  "a chart sheet": () =>
    made((parts) => {
      addSheets(parts, ["Graphique"], worksheet(""));
      const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
      change(parts, CONTENT_TYPES, (text) =>
        text.replace(`more0.xml" ContentType="${type}worksheet+xml"`, `more0.xml" ContentType="${type}chartsheet+xml"`),
      );
      change(parts, RELATIONSHIPS, (text) =>
        text.replace(`Id="rIdMore0" Type="${OFFICE}/worksheet"`, `Id="rIdMore0" Type="${OFFICE}/chartsheet"`),
      );
      parts["xl/worksheets/more0.xml"] = strToU8(
        `<chartsheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>`,
      );
    }),
  macros: () =>
    made((parts) => {
      const bytes = Uint8Array.from(range(5_000), (i) => (i * 7919) % 256);
      const id = '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>';
      addPart(parts, "vbaProject.bin", bytes, "application/vnd.ms-office.vbaProject", id);
      change(parts, CONTENT_TYPES, (text) =>
        text.replace(
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
          "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
      );
    }),
  "external links": () =>
    made((parts) => {
      const book = `<externalLink xmlns="${MAIN}" xmlns:r="${OFFICE}"><externalBook r:id="rId1"><sheetNames><sheetName val="Autre"/></sheetNames></externalBook></externalLink>`;
      const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml";
      addPart(parts, "externalLinks/externalLink1.xml", book, type, relation("rIdOut", "externalLink"));
      parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/externalLinkPath" Target="file:///C:/autre.xlsx" TargetMode="External"/></Relationships>`,
      );
      change(parts, WORKBOOK, (text) =>
        text.replace(
          "</sheets>",
          `</sheets><externalReferences><externalReference xmlns:q="${OFFICE}" q:id="rIdOut"/></externalReferences>`,
        ),
      );
      addSheets(parts, ["Liens"], worksheet('<row r="1"><c r="A1"><f>[1]Autre!$A$1*2</f><v>42</v></c></row>'));
    }),
  "manual calculation": () =>
    made((parts) =>
      change(parts, WORKBOOK, (text) =>
        text
          .replace(/<calcPr[^>]*\/>/, "")
          .replace(/(<\/definedNames>|<\/sheets>)(?![^]*<\/definedNames>)/, '$1<calcPr calcMode="manual"/>'),
      ),
    ),
};
