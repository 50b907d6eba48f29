import { dayOfSerial, endOfMonth, fullYear, isoDay, pad2, serialOfDay, weekdayOfSerial } from "./civil.ts";
import { isYear, readStamp, readWrittenDay, type DateContext } from "./date.ts";
import { isErrorText, type CellValue } from "./grid.ts";
import { monthOfName } from "./month-name.ts";
import { readFormat } from "./number-format.ts";
import { read, unread, type Reading } from "./reading.ts";
import { serial, type Serial } from "./units.ts";
import { LONGEST_VALUE, plainWording, unaccented } from "./wording.ts";

export type PeriodKind = "month" | "quarter" | "semester" | "week" | "year" | "academic-year" | "date" | "span";

export interface Period {
  readonly kind: PeriodKind;
  /**
   * "2015-09", "2015-Q3", "2015-S2", "2015-W40", "2015", "2014-2015", "2015-09-30", "2014-09-01/2015-08-31"; without
   * its year, what is left: "09", "Q3", "S2", "W40", "09-30".
   */
  readonly key: string;
  /** The first one for an academic year. */
  readonly year: number | null;
  /** Number inside the year: month, quarter, semester, week, day of the month; `null` for years and spans. */
  readonly index: number | null;
  /** 1–12, the last month of a longer period; `null` for a week. */
  readonly month: number | null;
  readonly start: Serial | null;
  /** Last day; `null` without a year. */
  readonly end: Serial | null;
  /** The "période complémentaire" of December: month 12 bis (domain.md §1). */
  readonly complementary: boolean;
  /** The wording says "since 1 January": "au 30/09", "à fin septembre", "cumul". */
  readonly cumulative: boolean;
}

export interface PeriodContext extends DateContext {
  /** The cell stands in a column of months: 1 to 12 are months there. */
  readonly monthColumn?: boolean;
}

/**
 * The period a cell says, in French or English: "Janv", "oct-15", "T3 2015", "3ème trimestre 2015", "S1" (semester),
 * "S42" (week), "exercice 2015", "2014/2015", "au 30/09", "12 bis", a date. Words that name no period are
 * "not-a-period"; "Jui" and "Sem 1" could be two and are refused.
 */
export function readPeriod(value: CellValue, format = "General", context: PeriodContext = {}): Reading<Period> {
  if (value === null) return unread("empty");
  if (typeof value === "boolean") return unread("boolean");
  if (typeof value === "number") return periodOfNumber(value, format, context);
  if (isErrorText(value)) return unread("excel-error");
  if (value.length > LONGEST_VALUE) return unread("too-long");
  const text = unaccented(plainWording(value));
  if (text === "") return unread("empty");
  if (/^-+$/.test(text)) return unread("dash");
  if (/^(19|20)\d{6}$/.test(text)) return periodOfNumber(Number(text), "General", context);
  const year = context.year ?? null;
  const week = weekOfDay(text, year);
  if (week?.ok) return week;
  const period = periodOfText(withoutNote(text), context.monthColumn ?? false);
  if (period.ok) return read(withYear(period.value, year));
  return datedSpan(text, year) ?? period;
}

/** "Janvier (1)", "Février *", "T3 (juil-sept)": a period with the mark of a note, or the months that it is made of. */
function withoutNote(text: string): string {
  const noted =
    /^(.{2,40}?) ?(?:\*+|\(\*+\)|\(\d\)|\(([a-z.]{3,10} ?[-/aà] ?[a-z.]{3,10})\)|[\u00b9\u00b2\u00b3])$/.exec(text);
  if (!noted) return text;
  return noted[2] === undefined || readSpan(noted[2]) !== null ? noted[1]! : text;
}

/** The same period in `year`, when it names none of its own. */
export function withYear(period: Period, year: number | null): Period {
  if (year === null || period.year !== null) return period;
  if (period.kind === "date" && (period.month === null || serialOfDay(year, period.month, period.index ?? 0) === null))
    return period;
  return build(period.kind, year, period.index, period);
}

/**
 * The one period that a title speaks of ("Indicateurs qualité 2015 (3ème trimestre)", "Exécution au 30/09"): the first
 * one named, with the year named elsewhere in the title; a year alone when nothing finer is named.
 */
export function periodIn(title: string, context: PeriodContext = {}): Reading<Period> {
  if (title.length > 4 * LONGEST_VALUE) return unread("too-long");
  const words = unaccented(plainWording(title))
    .split(/[\s:()[\]«»"|_,;]+/)
    .filter((word) => word !== "" && word !== "-");
  const found: Period[] = [];
  for (let at = 0; at < words.length;) {
    const length = longestPeriod(words, at, found);
    at += Math.max(1, length);
  }
  const years = [...new Set(found.filter((period) => period.kind === "year").map((period) => period.year))];
  const finer = found.find((period) => period.kind !== "year");
  const year = years.length === 1 ? (years[0] ?? null) : null;
  if (finer) return read(withYear(withYear(finer, year), context.year ?? null));
  const [only] = found;
  return only && years.length === 1 ? read(only) : unread("not-a-period");
}

const LONGEST_MENTION = 7;

/** Adds to `found` the longest period that starts at `at`, and tells how many words it takes (0: none). */
function longestPeriod(words: readonly string[], at: number, found: Period[]): number {
  for (let length = Math.min(LONGEST_MENTION, words.length - at); length > 0; length -= 1) {
    const text = words.slice(at, at + length).join(" ");
    // In running text "pc" or "mer 12" are words, not periods.
    if (length === 1 && !/\d/.test(text) && text.length < 3) continue;
    const period = periodOfText(text.replace(/[.]$/, ""), false);
    if (!period.ok) continue;
    found.push(period.value);
    return length;
  }
  return 0;
}

function periodOfNumber(value: number, format: string, context: PeriodContext): Reading<Period> {
  const { kind, showsDay, showsMonth } = readFormat(format);
  if (kind === "date") {
    const stamp = readStamp(value, format, context);
    if (!stamp.ok) return stamp;
    const { year, month, day } = dayOfSerial(stamp.value.serial);
    if (showsDay) return read(build("date", year, day, { month }));
    return read(showsMonth ? build("month", year, month) : build("year", year, null));
  }
  if (!Number.isInteger(value) || (kind !== "general" && kind !== "number" && kind !== "text"))
    return unread("not-a-period");
  if (isYear(value)) return read(build("year", value, null));
  if (context.monthColumn && value >= 1 && value <= 12)
    return read(withYear(build("month", null, value), context.year ?? null));
  const month = value % 100;
  const year = Math.floor(value / 100);
  if (isYear(year) && month >= 1 && month <= 12) return read(build("month", year, month));
  if (isYear(Math.floor(value / 10_000)) || value >= 30_000) {
    const stamp = readStamp(value, format, context);
    if (stamp.ok) {
      const day = dayOfSerial(stamp.value.serial);
      return read(build("date", day.year, day.day, { month: day.month }));
    }
  }
  return unread("not-a-period");
}

const LEAD =
  /^(?:(cumule?e?s?|ytd|(?:situation |arretee? |etat )?(?:au|a fin|fin)|as (?:of|at)|(?:year )?to date)|situation|arretee?|etat|periode|mois(?= (?:de |d')?[a-z])|le|en|pour|de|d'|du|on|end of|month of|the|l') ?/;

function periodOfText(text: string, monthColumn: boolean): Reading<Period> {
  const span = readSpan(text);
  if (span) return read(span);
  let body = text;
  let cumulative = false;
  for (let leads = 0; leads < 4; leads += 1) {
    const direct = onePeriod(body, monthColumn);
    if (direct.ok) return read({ ...direct.value, cumulative: cumulative || direct.value.cumulative });
    if (direct.reason !== "not-a-period") return direct;
    const lead = LEAD.exec(body);
    if (!lead || lead[0].length === body.length) return direct;
    cumulative ||= lead[1] !== undefined;
    body = body.slice(lead[0].length);
  }
  return unread("not-a-period");
}

/** Two days or months and the word between them: "01/09/14 au 31/08/15", "janvier à septembre 2015". */
function readSpan(text: string): Period | null {
  const ends = endsOfSpan(text);
  if (!ends) return null;
  return ends.to.end === null ? spanInYear(ends.from, ends.to) : spanBetween(ends.from, ends.to);
}

/** A span that only the year around it dates ("du 07/09 au 12/09"); null for anything else. */
function datedSpan(text: string, year: number | null): Reading<Period> | null {
  const ends = endsOfSpan(text);
  if (!ends || ends.from.year !== null || ends.to.year !== null) return null;
  if (year === null) return unread("no-year");
  const span = spanBetween(ends.from, withYear(ends.to, year));
  return span ? read(span) : null;
}

function endsOfSpan(text: string): { readonly from: Period; readonly to: Period } | null {
  const body = text.replace(/^(?:periode |semaine )?(?:du|de|from|entre) /, "");
  // "1er au 30 septembre": the first day is of the same month.
  const day = /^(\d{1,2}|1er) (?:au|a|to|et) (\d{1,2}(?:er)? [a-z.]{3,10}.*)$/.exec(body);
  const between =
    /^(.{3,24}?) ?(?: au | a | to | et | - |->|→|(?<=[a-z.])[-/](?=[a-z])|(?<=\/\d\d(?:\d\d)?)-(?=\d)) ?(.{3,24})$/.exec(
      body,
    );
  const last = day?.[2] ?? between?.[2];
  if (last === undefined) return null;
  const to = onePeriod(last, false);
  if (!to.ok || (to.value.kind !== "date" && to.value.kind !== "month") || to.value.complementary) return null;
  const from = day ? withinMonth(Number.parseInt(day[1]!, 10), to.value) : onePeriod(between![1]!, false);
  return from.ok && from.value.kind === to.value.kind ? { from: from.value, to: to.value } : null;
}

const withinMonth = (day: number, { year, month }: Period): Reading<Period> =>
  read(build("date", year, day, { month }));

function spanBetween(from: Period, to: Period): Period | null {
  const { start } = withYear(from, to.year);
  if (start === null || to.end === null || start > to.end) return null;
  return {
    kind: "span",
    key: `${isoDay(start)}/${isoDay(to.end)}`,
    year: to.year,
    index: null,
    month: to.month,
    start,
    end: to.end,
    complementary: false,
    cumulative: false,
  };
}

/** Without a year, a span is what of a year it is the whole of: a month, a quarter, a half, or what runs since January. */
function spanInYear(from: Period, to: Period): Period | null {
  if (from.year !== null || from.month === null || to.month === null || from.month > to.month) return null;
  const whole = to.kind === "month" || ((from.index ?? 0) === 1 && isMonthEnd(to));
  const months = to.month - from.month + 1;
  if (whole && months === 1 && to.kind === "date") return build("month", null, to.month);
  if (whole && months === 3 && to.month % 3 === 0) return build("quarter", null, to.month / 3);
  if (whole && months === 6 && to.month % 6 === 0) return build("semester", null, to.month / 6);
  const sinceNewYear = from.month === 1 && (to.kind === "month" || from.index === 1);
  return sinceNewYear ? { ...to, cumulative: true } : null;
}

/** 28 February closes its month in most years. */
const isMonthEnd = ({ month, index }: Period): boolean =>
  index === [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][(month ?? 1) - 1] || (month === 2 && index === 29);

/** "semaine du 28/09/2015": the week that holds the day; without a year, the day alone is known. */
function weekOfDay(text: string, contextYear: number | null): Reading<Period> | null {
  const named = /^(?:semaine|week|sem\.?) (?:du|de|of|commencing) (.{4,30})$/.exec(text);
  const day = named ? readWrittenDay(named[1]!) : null;
  if (!day?.ok) return null;
  const { month, day: index } = day.value;
  const year = day.value.year ?? contextYear;
  const moment = year === null ? null : serialOfDay(year, month, index);
  if (moment === null) return read(build("date", year, index, { month }));
  const thursday = serial(moment - weekdayOfSerial(moment) + 4);
  const weekYear = dayOfSerial(thursday).year;
  const newYear = serialOfDay(weekYear, 1, 1);
  return newYear === null ? null : read(build("week", weekYear, Math.floor((thursday - newYear) / 7) + 1));
}

function onePeriod(text: string, monthColumn: boolean): Reading<Period> {
  const body = text.replace(/(?<![.,;: ])[.,;: ]+$/, "");
  const whole = wholeYear(body) ?? yearAndMonth(body) ?? weekOfDay(body, null);
  if (whole) return whole;
  const alone = insideYear(body);
  if (alone) return alone;
  const after =
    /^(.{1,30}?)(?: de l'| de | of |[ ,/.-]|')? ?(?:annee |exercice |fy ?|')? ?\(?((?:19|20|21)\d{2}|\d{2})\)?$/.exec(
      body,
    );
  if (after && !/\d$/.test(after[1]!)) {
    const period = insideYear(after[1]!.trim());
    if (period) return dated(period, fullYear(Number(after[2])));
  }
  const afterNumber =
    /^(.{1,30}?)(?: de l'| de | of | ?[ ,/.'-] ?)(?:annee |exercice |fy ?)?\(?((?:19|20|21)\d{2}|\d{2})\)?$/.exec(body);
  if (afterNumber) {
    const period = insideYear(afterNumber[1]!.trim());
    if (period) return dated(period, fullYear(Number(afterNumber[2])));
  }
  const before = /^((?:19|20|21)\d{2}) ?[ /.:-]? ?(.{1,30})$/.exec(body);
  if (before) {
    const period = insideYear(before[2]!.trim());
    if (period) return dated(period, Number(before[1]));
  }
  const day = readWrittenDay(body);
  if (day.ok) return read(build("date", day.value.year, day.value.day, { month: day.value.month }));
  if (day.reason === "no-such-day") return day;
  if (monthColumn && /^\d{1,2}$/.test(body) && Number(body) >= 1 && Number(body) <= 12)
    return read(build("month", null, Number(body)));
  return unread("not-a-period");
}

const dated = (period: Reading<Period>, year: number): Reading<Period> =>
  period.ok ? read(withYear(period.value, year)) : period;

function wholeYear(text: string): Reading<Period> | null {
  const year = /^(?:(?:exercice|annee|budget|fiscal year|fy|year)(?: budgetaire| civile| comptable)? ?)?(\d{4})$/.exec(
    text,
  );
  if (year && isYear(Number(year[1]))) return read(build("year", Number(year[1]), null));
  const short = /^fy ?'?(\d{2})$/.exec(text);
  if (short) return read(build("year", fullYear(Number(short[1])), null));
  const pair =
    /^(?:(?:annee|campagne|rentree)? ?(?:universitaire|scolaire|academique)?|academic year|au) ?(\d{4}) ?([/-]) ?(\d{4}|\d{2})$/.exec(
      text,
    );
  if (!pair) return null;
  const first = Number(pair[1]);
  const second = Number(pair[3]);
  const consecutive = pair[3]!.length === 4 ? second === first + 1 : second === (first + 1) % 100;
  if (!consecutive) return null;
  // "2011-12" is ISO for December, "2011/12" could be either; "2014/15" can only be the two years.
  if (pair[3]!.length === 2 && second <= 12) return pair[2] === "-" ? null : unread("ambiguous-period");
  return read(build("academic-year", first, null));
}

function yearAndMonth(text: string): Reading<Period> | null {
  const match = /^(\d{4})[-/. ]?m?(\d{2})$|^(\d{4})[-/. ]m?(\d)$/.exec(text);
  const reversed = /^m?(\d{1,2})[-/. ](\d{4})$/.exec(text);
  const year = Number(match?.[1] ?? match?.[3] ?? reversed?.[2]);
  const month = Number(match?.[2] ?? match?.[4] ?? reversed?.[1]);
  return isYear(year) && month >= 1 && month <= 12 ? read(build("month", year, month)) : null;
}

const ORDINALS: Readonly<Record<string, number>> = {
  premier: 1,
  first: 1,
  deuxieme: 2,
  second: 2,
  troisieme: 3,
  third: 3,
  quatrieme: 4,
  fourth: 4,
  dernier: 4,
  last: 4,
};
const QUARTER = "(?:trimestre|trim\\.?|quarter|qtr|t|q)";
const SEMESTER = "(?:semestre|half(?: year)?)";
const NUMBERED: readonly (readonly [RegExp, PeriodKind])[] = [
  [new RegExp(`^${QUARTER} ?0?([1-4])$`), "quarter"],
  [new RegExp(`^0?([1-4]) ?(?:er|ere|e|eme|nd|d|st|rd|th)? ?${QUARTER}$`), "quarter"],
  [new RegExp(`^(premier|deuxieme|second|troisieme|quatrieme|dernier|first|third|fourth|last) ${QUARTER}$`), "quarter"],
  [new RegExp(`^${SEMESTER} ?([12])$|^[sh]([12])$`), "semester"],
  [new RegExp(`^([12]) ?(?:er|ere|e|eme|nd|d|st)? ?${SEMESTER}$`), "semester"],
  [new RegExp(`^(premier|deuxieme|second|first) ${SEMESTER}$`), "semester"],
  [/^(?:semaine|week|wk|w) ?(?:n ?° ?)?0?(\d{1,2})$/, "week"],
  [/^(?:sem\.? ?|s ?)(0[1-9]|[3-9]|[1-5]\d)$/, "week"],
  [/^(?:mois|month|m|p|periode) ?0?(\d{1,2})$/, "month"],
];

const ROMANS: Readonly<Record<string, string>> = { i: "1", ii: "2", iii: "3", iv: "4" };

/** "IIIe trimestre", "trimestre IV": with the digit. */
const arabic = (text: string): string =>
  text
    .replace(/^(iv|i{1,3})(?=(?:er?|eme)? (?:trim|sem))/, (roman) => ROMANS[roman]!)
    .replace(/(?<=(?:trimestre|trim\.?|semestre|t) )(iv|i{1,3})$/, (roman) => ROMANS[roman]!);

/** Unaccented text that names a part of a year, without the year; `null` when it names none. */
function insideYear(text: string): Reading<Period> | null {
  const body = arabic(text.replace(/\.$/, ""));
  // SAP keeps four special periods after December.
  if (/^(?:m?12|decembre|dec\.?) ?bis$|^(?:periode|journee) complementaire$|^pc$|^(?:p|periode) ?1[3-6]$/.test(body))
    return read(build("month", null, 12, { complementary: true }));
  if (/^[a-z]{3,9}$/.test(body)) {
    const month = monthOfName(body);
    if (month.ok) return read(build("month", null, month.value));
    return month.reason === "ambiguous-month" ? month : null;
  }
  if (/^sem\.? ?[12]$/.test(body)) return unread("ambiguous-period");
  for (const [shape, kind] of NUMBERED) {
    const match = shape.exec(body);
    if (!match) continue;
    const word = match[1] ?? match[2] ?? "";
    const last = word === "dernier" || word === "last";
    const index = last && kind === "semester" ? 2 : (ORDINALS[word] ?? Number(word));
    const most = kind === "week" ? 53 : 12;
    return index >= 1 && index <= most ? read(build(kind, null, index)) : null;
  }
  return null;
}

interface Detail {
  readonly month?: number | null;
  readonly complementary?: boolean;
  readonly cumulative?: boolean;
}

function build(kind: PeriodKind, year: number | null, index: number | null, detail: Detail = {}): Period {
  const month = kind === "date" ? (detail.month ?? null) : lastMonth(kind, index);
  const complementary = detail.complementary ?? false;
  const [start, end] = year === null ? [null, null] : bounds(kind, year, index, month);
  const inside = insideKey(kind, index, month) + (complementary ? "bis" : "");
  const key =
    kind === "academic-year" && year !== null
      ? `${year}-${year + 1}`
      : [year === null ? "" : String(year), inside].filter((part) => part !== "").join("-");
  return { kind, key, year, index, month, start, end, complementary, cumulative: detail.cumulative ?? false };
}

function lastMonth(kind: PeriodKind, index: number | null): number | null {
  if (kind === "month") return index;
  if (kind === "quarter") return (index ?? 0) * 3;
  if (kind === "semester") return (index ?? 0) * 6;
  return kind === "year" ? 12 : kind === "academic-year" ? 8 : null;
}

function insideKey(kind: PeriodKind, index: number | null, month: number | null): string {
  if (kind === "month") return pad2(index ?? 0);
  if (kind === "quarter") return `Q${index}`;
  if (kind === "semester") return `S${index}`;
  if (kind === "week") return `W${pad2(index ?? 0)}`;
  return kind === "date" ? `${pad2(month ?? 0)}-${pad2(index ?? 0)}` : "";
}

function bounds(
  kind: PeriodKind,
  year: number,
  index: number | null,
  month: number | null,
): readonly [Serial | null, Serial | null] {
  if (kind === "week") return isoWeek(year, index ?? 0);
  if (kind === "academic-year") return [serialOfDay(year, 9, 1), serialOfDay(year + 1, 8, 31)];
  const last = month ?? 12;
  if (kind === "date") {
    const day = serialOfDay(year, last, index ?? 0);
    return [day, day];
  }
  const length = { month: 1, quarter: 3, semester: 6, year: 12, span: 12 }[kind];
  return [serialOfDay(year, last - length + 1, 1), endOfMonth(year, last)];
}

/** ISO 8601: week 1 holds 4 January; Monday to Sunday. A week 53 that the year does not have has no bounds. */
function isoWeek(year: number, week: number): readonly [Serial | null, Serial | null] {
  const fourth = serialOfDay(year, 1, 4);
  if (fourth === null) return [null, null];
  const monday = serial(fourth - weekdayOfSerial(fourth) + 1 + 7 * (week - 1));
  const thursday = dayOfSerial(serial(monday + 3));
  return thursday.year === year ? [monday, serial(monday + 6)] : [null, null];
}
