import { serialOfDay } from "./civil.ts";
import type { HolidayZone } from "./settings.ts";
import { serial, type Serial } from "./units.ts";

export interface Holiday {
  readonly day: Serial;
  /** "labour-day", "easter-monday"…: the dictionaries name them. */
  readonly code: string;
}

/** Code du travail, L3133-1: the days at a fixed date. 8 May is one since loi 81-893, first observed so in 1982. */
const FIXED: readonly (readonly [string, number, number])[] = [
  ["new-year", 1, 1],
  ["labour-day", 5, 1],
  ["victory-1945", 5, 8],
  ["national-day", 7, 14],
  ["assumption", 8, 15],
  ["all-saints", 11, 1],
  ["armistice-1918", 11, 11],
  ["christmas", 12, 25],
];

/** L3133-1, days after Easter Sunday. */
const AFTER_EASTER: readonly (readonly [string, number])[] = [
  ["easter-monday", 1],
  ["ascension", 39],
  ["whit-monday", 50],
];

/** L3422-2: the abolition of slavery, by territory (month, day). */
const ABOLITION: Readonly<Partial<Record<HolidayZone, readonly [number, number]>>> = {
  mayotte: [4, 27],
  martinique: [5, 22],
  guadeloupe: [5, 27],
  guyane: [6, 10],
  "saint-barthelemy": [10, 9],
  reunion: [12, 20],
};

/**
 * The public holidays of a year in calendar order, as the law stands since 1982. Alsace-Moselle adds Good Friday (in
 * communes with a Protestant temple or a mixed church) and 26 December (L3134-13); "none" has none. Two that fall on one
 * day count once (Ascension on 1 May 2008).
 */
export function publicHolidays(year: number, zone: HolidayZone): readonly Holiday[] {
  if (zone === "none") return [];
  const easter = easterSunday(year);
  const found: Holiday[] = [];
  const add = (code: string, day: Serial | null): void => {
    if (day !== null && !found.some((holiday) => holiday.day === day)) found.push({ code, day });
  };
  for (const [code, month, day] of FIXED) add(code, serialOfDay(year, month, day));
  for (const [code, days] of AFTER_EASTER) add(code, easter === null ? null : serial(easter + days));
  if (zone === "alsace-moselle") {
    add("good-friday", easter === null ? null : serial(easter - 2));
    add("saint-stephen", serialOfDay(year, 12, 26));
  }
  const abolition = zone === "saint-martin" ? saintMartin(year) : ABOLITION[zone];
  if (abolition) add("abolition-of-slavery", serialOfDay(year, ...abolition));
  return found.sort((a, b) => a.day - b.day);
}

/** 27 May with Guadeloupe, 28 May from 2018 on (the Etalab library, domain.md src thirteen). */
const saintMartin = (year: number): readonly [number, number] => [5, year >= 2018 ? 28 : 27];

/** Easter Sunday of the Gregorian calendar (the anonymous computus of 1876). */
export function easterSunday(year: number): Serial | null {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return serialOfDay(year, Math.floor(days / 31), (days % 31) + 1);
}
