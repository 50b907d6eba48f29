import { describe, expect, it } from "vitest";
import { serialOfDay } from "../../src/cells/civil.ts";
import { only, read, sheet } from "./sheets.ts";

describe("a register", () => {
  const register = (
    rows: readonly (readonly (string | number | null)[])[],
    header = ["Type", "Description", "Échéance", "Acteurs", "Statut"],
  ) => only(read([sheet("Relevé", [["Relevé de décisions 2015"], header, ...rows])]), "register");

  it.each([
    ["Fait", true],
    ["faite", true],
    ["Clôturée le 12/03", true],
    ["Terminé", true],
    ["100 %", true],
    ["Annulée", true],
    ["En cours", false],
    ["À faire", false],
    ["Non fait", false],
    ["50 %", false],
  ])("says by its column of progress what is done: %s", (status, done) => {
    const { rows } = register([
      ["A", "Recruter", "15/09/2015", "A", status],
      ["D", "Retenir", null, "M", null],
    ]);
    expect(rows[0]!.status?.done).toBe(done);
  });

  it.each([
    ["fin octobre", { year: 2015, month: 10 }],
    ["avant fin novembre", { year: 2015, month: 11 }],
    ["courant mars 2016", { year: 2016, month: 3 }],
    ["d'ici juin", { year: 2015, month: 6 }],
    ["prochain copil", undefined],
    ["Avant l'été", undefined],
    ["ASAP", undefined],
  ])("keeps the words of a due date, and the month that they name: %s", (due, month) => {
    const { rows } = register([
      ["A", "Recruter", due, "A", null],
      ["D", "Retenir", null, "M", null],
    ]);
    expect(rows[0]!.due).toMatchObject({ text: due, serial: null });
    expect(rows[0]!.due?.month).toEqual(month);
  });

  it.each([
    ["Action", "A"],
    ["Actions", "A"],
    ["Décision", "D"],
    ["Description", null],
  ])("without a column of types is one of the type that heads its lines: %s", (heading, type) => {
    const { rows } = register(
      [["Recruter deux développeurs", "15/09/2015", "Mme Durand"]],
      [heading, "Échéance", "Responsable"],
    );
    expect(rows.map((row) => row.type)).toEqual([type]);
  });
});

describe("a roadmap", () => {
  const MONTHS = ["Sept", "Oct", "Nov", "Déc", "Janv", "Fév", "Mars", "Avr", "Mai", "Juin", "Juil", "Août"];
  const drawn = (from: number, to: number) => MONTHS.map((_, index) => (index >= from && index <= to ? "■" : null));

  it("goes on into the next year where its months do", () => {
    const plan = only(
      read([
        sheet("Plan", [
          ["Plan produit 2015"],
          ["Version", "Lot", ...MONTHS],
          ["V1", "Socle", ...drawn(2, 5)],
          ["V2", "Paie", ...drawn(6, 7)],
        ]),
      ]),
      "roadmap",
    );
    expect(plan.months).toEqual({ firstColumn: 2, count: 12, year: 2015, firstMonth: 9 });
    expect(plan.rows.map(({ start, end }) => [start?.day, end?.day])).toEqual([
      [serialOfDay(2015, 11, 1), serialOfDay(2016, 2, 29)],
      [serialOfDay(2016, 3, 1), serialOfDay(2016, 4, 30)],
    ]);
  });

  it("reads a line of milestones as dates, not as a release of those months", () => {
    const plan = only(
      read([
        sheet("Plan", [
          ["Plan produit 2015"],
          ["Version", "Lot", ...MONTHS],
          ["V1", "Socle", ...drawn(0, 1)],
          ["Jalons", "14/09", "20/11", "20/11"],
        ]),
      ]),
      "roadmap",
    );
    expect(plan.rows.map(({ label }) => label)).toEqual(["V1"]);
    expect(plan.milestones.map(({ day, cell }) => [day, cell.ref.column])).toEqual([
      [serialOfDay(2015, 9, 14), 1],
      [serialOfDay(2015, 11, 20), 2],
      [serialOfDay(2015, 11, 20), 3],
    ]);
  });

  it("takes a date in a month's cell for the milestone of its line, a load or a percentage for a mark", () => {
    const marks = (mark: string | number) => MONTHS.map((_, index) => (index === 2 ? mark : null));
    const plan = only(
      read([
        sheet("Plan", [
          ["Plan produit 2015"],
          ["Version", "Lot", ...MONTHS],
          ["V1", "Socle", ...marks("20/11")],
          ["V2", "Paie", ...marks("CD")],
          ["V3", "RH", ...marks("VA")],
        ]),
      ]),
      "roadmap",
    );
    expect(plan.rows.map(({ milestone, start }) => [milestone, start?.day])).toEqual([
      [serialOfDay(2015, 11, 20), serialOfDay(2015, 11, 1)],
      [null, serialOfDay(2015, 11, 1)],
      [null, serialOfDay(2015, 11, 1)],
    ]);
  });
});

describe("scenarios", () => {
  const wavesOf = (header: readonly string[], row: readonly (string | number | null)[]) =>
    only(
      read([sheet("Scénarios", [["Scénarios de déploiement"], header, row, ["Autre", ...row.slice(1)]])]),
      "scenarios",
    ).rows[0]!.waves.map(({ year, wave, count }) => [year, wave, count]);

  it.each([
    [
      "years",
      ["Scénario", "Effort", "2016", "2017", "2018"],
      ["A", "20 ETP", 20, null, 15],
      [
        [2016, 1, 20],
        [2018, 3, 15],
      ],
    ],
    [
      "numbered waves",
      ["Scénario", "Effort", "Vague 1", "Vague 2"],
      ["A", "20 ETP", 20, 25],
      [
        [null, 1, 20],
        [null, 2, 25],
      ],
    ],
    ["ordinals", ["Scénario", "Effort", "1re vague", "2e vague"], ["A", "20 ETP", 20, "-"], [[null, 1, 20]]],
    [
      "a list",
      ["Scénario", "Effort", "Vagues"],
      ["A", "20 ETP", "20 puis 25 puis 15"],
      [
        [null, 1, 20],
        [null, 2, 25],
        [null, 3, 15],
      ],
    ],
    ["words that count nothing", ["Scénario", "Effort", "Vagues"], ["A", "20 ETP", "à préciser"], []],
  ] as const)("have waves by %s", (_, header, row, expected) => {
    expect(wavesOf(header, row)).toEqual(expected);
  });

  it.each([
    ["20-26 ETP", 20, 26],
    ["15 à 20", 15, 20],
    ["de 15,5 à 20 ETP", 15.5, 20],
    ["entre 3 et 5 ETP", 3, 5],
    ["12 ETP", 12, 12],
    ["à préciser", null, null],
  ])("have an effort between two bounds: %s", (text, low, high) => {
    const { rows } = only(
      read([
        sheet("Scénarios", [
          ["Scénarios"],
          ["Scénario", "Effort", "Vague 1", "Vague 2"],
          ["A", text, 20, 20],
          ["B", "8 ETP", 10, 10],
        ]),
      ]),
      "scenarios",
    );
    expect(rows[0]!.effort).toMatchObject({ text, low, high });
  });
});
