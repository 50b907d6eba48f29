import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/*
 * Every regular expression of the sources is tried on long repeats of what it is made of: none may cost more than in
 * proportion to the text. Cells reach 32,767 characters in Excel, and more in files that Excel did not write.
 */

const root = fileURLToPath(new URL("../../src", import.meta.url));

interface Written {
  readonly place: string;
  readonly pattern: RegExp;
}

function written(file: string): Written[] {
  const text = readFileSync(join(root, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: Written[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ place: `${file}:${line}`, pattern: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const literals = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap(written);

/** Those that modules put together from pieces, by watching them do it. */
async function assembled(): Promise<Written[]> {
  const found: Written[] = [];
  const plain = globalThis.RegExp;
  globalThis.RegExp = new Proxy(plain, {
    construct(target, [source, flags]: [string, string?]) {
      const pattern = new target(source, flags);
      found.push({ place: `assembled: ${String(source).slice(0, 60)}`, pattern });
      return pattern;
    },
  });
  try {
    await import("../../src/cells/period.ts");
    await import("../../src/cells/requirement-phrasing.ts");
  } finally {
    globalThis.RegExp = plain;
  }
  return found;
}

const COMMON = [
  " ",
  "1",
  "1 ",
  ".",
  ",",
  "a",
  "a ",
  "A",
  "-",
  "(",
  "\n",
  "\u00a0",
  "é",
  "'",
  "''a",
  '"',
  "<",
  "[",
  "/",
];
COMMON.push("%", "0", "\t", "1.", "1,", "</", "&", "='", "\u0300", "a1", "12:", "{", "_", "x'", "$", "&#");

/** What a pattern speaks of, and common pieces: repeats of one of them are what a bad pattern chokes on. */
function unitsOf({ source }: RegExp): string[] {
  const words = source.match(/[\p{L}\d]{2,}/gu) ?? [];
  const signs = source.match(/[^\\\w\s]/gu) ?? [];
  const escapes = [...source.matchAll(/\\u([\da-f]{4})/g)].map(([, code]) => String.fromCharCode(parseInt(code!, 16)));
  return [...new Set([...COMMON, ...words, ...words.map((word) => `${word} `), ...signs, ...escapes])];
}

interface Repeat {
  readonly head: string;
  readonly unit: string;
  readonly tail: string;
}

const long = ({ head, unit, tail }: Repeat, size: number): string =>
  head + unit.repeat(Math.ceil(size / unit.length)).slice(0, size) + tail;

/** The processor's time, and the better of two, for other work of the machine only adds. */
function milliseconds({ pattern }: Written, text: string): number {
  let best = Infinity;
  for (let i = 0; i < 2 && best > 2; i += 1) {
    pattern.lastIndex = 0;
    const start = process.cpuUsage();
    if (pattern.global) text.replace(pattern, "");
    else pattern.test(text);
    best = Math.min(best, process.cpuUsage(start).user / 1_000);
  }
  return best;
}

const SIZE = 8_000;
/** Milliseconds at SIZE above which a repeat is looked at again, longer; a linear pattern takes less than one. */
const SUSPECT = 10;
const LONGER = 3;
/** Growth of a pattern whose cost is the square is LONGER². */
const GROWTH = LONGER * 2;

/** Sees only what its name says, never a text of a cell's length. */
const SHORT: Readonly<Record<string, string>> = { "report/live.ts": "digits of one number" };

function faultOf(written: Written): string | null {
  for (const unit of unitsOf(written.pattern))
    for (const head of ["", "1"]) {
      const repeat = { head, unit, tail: "\u0001" };
      // What doubles with each character, or goes with the cube, shows early already, and would not end at SIZE.
      for (const size of [26, 30, 500]) {
        const early = milliseconds(written, long(repeat, size));
        if (early > 25) return `${JSON.stringify(repeat)}: ${early} ms at ${size}`;
      }
      const before = milliseconds(written, long(repeat, SIZE));
      if (before < SUSPECT) continue;
      const after = milliseconds(written, long(repeat, SIZE * LONGER));
      if (after > before * GROWTH) return `${JSON.stringify(repeat)}: ${before} ms, then ${after} ms`;
    }
  return null;
}

describe("regular expressions on long repeats", () => {
  it("are found in the sources", () => {
    expect(literals.length).toBeGreaterThan(400);
  });

  it("cost in proportion to the text", { timeout: 300_000 }, async () => {
    const all = [...literals, ...(await assembled())];
    expect(all.filter(({ place }) => place.startsWith("assembled")).length).toBeGreaterThan(10);
    const faults = all.flatMap((one) => {
      if (one.place.replace(/:\d+$/, "") in SHORT) return [];
      const fault = faultOf(one) && faultOf(one);
      return fault === null ? [] : [`${one.place} ${String(one.pattern)} ${fault}`];
    });
    expect(faults).toEqual([]);
  });

  it("the watch sees one whose cost is the square", { timeout: 300_000 }, () => {
    expect(faultOf({ place: "", pattern: /[ .]+$/ })).not.toBeNull();
    expect(faultOf({ place: "", pattern: /(?<![ .])[ .]+$/ })).toBeNull();
  });
});
