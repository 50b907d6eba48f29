import type { TrackingTexts } from "../fr/tracking.ts";

export const tracking: TrackingTexts = {
  headers: {
    situation: "As of",
    computedAt: "Computed on",
    commitmentRate: "Committed / budget",
    paymentRate: "Paid / committed",
    executionRate: "Paid / budget",
    met: "Met",
    evaluated: "Assessed",
    toConfirm: "To confirm",
    breaches: "Critical",
    available: "Left to commit",
    names: "Critical findings of that date",
  },
  message: "One row per stored situation; older rows never change",
  sincePoints: "{points} pt since {date}",
  sinceAmount: "{amount}\u00a0€ since {date}",
  sinceMet: "{note} · {met} / {evaluated} on {date}",
  since: "Since {date}: {opened} new critical{names}, {closed} closed{others}",
  section: "Since the situation of {date}",
  opened: "▲ New critical finding",
  closed: "● Closed",
  lasting: "○ Still critical",
  none: "No critical finding on either date",
  breachNames: {
    "budget.overCommitted": "committed above budget",
    "budget.paidOverBudget": "paid above budget",
    "budget.paidOverCommitted": "paid above committed",
  },
};
