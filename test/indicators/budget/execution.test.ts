import { describe, expect, it } from "vitest";
import { endOfMonth } from "../../../src/cells/civil.ts";
import { DEFAULT_SETTINGS } from "../../../src/cells/settings.ts";
import { budgetExecution } from "../../../src/indicators/budget/execution.ts";
import { eurosOf } from "../../../src/cells/units.ts";
import { executed, SEED_ROWS, seedWith, typedTable, type TypedRow } from "./table.ts";

const percent = (value: number | null | undefined): string =>
  value === null || value === undefined ? "" : `${(value * 100).toFixed(2).replace(".", ",")}%`;

describe("the steering committee's table of September 2015", () => {
  const { result } = executed(SEED_ROWS);

  it.each(SEED_ROWS.map((row, index) => [index, row.rateCommitted, row.ratePaid] as const))(
    "row %i: commitment rate %s, payment rate %s",
    (index, committed, paid) => {
      const line = result.lines[index];
      expect(percent(line?.commitmentRate.value)).toBe(committed);
      expect(percent(line?.paymentRate.value)).toBe(paid || "0,00%");
    },
  );

  it("divides payments by commitments, as eight printed rates of eight say", () => {
    expect(result.paymentRateDenominator).toBe("committed");
    expect(result.denominatorEvidence).toEqual({ checked: 8, agree: 8 });
  });

  it("gives January a true rate of zero, not a blank", () => {
    expect(result.lines[0]?.paymentRate).toEqual({ value: 0, reason: null });
  });

  it("stands at September, after August", () => {
    expect(result.latest?.period).toBe("2015-09");
    expect(result.previous?.period).toBe("2015-08");
    expect(eurosOf(result.latest!.availableToCommit!)).toBe(656_324.84);
    expect(eurosOf(result.latest!.outstanding!)).toBe(628_955.08);
    expect(eurosOf(result.latest!.committedFlow!)).toBe(30_056.57);
    expect(eurosOf(result.latest!.paidFlow!)).toBe(323_888.36);
    expect(result.latest!.executionRate.value).toBeCloseTo(990220.08 / 2275500, 12);
  });

  it("gives January its own amount as its flow, July a withdrawal of 18,15 €", () => {
    expect(eurosOf(result.lines[0]!.committedFlow!)).toBe(134_285.15);
    expect(eurosOf(result.lines[6]!.committedFlow!)).toBe(-18.15);
  });

  it("lands at 1 320 293,44 € pro rata, 58,02 % of the budget, and at most at the commitments", () => {
    expect(result.landing.map(({ method, paid, rate }) => [method, eurosOf(paid), percent(rate)])).toEqual([
      ["proRata", 1_320_293.44, "58,02%"],
      ["commitments", 1_619_175.16, "71,16%"],
    ]);
  });
});

describe("situation", () => {
  it.each<[string, { asOf: ReturnType<typeof endOfMonth> }, string | null]>([
    ["the user's date", { asOf: endOfMonth(2015, 6) }, "2015-06"],
    ["a date after the last row", { asOf: endOfMonth(2015, 12) }, "2015-09"],
    ["a date before the table", { asOf: endOfMonth(2014, 12) }, null],
  ])("%s", (_, settings, period) => {
    expect(executed(SEED_ROWS, {}, settings).result.latest?.period ?? null).toBe(period);
  });

  it("follows the sheet's date, which the user's date overrides", () => {
    const sheet = { asOf: endOfMonth(2015, 4) };
    expect(executed(SEED_ROWS, sheet).result.latest?.period).toBe("2015-04");
    expect(executed(SEED_ROWS, sheet, { asOf: endOfMonth(2015, 2) }).result.latest?.period).toBe("2015-02");
  });

  it("takes zeros after the last figures for months to come", () => {
    const zeros = [10, 11, 12].map((month): TypedRow => ({ month, budget: 2275500, committed: 0, paid: 0 }));
    const { result, findings } = executed([...SEED_ROWS, ...zeros]);
    expect(result.latest?.period).toBe("2015-09");
    expect(result.lines[9]?.committed).toBeNull();
    expect(findings.map(({ code }) => code)).toContain("budget.monthsToCome");
    expect(findings.map(({ code }) => code)).not.toContain("budget.paidFalling");
  });

  it("gives no landing before March, not even a bound", () => {
    expect(executed(SEED_ROWS.slice(0, 2)).result.landing).toEqual([]);
    const { result } = executed(SEED_ROWS.slice(0, 3));
    expect(result.landing.map(({ method }) => method)).toEqual(["proRata", "commitments"]);
  });
});

describe("the profile of former years", () => {
  const paid = (year: number, amounts: Readonly<Record<number, number>>): TypedRow[] =>
    Object.entries(amounts).map(([month, amount]) => ({
      month: Number(month),
      year,
      budget: 1000,
      committed: 900,
      paid: amount,
    }));

  it("is the median share reached at the same month, of years followed to December", () => {
    const rows = [
      ...paid(2011, { 6: 10, 12: 800 }),
      ...paid(2012, { 6: 400, 12: 800 }),
      ...paid(2013, { 6: 200, 12: 800 }),
      ...paid(2014, { 6: 480, 12: 800 }),
      ...paid(2015, { 6: 300 }),
    ];
    const { result } = executed(rows);
    expect(result.latest?.period).toBe("2015-06");
    expect(result.landing.find(({ method }) => method === "profile")).toMatchObject({
      method: "profile",
      paid: 60_000,
      rate: 0.6,
    });
  });

  it("is none of a year that stops before December", () => {
    const rows = [...paid(2014, { 6: 400, 11: 700 }), ...paid(2015, { 6: 300 })];
    expect(executed(rows).result.landing.map(({ method }) => method)).toEqual(["proRata", "commitments"]);
  });
});

describe("a year from September to August", () => {
  const months = [9, 10, 11, 12, 1, 2];
  const typed = typedTable(
    months.map((month, index) => ({
      month,
      year: month >= 9 ? 2014 : 2015,
      budget: 1200,
      committed: 100 * (index + 1),
      paid: 50 * (index + 1),
    })),
  );
  const rows = typed.rows.map((row, index) => ({
    ...row,
    period: { ...row.period!, budget: { year: 2014, month: index + 1 } },
  }));
  const { result, findings } = budgetExecution({ ...typed, rows }, DEFAULT_SETTINGS);

  it("runs its flows through the New Year", () => {
    expect(result.lines.map(({ paidFlow }) => paidFlow)).toEqual(months.map(() => 5_000));
  });

  it("lands pro rata of the months gone since September", () => {
    expect(result.landing[0]).toMatchObject({ method: "proRata", paid: 60_000 });
    expect(findings.map(({ code }) => code)).not.toContain("budget.paidFalling");
  });
});

describe("rates without a denominator are blank, with the reason", () => {
  it.each<[string, Partial<TypedRow>, (string | null)[]]>([
    ["nothing committed", { committed: 0, paid: 0 }, [null, "no-commitment", null]],
    ["no budget", { budget: 0 }, ["no-budget", null, "no-budget"]],
    ["commitments below zero", { committed: -5, paid: 2 }, [null, "no-commitment", null]],
  ])("%s", (_, change, reasons) => {
    const { result } = executed([{ month: 1, budget: 100, committed: 10, paid: 5, ...change }]);
    const line = result.lines[0]!;
    expect([line.commitmentRate.reason, line.paymentRate.reason, line.executionRate.reason]).toEqual(reasons);
  });
});

describe("flows", () => {
  it("are not interpolated over a missing month", () => {
    const { result } = executed(SEED_ROWS.filter(({ month }) => month !== 5));
    const june = result.lines.find(({ period }) => period === "2015-06");
    expect(june?.committedFlow).toBeNull();
    expect(june?.commitmentRate.value).toBeCloseTo(1568838.93 / 2275500, 12);
  });

  it("of a monthly table are its amounts, and its lines carry running sums", () => {
    const monthly = SEED_ROWS.map((row, index): TypedRow => {
      const before = SEED_ROWS[index - 1];
      const flow = (now = 0, then = 0) => Math.round((now - then) * 100) / 100;
      return {
        month: row.month,
        budget: row.budget!,
        committed: flow(row.committed, before?.committed),
        paid: flow(row.paid, before?.paid),
      };
    });
    const { result } = executed(monthly, { cumulative: false });
    expect(eurosOf(result.latest!.committed!)).toBe(1_619_175.16);
    expect(eurosOf(result.latest!.paidFlow!)).toBe(323_888.36);
  });

  it("of December and of the complementary period follow each other", () => {
    const rows: TypedRow[] = [
      { month: 12, budget: 100, committed: 80, paid: 60 },
      { month: 12, bis: true, budget: 100, committed: 80, paid: 78 },
    ];
    const { result, findings } = executed(rows);
    expect(result.lines[1]?.paidFlow).toBe(1800);
    expect(findings.map(({ code }) => code)).not.toContain("budget.monthTwice");
  });

  it("start again with the year", () => {
    const { result } = executed([
      { month: 12, year: 2014, budget: 100, committed: 80, paid: 60 },
      { month: 1, year: 2015, budget: 100, committed: 10, paid: 2 },
    ]);
    expect(result.lines[1]?.committedFlow).toBe(1000);
    expect(result.months[1]?.paidFlow).toBe(200);
  });
});

describe("several envelopes", () => {
  const rows: TypedRow[] = [
    { month: 8, envelope: "Fonctionnement", budget: 1000, committed: 500, paid: 200 },
    { month: 8, envelope: "Investissement", budget: 3000, committed: 600, paid: 300 },
    { month: 9, envelope: "Fonctionnement", budget: 1000, committed: 700, paid: 300 },
    { month: 9, envelope: "Investissement", budget: 3000, committed: 900, paid: 500 },
  ];

  it("are summed, then divided: never an average of rates", () => {
    const { result } = executed(rows);
    expect(result.months.map(({ period, committed }) => [period, committed])).toEqual([
      ["2015-08", 110_000],
      ["2015-09", 160_000],
    ]);
    expect(result.latest?.commitmentRate.value).toBe(0.4);
    expect(result.latest?.committedFlow).toBe(50_000);
    expect(result.latest?.parts.map(({ row }) => row)).toEqual([5, 6]);
  });

  it("give no total of a month that lacks one of them, and the situation stays where all are known", () => {
    const { result, findings } = executed(rows.slice(0, 3));
    expect(result.months[1]?.committed).toBeNull();
    expect(result.latest?.period).toBe("2015-08");
    expect(findings.every(({ severity }) => severity !== "breach")).toBe(true);
  });

  it("may be told apart by a label alone", () => {
    const { rows: typed, ...statement } = typedTable(rows);
    const labelled = typed.map((row) => ({
      ...row,
      envelope: null,
      label: row.envelope ?? "",
      labelRef: { ...row.labelRef, column: 9 },
    }));
    const { result, findings } = budgetExecution({ ...statement, rows: labelled }, DEFAULT_SETTINGS);
    expect(result.latest?.committed).toBe(160_000);
    expect(findings.map(({ code }) => code)).not.toContain("budget.monthTwice");
  });

  it("without months make one total", () => {
    const { result } = executed(
      rows.slice(2).map((row) => ({ ...row, month: 0 })),
      { asOf: endOfMonth(2015, 9) },
    );
    expect(result.latest?.committed).toBe(160_000);
    expect(result.landing[0]).toMatchObject({ method: "proRata", paid: 106_667 });
  });
});

describe("AE and CP", () => {
  it("limit commitments and payments apart", () => {
    const { result } = executed([{ month: 6, budget: 1000, committed: 500, paid: 300, cpBudget: 600 }], { aeCp: true });
    expect(result.latest?.commitmentRate.value).toBe(0.5);
    expect(result.latest?.executionRate.value).toBe(0.5);
    expect(result.landing[0]).toMatchObject({ method: "proRata", paid: 60_000, rate: 1 });
  });
});

describe("amounts change nothing but amounts", () => {
  it("keeps every rate when the whole table is a hundred times larger", () => {
    const larger = SEED_ROWS.map((row) => ({
      ...row,
      budget: row.budget! * 100,
      committed: Math.round(row.committed! * 10_000) / 100,
      paid: Math.round(row.paid! * 10_000) / 100,
    }));
    const rates = (rows: readonly TypedRow[]) =>
      executed(rows).result.lines.map(({ commitmentRate }) => commitmentRate.value?.toFixed(12));
    expect(rates(larger)).toEqual(rates(seedWith({})));
  });

  it("gives one line a row, in sheet order, whatever the calendar order", () => {
    const reversed = typedTable([...SEED_ROWS].reverse());
    const { result } = executed([...SEED_ROWS].reverse());
    expect(result.lines.map(({ period }) => period)).toEqual(reversed.rows.map(({ period }) => period?.key));
    expect(result.months.map(({ period }) => period)).toEqual([...result.lines].map(({ period }) => period).reverse());
  });
});
