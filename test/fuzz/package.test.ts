import { readFileSync } from "node:fs";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { HostFileError } from "../../src/host/xlsx/file-error.ts";
import { openXlsx } from "../../src/host/xlsx/open.ts";
import { saveXlsx } from "../../src/host/xlsx/save.ts";
import { runs } from "./runs.ts";

const samples = ["copil-2015-09", "autre-presentation"].map(
  (name) => new Uint8Array(readFileSync(new URL(`../../assets/samples/${name}.xlsx`, import.meta.url))),
);

/** Opened and saved, or refused by a code that a person is told: nothing else may come out. */
function openOrRefuse(bytes: Uint8Array): string {
  try {
    saveXlsx(openXlsx(bytes));
    return "opened";
  } catch (error) {
    if (error instanceof HostFileError) return error.code;
    throw error;
  }
}

const sample = fc.constantFrom(...samples);
const places = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
  minLength: 1,
  maxLength: 12,
});

describe("a damaged package is opened or refused, whatever the damage", () => {
  it("bytes that are not what they were", () => {
    fc.assert(
      fc.property(sample, places, (bytes, changes) => {
        const damaged = bytes.slice();
        for (const [place, value] of changes) damaged[Math.floor(place * (damaged.length - 1))] = value;
        openOrRefuse(damaged);
      }),
      runs(60),
    );
  });

  it("bytes of the directory that are not what they were", () => {
    fc.assert(
      fc.property(sample, places, (bytes, changes) => {
        const damaged = bytes.slice();
        const last = Math.min(2_000, damaged.length);
        for (const [place, value] of changes) damaged[damaged.length - 1 - Math.floor(place * (last - 1))] = value;
        openOrRefuse(damaged);
      }),
      runs(60),
    );
  });

  it("an end that is missing", () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0, max: 0.999, noNaN: true }), (bytes, share) => {
        expect(openOrRefuse(bytes.slice(0, Math.floor(share * bytes.length)))).not.toBe("opened");
      }),
      runs(60),
    );
  });

  it("parts that changed places, are gone or are empty", () => {
    fc.assert(
      fc.property(sample, fc.nat(), fc.nat(), fc.constantFrom("swap", "drop", "empty"), (bytes, a, b, what) => {
        const parts = unzipSync(bytes);
        const names = Object.keys(parts);
        const [one, other] = [names[a % names.length]!, names[b % names.length]!];
        if (what === "drop") delete parts[one];
        else if (what === "empty") parts[one] = new Uint8Array();
        else [parts[one], parts[other]] = [parts[other]!, parts[one]!];
        openOrRefuse(zipSync(parts, { level: 1 }));
      }),
      runs(60),
    );
  });

  it("XML whose pieces are cut, doubled, moved or of another kind", () => {
    const piece = fc.constantFrom(
      "",
      "<",
      ">",
      "/>",
      "</",
      "&",
      "&#xFFFFFF;",
      "&lol;",
      "]]>",
      "<![CDATA[",
      "<!--",
      "<?x",
      '"',
      "-1",
      "NaN",
      "1e999",
      "99999999999",
      "XFD1048577",
      "\u0000",
      "<c r='ZZZZ9'><v>x</v></c>",
      '<c t="s"><v>-5</v></c>',
    );
    fc.assert(
      fc.property(
        sample,
        fc.nat(),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), piece), {
          minLength: 1,
          maxLength: 6,
        }),
        (bytes, which, edits) => {
          const parts = unzipSync(bytes);
          const names = Object.keys(parts).filter((name) => /\.(xml|rels)$/.test(name));
          const name = names[which % names.length]!;
          let text = strFromU8(parts[name]!);
          for (const [place, cut, put] of edits) {
            const at = Math.floor(place * text.length);
            text = text.slice(0, at) + put + text.slice(at + cut);
          }
          parts[name] = strToU8(text);
          openOrRefuse(zipSync(parts, { level: 1 }));
        },
      ),
      runs(120),
    );
  });

  it.each(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "_rels/.rels", "[Content_Types].xml"])(
    "elements 100,000 deep in %s",
    (name) => {
      const parts = unzipSync(samples[0]!);
      const text = strFromU8(parts[name]!);
      const deep = `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`;
      parts[name] = strToU8(text.replace(/(<\/[\w:]+>\s*)$/, `${deep}$1`));
      expect(["opened", "corrupt"]).toContain(openOrRefuse(zipSync(parts, { level: 1 })));
    },
  );
});
