import { describe, expect, it } from "vitest";
import { readRequirement } from "../../../src/cells/requirement.ts";
import { reliabilityResult } from "../../../src/indicators/reliability/reliability.ts";
import type { AnomalyStatement, PeriodCell, ServiceStatement } from "../../../src/reading/statement.ts";
import { typedLog, type TypedTicket } from "../service/log.ts";

const incident = (opened: string, blocking: boolean | null = true): TypedTicket => ({
  opened,
  blocking,
  nature: "Incident",
});

function series(kind: PeriodCell["kind"], counts: Readonly<Record<string, number>>): AnomalyStatement {
  const rows = Object.entries(counts).map(([key, count], row) => {
    const month = kind === "quarter" ? Number(key.slice(6)) * 3 : Number(key.slice(5));
    const ref = { sheet: "Fiabilité", row, column: 1 };
    const year = Number(key.slice(0, 4));
    const period: PeriodCell = { ref, raw: key, key, kind, year, month, end: null, complementary: false };
    return { row, period, count, ref };
  });
  return { kind: "anomalies", block: { ...typedLog([]).block, sheet: "Fiabilité", kind: "anomalies" }, rows };
}

const counts = (result: ReturnType<typeof reliabilityResult>["result"]) =>
  result?.byQuarter.map(({ quarter, blocking }) => `${quarter} ${blocking}`);

describe("blocking anomalies by quarter", () => {
  it("go by opening date, with the quarters that had none", () => {
    const log = typedLog([
      incident("2014-12-31 23:59"),
      incident("2015-01-01"),
      incident("2015-02-01", false),
      incident("2015-07-14"),
      { opened: "2015-08-01" },
    ]);
    const { result } = reliabilityResult([log], [], []);
    expect(counts(result)).toEqual(["2014-Q4 1", "2015-Q1 1", "2015-Q2 0", "2015-Q3 1"]);
    expect(result!.sources).toMatchObject([
      { openedColumn: 2, blockingColumn: 4, blockingValues: ["Oui"], exact: true },
    ]);
  });

  it("are the printed ones where the workbook prints some, each with its cell", () => {
    const printed = series("quarter", { "2015-Q1": 11, "2014-Q4": 15 });
    const { result } = reliabilityResult([typedLog([incident("2015-01-01")])], [printed], []);
    expect(counts(result)).toEqual(["2014-Q4 15", "2015-Q1 11"]);
    expect(result).toMatchObject({ from: "anomalies", sources: [] });
    expect(result!.byQuarter[0]!.ref).toEqual({ sheet: "Fiabilité", row: 1, column: 1 });
  });

  it("of months are added up", () => {
    const { result } = reliabilityResult([], [series("month", { "2015-01": 1, "2015-03": 2, "2015-04": 5 })], []);
    expect(counts(result)).toEqual(["2015-Q1 3", "2015-Q2 5"]);
    expect(result!.byQuarter[0]!.ref).toBeNull();
  });

  it("are judged quarter by quarter against their requirement, with their trend", () => {
    const label = "Nb d'anomalies bloquantes par trimestre";
    const at = (column: number) => ({ sheet: "Qualité", row: 3, column });
    const table: ServiceStatement = {
      kind: "service-indicators",
      block: { ...typedLog([]).block, kind: "service-indicators" },
      period: null,
      rows: [
        {
          row: 3,
          label,
          labelRef: at(0),
          requirementRaw: "≤ 12",
          requirement: readRequirement("≤ 12", { label }),
          requirementRef: at(1),
          observed: { ref: at(2), raw: null, format: "General" },
        },
      ],
    };
    const printed = series("quarter", { "2014-Q4": 15, "2015-Q1": 11, "2015-Q2": 13 });
    const { result } = reliabilityResult([], [printed], [table]);
    expect(result!.byQuarter.map(({ verdict }) => verdict)).toEqual(["breached", "met", "breached"]);
    expect(result!.slope).toBeCloseTo(-1, 12);
    const [unjudged] = reliabilityResult([], [printed], []).result!.byQuarter;
    expect(unjudged!.verdict).toBeNull();
  });

  it("take the limit that a requirement sets by quarter, whatever the label says", () => {
    const at = (column: number) => ({ sheet: "Qualité", row: 3, column });
    const row = (label: string, text: string) => ({
      row: 3,
      label,
      labelRef: at(0),
      requirementRaw: text,
      requirement: readRequirement(text, { label }),
      requirementRef: at(1),
      observed: { ref: at(2), raw: null, format: "General" },
    });
    const table = (label: string, text: string): ServiceStatement => ({
      kind: "service-indicators",
      block: { ...typedLog([]).block, kind: "service-indicators" },
      period: null,
      rows: [row(label, text)],
    });
    const printed = series("quarter", { "2014-Q4": 15, "2015-Q1": 8 });
    const verdicts = (label: string, text: string) =>
      reliabilityResult([], [printed], [table(label, text)]).result!.byQuarter.map(({ verdict }) => verdict);
    expect(verdicts("Nombre d'incidents bloquants", "8 par trimestre")).toEqual(["breached", "met"]);
    expect(verdicts("Nombre d'incidents bloquants", "8 par mois")).toEqual([null, null]);
    expect(verdicts("Délai des incidents bloquants", "≤ 8 h par trimestre")).toEqual([null, null]);
  });

  it("make no trend of quarters that the log covers in part", () => {
    const days = ["2014-10-01", "2014-10-02", "2015-01-05", "2015-05-05", "2015-09-28", "2015-10-02"];
    const { result } = reliabilityResult([typedLog(days.map((day) => incident(day)))], [], []);
    expect(result!.byQuarter.map(({ blocking }) => blocking)).toEqual([2, 1, 1, 1, 1]);
    expect(result!.slope).toBeCloseTo(-0.3, 12);
  });

  it("are unknown when no incident's severity is known, or none is logged", () => {
    expect(reliabilityResult([typedLog([incident("2015-01-01", null)])], [], []).result).toBeNull();
    expect(reliabilityResult([typedLog([{ opened: "2015-01-01" }])], [], []).result).toBeNull();
  });

  it("have no formula when no one column says which are blocking", () => {
    const log = typedLog([incident("2015-01-01")]);
    const several = { ...log, cellTexts: { ...log.cellTexts, blocking: [], blockingFrom: null } };
    expect(reliabilityResult([several], [], []).result?.sources).toEqual([]);
  });

  it("are told when they rise", () => {
    const rising = (first: number, last: number) =>
      reliabilityResult([], [series("quarter", { "2015-Q1": first, "2015-Q2": last })], []).findings;
    expect(rising(3, 4)).toMatchObject([{ code: "reliability.rising", severity: "info", cell: "B2" }]);
    expect(rising(4, 4)).toEqual([]);
  });

  it("keep the limit that an indicator sets them", () => {
    const label = "Nb d'anomalies bloquantes par trimestre";
    const ref = { sheet: "Qualité", row: 1, column: 0 };
    const indicators: ServiceStatement = {
      kind: "service-indicators",
      block: typedLog([]).block,
      rows: [
        {
          row: 1,
          label,
          labelRef: ref,
          requirement: readRequirement("≤ 5", { label }),
          requirementRef: ref,
          requirementRaw: "≤ 5",
          observed: { ref, raw: 6, format: "General" },
        },
      ],
      period: null,
    };
    const printed = series("quarter", { "2015-Q1": 6 });
    expect(reliabilityResult([], [printed], [indicators]).result?.requirement).toMatchObject({ op: "le", value: 5 });
    expect(reliabilityResult([], [printed], []).result?.requirement).toBeNull();
  });
});
