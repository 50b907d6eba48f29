import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue } from "../../src/cells/grid.ts";
import type { BudgetStatement, MoneyRole } from "../../src/reading/statement.ts";
import { only, read, sheet } from "./sheets.ts";

/** What a budget sheet says, before anyone lays it out: cumulative cents by month. */
interface Truth {
  readonly months: readonly { readonly budget: number; readonly committed: number; readonly paid: number }[];
}

const MONTHS = "Janvier Février Mars Avril Mai Juin Juillet Août Septembre Octobre Novembre Décembre".split(" ");
const SHORT = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(" ");
const ROLES = ["budget", "committed", "paid"] as const;
type Role = (typeof ROLES)[number];

const NAMES: Readonly<Record<Role, readonly string[]>> = {
  budget: [
    "Budget",
    "Crédits ouverts",
    "BUDGET VOTÉ 2015",
    "Budget en vigueur",
    "Dotation",
    "Total budget",
    "Budget (€)",
  ],
  committed: ["Engagé", "Engagements", "Crédits engagés", "Montant engagé", "ENGAGE", "Engagé (cumul)", "Total engagé"],
  paid: ["Mandaté", "Mandats émis", "Mandatements", "Montant mandaté", "mandate", "Total mandaté", "DP émises"],
};
const PERIOD_NAMES = ["Mois", "Période", "", "Situation au", "MOIS 2015"];
const UNKNOWN = ["Observations", "Visa", "Ref. interne zz", ""];

const truth: fc.Arbitrary<Truth> = fc
  .record({
    budget: fc.integer({ min: 50_000_00, max: 900_000_000_00 }),
    shares: fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { minLength: 3, maxLength: 12 }),
    change: fc.integer({ min: -1_000_00, max: 500_000_00 }),
    changeAt: fc.nat(11),
  })
  .map(({ budget, shares, change, changeAt }) => {
    let committed = 0;
    let paid = 0;
    const sum = shares.reduce((total, [share]) => total + share, 1);
    const months = shares.map(([share, part], index) => {
      committed += Math.floor((budget / sum) * share);
      paid = Math.max(paid, Math.floor((committed / 1_001) * part));
      return { budget: budget + (index >= changeAt ? change : 0), committed, paid };
    });
    return { months };
  });

/** Spellings of an amount; each gives back the same cents. */
const SPELLINGS: readonly ((cents: number) => CellValue)[] = [
  (cents) => cents / 100,
  (cents) => french(cents, "\u00a0"),
  (cents) => french(cents, "\u202f"),
  (cents) => `${french(cents, " ")} €`,
  (cents) => `${french(cents, "\u00a0")}\u00a0€`,
  (cents) => `${(cents / 100).toFixed(2).replace(".", ",")}`,
];

function french(cents: number, gap: string): string {
  const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, gap);
  return `${cents < 0 ? "-" : ""}${whole},${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}

interface Layout {
  readonly top: number;
  readonly left: number;
  readonly titles: number;
  readonly groups: boolean;
  readonly order: readonly Role[];
  readonly names: readonly number[];
  readonly periodName: number;
  readonly short: boolean;
  readonly spelling: readonly number[];
  readonly unknownAt: number;
  readonly spacerAt: number;
  readonly blankRowAt: number;
  readonly repeatedHeaderAt: number;
  readonly total: boolean;
  readonly note: boolean;
  readonly year: boolean;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  top: fc.nat(6),
  left: fc.nat(4),
  titles: fc.nat(3),
  groups: fc.boolean(),
  order: fc.shuffledSubarray([...ROLES], { minLength: 3 }),
  names: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
  periodName: fc.nat(PERIOD_NAMES.length - 1),
  short: fc.boolean(),
  spelling: fc.array(fc.nat(SPELLINGS.length - 1), { minLength: 3, maxLength: 3 }),
  unknownAt: fc.integer({ min: -1, max: 3 }),
  spacerAt: fc.integer({ min: -1, max: 2 }),
  blankRowAt: fc.integer({ min: -1, max: 6 }),
  repeatedHeaderAt: fc.integer({ min: -1, max: 6 }),
  total: fc.boolean(),
  note: fc.boolean(),
  year: fc.boolean(),
});

const TITLES = ["Université de Test", "Exécution par rapport au budget au 30/09", "Direction des affaires financières"];

/** Lays the truth out as rows; the last line may print the year's situation again as a total. */
function laidOut({ months }: Truth, how: Layout): CellValue[][] {
  const roles = how.order;
  const headings: CellValue[] = [PERIOD_NAMES[how.periodName]!];
  const groups: CellValue[] = [null];
  const columns: ((month: Truth["months"][number], index: number) => CellValue)[] = [
    (_, index) => (how.short ? SHORT : MONTHS)[index]! + (how.year ? " 2015" : ""),
  ];
  roles.forEach((role, index) => {
    if (how.unknownAt === index) {
      headings.push(UNKNOWN[how.names[index]! % UNKNOWN.length]!);
      groups.push(null);
      columns.push((_, row) => (row === 1 ? "vu" : null));
    }
    if (how.spacerAt === index && index > 0) {
      headings.push(null);
      groups.push(null);
      columns.push(() => null);
    }
    headings.push(NAMES[role][how.names[index]! % NAMES[role].length]!);
    groups.push(index === 0 ? "Données" : null);
    columns.push((month) => SPELLINGS[how.spelling[index]! % SPELLINGS.length]!(month[role]));
  });
  const rows: CellValue[][] = TITLES.slice(0, how.titles).flatMap((title) => [[title], []]);
  if (how.groups) rows.push(groups);
  rows.push(headings);
  months.forEach((month, index) => {
    if (how.blankRowAt === index && index > 0) rows.push([]);
    if (how.repeatedHeaderAt === index && index > 0) rows.push(headings);
    rows.push(columns.map((column) => column(month, index)));
  });
  if (how.total) rows.push(["Total", ...columns.slice(1).map((column) => column(months.at(-1)!, 0))]);
  if (how.note) rows.push([], ["Source : extraction du progiciel financier, montants en euros"]);
  return rows;
}

const figures = (budget: BudgetStatement) =>
  budget.rows.map(({ period, amounts }) => ({
    month: period?.month ?? null,
    budget: amounts.budget?.cents,
    committed: amounts.committed?.cents,
    paid: amounts.paid?.cents,
  }));

const expected = ({ months }: Truth) => months.map((month, index) => ({ month: index + 1, ...month }));

describe("a monthly budget, however laid out", () => {
  it("comes out exact to the cent", () => {
    fc.assert(
      fc.property(truth, layout, (said, how) => {
        const rows = laidOut(said, how);
        const reading = read([sheet("Feuil1", rows, { top: how.top, left: how.left })]);
        const budget = only(reading, "budget-execution");
        expect(figures(budget)).toEqual(expected(said));
        expect(budget.totals).toHaveLength(how.total ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });

  it("comes out exact with its months along the columns", () => {
    fc.assert(
      fc.property(truth, layout, (said, how) => {
        const straight = laidOut(said, {
          ...how,
          titles: 0,
          groups: false,
          note: false,
          total: false,
          blankRowAt: -1,
          repeatedHeaderAt: -1,
          unknownAt: -1,
        });
        const width = Math.max(...straight.map((row) => row.length));
        const turned = Array.from({ length: width }, (_, column) => straight.map((row) => row[column] ?? null));
        const rows = [...TITLES.slice(0, how.titles).map((title) => [title]), [], ...turned];
        const reading = read([sheet("Feuil1", rows, { top: how.top, left: how.left })]);
        const budget = only(reading, "budget-execution");
        expect(budget.block.transposed).toBe(true);
        expect(figures(budget)).toEqual(expected(said));
      }),
      { numRuns: 300 },
    );
  });

  it("comes out exact from two tables on one sheet, side by side or stacked", () => {
    fc.assert(
      fc.property(truth, truth, layout, layout, fc.boolean(), (first, second, how, otherHow, beside) => {
        const plain = (one: Layout): Layout => ({
          ...one,
          titles: 0,
          note: false,
          spacerAt: -1,
          unknownAt: -1,
          blankRowAt: -1,
        });
        const a = laidOut(first, { ...plain(how), periodName: 0 });
        const b = laidOut(second, { ...plain(otherHow), periodName: 1, groups: how.groups });
        const rows = beside
          ? Array.from({ length: Math.max(a.length, b.length) }, (_, row) => [
              ...Array.from({ length: 4 }, (_, column) => a[row]?.[column] ?? null),
              null,
              null,
              ...(b[row] ?? []),
            ])
          : [...a, [], ["Investissement"], ...b];
        const reading = read([sheet("Feuil1", rows)]);
        const budgets = reading.statements.filter((one): one is BudgetStatement => one.kind === "budget-execution");
        expect(budgets.map(figures)).toEqual([expected(first), expected(second)]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("envelopes with sub-totals", () => {
  const amounts = fc.record({
    budget: fc.integer({ min: 1, max: 90_000_000_00 }),
    committed: fc.integer({ min: -500_00, max: 90_000_000_00 }),
    paid: fc.integer({ min: 0, max: 60_000_000_00 }),
  });
  const groups = fc.array(fc.array(amounts, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 4 });
  const ENVELOPES = ["Personnel", "Fonctionnement", "Investissement", "Intervention"];
  const add = (some: readonly { budget: number; committed: number; paid: number }[]) => ({
    budget: some.reduce((sum, one) => sum + one.budget, 0),
    committed: some.reduce((sum, one) => sum + one.committed, 0),
    paid: some.reduce((sum, one) => sum + one.paid, 0),
  });
  const sums = (budget: BudgetStatement, role: MoneyRole): number =>
    budget.rows.reduce((sum, row) => sum + (row.amounts[role]?.cents ?? 0), 0);

  it.each(["below", "above", "keys"] as const)("gives leaves whose sum is the grand total: totals %s", (style) => {
    fc.assert(
      fc.property(groups, fc.nat(SPELLINGS.length - 1), (some, spelling) => {
        const spelt = (one: { budget: number; committed: number; paid: number }): CellValue[] =>
          ROLES.map((role) => SPELLINGS[spelling]!(one[role]));
        const grand = add(some.flat());
        const rows: CellValue[][] = [
          ["Exécution 2015"],
          ["Enveloppe", "Libellé", "Crédits ouverts", "Engagé", "Mandaté"],
        ];
        if (style === "keys") rows.push(["Total général", null, ...spelt(grand)]);
        some.forEach((members, index) => {
          const name = ENVELOPES[index]!;
          const lines = members.map((one, line) => [
            style === "keys" ? null : name,
            `Ligne ${line + 1}`,
            ...spelt(one),
          ]);
          if (style === "above") rows.push([`Total ${name}`, null, ...spelt(add(members))], ...lines);
          else if (style === "keys") rows.push([name, null, ...spelt(add(members))], ...lines);
          else rows.push(...lines, [`Sous-total ${name}`, null, ...spelt(add(members))]);
        });
        if (style !== "keys") rows.push(["Total général", null, ...spelt(grand)]);
        const budget = only(read([sheet("Feuil1", rows)]), "budget-execution");
        expect(budget.rows).toHaveLength(some.flat().length);
        for (const role of ROLES) expect(sums(budget, role)).toBe(grand[role]);
        expect(budget.totals).toHaveLength(some.length + 1);
        for (const total of budget.totals) {
          const leaves = budget.rows.filter((row) => total.leaves.includes(row.row));
          expect(leaves.reduce((sum, row) => sum + row.amounts.budget!.cents, 0)).toBe(total.amounts.budget!.cents);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("owners side by side under one column of months", () => {
  const OWNERS = ["Personnel", "Fonctionnement", "UFR Droit", "Service commun de documentation"];
  const series = fc.array(truth, { minLength: 2, maxLength: 4 });

  it("are read as lines of their own, and their printed totals reconcile", () => {
    fc.assert(
      fc.property(series, layout, fc.boolean(), (said, how, withTotal) => {
        const length = Math.min(...said.map(({ months }) => months.length));
        const roles = how.order;
        const spelt = (cents: number, at: number): CellValue => SPELLINGS[how.spelling[at]! % SPELLINGS.length]!(cents);
        const sumOf = (month: number, role: Role): number =>
          said.reduce((sum, { months }) => sum + months[month]![role], 0);
        const names = [...OWNERS.slice(0, said.length), ...(withTotal ? ["Total général"] : [])];
        const rows: CellValue[][] = [
          ...TITLES.slice(0, how.titles).map((title) => [title]),
          [null, ...names.flatMap((name) => [name, null, null])],
          ["Mois", ...names.flatMap(() => roles.map((role, at) => NAMES[role][how.names[at]! % NAMES[role].length]!))],
          ...Array.from({ length }, (_, month): CellValue[] => [
            `${(how.short ? SHORT : MONTHS)[month]!} 2015`,
            ...said.flatMap(({ months }) => roles.map((role, at) => spelt(months[month]![role], at))),
            ...(withTotal ? roles.map((role, at) => spelt(sumOf(month, role), at)) : []),
          ]),
        ];
        const budget = only(read([sheet("Feuil1", rows, { top: how.top, left: how.left })]), "budget-execution");
        said.forEach(({ months }, owner) => {
          const own = budget.rows.filter(({ envelope, entity }) => (envelope ?? entity) === OWNERS[owner]);
          expect(
            own.map(({ period, amounts }) => ({
              month: period?.month,
              budget: amounts.budget?.cents,
              committed: amounts.committed?.cents,
              paid: amounts.paid?.cents,
            })),
          ).toEqual(months.slice(0, length).map((month, at) => ({ month: at + 1, ...month })));
        });
        expect(budget.rows).toHaveLength(said.length * length);
        expect(budget.totals.map(({ amounts }) => amounts.committed?.cents)).toEqual(
          withTotal ? Array.from({ length }, (_, month) => sumOf(month, "committed")) : [],
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("credits of commitments and of payments, under one to three lines of headings", () => {
  const line = fc.record({
    aeOpen: fc.integer({ min: 1, max: 90_000_000_00 }),
    aeUsed: fc.integer({ min: 0, max: 90_000_000_00 }),
    cpOpen: fc.integer({ min: 1, max: 90_000_000_00 }),
    cpUsed: fc.integer({ min: 0, max: 60_000_000_00 }),
  });
  const FIGURES = ["aeOpen", "aeUsed", "cpOpen", "cpUsed"] as const;
  const ENVELOPES = ["Personnel", "Fonctionnement", "Intervention", "Investissement"];
  /** Headings by depth; the key column's heading stands on any of the lines. */
  const headings = (depth: number, key: string, keyAt: number): CellValue[][] => {
    const lines: CellValue[][] =
      depth === 1
        ? [["AE ouvertes", "AE consommées", "CP ouverts", "CP consommés"]]
        : [
            ["Autorisations d'engagement", null, "Crédits de paiement", null],
            ["Ouvertes", "Consommées", "Ouverts", "Consommés"],
          ];
    const all = depth === 3 ? [["Dépenses", null, null, null], ...lines] : lines;
    return all.map((cells, at) => [at === keyAt % all.length ? key : null, ...cells]);
  };

  it("come out exact to the cent, with their total", () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 4 }),
        fc.record({
          depth: fc.integer({ min: 1, max: 3 }),
          keyAt: fc.nat(2),
          key: fc.constantFrom("Enveloppe", "Enveloppes", "Nature de dépense"),
          order: fc.constantFrom([0, 1, 2, 3], [2, 3, 0, 1]),
          spelling: fc.nat(SPELLINGS.length - 1),
          top: fc.nat(5),
          left: fc.nat(3),
          titled: fc.boolean(),
          totalAbove: fc.boolean(),
        }),
        (lines, how) => {
          const total = Object.fromEntries(
            FIGURES.map((figure) => [figure, lines.reduce((sum, one) => sum + one[figure], 0)]),
          ) as (typeof lines)[number];
          const arranged = (cells: readonly CellValue[]): CellValue[] => [
            cells[0]!,
            ...how.order.map((at) => cells[at + 1] ?? null),
          ];
          const printed = (label: string, one: (typeof lines)[number]): CellValue[] =>
            arranged([label, ...FIGURES.map((figure) => SPELLINGS[how.spelling]!(one[figure]))]);
          const body = lines.map((one, at) => printed(ENVELOPES[at]!, one));
          const totals = [printed("Total", total)];
          const rows = [
            ...(how.titled ? [["Exécution GBCP 2018"], []] : []),
            ...headings(how.depth, how.key, how.keyAt).map(arranged),
            ...(how.totalAbove ? [...totals, ...body] : [...body, ...totals]),
          ];
          const budget = only(read([sheet("Feuil1", rows, { top: how.top, left: how.left })]), "budget-execution");
          expect(budget.aeCp).toBe(true);
          const said = ({ amounts }: { readonly amounts: BudgetStatement["rows"][number]["amounts"] }) => ({
            aeOpen: amounts.budget?.cents,
            aeUsed: amounts.committed?.cents,
            cpOpen: amounts.cpBudget?.cents,
            cpUsed: amounts.paid?.cents,
          });
          expect(budget.rows.map((row) => [row.envelope, said(row)])).toEqual(
            lines.map((one, at) => [ENVELOPES[at], one]),
          );
          expect(budget.totals.map(said)).toEqual([total]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
