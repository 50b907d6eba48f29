import { spelledNumber } from "./number-word.ts";

/**
 * Turns of phrase as the grammar's own words: halves and articles before a unit of time are figures ("une demi-journée"
 * is 0.5 journée, "2 heures et demie" 2.5 heures, "within an hour" within 1 hour), a verb denied is a bound ("ne devra
 * jamais dépasser" is au plus). `text` is unaccented, at most `LONGEST_VALUE` long.
 */
export function plainlyPut(text: string): string {
  const narrow = text.replace(FULL_WIDTH, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
  const figured = narrow.replace(AND_A_HALF, (written, number: string, unit: string) => {
    const whole = spelledNumber([number])?.value ?? Number(number);
    return Number.isNaN(whole) ? written : `${whole}.5 ${unit}`;
  });
  return TURNS.reduce((written, [pattern, figure]) => written.replace(pattern, figure), figured);
}

/** "＜ 4h": the signs and digits of East Asian keyboards. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const UNIT = "(?:h|heures?|j|jours?|journees?|jrs?|hours?|days?|semaines?|weeks?|mois|months?)";

const AND_A_HALF = new RegExp(
  `(?<![\\d.,]|[a-z])(\\d{1,3}|[a-z]{2,7}) ?(${UNIT}(?: [a-z]{5,12})?) et demie?(?![a-z])`,
  "g",
);

/** "ne ", "n'", "ne doit pas ", "ne devra en aucun cas ". */
const NOT = "(?<![a-z])(?:ne |n')(?:[a-z]{1,10} ){0,4}?";
const DENIED = "(?: pas| jamais| en aucun cas)?(?: les? | la | une? duree de )?(?![a-z])";

const TURNS: readonly (readonly [RegExp, string])[] = [
  [/(\d) ?½/g, "$1.5"],
  [/½/g, "0.5"],
  [new RegExp(`(?<![\\d/.,])1/2 ?(?=${UNIT}(?![a-z]))`, "g"), "0.5 "],
  [new RegExp(`(?<![a-z])(?:(?:une?|1) )?demi[- ](?=${UNIT}(?![a-z]))`, "g"), "0.5 "],
  [new RegExp(`(?<![a-z])half (?:an? )?(?=(?:working |business )?${UNIT}(?![a-z]))`, "g"), "0.5 "],
  [
    /(?<![a-z])(within|in|under|than|exceed|exceeding) an? (?=(?:working |business |calendar )?(?:minute|hour|day|week|month)(?![a-z]))/g,
    "$1 1 ",
  ],
  [/(^| |\()- de (?=\d)/g, "$1moins de "],
  [/(^| |\()\+ de (?=\d)/g, "$1plus de "],
  [/ (et|ou) \+(?! ?\d)/g, " $1 plus"],
  [/(?<![a-z])(inf|sup)(?:erieure?s?|\.)? ?\/ ?egale?s?(?![a-z])/g, "$1 ou egal"],
  [new RegExp(`${NOT}(?:depass|exced)[a-z]{0,6}${DENIED}`, "g"), "au plus "],
  [
    new RegExp(`${NOT}(?:descend[a-z]{0,4} (?:sous|en dessous de)|etre (?:inferieur[es]{0,2} a|en dessous de))`, "g"),
    "au moins ",
  ],
  [/(?<![a-z])(?:jamais plus de|never (?:more than|exceeding|above))(?![a-z])/g, "au plus "],
  [/(?<![a-z])(?:jamais moins de|never (?:less than|below|under))(?![a-z])/g, "au moins "],
];
