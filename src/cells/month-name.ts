import { read, unread, type Reading } from "./reading.ts";

const NAMES: readonly (readonly [string, number])[] = [
  ...[
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
  ],
  ...[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
  ],
].map((name, at) => [name, (at % 12) + 1] as const);

/** Spellings that are no prefix of a full name. */
const SHORT = new Map([
  ["fvr", 2],
  ["jlt", 7],
  ["juill", 7],
  ["sptembre", 9],
]);

/**
 * 1–12 from an unaccented French or English month name or a prefix of three letters or more ("janv", "fev", "aou").
 * "jui" could be June or July and is refused (domain.md §3).
 */
export function monthOfName(word: string): Reading<number> {
  const short = SHORT.get(word);
  if (short !== undefined) return read(short);
  if (word.length < 3) return unread("not-a-period");
  const months = new Set(NAMES.filter(([name]) => name.startsWith(word)).map(([, month]) => month));
  if (months.size > 1) return unread("ambiguous-month");
  const [month] = months;
  return month === undefined ? unread("not-a-period") : read(month);
}
