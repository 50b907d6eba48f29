import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOfSerial, isoDay, serialOfDay, weekdayOfSerial } from "../../src/cells/civil.ts";
import { isDateFormat, readDate, readStamp } from "../../src/cells/date.ts";
import type { CellValue } from "../../src/cells/grid.ts";
import { parisTime } from "../../src/cells/paris-time.ts";
import { serial } from "../../src/cells/units.ts";

const said = (value: CellValue, format = "General", context = {}): string => {
  const stamp = readStamp(value, format, context);
  if (!stamp.ok) return stamp.reason;
  const minutes = Math.round((stamp.value.serial % 1) * 1440);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return stamp.value.dayOnly ? isoDay(stamp.value.serial) : `${isoDay(stamp.value.serial)} ${time}`;
};

it.each([
  ["23/10/2015", "2015-10-23"],
  ["23-10-15", "2015-10-23"],
  ["23.10.2015", "2015-10-23"],
  ["3/4/2015", "2015-04-03"],
  ["2015-10-23", "2015-10-23"],
  ["2015/10/23", "2015-10-23"],
  ["20151023", "2015-10-23"],
  ["1er janvier 2016", "2016-01-01"],
  ["vendredi 23 octobre 2015", "2015-10-23"],
  ["ven. 23/10/2015", "2015-10-23"],
  ["le 23/10/2015", "2015-10-23"],
  ["23 oct. 2015", "2015-10-23"],
  ["23-oct-15", "2015-10-23"],
  ["23 Août 2015", "2015-08-23"],
  ["October 23, 2015", "2015-10-23"],
  ["23rd October 2015", "2015-10-23"],
  ["23/10/2015 08:15", "2015-10-23 08:15"],
  ["23/10/2015 à 8h15", "2015-10-23 08:15"],
  ["23/10/2015 8h", "2015-10-23 08:00"],
  ["23/10/2015 00:00:00", "2015-10-23"],
  ["23/10/2015 03:15 PM", "2015-10-23 15:15"],
  ["2015-10-23 08:15:30.123", "2015-10-23 08:16"],
  ["2015-10-23T08:15:00Z", "2015-10-23 10:15"],
  ["2015-12-23T08:15:00Z", "2015-12-23 09:15"],
  ["2015-10-23T08:15:00+0200", "2015-10-23 08:15"],
  ["2015-10-22T22:00:00.000Z", "2015-10-23"],
  ["2015-10-23T08:15:00-05:00", "2015-10-23 15:15"],
  ["29/02/2016", "2016-02-29"],
])("%s is %s", (text, expected) => {
  expect(said(text)).toBe(expected);
});

it.each([
  ["10/23/2015", "no-such-day"],
  ["31/02/2015", "no-such-day"],
  ["29/02/2015", "no-such-day"],
  ["02/11", "no-year"],
  ["au 30/09", "no-year"],
  ["2 novembre", "no-year"],
  ["octobre 2015", "no-day"],
  ["oct-15", "no-day"],
  ["2015-10", "no-day"],
  ["23/10/2015 25:00", "not-a-date"],
  ["23/10/2015 (reporté)", "not-a-date"],
  ["ASAP", "not-a-date"],
  ["Prochain COPIL SIESR", "not-a-date"],
  ["Avant l'été", "not-a-date"],
  ["mi juillet", "not-a-date"],
  ["23 jui 2015", "ambiguous-month"],
  ["12,5", "not-a-date"],
  ["", "empty"],
  ["-", "dash"],
  ["#VALUE!", "excel-error"],
])("%s is refused: %s", (text, reason) => {
  expect(said(text)).toBe(reason);
});

describe("days without a year take the sheet's", () => {
  it.each([
    ["20/11", "2015-11-20"],
    ["14/09", "2015-09-14"],
    ["au 30/09", "2015-09-30"],
    ["2 novembre", "2015-11-02"],
    ["29/02", "no-such-day"],
  ])("%s in 2015 is %s", (text, expected) => {
    expect(said(text, "General", { year: 2015 })).toBe(expected);
  });
});

describe("numbers", () => {
  it.each<[number, string, object, string]>([
    [42300, "dd/mm/yyyy", {}, "2015-10-23"],
    [42300.34375, "dd/mm/yyyy hh:mm", {}, "2015-10-23 08:15"],
    [40838, "dd/mm/yyyy", { date1904: true }, "2015-10-23"],
    [42300, "General", {}, "2015-10-23"],
    [42300.5, "0.00", {}, "2015-10-23 12:00"],
    [20151023, "General", {}, "2015-10-23"],
    [12, "General", {}, "not-a-date"],
    [2015, "General", {}, "not-a-date"],
    [0.5, "h:mm", {}, "not-a-date"],
    [42300, "0%", {}, "not-a-date"],
    [-5, "dd/mm/yyyy", {}, "no-such-day"],
    [3e6, "dd/mm/yyyy", {}, "no-such-day"],
  ])("%d under %s %j is %s", (value, format, context, expected) => {
    expect(said(value, format, context)).toBe(expected);
  });
});

it("readDate drops the time of day", () => {
  expect(readDate("23/10/2015 18:40")).toEqual({ ok: true, value: 42300 });
});

it.each([
  ["dd/mm/yyyy", true],
  ["mmm-yy", true],
  ["[$-40C]d mmmm yyyy;@", true],
  ["yyyy-mm-dd hh:mm:ss", true],
  ["dddd", true],
  ["h:mm", false],
  ["[h]:mm", false],
  ["mm:ss", false],
  ["General", false],
  ["Standard", false],
  ["0.00", false],
  ['#,##0.00 "dh"', false],
  ['0.0" jours"', false],
  ["#,##0 [$€-40C]", false],
  ["[Red]-0.00", false],
  ["_-* #,##0_d", false],
  ["@", false],
])("%s is a date format: %s", (format, expected) => {
  expect(isDateFormat(format)).toBe(expected);
});

it("Paris time is the zone's own, from 1981 on", () => {
  const zone = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Europe/Paris",
    hour12: false,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  fc.assert(
    fc.property(fc.integer({ min: 29_600 * 24, max: 60_000 * 24 }), (hours) => {
      const utc = serial(hours / 24);
      const local = parisTime(utc, dayOfSerial(utc).year);
      const parts = Object.fromEntries(
        zone.formatToParts(new Date(hours * 3_600_000 - 25_569 * 86_400_000)).map(({ type, value }) => [type, value]),
      );
      const hour = Math.round((local % 1) * 24) % 24;
      expect(`${isoDay(serial(local + 1e-9))} ${hour}`).toBe(
        `${parts["year"]}-${parts["month"]}-${parts["day"]} ${Number(parts["hour"]) % 24}`,
      );
    }),
    { numRuns: 2_000 },
  );
});

it("serials and days are two spellings of one thing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200_000 }), (value) => {
      const { year, month, day } = dayOfSerial(serial(value));
      expect(serialOfDay(year, month, day)).toBe(value);
      expect(weekdayOfSerial(serial(value + 7))).toBe(weekdayOfSerial(serial(value)));
    }),
  );
  expect(weekdayOfSerial(serial(42300))).toBe(5);
});
