import { numberArgument } from "../coerce.ts";
import type { Place } from "../engine.ts";
import { fail } from "../failure.ts";
import { eager, type FunctionTable } from "../function-definition.ts";
import { civilDate, weekday } from "../serial-date.ts";
import { NUM, VALUE, type Value } from "../value.ts";
import { dayArgument } from "./date.ts";
import { eachNumber } from "./each-number.ts";

/** Days off by week day, from Sunday. */
type Weekend = readonly boolean[];

const SATURDAY_SUNDAY: Weekend = [true, false, false, false, false, false, true];

/** 1: Saturday and Sunday, 2: Sunday and Monday…; 11: Sunday alone…; or seven digits from Monday, 1 a day off. */
function weekendArgument(value: Value | undefined, place: Place): Weekend {
  if (value === undefined || value === null) return SATURDAY_SUNDAY;
  if (typeof value === "string") {
    if (!/^[01]{7}$/.test(value) || value === "1111111") return fail(VALUE);
    const fromMonday = [...value].map((digit) => digit === "1");
    return [fromMonday[6]!, ...fromMonday.slice(0, 6)];
  }
  const code = Math.trunc(numberArgument(value, place.engine));
  const off = (days: readonly number[]): Weekend => Array.from({ length: 7 }, (_, day) => days.includes(day));
  if (code >= 1 && code <= 7) return off([(code + 5) % 7, (code + 6) % 7]);
  return code >= 11 && code <= 17 ? off([code - 11]) : fail(NUM);
}

function holidaysArgument(value: Value | undefined, place: Place): Set<number> {
  const holidays = new Set<number>();
  if (value !== undefined && value !== null) eachNumber([value], place, (serial) => holidays.add(Math.floor(serial)));
  return holidays;
}

function workdaysBetween(from: number, to: number, weekend: Weekend, holidays: Set<number>, date1904: boolean): number {
  if (from > to) return -workdaysBetween(to, from, weekend, holidays, date1904);
  const first = weekday(from, date1904);
  const weeks = Math.floor((to - from + 1) / 7);
  let count = weeks * weekend.filter((off) => !off).length;
  for (let i = 0; i < (to - from + 1) % 7; i += 1) if (!weekend[(first + i) % 7]) count += 1;
  for (const holiday of holidays)
    if (holiday >= from && holiday <= to && !weekend[weekday(holiday, date1904)]) count -= 1;
  return count;
}

function workdayAfter(from: number, days: number, weekend: Weekend, holidays: Set<number>, date1904: boolean): number {
  const step = Math.sign(days);
  let serial = from;
  for (let left = Math.abs(days); left > 0;) {
    serial += step;
    if (serial < 0 || civilDate(serial, date1904) === null) return fail(NUM);
    if (!weekend[weekday(serial, date1904)] && !holidays.has(serial)) left -= 1;
  }
  return serial;
}

function between(
  from: Value | undefined,
  to: Value | undefined,
  weekend: Weekend,
  holidays: Value | undefined,
  place: Place,
): Value {
  const { engine } = place;
  const days = [dayArgument(from, engine), dayArgument(to, engine)] as const;
  return workdaysBetween(days[0], days[1], weekend, holidaysArgument(holidays, place), engine.date1904);
}

function after(
  from: Value | undefined,
  days: Value | undefined,
  weekend: Weekend,
  holidays: Value | undefined,
  place: Place,
): Value {
  const { engine } = place;
  const count = Math.trunc(numberArgument(days, engine));
  return workdayAfter(dayArgument(from, engine), count, weekend, holidaysArgument(holidays, place), engine.date1904);
}

export const workdayFunctions: FunctionTable = {
  NETWORKDAYS: eager("vva", 2, ([from, to, holidays], place) => between(from, to, SATURDAY_SUNDAY, holidays, place)),
  "NETWORKDAYS.INTL": eager("vvva", 2, ([from, to, weekend, holidays], place) =>
    between(from, to, weekendArgument(weekend, place), holidays, place),
  ),
  WORKDAY: eager("vva", 2, ([from, days, holidays], place) => after(from, days, SATURDAY_SUNDAY, holidays, place)),
  "WORKDAY.INTL": eager("vvva", 2, ([from, days, weekend, holidays], place) =>
    after(from, days, weekendArgument(weekend, place), holidays, place),
  ),
};
