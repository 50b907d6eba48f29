import { describe, expect, it } from "vitest";
import type { CellValue } from "../../../src/cells/grid.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/cells/settings.ts";
import { compute } from "../../../src/indicators/compute.ts";
import { headlineTables } from "../../../src/indicators/budget/total-table.ts";
import type { BudgetLine, BudgetResult } from "../../../src/indicators/results.ts";
import { findingSentence } from "../../../src/locales/finding-sentence.ts";
import { headline } from "../../../src/taskpane/headline.ts";
import { read, sheet, type SheetOptions } from "../../reading/sheets.ts";

type Rows = readonly (readonly CellValue[])[];

/** What a workbook's sheets give, from their cells to their findings. */
function computed(
  sheets: Readonly<Record<string, Rows>>,
  settings: Partial<Settings> = {},
  options: SheetOptions = {},
) {
  const all = { ...DEFAULT_SETTINGS, ...settings };
  const results = compute(
    read(
      Object.entries(sheets).map(([name, rows]) => sheet(name, rows, options)),
      settings,
    ),
    all,
  );
  const told = results.findings
    .filter(({ code }) => code.startsWith("budget."))
    .map(({ code, severity, cell }) => `${severity} ${code} ${cell}`);
  return { results, told, budget: results.budget[0] as BudgetResult };
}

const euros = (cents: number | null): number | null => (cents === null ? null : cents / 100);
const flows = (lines: readonly BudgetLine[]) =>
  lines.map(({ committedFlow, paidFlow }) => [euros(committedFlow), euros(paidFlow)]);
const day = (year: number, month: number, of = 0): number => Date.UTC(year, month, of) / 864e5 + 25569;
const DAYS: SheetOptions = { formats: ["dd/mm/yyyy"] };

describe("a table that goes by days", () => {
  const rows = (months: readonly number[], each = 1): Rows => [
    ["Au", "Budget", "Engagé", "Mandaté"],
    ...months.map((month) => [day(2024, month), 1_000_000, 30_000.25 * month * each, 10_000.5 * month]),
  ];

  it("has the flow of every month, January's too", () => {
    const { budget, told } = computed({ F: rows([1, 2, 3, 4]) }, {}, DAYS);
    expect(flows(budget.months)).toEqual(Array.from({ length: 4 }, () => [30_000.25, 10_000.5]));
    expect(told.filter((one) => one.includes("month"))).toEqual([]);
  });

  it("has none after a missing month, nor for a first day later than January; the month missing is told", () => {
    const { budget, told } = computed({ F: rows([1, 2, 4, 5]) }, {}, DAYS);
    expect(flows(budget.months)[2]).toEqual([null, null]);
    expect(flows(budget.months)[3]).toEqual([30_000.25, 10_000.5]);
    expect(told).toContain("warning budget.monthMissing A4");
    expect(flows(computed({ F: rows([3, 4, 5]) }, {}, DAYS).budget.months)[0]).toEqual([null, null]);
  });

  it("by quarters misses nothing", () => {
    const { budget, told } = computed({ F: rows([3, 6, 9]) }, {}, DAYS);
    expect(flows(budget.months).slice(1)).toEqual([
      [90_000.75, 30_001.5],
      [90_000.75, 30_001.5],
    ]);
    expect(told.filter((one) => one.includes("month"))).toEqual([]);
  });
});

describe("amounts of the month beside running totals", () => {
  it("the running totals are read, each month's flow is the one printed", () => {
    const engaged = [120_000.5, 80_000.25, 310_010, 42_000.33, -18.15];
    const ordered = [0, 33_000, 61_250.4, 88_000, 45_600.12];
    let [committed, paid] = [0, 0];
    const { budget } = computed(
      {
        F: [
          ["Mois", "Budget", "Engagé du mois", "Engagé cumulé", "Mandaté du mois", "Mandaté cumulé"],
          ...engaged.map((amount, at) => {
            committed = Math.round((committed + amount) * 100) / 100;
            paid = Math.round((paid + ordered[at]!) * 100) / 100;
            return [day(2024, at, 31), 1_100_000, amount, committed, ordered[at]!, paid];
          }),
        ],
      },
      {},
      DAYS,
    );
    expect(flows(budget.months)).toEqual(engaged.map((amount, at) => [amount, ordered[at]]));
    expect([euros(budget.latest!.committed), euros(budget.latest!.paid)]).toEqual([551_992.93, 227_850.52]);
  });
});

describe("a year from September to August", () => {
  const rows = (title: string): Rows => [
    [title],
    ["Période", "Budget", "Engagé cumulé", "Mandaté cumulé"],
    ...Array.from({ length: 7 }, (_, at) => [day(2023, 9 + at), 600_000, 40_000.1 * (at + 1), 21_000.2 * (at + 1)]),
  ];

  it.each(["Exercice du 01/09/2023 au 31/08/2024", "Exercice 2023-2024"])("%s: March is its seventh month", (title) => {
    const { budget, told } = computed({ F: rows(title) }, {}, DAYS);
    const [proRata] = budget.landing;
    expect(euros(proRata!.paid)).toBe(252_002.4);
    expect(flows(budget.months)[4]).toEqual([40_000.1, 21_000.2]);
    expect(told).toEqual(["info budget.denominatorUnknown A3"]);
  });
});

describe("rows that look mistyped", () => {
  const table = (change: (month: number) => Partial<Record<"budget" | "committed" | "paid", number>>): Rows => [
    ["Exécution 2024"],
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ...["Janvier", "Février", "Mars", "Avril", "Mai", "Juin"].map((name, at): CellValue[] => {
      const row = { budget: 400_000, committed: 20_000.5 * (at + 1), paid: 9_000 * (at + 1), ...change(at + 1) };
      return [name, row.budget, row.committed, row.paid];
    }),
  ];

  it("are no step of the bridge", () => {
    const sign = computed({ F: table((month) => (month === 4 ? { budget: -400_000 } : {})) });
    expect(sign.told).toContain("warning budget.signError B6");
    expect(sign.budget.bridge).toBeNull();
    const scale = computed({ F: table((month) => (month === 4 ? { budget: 400_000_000 } : {})) });
    expect(scale.told).toContain("warning budget.scaleChange B6");
    expect(scale.budget.bridge).toBeNull();
  });

  it("are told of one after another, each in its column", () => {
    const { told } = computed({
      F: table((month) => (month === 4 ? { committed: 80_002_000 } : month === 5 ? { paid: 45 } : {})),
    });
    expect(told).toEqual(expect.arrayContaining(["warning budget.scaleChange C6", "warning budget.scaleChange D7"]));
  });
});

it("what is committed bounds the landing with earlier years' commitments, even under what is paid", () => {
  const { budget } = computed({
    F: [
      ["Exécution 2024"],
      ["Mois", "EJ antérieurs", "Budget", "Engagé", "Mandaté"],
      ...["Janvier", "Février", "Mars", "Avril"].map((name, at) => [
        name,
        90_000.5,
        500_000,
        30_000 * (at + 1),
        31_000 * (at + 1),
      ]),
    ],
  });
  expect(budget.landing.map(({ method, paid }) => [method, euros(paid)])).toEqual([
    ["proRata", 372_000],
    ["commitments", 210_000.5],
  ]);
});

describe("AE and CP left", () => {
  const rows = (printed: number): Rows => [
    ["Exécution par destination au 30/06/2024"],
    ["Destination", "AE ouvertes", "AE consommées", "AE disponibles", "CP ouverts", "CP consommés", "CP disponibles"],
    ["D101 Licence", 5_200_000, 2_345_678.9, 2_854_321.1, 5_100_000, 2_111_222.33, 2_988_777.67],
    ["D102 Master", 3_100_000, 1_400_000.01, 1_699_999.99, 3_100_000, 1_250_000, 1_850_000],
    ["D106 Recherche", 2_600_000, 1_100_111.22, 1_499_888.78, 2_500_000, 950_000.75, 1_549_999.25],
    ["D115 Pilotage", 4_000_000, 2_200_000, 1_800_000, 4_050_000, 1_998_877.66, printed],
  ];

  it("are given apart, and printed ones are checked", () => {
    const { budget, told } = computed({ F: rows(2_051_122.34) });
    expect(euros(budget.latest!.availableToCommit)).toBe(7_854_209.87);
    expect(euros(budget.latest!.availableToPay)).toBe(8_439_899.26);
    expect(told).toEqual(["info budget.denominatorUnknown A3"]);
    expect(computed({ F: rows(2_051_000) }).told).toContain("warning budget.balanceDisagrees G6");
  });
});

describe("Personnel", () => {
  const rows = (envelope: string): Rows => [
    ["Exécution 2024"],
    ["Mois", "Enveloppe", "Budget", "Engagé", "Mandaté"],
    ...["Janvier", "Février", "Mars", "Avril", "Mai", "Juin"].flatMap((name, at): CellValue[][] => [
      [name, envelope, 1_000_000, 172_000 * (at + 1), 172_000 * (at + 1)],
      [name, "Fonctionnement", 900_000, 30_000.01 * (at + 1), 29_000 * (at + 1)],
    ]),
  ];

  it.each([
    ["Personnel", true],
    ["Masse salariale", true],
    ["Hors personnel", false],
    ["Intervention", false],
  ])("%s over its ceiling: checked first is %s", (envelope, first) => {
    const { results } = computed({ F: rows(envelope) });
    const over = results.findings.filter(({ code }) => code === "budget.overCommitted");
    expect(over.map(({ cell, params }) => [cell, params.scope, params.personnel ?? false])).toEqual([
      ["D13", envelope, first],
    ]);
  });
});

describe("a table that adds up the others", () => {
  const table = (title: string, ...figures: readonly (readonly [number, number, number])[]): Rows => [
    [title],
    ["Mois", "Budget", "Engagé", "Mandaté"],
    ...figures.map(([budget, committed, paid], at) => [["Janvier", "Février", "Mars"][at]!, budget, committed, paid]),
  ];
  const book = (off: number) => ({
    Personnel: table("Exercice 2024", [1e6, 1e5, 9e4], [1e6, 2e5, 1.9e5], [1e6, 300_000.5, 2.9e5]),
    Fonctionnement: table("Exercice 2024", [4e5, 1e4, 0], [4e5, 2e4, 9e3], [4e5, 100_000.25, 2e4]),
    Total: table("Exercice 2024", [1.4e6, 1.1e5, 9e4], [1.4e6, 2.2e5, 1.99e5], [1.4e6, 400_000.75 + off, 3.1e5]),
  });

  it("is said, and is the headline's", () => {
    const { told, results } = computed(book(0));
    expect(told).toContain("info budget.totalTable B5");
    expect(headlineTables(results.budget).map(({ statement }) => statement.block.sheet)).toEqual(["Total"]);
  });

  it("and does not give their sum is reported with the difference, and left out", () => {
    const { results } = computed(book(100.5));
    const wrong = results.findings.filter(({ code }) => code === "budget.totalDisagrees");
    expect(wrong.map(({ sheet: on, cell, params }) => [on, cell, params.role, params.difference])).toEqual([
      ["Total", "C5", "committed", 100.5],
    ]);
    expect(headlineTables(results.budget).map(({ statement }) => statement.block.sheet)).toEqual([
      "Personnel",
      "Fonctionnement",
    ]);
  });

  it("of former years counts in no headline", () => {
    const year = (of: number) => table(`Exercice ${of}`, [1e6, 1e5, 9e4], [1e6, 2e5, 1.9e5]);
    const { results } = computed({ "Exécution 2023": year(2023), "Exécution 2024": year(2024) });
    expect(headlineTables(results.budget).map(({ statement }) => statement.block.sheet)).toEqual(["Exécution 2024"]);
    expect(headline(results).budget).toBe(1e6);
  });
});

describe("the budget in force where only its changes are printed", () => {
  const NAMES = ["Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août"];
  const table = (
    change: (month: number) => readonly CellValue[],
    initial = (_: number): CellValue => 1_000_000,
  ): Rows => [
    ["Exécution 2024"],
    ["Mois", "Budget initial", "BR1", "DM", "Virements", "Engagé cumulé", "Mandaté cumulé"],
    ...NAMES.map((name, at): CellValue[] => [
      name,
      initial(at + 1),
      ...change(at + 1),
      ...(at < 6 ? [60_000.5 * (at + 1), 30_000 * (at + 1)] : [null, null]),
    ]),
  ];
  const inForce = (rows: Rows) => {
    const { budget, told } = computed({ F: rows });
    return {
      budgets: budget.months.slice(0, 6).map((month) => euros(month.budget)),
      steps: budget.bridge?.steps.map(({ heading, change }) => [heading, euros(change)]),
      places: told.filter((one) => one.includes("changed")),
    };
  };
  const expected = {
    budgets: [1_000_000, 1_000_000, 1_120_000, 1_120_000, 1_084_999.5, 1_092_999.5],
    steps: [
      ["BR1", 120_000],
      ["DM", -35_000.5],
      ["Virements", 8_000],
    ],
    places: ["info budget.changed C5", "info budget.changed D7", "info budget.changed E8"],
  };

  it.each([
    ["at their month, blank elsewhere", null],
    ["at their month, zero elsewhere", 0],
  ])("%s", (_, none) => {
    const only = (month: number) => [
      month === 3 ? 120_000 : none,
      month === 5 ? -35_000.5 : none,
      month === 6 ? 8_000 : none,
    ];
    expect(inForce(table(only))).toEqual(expected);
    expect(inForce(table(only, (month) => (month === 1 ? 1_000_000 : null)))).toEqual(expected);
  });

  it("month after month, months to come left blank", () => {
    const since = (from: number, amount: number, month: number) => (month > 6 ? null : month >= from ? amount : 0);
    const carried = (month: number) => [since(3, 120_000, month), since(5, -35_000.5, month), since(6, 8_000, month)];
    expect(inForce(table(carried))).toEqual(expected);
  });
});

it("years side by side are each in the order of their months", () => {
  const { told } = computed({
    F: [
      ["Exécution comparée 2023 / 2024"],
      ["Mois", "Budget 2023", "Engagé 2023", "Mandaté 2023", "Budget 2024", "Engagé 2024", "Mandaté 2024"],
      ...["Janvier", "Février", "Mars", "Avril"].map((name, at) => [
        name,
        9e5,
        7e4 * (at + 1),
        6e4 * (at + 1),
        1e6,
        8e4 * (at + 1),
        6.5e4 * (at + 1),
      ]),
    ],
  });
  expect(told.filter((one) => one.includes("month"))).toEqual([]);
});

describe("the words of a table of AE and CP", () => {
  const rows: Rows = [
    ["Exécution 2024"],
    ["Mois", "AE ouvertes", "AE consommées", "CP ouverts", "CP consommés"],
    ["Janvier", 1_000, 400, 800, 300],
    ["Février", 1_000, 700, 800, 250.5],
    ["Mars", 1_000, 1_100, 800, 1_200],
  ];

  it.each([
    [
      "fr",
      [
        "Mars : AE consommées 1 100,00 € pour 1 000,00 € d'AE ouvertes, soit 100,00 € de trop",
        "Mars : CP consommés 1 200,00 € au-delà des AE consommées 1 100,00 € (écart 100,00 €)",
        "Mars : CP consommés 1 200,00 € pour 800,00 € de CP ouverts, soit 400,00 € de trop",
        "Février : les CP consommés reculent de 49,50 € depuis Janvier",
      ],
    ],
    [
      "en",
      [
        "Mars: 1,100.00 € of AE used against 1,000.00 € opened, 100.00 € too much",
        "Mars: 1,200.00 € of CP used against 800.00 € opened, 400.00 € too much",
        "Mars: 1,200.00 € of CP used, beyond the 1,100.00 € of AE used (difference 100.00 €)",
        "Février: CP used fall by 49.50 € since Janvier",
      ],
    ],
  ] as const)("%s", (locale, expected) => {
    const { results } = computed({ F: rows });
    const said = results.findings.map((finding) => findingSentence(finding, locale).replaceAll(/[\u00a0\u202f]/g, " "));
    expect(said).toEqual(expect.arrayContaining([...expected]));
  });
});
