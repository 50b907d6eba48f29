import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HostFileError } from "../../../src/host/xlsx/file-error.ts";
import { readZip } from "../../../src/host/xlsx/zip.ts";
import { writeZip } from "../../../src/host/xlsx/zip-writer.ts";
import { hasShared, sharedPath } from "../../shared.ts";

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof HostFileError) return error.code;
    throw error;
  }
  return "none";
}

function utf16(name: string): number[] {
  return [...name].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
}

function compoundFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(1024);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0]);
  bytes.set(utf16(stream), 640);
  bytes[640 + 64] = stream.length * 2 + 2;
  return bytes;
}

/** Position of the first central directory record. */
function directoryOf(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2) return i;
  }
  throw new Error("no directory");
}

describe("what is not a package", () => {
  it.each([
    ["nothing", new Uint8Array(), "empty"],
    ["an encrypted workbook", compoundFile("EncryptedPackage"), "encrypted"],
    ["a workbook of Excel 97", compoundFile("Workbook"), "legacy-xls"],
    ["a workbook of Excel 5", compoundFile("Book"), "legacy-xls"],
    ["a Word 97 document", compoundFile("WordDocument"), "not-a-workbook"],
    ["a worksheet of Excel 2", Uint8Array.of(0x09, 0, 4, 0, 2, 0, 0x10, 0), "legacy-xls"],
    ["a CSV", text("Libellé;Montant\r\nÉlec;12,5\r\n"), "text"],
    ["a CSV in Latin-1", Uint8Array.of(0x4c, 0xe9, 0x3b, 0x31, 0x0d, 0x0a), "text"],
    ["a CSV in UTF-16", Uint8Array.of(0xff, 0xfe, 0x41, 0), "text"],
    ["an image", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1), "not-a-workbook"],
    ["a cut archive", zipSync({ "a.xml": text("<a/>") }).subarray(0, 40), "corrupt"],
    [
      "an OpenDocument sheet",
      zipSync({ mimetype: text("application/vnd.oasis.opendocument.spreadsheet") }),
      "opendocument",
    ],
  ])("%s", (_, bytes, code) => {
    expect(codeOf(() => readZip(bytes))).toBe(code);
  });
});

describe("readZip", () => {
  it("finds parts in any letter case and with backslashes", () => {
    const archive = readZip(zipSync({ "xl\\Workbook.XML": text("<w/>"), "xl/media/": new Uint8Array() }));
    expect(archive.names).toEqual(["/xl/Workbook.XML"]);
    expect(archive.find("/xl/workbook.xml")).toBe("/xl/Workbook.XML");
    expect(archive.read("XL/workbook.xml")).toEqual(text("<w/>"));
    expect(archive.has("/xl/media/")).toBe(false);
  });

  it("reads an archive with bytes before and after it", () => {
    const zip = zipSync({ "a.xml": text("<a/>") });
    const framed = new Uint8Array(zip.length + 9);
    framed.set([1, 2, 0, 4, 5]);
    framed.set(zip, 5);
    expect(readZip(framed).read("/a.xml")).toEqual(text("<a/>"));
  });

  it("keeps the last of two entries of one name", () => {
    const zip = zipSync({ "a.xml": text("first"), "b.xml": text("last") });
    for (let at = zip.indexOf(0x62); at >= 0; at = zip.indexOf(0x62, at + 1)) if (zip[at + 1] === 0x2e) zip[at] = 0x61;
    const archive = readZip(zip);
    expect(archive.names).toEqual(["/a.xml"]);
    expect(archive.read("/a.xml")).toEqual(text("last"));
    expect(readZip(writeZip(archive, new Map())).names).toEqual(["/a.xml"]);
  });

  it("tells apart two names that differ by letter case, and gives the one that is asked for", () => {
    const archive = readZip(zipSync({ "a.xml": text("first"), "A.xml": text("last") }));
    expect(archive.names).toEqual(["/a.xml", "/A.xml"]);
    expect(archive.read("/a.xml")).toEqual(text("first"));
    const saved = readZip(writeZip(archive, new Map([["/A.xml", text("new")]])));
    expect(saved.read("/a.xml")).toEqual(text("first"));
    expect(saved.read("/A.xml")).toEqual(text("new"));
  });

  it("tells a damaged part", () => {
    const zip = zipSync({ "a.xml": [text("aaaa"), { level: 0 }] });
    zip[zip.indexOf(0x61, 36)] = 0x62;
    const archive = readZip(zip);
    expect(codeOf(() => archive.read("/a.xml"))).toBe("corrupt");
  });

  it.each([
    ["less", 10],
    ["more", 5000],
  ])("refuses a part that holds %s than it declares", (_, declared) => {
    const zip = zipSync({ "a.xml": text("a".repeat(1000)) });
    const at = directoryOf(zip);
    new DataView(zip.buffer, zip.byteOffset).setUint32(at + 24, declared, true);
    const archive = readZip(zip);
    expect(codeOf(() => archive.read("/a.xml"))).toBe("corrupt");
  });

  it.each([
    ["one part", { part: 999 }],
    ["all parts", { total: 1500 }],
    ["their number", { parts: 1 }],
  ])("caps %s", (_, limits) => {
    const zip = zipSync({ "a.xml": text("a".repeat(1000)), "b.xml": text("b".repeat(1000)) });
    expect(codeOf(() => readZip(zip, limits))).toBe("too-large");
    expect(codeOf(() => readZip(zip))).toBe("none");
  });
});

describe("writeZip", () => {
  it("copies what doesn't change as it is stored, and keeps the order", () => {
    const stamp = { mtime: new Date(2020, 5, 1, 10) };
    const archive = readZip(
      zipSync({ "z.xml": [text("z".repeat(99)), stamp], "b.xml": [text("b"), stamp], "a.xml": [text("a"), stamp] }),
    );
    const saved = readZip(
      writeZip(
        archive,
        new Map<string, Uint8Array | null>([
          ["/new.xml", text("new")],
          ["/b.xml", text("changed")],
          ["/a.xml", null],
        ]),
      ),
    );
    expect(saved.names).toEqual(["/z.xml", "/b.xml", "/new.xml"]);
    expect(saved.read("/b.xml")).toEqual(text("changed"));
    expect(saved.entries[0]).toMatchObject({
      stamp: archive.entries[0]!.stamp,
      compressedSize: archive.entries[0]!.compressedSize,
      crc: archive.entries[0]!.crc,
    });
  });

  it("reads back what it wrote, and writes the same bytes for it", () => {
    const contents = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 300 })));
    fc.assert(
      fc.property(contents, (parts) => {
        const changes = new Map(parts.map(([name, content]) => [`/${name}.xml`, content]));
        const bytes = writeZip(null, changes);
        const archive = readZip(bytes);
        for (const [part, content] of changes) expect(archive.read(part)).toEqual(content);
        expect(archive.names).toEqual([...changes.keys()]);
        expect(writeZip(archive, new Map())).toEqual(bytes);
      }),
    );
  });
});

describe.skipIf(!hasShared("corpus"))("corpus", () => {
  const root = sharedPath("corpus");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => join(root, name))
    .filter((path) => /\.xls[xm]$/i.test(path) && statSync(path).isFile());

  it("every file is read whole and copied, or refused with a code", () => {
    const codes: Record<string, number> = {};
    for (const path of files) {
      const bytes = readFileSync(path);
      const code = codeOf(() => {
        const archive = readZip(bytes);
        const copy = readZip(writeZip(archive, new Map()));
        expect(copy.names).toEqual(archive.names);
        for (const part of archive.names) expect(Buffer.compare(copy.read(part), archive.read(part))).toBe(0);
      });
      codes[code] = (codes[code] ?? 0) + 1;
    }
    expect(codes["none"]).toBeGreaterThan(files.length * 0.95);
    expect(codes).not.toHaveProperty("text");
  });
});
