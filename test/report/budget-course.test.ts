import { describe, expect, it } from "vitest";
import { parseArea } from "../../src/cells/address.ts";
import type { CellValue } from "../../src/cells/grid.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/cells/settings.ts";
import { serial } from "../../src/cells/units.ts";
import type { Scalar } from "../../src/host/model/cells.ts";
import { compute } from "../../src/indicators/compute.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import type { Plan } from "../../src/report/plan.ts";
import { read, sheet } from "../reading/sheets.ts";
import { differing, recount } from "./recount.ts";
import { CONTEXT } from "./seed.ts";
import { expectWellFormed } from "./well-formed.ts";

type Rows = CellValue[][];
type Book = Readonly<Record<string, Rows>>;

const MONTHS = Array.from({ length: 9 }, (_, index) => index + 1);
const dated = (month: number, year = 2015): string => `${String(month).padStart(2, "0")}/${year}`;
const cents = (value: number): number => Math.round(value * 100) / 100;

const months = (year: number, last: number, grow = 1): Rows => [
  ["Mois", "Budget", "Engagé", "Mandaté"],
  ...Array.from({ length: last }, (_, index) => {
    const month = index + 1;
    return [
      dated(month, year),
      month > 4 ? 10_500 : 10_000,
      cents(900.37 * month * grow),
      cents(700.11 * month * grow),
    ];
  }),
];

const gbcp: Rows = [
  [
    "Période",
    "Enveloppe",
    "AE ouvertes",
    "AE consommées",
    "CP ouverts",
    "Service fait",
    "Mandaté",
    "CP consommés",
    "RAP N-1",
  ],
  ...MONTHS.flatMap((month) => [
    [
      dated(month, 2017),
      "Personnel",
      9_000,
      cents(700.5 * month),
      9_000,
      695 * month,
      690 * month,
      cents(680.25 * month),
      0,
    ],
    [dated(month, 2017), "Fonctionnement", 1_500, 120 * month, 1_600, 90 * month, 80 * month, cents(70.1 * month), 250],
    [dated(month, 2017), "Investissement", 2_500, 150 * month, 2_200, 50 * month, 45 * month, 40 * month, 900.75],
  ]),
];

const entities: Rows = [
  ["Mois", "UFR", "Enveloppe", "Budget", "Engagé", "Mandaté"],
  ...MONTHS.flatMap((month) => [
    [dated(month), "Sciences", "Personnel", 12_000, cents(1_000.01 * month), 800 * month],
    [dated(month), "Sciences", "Fonctionnement", 1_000, 70 * month, 8 * month],
    [dated(month), "Droit", "Personnel", 6_000, 500 * month, 400 * month],
    [dated(month), "Droit", "Fonctionnement", 600, 20 * month, 10 * month],
  ]),
];

const bridge: Rows = [
  ["Enveloppe", "BI", "BR1", "BR2", "Virements", "Engagé", "Mandaté"],
  ["Personnel", 1_000.5, 100, 0, -50, 500, 400],
  ["Fonctionnement", 500, null, 20.25, 50, 300, 200],
  ["Investissement", 700, 0, 0, 0, 300, 200],
  ["Total", 2_200.5, 100, 20.25, 0, 1_100, 800],
];

const monthly: Rows = [
  ["Montants mensuels"],
  ["Mois", "Enveloppe", "Budget", "Engagé", "Mandaté"],
  ...MONTHS.flatMap((month) => [
    [dated(month), "Personnel", 9_000, 700.25, 690],
    [dated(month), "Fonctionnement", 1_500, 20 * month, 10.5 * month],
  ]),
];

const initial: Rows = [
  ["Mois", "Budget initial", "BR1", "Budget en vigueur", "Engagé", "Mandaté"],
  ...MONTHS.map((month) => [
    dated(month),
    1_000,
    month > 2 ? 50 : 0,
    month > 2 ? 1_050 : 1_000,
    80 * month,
    60 * month,
  ]),
];

const invoices: Rows = [
  ["N° facture", "Date de réception", "Date de paiement", "Montant TTC"],
  ...[10, 25, 30, 31, 79, null].map((days, index) => [
    `F${index + 1}`,
    42_000 + index,
    days === null ? null : 42_000 + index + days,
    1_000.5,
  ]),
];

/** Sheets of envelopes beside the sheet that adds them up; `off` is what its last month prints too much. */
const withTotal = (off = 0): Book => {
  const [personnel, running] = [months(2015, 9), months(2015, 9, 0.5)];
  const sum: Rows = personnel.map((row, at) =>
    at === 0
      ? row
      : row.map((value, column) =>
          column === 0
            ? value
            : cents(Number(value) + Number(running[at]![column])) + (at === 9 && column === 2 ? off : 0),
        ),
  );
  return { Personnel: personnel, Fonctionnement: running, Total: sum };
};

const sideBySide: Rows = [
  ["Exécution 2015 par composante", null, null, null, null, null, null, null, null],
  [],
  ["UFR Sciences", null, null, null, null, "IUT"],
  ["Mois", "Budget", "Engagé", "Mandaté", null, "Mois", "Budget", "Engagé", "Mandaté"],
  ...MONTHS.map((month) => {
    const half = (grow: number) => [
      dated(month),
      10_000 * grow,
      cents(900.37 * month * grow),
      cents(700.11 * month * grow),
    ];
    return [...half(1), null, ...half(0.25)];
  }),
];

const fromSeptember: Rows = [
  ["Exercice du 01/09/2014 au 31/08/2015"],
  ["Période", "Budget", "Engagé cumulé", "Mandaté cumulé"],
  ...Array.from({ length: 7 }, (_, at) => [
    dated(((8 + at) % 12) + 1, at < 4 ? 2014 : 2015),
    6_000,
    cents(400.1 * (at + 1)),
    cents(210.2 * (at + 1)),
  ]),
];

const priorYears: Rows = [
  ["Mois", "EJ antérieurs", "Budget", "Engagé", "Mandaté"],
  ...MONTHS.map((month) => [dated(month), 900.5, 5_000, 300 * month, cents(310.25 * month)]),
];

const BOOKS: Readonly<Record<string, Book>> = {
  "AE and CP by envelope": { Budget: gbcp },
  "envelopes of entities": { Exécution: entities },
  "changes by column, no period": { "Budget 2015": bridge },
  "single months by envelope": { Exécution: monthly },
  "initial budget, changes and budget in force": { Exécution: initial },
  "a sheet a year": { "Exécution 2014": months(2014, 12), "Exécution 2015": months(2015, 9, 1.1) },
  "two years in one table": { Exécution: [...months(2014, 12), ...months(2015, 9, 1.1).slice(1)] },
  "a sheet an envelope": { Personnel: months(2015, 9), Fonctionnement: months(2015, 9, 0.5) },
  "invoices beside a budget": { Exécution: months(2015, 9), Factures: invoices },
  "invoices alone": { Factures: invoices },
  "sheets of envelopes and their total": withTotal(),
  "sheets of envelopes and a wrong total": withTotal(5),
  "components side by side": { Composantes: sideBySide },
  "a year from September": { Exécution: fromSeptember },
  "earlier years' commitments paid first": { Exécution: priorYears },
};

function planOf(book: Book, change: Partial<Settings> = {}, locale: "fr" | "en" = "fr"): Plan {
  const settings = { ...DEFAULT_SETTINGS, locale, ...change };
  const sheets = Object.entries(book).map(([name, rows]) => sheet(name, rows));
  return buildPlan(compute(read(sheets, settings), settings), { ...CONTEXT, locale, takenNames: Object.keys(book) });
}

const filledRows = (book: Book): Record<string, Scalar[][]> =>
  Object.fromEntries(Object.entries(book).map(([name, rows]) => [name, rows.map((row) => row.map((value) => value))]));

const budgetOf = (plan: Plan) => plan.sheets.find(({ key }) => key === "budget")!;

function valueAt(plan: Plan, address: string): unknown {
  const area = parseArea(address)!;
  const content = budgetOf(plan).cells.find(({ row, column }) => row === area.top && column === area.left)?.content;
  const value = content?.kind === "text" ? content.text : content?.value;
  return typeof value === "string" ? value.replaceAll("\u00a0", " ") : value;
}

/** The rows of the sheet whose first cell says `label`, values from B. */
function rowsNamed(plan: Plan, label: string): unknown[][] {
  const { cells } = budgetOf(plan);
  const rows = cells.flatMap(({ row, column, content }) =>
    column === 1 && content?.kind !== undefined && (content.kind === "text" ? content.text : content.value) === label
      ? [row]
      : [],
  );
  return rows.map((row) =>
    cells
      .filter((cell) => cell.row === row && cell.content)
      .sort((a, b) => a.column - b.column)
      .map(({ content }) => (content?.kind === "text" ? content.text : content?.value)),
  );
}

const chartNames = (plan: Plan): string[] => budgetOf(plan).charts.map(({ name }) => name);

describe("counted twice", () => {
  it.each(Object.entries(BOOKS))("%s", (_, book) => {
    for (const locale of ["fr", "en"] as const) {
      const plan = planOf(book, {}, locale);
      expect(differing(recount(plan, filledRows(book), locale === "fr" ? "fr-FR" : "en-US"))).toEqual([]);
      expectWellFormed(plan, Object.keys(book));
    }
  });

  it.each(Object.entries(BOOKS))("without a chart over a chart or a filled cell: %s", (_, book) => {
    const { charts, cells } = budgetOf(planOf(book));
    const areas = charts.map(({ from, to }) => parseArea(`${from}:${to}`)!);
    for (const [index, area] of areas.entries()) {
      const covers = (row: number, column: number) =>
        row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
      expect(cells.filter(({ row, column, content }) => content && covers(row, column))).toEqual([]);
      const others = areas.filter((_, other) => other > index);
      expect(
        others.filter(
          (other) =>
            other.top <= area.bottom &&
            other.bottom >= area.top &&
            other.left <= area.right &&
            other.right >= area.left,
        ),
      ).toEqual([]);
    }
  });
});

describe("envelopes", () => {
  const plan = planOf(BOOKS["AE and CP by envelope"]!);

  it("stand side by side, then each in its block", () => {
    expect(rowsNamed(plan, "Fonctionnement")[0]?.slice(0, 4)).toEqual(["Fonctionnement", 1_500, 1_080, 630.9]);
    expect(chartNames(plan)).toContain("Jauge C4 envelope");
    expect(chartNames(plan).filter((name) => name.startsWith("Jauge C1"))).toHaveLength(4);
  });

  it("have columns of their own for CP left, service fait, mandaté and what is left to pay", () => {
    expect(["M7", "N7", "O7", "P7", "Q7", "R7"].map((address) => valueAt(plan, address))).toEqual([
      "CP ouverts",
      "CP disponibles",
      "Service fait",
      "Mandaté",
      "EJ antérieurs",
      "Reste à payer (RAP)",
    ]);
    expect(valueAt(plan, "R16")).toBeCloseTo(1_150.75 + 6_304.5 + 1_080 + 1_350 - 6_122.25 - 630.9 - 360, 6);
  });

  it("leave the headline to their total", () => {
    const kpi = plan.sheets[0]!.cells.find(({ row, column }) => row === 6 && column === 1)?.content;
    expect(kpi).toMatchObject({ value: (6_304.5 + 1_080 + 1_350) / 13_000 });
  });
});

it("compares entities beside envelopes", () => {
  const plan = planOf(BOOKS["envelopes of entities"]!);
  expect(rowsNamed(plan, "Droit")[0]?.slice(0, 4)).toEqual(["Droit", 6_600, 4_680, 3_690]);
  expect(chartNames(plan)).toEqual(expect.arrayContaining(["Jauge C4 envelope", "Jauge C4 entity"]));
});

it("goes from the initial budget to the one in force, live", () => {
  const plan = planOf(BOOKS["changes by column, no period"]!);
  expect(rowsNamed(plan, "Initial")[0]?.slice(1)).toEqual([2_200.5]);
  expect(rowsNamed(plan, "BR2")[0]?.slice(1, 2)).toEqual([20.25]);
  expect(rowsNamed(plan, "En vigueur")[0]?.[1]).toBe(2_320.75);
  expect(valueAt(plan, "C8")).toBe(1_050.5);
});

describe("former years", () => {
  it.each(["a sheet a year", "two years in one table"])("are compared with: %s", (name) => {
    const plan = planOf(BOOKS[name]!);
    const then = rowsNamed(plan, "Septembre 2014").find((row) => row.length === 6);
    expect(then?.slice(1, 4)).toEqual([10_500, 8_103.33, 6_300.99]);
    expect(rowsNamed(plan, "Écart")[0]?.[2]).toBeCloseTo(8_913.66 - 8_103.33, 2);
    expect(rowsNamed(plan, "Profil")).toHaveLength(1);
  });

  it("in a sheet of their own stand under this year's", () => {
    expect(valueAt(planOf(BOOKS["a sheet a year"]!), "B4")).toMatch(/^Exécution 2015 – /);
  });

  it("in a sheet of their own are not added to the headline", () => {
    const { cells } = planOf(BOOKS["a sheet a year"]!).sheets[0]!;
    const available = cells.find(({ row, column }) => row === 6 && column === 7)?.content;
    expect(available).toMatchObject({ value: expect.closeTo(10_500 - 8_913.66, 2) });
  });
});

it("shows several tables side by side, on the cover too", () => {
  const plan = planOf(BOOKS["a sheet an envelope"]!);
  expect(rowsNamed(plan, "Fonctionnement")[0]?.slice(0, 3)).toEqual(["Fonctionnement", 10_500, 4_051.67]);
  expect(plan.sheets[0]!.charts[0]).toMatchObject({ name: "Jauge C4 synthèse", dataSheet: "budget" });
});

it("gives the landing as a range, with its chart", () => {
  const plan = planOf({ Exécution: months(2015, 9) });
  expect(valueAt(plan, "E39")).toBe("Atterrissage : de 8 103 à 8 401 € mandatés");
  expect(chartNames(plan)).toContain("Jauge C5");
});

describe("the delay of payments", () => {
  it("stands under the budget, by formulas on the users' dates", () => {
    const plan = planOf(BOOKS["invoices beside a budget"]!);
    expect(rowsNamed(plan, "Factures payées")[0]).toEqual(["Factures payées", 5]);
    expect(rowsNamed(plan, "Part payée dans le délai")[0]).toEqual(["Part payée dans le délai", 0.6]);
    expect(rowsNamed(plan, "Non payées")[0]?.[1]).toBe(1);
    expect(rowsNamed(plan, "F5")[0]?.slice(1)).toEqual(["Factures!C6", 79, 1_000.5]);
  });

  it("follows the limit and the rate of the settings", () => {
    const book = BOOKS["invoices beside a budget"]!;
    const plan = planOf(book, { asOf: serial(42_100), paymentDelay: { limitDays: 50, ecbRate: 0.045 } });
    expect(rowsNamed(plan, "Payées en retard")[0]?.[1]).toBe(1);
    expect(rowsNamed(plan, "Intérêts moratoires (BCE + 8 points) et 40\u00a0€ par facture")[0]?.[1]).toBe(49.94);
    expect(rowsNamed(plan, "Taux de la BCE (Paramètres)")[0]?.[1]).toBe(0.045);
    expect(rowsNamed(plan, "Limite (Paramètres)")[0]?.[1]).toBe(50);
    expect(rowsNamed(plan, "F5")[0]?.slice(1)).toEqual(["Factures!C6", 79, 1_000.5, 49.94]);
    expect(differing(recount(plan, filledRows(book), "fr-FR"))).toEqual([]);
  });

  it("is a formula of the users' cells, down to the interest of each invoice", () => {
    const book = BOOKS["invoices beside a budget"]!;
    const { cells } = budgetOf(planOf(book, { asOf: serial(42_100), paymentDelay: { limitDays: 20, ecbRate: 0.045 } }));
    const top = Math.max(
      ...cells.flatMap(({ row, content }) =>
        content?.kind === "text" && content.text === "Factures payées" ? [row] : [],
      ),
    );
    const figures = cells.filter(
      ({ row, style, content }) =>
        row >= top && content && !["text", "header", "headerRight", "rowLink", "textAfter"].includes(style),
    );
    const still = figures.filter(({ content }) => content?.kind !== "formula");
    // Only the median has no formula that Excel 2019 computes over two columns.
    expect(still.map(({ row }) => row)).toEqual([top + 2]);
  });
});

describe("several tables", () => {
  const kpis = (plan: Plan): unknown[] =>
    plan.sheets[0]!.cells.filter(({ row }) => row === 6).map(({ content }) =>
      content?.kind === "formula" ? content.value : null,
    );

  it("one of them the total of the others: the headline is its own, once", () => {
    const plan = planOf(withTotal());
    expect(kpis(plan)[0]).toBeCloseTo((900.37 * 9 * 1.5) / 21_000, 4);
    expect(kpis(plan)).toContain(cents(21_000 - 900.37 * 9 - cents(450.185 * 9)));
    const compared = rowsNamed(plan, "Fonctionnement");
    expect(compared).toHaveLength(1);
    expect(rowsNamed(plan, "Total")).toEqual([]);
  });

  it("one of them a wrong total: the headline adds up the others", () => {
    const plan = planOf(withTotal(5));
    expect(kpis(plan)).toContain(cents(21_000 - 900.37 * 9 - cents(450.185 * 9)));
  });

  it("of one sheet are told apart by their titles", () => {
    const plan = planOf(BOOKS["components side by side"]!);
    expect(rowsNamed(plan, "Composantes · IUT")[0]?.slice(0, 3)).toEqual(["Composantes · IUT", 2_500, 2_025.83]);
    expect(rowsNamed(plan, "Composantes · UFR Sciences")).toHaveLength(1);
  });
});

it("a year from September lands by its own months", () => {
  const plan = planOf(BOOKS["a year from September"]!);
  expect(rowsNamed(plan, "Prorata")[0]?.[1]).toBe(2_522.4);
});

it.each(["two years in one table", "a sheet a year"])(
  "the profile of former years is a formula of their cells: %s",
  (name) => {
    const { cells } = budgetOf(planOf(BOOKS[name]!));
    const row = cells.find(({ content }) => content?.kind === "text" && content.text === "Profil")!.row;
    const landing = cells.find((cell) => cell.row === row && cell.column === 2)?.content;
    expect(landing).toMatchObject({ kind: "formula", formula: expect.stringMatching(/MEDIAN\(\('?Exécution/) });
  },
);

describe("the axis of the rates", () => {
  const axisOf = (paid: (month: number) => number): unknown => {
    const rows: Rows = [
      ["Mois", "RAP au 01/01", "AE ouvertes", "AE consommées", "CP ouverts", "CP payés"],
      ...MONTHS.map((month) => [dated(month), 2_000, 5_000, 300 * month, 5_000, paid(month)]),
    ];
    const { valueAxis } = budgetOf(planOf({ Exécution: rows })).charts.find(({ name }) => name === "Jauge C3")!;
    return [valueAxis.maximum, valueAxis.majorUnit];
  };

  it.each([
    ["within what is committed", (month: number) => 200 * month, [1, 0.2]],
    ["a little over", (month: number) => 310 * month, [1.2, 0.2]],
    ["well over, with earlier years paid", (month: number) => 420 * month, [1.5, 0.5]],
    ["over next to nothing", () => 9_000, [3, 1]],
  ] as const)("%s", (_, paid, axis) => {
    expect(axisOf(paid)).toEqual(axis);
  });
});
