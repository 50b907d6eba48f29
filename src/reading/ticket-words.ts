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
  if (
    /\b(da|das|demandes? d assistance|assistance|service request|support request|question|request|demande)\b/.test(
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
  if (/^(p|sev|s|severity|priority|priorite|niveau|gravite|n)? ?[1](?: .*)?$/.test(plain)) return true;
  if (/^(p|sev|s|severity|priority|priorite|niveau|gravite|n)? ?[2-5](?: .*)?$/.test(plain)) return false;
  if (
    /\b(majeure?s?|mineure?s?|major|minor|moyenne?|faible|basse?|normale?|low|medium|moderate|cosmetique|genante?|trivial|haute?|high|elevee?)\b/.test(
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

/** Whether a status says that the ticket is still open; null for words that say neither. */
export const openOf = remembered((plain): boolean | null => {
  if (/\b(non|pas|not|un) ?(clos|resolu|resolved|closed|traite|termine)/.test(plain)) return true;
  if (
    /\b(clos|close|closed|cloture[es]*|ferme[es]*|resolu[es]*|resolved|termine[es]*|livre[es]*|traite[es]*|solde[es]*|done|fixed|complete|completed|rejete[es]*|rejected|annule[es]*|cancelled|canceled|abandonne[es]*|fini[es]*|fechado|encerrado)\b/.test(
      plain,
    )
  )
    return false;
  if (
    /\b(ouvert[es]*|open|opened|reopened|reouvert[es]*|en cours|in progress|active|nouveau|nouvelle|new|en attente|attente|waiting|pending|awaiting|affecte[es]*|assigned|qualifie[es]*|suspendu[es]*|paused|on hold|a traiter|todo|to do|pris en compte|en analyse|backlog)\b/.test(
      plain,
    )
  )
    return true;
  return null;
});
