import { CALENDAR } from "./calendar-names.ts";
import { isFrench } from "./locale.ts";
import { daysInMonth, serialOf } from "../formula/serial-date.ts";
import type { EntrySetting } from "./entry.ts";

const monthNames = ({ months }: { months: readonly string[] }): string[] => months.map((name) => name.toLowerCase());
const MONTHS_EN = monthNames(CALENDAR.en);
const MONTHS_FR = monthNames(CALENDAR.fr);

/** "3/15/2024", "15 mars 2024", "2024-03-15 14:30", "8:05": the serial and the format that Excel gives it, or null. */
export function parseDateEntry(text: string, setting: EntrySetting): { value: number; numberFormat: string } | null {
  const time = timeOf(text);
  if (time && time.before === "") return { value: time.fraction, numberFormat: time.numberFormat };
  const day = dayOf(time ? time.before : text, setting);
  if (!day) return null;
  return time
    ? { value: day.serial + time.fraction, numberFormat: "m/d/yyyy h:mm" }
    : { value: day.serial, numberFormat: day.numberFormat };
}

function timeOf(text: string): { before: string; fraction: number; numberFormat: string } | null {
  const match = /^(.*?)(?:^|[ T])(\d{1,4}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,3}))?)?(?: ?([ap])\.?m\.?)?$/i.exec(text);
  if (!match) return null;
  const [, before = "", hours = "", minutes = "", seconds, millis, half] = match;
  const hour = Number(hours);
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59 || (half && (hour < 1 || hour > 12))) return null;
  if (before.trim() !== "" && hour > 23) return null;
  const clock = half ? (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0) : hour;
  const total = clock * 3600 + Number(minutes) * 60 + Number(seconds ?? 0) + Number(`0.${millis ?? 0}`);
  const pattern = `h:mm${seconds === undefined ? "" : ":ss"}${half ? " AM/PM" : ""}`;
  return { before: before.trim(), fraction: total / 86_400, numberFormat: hour > 23 ? "[h]:mm:ss" : pattern };
}

function dayOf(text: string, setting: EntrySetting): { serial: number; numberFormat: string } | null {
  const french = isFrench(setting.locale);
  const year = (setting.today ?? new Date()).getFullYear();
  const date = (y: number, m: number, d: number, numberFormat: string) => {
    const exists = m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m);
    const serial = exists ? serialOf(y, m, d, setting.date1904) : null;
    return serial === null ? null : { serial, numberFormat };
  };
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return date(Number(iso[1]), Number(iso[2]), Number(iso[3]), "m/d/yyyy");
  const numeric = (
    french ? /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?$/ : /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?$/
  ).exec(text);
  if (numeric) {
    const [, first, second, third] = numeric.map(Number) as [number, number, number, number];
    const [month, day] = french ? [second, first] : [first, second];
    return numeric[3] === undefined ? date(year, month, day, "d-mmm") : date(fullYear(third), month, day, "m/d/yyyy");
  }
  const named = /^(\d{1,2})[- ]?([\p{L}]{3,9})\.?(?:[- ](\d{4}|\d{2}))?$/u.exec(text);
  if (named) {
    const month = monthNamed(named[2]!, french);
    if (month === null) return null;
    const format = named[3] === undefined ? "d-mmm" : "d-mmm-yy";
    return date(named[3] === undefined ? year : fullYear(Number(named[3])), month, Number(named[1]), format);
  }
  const english = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(text);
  if (english && !french) {
    const month = monthNamed(english[1]!, false);
    return month === null ? null : date(Number(english[3]), month, Number(english[2]), "d-mmm-yy");
  }
  const monthly = /^([\p{L}]{3,9})\.?[- ](\d{4}|\d{2})$/u.exec(text);
  const month = monthly ? monthNamed(monthly[1]!, french) : null;
  return month === null ? null : date(fullYear(Number(monthly![2])), month, 1, "mmm-yy");
}

/** Two digits are 1930 to 2029, as in Excel. */
const fullYear = (year: number) => (year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year);

function monthNamed(name: string, french: boolean): number | null {
  const wanted = name.toLowerCase();
  const index = (french ? MONTHS_FR : MONTHS_EN).findIndex((month) => {
    if (month === wanted) return true;
    if (!french) return month.slice(0, 3) === wanted;
    return wanted.length >= 3 && wanted.length <= 5 && month.startsWith(wanted) && !(wanted === "jui");
  });
  return index < 0 ? null : index + 1;
}
