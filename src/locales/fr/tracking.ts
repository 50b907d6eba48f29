/** Words of the sheet Suivi and of what changed since a stored situation. */
export const tracking = {
  headers: {
    situation: "Situation",
    computedAt: "Calculé le",
    commitmentRate: "Engagé / budget",
    paymentRate: "Mandaté / engagé",
    executionRate: "Mandaté / budget",
    met: "Tenues",
    evaluated: "Évaluées",
    toConfirm: "À confirmer",
    breaches: "Critiques",
    available: "Reste à engager",
    names: "Critiques de cette date",
  },
  message: "Une ligne par situation figée\u00a0; les lignes anciennes ne changent pas",
  sincePoints: "{points}\u00a0pt depuis le {date}",
  sinceAmount: "{amount}\u00a0€ depuis le {date}",
  sinceMet: "{note} · {met} / {evaluated} le {date}",
  since:
    "Depuis le {date}\u00a0: {opened} {opened:nouvelle critique|nouvelles critiques}{names}, {closed} {closed:close|closes}{others}",
  section: "Depuis la situation du {date}",
  opened: "▲ Nouvelle critique",
  closed: "● Critique close",
  lasting: "○ Toujours critique",
  none: "Aucune critique à l'une ou l'autre date",
  breachNames: {
    "budget.overCommitted": "engagé supérieur au budget",
    "budget.paidOverBudget": "mandaté supérieur au budget",
    "budget.paidOverCommitted": "mandaté supérieur à l'engagé",
  },
};

export type TrackingTexts = typeof tracking;
