const UNITS =
  "zero un,une,one deux,two trois,three quatre,four cinq,five six sept,seven huit,eight neuf,nine dix,ten onze,eleven " +
  "douze,twelve treize,thirteen quatorze,fourteen quinze,fifteen seize,sixteen seventeen eighteen nineteen";
const TENS =
  "vingt,vingts,twenty trente,thirty quarante,forty cinquante,fifty soixante,sixty septante,seventy eighty nonante,ninety";

const spellings = (list: string, valueAt: (at: number) => number): [string, number][] =>
  list.split(" ").flatMap((words, at) => words.split(",").map((word): [string, number] => [word, valueAt(at)]));

const VALUES: ReadonlyMap<string, number> = new Map([
  ...spellings(UNITS, (at) => at),
  ...spellings(TENS, (at) => 20 + 10 * at),
  ...spellings("cent,cents,hundred", () => 100),
]);

export interface SpelledNumber {
  readonly value: number;
  /** How many of the words it takes. */
  readonly length: number;
}

/** The number below 1000 spelled at the start of unaccented words ("quarante", "huit" → 48); `null` when none is. */
export function spelledNumber(words: readonly string[]): SpelledNumber | null {
  let total = 0;
  let length = 0;
  for (let at = 0; at < words.length; at += 1) {
    const joined = words[at] === "et" && total >= 20 && /^(une?|onze)$/.test(words[at + 1] ?? "");
    if (joined) continue;
    const next = VALUES.get(words[at]!);
    if (next === undefined) break;
    const sum = length === 0 ? next : joinedTo(total, next);
    if (sum === null) break;
    total = sum;
    length = at + 1;
  }
  return length === 0 ? null : { value: total, length };
}

/** French and English compose alike but for 60 + 10…19, 4 × 20, 80 + 10…19 and "dix sept". */
function joinedTo(total: number, next: number): number | null {
  const tail = total % 100;
  if (next === 100) return total >= 2 && total <= 9 ? total * 100 : null;
  if (total === 0 || next === 0) return null;
  if (next === 20 && tail === 4) return total + 76;
  if (next < 20 && (tail === 60 || tail === 80)) return total + next;
  if (next >= 7 && next <= 9 && (tail === 10 || tail === 70 || tail === 90)) return total + next;
  const room = next < 10 ? tail % 10 === 0 && tail !== 10 : tail === 0;
  return room ? total + next : null;
}
