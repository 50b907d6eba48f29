import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rolesOfHeading } from "../../src/reading/heading-role.ts";
import type { Role } from "../../src/reading/roles.ts";
import { hasShared, sharedPath } from "../shared.ts";

const load = (file: string): Record<string, string[]> =>
  JSON.parse(readFileSync(sharedPath("fixtures", file), "utf8")) as Record<string, string[]>;

const best = (text: string): Role[] => {
  const scores = [...rolesOfHeading(text)];
  const most = Math.max(...scores.map(([, score]) => score));
  return scores.filter(([, score]) => score > most - 0.001).map(([role]) => role);
};

describe.skipIf(!hasShared("fixtures", "headers.json"))("headings of the fixtures", () => {
  const cases = hasShared("fixtures", "headers.json")
    ? Object.entries(load("headers.json")).flatMap(([role, texts]) => texts.map((text) => [text, role] as const))
    : [];
  it.each(cases)("%s may be %s", (text, role) => {
    expect(best(text)).toContain(role);
  });

  it.each(hasShared("fixtures", "headers_ambiguous.json") ? Object.entries(load("headers_ambiguous.json")) : [])(
    "%s may be any of %s",
    (text, roles) => {
      expect(best(text)).toEqual(expect.arrayContaining(roles));
    },
  );
});

describe("rolesOfHeading", () => {
  it.each([
    ["  ENGAGÉ  ", "committed"],
    ["engage", "committed"],
    ["Engagé (en €)", "committed"],
    ["Total des engagements", "committed"],
    ["Mandaté cumulé au 30/09", "paid"],
    ["Montant mandaté 2015", "paid"],
    ["Taux d’engagement (%)", "rateCommitted"],
    ["% mandaté", "ratePaid"],
    ["Engagé non mandaté", "outstanding"],
    ["Reste à engager", "availableToCommit"],
    ["Date de clôture du ticket", "resolved"],
    ["Close Time", "resolved"],
    ["Nb. de DA", "volume"],
    ["Crédits ouv.", "budget"],
    ["Mandats émis du mois", "paid"],
    ["Établiss.", "establishment"],
  ])("%s is %s", (text, role) => {
    expect(best(text)).toContain(role);
  });

  it.each([["Séminaire de plusieurs jours permettant une présentation approfondie"], ["42"], [""], ["zz top"]])(
    "%s names nothing",
    (text) => {
      expect([...rolesOfHeading(text).values()].filter((score) => score >= 0.62)).toEqual([]);
    },
  );
});
