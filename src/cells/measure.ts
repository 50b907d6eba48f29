import { plainWording, unaccented } from "./wording.ts";

export type TimeUnit = "second" | "minute" | "hour" | "day" | "week" | "month" | "year";
/** `ratio` values are fractions; `count` is a number of things named by the cell ("1012 DA"). */
export type Unit = TimeUnit | "count" | "ratio" | "EUR";

/** Only for days and business hours: ouvrés Mon–Fri, ouvrables Mon–Sat, calendaires every day (domain.md §2, src twelve). */
export type DayType = "ouvre" | "ouvrable" | "calendaire" | "unspecified";

/** What the words after a number say. `power`: power of ten to apply; `times`: whole multiple ("trimestre" = 3 months). */
export interface UnitMeaning {
  readonly unit: Unit | null;
  readonly power: number;
  readonly times: number;
  readonly dayType: DayType | null;
  /** The thing counted, or a foreign currency, as written; null when the unit says it all. */
  readonly noun: string | null;
}

const plain = (unit: Unit | null, power = 0, times = 1): UnitMeaning => ({
  unit,
  power,
  times,
  dayType: unit === "day" ? "unspecified" : null,
  noun: null,
});
const table = (...rows: readonly (readonly [string, UnitMeaning])[]): ReadonlyMap<string, UnitMeaning> =>
  new Map(rows.flatMap(([words, meaning]) => words.split("|").map((word) => [word, meaning] as const)));

const TIME: ReadonlyMap<string, UnitMeaning> = table(
  ["ms|milliseconde|millisecondes|millisecond|milliseconds", plain("second", -3)],
  ["s|sec|secs|seconde|secondes|second|seconds|segundo|segundos", plain("second")],
  ["mn|min|mins|minute|minutes|minuto|minutos", plain("minute")],
  ["h|hr|hrs|heure|heures|hour|hours|hora|horas", plain("hour")],
  ["j|jr|jrs|jour|jours|d|day|days|dia|dias|journee|journees", plain("day")],
  ["semaine|semaines|sem|week|weeks|wk|wks", plain("week")],
  ["mois|month|months", plain("month")],
  ["trimestre|trimestres|trim|quarter|quarters", plain("month", 0, 3)],
  ["semestre|semestres", plain("month", 0, 6)],
  ["an|ans|annee|annees|year|years|yr|yrs", plain("year")],
  ["jo", { ...plain("day"), dayType: "ouvre" }],
  ["jc", { ...plain("day"), dayType: "calendaire" }],
  ["ho", { ...plain("hour"), dayType: "ouvre" }],
);

const DAY_TYPES: ReadonlyMap<string, DayType> = new Map(
  (
    [
      ["ouvre|ouvres|ouvree|ouvrees|travaille|travailles|working|business", "ouvre"],
      ["ouvrable|ouvrables", "ouvrable"],
      ["calendaire|calendaires|calendar|calend|cal", "calendaire"],
    ] as const
  ).flatMap(([words, type]) => words.split("|").map((word) => [word, type] as const)),
);

const MONEY: ReadonlyMap<string, UnitMeaning> = table(
  ["€|eur|euro|euros", plain("EUR")],
  ["k€|keur|keuro|keuros|k euro|k euros|k €|millier d euros|milliers d euros|milliers €|milliers d €", plain("EUR", 3)],
  ["m€|meur|meuro|meuros|m euros|m €|million d euros|millions d euros|millions €|mio €|mio eur", plain("EUR", 6)],
  [
    "md€|mds€|mrd€|mrds€|mdeur|md €|mds €|md d €|mds d €|md euros|mds euros|milliard d euros|milliards d euros",
    plain("EUR", 9),
  ],
  ["%|pct|pourcent|pour cent|percent|per cent", plain("ratio", -2)],
  ["‰|pour mille", plain("ratio", -3)],
  ["k|millier|milliers|thousand", plain(null, 3)],
  ["million|millions", plain(null, 6)],
);

const FOREIGN = new Set(["$", "£", "¥", "usd", "gbp", "chf", "us$"]);

/** Words that bend the number they follow: it is then no plain quantity. */
const BENDING = new Set(
  (
    "environ env approx approximativement about circa max maxi maximum mini minimum estime estimee estimation prevu prevue " +
    "ou or et and a au to puis sauf hors si voire plus moins less more sur of par per tbc"
  ).split(" "),
);

/** "j", "heures", "JO"; null for any other word. `word` is unaccented. */
export const timeUnitOf = (word: string): UnitMeaning | null => TIME.get(word) ?? null;
/** "k€", "%", "milliers d euros"; null for other words. `words` are unaccented, apostrophes as spaces. */
export const moneyOrPercentOf = (words: string): UnitMeaning | null => MONEY.get(words) ?? null;
export const dayTypeOf = (word: string): DayType | null => DAY_TYPES.get(word) ?? null;

/**
 * What stands after (or before) a number: "k€", "%", "jours ouvrés", "DA". Words that are no unit are the thing
 * counted, if they are letters and bend nothing; `null` when the words say no unit at all ("max", "(15 k€)", "X").
 */
export function unitMeaning(text: string): UnitMeaning | null {
  const written = plainWording(text);
  if (written === "") return plain(null);
  const key = unaccented(written)
    .replace(/[.']/g, (mark) => (mark === "'" ? " " : ""))
    .replace(/ +/g, " ")
    .trim();
  const untaxed = key.replace(/ ?(ht|ttc)$/, "");
  const money = MONEY.get(key) ?? MONEY.get(untaxed);
  if (money) return money;
  if (FOREIGN.has(untaxed)) return { ...plain(null), noun: written };

  const words = key.split(/[ -]/).filter((word) => word !== "");
  const workload = words.some((word) => /^(hommes?|homme|personnes?|agents?|jh|hj)$/.test(word));
  const time = workload ? null : timeWords(words);
  if (time) return time;
  const counted = /^\p{L}[\p{L}' .-]*$/u.test(written) && written.length > 1 && words.length <= 8;
  if (!counted || words.some((word) => BENDING.has(word))) return null;
  return { unit: "count", power: 0, times: 1, dayType: null, noun: written };
}

/** A time unit and its day type, in either order ("jours ouvrés", "business days"), and nothing else. */
function timeWords(words: readonly string[]): UnitMeaning | null {
  const [first = "", second] = words;
  if (words.length > 2) return null;
  if (second === undefined) return timeUnitOf(first);
  const unit = timeUnitOf(first) ?? timeUnitOf(second);
  const dayType = dayTypeOf(second) ?? dayTypeOf(first);
  return unit && dayType ? { ...unit, dayType } : null;
}
