import { dayTypeOf, moneyOrPercentOf, timeUnitOf, type DayType, type Unit, type UnitMeaning } from "./measure.ts";
import { isDigit, scanNumeral, type Numeral } from "./numeral.ts";
import { spelledNumber } from "./number-word.ts";
import type { ReasonCode } from "./reading.ts";
import { LONGEST_PHRASE, phraseMeaning, stem, type PhraseMeaning } from "./requirement-lexicon.ts";
import { plainlyPut } from "./requirement-phrasing.ts";

/** A number with its unit, before any scaling: "4h30" is hours already, "95 %" still prints 95. */
export interface QuantityToken {
  readonly kind: "quantity";
  readonly numeral: Numeral | null;
  /** Value where no numeral was printed: clock times and spelled numbers. */
  readonly spelled: number;
  readonly negative: boolean;
  readonly meaning: UnitMeaning | null;
  /** "4h30", "04:30". */
  readonly clock: boolean;
}

export type Token =
  | QuantityToken
  | Exclude<PhraseMeaning, { kind: "rank" | "nextWorkingDay" | "monthEnd" }>
  | { readonly kind: "unit"; readonly meaning: UnitMeaning }
  | { readonly kind: "dayType"; readonly dayType: DayType }
  | { readonly kind: "percentile"; readonly share: number }
  /** "J+2", "H+4", "T0 + 4 h" (null: the number names its unit): the number follows. */
  | { readonly kind: "deadline"; readonly meaning: UnitMeaning | null }
  | { readonly kind: "dash" | "slash" | "semicolon" | "comma" | "open" | "close" }
  | { readonly kind: "bracket"; readonly mark: "[" | "]" }
  | { readonly kind: "word"; readonly word: string };

type Raw =
  | { readonly kind: "word"; readonly word: string; readonly elided: boolean }
  | { readonly kind: "number"; readonly numeral: Numeral }
  | { readonly kind: "token"; readonly token: Token };

const raw = (token: Token): Raw => ({ kind: "token", token });
const hazard = (reason: ReasonCode): Raw => raw({ kind: "hazard", reason });
const comparison = (op: "lt" | "le" | "eq" | "ne" | "ge" | "gt"): Raw => raw({ kind: "op", op, place: "before" });

const SYMBOLS: readonly (readonly [string, Raw])[] = [
  ["+/-", hazard("tolerance")],
  ["< ou =", comparison("le")],
  ["<ou=", comparison("le")],
  ["< or =", comparison("le")],
  ["> ou =", comparison("ge")],
  [">ou=", comparison("ge")],
  ["> or =", comparison("ge")],
  ["<=", comparison("le")],
  ["< =", comparison("le")],
  ["=<", comparison("le")],
  [">=", comparison("ge")],
  ["> =", comparison("ge")],
  ["=>", comparison("ge")],
  ["<>", comparison("ne")],
  ["!=", comparison("ne")],
  ["==", comparison("eq")],
  ["->", raw({ kind: "to" })],
  ["<", comparison("lt")],
  [">", comparison("gt")],
  ["=", comparison("eq")],
  ["≤", comparison("le")],
  ["⩽", comparison("le")],
  ["≦", comparison("le")],
  ["≥", comparison("ge")],
  ["⩾", comparison("ge")],
  ["≧", comparison("ge")],
  ["≠", comparison("ne")],
  ["→", raw({ kind: "to" })],
  ["±", hazard("tolerance")],
  ["~", hazard("qualified")],
  ["≈", hazard("qualified")],
  ["?", hazard("pending")],
  ["+", hazard("unknown-words")],
  ["[", raw({ kind: "bracket", mark: "[" })],
  ["]", raw({ kind: "bracket", mark: "]" })],
  ["(", raw({ kind: "open" })],
  [")", raw({ kind: "close" })],
  [";", raw({ kind: "semicolon" })],
  ["|", raw({ kind: "semicolon" })],
  [",", raw({ kind: "comma" })],
  ["/", raw({ kind: "slash" })],
  ["-", raw({ kind: "dash" })],
  ["§", raw({ kind: "reference" })],
];

const LETTERS = /[\p{L}€$£%‰]/u;

/** Tokens of an unaccented plain wording (at most `LONGEST_VALUE` characters). */
export function requirementTokens(text: string): Token[] {
  const written = plainlyPut(text);
  return tokens(withoutDoublets(rawTokens(written)), /^\s*-\s/.test(written));
}

function rawTokens(text: string): Raw[] {
  const found: Raw[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 40);
    const special = specialAt(rest, text[at - 1], found.at(-1)?.kind === "number");
    if (special) {
      found.push(...special.raws);
      at += special.length;
      continue;
    }
    const numeral = scanNumeral(text, at);
    if (numeral) {
      at = numeral.end;
      found.push({ kind: "number", numeral });
      // 90' and 30" are minutes and seconds to some, feet to others.
      if (/^['"](?!\p{L})/u.test(text.slice(at, at + 2))) found.push(hazard("unknown-unit"));
      continue;
    }
    if (LETTERS.test(text[at]!)) {
      const word = wordAt(text, at);
      at += word.length;
      found.push({ kind: "word", word, elided: text[at] === "'" });
      if (isHyphenInWord(text, at)) at += 1;
      continue;
    }
    const symbol = SYMBOLS.find(([mark]) => rest.startsWith(mark));
    if (symbol) found.push(symbol[1]);
    at += symbol ? symbol[0].length : 1;
  }
  return found;
}

/** A letter run; "%" stands alone; digits glued to a letter belong to it ("P1", "N2"), unless they follow a number. */
function wordAt(text: string, start: number): string {
  if (text[start] === "%" || text[start] === "‰") return text[start]!;
  let end = start;
  while (end < text.length && text[end] !== "%" && text[end] !== "‰" && LETTERS.test(text[end]!)) end += 1;
  const code = /^(?:[a-z]|niv|sev|cat|prio)$/.test(text.slice(start, end)) && !isDigit(text[start - 1]);
  while (code && isDigit(text[end])) end += 1;
  return text.slice(start, end);
}

const isHyphenInWord = (text: string, at: number): boolean =>
  text[at] === "-" && /\p{L}/u.test(text[at + 1] ?? "") && /\p{L}/u.test(text[at - 1] ?? "");

interface Special {
  readonly raws: readonly Raw[];
  readonly length: number;
}

/** Shapes of digits that are no plain number: clock times, dates, windows, percentiles, "J+1". */
function specialAt(rest: string, before: string | undefined, afterNumber: boolean): Special | null {
  if (before !== undefined && /[\p{L}\d]/u.test(before)) return null;

  const percentile =
    /^p ?([5-9]\d(?:[.,]\d)?)(?![\d,.]\d|\d)/.exec(rest) ??
    /^([5-9]\d(?:[.,]\d)?) ?(?:e|eme|th)? ?(?:per)?centile/.exec(rest) ??
    /^(?:per)?centile ?(?:a )?([5-9]\d(?:[.,]\d)?)(?: ?%)?/.exec(rest);
  if (percentile)
    return {
      raws: [raw({ kind: "percentile", share: Number(`${percentile[1]!.replace(",", ".")}e-2`) })],
      length: percentile[0].length,
    };

  const deadline = afterNumber ? null : /^([jhdms]) ?\+ ?(?=\d)/.exec(rest);
  const unit = deadline && deadlineUnit(deadline[1]!);
  if (unit) return { raws: [raw({ kind: "deadline", meaning: unit })], length: deadline[0].length };

  const start = afterNumber ? null : /^[tjh] ?0 ?\+ ?(?=\d)|^t ?\+ ?(?=\d)/.exec(rest);
  if (start) return { raws: [raw({ kind: "deadline", meaning: null })], length: start[0].length };

  const countdown = afterNumber ? null : /^[jhdmsnt] ?- ?\d{1,4}/.exec(rest);
  if (countdown) return { raws: [hazard("unknown-words")], length: countdown[0].length };

  if (!isDigit(rest[0])) return null;
  const pair = /^\d{1,2} ?(h|j|hours?|days?)? ?(?:\/|sur|x) ?(\d{1,2}) ?(?:h|j|hours?|days?)?(?![\p{L}\d/])/u.exec(
    rest,
  );
  const isWindow = pair !== null && (pair[1] !== undefined || pair[2] === "7" || pair[2] === "24");
  const date = /^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)|^\d{4}-\d{2}(?:-\d{2})?(?!\d)/.exec(rest);
  if (date) return { raws: [hazard("is-a-date")], length: date[0].length };
  if (pair) return { raws: [hazard(isWindow ? "service-window" : "two-quantities")], length: pair[0].length };

  const clock =
    /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])/.exec(rest) ??
    /^(\d{1,3}) ?h(?:eures?)? ?([0-5]\d)(?! ?[hj]| ?%|\d)(?: ?(?:mn|min|minutes?)(?!\p{L}))?/u.exec(rest);
  if (!clock) return null;
  const hours = Number(clock[1]) + Number(clock[2]) / 60 + Number(clock[3] ?? 0) / 3_600;
  const meaning = timeUnitOf("h");
  return {
    raws: [raw({ kind: "quantity", numeral: null, spelled: hours, negative: false, meaning, clock: true })],
    length: clock[0].length,
  };
}

function deadlineUnit(letter: string): UnitMeaning | null {
  // "J+1" is the end of the next working day (domain.md §2).
  return timeUnitOf({ j: "jo", d: "jo", h: "h", m: "mois", s: "semaine" }[letter] ?? "");
}

/** Contracts spell their numbers twice, "deux (2) jours" or "2 (deux) jours": one is kept, if they agree. */
function withoutDoublets(raws: readonly Raw[]): Raw[] {
  const found: Raw[] = [];
  for (let at = 0; at < raws.length;) {
    const item = raws[at]!;
    const before = item.kind === "word" ? spelledNumber(wordsFrom(raws, at, 6)) : null;
    const inside =
      item.kind === "number" && isMark(raws[at + 1], "open") ? spelledNumber(wordsFrom(raws, at + 2, 6)) : null;
    const printed = before ? raws[at + before.length + 1] : item;
    const enclosed = before
      ? isMark(raws[at + before.length], "open") && isMark(raws[at + before.length + 2], "close")
      : inside !== null && isMark(raws[at + 2 + inside.length], "close");
    const spelled = before ?? inside;
    if (spelled && enclosed && printed?.kind === "number") {
      const agree = Number(printed.numeral.whole) === spelled.value && printed.numeral.fraction === "";
      found.push(agree ? printed : hazard("two-quantities"));
      at += spelled.length + 3;
    } else {
      found.push(item);
      at += 1;
    }
  }
  return found;
}

const isMark = (item: Raw | undefined, kind: "open" | "close"): boolean =>
  item?.kind === "token" && item.token.kind === kind;

function tokens(raws: readonly Raw[], bulleted: boolean): Token[] {
  const printsNumber = raws.some(
    (item) => item.kind === "number" || (item.kind === "token" && item.token.kind === "quantity"),
  );
  const found: Token[] = [];
  let ranked = false;
  for (let at = 0; at < raws.length;) {
    const item = raws[at]!;
    if (item.kind === "token") {
      ranked = false;
      found.push(item.token);
      at += 1;
      continue;
    }
    if (item.kind === "number") {
      const unit = unitAfter(raws, at + 1);
      const sign = found.at(-1)?.kind === "dash" && !endsQuantity(found.at(-2));
      // At the start of a line, a dash and a space before a delay are a bullet; glued to the number, it is its sign.
      const bullet = sign && bulleted && found.length === 1 && isDelay(unit?.meaning);
      if (sign) found.pop();
      if (ranked && !unit) found.push({ kind: "word", word: "" });
      else found.push(quantity(item.numeral, 0, sign && !bullet, unit?.meaning ?? null));
      ranked = false;
      at += 1 + (unit?.length ?? 0);
      continue;
    }
    const phrase = longestPhrase(raws, at);
    ranked = phrase?.meaning.kind === "rank";
    if (phrase?.meaning.kind === "nextWorkingDay") {
      found.push({ kind: "op", op: "le", place: "before" }, quantity(null, 1, false, timeUnitOf("jo")));
      at += phrase.length;
      continue;
    }
    if (phrase?.meaning.kind === "monthEnd") {
      const last = found.at(-1);
      const delayed = last?.kind === "quantity" && isDelay(last.meaning ?? undefined);
      found.push(delayed ? { kind: "hazard", reason: "unknown-words" } : { kind: "word", word: item.word });
      at += phrase.length;
      continue;
    }
    if (phrase) {
      found.push(phrase.meaning.kind === "rank" ? { kind: "word", word: item.word } : phrase.meaning);
      at += phrase.length;
      continue;
    }
    const before = found.at(-1);
    const afterBound = before?.kind === "op";
    const spelled =
      printsNumber && before?.kind !== "op" && before?.kind !== "within"
        ? null
        : spelledAt(raws, at, afterBound && !printsNumber);
    if (spelled) {
      const unit = unitAfter(raws, at + spelled.length);
      found.push(quantity(null, spelled.value, false, unit?.meaning ?? null));
      at += spelled.length + (unit?.length ?? 0);
      continue;
    }
    found.push(plainWord(item));
    at += 1;
  }
  return found;
}

const quantity = (
  numeral: Numeral | null,
  spelled: number,
  negative: boolean,
  meaning: UnitMeaning | null,
): QuantityToken => ({
  kind: "quantity",
  numeral,
  spelled,
  negative,
  meaning,
  clock: false,
});
const NO_DELAY: readonly (Unit | null)[] = ["ratio", "EUR", "count", null];
const isDelay = (meaning: UnitMeaning | undefined): boolean => !NO_DELAY.includes(meaning?.unit ?? null);
const endsQuantity = (token: Token | undefined): boolean =>
  token?.kind === "quantity" || token?.kind === "unit" || token?.kind === "dayType";
interface FoundUnit {
  readonly meaning: UnitMeaning;
  readonly length: number;
}

/** The unit right after a number: time, money or percent words, the longest; a day type before its unit is kept in it. */
function unitAfter(raws: readonly Raw[], at: number): FoundUnit | null {
  const words = wordsFrom(raws, at, 4);
  for (let length = words.length; length > 0; length -= 1) {
    const meaning = moneyOrPercentOf(words.slice(0, length).join(" "));
    if (meaning) return { meaning, length };
  }
  const [first = "", second = ""] = words;
  const next = raws[at];
  const elided = next?.kind === "word" && next.elided;
  const unit = elided ? null : timeUnitOf(first);
  const workload = /^(homme|hommes|personne|personnes|agent|agents|h)$/.test(second) && unit?.unit === "day";
  if (unit && workload)
    return { meaning: { ...unit, unit: "count", dayType: null, noun: `${first} ${second}` }, length: 2 };
  // "2 j.o." is split by its points.
  if (unit?.unit === "day" && second === "o") return { meaning: { ...unit, dayType: "ouvre" }, length: 2 };
  if (unit) return { meaning: unit, length: 1 };
  const dayType = dayTypeOf(first);
  const typed = dayType === null ? null : timeUnitOf(second);
  return dayType !== null && typed ? { meaning: { ...typed, dayType }, length: 2 } : null;
}

function wordsFrom(raws: readonly Raw[], at: number, most: number): string[] {
  const words: string[] = [];
  for (let next = at; next < at + most; next += 1) {
    const item = raws[next];
    if (item?.kind !== "word") break;
    words.push(item.word);
  }
  return words;
}

function longestPhrase(raws: readonly Raw[], at: number): { meaning: PhraseMeaning; length: number } | null {
  const stems = wordsFrom(raws, at, LONGEST_PHRASE).map(stem);
  for (let length = stems.length; length > 0; length -= 1) {
    const meaning = phraseMeaning(stems.slice(0, length).join(" "));
    if (meaning) return { meaning, length };
  }
  return null;
}

/** After "au plus un", these words still speak of a limit, not of one thing. */
const ABSTRACT = new Set("seuil delai niveau taux objectif certain minimum maximum nombre total".split(" "));

/** "deux jours", "quarante-huit heures"; "un" is an article but before a unit or after a bound ("au plus un incident"). */
function spelledAt(raws: readonly Raw[], at: number, afterBound: boolean): { value: number; length: number } | null {
  const words = wordsFrom(raws, at, 6);
  const number = spelledNumber(words);
  if (!number) return null;
  const next = words[number.length] ?? "";
  const article = /^une?$/.test(words[0] ?? "") && number.length === 1;
  const counts = timeUnitOf(next) !== null || /^(seule?|fois|par)$/.test(next) || (afterBound && !ABSTRACT.has(next));
  return !article || counts ? { value: number.value, length: number.length } : null;
}

function plainWord(item: { readonly word: string; readonly elided: boolean }): Token {
  const dayType = dayTypeOf(item.word) ?? (item.word === "ho" || item.word === "jo" ? "ouvre" : null);
  if (dayType !== null) return { kind: "dayType", dayType };
  const unit = item.elided ? null : (timeUnitOf(item.word) ?? moneyOrPercentOf(item.word));
  return unit ? { kind: "unit", meaning: unit } : { kind: "word", word: item.word };
}
