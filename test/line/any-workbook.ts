import fc from "fast-check";
import { blankWorkbook } from "../../src/host/node.ts";
import { edited } from "./line.ts";

type Cell = string | number;
export interface AnySheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Columns of real dates, 0-based. */
  readonly dates: readonly number[];
}

const MONTHS = "Janvier Février Mars Avril Mai Juin Juillet Août Septembre Octobre Novembre Décembre".split(" ");
const text = (value: string): string => `'${value}`;

const amounts: readonly ((euros: number) => Cell)[] = [
  (euros) => euros,
  (euros) => text(french(euros, "\u00a0")),
  (euros) => text(`${french(euros, "\u202f")} €`),
  (euros) => text(french(euros, " ")),
  (euros) => text(french(euros, "")),
  (euros) => text(euros.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",")),
];

function french(euros: number, group: string): string {
  const [whole = "", cents] = Math.abs(euros).toFixed(2).split(".");
  return `${euros < 0 ? "-" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, group)},${cents}`;
}

const percent = (rate: number): Cell => text(`${(100 * rate).toFixed(2).replace(".", ",")}%`);
const cents = (euros: number): number => Math.round(euros * 100) / 100;

/** A month as people write it. */
function period(named: string, month: number, year: number): Cell {
  const last = new Date(Date.UTC(year, month + 1, 0));
  switch (named) {
    case "month":
      return text(MONTHS[month]!);
    case "number":
      return month + 1;
    case "date":
      return last.getTime() / 86_400_000 + 25_569;
    case "dated text":
      return text(`${last.getUTCDate()}/${String(month + 1).padStart(2, "0")}/${year}`);
    default:
      return text(`${MONTHS[month]} ${year}`);
  }
}

/** A table of budget: months in order, some missing, envelopes or none, totals or none, printed rates or none. */
export const anyBudget = fc
  .record({
    named: fc.constantFrom("month and year", "month", "number", "date", "dated text"),
    months: fc.subarray(
      MONTHS.map((_, i) => i),
      { minLength: 1 },
    ),
    budget: fc.integer({ min: 0, max: 4_000_000_000 }).map((n) => n / 100),
    steps: fc.array(fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: 0, max: 120 })), {
      minLength: 12,
      maxLength: 12,
    }),
    say: fc.constantFrom(...amounts),
    envelopes: fc.constantFrom([], ["Personnel", "Fonctionnement"], ["A*B", "C?"]),
    rates: fc.constantFrom("none", "committed", "budget"),
    above: fc.integer({ min: 0, max: 4 }),
    total: fc.boolean(),
    year: fc.constantFrom("2015", "2024"),
  })
  .map(({ named, months, budget, steps, say, envelopes, rates, above, total, year }): AnySheet => {
    const header = [...(envelopes.length > 0 ? ["Enveloppe"] : []), "Mois", "Budget", "Engagé", "Mandaté"];
    if (rates !== "none") header.push("Taux d'engagement", "Taux de mandatement");
    const rows: Cell[][] = [];
    for (const envelope of envelopes.length > 0 ? envelopes : [null]) {
      let committed = 0;
      let paid = 0;
      for (const month of months) {
        const [more, share] = steps[month]!;
        committed = cents(Math.max(0, committed + (more / 100) * budget));
        paid = cents(paid + (share / 100) * Math.max(0, committed - paid));
        const row: Cell[] = [...(envelope === null ? [] : [text(envelope)]), period(named, month, Number(year))];
        row.push(say(budget), say(committed), say(paid));
        const of = rates === "committed" ? committed : budget;
        if (rates !== "none")
          row.push(budget === 0 ? "" : percent(committed / budget), of === 0 ? "" : percent(paid / of));
        rows.push(row);
      }
      if (total && envelope !== null) {
        const row: Cell[] = [text(`Total ${envelope}`), "", say(budget), say(committed), say(paid)];
        rows.push([...row, ...(rates === "none" ? [] : ["", ""])]);
      }
    }
    const titles = Array.from({ length: above }, (_, i) => [
      text(i === 0 ? `Exécution du budget ${year}` : `Note ${i}`),
    ]);
    return {
      name: "Budget",
      rows: [...titles, header.map(text), ...rows],
      dates: named === "date" ? [envelopes.length > 0 ? 1 : 0] : [],
    };
  });

const REQUIREMENTS = [
  "< 3,5 j",
  "<= 2 JO",
  "≥ 99,5 %",
  "au plus 5",
  "au moins 95 %",
  "entre 2 et 4 j",
  "1",
  "10 %",
  "à définir",
  "95% des DA en moins de 4 h ouvrées",
  "2 h",
  "0",
  "sans objet",
  "> 4",
] as const;

export const anyService = fc
  .array(
    fc.tuple(
      fc.constantFrom("Délai moyen", "Disponibilité", "Nombre d'incidents", "Taux de *satisfaction*", "Réouvertures ?"),
      fc.oneof(
        fc.constantFrom(...REQUIREMENTS.map(text)),
        fc.integer({ min: 0, max: 500 }).map((n) => n / 100),
      ),
      fc.oneof(
        fc.integer({ min: 0, max: 1200 }).map((n) => n / 100),
        fc.integer({ min: 0, max: 12000 }).map((n) => text((n / 100).toFixed(2).replace(".", ","))),
        fc.integer({ min: 0, max: 10000 }).map((n) => text(`${(n / 100).toFixed(1).replace(".", ",")} %`)),
        fc.integer({ min: 0, max: 99 }).map((n) => text(`${n / 10} j`.replace(".", ","))),
        fc.constantFrom("", text("n.c."), text("-")),
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines): AnySheet => ({
    name: "Suivi qualité",
    rows: [
      ["Indicateur", "Exigence", "Constaté"],
      ...lines.map(([label, asked, seen], i) => [text(`${label} ${i + 1}`), asked, seen]),
    ],
    dates: [],
  }));

const DAY = 41_900;
export const anyLog = fc
  .array(
    fc.record({
      who: fc.constantFrom(
        "Université A",
        "université a",
        "Université  A",
        "Éc*le",
        "Éc?le",
        "~tilde",
        "Nantes ",
        "<7>",
        "=2",
        "INSA",
      ),
      nature: fc.constantFrom("DA", "da", "Incident", "Anomalie", "Demande d'assistance", ""),
      blocking: fc.constantFrom("Bloquante", "bloquant", "Non bloquante", "NON BLOQUANT", ""),
      opened: fc.integer({ min: 0, max: 700 * 1440 }),
      length: fc.option(fc.integer({ min: -600, max: 60 * 1440 })),
      blank: fc.integer({ min: 0, max: 30 }),
    }),
    { minLength: 4, maxLength: 60 },
  )
  .chain((tickets) => fc.record({ tickets: fc.constant(tickets), withNature: fc.boolean(), same: fc.boolean() }))
  .map(({ tickets, withNature, same }): AnySheet => {
    const header = ["N°", "Établissement", ...(withNature ? ["Nature"] : []), "Criticité", "Ouverture", "Clôture"];
    const rows = tickets.map(({ who, nature, blocking, opened, length, blank }, i): Cell[] =>
      blank === 0
        ? header.map(() => "")
        : [
            text(`T-${same ? i % 9 : i}`),
            text(who),
            ...(withNature ? [text(nature)] : []),
            text(blocking),
            DAY + opened / 1440,
            length === null ? "" : DAY + (opened + length) / 1440,
          ],
    );
    return {
      name: "Demandes d'assistance",
      rows: [header.map(text), ...rows],
      dates: [header.length - 2, header.length - 1],
    };
  });

export const anyVolumes = fc
  .array(
    fc.tuple(
      fc.constantFrom("Alpha", "alpha", "Bêta ", "BÊTA", "Delta*", "Total général", "", "Gamma\u00a0"),
      fc.oneof(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 3000 }).map((n) => text(String(n))),
        fc.constant(""),
      ),
    ),
    { minLength: 2, maxLength: 14 },
  )
  .map((lines): AnySheet => ({
    name: "Volumétrie",
    rows: [["Établissement", "Nombre de DA"], ...lines.map(([name, count]) => [text(name), count])],
    dates: [],
  }));

/** The sheets as a file, as a person would have typed them. */
export const workbookOf = (sheets: readonly AnySheet[]): Promise<Uint8Array> =>
  edited(blankWorkbook(), (context) => {
    const { worksheets } = context.workbook;
    for (const { name, rows, dates } of sheets) {
      const sheet = worksheets.add(name);
      const width = Math.max(...rows.map((row) => row.length));
      const range = sheet.getRangeByIndexes(0, 0, rows.length, width);
      for (const column of dates)
        sheet.getRangeByIndexes(0, column, rows.length, 1).numberFormat = rows.map(() => ["dd/mm/yyyy hh:mm"]);
      range.values = rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
    }
    worksheets.getFirst().delete();
  });
