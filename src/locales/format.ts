import { isoDay } from "../cells/civil.ts";
import { serial } from "../cells/units.ts";

export type Locale = "fr" | "en";
/** What a finding's parameter may hold. */
export type Param = string | number | boolean | null | undefined;

/** Figures as a person reads them. Anything that is not the kind of value a function writes gives "–". */
export interface Formatter {
  /** 1012 → "1 012"; half away from zero. */
  readonly number: (value: Param, decimals?: number) => string;
  /** At most two decimals, none for a whole number. */
  readonly plain: (value: Param) => string;
  /** Euros: "1 320 293,44 €". */
  readonly amount: (euros: Param) => string;
  /** "+4 000 €", cents only where there are some. */
  readonly signedAmount: (euros: Param) => string;
  /** Fraction: 0.7116 → "71,16 %". */
  readonly percent: (fraction: Param, decimals?: number) => string;
  readonly signedPercent: (fraction: Param, decimals?: number) => string;
  /** Fraction as points: 0.0132 → "+1,32 pt". */
  readonly points: (fraction: Param) => string;
  /** 5.79 "day" → "5,79 j"; a ratio as a percentage, euros as an amount, a count or no unit as a plain number. */
  readonly quantity: (value: Param, unit: Param) => string;
  /** Serial or ISO text → "30/09/2015". */
  readonly date: (value: Param) => string;
  /** "2015-09" → "septembre 2015", "09" → "septembre", "2015-Q3" → "3e trimestre 2015"; another key as it is. */
  readonly period: (key: Param) => string;
}

const UNITS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  fr: { second: "s", minute: "min", hour: "h", day: "j", week: "sem.", month: "mois", year: "ans" },
  en: { second: "s", minute: "min", hour: "h", day: "d", week: "wk", month: "mo", year: "yr" },
};
const NONE = "–";
/** A name or text of a finding, as it is. */
export const shown = (value: Param): string => (value === null || value === undefined ? NONE : String(value));

const LANGUAGE: Readonly<Record<Locale, string>> = { fr: "fr-FR", en: "en-GB" };
const MINUS = "\u2212";

/** Half away from zero on the decimal value that a person sees: 1.005 → 1.01, though its binary value lies below. */
export function rounded(value: number, decimals: number): number {
  const scaled = Math.round(Number((Math.abs(value) * 10 ** decimals).toPrecision(15)));
  return (Math.sign(value) * scaled) / 10 ** decimals || 0;
}

const built = new Map<Locale, Formatter>();

export function formatter(locale: Locale): Formatter {
  const known = built.get(locale) ?? build(locale);
  built.set(locale, known);
  return known;
}

function build(locale: Locale): Formatter {
  const language = LANGUAGE[locale];
  const writers = new Map<string, Intl.NumberFormat>();
  const write = (value: number, decimals: number, sign: "auto" | "exceptZero"): string => {
    const key = `${decimals} ${sign}`;
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const writer = writers.get(key) ?? new Intl.NumberFormat(language, { ...digits, signDisplay: sign });
    writers.set(key, writer);
    // One kind of space and of minus, whatever the engine's data say this year.
    return writer
      .format(rounded(value, decimals))
      .replace(/[\u202f\u2009]/g, "\u00a0")
      .replace("-", MINUS);
  };
  const finite =
    (text: (value: number, decimals: number) => string, usual: number) =>
    (value: Param, decimals = usual): string =>
      typeof value === "number" && Number.isFinite(value) ? text(value, decimals) : NONE;
  const centsOnlyIfAny = (value: number): number => (Number.isInteger(rounded(value, 2)) ? 0 : 2);
  const percentSign = locale === "fr" ? "\u00a0%" : "%";
  // After the number in English too, as the number formats of the summary sheets print it.
  const euros = (text: string): string => `${text}\u00a0€`;

  const plain = finite((value) => write(value, centsOnlyIfAny(value), "auto"), 2);
  const percent = finite((value, decimals) => write(value * 100, decimals, "auto") + percentSign, 2);
  const amount = finite((value) => euros(write(value, 2, "auto")), 2);
  return {
    number: finite((value, decimals) => write(value, decimals, "auto"), 0),
    plain,
    amount,
    signedAmount: finite((value) => euros(write(value, centsOnlyIfAny(value), "exceptZero")), 2),
    percent,
    signedPercent: finite((value, decimals) => write(value * 100, decimals, "exceptZero") + percentSign, 1),
    points: finite((value, decimals) => `${write(value * 100, decimals, "exceptZero")}\u00a0pt`, 2),
    quantity: (value, unit) => {
      if (unit === "ratio") return percent(value);
      if (unit === "EUR") return amount(value);
      const mark = typeof unit === "string" ? UNITS[locale][unit] : undefined;
      return mark ? `${plain(value)}\u00a0${mark}` : plain(value);
    },
    date,
    period: (key) => (typeof key === "string" ? period(key, locale) : NONE),
  };
}

function date(value: Param): string {
  const iso = typeof value === "number" ? isoDay(serial(value)) : value;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(typeof iso === "string" ? iso : "") ?? [];
  return year && month && day ? `${day}/${month}/${year}` : NONE;
}

function period(key: string, locale: Locale): string {
  const [, year = "", part = key] = /^(\d{4})-(.+)$/.exec(key) ?? [];
  const number = Number(part.replace(/^\D/, ""));
  const name = periodName(part, number, locale);
  if (name === null) return /^\d{4}-\d{2}-\d{2}$/.test(key) ? date(key) : key;
  return `${name} ${year}`.trim();
}

function periodName(part: string, number: number, locale: Locale): string | null {
  if (/^(0[1-9]|1[0-2])$/.test(part)) {
    const month = new Intl.DateTimeFormat(LANGUAGE[locale], { month: "long", timeZone: "UTC" });
    return month.format(Date.UTC(2015, number - 1, 1));
  }
  if (/^Q[1-4]$/.test(part)) return locale === "fr" ? `${ordinal(number)} trimestre` : `Q${number}`;
  if (/^S[12]$/.test(part)) return locale === "fr" ? `${ordinal(number)} semestre` : `half-year ${number}`;
  if (/^W\d\d?$/.test(part)) return locale === "fr" ? `semaine ${number}` : `week ${number}`;
  return null;
}

const ordinal = (number: number): string => (number === 1 ? "1er" : `${number}e`);
