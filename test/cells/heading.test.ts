import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delayDirection, directionOf } from "../../src/cells/direction.ts";
import { normalise } from "../../src/cells/heading.ts";
import { monthOfName } from "../../src/cells/month-name.ts";
import { spelledNumber } from "../../src/cells/number-word.ts";

it.each([
  ["  Taux d’ENGAGEMENT (%) : ", "taux d engagement"],
  ["Échéance", "echeance"],
  ["N°", "n"],
  ["A/D/I", "a d i"],
  ["Engagé\u00a0/\u202fBudget", "engage budget"],
  ["C_DEFINITIVO", "c definitivo"],
  ["Main-d'œuvre", "main d oeuvre"],
  ["BR2", "br2"],
  ["", ""],
  ["— ★ —", ""],
])("%j is compared as %j", (heading, expected) => {
  expect(normalise(heading)).toBe(expected);
});

it("normalising twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }),
  );
});

describe("direction of a label", () => {
  it.each([
    ["Nombre d'incidents traités en procédure bloquante", "max"],
    ["Délai moyen de traitement d'une DA bloquante", "max"],
    ["Taux de respect des délais", "min"],
    ["Taux de disponibilité", "min"],
    ["Taux d'indisponibilité", "max"],
    ["Part des incidents résolus dans les délais", "min"],
    ["Non-conformités relevées", "max"],
    ["Satisfaction des utilisateurs", "min"],
    ["Uptime", "min"],
    ["Rejected invoices, error rate", "max"],
    ["Nombre de comités", null],
    ["", null],
  ])("%s: %s", (label, expected) => {
    expect(directionOf(label)).toBe(expected);
  });
  it("a delay is a ceiling but where something must last", () => {
    expect(delayDirection("Délai de livraison")).toBe("max");
    expect(delayDirection("Durée de conservation des sauvegardes")).toBe("min");
  });
});

it.each([
  ["quarante huit heures", 48, 2],
  ["vingt et un jours", 21, 3],
  ["soixante douze", 72, 2],
  ["quatre vingt dix neuf", 99, 4],
  ["quatre vingts", 80, 2],
  ["soixante et onze", 71, 3],
  ["dix sept", 17, 2],
  ["deux cent trente", 230, 3],
  ["forty eight hours", 48, 2],
  ["deux jours", 2, 1],
  ["vingt vingt", 20, 1],
  ["deux trois", 2, 1],
])("%s is %d in %d words", (text, value, length) => {
  expect(spelledNumber(text.split(" "))).toEqual({ value, length });
});

it("other words are no number", () => {
  expect(spelledNumber(["jours", "deux"])).toBeNull();
  expect(spelledNumber([])).toBeNull();
});

it.each([
  ["janv", 1],
  ["fev", 2],
  ["mar", 3],
  ["aou", 8],
  ["sept", 9],
  ["december", 12],
  ["jui", "ambiguous-month"],
  ["ma", "not-a-period"],
  ["lundi", "not-a-period"],
])("the month %s is %s", (name, expected) => {
  const month = monthOfName(name);
  expect(month.ok ? month.value : month.reason).toBe(expected);
});
