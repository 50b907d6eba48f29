import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmount } from "../../src/cells/amount.ts";
import { readDate, readStamp } from "../../src/cells/date.ts";
import { readDuration } from "../../src/cells/duration.ts";
import { normalise } from "../../src/cells/heading.ts";
import { readFormat } from "../../src/cells/number-format.ts";
import { readNumber } from "../../src/cells/number.ts";
import { readObserved } from "../../src/cells/observed.ts";
import { periodIn, readPeriod } from "../../src/cells/period.ts";
import { readRate } from "../../src/cells/rate.ts";
import { readRequirement } from "../../src/cells/requirement.ts";
import { DEFAULT_SETTINGS } from "../../src/cells/settings.ts";
import { verdict } from "../../src/cells/verdict.ts";

const pieces = fc.constantFrom(
  ..."< > ≤ >= => = ± ~ - – − ( ) [ ] ; : , . / % ‰ € k€ M€ 1 2 4 30 95 99,5 1.234 12 34 2015 24/7 04:30 4h30 j h min max jours ouvrés ouvrables mois par trimestre".split(
    " ",
  ),
  ..."entre et ou de à des en moins plus au pas ne jusqu'à sous dans les P95 médiane moyen aucun environ si cf. CCTP N/A TBD janv T3 S42 exercice 2015-10 au 30/09 12 bis #REF!".split(
    " ",
  ),
  "\u00a0",
  "\u202f",
  "\n",
  "",
  "é",
  "𝟜",
  "\u0338",
  "'",
  '"',
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(" ")),
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join("")),
);
const value = fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null));
const format = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom("General", "0%", "dd/mm/yyyy", "h:mm", "[h]:mm", '0.0" j"', '#,##0.00 "€"', "@", "mmm-yy"),
);

it("no cell makes a reader throw", () => {
  fc.assert(
    fc.property(value, format, text, (cell, under, label) => {
      readNumber(cell, under);
      readAmount(cell, under, 1000);
      readRate(cell, under);
      readDate(cell, under, { year: 2015 });
      readStamp(cell, under, { date1904: true });
      readPeriod(cell, under, { monthColumn: true });
      periodIn(label);
      readDuration(cell, under);
      normalise(label);
      readFormat(label);
      const requirement = readRequirement(cell, { label, format: under });
      for (const calendar of [DEFAULT_SETTINGS.calendar, null])
        verdict(requirement, readObserved(cell, under, requirement), calendar);
    }),
    { numRuns: 2_000 },
  );
});

it("numbers that are read are finite, evaluated requirements have their figure", () => {
  fc.assert(
    fc.property(value, format, (cell, under) => {
      const number = readNumber(cell, under);
      if (number.ok) expect(Number.isFinite(number.value.value)).toBe(true);
      const requirement = readRequirement(cell, { format: under });
      if (requirement.op === "range") expect(requirement.lo! <= requirement.hi!).toBe(true);
      else if (requirement.status !== "unparsed" && !["none", "pending"].includes(requirement.op))
        expect(Number.isFinite(requirement.value)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

describe("what is not one plain requirement is never judged", () => {
  const plain = fc.constantFrom(
    "< 2 j",
    "≥ 95 %",
    "4 h",
    "au plus 3",
    "max 10",
    "moins de 2 jours ouvrés",
    "30 min",
    "within 48 hours",
  );
  const never = (requirement: ReturnType<typeof readRequirement>): void => {
    expect([requirement.op, requirement.status]).toEqual(["manual", "unparsed"]);
  };

  it.each(["et", "and", "ou", ";", "puis", "sinon", "si bloquant, sinon"])("two clauses joined by %s", (joint) => {
    fc.assert(fc.property(plain, plain, (a, b) => never(readRequirement(`${a} ${joint} ${b}`))));
  });
  it.each(["environ", "± ", "~", "à peu près"])("%s", (bend) => {
    fc.assert(fc.property(plain, (a) => never(readRequirement(`${bend} ${a}`))));
  });
  it("years", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2100 }),
        fc.constantFrom("", "Nombre d'incidents", "Délai"),
        (year, label) => {
          never(readRequirement(year, { label }));
          never(readRequirement(String(year), { label }));
        },
      ),
    );
  });
  it("two figures joined by a dash or a slash, without a unit", () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), fc.constantFrom("-", " - ", "/", " / ", "–"), (a, b, joint) =>
        never(readRequirement(`${a}${joint}${b}`)),
      ),
    );
  });
});

describe("a cell of 100,000 characters answers at once", () => {
  const length = 100_000;
  it.each([
    "1",
    " ",
    "1 ",
    "1.",
    "(",
    "-",
    "a",
    "é",
    "9h",
    "et ",
    "< ",
    "\u0300",
    '"',
    "\u202f1",
    "1,",
    "janvier ",
    "12/",
  ])("%j repeated", (unit) => {
    const long = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    const requirement = readRequirement(long, { label: long, format: long });
    expect(["manual", "none"]).toContain(requirement.op);
    expect(readNumber(long, long).ok).toBe(false);
    expect(readStamp(long, long).ok).toBe(false);
    expect(readPeriod(long, long).ok).toBe(false);
    expect(readDuration(long, long).ok).toBe(false);
    expect(periodIn(long).ok).toBe(false);
    expect(readObserved(long, long, requirement).value).toBeNull();
    readNumber(1, long);
    expect(normalise(long).length).toBeLessThanOrEqual(length);
  });
});
