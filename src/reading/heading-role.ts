import { normalise } from "../cells/heading.ts";
import { LEXICON } from "./lexicon.ts";
import type { Role } from "./roles.ts";

/** How well a heading names a role, 0 to 1; 1 is the lexicon's own word. */
export type RoleScores = ReadonlyMap<Role, number>;

/** Below this a heading does not name the role at all. */
export const NAMES_ROLE = 0.62;
/** Two scores nearer than this are the same to a reader. */
export const NEAR = 0.08;

const LONGEST_HEADING = 120;
const NONE: RoleScores = new Map();

const LINKS = new Set(
  "de du des d la le les l en a au aux et un une par sur pour dans the of for to on and in at by is".split(" "),
);
/** Words that say little of what a column holds. */
const WEAK = new Set(
  "date nombre nb montant total type numero eur euro keur meur k m ht ttc exercice cumul cumule annuel annee data montants".split(
    " ",
  ),
);
/** Words that turn a heading into another one: a phrase without them is a worse match. */
const TURNING = new Set(
  (
    "non reste rest anterieur anterieure previous prior initial primitif original initiaux estimated estime contracted " +
    "adjustment professional construction programme hors ecart variation evolution delta difference"
  )
    .split(" ")
    .map(stem),
);
/** Words of a single month's amount: a worse match than the cumulative one, yet the only one in a table of flows. */
const MONTHLY = new Set("mensuel mensuelle mois month monthly".split(" ").map(stem));
const RATE_MARKS = new Set("taux tx pct ratio rate pourcentage percent percentage".split(" ").map(stem));

/** Plural and feminine endings off, the same way for lexicon and heading: "consommées", "consommé" → "consomm". */
function stem(word: string): string {
  let root = word.length > 3 ? word.replace(/[sx]$/, "") : word;
  while (root.length > 4 && root.endsWith("e")) root = root.slice(0, -1);
  return root;
}

const weightOf = (token: string): number => (/^\d+$/.test(token) ? 0.1 : WEAK_STEMS.has(token) ? 0.5 : 1);
const WEAK_STEMS = new Set([...WEAK].map(stem));

function tokensOf(text: string): string[] {
  const words = normalise(text.replaceAll("%", " pct ").replace(/\*\s*100\b/g, " pct "))
    .split(" ")
    .filter((word) => word !== "");
  const telling = words.filter((word) => !LINKS.has(word));
  return [...new Set((telling.length > 0 ? telling : words).map(stem))];
}

interface Phrase {
  readonly role: Role;
  readonly tokens: readonly string[];
  readonly weight: number;
}

const phrases: Phrase[] = [];
const byToken = new Map<string, Phrase[]>();
for (const [role, texts] of Object.entries(LEXICON) as [Role, readonly string[]][]) {
  for (const text of texts) {
    const tokens = tokensOf(text);
    const phrase = { role, tokens, weight: tokens.reduce((sum, token) => sum + weightOf(token), 0) };
    phrases.push(phrase);
    for (const token of tokens) {
      const known = byToken.get(token);
      if (known) known.push(phrase);
      else byToken.set(token, [phrase]);
    }
  }
}
/** Longer words of the lexicon by their first three letters. */
const byStart = new Map<string, string[]>();
for (const token of byToken.keys()) {
  if (token.length <= 3) continue;
  const start = token.slice(0, 3);
  const known = byStart.get(start);
  if (known) known.push(token);
  else byStart.set(start, [token]);
}

const ABBREVIATED = 0.9;

/** Lexicon words that a short form stands for: "engag" → "engagement"; only for words the lexicon lacks. */
function expansions(token: string): readonly string[] {
  if (token.length < 3 || token.length > 8 || byToken.has(token)) return [];
  return (byStart.get(token.slice(0, 3)) ?? []).filter((word) => word.length > token.length && word.startsWith(token));
}

function matchOf(phrase: Phrase, heading: readonly string[], expanded: ReadonlyMap<string, readonly string[]>): number {
  let headingWeight = 0;
  let covered = 0;
  let matched = 0;
  let matchedWeight = 0;
  let abbreviated = false;
  let turned = false;
  let monthly = false;
  for (const token of heading) {
    const weight = weightOf(token);
    headingWeight += weight;
    const exact = phrase.tokens.includes(token);
    const near = exact ? undefined : expanded.get(token)?.find((word) => phrase.tokens.includes(word));
    if (exact || near !== undefined) {
      covered += weight;
      matched += 1;
      matchedWeight += weightOf(near ?? token);
      if (near !== undefined) abbreviated = true;
    } else if (TURNING.has(token)) turned = true;
    else if (MONTHLY.has(token)) monthly = true;
  }
  if (matched === 0) return 0;
  const factor = (abbreviated ? ABBREVIATED : 1) * (turned ? 0.6 : 1) * (monthly ? 0.9 : 1);
  if (matched >= phrase.tokens.length) return factor * (0.5 + 0.5 * (covered / headingWeight));
  if (matched < heading.length) return 0;
  return factor * (0.4 + 0.4 * (matchedWeight / phrase.weight));
}

const AMOUNT_ROLES: readonly Role[] = [
  "budget",
  "budgetInitial",
  "budgetChange",
  "committed",
  "serviceDone",
  "paid",
  "aeOpen",
  "aeUsed",
  "cpOpen",
  "cpUsed",
  "availableToCommit",
  "availableToPay",
  "outstanding",
  "openingCommitments",
];

/** Of the columns that could tell a ticket's severity, the gravity first, then the priority, then what it was made of. */
const LESS_SEVERE: ReadonlyMap<string, number> = new Map([
  ...["priorite", "priority"].map((word) => [stem(word), 0.92] as const),
  ...["urgence", "urgency", "impact"].map((word) => [stem(word), 0.8] as const),
]);

function bySeverity(scores: Map<Role, number>, tokens: readonly string[]): void {
  const score = scores.get("severity");
  if (score === undefined) return;
  scores.set("severity", score * Math.min(1, ...tokens.map((token) => LESS_SEVERE.get(token) ?? 1)));
}

/** A column that says it is a rate is no amount, whatever else it names. */
function asRate(scores: Map<Role, number>, tokens: readonly string[]): void {
  if (!tokens.some((token) => RATE_MARKS.has(token))) return;
  for (const role of AMOUNT_ROLES) {
    const score = scores.get(role);
    if (score !== undefined) scores.set(role, score * 0.35);
  }
  const said = (pattern: RegExp): boolean => tokens.some((token) => pattern.test(token));
  const atLeast = (role: Role): void => void scores.set(role, Math.max(scores.get(role) ?? 0, 0.8));
  if (said(/^(engag|commit|ae$)/)) atLeast("rateCommitted");
  else if (said(/^(mandat|pay|pai|dp$|spent|disburs)/)) atLeast("ratePaid");
  else if (said(/^(exec|realis|consom|conso|cp$|used)/)) atLeast("rateExecuted");
}

/** Of two kinds of credits, the words that tell which. */
const MARKED: readonly (readonly [Role, RegExp])[] = [
  ["aeOpen", /^(ae|autoris|engag|ej|commit)/],
  ["aeUsed", /^(ae|autoris|engag|ej|commit)/],
  ["cpOpen", /^(cp|pai|pay|dp)/],
  ["cpUsed", /^(cp|pai|pay|dp|mandat)/],
];

const known = new Map<string, RoleScores>();

/** The roles a heading may name, with their scores; empty for prose, numbers and blanks. Remembered by text. */
export function rolesOfHeading(text: string): RoleScores {
  if (text.length > LONGEST_HEADING) return NONE;
  const remembered = known.get(text);
  if (remembered) return remembered;
  const scores = scoreHeading(text);
  if (known.size > 20_000) known.clear();
  known.set(text, scores);
  return scores;
}

function scoreHeading(text: string): RoleScores {
  const tokens = tokensOf(text);
  if (tokens.length === 0 || tokens.length > 14) return NONE;
  const expanded = new Map(tokens.map((token) => [token, expansions(token)]));
  const candidates = new Set<Phrase>();
  for (const token of tokens) {
    for (const phrase of byToken.get(token) ?? []) candidates.add(phrase);
    for (const word of expanded.get(token) ?? []) for (const phrase of byToken.get(word) ?? []) candidates.add(phrase);
  }
  const scores = new Map<Role, number>();
  for (const phrase of candidates) {
    const score = matchOf(phrase, tokens, expanded);
    if (score > (scores.get(phrase.role) ?? 0)) scores.set(phrase.role, score);
  }
  asRate(scores, tokens);
  bySeverity(scores, tokens);
  // "Crédits ouverts" alone are not those of payments, "Ouvertes" alone not those of commitments.
  for (const [role, mark] of MARKED)
    if (scores.has(role) && !tokens.some((token) => mark.test(token))) scores.set(role, scores.get(role)! * 0.7);
  return scores;
}

/** The best score among some roles. */
export function bestOf(scores: RoleScores, roles: Iterable<Role>): number {
  let best = 0;
  for (const role of roles) best = Math.max(best, scores.get(role) ?? 0);
  return best;
}
