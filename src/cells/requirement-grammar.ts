import type { DayType, Unit, UnitMeaning } from "./measure.ts";
import { numeralValue } from "./numeral.ts";
import { read, unread, type ReasonCode, type Reading } from "./reading.ts";
import type { Comparison, PerPeriod } from "./requirement-lexicon.ts";
import type { QuantityToken, Token } from "./requirement-tokens.ts";

/** A number of a requirement, scaled to its unit. */
export interface Measure {
  readonly value: number;
  readonly unit: Unit | null;
  readonly dayType: DayType | null;
  /** Printed without operator, a clock time: the reading is a habit, not a statement. */
  readonly clock: boolean;
}

/** What a requirement's words say, before any habit fills what they leave out. */
export type Clause =
  | { readonly kind: "comparison"; readonly op: Comparison | null; readonly measure: Measure }
  | {
      readonly kind: "range";
      readonly lo: Measure;
      readonly hi: Measure;
      readonly loIncl: boolean;
      readonly hiIncl: boolean;
    }
  | {
      readonly kind: "share";
      readonly shareOp: Comparison | null;
      readonly share: number;
      readonly itemOp: Comparison | null;
      readonly measure: Measure;
    }
  | { readonly kind: "none-allowed" };

export interface Sentence {
  readonly clause: Clause;
  readonly stat: "mean" | "median" | "percentile" | null;
  readonly percentile: number | null;
  readonly per: PerPeriod | null;
  /** Words that qualify without changing the number. */
  readonly words: string;
  /** They say what the number counts: "3 incidents", "nombre d'incidents : 3". */
  readonly counts: boolean;
}

type Op = {
  readonly kind: "op";
  readonly op: Comparison;
  readonly place: "before" | "after" | "either";
  readonly at: number;
};
type Figure = { readonly kind: "measure"; readonly token: QuantityToken; readonly at: number };
type Range = {
  readonly kind: "range";
  readonly lo: QuantityToken;
  readonly hi: QuantityToken;
  readonly loIncl: boolean;
  readonly hiIncl: boolean;
  readonly joint: "dash" | "to" | "between" | "bracket";
};
type Part = Op | Figure | Range;

/**
 * expr := [stat] [per] (comparison | range | share | "aucun"); comparison := [op] number [op];
 * range := entre n et n | de n à n | n à n | n-n unit | [n ; n]; share := comparison of a percentage, then of an item, or
 * the reverse. Any other number, clause or bending word refuses the whole: half a requirement is none.
 */
export function parseRequirement(written: readonly Token[], labelUnit: UnitMeaning | null): Reading<Sentence> {
  const tokens = written.map(deadlineAhead);
  const bend = tokens.find((token) => token.kind === "hazard");
  if (bend?.kind === "hazard") return unread(bend.reason);
  const split = clauseBreak(tokens);
  if (split) return unread(split);

  const stats = statsOf(tokens);
  const per = periodsOf(tokens);
  const dayTypes = new Set(tokens.flatMap((token) => (token.kind === "dayType" ? [token.dayType] : [])));
  if (stats.length > 1 || per.length > 1 || dayTypes.size > 1) return unread("two-clauses");
  const parts = partsOf(tokens);
  if (!parts.ok) return parts;
  const [dayType = null] = dayTypes;
  const stray = strayUnit(tokens) ?? labelUnit;
  const clause = clauseOf(parts.value, tokens, (token, other) => measureOf(token, other, stray, dayType));
  if (!clause.ok) return clause;
  const universal = tokens.findIndex((token) => token.kind === "all");
  const ofAll = universal < 0 ? clause.value : everyOne(clause.value, tokens[universal + 1]);
  if (ofAll === null) return unread("unknown-words");
  const words = tokens.flatMap((token) => (token.kind === "word" ? [token.word] : [])).join(" ");
  const [stat] = stats;
  return read({
    clause: ofAll,
    stat: stat?.stat ?? null,
    percentile: stat?.percentile ?? null,
    per: per[0] ?? null,
    words,
    counts: tokens.some((token, at) => countsThings(token, tokens[at - 1])),
  });
}

/** "avant 3 jours ouvrés" is less than three; any other "avant" is a moment or a condition. */
function deadlineAhead(token: Token, at: number, tokens: readonly Token[]): Token {
  if (token.kind !== "ahead") return token;
  const next = tokens[at + 1];
  const unit = next?.kind === "quantity" ? next.meaning?.unit : null;
  return unit === "day" || unit === "week" || unit === "month"
    ? { kind: "op", op: "lt", place: "before" }
    : { kind: "hazard", reason: "two-clauses" };
}

/** "tous les incidents en moins de 4 h" is a share of 100 %; "tous les 15 jours" a rhythm. Null for what is no delay. */
function everyOne(clause: Clause, next: Token | undefined): Clause | null {
  if (next?.kind !== "word" || next.word === "") return null;
  if (clause.kind === "share") return clause;
  if (clause.kind !== "comparison" || !isDelay(clause.measure)) return null;
  return { kind: "share", shareOp: "ge", share: 1, itemOp: clause.op, measure: clause.measure };
}

const isDelay = ({ unit }: Measure): boolean =>
  unit !== null && ["second", "minute", "hour", "day", "week"].includes(unit);

const EMPTY_WORD = /^(les?|la|des?|du|une?|par|sur|pour|the|with|avec|est|doit|etre|for|per|of|d|l|ht|ttc|hors|dont)$/;

function countsThings(token: Token, before: Token | undefined): boolean {
  if (token.kind !== "word") return false;
  if (/^(nombre|nb|nbre|number|count)$/.test(token.word)) return true;
  return before?.kind === "quantity" && before.meaning === null && token.word !== "" && !EMPTY_WORD.test(token.word);
}

type Stat = Pick<Sentence, "stat" | "percentile">;

function statsOf(tokens: readonly Token[]): Stat[] {
  const found = tokens.flatMap((token): Stat[] => {
    if (token.kind === "percentile") return [{ stat: "percentile", percentile: token.share }];
    return token.kind === "stat" ? [{ stat: token.stat, percentile: null }] : [];
  });
  return found.filter(
    (one, at) => found.findIndex((other) => other.stat === one.stat && other.percentile === one.percentile) === at,
  );
}

const PER_UNIT: Partial<Record<Unit, PerPeriod>> = { day: "day", week: "week", month: "month", year: "year" };

function periodsOf(tokens: readonly Token[]): PerPeriod[] {
  const found = tokens.flatMap((token, at) => {
    if (token.kind === "per") return [token.per];
    const slashed = token.kind === "unit" && tokens[at - 1]?.kind === "slash" ? token.meaning : null;
    if (!slashed?.unit) return [];
    const period = slashed.times === 3 ? "quarter" : slashed.times === 6 ? "semester" : PER_UNIT[slashed.unit];
    return period ? [period] : [];
  });
  return [...new Set(found)];
}

/** A semicolon between two texts, "et" or "ou" before another figure, a slash that makes no period. */
function clauseBreak(tokens: readonly Token[]): ReasonCode | null {
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (token.kind === "semicolon" && !tokens.some((other) => other.kind === "bracket")) {
      if (at > 0 && next) return "two-clauses";
    }
    const figure = next?.kind === "quantity" || next?.kind === "op";
    const ranged = tokens.slice(0, at).some((other) => other.kind === "between");
    if (token.kind === "or" && figure) return "two-clauses";
    if (token.kind === "and" && figure && !ranged) return "two-clauses";
    if (token.kind === "slash" && next?.kind === "quantity") return "two-quantities";
    if (token.kind === "slash" && next?.kind === "unit" && !(next.meaning.unit && PER_UNIT[next.meaning.unit]))
      return "unknown-words";
  }
  return null;
}

/** Operators, numbers and ranges in order; every other token qualifies. */
function partsOf(tokens: readonly Token[]): Reading<readonly Part[]> {
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!;
    const range = rangeAt(tokens, at);
    if (range) {
      parts.push(range.part);
      at += range.length;
      continue;
    }
    // "entre la commande et la recette" bounds no figure.
    const bounds = tokens[at + 1]?.kind === "quantity" || tokens[at + 1]?.kind === "op";
    if (token.kind === "between" && bounds) return unread("ambiguous-range");
    if (token.kind === "bracket") return unread("ambiguous-range");
    if (token.kind === "zero") parts.push({ kind: "op", op: "eq", place: "before", at: -1 });
    if (token.kind === "op") parts.push({ kind: "op", op: token.op, place: token.place, at });
    if (token.kind === "deadline") {
      const number = tokens[at + 1];
      if (number?.kind !== "quantity" || (number.meaning === null) === (token.meaning === null))
        return unread("two-quantities");
      parts.push(
        { kind: "op", op: "le", place: "before", at },
        { kind: "measure", token: { ...number, meaning: token.meaning ?? number.meaning }, at: at + 1 },
      );
      at += 2;
      continue;
    }
    if (token.kind === "quantity") {
      const compound = compoundAt(tokens, at);
      if (compound === "two-scales") return unread("two-scales");
      parts.push({ kind: "measure", token: compound?.token ?? token, at });
      at += compound?.length ?? 1;
      continue;
    }
    at += 1;
  }
  return read(parts);
}

/** "2 h 30 min" and "3 min 20 s" are one delay; "2 j 4 h" needs the length of a day and is refused. */
function compoundAt(
  tokens: readonly Token[],
  at: number,
): { token: QuantityToken; length: number } | "two-scales" | null {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (first?.kind !== "quantity" || second?.kind !== "quantity" || first.clock || second.clock) return null;
  const seconds: Partial<Record<Unit, number>> = { hour: 3_600, minute: 60, second: 1 };
  const [a, b] = [first.meaning?.unit, second.meaning?.unit];
  if (!a || !b) return null;
  const timeLike = (unit: Unit): boolean => unit === "day" || unit === "week" || seconds[unit] !== undefined;
  if (!timeLike(a) || !timeLike(b) || a === b) return null;
  const [big, small] = [seconds[a], seconds[b]];
  if (big === undefined || small === undefined) return "two-scales";
  if (big < small || first.numeral?.fault || second.numeral?.fault) return "two-scales";
  const spelled = printed(first) + (printed(second) * small) / big;
  return { token: { ...first, numeral: null, spelled }, length: 2 };
}

const printed = (token: QuantityToken): number => (token.numeral ? numeralValue(token.numeral) : token.spelled);

function rangeAt(tokens: readonly Token[], at: number): { part: Range; length: number } | null {
  const token = tokens[at];
  if (token?.kind === "bracket") {
    const [lo, joint, hi, close] = tokens.slice(at + 1, at + 5);
    if (lo?.kind !== "quantity" || hi?.kind !== "quantity" || close?.kind !== "bracket") return null;
    if (joint?.kind !== "semicolon" && joint?.kind !== "dash" && joint?.kind !== "to" && joint?.kind !== "comma")
      return null;
    const after = tokens[at + 5];
    const unit = after?.kind === "unit" && !hi.meaning ? after.meaning : hi.meaning;
    const part: Range = {
      kind: "range",
      lo,
      hi: { ...hi, meaning: unit },
      loIncl: token.mark === "[",
      hiIncl: close.mark === "]",
      joint: "bracket",
    };
    return { part, length: 5 };
  }
  const opened = token?.kind === "between" ? 1 : 0;
  const [lo, joint, hi] = tokens.slice(at + opened, at + opened + 3);
  if (lo?.kind !== "quantity" || hi?.kind !== "quantity") return null;
  const kind = joint?.kind;
  const joined = kind === "dash" || kind === "to" || (kind === "and" && opened === 1);
  if (!joined || !comparable(lo.meaning, hi.meaning)) return null;
  const part: Range = {
    kind: "range",
    lo,
    hi,
    loIncl: true,
    hiIncl: true,
    joint: opened ? "between" : kind === "dash" ? "dash" : "to",
  };
  return { part, length: opened + 3 };
}

/** The bounds of a range share one unit, printed after both or after the second only. */
const comparable = (lo: UnitMeaning | null, hi: UnitMeaning | null): boolean =>
  lo === null || (hi !== null && lo.unit === hi.unit && lo.power === hi.power && lo.times === hi.times);

type MeasureOf = (token: QuantityToken, other: QuantityToken | null) => Measure;

function clauseOf(parts: readonly Part[], tokens: readonly Token[], measureOfToken: MeasureOf): Reading<Clause> {
  const numbers = parts.filter((part) => part.kind === "measure");
  const ranges = parts.filter((part) => part.kind === "range");
  const ops = parts.filter((part) => part.kind === "op");
  const faulty = numbers.find((part) => part.token.numeral?.fault);
  if (faulty?.token.numeral?.fault) return unread(faulty.token.numeral.fault);
  if (ops.some((part) => part.at < 0)) {
    const alone = numbers.length === 0 && ranges.length === 0 && ops.length === 1;
    return alone ? read({ kind: "none-allowed" }) : unread("two-clauses");
  }
  const [range] = ranges;
  if (range) {
    if (ranges.length > 1 || numbers.length > 0 || ops.length > 0) return unread("two-clauses");
    return rangeClause(range, measureOfToken);
  }
  const [first, second, third] = numbers;
  if (!first) return unread("no-number");
  if (third) return unread("two-clauses");
  if (second) return shareClause(first, second, ops, tokens, measureOfToken);
  const op = combined(ops.filter((part) => stands(part, first.at)));
  if (op === "conflict" || ops.some((part) => !stands(part, first.at))) return unread("two-clauses");
  return read({ kind: "comparison", op, measure: measureOfToken(first.token, null) });
}

const stands = (op: Op, at: number): boolean => op.place === "either" || (op.place === "before") === op.at < at;

/** "au maximum < 3 j" is "< 3 j", "au moins égal à 3" is "≥ 3"; two operators that do not agree are two clauses. */
function combined(ops: readonly Op[]): Comparison | null | "conflict" {
  const kinds = new Set(ops.map((part) => part.op));
  if (kinds.size === 0) return null;
  const [only] = kinds;
  if (kinds.size === 1) return only ?? null;
  if (kinds.size === 2 && kinds.has("lt") && kinds.has("le")) return "lt";
  if (kinds.size === 2 && kinds.has("eq")) return kinds.has("ge") ? "ge" : kinds.has("le") ? "le" : "conflict";
  return kinds.size === 2 && kinds.has("gt") && kinds.has("ge") ? "gt" : "conflict";
}

function rangeClause(range: Range, measureOfToken: MeasureOf): Reading<Clause> {
  const fault = range.lo.numeral?.fault ?? range.hi.numeral?.fault;
  if (fault) return unread(fault);
  const lo = measureOfToken(range.lo, range.hi);
  const hi = measureOfToken(range.hi, null);
  const hoursBoth = hi.unit === "hour" && (range.lo.meaning?.unit === "hour" || range.joint === "dash");
  const apart = range.joint === "dash" ? 1 : 3;
  if (hoursBoth && range.joint !== "bracket" && isWindow(lo.value, hi.value, apart)) return unread("service-window");
  if (range.joint === "dash" && range.hi.meaning === null) return unread("ambiguous-range");
  if (lo.value > hi.value) return unread("ambiguous-range");
  return read({ kind: "range", lo, hi, loIncl: range.loIncl, hiIncl: range.hiIncl });
}

/** "9h-18h" is when the service is open, not a delay. */
const isWindow = (from: number, to: number, apart: number): boolean =>
  (from === 0 || from >= 5) && to >= 11 && to <= 24 && to - from >= apart;

function shareClause(
  first: Figure,
  second: Figure,
  ops: readonly Op[],
  tokens: readonly Token[],
  measureOfToken: MeasureOf,
): Reading<Clause> {
  const [a, b] = [measureOfToken(first.token, null), measureOfToken(second.token, null)];
  const ratioFirst = first.token.meaning?.unit === "ratio";
  const [share, item] = ratioFirst ? [a, b] : [b, a];
  if (share.unit !== "ratio" || (ratioFirst ? second : first).token.meaning?.unit === "ratio")
    return unread("two-quantities");
  if (share.value < 0 || share.value > 1) return unread("impossible-share");

  const nearest = (op: Op): Figure => {
    if (op.at < first.at) return first;
    if (op.at > second.at) return second;
    if (op.place !== "either") return op.place === "before" ? second : first;
    return op.at - first.at < second.at - op.at ? first : second;
  };
  const opsOf = (number: Figure): Comparison | null | "conflict" =>
    combined(ops.filter((op) => nearest(op) === number));
  if (ops.some((op) => !stands(op, nearest(op).at))) return unread("two-clauses");
  const shareOp = opsOf(ratioFirst ? first : second);
  const itemOp = opsOf(ratioFirst ? second : first);
  if (shareOp === "conflict" || itemOp === "conflict") return unread("two-clauses");
  if (itemOp === null && !impliesDelay(item, ratioFirst, tokens[second.at - 1])) return unread("two-quantities");
  return read({ kind: "share", shareOp, share: share.value, itemOp, measure: item });
}

/** "95 % à 4 h", "95 % en 2 j", "4 h à 95 %", "4 h pour 95 % des cas": a delay held by a share; anything else is two figures. */
function impliesDelay(item: Measure, ratioFirst: boolean, before: Token | undefined): boolean {
  const held = before?.kind === "to" || before?.kind === "within";
  return (
    isDelay(item) &&
    (held ||
      (!ratioFirst && before?.kind === "open") ||
      (!ratioFirst && before?.kind === "word" && /^(pour|for|chez)$/.test(before.word)) ||
      before?.kind === "op")
  );
}

function measureOf(
  token: QuantityToken,
  other: QuantityToken | null,
  stray: UnitMeaning | null,
  dayType: DayType | null,
): Measure {
  const meaning = token.meaning ?? other?.meaning ?? stray;
  const power = meaning?.power ?? 0;
  const size = token.numeral
    ? numeralValue(token.numeral, power)
    : Number((token.spelled * 10 ** power).toPrecision(15));
  const unit = meaning?.unit ?? null;
  const stated = meaning?.dayType === "unspecified" ? null : (meaning?.dayType ?? null);
  const typed =
    unit === "day" ? (dayType ?? stated ?? "unspecified") : HOURS.includes(unit) ? (dayType ?? stated) : null;
  return {
    value: (token.negative && size !== 0 ? -size : size) * (meaning?.times ?? 1),
    unit,
    dayType: typed,
    clock: token.clock,
  };
}

/** "30 min en heures ouvrées". */
const HOURS: readonly (Unit | null)[] = ["second", "minute", "hour"];
const STRAY: readonly (Unit | null)[] = ["second", "minute", "hour", "day", "ratio", "EUR"];

/** A unit said apart from its number: "délai (j) < 3", "en jours : 3", "nombre de jours < 3". */
function strayUnit(tokens: readonly Token[]): UnitMeaning | null {
  const found = tokens.flatMap((token, at) => {
    if (token.kind !== "unit" || !STRAY.includes(token.meaning.unit)) return [];
    const before = tokens[at - 1];
    const earlier = tokens[at - 2];
    const counted =
      before?.kind === "word" &&
      before.word === "de" &&
      earlier?.kind === "word" &&
      /^(nombre|nb|nbre)$/.test(earlier.word);
    return before?.kind === "open" || before?.kind === "within" || counted ? [token.meaning] : [];
  });
  return found.length === 1 ? found[0]! : null;
}
