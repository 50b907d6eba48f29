import { describe, expect, it } from "vitest";
import { cents, centsOf } from "../../../src/cells/units.ts";
import { cell, executed, SEED_ROWS, seedWith, told, type TypedRow } from "./table.ts";

const finding = (rows: readonly TypedRow[], code: string, ...more: [over?: object, settings?: object]) =>
  executed(rows, ...more).findings.find((found) => found.code === code);

it("tells two things of the steering committee's table, both information", () => {
  expect(told(SEED_ROWS)).toEqual(["info budget.changed B7", "info budget.decommitment C10"]);
});

it("explains April: the budget grows by 4 000 €, the rate falls though commitments rise", () => {
  const { change, rate, previousRate, rateFalls } = finding(SEED_ROWS, "budget.changed")!.params;
  expect(change).toBe(4000);
  expect(rateFalls).toBe(true);
  expect([previousRate, rate].map((value) => (Number(value) * 100).toFixed(2))).toEqual(["49.34", "49.29"]);
});

it("tells July's withdrawal of 18,15 €", () => {
  expect(finding(SEED_ROWS, "budget.decommitment")!.params).toMatchObject({
    label: "Juillet",
    previous: "Juin",
    amount: 18.15,
  });
});

/** One thing changed in the table of September 2015, and what is then told besides April and July. */
describe("one fault at a time", () => {
  const usual = told(SEED_ROWS);
  it.each<[string, TypedRow[], string[]]>([
    [
      "September commits more than its budget",
      seedWith({ 9: { committed: 2_300_000, rateCommitted: "101,08%", ratePaid: "43,05%" } }),
      [`breach budget.overCommitted ${cell(9, "committed")}`, `warning budget.paymentLow ${cell(9, "paid")}`],
    ],
    [
      "September pays more than its budget and its commitments",
      seedWith({ 9: { paid: 2_300_000, ratePaid: "142,05%" } }),
      [`breach budget.paidOverBudget ${cell(9, "paid")}`, `breach budget.paidOverCommitted ${cell(9, "paid")}`],
    ],
    [
      "August pays less than July",
      seedWith({ 8: { paid: 490_000, ratePaid: "30,83%" } }),
      [`warning budget.paidFalling ${cell(8, "paid")}`],
    ],
    [
      "a printed commitment rate is wrong by a hundredth of a point",
      seedWith({ 5: { rateCommitted: "56,70%" } }),
      [`warning budget.rateDisagrees ${cell(5, "rateCommitted")}`],
    ],
    [
      "a printed payment rate is wrong",
      seedWith({ 5: { ratePaid: "53,13%" } }),
      [`warning budget.rateDisagrees ${cell(5, "ratePaid")}`],
    ],
    ["May is missing", SEED_ROWS.filter(({ month }) => month !== 5), [`warning budget.monthMissing A8`]],
    ["May is printed twice", [...SEED_ROWS.slice(0, 5), ...SEED_ROWS.slice(4)], ["warning budget.monthTwice A9"]],
    [
      "two rows have changed places",
      [...SEED_ROWS.slice(0, 4), SEED_ROWS[5]!, SEED_ROWS[4]!, ...SEED_ROWS.slice(6)],
      ["warning budget.monthOrder A9"],
    ],
    [
      "a sign is wrong",
      seedWith({ 5: { committed: -1_290_075.84, rateCommitted: "-56,69%", ratePaid: "" } }),
      [`info budget.noCommitment ${cell(5, "committed")}`, `warning budget.signError ${cell(5, "committed")}`],
    ],
    [
      "a row is in thousands of euros",
      seedWith({ 5: { budget: 2275.5, committed: 1290.08, paid: 453.19 } }),
      [`warning budget.scaleChange ${cell(5, "budget")}`],
    ],
    [
      "an amount is a thousand times too large",
      seedWith({ 5: { paid: 453_191_770, ratePaid: "" } }),
      [`warning budget.scaleChange ${cell(5, "paid")}`],
    ],
    [
      "nothing is committed in January",
      seedWith({ 1: { committed: 0, rateCommitted: "0,00%" } }),
      [`info budget.noCommitment ${cell(1, "committed")}`],
    ],
    [
      "commitments reach 97 % of the budget",
      seedWith({ 9: { committed: 2_207_235, rateCommitted: "97,00%", ratePaid: "44,86%" } }),
      [
        `info budget.timeGap ${cell(9, "committed")}`,
        `warning budget.commitmentHigh ${cell(9, "committed")}`,
        `warning budget.paymentLow ${cell(9, "paid")}`,
      ],
    ],
  ])("%s", (_, rows, expected) => {
    const found = told(rows);
    expect(found.filter((line) => !usual.some((known) => known.split(" ")[1] === line.split(" ")[1])).sort()).toEqual(
      expected.sort(),
    );
  });
});

describe("overruns", () => {
  const rows = [4, 5, 6].map((month): TypedRow => ({ month, budget: 100, committed: 98 + month, paid: 10 }));

  it("of consecutive months are told once, at the last, with the first", () => {
    const found = executed(rows).findings.filter(({ code }) => code === "budget.overCommitted");
    expect(found.map(({ cell, params }) => [cell, params["since"], params["excess"]])).toEqual([["C6", "Avril", 4]]);
  });

  it("after the situation's date are not told", () => {
    const april = { asOf: 42_004 + 31 };
    expect(told(rows, {}, april as never)).not.toContain("breach budget.overCommitted C6");
  });

  it("of payments over commitments are to watch where earlier years' commitments are paid too", () => {
    const paidMore: TypedRow = { month: 2, budget: 100, committed: 10, paid: 20 };
    expect(told([paidMore])).toContain("breach budget.paidOverCommitted D4");
    expect(told([{ ...paidMore, openingCommitments: 15 }])).toContain("warning budget.paidOverCommitted D4");
    expect(told([paidMore], { aeCp: true })).toContain("warning budget.paidOverCommitted D4");
  });

  it("of payments are over the CP where the table opens some", () => {
    const row: TypedRow = { month: 2, budget: 100, committed: 50, paid: 40, cpBudget: 30 };
    expect(finding([row], "budget.paidOverBudget", { aeCp: true })?.params).toMatchObject({ ceiling: 30, excess: 10 });
  });
});

it.each([
  [10_000, "info"],
  [10_000.01, "warning"],
])("a withdrawal of %d € is %s", (amount, severity) => {
  const rows: TypedRow[] = [
    { month: 1, budget: 100_000, committed: 50_000, paid: 1 },
    { month: 2, budget: 100_000, committed: centsOf(50_000 - amount) / 100, paid: 1 },
  ];
  expect(finding(rows, "budget.decommitment")?.severity).toBe(severity);
});

describe("what payments are divided by", () => {
  const rows = (ratePaid: (row: TypedRow) => string | undefined) =>
    SEED_ROWS.map((row) => {
      const printed = ratePaid(row);
      return { ...row, ratePaid: printed ?? "" };
    });
  const percent = (value: number) => `${(value * 100).toFixed(2).replace(".", ",")}%`;
  const byBudget = rows(({ paid, budget }) => percent(paid! / budget!));

  it("is the budget when every printed rate says so", () => {
    const { result, findings } = executed(byBudget);
    expect(result.paymentRateDenominator).toBe("budget");
    expect(result.denominatorEvidence).toEqual({ checked: 9, agree: 9 });
    expect(result.latest?.paymentRate.value).toBeCloseTo(990220.08 / 2275500, 12);
    expect(findings.map(({ code }) => code)).not.toContain("budget.rateDisagrees");
  });

  it("is unknown without a column of rates, and said as information", () => {
    const { result, findings } = executed(rows(() => undefined));
    expect(result.paymentRateDenominator).toBe("unknown");
    expect(result.latest?.paymentRate.value).toBeCloseTo(990220.08 / 1619175.16, 12);
    expect(findings.find(({ code }) => code === "budget.denominatorUnknown")?.severity).toBe("info");
  });

  it("is unknown when nothing explains the rates, and to be watched", () => {
    const { result, findings } = executed(rows(() => "12,34%"));
    expect(result.paymentRateDenominator).toBe("unknown");
    expect(findings.find(({ code }) => code === "budget.denominatorUnknown")).toMatchObject({
      severity: "warning",
      params: { checked: 9, agree: 0 },
    });
  });

  it("is what the user says, with the evidence for it", () => {
    const { result } = executed(SEED_ROWS, {}, { paymentDenominator: "budget" });
    expect(result.paymentRateDenominator).toBe("budget");
    expect(result.denominatorEvidence).toEqual({ checked: 8, agree: 0 });
  });

  it("is not told by zeros alone", () => {
    const zeros = [1, 2].map((month): TypedRow => ({ month, budget: 100, committed: 10, paid: 0, ratePaid: "0,00%" }));
    expect(executed(zeros).result.paymentRateDenominator).toBe("unknown");
  });
});

describe("printed totals", () => {
  const envelopes: TypedRow[] = [
    { month: 0, envelope: "Personnel", budget: 1000, committed: 500.25, paid: 200 },
    { month: 0, envelope: "Fonctionnement", budget: 300, committed: 99.75, paid: 50 },
  ];
  const total = (committed: number) => ({
    totals: [
      {
        row: 5,
        label: "Total",
        amounts: {
          committed: {
            ref: { sheet: "Exécution", row: 5, column: 2 },
            raw: committed,
            cents: centsOf(committed),
            scale: 1,
          },
        },
        leaves: [3, 4],
      },
    ],
  });

  it("that equal their leaves are not told", () => {
    expect(told(envelopes, total(600)).join()).not.toContain("totalDisagrees");
  });

  it("that differ by a cent are, with the difference", () => {
    expect(finding(envelopes, "budget.totalDisagrees", total(600.01))).toMatchObject({
      severity: "warning",
      cell: "C6",
      params: { printed: 600.01, sum: 600, difference: 0.01 },
    });
  });

  it("of cumulative months are the last month's, not the sum of all", () => {
    const months: TypedRow[] = [
      { month: 1, budget: 100, committed: 10, paid: 1 },
      { month: 2, budget: 100, committed: 30, paid: 2 },
    ];
    expect(told(months, total(30)).join()).not.toContain("totalDisagrees");
    expect(told(months, { ...total(40), cumulative: false }).join()).not.toContain("totalDisagrees");
    expect(told(months, total(40)).join()).toContain("totalDisagrees");
  });

  it("in k€ may differ by roundings", () => {
    const scaled = total(600);
    const [row] = scaled.totals;
    const amounts = { committed: { ...row!.amounts.committed, raw: 601, cents: cents(60_100_000), scale: 1000 } };
    const inThousands = envelopes.map((typed) => ({ ...typed, committed: typed.committed! * 1000 }));
    expect(told(inThousands, { totals: [{ ...row!, amounts }] }).join()).not.toContain("totalDisagrees");
  });
});

it("has no opinion of a table that says neither monthly nor cumulative, beyond its own rows", () => {
  const { result } = executed(SEED_ROWS, { cumulative: null });
  expect(result.latest?.commitmentRate.value).toBeCloseTo(0.7116, 4);
  expect(result.latest?.committedFlow).toBeNull();
});

it.each([
  ["is not told at 15 points exactly", 400, false],
  ["is told beyond", 401, true],
  ["is told on the other side", 90, true],
])("a gap to the elapsed time %s", (_, committed, expected) => {
  const rows: TypedRow[] = [{ month: 3, budget: 1000, committed, paid: 50 }];
  expect(told(rows).join().includes("budget.timeGap")).toBe(expected);
});
