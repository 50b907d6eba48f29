import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { HostFileError } from "../../../src/host/xlsx/file-error.ts";
import { openPackage, relationshipsPart, type Package } from "../../../src/host/xlsx/package.ts";
import { readZip } from "../../../src/host/xlsx/zip.ts";
import { hasShared, sharedPath } from "../../shared.ts";

const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function open(parts: Record<string, string>): Package {
  const withDefaults: Record<string, string> = {
    "[Content_Types].xml": `<Types><Default Extension="XML" ContentType="application/xml"/><Override PartName="/XL/book.xml" ContentType="workbook"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="xl/book.xml"/></Relationships>`,
    "xl/book.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`,
    ...parts,
  };
  return openPackage(
    readZip(zipSync(Object.fromEntries(Object.entries(withDefaults).map(([name, text]) => [name, strToU8(text)])))),
  );
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof HostFileError) return error.code;
    throw error;
  }
  return "none";
}

describe("openPackage", () => {
  it.each([
    ["relative", "sheets/s 1.xml"],
    ["absolute", "/xl/sheets/s 1.xml"],
    ["through the parent", "../xl/./sheets/s 1.xml"],
    ["with backslashes", "sheets\\s 1.xml"],
    ["percent-encoded", "sheets/s%201.xml"],
    ["in another letter case", "Sheets/S 1.xml"],
    ["with a fragment", "sheets/s 1.xml#Sheet1!A1"],
  ])("resolves a target that is %s", (_, target) => {
    const pkg = open({
      "xl/_rels/book.xml.rels": `<Relationships><Relationship Id="r" Type="t" Target="${target}"/></Relationships>`,
      "xl/sheets/s 1.xml": "<worksheet/>",
    });
    expect(pkg.mainPart).toBe("/xl/book.xml");
    expect(pkg.relationships("/xl/book.xml")).toEqual([
      { id: "r", type: "t", target: "/xl/sheets/s 1.xml", external: false },
    ]);
  });

  it("leaves an external target as written", () => {
    const pkg = open({
      "xl/_rels/book.xml.rels": `<Relationships><Relationship Id="r" Type="t" TargetMode="External" Target="file:///C:\\a.xlsx"/></Relationships>`,
    });
    expect(pkg.relationships("/xl/book.xml")[0]).toMatchObject({ target: "file:///C:\\a.xlsx", external: true });
  });

  it("knows content types by name, then by extension", () => {
    const pkg = open({});
    expect(pkg.contentType("/xl/book.xml")).toBe("workbook");
    expect(pkg.contentType("/xl/other.xml")).toBe("application/xml");
    expect(pkg.contentType("/xl/image.png")).toBeNull();
  });

  it("knows a strict workbook", () => {
    expect(open({}).strict).toBe(false);
    expect(
      open({ "xl/book.xml": `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"/>` }).strict,
    ).toBe(true);
  });

  it.each([
    ["a document", { "xl/book.xml": `<document xmlns="urn:word"/>` }, "not-a-workbook"],
    ["a binary workbook", { "xl/book.xml": "\u0083\u0001\u0000" }, "not-a-workbook"],
    ["a broken workbook part", { "xl/book.xml": "<workbook><a></workbook>" }, "corrupt"],
    ["a document type", { "xl/book.xml": "<!DOCTYPE x><workbook/>" }, "corrupt"],
    ["no main part", { "_rels/.rels": "<Relationships/>" }, "not-a-workbook"],
  ])("refuses %s", (_, parts, code) => {
    expect(codeOf(() => open(parts))).toBe(code);
  });

  it("names the part of a source's relationships", () => {
    expect(relationshipsPart("/")).toBe("/_rels/.rels");
    expect(relationshipsPart("/xl/workbook.xml")).toBe("/xl/_rels/workbook.xml.rels");
  });
});

describe.skipIf(!hasShared("corpus"))("corpus", () => {
  it("opens nearly every package", () => {
    const root = sharedPath("corpus");
    const refused: string[] = [];
    let opened = 0;
    for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
      if (!/\.xls[xm]$/i.test(name) || name.startsWith("hostile")) continue;
      const code = codeOf(() => openPackage(readZip(readFileSync(join(root, name)))));
      if (code === "none") opened += 1;
      else refused.push(`${code} ${name}`);
    }
    expect(opened).toBeGreaterThan(0.95 * (opened + refused.length));
  });
});
