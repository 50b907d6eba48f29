import { isErrorText, type CellValue } from "./grid.ts";
import { dayTypeOf, timeUnitOf, type DayType, type TimeUnit } from "./measure.ts";
import { readNumber } from "./number.ts";
import { numeralValue, scanNumeral } from "./numeral.ts";
import { read, unread, type Reading } from "./reading.ts";
import { LONGEST_VALUE, plainWording, unaccented } from "./wording.ts";

/** A delay as written. Days, weeks, months and years are never turned into hours here: only service hours could say. */
export interface Duration {
  /** In `unit`, the largest one written. */
  readonly value: number;
  readonly unit: TimeUnit;
  /** Minutes written after days or weeks ("2 j 4 h" is 2 days and 240 minutes), 0 where the unit holds it all. */
  readonly restMinutes: number;
  readonly dayType: DayType | null;
  /** Printed digits after the decimal mark of a single figure. */
  readonly decimals: number | null;
}

const MINUTES: Readonly<Partial<Record<TimeUnit, number>>> = { second: 1 / 60, minute: 1, hour: 60 };
const ORDER: readonly TimeUnit[] = ["year", "month", "week", "day", "hour", "minute", "second"];

/**
 * A delay: "1,8 j", "2 j 4 h", "4h30", "04:30", "3 minutes 53 secondes", "1 semaine", "PT4H30M", or a number under a time
 * format. A negative one ("-13:57", closed before it was opened) is "negative-duration"; figures without a unit are
 * "not-a-duration".
 */
export function readDuration(value: CellValue, format = "General"): Reading<Duration> {
  if (typeof value !== "string") return durationOfNumber(value, format);
  if (value.length > LONGEST_VALUE) return unread("too-long");
  const text = unaccented(plainWording(value));
  if (text === "") return unread("empty");
  if (isErrorText(value.trim())) return unread("excel-error");
  if (/^-+$/.test(text)) return unread("dash");
  const negative = /^-|^\(.*\)$/.test(text);
  const duration = durationOfText(text.replace(/^[-+] ?/, "").replace(/^\((.*)\)$/, "$1"));
  return duration.ok && negative && size(duration.value) > 0 ? unread("negative-duration") : duration;
}

const size = (duration: Duration): number => duration.value + duration.restMinutes;

function durationOfNumber(value: number | boolean | null, format: string): Reading<Duration> {
  const number = readNumber(value, format);
  if (!number.ok) return number;
  const { unit, dayType, decimals } = number.value;
  const time = ORDER.find((candidate) => candidate === unit);
  if (time === undefined) return unread("not-a-duration");
  if (number.value.value < 0) return unread("negative-duration");
  return read({ value: number.value.value, unit: time, restMinutes: 0, dayType, decimals });
}

function durationOfText(text: string): Reading<Duration> {
  const clock = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d{1,6})?)?$/.exec(text);
  if (clock) return read(inHours(Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)));
  const spelled = /^(\d{1,5}) ?h(?:eures?|ours?)? ?([0-5]\d)$/.exec(text);
  if (spelled) return read(inHours(Number(spelled[1]), Number(spelled[2]), 0));
  // "1 day, 2:03:04", "1 j 02:30".
  const daysAndClock = /^(\d{1,4}) ?(?:j|jours?|d|days?)[ ,]{1,2}(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (daysAndClock && Number(daysAndClock[2]) < 24) {
    const [days, hours, minutes, seconds] = daysAndClock.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
    ];
    const restMinutes = hours * 60 + minutes + seconds / 60;
    return read({ value: days, unit: "day", restMinutes, dayType: "unspecified", decimals: null });
  }
  if (/^p(?=[\dt])/.test(text)) return isoDuration(text);
  return sumOfParts(text);
}

const inHours = (hours: number, minutes: number, seconds: number): Duration => ({
  value: hours + (minutes * 60 + seconds) / 3_600,
  unit: "hour",
  restMinutes: 0,
  dayType: null,
  decimals: null,
});

/** ISO 8601 "P2DT4H", "PT30M", "P1W". */
function isoDuration(text: string): Reading<Duration> {
  const match =
    /^p(?:(\d{1,4})y)?(?:(\d{1,4})m)?(?:(\d{1,4})w)?(?:(\d{1,4})d)?(?:t(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,7})(?:[.,]\d{1,6})?s)?)?$/.exec(
      text,
    );
  if (!match) return unread("not-a-duration");
  const parts = ORDER.flatMap((unit, at) =>
    match[at + 1] === undefined ? [] : [{ value: Number(match[at + 1]), unit }],
  );
  return summed(parts, null, null);
}

interface Part {
  readonly value: number;
  readonly unit: TimeUnit;
}

/** Figures with their units, from the largest to the smallest, with "et" or commas between them. */
function sumOfParts(text: string): Reading<Duration> {
  const parts: Part[] = [];
  let dayType: DayType | null = null;
  let decimals: number | null = null;
  let at = 0;
  while (at < text.length) {
    at += /^(?:[ ,]|et |and |& ?)*/.exec(text.slice(at, at + 12))![0].length;
    const numeral = scanNumeral(text, at);
    if (!numeral) break;
    if (numeral.fault) return unread(numeral.fault);
    const words = /^ ?([a-z]{1,12})\.?(?: ([a-z]{1,12}))?/.exec(text.slice(numeral.end, numeral.end + 30));
    const [, first = "", second = ""] = words ?? [];
    const leading = dayTypeOf(first);
    // "3 h 20 m": after hours or days, "m" can only be minutes.
    const minutes = first === "m" && (parts.at(-1)?.unit === "hour" || parts.at(-1)?.unit === "day");
    const meaning = timeUnitOf(minutes ? "min" : leading === null ? first : second);
    if (!meaning?.unit || !words) return unread("not-a-duration");
    const trailing = leading === null ? dayTypeOf(second) : leading;
    const unit = ORDER.find((candidate) => candidate === meaning.unit);
    if (unit === undefined) return unread("not-a-duration");
    parts.push({ value: numeralValue(numeral, meaning.power) * meaning.times, unit });
    const stated = meaning.dayType === "unspecified" ? trailing : (meaning.dayType ?? trailing);
    dayType = stated ?? dayType ?? (unit === "day" ? "unspecified" : null);
    decimals = parts.length === 1 ? numeral.fraction.length : null;
    at =
      numeral.end + (trailing === null ? words[0].length - (second === "" ? 0 : second.length + 1) : words[0].length);
  }
  return at < text.replace(/(?<![ .])[ .]+$/, "").length ? unread("not-a-duration") : summed(parts, dayType, decimals);
}

function summed(parts: readonly Part[], dayType: DayType | null, decimals: number | null): Reading<Duration> {
  const [first, ...rest] = parts;
  if (!first) return unread("not-a-duration");
  let restMinutes = 0;
  let last = first;
  for (const part of rest) {
    const minutes = MINUTES[part.unit];
    if (ORDER.indexOf(part.unit) <= ORDER.indexOf(last.unit)) return unread("two-quantities");
    // "1 semaine 2 jours", "1 mois 3 j": no common scale without a calendar.
    if (minutes === undefined) return unread("two-scales");
    restMinutes += part.value * minutes;
    last = part;
  }
  const scale = MINUTES[first.unit];
  const typed = dayType ?? (first.unit === "day" ? "unspecified" : null);
  if (scale === undefined) return read({ ...first, restMinutes, dayType: typed, decimals });
  return read({ value: first.value + restMinutes / scale, unit: first.unit, restMinutes: 0, dayType: typed, decimals });
}
