import { dayFirst, calendarNames, separators } from "./locale.ts";
import { serialOf } from "./serial-date.ts";

/** A number as "&" writes it: General, 15 significant digits, the decimal separator of the language. */
export function generalText(x: number, locale: string): string {
  if (x === 0) return "0";
  const [digits = "", exponentText = "0"] = Math.abs(x).toExponential(14).split("e");
  const mantissa = digits.replace(/(?:\.0*|(?<!0)0+)$/, "");
  const exponent = Number(exponentText);
  const sign = x < 0 ? "-" : "";
  const significant = mantissa.replace(".", "");
  let text: string;
  if (exponent >= 15 || exponent < -5) {
    const power = `E${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
    text = mantissa + power;
  } else if (exponent < 0) text = `0.${"0".repeat(-exponent - 1)}${significant}`;
  else if (significant.length <= exponent + 1) text = significant.padEnd(exponent + 1, "0");
  else text = `${significant.slice(0, exponent + 1)}.${significant.slice(exponent + 1)}`;
  return sign + text.replace(".", separators(locale).decimal);
}

/** Digits grouped as they may stand in a cell: "1 234,50", "12.5", "1,234.5", "1e3", "12 %", "(3)". */
export function parseNumber(
  text: string,
  { decimal, thousands }: { decimal: string; thousands: string },
): number | null {
  let rest = text.replace(/[\u0020\u00a0\u202f]+/g, " ").trim();
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) rest = bracketed[1]!.trim();
  const percent = /(?<!\s)\s*%$/.exec(rest);
  if (percent) rest = rest.slice(0, -percent[0].length);
  const group = /^\s$/.test(thousands) ? " " : thousands;
  const found = numberPattern(decimal, group).exec(rest);
  if (!found || (found[2] === undefined && !found[3])) return null;
  const whole = (found[2] ?? "0").replaceAll(group, "");
  const value = Number(`${whole}.${found[3] ?? ""}0e${found[4] ?? "0"}`);
  const negative = (found[1] === "-") !== (bracketed !== null);
  return (negative ? -value : value) / (percent ? 100 : 1);
}

const patterns = new Map<string, RegExp>();

/** Sign, whole digits, decimals, exponent. */
function numberPattern(decimal: string, group: string): RegExp {
  const known = patterns.get(decimal + group);
  if (known) return known;
  const made = new RegExp(
    `^([-+]?)\\s?(\\d+|\\d{1,3}(?:${escaped(group)}\\d{3})+)?(?:${escaped(decimal)}(\\d*))?(?:E([+-]?\\d{1,3}))?$`,
    "i",
  );
  patterns.set(decimal + group, made);
  return made;
}

const escaped = (separator: string): string => separator.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A date and/or time of day as a serial, or null: "31/12/2026", "2026-12-31 14:30", "3 mars 2026", "9:05". */
export function parseDate(text: string, locale: string, date1904: boolean, thisYear: number): number | null {
  const trimmed = text.replace(/[\u00a0\u202f\s]+/g, " ").trim();
  const time = /(?:^|[ T])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?(?: ?([AP])M?)?$/i.exec(trimmed);
  const clock = time ? timeOf(time) : 0;
  if (clock === null) return null;
  const dayText = time ? trimmed.slice(0, time.index).trim() : trimmed;
  if (dayText === "") return time ? clock : null;
  const day = dayOf(dayText, locale, date1904, thisYear);
  return day === null ? null : day + clock;
}

function timeOf(match: RegExpExecArray): number | null {
  let hours = Number(match[1]);
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? 0) + Number(`0.${match[4] ?? 0}`);
  if (minutes > 59 || seconds >= 60) return null;
  if (match[5]) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (match[5].toUpperCase() === "P" ? 12 : 0);
  }
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

function dayOf(text: string, locale: string, date1904: boolean, thisYear: number): number | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[3]), Number(iso[4]), date1904);
  const local = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{2}|\d{4}))?$/.exec(text);
  if (local) {
    // "12.5" is a number or a text, never the 12th of May.
    if (local[2] === "." && (local[4] === undefined || !dayFirst(locale))) return null;
    const first = Number(local[1]);
    const second = Number(local[3]);
    const year = local[4] === undefined ? thisYear : century(local[4]);
    return dayFirst(locale) ? checked(year, second, first, date1904) : checked(year, first, second, date1904);
  }
  const named = /^(?:(\d{1,2})(?:er)?[ -])?(\p{L}+)\.?,?(?:[ -](\d{1,2}),)?(?:[ -](\d{2}|\d{4}))?$/u.exec(text);
  if (!named) return null;
  const month = monthOf(named[2]!, locale);
  if (month === null || (named[1] && named[3])) return null;
  if (!named[1] && !named[3] && !named[4]) return null;
  return checked(named[4] ? century(named[4]) : thisYear, month, Number(named[1] ?? named[3] ?? 1), date1904);
}

const century = (year: string): number =>
  year.length > 2 ? Number(year) : Number(year) + (Number(year) < 30 ? 2000 : 1900);

function monthOf(name: string, locale: string): number | null {
  const plain = (month: string): string => month.toLowerCase().replace(".", "");
  for (const length of ["long", "short"] as const) {
    const index = calendarNames(locale, "month", length).findIndex((month) => plain(month) === plain(name));
    if (index >= 0) return index + 1;
  }
  return null;
}

function checked(year: number, month: number, day: number, date1904: boolean): number | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const leap1900 = !date1904 && year === 1900 && month === 2;
  const last = leap1900 ? 29 : new Date(Date.UTC(2000, month, 0)).getUTCDate() - (month === 2 && !isLeap(year) ? 1 : 0);
  if (day > last) return null;
  return leap1900 && day === 29 ? 60 : serialOf(year, month, day, date1904);
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
