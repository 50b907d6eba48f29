import type { Finding } from "../cells/finding.ts";
import { findings as en } from "./en/findings.ts";
import type { FindingText, Sentence } from "./finding-text.ts";
import { formatter, type Locale } from "./format.ts";
import { findings as fr } from "./fr/findings.ts";
import { typeset } from "./typeset.ts";

const DICTIONARIES: Readonly<Record<Locale, Readonly<Record<string, FindingText>>>> = { fr, en };

/** What is the matter, in one sentence with its figures. A code without words gives the code. */
export function findingSentence(finding: Finding, locale: Locale): string {
  return said(finding, locale, ({ sentence }) => sentence) ?? finding.code;
}

/** The rule behind a finding: formula, threshold, source. */
export function findingReason(finding: Finding, locale: Locale): string {
  return said(finding, locale, ({ why }) => why) ?? "";
}

/** What a person may do about it. */
export function findingRemedy(finding: Finding, locale: Locale): string {
  return said(finding, locale, ({ todo }) => todo) ?? "";
}

function said(finding: Finding, locale: Locale, part: (text: FindingText) => string | Sentence): string | null {
  const dictionary = DICTIONARIES[locale];
  const text = Object.hasOwn(dictionary, finding.code) ? dictionary[finding.code] : undefined;
  if (!text) return null;
  const words = part(text);
  return typeset(typeof words === "string" ? words : words(finding.params, formatter(locale)), locale);
}
