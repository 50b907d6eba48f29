import { expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import { readDuration } from "../../src/cells/duration.ts";

const said = (value: CellValue, format?: string): string => {
  const duration = readDuration(value, format);
  if (!duration.ok) return duration.reason;
  const { unit, restMinutes, dayType } = duration.value;
  return [
    Number(duration.value.value.toFixed(6)),
    unit,
    restMinutes ? `+ ${restMinutes} min` : null,
    dayType === "unspecified" ? null : dayType,
  ]
    .filter((part) => part !== null)
    .join(" ");
};

it.each([
  ["2 j 4 h", "2 day + 240 min"],
  ["2j4h", "2 day + 240 min"],
  ["2 jours et 4 heures", "2 day + 240 min"],
  ["1,8 j", "1.8 day"],
  ["3 jours ouvrés", "3 day ouvre"],
  ["3 working days", "3 day ouvre"],
  ["2 jours ouvrés 4 h", "2 day + 240 min ouvre"],
  ["4h30", "4.5 hour"],
  ["4 h 30", "4.5 hour"],
  ["4 h 30 min", "4.5 hour"],
  ["04:30", "4.5 hour"],
  ["36:15", "36.25 hour"],
  ["04:30:00", "4.5 hour"],
  ["3 minutes 53 secondes", "3.883333 minute"],
  ["3 minutes 53 segundos", "3.883333 minute"],
  ["1 semaine", "1 week"],
  ["1 mois", "1 month"],
  ["30 min", "30 minute"],
  ["PT4H30M", "4.5 hour"],
  ["P2DT4H", "2 day + 240 min"],
  ["P1W", "1 week"],
  ["PT90S", "90 second"],
  ["3 h 20 m", "3.333333 hour"],
  ["1d 27m", "1 day + 27 min"],
  ["27h 13m 30s", "27.225 hour"],
  ["20 m", "not-a-duration"],
  ["1 day, 2:03:30", "1 day + 123.5 min"],
  ["1 j 02:30", "1 day + 150 min"],
  ["1 j 25:30", "not-a-duration"],
  ["-13:57", "negative-duration"],
  ["-2 j", "negative-duration"],
  ["-0:00", "0 hour"],
  ["5,79", "not-a-duration"],
  ["4 h 2 j", "two-quantities"],
  ["2 j 3 j", "two-quantities"],
  ["1 semaine 2 jours", "two-scales"],
  ["2 j environ", "not-a-duration"],
  ["1.234 j", "ambiguous-separator"],
  ["P", "not-a-duration"],
  ["4:75", "not-a-duration"],
  ["abc", "not-a-duration"],
  ["", "empty"],
  ["-", "dash"],
  ["#VALUE!", "excel-error"],
])("%s: %s", (text, expected) => {
  expect(said(text)).toBe(expected);
});

it.each<[CellValue, string, string]>([
  [0.1875, "h:mm", "4.5 hour"],
  [1.5, "[h]:mm", "36 hour"],
  [1.8, '0.0" j"', "1.8 day"],
  [-0.5, "[h]:mm", "negative-duration"],
  [1.8, "General", "not-a-duration"],
  [null, "General", "empty"],
])("%j under %s: %s", (value, format, expected) => {
  expect(said(value, format)).toBe(expected);
});
