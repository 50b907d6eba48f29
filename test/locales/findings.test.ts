import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/cells/finding.ts";
import { findings as en } from "../../src/locales/en/findings.ts";
import { findingReason, findingRemedy, findingSentence } from "../../src/locales/finding-sentence.ts";
import { findings as fr } from "../../src/locales/fr/findings.ts";

const source = fileURLToPath(new URL("../../src", import.meta.url));

/** Codes that the code of the add-in names. */
function codesIn(folder: string): string[] {
  return readdirSync(join(source, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .flatMap((entry) => {
      const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
      return [
        ...text.matchAll(
          /"((?:budget|service|tickets|assistance|reliability|invoices|register|situation|reading|settings)\.[a-zA-Z]+)"/g,
        ),
      ];
    })
    .map((match) => match[1]!);
}

const anyParams = new Proxy<Record<string, string>>({}, { get: () => "x" });
const finding = (code: string, params: Finding["params"]): Finding => ({
  code,
  severity: "info",
  sheet: null,
  cell: null,
  params,
});

describe("words", () => {
  it.each([...new Set([...codesIn("indicators"), ...codesIn("reading")])].sort())("exist for %s", (code) => {
    expect(Object.keys(fr)).toContain(code);
    expect(Object.keys(en)).toContain(code);
  });

  it.each(Object.keys(fr).flatMap((code) => [[code, "fr"] as const, [code, "en"] as const]))(
    "of %s in %s stand even without figures",
    (code, locale) => {
      for (const params of [{}, anyParams]) {
        const words = [findingSentence, findingReason, findingRemedy].map((say) => say(finding(code, params), locale));
        for (const text of words) expect(text).toMatch(/\S/);
        expect(words.join(" ")).not.toMatch(/undefined|null|NaN|\[object/);
      }
    },
  );

  it.each(Object.keys(fr))("of %s keep to each language's typography", (code) => {
    const texts = (locale: "fr" | "en") =>
      [findingSentence, findingReason, findingRemedy].map((say) => say(finding(code, {}), locale)).join(" ");
    expect(texts("fr")).not.toMatch(/ [:;!?%€»]|« |[a-zé]:( |$)/);
    expect(texts("en")).not.toMatch(/[\s\u00a0][:;!?%]|[«»]|[éèà](?!.{0,6}2012)/u);
  });
});

it("gives the code of what it has no words for", () => {
  expect(findingSentence(finding("toString", {}), "fr")).toBe("toString");
  expect(findingReason(finding("nothing.known", {}), "fr")).toBe("");
});
