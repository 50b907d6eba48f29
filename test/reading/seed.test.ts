import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { SheetGrid } from "../../src/cells/grid.ts";
import { hasShared, sharedPath } from "../shared.ts";
import { codes, only, read, sheet } from "./sheets.ts";

interface Pack {
  budgetExecution: { title: string; groups: string[]; header: string[]; rows: string[][] };
  qualityIndicators: { title: string; header: string[]; rows: string[][] };
  reliability: { title: string; indicator: string };
  decisionRegister: {
    title: string;
    legend: Record<string, string>;
    actors: Record<string, string>;
    header: string[];
    rows: string[][];
  };
  roadmap2015: { title: string; items: { release: string; lot: string }[]; months: string[] };
  deploymentScenarios: {
    title: string;
    years: number[];
    scenarios: { name: string; effort: string; wavesOfEstablishments: number[] }[];
  };
  campaign: { title: string; facts: { text: string; value: string; scope: string }[] };
}

const PACK = "copil-2015-10-23.json";
const loadPack = (): Pack => JSON.parse(readFileSync(sharedPath("data", PACK), "utf8")) as Pack;

/** The pack's tables as a person lays them out: titles, a group row, one subject a sheet. */
function sheets(pack: Pack): SheetGrid[] {
  const { budgetExecution: budget, qualityIndicators: quality, decisionRegister: register } = pack;
  return [
    sheet("Exécution", [
      [budget.title],
      [],
      [null, "Données", null, null, "Taux", null],
      budget.header,
      ...budget.rows,
    ]),
    sheet("Qualité", [[quality.title], [], quality.header, ...quality.rows]),
    sheet("Fiabilité", [
      [pack.reliability.title],
      [],
      ["", "T4 2014", "T1 2015", "T2 2015", "T3 2015"],
      [pack.reliability.indicator, 15, 11, 9, 6],
    ]),
    sheet("CoOS", [
      [register.title],
      [
        Object.entries(register.legend)
          .map(([code, name]) => `${code} : ${name}`)
          .join(", "),
      ],
      [
        Object.entries(register.actors)
          .map(([code, name]) => `${code} = ${name}`)
          .join(", "),
      ],
      [],
      register.header,
      ...register.rows,
    ]),
    sheet("Plan produit", [
      [pack.roadmap2015.title],
      ["Version", "Lot", ...pack.roadmap2015.months],
      ...pack.roadmap2015.items.map(({ release, lot }, index) => [
        release,
        lot,
        ...pack.roadmap2015.months.map((_, month) => (month >= index && month < index + 3 ? "■" : null)),
      ]),
    ]),
    sheet("Scénarios", [
      [pack.deploymentScenarios.title],
      ["Scénario", "Effort", ...pack.deploymentScenarios.years],
      ...pack.deploymentScenarios.scenarios.map(({ name, effort, wavesOfEstablishments }) => [
        name,
        effort,
        null,
        ...wavesOfEstablishments,
      ]),
    ]),
    sheet("Campagne IA", [
      [pack.campaign.title],
      ["Fait", "Valeur", "Périmètre"],
      ...pack.campaign.facts.map(({ text, value, scope }) => [text, value, scope]),
    ]),
  ];
}

describe.skipIf(!hasShared("data", PACK))("the pack of 23/10/2015", () => {
  const pack = hasShared("data", PACK) ? loadPack() : null;
  const reading = pack ? read(sheets(pack)) : null;

  it("takes each sheet for what it is, surely", () => {
    expect(reading!.sheets.map(({ kind, toConfirm }) => [kind, toConfirm])).toEqual([
      ["budget-execution", false],
      ["service-indicators", false],
      ["anomalies", false],
      ["register", false],
      ["roadmap", false],
      ["scenarios", false],
      ["facts", false],
    ]);
    expect(codes(reading!).filter((code) => code === "reading.unreadable")).toEqual([]);
  });

  it("reads the budget execution to the cent", () => {
    const budget = only(reading!, "budget-execution");
    expect(budget.block).toMatchObject({
      headerRows: [2, 3],
      data: { top: 4, left: 0, bottom: 12, right: 5 },
      transposed: false,
      columns: { period: 0, budget: 1, committed: 2, paid: 3, rateCommitted: 4, ratePaid: 5 },
      rows: { read: 9, ignored: 0, reasons: {} },
    });
    expect(budget.rows.map((row) => row.amounts.committed?.cents)).toEqual([
      13428515, 94665264, 112067728, 112154726, 129007584, 156883893, 156882078, 158911859, 161917516,
    ]);
    expect(budget.rows.map((row) => row.amounts.paid?.cents)).toEqual([
      0, 2457610, 14475513, 21109815, 45319177, 45832109, 49075491, 66633172, 99022008,
    ]);
    expect(budget.rows[3]!.amounts.budget?.cents).toBe(227550000);
    expect(budget.rows.map((row) => row.rates.ratePaid?.ratio ?? null)).toEqual([
      null,
      0.026,
      0.1292,
      0.1882,
      0.3513,
      0.2921,
      0.3128,
      0.4193,
      0.6116,
    ]);
    expect(budget.rows[8]).toMatchObject({ label: "Septembre", period: { key: "2015-09", month: 9, year: 2015 } });
    expect(budget).toMatchObject({ cumulative: true, year: 2015, aeCp: false, totals: [] });
    expect(budget.asOf).toBe(42277);
  });

  it("takes the budget's year from the other sheets, and says so", () => {
    expect(reading!.findings).toContainEqual({
      code: "reading.yearFrom",
      severity: "info",
      sheet: "Exécution",
      cell: "A5",
      params: { year: 2015, from: "workbook", source: "Qualité" },
    });
  });

  it("reads the five indicators", () => {
    const service = only(reading!, "service-indicators");
    expect(service.period).toBe("2015-Q3");
    expect(service.rows.map((row) => [row.requirement.op, row.requirement.value, row.observed.raw])).toEqual([
      ["le", 1, "6"],
      ["le", 10, "21"],
      ["lt", 3.5, "5,79"],
      ["lt", 2, "1,8 j"],
      ["lt", 4, "1,48 j"],
    ]);
  });

  it("reads anomalies with one column a quarter", () => {
    const anomalies = only(reading!, "anomalies");
    expect(anomalies.rows.map((row) => [row.period.key, row.count, row.ref.column])).toEqual([
      ["2014-Q4", 15, 1],
      ["2015-Q1", 11, 2],
      ["2015-Q2", 9, 3],
      ["2015-Q3", 6, 4],
    ]);
  });

  it("reads the register with its legend", () => {
    const register = only(reading!, "register");
    expect(register.rows.map((row) => row.type).join("")).toBe("AIDIDAA");
    expect(register.rows[0]).toMatchObject({ actors: ["A", "C", "E"], due: { text: "Avant l'été", serial: null } });
    expect(register.legend).toMatchObject({ A: "Amue", C: "Cocktail", E: "Établissements", M: "Ministère" });
  });

  it("reads roadmap, scenarios and facts", () => {
    const roadmap = only(reading!, "roadmap");
    expect(roadmap.rows).toHaveLength(6);
    expect(roadmap.rows[2]).toMatchObject({ label: "4.60.60", fromMonth: 3, toMonth: 5 });
    expect(roadmap.year).toBe(2015);
    const scenarios = only(reading!, "scenarios");
    expect(scenarios.rows[0]).toMatchObject({ effort: { low: 20, high: 26 } });
    expect(scenarios.rows[1]!.waves.map(({ year, count }) => [year, count])).toEqual([
      [2016, 20],
      [2017, 20],
      [2018, 20],
    ]);
    expect(only(reading!, "facts").rows.map((row) => row.value?.raw)).toEqual([
      "- 50%",
      "au maximum 1,5 %",
      "25 jours (15 k€)",
    ]);
  });
});
