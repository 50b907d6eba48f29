import { describe, expect, it } from "vitest";
import { readStamp } from "../../../src/cells/date.ts";
import { readRequirement } from "../../../src/cells/requirement.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/cells/settings.ts";
import type { Serial } from "../../../src/cells/units.ts";
import { calendarsOf, type Calendars } from "../../../src/indicators/service/delays.ts";
import { ticketResult } from "../../../src/indicators/service/ticket-groups.ts";
import { ticketSituation } from "../../../src/indicators/service/ticket-situation.ts";
import { ticketTargets } from "../../../src/indicators/service/ticket-target.ts";
import type { ServiceStatement } from "../../../src/reading/statement.ts";
import { typedLog, type TypedTicket } from "./log.ts";

const serialOf = (text: string): Serial => {
  const found = readStamp(text);
  if (!found.ok) throw new Error(text);
  return found.value.serial;
};

function table(rows: readonly (readonly [label: string, requirement: string])[]): ServiceStatement {
  const at = (row: number, column: number) => ({ sheet: "Qualité", row, column });
  return {
    kind: "service-indicators",
    block: { ...typedLog([]).block, kind: "service-indicators" },
    period: null,
    rows: rows.map(([label, requirement], row) => ({
      row,
      label,
      labelRef: at(row, 0),
      requirement: readRequirement(requirement, { label }),
      requirementRef: at(row, 1),
      requirementRaw: requirement,
      observed: { ref: at(row, 2), raw: null, format: "General" },
    })),
  };
}

function resultOf(
  tickets: readonly TypedTicket[],
  {
    requirements = [],
    settings = {},
    at = "2015-12-31 18:00",
    calendars,
  }: {
    requirements?: readonly (readonly [string, string])[];
    settings?: Partial<Settings>;
    at?: string;
    calendars?: Calendars;
  } = {},
) {
  const all = { ...DEFAULT_SETTINGS, ...settings };
  const log = typedLog(tickets);
  return ticketResult(log, all, calendars ?? calendarsOf(all.calendar), new Set(), {
    situation: serialOf(at),
    targetOf: ticketTargets([table(requirements)], all),
  }).result;
}

const YEAR: readonly TypedTicket[] = [
  { opened: "2015-06-15 10:00", closed: "2015-07-02 10:00", severity: "P1", product: "Paye", establishment: "U1" },
  { opened: "2015-06-20 10:00", closed: "2015-06-22 10:00", severity: "P1", product: "Paye", establishment: "U1" },
  { opened: "2015-07-01 10:00", severity: "P2", product: "Finances", establishment: "U2" },
  { opened: "2015-09-10 10:00", closed: "2015-10-01 10:00", severity: "P1", product: "Paye", establishment: "U2" },
  { opened: "2015-09-11 10:00", closed: "2015-09-10 10:00", isOpen: false },
];

describe("what a period saw", () => {
  const flows = (periods: readonly { period: string; opened: number; closed: number; backlog: number }[]) =>
    periods.map(({ period, opened, closed, backlog }) => [period, opened, closed, backlog]);

  it("counts opened, closed and left open by month, empty months included", () => {
    expect(flows(resultOf(YEAR).byMonth)).toEqual([
      ["2015-06", 2, 1, 1],
      ["2015-07", 1, 1, 1],
      ["2015-08", 0, 0, 1],
      ["2015-09", 2, 0, 2],
      ["2015-10", 0, 1, 1],
    ]);
  });

  it("by quarter, school year and contract year", () => {
    const contractStart = serialOf("2014-07-01");
    const result = resultOf(YEAR, { settings: { contractStart } });
    expect(flows(result.byQuarter).at(-1)).toEqual(["2015-Q4", 0, 1, 1]);
    expect(flows(result.bySchoolYear)).toEqual([
      ["2014-2015", 3, 2, 1],
      ["2015-2016", 2, 1, 1],
    ]);
    expect(flows(result.byContractYear)).toEqual([
      ["2014-07-01", 2, 1, 1],
      ["2015-07-01", 3, 2, 1],
    ]);
    expect(resultOf(YEAR).byContractYear).toEqual([]);
  });

  it("ages what is still open", () => {
    expect(resultOf(YEAR, { at: "2015-08-15 10:00" }).ageing).toMatchObject({
      open: 1,
      oldestDays: 45,
      steps: [
        { upTo: 7, count: 0 },
        { upTo: 30, count: 0 },
        { upTo: 90, count: 1 },
        { upTo: 180, count: 0 },
        { upTo: null, count: 0 },
      ],
    });
  });

  it("groups by severity, product and establishment", () => {
    const { bySeverity, byProduct, byEstablishment } = resultOf(YEAR);
    expect(bySeverity.map(({ name, count, open }) => [name, count, open])).toEqual([
      ["P1", 3, 0],
      ["P2", 1, 1],
    ]);
    expect(byProduct.map(({ name, count }) => [name, count])).toEqual([
      ["Paye", 3],
      ["Finances", 1],
    ]);
    expect(byEstablishment.map(({ name }) => name)).toEqual(["U1", "U2"]);
  });
});

describe("late tickets", () => {
  const tickets: readonly TypedTicket[] = [
    { opened: "2015-09-01 09:00", closed: "2015-09-01 12:00" },
    { opened: "2015-09-01 09:00", closed: "2015-09-04 12:00" },
    { opened: "2015-09-01 09:00" },
    { opened: "2015-12-31 17:00" },
    { opened: "2015-09-01 09:00", closed: "2015-09-30 12:00", blocking: false },
    { opened: "2015-09-01 09:00", closed: "2015-09-30 12:00", nature: "Incident" },
  ];

  it("are counted where a requirement names them, by the one that names them most closely", () => {
    const requirements = [
      ["Délai moyen de traitement des DA", "< 60 jours ouvrés"],
      ["DA bloquantes", "95 % ≤ 1 jour ouvré"],
    ] as const;
    const { groups } = resultOf(tickets, { requirements });
    expect(groups["DA.blocking"]).toMatchObject({
      late: 2,
      lateOpen: 1,
      withinTarget: 1 / 3,
      target: "95 % ≤ 1 jour ouvré",
    });
    expect(groups["DA.nonBlocking"]).toMatchObject({ late: 0, target: "< 60 jours ouvrés" });
    expect(groups["Incident.blocking"]).toMatchObject({ late: null, lateOpen: null, target: null, withinTarget: null });
  });

  it("cost nothing until a formula says how much", () => {
    const requirements = [["DA bloquantes", "95 % ≤ 1 jour ouvré"]] as const;
    const options = { requirements, at: "2015-09-10 18:00" };
    expect(resultOf(tickets, options).penalty).toBeNull();
    const penalty = { formula: "V × R / 1000", value: 100_000 };
    // The clock breaks on the 2nd at 9: closed on the 4th at noon, 3 days begun; open on the 10th at 18, 9 days begun.
    expect(resultOf(tickets, { ...options, settings: { penalty } }).penalty).toEqual({
      tickets: 2,
      daysLate: 3 + 9,
      estimate: 120_000,
    });
  });
});

describe("the situation", () => {
  it("is the end of service of its day, else the last moment of the logs", () => {
    const logs = [typedLog(YEAR)];
    expect(ticketSituation(serialOf("2015-09-30"), logs, DEFAULT_SETTINGS)).toBe(serialOf("2015-09-30 18:00"));
    expect(ticketSituation(null, logs, DEFAULT_SETTINGS)).toBe(serialOf("2015-10-01 10:00"));
    expect(ticketSituation(null, [typedLog([])], DEFAULT_SETTINGS)).toBeNull();
  });
});

describe("large logs", () => {
  /** How often the calendar is asked while a log of that size is measured. */
  function asked(size: number): number {
    let calls = 0;
    const real = calendarsOf(DEFAULT_SETTINGS.calendar);
    const calendars: Calendars = (days) => {
      const time = real(days);
      return {
        ...time,
        daysBetween: (from, to) => ((calls += 1), time.daysBetween(from, to)),
        wholeDaysBetween: (from, to) => ((calls += 1), time.wholeDaysBetween(from, to)),
      };
    };
    const tickets = Array.from({ length: size }, (_, index): TypedTicket => {
      const day = String(1 + (index % 28)).padStart(2, "0");
      const month = String(1 + (index % 12)).padStart(2, "0");
      return {
        opened: `2015-${month}-${day} 10:00`,
        closed: `2015-${month}-${day} 17:00`,
        establishment: `U${index % 70}`,
      };
    });
    resultOf(tickets, { requirements: [["DA bloquantes", "95 % ≤ 4 h ouvrées"]], calendars });
    return calls;
  }

  it("ask twice as much for twice the tickets", () => {
    const [once, twice] = [asked(1_000), asked(2_000)];
    expect(once).toBeGreaterThanOrEqual(1_000);
    expect(twice).toBeLessThanOrEqual(2.05 * once);
  });
});
