import { booleanArgument, numberArgument, textArgument } from "../coerce.ts";
import type { Engine } from "../engine.ts";
import { fail } from "../failure.ts";
import { eager, type EagerFunction, type FunctionTable } from "../function-definition.ts";
import { parseDate } from "../number-text.ts";
import {
  civilDate,
  clockTime,
  daysInMonth,
  serialNow,
  serialOf,
  weekday,
  type CivilDate,
  type ClockTime,
} from "../serial-date.ts";
import { NUM, VALUE, type Value } from "../value.ts";

/** The whole day of an argument. */
export function dayArgument(value: Value | undefined, engine: Engine): number {
  const serial = Math.floor(numberArgument(value, engine));
  return civilDate(serial, engine.date1904) === null ? fail(NUM) : serial;
}

const civil = (serial: number, { date1904 }: Engine): CivilDate => civilDate(serial, date1904) ?? fail(NUM);

const day = (year: number, month: number, dayOfMonth: number, { date1904 }: Engine): number =>
  serialOf(year, month, dayOfMonth, date1904) ?? fail(NUM);

const ofDate = (part: (date: CivilDate) => number): EagerFunction =>
  eager("v", 1, ([serial], { engine }) => part(civil(dayArgument(serial, engine), engine)));

const ofTime = (part: (time: ClockTime) => number): EagerFunction =>
  eager("v", 1, ([serial], { engine }) => {
    const x = numberArgument(serial, engine);
    return x < 0 ? NUM : part(clockTime(x));
  });

/** The same day some months on, or the last of its month when that has fewer days. */
function monthsOn(serial: number, months: number, engine: Engine): number {
  const from = civil(serial, engine);
  const year = from.year + Math.floor((from.month - 1 + months) / 12);
  const month = ((((from.month - 1 + months) % 12) + 12) % 12) + 1;
  return day(year, month, Math.min(from.day, daysInMonth(year, month)), engine);
}

function dateDifference([from, to, unit]: readonly Value[], engine: Engine): Value {
  const [start, end] = [dayArgument(from, engine), dayArgument(to, engine)];
  if (start > end) return NUM;
  const [a, b] = [civil(start, engine), civil(end, engine)];
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
  switch (textArgument(unit, engine).toUpperCase()) {
    case "D":
      return end - start;
    case "M":
      return months;
    case "Y":
      return Math.floor(months / 12);
    case "YM":
      return months % 12;
    case "MD":
      return b.day >= a.day ? b.day - a.day : end - day(b.year, b.month - 1, a.day, engine);
    case "YD": {
      const sameYear = day(b.year, a.month, a.day, engine);
      return end - (sameYear > end ? day(b.year - 1, a.month, a.day, engine) : sameYear);
    }
    default:
      return NUM;
  }
}

/** Days between two dates in years of twelve months of 30 days. */
function days360(a: CivilDate, b: CivilDate, european: boolean): number {
  const lastOfFebruary = (d: CivilDate): boolean => d.month === 2 && d.day === daysInMonth(d.year, 2);
  let from = a.day;
  let to = b.day;
  if (european) {
    from = Math.min(from, 30);
    to = Math.min(to, 30);
  } else {
    if (from === 31 || lastOfFebruary(a)) from = 30;
    if (to === 31 && from >= 30) to = 30;
  }
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + to - from;
}

const isLeap = (year: number): boolean => daysInMonth(year, 2) === 29;

/** YEARFRAC's "actual/actual": the year is as long as the years on the way are on average. */
function actualYears(start: number, end: number, engine: Engine): number {
  const [a, b] = [civil(start, engine), civil(end, engine)];
  const withinAYear =
    a.year === b.year || (b.year === a.year + 1 && (b.month < a.month || (b.month === a.month && b.day <= a.day)));
  if (withinAYear) {
    const crossesLeapDay =
      (isLeap(a.year) && start <= day(a.year, 2, 29, engine) && end >= day(a.year, 2, 29, engine)) ||
      (isLeap(b.year) && start <= day(b.year, 2, 29, engine) && end >= day(b.year, 2, 29, engine));
    const leap = a.year === b.year ? isLeap(a.year) : crossesLeapDay;
    return (end - start) / (leap ? 366 : 365);
  }
  const years = b.year - a.year + 1;
  return (end - start) / ((day(b.year + 1, 1, 1, engine) - day(a.year, 1, 1, engine)) / years);
}

function yearFraction([from, to, basis]: readonly Value[], engine: Engine): Value {
  const first = dayArgument(from, engine);
  const second = dayArgument(to, engine);
  const [start, end] = first <= second ? [first, second] : [second, first];
  const [a, b] = [civil(start, engine), civil(end, engine)];
  switch (Math.trunc(numberArgument(basis, engine))) {
    case 0: {
      const bothEndFebruary = [a, b].every((d) => d.month === 2 && d.day === daysInMonth(d.year, 2));
      return days360(a, bothEndFebruary ? { ...b, day: 30 } : b, false) / 360;
    }
    case 1:
      return actualYears(start, end, engine);
    case 2:
      return (end - start) / 360;
    case 3:
      return (end - start) / 365;
    case 4:
      return days360(a, b, true) / 360;
    default:
      return NUM;
  }
}

/** Day of the week that a type of WEEKNUM and WEEKDAY begins with (0: Sunday). */
const FIRST_DAY: Readonly<Record<number, number>> = { 1: 0, 2: 1, 11: 1, 12: 2, 13: 3, 14: 4, 15: 5, 16: 6, 17: 0 };

function isoWeek(serial: number, engine: Engine): number {
  // The week belongs to the year of its Thursday.
  const thursday = serial - ((weekday(serial, engine.date1904) + 6) % 7) + 3;
  const { year } = civil(Math.max(0, thursday), engine);
  return 1 + Math.floor((thursday - day(year, 1, 1, engine)) / 7);
}

export const dateFunctions: FunctionTable = {
  DATE: eager("vvv", 3, ([year, month, dayOfMonth], { engine }) => {
    const y = Math.trunc(numberArgument(year, engine));
    if (y < 0 || y > 9999) return NUM;
    // Years up to 1899 count from 1900.
    return day(
      y < 1900 ? y + 1900 : y,
      Math.floor(numberArgument(month, engine)),
      Math.floor(numberArgument(dayOfMonth, engine)),
      engine,
    );
  }),
  TIME: eager("vvv", 3, ([hours, minutes, seconds], { engine }) => {
    const [h, m, s] = [hours, minutes, seconds].map((part) => Math.trunc(numberArgument(part, engine)));
    const total = h! * 3600 + m! * 60 + s!;
    return total < 0 ? NUM : (total % 86_400) / 86_400;
  }),
  DATEVALUE: eager("v", 1, ([text], { engine }) => {
    const serial = parseDate(textArgument(text, engine), engine.locale, engine.date1904, engine.now.getFullYear());
    return serial === null ? VALUE : Math.floor(serial);
  }),
  TIMEVALUE: eager("v", 1, ([text], { engine }) => {
    const serial = parseDate(textArgument(text, engine), engine.locale, engine.date1904, engine.now.getFullYear());
    return serial === null ? VALUE : serial - Math.floor(serial);
  }),
  YEAR: ofDate(({ year }) => year),
  MONTH: ofDate(({ month }) => month),
  DAY: ofDate((date) => date.day),
  HOUR: ofTime(({ hours }) => hours),
  MINUTE: ofTime(({ minutes }) => minutes),
  SECOND: ofTime(({ seconds }) => seconds),
  WEEKDAY: eager("vv", 1, ([serial, type], { engine }) => {
    const own = weekday(dayArgument(serial, engine), engine.date1904);
    const kind = Math.trunc(numberArgument(type, engine, 1));
    if (kind === 3) return (own + 6) % 7;
    const first = FIRST_DAY[kind];
    return first === undefined ? NUM : ((own - first + 7) % 7) + 1;
  }),
  WEEKNUM: eager("vv", 1, ([serial, type], { engine }) => {
    const own = dayArgument(serial, engine);
    const kind = Math.trunc(numberArgument(type, engine, 1));
    if (kind === 21) return isoWeek(own, engine);
    const first = FIRST_DAY[kind];
    if (first === undefined) return NUM;
    const newYear = day(civil(own, engine).year, 1, 1, engine);
    return 1 + Math.floor((own - newYear + ((weekday(newYear, engine.date1904) - first + 7) % 7)) / 7);
  }),
  ISOWEEKNUM: eager("v", 1, ([serial], { engine }) => isoWeek(dayArgument(serial, engine), engine)),
  EDATE: eager("vv", 2, ([serial, months], { engine }) =>
    monthsOn(dayArgument(serial, engine), Math.trunc(numberArgument(months, engine)), engine),
  ),
  EOMONTH: eager("vv", 2, ([serial, months], { engine }) => {
    const { year, month } = civil(dayArgument(serial, engine), engine);
    return day(year, month + Math.trunc(numberArgument(months, engine)) + 1, 0, engine);
  }),
  DATEDIF: eager("vvv", 3, (args, { engine }) => dateDifference(args, engine)),
  DAYS: eager("vv", 2, ([end, start], { engine }) => dayArgument(end, engine) - dayArgument(start, engine)),
  DAYS360: eager("vvv", 2, ([start, end, european], { engine }) =>
    days360(
      civil(dayArgument(start, engine), engine),
      civil(dayArgument(end, engine), engine),
      booleanArgument(european, engine),
    ),
  ),
  YEARFRAC: eager("vvv", 2, (args, { engine }) => yearFraction(args, engine)),
  TODAY: eager("", 0, (_, { engine }) => Math.floor(serialNow(engine.now, engine.date1904))),
  NOW: eager("", 0, (_, { engine }) => serialNow(engine.now, engine.date1904)),
};
