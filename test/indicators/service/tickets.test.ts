import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/cells/settings.ts";
import { calendarsOf } from "../../../src/indicators/service/delays.ts";
import { ticketResult } from "../../../src/indicators/service/ticket-groups.ts";
import { typedLog, type TypedTicket } from "./log.ts";

function measured(tickets: readonly TypedTicket[], settings: Partial<Settings> = {}, told: string[] = []) {
  const all = { ...DEFAULT_SETTINGS, ...settings };
  return ticketResult(typedLog(tickets), all, calendarsOf(all.calendar), new Set(told));
}

describe("delays, in service days of nine hours", () => {
  it.each<[string, TypedTicket, number, number]>([
    ["within a day", { opened: "2015-07-01 10:00", closed: "2015-07-01 14:30" }, 0.5, 0.1875],
    ["over a night", { opened: "2015-07-01 17:00", closed: "2015-07-02 10:00" }, 2 / 9, 17 / 24],
    ["over a weekend", { opened: "2015-07-03 17:00", closed: "2015-07-06 10:00" }, 2 / 9, 65 / 24],
    ["over 14 July", { opened: "2015-07-13 09:00", closed: "2015-07-15 18:00" }, 2, 2.375],
    ["between days without hours", { opened: "2015-07-01", closed: "2015-07-03" }, 2, 2],
    ["from an hour to a bare day", { opened: "2015-07-01 10:00", closed: "2015-07-01" }, 0, 0],
  ])("%s", (_, ticket, working, calendar) => {
    const group = measured([ticket]).result.groups["DA.blocking"]!;
    expect(group.meanWorkingDays).toBeCloseTo(working, 10);
    expect(group.meanCalendarDays).toBeCloseTo(calendar, 10);
  });

  it("follow the calendar of the settings", () => {
    const saturday: TypedTicket = { opened: "2015-07-03", closed: "2015-07-04" };
    const days = (kind: "working" | "ouvrable" | "calendar") =>
      measured([saturday], { calendar: { ...DEFAULT_SETTINGS.calendar, days: kind } }).result.groups["DA.blocking"]!
        .meanWorkingDays;
    expect([days("working"), days("ouvrable"), days("calendar")]).toEqual([0, 1, 1]);
  });
});

describe("groups", () => {
  const days = (count: number): TypedTicket => ({
    opened: "2015-06-01",
    closed: `2015-06-${String(1 + count).padStart(2, "0")}`,
  });

  it("give mean, median and PERCENTILE.INC at 90 %", () => {
    const group = measured([1, 2, 3, 4].map(days)).result.groups["DA.blocking"]!;
    expect(group).toMatchObject({ count: 4, open: 0, meanWorkingDays: 2.5, medianWorkingDays: 2.5 });
    expect(group.p90WorkingDays).toBeCloseTo(3.7, 10);
  });

  it("go by nature and severity, unknown severities apart", () => {
    const { groups } = measured([
      days(1),
      { ...days(1), blocking: false },
      { ...days(1), nature: "Incident", blocking: null },
    ]).result;
    expect(Object.keys(groups).sort()).toEqual(["DA.blocking", "DA.nonBlocking", "Incident.unknown"]);
  });

  it("count open tickets apart: they have no delay yet", () => {
    const group = measured([days(1), { opened: "2015-06-01" }]).result.groups["DA.blocking"]!;
    expect(group).toMatchObject({ count: 2, open: 1, meanWorkingDays: 1 });
  });

  it("of open tickets alone have no mean", () => {
    expect(measured([{ opened: "2015-06-01" }]).result.groups["DA.blocking"]!.meanWorkingDays).toBeNull();
  });
});

describe("stamps that make no delay", () => {
  const faulty: TypedTicket[] = [
    { opened: "2015-06-03 10:00", closed: "2015-06-03 09:00" },
    { opened: "2015-06-03", isOpen: false },
    { closed: "2015-06-03", isOpen: false },
    { opened: "2015-06-01", closed: "2015-06-02" },
  ];

  it("are left out and told, one finding a fault", () => {
    const { result, findings } = measured(faulty);
    expect(result.groups["DA.blocking"]).toMatchObject({ count: 4, meanWorkingDays: 1 });
    expect(findings.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)).toEqual([
      "warning tickets.closedBeforeOpened D2",
      "info tickets.withoutClosing D3",
      "info tickets.withoutOpening C4",
    ]);
  });

  it("are not told again where the reading has", () => {
    expect(measured(faulty, {}, ["DA!D2", "DA!D3", "DA!C4"]).findings).toEqual([]);
  });
});
