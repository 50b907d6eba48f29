import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isoDay, serialOfDay } from "../../src/cells/civil.ts";
import { easterSunday, publicHolidays } from "../../src/cells/holidays.ts";
import type { HolidayZone } from "../../src/cells/settings.ts";
import { hasShared, sharedPath } from "../shared.ts";

const oracle = (file: string): string[] =>
  readFileSync(sharedPath("corpus", "oracle-jours-feries", file), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.slice(0, 10));

const present = hasShared("corpus", "oracle-jours-feries", "jours_feries_seuls.csv");

describe.skipIf(!present)("equal to the State's own list, since the law is what it is", () => {
  it.each<[string, HolidayZone]>([
    ["jours_feries_seuls.csv", "FR"],
    ["jours_feries_seuls_alsace_moselle.csv", "alsace-moselle"],
  ])("%s", (file, zone) => {
    const expected = oracle(file).filter((day) => day >= "1982");
    const years = [...new Set(expected.map((day) => Number(day.slice(0, 4))))];
    expect(years.length).toBeGreaterThan(60);
    expect(years.flatMap((year) => publicHolidays(year, zone).map(({ day }) => isoDay(day)))).toEqual(
      [...new Set(expected)].sort(),
    );
  });
});

it.each<[HolidayZone, number, string]>([
  ["mayotte", 2024, "2024-04-27"],
  ["martinique", 2024, "2024-05-22"],
  ["guadeloupe", 2024, "2024-05-27"],
  ["guyane", 2024, "2024-06-10"],
  ["saint-barthelemy", 2024, "2024-10-09"],
  ["reunion", 2024, "2024-12-20"],
  ["saint-martin", 2017, "2017-05-27"],
  ["saint-martin", 2018, "2018-05-28"],
])("%s in %i adds the day of abolition, %s", (zone, year, day) => {
  const added = publicHolidays(year, zone).filter(({ code }) => code === "abolition-of-slavery");
  expect(added.map((holiday) => isoDay(holiday.day))).toEqual([day]);
  expect(publicHolidays(year, zone)).toHaveLength(12);
});

it("the mainland has eleven, ten when Ascension meets 1 May", () => {
  expect(publicHolidays(2015, "FR")).toHaveLength(11);
  expect(publicHolidays(2008, "FR")).toHaveLength(10);
  expect(publicHolidays(2015, "none")).toEqual([]);
});

it.each([
  [1818, null],
  [1943, "1943-04-25"],
  [2008, "2008-03-23"],
  [2015, "2015-04-05"],
  [2038, "2038-04-25"],
])("Easter of %i", (year, day) => {
  const easter = easterSunday(year);
  expect(easter === null ? null : isoDay(easter)).toBe(day);
});

it("days that do not exist have no serial", () => {
  expect(serialOfDay(2015, 2, 29)).toBeNull();
  expect(serialOfDay(2015, 10, 23)).toBe(42300);
});
