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

/** As finance tools and people write them, beyond the dictionaries above. */
const WRITTEN: Partial<Record<Role, readonly string[]>> = {
  budget: [
    "Créd. ouverts",
    "CREDITS OUVERTS N",
    "Budget exécutoire",
    "Budget modifié 2016",
    "Budget après BR n°2",
    "Crédits alloués",
    "Crédits budgétaires",
    "Budget notifié",
    "Dotation notifiée",
    "Montant voté",
    "Prévision budgétaire",
    "Crédits (A)",
    "Enveloppe votée",
    "Adopted budget",
    "Final budget",
    "Amended budget",
  ],
  budgetInitial: ["Budget primitif 2016", "Adopted original budget", "B.I. 2017", "BI voté"],
  budgetChange: [
    "BR n°1",
    "BR no 2 (juin)",
    "D.M. 1",
    "Virements internes",
    "Décision modificative n° 2",
    "Budget transfers",
  ],
  committed: [
    "Mt engagé",
    "Mts engagés",
    "Eng. cumulés",
    "Engagements juridiques cumulés",
    "Engagt",
    "Dép. engagées",
    "Engagements (EJ)",
    "Commandes engagées",
    "Committed to date",
    "Encumbered YTD",
    "EJ nets",
    "Total des engagements",
  ],
  paid: [
    "Mandats pris en charge",
    "Mandaté HT",
    "Mand. cumulé",
    "Mandatements TTC",
    "Mts mandatés",
    "DP mises en paiement",
    "Dép. mandatées",
    "Total des mandats",
    "Décaissements cumulés",
    "Payé à ce jour",
    "Actual YTD",
    "Actual expenditures",
    "Réalisé au 30/09",
    "Dépenses réelles",
    "Ordonnancements",
  ],
  serviceDone: ["Liquidations", "Service fait constaté", "SF certifiés", "Liquidé"],
  aeOpen: ["AE ouv.", "Montant AE"],
  aeUsed: ["AE conso."],
  cpOpen: ["CP ouv."],
  cpUsed: ["CP conso.", "CP payés à date"],
  availableToCommit: [
    "Reste disponible",
    "Solde budgétaire",
    "Dispo",
    "Disponible budgétaire",
    "Crédits restants",
    "Uncommitted",
    "Unobligated balance",
  ],
  outstanding: [
    "Restant à payer",
    "Engagé non liquidé",
    "RAP au 31/12",
    "Restes à réaliser",
    "Reste à liquider",
    "Open commitments",
  ],
  rateCommitted: ["% d'engagement", "Tx engt", "Taux eng.", "E/B", "% consommé AE"],
  ratePaid: ["M/E", "% mandaté / engagé", "Tx de mandatement"],
  rateExecuted: ["Taux de conso.", "% réal.", "Taux exéc.", "Burn rate", "% of budget used", "Taux d'exéc. CP"],
  period: ["Mois de situation", "Arrêté le", "Période comptable", "N° période", "Fiscal month", "Mois/Année"],
  envelope: [
    "Enveloppe budgétaire limitative",
    "Nature dépense",
    "Type de dépense",
    "Masse budgétaire",
    "Titre GBCP",
    "Chap.",
  ],
  costCentre: ["Centre financier (CF)", "Composante / service", "Service gestionnaire", "Centre coûts", "Cost center"],
  code: ["Cpte", "N° cpte", "Art."],
  label: ["Intitulé", "Désignation", "Libellé du compte", "Line item", "Account description"],
};

describe.each(Object.entries(WRITTEN))("%s", (role, headings) => {
  it.each(headings)("%s", (heading) => {
    const [first] = best(heading);
    expect(first).toBe(role);
    expect(rolesOfHeading(heading).get(first!)).toBeGreaterThanOrEqual(0.62);
  });
});
