const DAY = 86_400_000;
/** Day 0 of the 1900 system as it counts from 1 March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30);
const OFFSET_1904 = 1462;
const LAST = 2_958_465;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/**
 * The date of a serial number, fractions cut; null outside 1900 to 9999. The 1900 system has its 29 February 1900
 * (serial 60) and a day 0, "0 January 1900", as Excel does.
 */
export function civilDate(serial: number, date1904: boolean): CivilDate | null {
  let days = Math.floor(serial);
  if (days < 0) return null;
  if (date1904) days += OFFSET_1904;
  else if (days === 0) return { year: 1900, month: 1, day: 0 };
  else if (days === 60) return { year: 1900, month: 2, day: 29 };
  else if (days < 60) days += 1;
  if (days > LAST) return null;
  const date = new Date(EPOCH + days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The serial of a day; months and days outside their bounds carry over. Null outside 1900 to 9999. */
export function serialOf(year: number, month: number, day: number, date1904: boolean): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  let days = Math.round((date.getTime() - EPOCH) / DAY);
  if (date1904) days -= OFFSET_1904;
  else if (days < 61) days -= 1;
  return Number.isNaN(days) || days < 0 || days > LAST - (date1904 ? OFFSET_1904 : 0) ? null : days;
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** 0: Sunday. The 1900 system's own week days before March 1900 are kept: serial 1 is a Sunday there. */
export function weekday(serial: number, date1904: boolean): number {
  return (((Math.floor(serial) + (date1904 ? OFFSET_1904 : 0) + 6) % 7) + 7) % 7;
}

/** The moment that a clock on the wall shows, as a serial. */
export function serialNow(now: Date, date1904: boolean): number {
  const day = serialOf(now.getFullYear(), now.getMonth() + 1, now.getDate(), date1904) ?? 0;
  const seconds = now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds() + now.getMilliseconds() / 1000;
  return day + seconds / 86_400;
}

export interface ClockTime {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** The time of day of a serial, to the second. */
export function clockTime(serial: number): ClockTime {
  const total = Math.round((serial - Math.floor(serial)) * 86_400) % 86_400;
  return { hours: Math.floor(total / 3600), minutes: Math.floor(total / 60) % 60, seconds: total % 60 };
}
