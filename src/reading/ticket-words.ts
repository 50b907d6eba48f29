import { normalise } from "../cells/heading.ts";
import type { TicketNature } from "./statement.ts";

/** Remembers by text: a log says the same few words on every row. */
function remembered<T>(judge: (plain: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const judged = judge(normalise(text));
    if (known.size > 5_000) known.clear();
    known.set(text, judged);
    return judged;
  };
}

/** "DA", "Demande d'assistance", "Incident", "Anomalie"; null when the words say neither. */
export const natureOf = remembered((plain): TicketNature | null => {
  if (/\b(evolutions?|change(ments?)?|enhancements?|feature|rfc)\b/.test(plain)) return null;
  if (
    /\b(da|das|demandes? d assistance|assistance|service ?requests?|support request|requested items?|ritm|questions?|requests?|demandes?)\b/.test(
      plain,
    )
  )
    return "DA";
  if (
    /\b(incidents?|anomalies?|bugs?|defauts?|defects?|faults?|dysfonctionnements?|regressions?|panne|issues?)\b/.test(
      plain,
    )
  )
    return "Incident";
  return null;
});

/** Whether a severity, a priority or a "Bloquant" column says that the ticket blocks; null when it doesn't say. */
export const blockingOf = remembered((plain): boolean | null => {
  if (/\bnon (bloqu|block)|\bpas bloqu|\bnot block|\bsans blocage|\bnonblock/.test(plain)) return false;
  if (/\bbloqu|\bblock|\bcritiqu|\bcritical\b|\bshowstopper/.test(plain)) return true;
  if (/\b(very high|tres haute?|tres elevee?|highest|urgente?|immediate?)\b/.test(plain)) return true;
  const rank = /^(?:p|sev|s|severity|priority|priorite|niveau|gravite|n)? ?([1-5])(?: (.*))?$/.exec(plain);
  // OTRS counts upwards ("1 very low"), most others downwards ("1 - Critical").
  if (rank) return rank[1] === "1" && !/\b(low|lowest|basse?|bas|faible|mineure?|minor)\b/.test(rank[2] ?? "");
  if (
    /\b(majeure?s?|mineure?s?|major|minor|moyenne?|faible|bas|basse?|normale?|low|lowest|medium|moderate|planning|cosmetique|genante?|triviale?|haute?|high|elevee?)\b/.test(
      plain,
    )
  )
    return false;
  return null;
});

/** A yes-or-no column named "Bloquant". */
export const yesOf = remembered((plain): boolean | null => {
  if (/^(o|oui|y|yes|vrai|true|x|1)$/.test(plain)) return true;
  if (/^(n|non|no|faux|false|0)$/.test(plain)) return false;
  return blockingOf(plain);
});

const isWaiting = (plain: string): boolean =>
  /^(en attente|mise? en attente|attente|pending|on hold|awaiting|waiting|paused|en pause|suspendue?s?|suspended)\b/.test(
    plain,
  );

/** "En attente client", "Pending reminder", "On Hold": the clock stands still. */
export const waitingOf = remembered(isWaiting);

/** Whether a status says that the ticket is still open; null for words that say neither. */
export const openOf = remembered((plain): boolean | null => {
  if (isWaiting(plain)) return true;
  if (/\b(non|pas|not|un) ?(clos|resolu|resolved|closed|traite|termine)/.test(plain)) return true;
  if (
    /\b(clos|close|closed|cloture[es]*|ferme[es]*|resolu[es]*|resolved|termine[es]*|livre[es]*|traite[es]*|solde[es]*|done|fixed|complete|completed|rejete[es]*|rejected|annule[es]*|cancelled|canceled|abandonne[es]*|fini[es]*|merged|fusionne[es]*|removed|fechado|encerrado)\b/.test(
      plain,
    )
  )
    return false;
  if (
    /\b(ouvert[es]*|open|opened|reopened|reouvert[es]*|en cours|in progress|active|nouveau|nouvelle|new|en attente|attente|waiting|pending|awaiting|affecte[es]*|assigned|qualifie[es]*|suspendu[es]*|paused|on hold|a traiter|a faire|todo|to do|planifie[es]*|pris en compte|en analyse|backlog)\b/.test(
      plain,
    )
  )
    return true;
  return null;
});
