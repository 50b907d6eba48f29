import type { ReasonCode } from "./reading.ts";

/** Digits as printed, separators resolved: "1 234,50" is whole "1234", fraction "50". `end` is the first index after. */
export interface Numeral {
  readonly whole: string;
  readonly fraction: string;
  readonly end: number;
  /** Why the digits say no number; `whole` and `fraction` are then empty. */
  readonly fault: ReasonCode | null;
}

/** Doubles hold every integer of 15 digits. */
const MOST_WHOLE_DIGITS = 15;

export const isDigit = (char: string | undefined): boolean => char !== undefined && char >= "0" && char <= "9";
const isSeparator = (char: string | undefined): boolean => char === " " || char === "." || char === "," || char === "'";

/**
 * The number that starts at `start` of a plain wording (see `plainWording`), `null` when none does. Takes every digit
 * group joined by one space, point, comma or apostrophe, then asks whether the whole is a number that French or English
 * books print (domain.md §3): a comma alone is the decimal mark, a point before exactly three digits could be either
 * mark and is refused, groups of other than three digits are refused.
 */
export function scanNumeral(text: string, start: number): Numeral | null {
  const groups: string[] = [];
  const marks: string[] = [];
  let at = start;
  if ((text[at] === "." || text[at] === ",") && isDigit(text[at + 1])) {
    groups.push("");
    marks.push(text[at]!);
    at += 1;
  }
  if (!isDigit(text[at])) return null;
  for (;;) {
    const from = at;
    while (isDigit(text[at])) at += 1;
    groups.push(text.slice(from, at));
    const mark = text[at];
    if (!isSeparator(mark) || !isDigit(text[at + 1])) break;
    marks.push(mark!);
    at += 1;
  }
  return { ...resolve(groups, marks), end: at };
}

/** The double nearest to the printed decimal, shifted by a power of ten (5,91 % is "5.91e-2", not 5.91 / 100). */
export function numeralValue(numeral: Numeral, powerOfTen = 0): number {
  return Number(`${numeral.whole || "0"}.${numeral.fraction || "0"}e${powerOfTen}`);
}

type Resolved = Omit<Numeral, "end">;
const refused = (fault: ReasonCode): Resolved => ({ whole: "", fraction: "", fault });

function resolve(groups: readonly string[], marks: readonly string[]): Resolved {
  const last = marks.at(-1);
  if (last === undefined) return accepted(groups, "");
  const earlier = marks.slice(0, -1);
  const decimalMark = (last === "." || last === ",") && !earlier.includes(last);
  if (!decimalMark) return evenGroups(groups, marks) ? accepted(groups, "") : refused("bad-grouping");

  const whole = groups.slice(0, -1);
  const fraction = groups.at(-1)!;
  if (earlier.length > 0) return evenGroups(whole, earlier) ? accepted(whole, fraction) : refused("bad-grouping");
  const head = whole[0]!;
  const couldGroup = last === "." && fraction.length === 3 && head.length >= 1 && head.length <= 3 && head[0] !== "0";
  return couldGroup ? refused("ambiguous-separator") : accepted(whole, fraction);
}

function evenGroups(groups: readonly string[], marks: readonly string[]): boolean {
  const [head, ...rest] = groups;
  const oneMark = marks.every((mark) => mark === marks[0]);
  return oneMark && head !== undefined && head.length >= 1 && head.length <= 3 && rest.every((g) => g.length === 3);
}

function accepted(groups: readonly string[], fraction: string): Resolved {
  const whole = groups.join("").replace(/^0+(?=\d)/, "");
  return whole.length > MOST_WHOLE_DIGITS ? refused("too-large") : { whole, fraction, fault: null };
}
