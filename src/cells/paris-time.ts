import { serialOfDay, weekdayOfSerial } from "./civil.ts";
import { serial, type Serial } from "./units.ts";

/**
 * Local time of Europe/Paris of an instant given as a UTC serial. Summer time runs from the last Sunday of March to the
 * last Sunday of October (of September before 1996), at 01:00 UTC: directive 2000/84/CE and the decrees before it,
 * right from 1981 on.
 */
export function parisTime(utc: Serial, year: number): Serial {
  const starts = changeOver(year, 3);
  const ends = changeOver(year, year < 1996 ? 9 : 10);
  const hours = utc >= starts && utc < ends ? 2 : 1;
  return serial(Math.round((utc + hours / 24) * 86_400) / 86_400);
}

function changeOver(year: number, month: number): number {
  const last = serialOfDay(year, month, month === 9 ? 30 : 31) ?? serial(0);
  return last - (weekdayOfSerial(last) % 7) + 1 / 24;
}
