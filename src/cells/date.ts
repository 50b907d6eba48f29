import { dayOfSerial, fullYear, LAST_SERIAL, OFFSET_1904, serialOfDay } from "./civil.ts";
import { isErrorText, type CellValue } from "./grid.ts";
import { monthOfName } from "./month-name.ts";
import { readFormat } from "./number-format.ts";
import { parisTime } from "./paris-time.ts";
import { read, unread, type Reading } from "./reading.ts";
import { serial, type Serial } from "./units.ts";
import { LONGEST_VALUE, plainWording, unaccented } from "./wording.ts";

export { isDateFormat } from "./number-format.ts";

export interface DateContext {
  /** The workbook counts from 1904. Numbers of cells are then shifted; results never are. */
  readonly date1904?: boolean;
  /** Year of a day written without one ("20/11"). */
  readonly year?: number | null;
}

export interface Stamp {
  /** Local time of Europe/Paris, 1900 system. */
  readonly serial: Serial;
  /** No time of day, or midnight sharp: exports print a bare day so. */
  readonly dayOnly: boolean;
}

/** A day as a text writes it, checked but for a missing year. */
export interface WrittenDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  /** Seconds from midnight, as written. */
  readonly seconds: number | null;
  /** Minutes east of Greenwich, when the text says so. */
  readonly offset: number | null;
}

/** Plain numbers under a format that is no date are dates only inside these years: a log whose format was lost. */
const FIRST_PLAUSIBLE = 32_874; // 01/01/1990
const LAST_PLAUSIBLE = 73_415; // 31/12/2100

/** The day of a cell, time of day dropped. Reasons as for `readStamp`. */
export function readDate(value: CellValue, format = "General", context: DateContext = {}): Reading<Serial> {
  const stamp = readStamp(value, format, context);
  return stamp.ok ? read(serial(Math.floor(stamp.value.serial))) : stamp;
}

/**
 * The moment a cell says: a serial, or a text with the day first ("23/10/2015 08:15", "1er janvier 2016", ISO 8601 with
 * or without offset). Month-first texts are refused ("no-such-day" for 10/23/2015); a day without a year takes the
 * context's ("no-year" without one); a month alone is "no-day"; words are "not-a-date".
 */
export function readStamp(value: CellValue, format = "General", context: DateContext = {}): Reading<Stamp> {
  if (value === null) return unread("empty");
  if (typeof value === "boolean") return unread("boolean");
  if (typeof value === "number") return stampOfNumber(value, format, context);
  if (isErrorText(value)) return unread("excel-error");
  if (value.length > LONGEST_VALUE) return unread("too-long");
  const text = plainWording(value);
  if (text === "") return unread("empty");
  if (/^-+$/.test(text)) return unread("dash");
  if (/^(19|20)\d{6}$/.test(text)) return stampOfNumber(Number(text), "General", context);

  const day = readWrittenDay(unaccented(text).replace(/^(au|le|du|on|date) /, ""));
  if (!day.ok) return day;
  const year = day.value.year ?? context.year ?? null;
  if (year === null) return unread("no-year");
  const midnight = serialOfDay(year, day.value.month, day.value.day);
  if (midnight === null) return unread("no-such-day");
  const { seconds, offset } = day.value;
  if (seconds === null) return read({ serial: midnight, dayOnly: true });
  const written = midnight + seconds / 86_400;
  return read(stampAt(offset === null ? serial(written) : parisTime(serial(written - offset / 1_440), year)));
}

function stampAt(moment: Serial): Stamp {
  const toTheSecond = Math.round(moment * 86_400) / 86_400;
  return { serial: serial(toTheSecond), dayOnly: Number.isInteger(toTheSecond) };
}

function stampOfNumber(value: number, format: string, context: DateContext): Reading<Stamp> {
  if (!Number.isFinite(value)) return unread("not-a-date");
  const { kind } = readFormat(format);
  if (kind === "percent" || kind === "elapsed") return unread("not-a-date");
  const moment = value + (context.date1904 ? OFFSET_1904 : 0);
  if (kind === "date" || (kind === "clock" && value >= FIRST_PLAUSIBLE))
    return moment >= 1 && moment < LAST_SERIAL + 1 ? read(stampAt(serial(moment))) : unread("no-such-day");
  const compact = Number.isInteger(value) ? compactDay(value) : null;
  if (compact !== null) return read({ serial: compact, dayOnly: true });
  return moment >= FIRST_PLAUSIBLE && moment < LAST_PLAUSIBLE + 1
    ? read(stampAt(serial(moment)))
    : unread("not-a-date");
}

/** 20151023. */
function compactDay(value: number): Serial | null {
  if (value < 19_000_101 || value > 21_001_231) return null;
  return serialOfDay(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

const WEEKDAY =
  /^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun|lun|mer|jeu|ven|sam|dim)(?:day)?\.?,? (?:le )?(?=\d|[a-z]{3,9}\.? \d)/;
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)/;
const DAY_FIRST = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const DAY_MONTH = /^(\d{1,2})[/-](\d{1,2})(?![\d/.-])/;
const DAY_NAME =
  /^(\d{1,2})(?:er|st|nd|rd|th)?(?:[ ./-]|(?=[a-z])) ?([a-z]{3,9})\.?(?:(?: |, ?|-|\/|\.)(\d{4}|\d{2}))?(?![\da-z:])/;
const NAME_DAY = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/;
const TIME =
  /^(?:t|a |at |, ?|- )?(\d{1,2})(?::(\d{2})|h(\d{2})?)(?::(\d{2})(?:[.,]\d{1,9})?)? ?(am|pm)? ?(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/;

/** The whole of an unaccented text as one day with or without a time of day. */
export function readWrittenDay(text: string): Reading<WrittenDay> {
  const body = text.replace(WEEKDAY, "").replace(/[.,;]$/, "");
  const found = leadingDay(body);
  if (!found.ok) return found;
  const { year, month, day, length } = found.value;
  // 29/02 exists in some year: without a year the day is checked in a leap year.
  if (serialOfDay(year ?? 2000, month, day) === null) return unread("no-such-day");
  const rest = body.slice(length).trim();
  if (rest === "") return read({ year, month, day, seconds: null, offset: null });
  const time = TIME.exec(rest);
  if (!time) return unread("not-a-date");
  const [, hour, minute, minuteAfterH, second, half, zone] = time;
  const hours = clockHours(Number(hour), half);
  const minutes = Number(minute ?? minuteAfterH ?? 0);
  const seconds = Number(second ?? 0);
  if (hours > 24 || minutes > 59 || seconds > 60 || (hours === 24 && minutes + seconds > 0))
    return unread("not-a-date");
  return read({ year, month, day, seconds: hours * 3_600 + minutes * 60 + seconds, offset: zoneOffset(zone) });
}

function leadingDay(text: string): Reading<{ year: number | null; month: number; day: number; length: number }> {
  const iso = YEAR_FIRST.exec(text);
  if (iso) return read({ year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]), length: iso[0].length });
  const full = DAY_FIRST.exec(text);
  if (full)
    return read({
      year: fullYear(Number(full[4])),
      month: Number(full[3]),
      day: Number(full[1]),
      length: full[0].length,
    });
  const short = DAY_MONTH.exec(text);
  if (short) return read({ year: null, month: Number(short[2]), day: Number(short[1]), length: short[0].length });
  const named = DAY_NAME.exec(text);
  if (named) return namedDay(named[2]!, named[1]!, named[3], named[0].length);
  const english = NAME_DAY.exec(text);
  if (english) return namedDay(english[1]!, english[2]!, english[3], english[0].length);
  const monthAlone =
    /^([a-z]{3,9})\.?[ -]?(\d{2}|\d{4})?$/.exec(text) ?? /^(?:\d{4}-\d{1,2}|\d{1,2}\/\d{4})$/.exec(text);
  return unread(monthAlone && (monthAlone[1] === undefined || monthOfName(monthAlone[1]).ok) ? "no-day" : "not-a-date");
}

function namedDay(
  name: string,
  day: string,
  year: string | undefined,
  length: number,
): Reading<{ year: number | null; month: number; day: number; length: number }> {
  const month = monthOfName(name);
  if (!month.ok) return unread(month.reason === "ambiguous-month" ? "ambiguous-month" : "not-a-date");
  return read({
    year: year === undefined ? null : fullYear(Number(year)),
    month: month.value,
    day: Number(day),
    length,
  });
}

const clockHours = (hour: number, half: string | undefined): number =>
  half === undefined ? hour : (hour % 12) + (half === "pm" ? 12 : 0);

function zoneOffset(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (/^[zug]/.test(zone)) return 0;
  const digits = zone.replace(/\D/g, "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return zone.startsWith("-") ? -minutes : minutes;
}

/** True for a year of a workbook: the years that a bare number may be taken for (domain.md §2 "Safe behaviour"). */
export const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1990 && value <= 2100;

/** The year of a serial. */
export const yearOf = (moment: Serial): number => dayOfSerial(moment).year;
