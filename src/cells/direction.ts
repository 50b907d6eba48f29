import { wordsOf } from "./wording.ts";

/** Whether more is worse ("max": the number is a ceiling) or better ("min"). */
export type Direction = "max" | "min";

const roots = (list: string): readonly string[] => list.split(" ");

/** Label lexicon of domain.md §2 "Safe behaviour", by the beginnings of unaccented words, French and English. */
const CEILING = roots(
  "incident anomalie delai retard rejet dysfonctionnement panne erreur defaut defaillance indisponibilite interruption " +
    "plainte reclamation litige penalite cout depens depassement ecart attente abandon absenteisme absence bug regression reouvert " +
    "relance duree temps latence coupure perte vulnerabilite " +
    "failure fault defect error delay outage downtime complaint overdue late backlog reopen rejection " +
    "unavailab absent turnover time duration latency cost",
);
const FLOOR = roots(
  "disponib respect satisfaction satisfait couverture conform qualite reussi succes resolution fiabilite completude exhaustiv " +
    "sla participation adhesion accessib ponctualite decroche recouvrement realisation rendement presence " +
    "availab compliance coverage uptime success satisf reliab accuracy completeness punctual attendance fulfil",
);
/** A delay that must last at least so long. */
const LASTING = roots("conservation retention archivage garantie preavis historique warranty notice");
const ON_TIME = [
  "dans les delais",
  "dans le delai",
  "dans les temps",
  "a temps",
  "on time",
  "in time",
  "within target",
  "dans le respect",
];

const startsWith = (word: string, list: readonly string[]): boolean => list.some((root) => word.startsWith(root));

/** Words of labels that the settings add to the lexicon. */
export interface LabelWords {
  readonly ceilings: readonly string[];
  readonly floors: readonly string[];
}

/** By the settings' own words, which win over the lexicon; `null` when none of them stands in the label, or both kinds do. */
export function toldDirection(label: string, { ceilings, floors }: LabelWords): Direction | null {
  const words = ` ${wordsOf(label).slice(0, 60).join(" ")}`;
  const says = (list: readonly string[]): boolean =>
    list.some((entry) => wordsOf(entry).length > 0 && words.includes(` ${wordsOf(entry).join(" ")}`));
  const [max, min] = [says(ceilings), says(floors)];
  return max === min ? null : max ? "max" : "min";
}

/** By the first telling word of a label or of the thing counted; `null` when none tells. */
export function directionOf(label: string): Direction | null {
  const words = wordsOf(label).slice(0, 60);
  const text = words.join(" ");
  if (ON_TIME.some((phrase) => text.includes(phrase))) return "min";
  for (const [at, word] of words.entries()) {
    if (word === "non" || word === "hors") return startsWith(words[at + 1] ?? "", FLOOR) ? "max" : null;
    if (startsWith(word, CEILING)) return "max";
    if (startsWith(word, FLOOR)) return "min";
  }
  return null;
}

const DONE = roots(
  "traite resolu regle cloture livre honore corrige repond repris pris acquitte abouti restaure answer resolv handl deliver",
);

/** "70 % des appels traités au premier contact": a share of what is done is a floor, unless it is not done or not in time. */
export function isShareDone(words: string): boolean {
  const list = wordsOf(words);
  return list.some((word) => startsWith(word, DONE)) && !list.some((word) => /^(non|hors|pas|not|un.*ed)$/.test(word));
}

/** "20 jours de formation" is an amount of work; "3 jours de retard", "4 h de traitement" are delays. */
export function isEffort(words: string): boolean {
  const [link = "", thing = ""] = wordsOf(words);
  return (
    /^d(?:e|es|u)?$/.test(link) &&
    !/^(traitement|reponse|resolution|prise|intervention|correction|retabl|travail|service|delai)/.test(thing) &&
    ![CEILING, FLOOR, LASTING].some((list) => startsWith(thing, list))
  );
}

/** Direction of a bare delay: a ceiling, unless the label speaks of keeping or warning. */
export function delayDirection(label: string): Direction {
  return wordsOf(label).some((word) => startsWith(word, LASTING)) ? "min" : "max";
}
