import { serial, type Serial } from "./units.ts";

/** A day of the Gregorian calendar; `month` is 1–12. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const UNIX_EPOCH_SERIAL = 25_569;
const MS_PER_DAY = 86_400_000;
/** A workbook of the 1904 system stores its days this much smaller (domain.md §3). */
export const OFFSET_1904 = 1_462;
/** Excel's last day, 31/12/9999. */
export const LAST_SERIAL = 2_958_465;

/** The serial of a day; `null` for a day that does not exist (31/02). Years 1900 to 9999. */
export function serialOfDay(year: number, month: number, day: number): Serial | null {
  if (year < 1900 || year > 9999) return null;
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  const exists = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return exists ? serial(time / MS_PER_DAY + UNIX_EPOCH_SERIAL) : null;
}

/** The day that a serial falls in; its time of day is ignored. */
export function dayOfSerial(value: Serial): CivilDay {
  const date = new Date((Math.floor(value) - UNIX_EPOCH_SERIAL) * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 Monday … 7 Sunday. */
export function weekdayOfSerial(value: Serial): number {
  return ((((Math.floor(value) - 2) % 7) + 7) % 7) + 1;
}

/** "2015-09-30". */
export function isoDay(value: Serial): string {
  const { year, month, day } = dayOfSerial(value);
  return `${year}-${pad2(month)}-${pad2(day)}`;
}

/** The last day of a month; `month` 1–12. */
export function endOfMonth(year: number, month: number): Serial | null {
  const next = month === 12 ? serialOfDay(year + 1, 1, 1) : serialOfDay(year, month + 1, 1);
  return next === null ? null : serial(next - 1);
}

/** Years of two digits as Excel takes them: 00–29 are of this century, 30–99 of the last. */
export const fullYear = (year: number): number => (year >= 100 ? year : year < 30 ? 2000 + year : 1900 + year);

export const pad2 = (value: number): string => String(value).padStart(2, "0");
