import { wordsOf } from "../../cells/wording.ts";
import type { TicketNature } from "../../reading/statement.ts";

/** What an indicator's label asks of a ticket log. */
export interface MeasuredLabel {
  readonly nature: Exclude<TicketNature, "Other">;
  /** null: blocking or not. */
  readonly blocking: boolean | null;
  readonly measure: "count" | "mean" | "median";
}

/**
 * "Délai moyen de traitement d'une DA bloquante" is a mean delay, "Nombre d'incidents traités en procédure non
 * bloquante" a count. `null` for what a log doesn't hold or what the label leaves open: first responses, shares,
 * satisfaction, other severities, rates per user.
 */
export function measuredLabel(label: string): MeasuredLabel | null {
  const words = wordsOf(label);
  const text = ` ${words.join(" ")} `;
  const says = (pattern: RegExp): boolean => pattern.test(text);
  if (
    says(
      / prise en (compte|charge) | premiere? reponse | first response | taux | part | pourcent| % | satisfaction | majeure?s? | mineure?s? | rejet| reouvert| en cours | ouverte?s? | par (utilisateur|etablissement|mois|an|semaine) /,
    )
  )
    return null;

  const requests = says(/ das? | demandes? d assistance | assistance requests? | support requests? /);
  const incidents = says(/ incidents? | anomalies? /);
  if (requests === incidents) return null;

  const not = says(/ non bloquante?s? | non blocking /);
  const blocking = not ? false : says(/ bloquante?s? | blocking /) ? true : null;
  const base = { nature: requests ? ("DA" as const) : ("Incident" as const), blocking };
  if (says(/ (delai|duree|temps|delay|time|duration)s? /)) {
    const median = says(/ median[e]? | mediane? /);
    const mean = says(/ moyen(ne)?s? | mean | average /);
    return median || mean ? { ...base, measure: median ? "median" : "mean" } : null;
  }
  return says(/^ (nombre|nb|nbre|number|volume) /) ? { ...base, measure: "count" } : null;
}
