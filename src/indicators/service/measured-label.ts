import { wordsOf } from "../../cells/wording.ts";
import type { Requirement } from "../../cells/requirement.ts";
import type { Ticket, TicketNature } from "../../reading/statement.ts";
import type { Clock } from "./delays.ts";

/** Which tickets of a log an indicator is about. */
export interface AskedTickets {
  /** null: of any nature. */
  readonly nature: Exclude<TicketNature, "Other"> | null;
  /** null: blocking or not. */
  readonly blocking: boolean | null;
  /** A severity other than blocking or not, as the log names it. */
  readonly severity: "major" | "minor" | null;
}

/** What an indicator's label asks of a ticket log. */
export interface MeasuredLabel extends AskedTickets {
  readonly clock: Clock;
  readonly measure: "count" | "mean" | "median" | "percentile" | "share";
}

/**
 * "Délai moyen de traitement d'une DA bloquante" is a mean delay, "Nombre d'incidents traités en procédure non
 * bloquante" a count. The requirement may say what the label leaves open: "95 % des DA en moins de 4 h", "P95 < 4 h".
 * `null` for what a log doesn't hold or what both leave open: satisfaction, rates per user, shares of one's own.
 */
export function measuredLabel(label: string, requirement: Requirement | null = null): MeasuredLabel | null {
  const text = spaced(label);
  const says = (pattern: RegExp): boolean => pattern.test(text);
  const share = requirement?.op === "share";
  if (
    says(
      / satisfaction | rejet| reouvert| en cours | ouverte?s? | par (utilisateur|etablissement|mois|an|semaine) | paiement | payment /,
    ) ||
    (!share && says(/ taux | part | pourcent| % /))
  )
    return null;
  const tickets = ticketsIn(text) ?? (requirement ? ticketsIn(spaced(requirement.text)) : null);
  if (!tickets) return null;
  const clock: Clock = says(/ prise en (compte|charge) | (premiere?|1ere) reponse | first (response|answer) | gti /)
    ? "response"
    : "resolution";
  const asked = { ...tickets, clock };
  if (share) return { ...asked, measure: "share" };
  const stated = requirement?.stat ?? null;
  if (says(/ (delai|duree|temps|delay|time|duration|gti|gtr|mttr)s? /) || stated !== null) {
    const stat = stated ?? statIn(says);
    return stat === null ? null : { ...asked, measure: stat };
  }
  return clock === "resolution" && says(/^ (nombre|nb|nbre|number|volume) /) ? { ...asked, measure: "count" } : null;
}

const spaced = (text: string): string => ` ${wordsOf(text).join(" ")} `;

function statIn(says: (pattern: RegExp) => boolean): "mean" | "median" | null {
  if (says(/ median[e]? | mediane? /)) return "median";
  return says(/ moyen(ne)?s? | mean | average | mttr /) ? "mean" : null;
}

function ticketsIn(text: string): AskedTickets | null {
  const says = (pattern: RegExp): boolean => pattern.test(text);
  const requests = says(/ das? | demandes? d assistance | assistance requests? | support requests? /);
  const incidents = says(/ incidents? | anomalies? /);
  const any = says(/ tickets? | sollicitations? /);
  if (requests === incidents && !any) return null;
  const not = says(/ non bloquante?s? | non blocking /);
  const severity = says(/ (majeure?|major)s? /) ? "major" : says(/ (mineure?|minor)s? /) ? "minor" : null;
  return {
    nature: requests === incidents ? null : requests ? "DA" : "Incident",
    blocking: not ? false : says(/ bloquante?s? | blocking /) ? true : null,
    severity,
  };
}

const SEVERITY_WORDS = { major: /\b(majeure?s?|major)\b/i, minor: /\b(mineure?s?|minor)\b/i } as const;

export const isAsked = (
  { nature, blocking, severity }: Pick<Ticket, "nature" | "blocking" | "severity">,
  asked: AskedTickets,
): boolean =>
  (asked.nature === null || nature === asked.nature) &&
  (asked.blocking === null || blocking === asked.blocking) &&
  (asked.severity === null || SEVERITY_WORDS[asked.severity].test(severity ?? ""));
