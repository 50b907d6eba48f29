import type { Finding } from "../cells/finding.ts";
import { normalise } from "../cells/heading.ts";
import { tracking as en } from "../locales/en/tracking.ts";
import { tracking as fr } from "../locales/fr/tracking.ts";
import { NAMES_SEPARATOR } from "../reading/read-tracking.ts";
import type { Locale } from "./live.ts";

const TEXTS = { fr, en } as const;

/** What happened to each breach between a stored situation and this one; names in this situation's language. */
export interface BreachChanges {
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly lasting: readonly string[];
}

/**
 * A breach as the sheet Suivi stores it: its subject and sheet without figure nor month, so that it is the same from one
 * committee to the next.
 */
export function breachName({ code, sheet, params }: Finding, locale: Locale): string {
  const names: Readonly<Record<string, string>> = TEXTS[locale].breachNames;
  const { scope, label } = params;
  const subject = names[code] === undefined ? String(label ?? code) : [names[code], scope].filter(Boolean).join(" – ");
  const text = sheet === null ? subject : `${subject} (${sheet})`;
  return text.replaceAll(/\s+/g, " ").replaceAll(NAMES_SEPARATOR, ", ");
}

/** Each once, in the findings' order. */
export const breachNames = (findings: readonly Finding[], locale: Locale): readonly string[] => [
  ...new Set(breachesOf(findings).map((finding) => breachName(finding, locale))),
];

const breachesOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === "breach");

/** A stored name is recognised in both languages, whatever the one it was stored in. */
export function breachChanges(findings: readonly Finding[], stored: readonly string[], locale: Locale): BreachChanges {
  const before = new Set(stored.map(normalise));
  const now = breachesOf(findings);
  const knownNow = new Set(now.flatMap((each) => [breachName(each, "fr"), breachName(each, "en")].map(normalise)));
  const isLasting = (each: Finding) =>
    before.has(normalise(breachName(each, "fr"))) || before.has(normalise(breachName(each, "en")));
  return {
    opened: breachNames(
      now.filter((each) => !isLasting(each)),
      locale,
    ),
    closed: stored.filter((name) => !knownNow.has(normalise(name))),
    lasting: breachNames(now.filter(isLasting), locale),
  };
}
