import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStamp } from "../../../src/cells/date.ts";
import { readRequirement } from "../../../src/cells/requirement.ts";
import { DEFAULT_SETTINGS } from "../../../src/cells/settings.ts";
import { calendarsOf } from "../../../src/indicators/service/delays.ts";
import { logMeasure, periodBefore } from "../../../src/indicators/service/log-measure.ts";
import { shareMargin } from "../../../src/indicators/service/share-margin.ts";
import { typedLog, type TypedTicket } from "./log.ts";

function measured(label: string, requirement: string, tickets: readonly TypedTicket[], at = "2015-09-30 18:00") {
  const situation = readStamp(at);
  if (!situation.ok) throw new Error(at);
  return logMeasure(label, readRequirement(requirement, { label }), null, {
    logs: [typedLog(tickets)],
    settings: DEFAULT_SETTINGS,
    calendars: calendarsOf(DEFAULT_SETTINGS.calendar),
    situation: situation.value.serial,
  });
}

const TICKETS: readonly TypedTicket[] = [
  { opened: "2015-09-01 09:00", answered: "2015-09-01 09:10", closed: "2015-09-01 12:00" },
  { opened: "2015-09-02 09:00", answered: "2015-09-02 09:40", closed: "2015-09-02 13:00" },
  { opened: "2015-09-03 16:00", answered: "2015-09-03 16:30", closed: "2015-09-04 10:59" },
  { opened: "2015-09-07 09:00", answered: "2015-09-07 10:00", closed: "2015-09-08 18:00" },
  // Open: one past four hours, one not.
  { opened: "2015-09-29 09:00" },
  { opened: "2015-09-30 15:00", answered: "2015-09-30 15:05" },
];

describe("a share counted in the log", () => {
  it.each([
    // 3 h, 4 h (strict), 3 h 59, 18 h, open and late, open and not judged.
    [
      "95 % des DA en moins de 4 h ouvrées",
      { value: 2 / 5, count: 5, within: 2, late: 2, openLate: 1, assumed: false },
    ],
    ["95 % ≤ 4 h ouvrées", { value: 3 / 5, within: 3, late: 1, openLate: 1 }],
    ["60 % ≤ 4 h", { value: 3 / 5, short: 0, allowed: 0, assumed: true }],
    ["65 % ≤ 4 h ouvrées", { short: 1, allowed: 0 }],
    ["95 % ≤ 2 jours ouvrés", { value: 1, count: 4, within: 4, late: 0, openLate: 0 }],
    ["95 % ≤ 24 h calendaires", { value: 3 / 5, within: 3, late: 1, openLate: 1 }],
  ])("%s", (requirement, expected) => {
    const found = measured("Traitement des DA bloquantes", requirement, TICKETS)!;
    expect(found).toMatchObject({ unit: "ratio", ...expected });
  });

  it("takes the limit of each ticket from the label", () => {
    const found = measured("Part des DA traitées en moins de 4 h ouvrées", "≥ 95 %", TICKETS)!;
    expect(found).toMatchObject({ value: 2 / 5, short: 3, allowed: 0 });
  });

  it("of first answers stops at the taking in charge", () => {
    const found = measured("Prise en compte des DA", "95 % ≤ 30 minutes ouvrées", TICKETS)!;
    expect(found).toMatchObject({ within: 3, late: 2, openLate: 1, count: 6, gross: false });
  });

  it("ends J+1 with the day", () => {
    const nextDay: TypedTicket[] = [
      { opened: "2015-09-07 10:00", closed: "2015-09-08 17:59" },
      { opened: "2015-09-04 10:00", closed: "2015-09-07 17:59" },
      { opened: "2015-09-04 10:00", closed: "2015-09-08 09:30" },
    ];
    expect(measured("Délai moyen de traitement des DA", "J+1", nextDay)).toMatchObject({ late: 1, openLate: 0 });
  });

  it("says nothing of hours for stamps without a time of day", () => {
    const days: TypedTicket[] = [{ opened: "2015-09-01", closed: "2015-09-02" }];
    expect(measured("Traitement des DA", "95 % < 4 h", days)).toBeNull();
    expect(measured("Traitement des DA", "95 % ≤ 1 jour ouvré", days)).toMatchObject({ value: 1 });
  });
});

describe("a delay counted in the log", () => {
  it.each([
    ["Délai moyen de prise en compte des DA", "< 1 h ouvrée", { value: 29 / 60, unit: "hour", count: 5, openLate: 1 }],
    ["Délai médian de traitement des DA", "< 4 h ouvrées", { value: (4 + 3 + 59 / 60) / 2, late: 2, openLate: 1 }],
    ["Délai de traitement des DA", "P95 < 2 jours ouvrés", { value: 1.766667, count: 4 }],
    ["Délai moyen de traitement des DA", "< 1 semaine", { unit: "week" }],
  ])("%s, %s", (label, requirement, { value, ...expected }: { value?: number } & Record<string, unknown>) => {
    const found = measured(label, requirement, TICKETS)!;
    expect(found).toMatchObject(expected);
    if (value !== undefined) expect(found.value).toBeCloseTo(value, 5);
  });

  it.each<[string, TypedTicket, number]>([
    ["while it waited", { suspended: [["2015-09-01 10:00", "2015-09-01 12:00"]] }, 6],
    ["until the closing where nothing ends it", { suspended: [["2015-09-01 15:00", null]] }, 6],
    [
      "once where two overlap",
      {
        suspended: [
          ["2015-09-01 10:00", "2015-09-01 12:00"],
          ["2015-09-01 11:00", "2015-09-01 13:00"],
        ],
      },
      5,
    ],
    ["but not outside its life", { suspended: [["2015-08-31 10:00", "2015-09-01 09:30"]] }, 7.5],
  ])("stands still %s", (_, { suspended }, hours) => {
    const ticket = { opened: "2015-09-01 09:00", closed: "2015-09-01 17:00", ...(suspended ? { suspended } : {}) };
    expect(measured("Délai moyen de traitement des DA", "< 4 h ouvrées", [ticket])!.value).toBeCloseTo(hours, 6);
  });
});

describe("the margin of a share", () => {
  it("is the least number of tickets that decides", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99, 1),
        fc.constantFrom("ge" as const, "gt" as const),
        (total, part, share, op) => {
          const within = Math.round(total * part);
          const met = (kept: number, all: number) =>
            op === "ge" ? kept / all >= share - 1e-12 : kept / all > share + 1e-12;
          const margin = shareMargin(within, total, op, share);
          expect(margin === null).toBe(op === "gt" && share === 1);
          if (margin === null) return;
          if (met(within, total)) {
            expect(margin.short).toBe(0);
            expect(met(within, total + margin.allowed)).toBe(true);
            expect(met(within, total + margin.allowed + 1)).toBe(false);
          } else {
            expect(margin.allowed).toBe(0);
            expect(margin.short).toBeGreaterThan(0);
            if (within + margin.short < total || met(total, total))
              expect(met(within + margin.short, total)).toBe(true);
            expect(met(within + margin.short - 1, total)).toBe(false);
          }
        },
      ),
    );
  });
});

it.each([
  ["2015-Q1", "2014-Q4"],
  ["2015-Q3", "2015-Q2"],
  ["2015-01", "2014-12"],
  ["2015-10", "2015-09"],
  ["2015-S1", "2014-S2"],
  ["2015", "2014"],
  ["Q3", null],
])("the period before %s is %s", (period, before) => {
  expect(periodBefore(period)).toBe(before);
});
