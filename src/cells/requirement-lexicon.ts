import type { ReasonCode } from "./reading.ts";

export type Comparison = "lt" | "le" | "eq" | "ne" | "ge" | "gt";
export type PerPeriod = "day" | "week" | "month" | "quarter" | "semester" | "year";

/** Where an operator stands about its number: "< 3", "3 ou moins", "max 3" and "3 max". */
export type Place = "before" | "after" | "either";

/** What one phrase of a requirement means. */
export type PhraseMeaning =
  | { readonly kind: "op"; readonly op: Comparison; readonly place: Place }
  | { readonly kind: "stat"; readonly stat: "mean" | "median" }
  | { readonly kind: "per"; readonly per: PerPeriod }
  | { readonly kind: "zero" }
  | { readonly kind: "between" }
  | { readonly kind: "and" }
  | { readonly kind: "or" }
  | { readonly kind: "to" }
  | { readonly kind: "within" }
  /** "avant 3 jours" bounds a delay; "avant 18h", "avant la recette" something else. */
  | { readonly kind: "ahead" }
  /** "tous les incidents": of each, not of their mean. */
  | { readonly kind: "all" }
  | { readonly kind: "nextWorkingDay" }
  /** "30 jours fin de mois" is no plain delay; "10 tickets en fin de mois" says when to count. */
  | { readonly kind: "monthEnd" }
  /** The next number numbers a level, it measures nothing. */
  | { readonly kind: "rank" }
  | { readonly kind: "reference" }
  | { readonly kind: "pending" }
  | { readonly kind: "hazard"; readonly reason: ReasonCode };

/**
 * One spelling for the singular, the plural and the feminine: "inférieures" and "inférieur" are the same word. `word` is
 * unaccented; short words are kept whole.
 */
export function stem(word: string): string {
  let root = word;
  if (root.length >= 4 && /[sx]$/.test(root) && !root.endsWith("ss")) root = root.slice(0, -1);
  return root.length >= 5 && root.endsWith("e") ? root.slice(0, -1) : root;
}

const op = (meaning: Comparison, place: Place): PhraseMeaning => ({ kind: "op", op: meaning, place });
const per = (period: PerPeriod): PhraseMeaning => ({ kind: "per", per: period });

const LE_BEFORE =
  "inferieur ou egal a|inferieur ou egal|inf ou egal a|pas plus de|pas plus d|pas superieur a|non superieur a|ne pas depasser|" +
  "ne doit pas depasser|ne doivent pas depasser|ne devra pas depasser|ne pas exceder|ne doit pas exceder|ne devra pas exceder|" +
  "ne doit pas etre superieur a|ne peut exceder|ne peut depasser|ne peut pas exceder|ne peut pas depasser|ne pourra exceder|ne pourra depasser|ne saurait exceder|" +
  "ne saurait depasser|ne peut etre superieur a|ne doit exceder|n excede pas|n excedant pas|ne depasse pas|ne depassant pas|sans depasser|sans exceder|" +
  "jusqu a|dans les|dans le|dans la|dans un delai de|dans un delai d|dans un delai maximum de|dans un delai maximal de|" +
  "dans un delai max de|dans un delai inferieur ou egal a|sous|sous les|sous un delai de|sous un delai maximum de|d ici|limite a|plafonne a|" +
  "plafond de|plafond|at most|no more than|not more than|no greater than|not greater than|" +
  "no longer than|cannot exceed|can not exceed|may not exceed|must never exceed|never exceed|without exceeding|not to exceed|not exceeding|must not exceed|shall not exceed|should not exceed|does not exceed|not exceed|" +
  "up to|within|within a maximum of|in at most|less than or equal to|lower than or equal to|less or equal to|" +
  "no later than|not later than|capped at|limited to";
const LT_BEFORE =
  "moins de|moins d|en moins de|en moins d|dans un delai de moins de|dans un delai inferieur a|inferieur a|inferieur|" +
  "strictement inferieur a|strictement inferieur|strictement moins de|inf a|inf|en dessous de|en dessous d|au dessous de|en deca de|" +
  "less than|in less than|strictly less than|fewer than|lower than|smaller than|shorter than|under|in under|below|sub";
const GE_BEFORE =
  "superieur ou egal a|superieur ou egal|sup ou egal a|pas moins de|pas moins d|pas inferieur a|non inferieur a|" +
  "ne doit pas etre inferieur a|ne peut etre inferieur a|a partir de|atteindre|atteint|atteigne|reach|reaching|plancher de|plancher|" +
  "no less than|not less than|no fewer than|no lower than|not lower than|not below|greater than or equal to|more than or equal to|" +
  "higher than or equal to|greater or equal to";
const GT_BEFORE =
  "plus de|plus d|superieur a|superieur|strictement superieur a|strictement superieur|strictement plus de|sup a|sup|au dessus de|au dessus d|" +
  "au dela de|au dela d|depassant|excedant|more than|greater than|strictly greater than|higher than|longer than|above|over|" +
  "exceeding|exceeds|in excess of";

const LEXICON: readonly (readonly [string, PhraseMeaning])[] = [
  [LE_BEFORE, op("le", "before")],
  [LT_BEFORE, op("lt", "before")],
  [GE_BEFORE, op("ge", "before")],
  [GT_BEFORE, op("gt", "before")],
  ["egal a|egal|exactement|precisement|exactly|equal to|equals|is equal to", op("eq", "either")],
  ["different de|different d|not equal to|autre que|other than", op("ne", "before")],
  ["ou moins|et moins|or less|or fewer|or lower|or below|or under|or faster|and under", op("le", "after")],
  ["ou plus|et plus|or more|or higher|or above|or greater|or over|and above|and more|and over", op("ge", "after")],
  [
    "au plus|au maximum|au max|maximum|max|maxi|maxima|maximal|a maxima|au plus tard|tout au plus|at the most|at most|at the latest|tops|" +
      // "maximum de 3" and "3 % maximum de dossiers".
      "max de|maximum de|maximum d|au maximum de|maximum of|max of",
    op("le", "either"),
  ],
  [
    "au moins|au minimum|au min|au mini|minimum|min|mini|minima|minimal|a minima|tout au moins|at the least|at least|" +
      "min de|minimum de|minimum d|au minimum de|minimum of|min of",
    op("ge", "either"),
  ],
  [
    "en moyenne|moyen|moyenne|moyens|moy|mean|average|on average|in average|avg|mttr|mttd|mtta|mtbf|mttf|dmt",
    { kind: "stat", stat: "mean" },
  ],
  ["median|mediane|en mediane|valeur mediane", { kind: "stat", stat: "median" }],
  ["par jour|per day|a day|each day|chaque jour|quotidien|quotidienne|daily|journalier|sur la journee", per("day")],
  ["par semaine|par sem|per week|a week|each week|chaque semaine|hebdomadaire|weekly|sur la semaine", per("week")],
  [
    "par mois|per month|a month|each month|chaque mois|mensuel|mensuelle|monthly|sur le mois|over the month",
    per("month"),
  ],
  [
    "par trimestre|par trim|per quarter|a quarter|each quarter|chaque trimestre|trimestriel|trimestrielle|quarterly|sur le trimestre|over the quarter",
    per("quarter"),
  ],
  ["par semestre|chaque semestre|semestriel|semestrielle|sur le semestre|half yearly", per("semester")],
  [
    "par an|par annee|par exercice|per year|per annum|a year|each year|chaque annee|annuel|annuelle|annuellement|yearly|annually|annual|" +
      "sur l an|sur l annee|sur l exercice|over the year",
    per("year"),
  ],
  ["aucun|aucune|zero|nul|nulle|pas de|pas d|sans aucun|sans aucune|no", { kind: "zero" }],
  ["entre|compris entre|situe entre|between|ranging from", { kind: "between" }],
  ["et|and|ainsi que", { kind: "and" }],
  ["ou|or|ou bien|soit", { kind: "or" }],
  ["a|to|jusqu", { kind: "to" }],
  ["en|dans|in", { kind: "within" }],
  [
    "niveau|priorite|gravite|severite|criticite|classe|categorie|phase|lot|type|rang|level|priority|severity|sev|category|tier|class",
    { kind: "rank" },
  ],
  [
    "cf|voir|selon|suivant|conformement|conforme a|conforme au|conforme aux|se reporter|se referer|see|refer|as per|according to|" +
      "article|art|annexe|appendix|cctp|ccap|ccag|ccftp|clause|chapitre|paragraphe",
    { kind: "reference" },
  ],
  [
    "a definir|a preciser|a completer|a determiner|a confirmer|a fixer|a venir|a valider|en cours de definition|non defini|" +
      "non communique|non connu|non renseigne|non fixe|a arreter|a negocier|a convenir|a discuter|a etablir|ulterieurement|sera precise|sera defini|" +
      "sera fixe|sera communique|sera arrete|will be defined|will be agreed|to be set|to be negotiated|to be specified|to be completed|to be advised|to be defined|to be determined|to be confirmed|to be agreed|to define|tbd|tbc|tba|not defined|unknown",
    { kind: "pending" },
  ],
  [
    "environ|env|approximativement|approx|approximately|about|around|roughly|circa|quasi|presque|vers|almost|nearly|estimation|estime|estimatif|indicatif|previsionnel|estimated|indicative|de l ordre de|de l ordre d",
    { kind: "hazard", reason: "qualified" },
  ],
  ["pres|plus ou moins|plus or minus|give or take|tolerance", { kind: "hazard", reason: "tolerance" }],
  [
    "si|sinon|puis|ensuite|lorsque|quand|if|unless|otherwise|then|when|apres midi|sauf|hormis|excepte|except|a l exception de|a l exception d",
    { kind: "hazard", reason: "two-clauses" },
  ],
  [
    "ne|n|pas|non|not|never|jamais|ni|hno|cannot|without|nor|neither|interdit|exclu|double|doubles|triple|moitie|half|tiers|quart|twice|fois moins|fois plus|" +
      "n est pas|demi|demie|et quart|franc|ouv|clear|hausse de|baisse de|augmentation de|diminution de|reduction de|increase of|decrease of|reduction of",
    { kind: "hazard", reason: "unknown-words" },
  ],
  ["avant|before", { kind: "ahead" }],
  [
    "tous|toutes|tous les|toutes les|tout|toute|chaque|l ensemble des|ensemble des|la totalite des|totalite des|all|all of|each|every",
    { kind: "all" },
  ],
  ["fin de mois|fin du mois|end of month|end of the month", { kind: "monthEnd" }],
  [
    "jour ouvre suivant|le jour ouvre suivant|lendemain ouvre|le lendemain ouvre|next business day|next working day|the next business day|" +
      "the next working day|by next business day|by next working day|by the next business day|by the next working day|nbd",
    { kind: "nextWorkingDay" },
  ],
  [
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|friday|saturday|sunday|lun|ven",
    { kind: "hazard", reason: "service-window" },
  ],
];

export const LONGEST_PHRASE = 7;

const PHRASES: ReadonlyMap<string, PhraseMeaning> = new Map(
  LEXICON.flatMap(([phrases, meaning]) =>
    phrases.split("|").map((phrase) => [phrase.split(" ").map(stem).join(" "), meaning] as const),
  ),
);

/** The meaning of stemmed words joined by single spaces; `null` for other words. */
export const phraseMeaning = (stems: string): PhraseMeaning | null => PHRASES.get(stems) ?? null;
