import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDay, serialOfDay, weekdayOfSerial } from "../../src/cells/civil.ts";
import { publicHolidays } from "../../src/cells/holidays.ts";
import { DEFAULT_SETTINGS, type CalendarSettings, type DayKind, type HolidayZone } from "../../src/cells/settings.ts";
import { serial, type Serial } from "../../src/cells/units.ts";
import { workingTime } from "../../src/cells/working-time.ts";

const calendar = DEFAULT_SETTINGS.calendar;
const service = workingTime(calendar);

/** "2015-10-23 08:15" */
function at(text: string): Serial {
  const [year, month, day, hour = 0, minute = 0] = text.split(/[- :]/).map(Number);
  return serial((serialOfDay(year!, month!, day!) ?? 0) + (hour! * 60 + minute!) / 1440);
}

describe("minutes of service, 09:00–18:00 Monday to Friday", () => {
  it.each([
    ["a whole day", "2015-10-22 00:00", "2015-10-23 00:00", 540],
    ["inside one day", "2015-10-22 10:00", "2015-10-22 12:30", 150],
    ["opened before hours: the clock starts at 09:00", "2015-10-22 06:00", "2015-10-22 09:30", 30],
    ["over a night", "2015-10-22 17:00", "2015-10-23 10:00", 120],
    ["over a weekend", "2015-10-23 17:00", "2015-10-26 10:00", 120],
    ["on a Saturday", "2015-10-24 09:00", "2015-10-24 18:00", 0],
    ["on 11 November", "2015-11-11 09:00", "2015-11-11 18:00", 0],
    ["around Whit Monday", "2015-05-22 18:00", "2015-05-26 09:00", 0],
    ["backwards", "2015-10-23 10:00", "2015-10-22 17:00", -120],
    ["over the autumn clock change, in local time", "2015-10-23 18:00", "2015-10-26 18:00", 540],
  ])("%s", (_what, from, to, minutes) => {
    expect(service.minutesBetween(at(from), at(to))).toBe(minutes);
  });
});

it("working days are minutes over the length of the service day", () => {
  expect(service.daysBetween(at("2015-10-22 09:00"), at("2015-10-23 13:30"))).toBe(1.5);
});

it("days without a time of day count the working days after the opening one", () => {
  const day = (text: string) => ({ serial: at(text), dayOnly: true });
  expect(service.delay(day("2015-10-22"), day("2015-10-22"))).toBe(0);
  expect(service.delay(day("2015-10-23"), day("2015-10-26"))).toBe(1);
  expect(service.delay(day("2015-11-10"), day("2015-11-13"))).toBe(2);
  expect(service.delay(day("2015-10-23"), { serial: at("2015-10-26 10:00"), dayOnly: false })).toBe(1);
});

it("ouvrable adds Saturdays, calendar is the difference of the serials", () => {
  const ouvrable = workingTime({ ...calendar, days: "ouvrable" });
  const every = workingTime({ ...calendar, days: "calendar" });
  expect(ouvrable.wholeDaysBetween(at("2015-10-23"), at("2015-10-26"))).toBe(2);
  expect(every.daysBetween(at("2015-10-23 12:00"), at("2015-10-26 00:00"))).toBe(2.5);
  expect(every.wholeDaysBetween(at("2015-10-23 12:00"), at("2015-10-26 00:00"))).toBe(3);
});

it("the office's own closures are not worked", () => {
  const closed = workingTime({ ...calendar, closures: [at("2015-12-24"), at("2015-12-31")] });
  expect(closed.isWorkingDay(at("2015-12-24"))).toBe(false);
  expect(closed.wholeDaysBetween(at("2015-12-23"), at("2016-01-04"))).toBe(4);
});

it("days far outside the table count for nothing, without failing", () => {
  expect(service.minutesBetween(serial(-1e9), serial(0))).toBe(0);
  expect(service.minutesBetween(serial(1e7), serial(1e9))).toBe(0);
});

const moment = fc.integer({ min: 30_000 * 86_400, max: 60_000 * 86_400 }).map((seconds) => serial(seconds / 86_400));
const anyCalendar: fc.Arbitrary<CalendarSettings> = fc.record({
  days: fc.constantFrom<DayKind>("working", "ouvrable"),
  opensAt: fc.integer({ min: 0, max: 700 }),
  closesAt: fc.integer({ min: 701, max: 1440 }),
  holidays: fc.constantFrom<HolidayZone>("FR", "alsace-moselle", "guadeloupe", "reunion", "saint-martin", "none"),
  closures: fc.array(
    fc.integer({ min: 30_000, max: 60_000 }).map((day) => serial(day)),
    { maxLength: 40 },
  ),
});
const few = { numRuns: 30 };

it("adds up over a split", () => {
  fc.assert(
    fc.property(moment, moment, moment, (a, b, c) => {
      const whole = service.minutesBetween(a, c);
      expect(service.minutesBetween(a, b) + service.minutesBetween(b, c)).toBeCloseTo(whole, 6);
    }),
  );
});

it("is nothing inside a holiday", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1982, max: 2100 }),
      fc.nat(9),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (year, n, time) => {
        const { day } = publicHolidays(year, "FR")[n]!;
        expect(service.minutesBetween(day, serial(day + time))).toBe(0);
        expect(service.isWorkingDay(day)).toBe(false);
      },
    ),
  );
});

/** Gauss's rule for the Gregorian years 1900 to 2099. */
function gaussEaster(year: number): Date {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && year % 19 > 10);
  return new Date(Date.UTC(year, 2, 22 + d + e - (late ? 7 : 0)));
}

const DAYS_OFF = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

/** "2015-05-25", by a reading of the law of its own. */
function daysOff(year: number, zone: HolidayZone): readonly string[] {
  if (zone === "none") return [];
  const aroundEaster = (days: number) =>
    new Date(gaussEaster(year).getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const local: Partial<Record<HolidayZone, readonly string[]>> = {
    "alsace-moselle": [aroundEaster(-2), `${year}-12-26`],
    guadeloupe: [`${year}-05-27`],
    reunion: [`${year}-12-20`],
    "saint-martin": [year < 2018 ? `${year}-05-27` : `${year}-05-28`],
  };
  return [...DAYS_OFF.map((day) => `${year}-${day}`), ...[1, 39, 50].map(aroundEaster), ...(local[zone] ?? [])];
}

/** Day by day, by the calendar of JavaScript and its own idea of a holiday. */
function slowMinutes(from: Serial, to: Serial, settings: CalendarSettings): number {
  let total = 0;
  for (let day = Math.floor(from); day <= Math.floor(to); day += 1) {
    const date = new Date(Date.UTC(1899, 11, 30 + day));
    const iso = date.toISOString().slice(0, 10);
    const weekday = date.getUTCDay();
    if (weekday === 0 || (weekday === 6 && settings.days === "working")) continue;
    if (daysOff(date.getUTCFullYear(), settings.holidays).includes(iso)) continue;
    if (settings.closures.some((closed) => closed === day)) continue;
    const opens = Math.max(day + settings.opensAt / 1440, from);
    const closes = Math.min(day + settings.closesAt / 1440, to);
    if (closes > opens) total += (closes - opens) * 1440;
  }
  return total;
}

it("equals a slow count on 10,000 random pairs", () => {
  fc.assert(
    fc.property(
      anyCalendar,
      fc.array(fc.tuple(moment, fc.integer({ min: 0, max: 90 * 86_400 })), { minLength: 340, maxLength: 340 }),
      (settings, pairs) => {
        const fast = workingTime(settings);
        for (const [from, seconds] of pairs) {
          const to = serial((Math.round(from * 86_400) + seconds) / 86_400);
          const minutes = fast.minutesBetween(from, to);
          if (Math.abs(minutes - slowMinutes(from, to, settings)) > 1e-3)
            expect({ from, to, minutes }).toEqual({ from, to, minutes: slowMinutes(from, to, settings) });
        }
      },
    ),
    few,
  );
});

it("whole days equal NETWORKDAYS less the first day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 30_000, max: 60_000 }), fc.nat(400), (from, length) => {
      let count = 0;
      for (let day = from + 1; day <= from + length; day += 1) {
        const iso = isoDay(serial(day));
        const holiday = publicHolidays(Number(iso.slice(0, 4)), "FR").some((one) => one.day === day);
        if (weekdayOfSerial(serial(day)) <= 5 && !holiday) count += 1;
      }
      expect(service.wholeDaysBetween(serial(from), serial(from + length))).toBe(count);
      expect(service.daysBetween(serial(from + 1), serial(from + length + 1))).toBe(count);
    }),
  );
});
