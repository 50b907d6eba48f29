import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/cells/settings.ts";
import { eurosOf, type Cents } from "../../../src/cells/units.ts";
import { compute } from "../../../src/indicators/compute.ts";
import type { BudgetResult } from "../../../src/indicators/results.ts";
import { read, sheet } from "../../reading/sheets.ts";
import type { CellValue } from "../../../src/cells/grid.ts";

type Rows = readonly (readonly CellValue[])[];

/** Sheets as a finance officer has them, read and computed. */
function computed(...sheets: readonly (readonly [name: string, rows: Rows])[]) {
  return compute(read(sheets.map(([name, rows]) => sheet(name, rows))), DEFAULT_SETTINGS);
}
const told = (rows: Rows, code: string) =>
  computed(["Exécution", rows]).findings.filter((finding) => finding.code === code);
const euros = (amount: Cents | null | undefined): number | null =>
  amount === null || amount === undefined ? null : eurosOf(amount);
const bridgeOf = ({ bridge }: Pick<BudgetResult, "bridge">) =>
  bridge && [
    eurosOf(bridge.initial),
    ...bridge.steps.map(({ heading, line, change }) => `${heading ?? line?.period} ${eurosOf(change)}`),
    eurosOf(bridge.current),
  ];

describe("service fait, mandaté and payé", () => {
  const rows: Rows = [
    ["Mois", "Budget", "Engagé", "Service fait", "Mandaté", "Payé"],
    ["Janvier 2015", 1000, 100, 80, 60, 40],
    ["Février 2015", 1000, 200, 180, 160, 140],
    ["Mars 2015", 1000, 300, 280, 260, 240],
  ];

  it("are three columns, never one", () => {
    const { latest } = computed(["Exécution", rows]).budget[0]!;
    expect([latest?.committed, latest?.serviceDone, latest?.paid, latest?.disbursed].map(euros)).toEqual([
      300, 280, 260, 240,
    ]);
    expect(latest?.paymentRate.value).toBeCloseTo(260 / 300, 12);
  });

  it("of single months are carried on, each by itself", () => {
    const monthly = rows.map((row, index) => (index === 0 ? row : [row[0]!, 1000, 100, 90, 80, 70]));
    const { latest } = computed(["Exécution", [["Montants mensuels"], ...monthly]]).budget[0]!;
    expect([latest?.committed, latest?.serviceDone, latest?.paid, latest?.disbursed].map(euros)).toEqual([
      300, 270, 240, 210,
    ]);
  });

  it("come in that order: a step beyond the one before is told", () => {
    const wrong = rows.map((row, index) => (index === 3 ? ["Mars 2015", 1000, 300, 280, 260, 270] : row));
    expect(told(wrong, "budget.stepBeforeItsTime").map(({ cell, params }) => [cell, params["excess"]])).toEqual([
      ["F4", 10],
    ]);
    expect(told(rows, "budget.stepBeforeItsTime")).toEqual([]);
  });
});

describe("AE and CP", () => {
  const heading = [
    "Période",
    "Enveloppe",
    "AE ouvertes",
    "AE consommées",
    "CP ouverts",
    "Mandaté",
    "CP consommés",
    "RAP N-1",
  ];
  const rows: Rows = [
    heading,
    ["Janvier 2017", "Personnel", 1000, 100, 1000, 60, 40, 0],
    ["Janvier 2017", "Fonctionnement", 500, 100, 600, 60, 40, 50],
    ["Février 2017", "Personnel", 1000, 200, 1000, 160, 140, 0],
    ["Février 2017", "Fonctionnement", 500, 120, 600, 90, 80, 50],
  ];

  it("consume CP at payment: mandaté stands apart", () => {
    const { latest } = computed(["Budget", rows]).budget[0]!;
    expect([latest?.paid, latest?.ordered].map(euros)).toEqual([220, 250]);
    expect(latest?.executionRate.value).toBe(220 / 1600);
    expect(latest?.commitmentRate.value).toBe(320 / 1500);
  });

  it("leave to pay what former years left, plus AE consumed, less CP paid", () => {
    const [budget] = computed(["Budget", rows]).budget;
    expect(euros(budget?.latest?.leftToPay)).toBe(50 + 320 - 220);
    expect(budget?.parts.map(({ name, latest }) => [name, euros(latest?.leftToPay)])).toEqual([
      ["Personnel", 60],
      ["Fonctionnement", 90],
    ]);
  });

  it("keep opening commitments written once in January", () => {
    const once = rows.map((row, index) => (index > 2 ? row.slice(0, 7) : row));
    expect(euros(computed(["Budget", once]).budget[0]?.latest?.leftToPay)).toBe(150);
  });

  it("are equal for Personnel", () => {
    const unequal = rows.map((row) => (row[1] === "Personnel" ? row.with(4, 900) : row));
    expect(told(unequal, "budget.personnelCeilings").map(({ cell }) => cell)).toEqual(["E4"]);
    expect(told(rows, "budget.personnelCeilings")).toEqual([]);
  });
});

describe("from the initial budget to the one in force", () => {
  it("goes by the columns of changes", () => {
    const [budget] = computed([
      "Budget 2015",
      [
        ["Enveloppe", "BI", "BR1", "BR2", "Virements", "Engagé", "Mandaté"],
        ["Personnel", 1000, 100, 0, -50, 500, 400],
        ["Fonctionnement", 500, null, 20, 50, 300, 200],
        ["Investissement", 700, 0, 0, 0, 300, 200],
        ["Total", 2200, 100, 20, 0, 1100, 800],
      ],
    ]).budget;
    expect(bridgeOf(budget!)).toEqual([2200, "BR1 100", "BR2 20", "Virements 0", 2320]);
    expect(budget!.parts.map((part) => bridgeOf(part))).toEqual([
      [1000, "BR1 100", "Virements -50", 1050],
      [500, "BR2 20", "Virements 50", 570],
      null,
    ]);
  });

  it("goes from month to month where no column says it", () => {
    const rows: Rows = [
      ["Mois", "Budget", "Engagé", "Mandaté"],
      ["Janvier 2015", 1000, 100, 40],
      ["Février 2015", 1050, 200, 140],
      ["Mars 2015", 1020, 300, 240],
    ];
    expect(bridgeOf(computed(["Exécution", rows]).budget[0]!)).toEqual([1000, "2015-02 50", "2015-03 -30", 1020]);
    expect(bridgeOf(computed(["Exécution", rows.slice(0, 2)]).budget[0]!)).toBeNull();
  });

  const changed: Rows = [
    ["Mois", "Budget initial", "BR1", "Budget en vigueur", "Engagé", "Mandaté"],
    ["Janvier 2015", 1000, 0, 1000, 100, 40],
    ["Février 2015", 1000, 50, 1050, 200, 140],
    ["Mars 2015", 1000, 50, 1050, 300, 240],
    ["Avril 2015", 1000, 50, 1050, 400, 340],
  ];

  it("keeps each row's own budget", () => {
    const [budget] = computed(["Exécution", changed]).budget;
    expect(budget?.lines.map(({ budget: own }) => euros(own))).toEqual([1000, 1050, 1050, 1050]);
    expect(bridgeOf(budget!)).toEqual([1000, "BR1 50", 1050]);
  });

  it("tells a budget that is not the initial one plus its changes", () => {
    const wrong = changed.with(4, ["Avril 2015", 1000, 50, 1060, 400, 340]);
    expect(told(wrong, "budget.balanceDisagrees").map(({ cell, params }) => [cell, params["difference"]])).toEqual([
      ["D5", 10],
    ]);
    expect(told(changed, "budget.balanceDisagrees")).toEqual([]);
  });
});

describe("printed balances", () => {
  const rows = (march: number): Rows => [
    ["Mois", "Budget", "Engagé", "Mandaté", "Reste à engager", "Reste à payer"],
    ["Janvier 2015", 1000, 100, 40, 900, 60],
    ["Février 2015", 1000, 200, 140, 800, 60],
    ["Mars 2015", 1000, 300, 240, 700, 60],
    ["Avril 2015", 1000, 400, 340, march, 60],
  ];

  it("that disagree are told, with the difference", () => {
    expect(told(rows(600), "budget.balanceDisagrees")).toEqual([]);
    expect(told(rows(650), "budget.balanceDisagrees").map(({ cell, params }) => [cell, params["computed"]])).toEqual([
      ["E5", 600],
    ]);
  });

  it("that count something else are left alone", () => {
    const other = rows(600).map((row, index) => (index === 0 ? row : row.with(4, 7 * index)));
    expect(told(other, "budget.balanceDisagrees")).toEqual([]);
  });
});

describe("parts of a table", () => {
  const rows: Rows = [
    ["Mois", "UFR", "Enveloppe", "Budget", "Engagé", "Mandaté"],
    ...[1, 2, 3].flatMap((month) => [
      [`0${month}/2015`, "Sciences", "Personnel", 1200, 100 * month, 80 * month],
      [`0${month}/2015`, "Sciences", "Fonctionnement", 100, 20 * month, 8 * month],
      [`0${month}/2015`, "Droit", "Personnel", 600, 50 * month, 40 * month],
      [`0${month}/2015`, "Droit", "Fonctionnement", 60, 2 * month, 1 * month],
    ]),
  ];

  it("are its envelopes and its entities, each the sum of its own rows", () => {
    const [budget] = computed(["Exécution", rows]).budget;
    expect(budget?.parts.map(({ by, name, latest }) => [by, name, latest?.period, euros(latest?.committed)])).toEqual([
      ["envelope", "Personnel", "2015-03", 450],
      ["envelope", "Fonctionnement", "2015-03", 66],
      ["entity", "Sciences", "2015-03", 360],
      ["entity", "Droit", "2015-03", 156],
    ]);
    expect(budget?.parts[0]?.landing[0]).toMatchObject({ method: "proRata", paid: 144_000 });
    for (const by of ["envelope", "entity"] as const) {
      const sum = budget!.parts.filter((part) => part.by === by).reduce((so, part) => so + part.latest!.paid!, 0);
      expect(sum).toBe(budget!.latest!.paid);
    }
  });

  it("stand where their sum does, even when one goes further", () => {
    const further = [...rows, ["04/2015", "Sciences", "Personnel", 1200, 400, 320]];
    const [budget] = computed(["Exécution", further]).budget;
    expect(budget?.parts.map(({ latest }) => latest?.period)).toEqual(["2015-03", "2015-03", "2015-03", "2015-03"]);
  });

  it("have Personnel apart in alerts: its rhythm hides that of the rest", () => {
    const september: Rows = [
      ["Mois", "Enveloppe", "Budget", "Engagé", "Mandaté"],
      ["Septembre 2015", "Personnel", 9000, 6750, 6750],
      ["Septembre 2015", "Fonctionnement", 1000, 900, 100],
      ["Septembre 2015", "Investissement", 1000, 100, 10],
    ];
    const { findings } = computed(["Exécution", september]);
    const alerts = findings.filter(({ code }) => code === "budget.paymentLow" || code === "budget.timeGap");
    expect(alerts.map(({ code, params }) => [code, params["personnel"], params["outstanding"] ?? null])).toEqual([
      ["budget.paymentLow", false, 890],
      ["budget.timeGap", false, null],
    ]);
  });
});

describe("former years", () => {
  const year = (of: number, paid: readonly number[]): Rows => [
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ...paid.map((amount, index) => [`${String(index + 1).padStart(2, "0")}/${of}`, 1000, 900, amount]),
  ];
  const whole = [0, 50, 100, 200, 300, 400, 450, 500, 600, 700, 750, 800];

  it("in a sheet of their own serve the comparison and the profile, and are not added", () => {
    const { budget, asOf } = computed(
      ["Exécution 2014", year(2014, whole)],
      ["Exécution 2015", year(2015, [0, 60, 120, 240])],
    );
    expect(budget.map(({ current }) => current)).toEqual([false, true]);
    const [, now] = budget;
    expect(now?.formerYear?.period).toBe("2014-04");
    expect(euros(now?.formerYear?.paid)).toBe(200);
    expect(now?.landing.find(({ method }) => method === "profile")?.paid).toBe(96_000);
    expect(asOf).toBe(42_124);
    expect(budget[0]?.landing).toEqual([]);
  });

  it("in the same table serve alike", () => {
    const rows = [...year(2014, whole), ...year(2015, [0, 60, 120, 240]).slice(1)];
    expect(computed(["Exécution", rows]).budget[0]?.formerYear?.period).toBe("2014-04");
  });

  it("are those of the sheet that bears the same name", () => {
    const { budget } = computed(
      ["Personnel 2014", year(2014, whole)],
      ["Personnel 2015", year(2015, [0, 60, 120, 240])],
      ["Fonctionnement 2015", year(2015, [0, 10, 20, 30])],
    );
    expect(budget.map(({ formerYear }) => formerYear?.period ?? null)).toEqual([null, "2014-04", null]);
  });
});
