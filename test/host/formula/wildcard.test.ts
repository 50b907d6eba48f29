import fc from "fast-check";
import { expect, it } from "vitest";
import { wildcardPattern } from "../../../src/host/formula/wildcard.ts";

it.each([
  ["a*", "abc", true],
  ["a*", "ba", false],
  ["*a", "ba", true],
  ["*a", "ab", false],
  ["a*b*c", "axxbyyc", true],
  ["a*b*c", "axxcyyb", false],
  ["ab*ba", "aba", false],
  ["?", "🎓", true],
  ["??", "🎓", false],
  ["É*", "été", true],
  ["~*a", "*a", true],
  ["~*a", "xa", false],
  ["a~~?", "a~b", true],
  ["(a|b)*[c]", "(a|b) [c]", true],
  ["*", "", true],
  ["a\\d*", "a\\d", true],
  ["a.c?", "abcd", false],
])("%j on %j: %j", (pattern, text, expected) => expect(wildcardPattern(pattern)!.test(text)).toBe(expected));

it("agrees with the rule written out", () => {
  const matches = (pattern: string, text: string): boolean => {
    if (pattern === "") return text === "";
    if (pattern.startsWith("*"))
      return matches(pattern.slice(1), text) || (text !== "" && matches(pattern, text.slice(1)));
    return text !== "" && (pattern[0] === "?" || pattern[0] === text[0]) && matches(pattern.slice(1), text.slice(1));
  };
  const letters = (unit: string) => fc.string({ unit: fc.constantFrom(...unit), maxLength: 8 });
  fc.assert(
    fc.property(letters("ab*?"), letters("ab"), (pattern, text) => {
      const wildcard = wildcardPattern(pattern);
      if (!wildcard) return;
      expect(wildcard.test(text)).toBe(matches(pattern, text));
      const from = Array.from({ length: text.length + 1 }, (_, at) => at);
      const first = from.find((at) => matches(`${pattern}*`, text.slice(at))) ?? -1;
      expect(wildcardPattern(pattern, false)!.search(text, 0)).toBe(first);
    }),
    { seed: 20150930, numRuns: 2_000 },
  );
});

it("many stars on a long text answer at once", () => {
  const text = "a".repeat(100_000);
  expect(wildcardPattern("*a*a*a*a*a*a*a*a*b")!.test(text)).toBe(false);
  expect(wildcardPattern("a*a*a*a*b", false)!.search(text, 0)).toBe(-1);
});
