import { describe, expect, it } from "vitest";
import type { CellValue } from "../../../src/cells/grid.ts";
import { readRequirement } from "../../../src/cells/requirement.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/cells/settings.ts";
import { calendarsOf } from "../../../src/indicators/service/delays.ts";
import { measuredLabel } from "../../../src/indicators/service/measured-label.ts";
import { serviceResult } from "../../../src/indicators/service/service.ts";
import type { ServiceStatement, TicketStatement } from "../../../src/reading/statement.ts";
import { typedLog, type TypedTicket } from "./log.ts";

type Typed = readonly [label: string, requirement: CellValue, observed: CellValue];

function judge(
  rows: readonly Typed[],
  {
    period = null,
    logs = [],
    settings = {},
  }: { period?: string | null; logs?: TicketStatement[]; settings?: Partial<Settings> } = {},
) {
  const all = { ...DEFAULT_SETTINGS, ...settings };
  const at = (row: number, column: number) => ({ sheet: "Qualité", row, column });
  const statement: ServiceStatement = {
    kind: "service-indicators",
    block: { ...typedLog([]).block, sheet: "Qualité", kind: "service-indicators" },
    rows: rows.map(([label, requirement, observed], row) => ({
      row,
      label,
      labelRef: at(row, 0),
      requirement: readRequirement(requirement, { label }),
      requirementRef: at(row, 1),
      requirementRaw: requirement,
      observed: { ref: at(row, 2), raw: observed, format: "General" },
    })),
    period,
  };
  return serviceResult(statement, logs, all, calendarsOf(all.calendar));
}

const told = (...args: Parameters<typeof judge>): string[] =>
  judge(...args).findings.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`);

describe("findings of one row", () => {
  it.each<[string, Typed, string[]]>([
    ["met", ["Délai moyen", "< 2 j", "1,8 j"], []],
    ["breached", ["Délai moyen", "< 2 j", "2,1 j"], ["breach service.breached C1"]],
    ["a strict limit reached", ["Délai moyen", "< 2 j", "2 j"], ["breach service.breached C1"]],
    [
      "assumed and breached",
      ["Nombre d'incidents", "1", "6"],
      ["warning service.breached C1", "info service.assumed B1"],
    ],
    ["assumed and met", ["Nombre d'incidents", "10", "6"], ["warning service.assumed B1"]],
    ["a unit taken from the requirement", ["Délai moyen", "< 2 j", "1,8"], ["info service.unitInherited C1"]],
    ["no observation", ["Délai moyen", "< 2 j", null], ["info service.notEvaluated C1"]],
    ["no requirement", ["Délai moyen", "N/A", "3 j"], ["info service.notEvaluated B1"]],
    ["a year", ["Délai moyen", "2015", "3 j"], ["info service.notEvaluated B1"]],
    [
      "rounding alone decides",
      ["Délai moyen", "< 2 j", 1.9999],
      ["info service.unitInherited C1", "warning service.roundingDecides C1"],
    ],
  ])("%s", (_, row, expected) => {
    expect(told([row])).toEqual(expected);
  });
});

describe("what a label asks of a log", () => {
  it.each([
    ["Délai moyen de prise en compte des incidents bloquants", "Incident", true, "mean", "response"],
    ["GTI moyenne des DA", "DA", null, "mean", "response"],
    ["Temps moyen de première réponse aux tickets", null, null, "mean", "response"],
    ["Délai moyen de traitement d'une DA bloquante", "DA", true, "mean"],
    ["Délai moyen de traitement des DA non bloquantes", "DA", false, "mean"],
    ["Délai médian de résolution des incidents", "Incident", null, "median"],
    ["Nombre d'incidents traités en procédure non bloquante", "Incident", false, "count"],
    ["Nb d'anomalies bloquantes", "Incident", true, "count"],
    ["Nombre de demandes d'assistance", "DA", null, "count"],
    ["Number of blocking incidents", "Incident", true, "count"],
  ])("%s", (label, nature, blocking, measure, clock = "resolution") => {
    expect(measuredLabel(label)).toEqual({ nature, blocking, severity: null, clock, measure });
  });

  it.each([
    ["Nombre d'incidents majeurs", "≤ 2", { nature: "Incident", severity: "major", measure: "count" }],
    ["Traitement des DA", "95 % < 4 h", { nature: "DA", measure: "share", clock: "resolution" }],
    ["Respect des délais", "95 % des DA bloquantes en moins de 4 h ouvrées", { nature: "DA", blocking: true }],
    ["Délai de résolution des incidents bloquants", "P95 < 4 h", { measure: "percentile" }],
    ["Délai de résolution des incidents bloquants", "médiane ≤ 2 j", { measure: "median" }],
    ["P95 de résolution des incidents bloquants", "P95 ≤ 4 jours ouvrés", { measure: "percentile", blocking: true }],
    ["MTTR des incidents", "< 8 h", { measure: "mean", clock: "resolution" }],
    ["Prise en charge des incidents", "90 % < 30 min", { measure: "share", clock: "response" }],
  ])("%s, %s", (label, requirement, asked) => {
    expect(measuredLabel(label, readRequirement(requirement, { label }))).toMatchObject(asked);
  });

  it.each([
    "Délai de prise en compte des incidents bloquants",
    "Taux d'incidents résolus dans les délais",
    "Délai moyen de paiement",
    "Nombre d'incidents et de DA",
    "Délai maximal de traitement des DA",
    "Satisfaction des utilisateurs",
    "Nombre d'incidents en cours",
  ])("nothing: %s", (label) => {
    expect(measuredLabel(label)).toBeNull();
  });
});

describe("the ticket log", () => {
  const july: TypedTicket[] = [
    { opened: "2015-07-01", closed: "2015-07-02" },
    { opened: "2015-08-03", closed: "2015-08-06" },
    { opened: "2015-09-28", blocking: false, closed: "2015-09-28" },
    { opened: "2015-07-06", nature: "Incident" },
  ];
  const context = { period: "2015-Q3", logs: [typedLog(july)] };
  const label = "Délai moyen de traitement d'une DA bloquante";

  it("fills an empty observation, and says so", () => {
    const { result, findings } = judge([[label, "< 2 j", null]], context);
    expect(result.indicators[0]).toMatchObject({
      observedFrom: "tickets",
      verdict: "breached",
      observed: { value: 2, unit: "day" },
    });
    expect(findings.map(({ code }) => code)).toEqual([
      "service.breached",
      "service.assumed",
      "service.observedFromLog",
    ]);
    expect(findings[2]!.params).toMatchObject({ log: "DA", count: 2, period: "2015-Q3" });
  });

  it.each([
    ["the settings alone say which days", "< 2 j", {}, [true, "bare-day-by-setting"]],
    ["the requirement says which days", "< 2 jours ouvrés", {}, [false, null]],
    [
      "the user confirmed the reading",
      "< 2 j",
      { choices: [{ sheet: "Qualité", label, choice: "max" as const }] },
      [false, null],
    ],
  ])("is assumed where %s", (_, requirement, settings, expected) => {
    const [found] = judge([[label, requirement, null]], { ...context, settings }).result.indicators;
    expect([found!.assumed, found!.reason]).toEqual(expected);
  });

  it("counts what was opened in the period", () => {
    const row: Typed = ["Nombre d'incidents traités en procédure bloquante", "≤ 1", null];
    expect(judge([row], context).result.indicators[0]).toMatchObject({ observed: { value: 1 }, verdict: "met" });
  });

  it("measures in the days of the requirement", () => {
    const weekend = typedLog([{ opened: "2015-07-03", closed: "2015-07-06" }]);
    const value = (requirement: string) =>
      judge([[label, requirement, null]], { logs: [weekend] }).result.indicators[0]!.observed.value;
    expect([value("< 2 j"), value("< 2 jours ouvrables"), value("< 2 jours calendaires")]).toEqual([1, 2, 3]);
  });

  it("is compared with the sheet's figure at its printed precision", () => {
    expect(told([[label, "< 3 j", "2,0 j"]], context)).toEqual([]);
    expect(told([[label, "< 3 j", "2,1 j"]], context)).toEqual(["warning service.differsFromLog C1"]);
  });

  it("of made-up data accuses nobody", () => {
    const logs = [typedLog(july, { synthetic: true })];
    expect(told([[label, "< 3 j", "2,1 j"]], { ...context, logs })).toEqual(["info service.differsFromLog C1"]);
  });

  it.each<[string, { period: string | null; logs: TicketStatement[] }]>([
    ["another period", { ...context, period: "2015-Q2" }],
    ["part of the period", { ...context, period: "2015" }],
    ["no such tickets", { ...context, logs: [typedLog([{ opened: "2015-07-01", nature: "Incident" }])] }],
    [
      "tickets of unknown severity",
      { ...context, logs: [typedLog([...july, { opened: "2015-07-07", blocking: null }])] },
    ],
    ["no log", { ...context, logs: [] }],
  ])("says nothing of %s", (_, other) => {
    expect(told([[label, "< 2 j", null]], other)).toEqual(["info service.notEvaluated C1"]);
  });
});
