import { isFrench, separatorsOf } from "./locale.ts";

/* Number formats as a French Excel spells them: "# ##0,00", "jj/mm/aaaa", "Standard". English ones are as they are. */

const QUOTED = /"[^"]{0,255}"|\\.|\[[^\]]{0,255}\]|General|Standard/giu;

function outsideQuotes(format: string, rewrite: (text: string) => string, keyword: (text: string) => string): string {
  let out = "";
  let done = 0;
  for (const match of format.matchAll(QUOTED)) {
    out += rewrite(format.slice(done, match.index)) + keyword(match[0]);
    done = match.index + match[0].length;
  }
  return out + rewrite(format.slice(done));
}

export function localFormat(format: string, locale: string): string {
  if (!isFrench(locale)) return format;
  const { group } = separatorsOf(locale);
  const letters: Readonly<Record<string, string>> = { d: "j", D: "j", y: "a", Y: "a", ",": group, ".": "," };
  return outsideQuotes(
    format,
    (text) => text.replace(/[dDyY,.]/g, (letter) => letters[letter] ?? letter),
    (word) => (/^general$/i.test(word) ? "Standard" : word),
  );
}

export function usFormat(format: string, locale: string): string {
  if (!isFrench(locale)) return format;
  const letters: Readonly<Record<string, string>> = { j: "d", J: "d", a: "y", A: "y", ",": "." };
  return outsideQuotes(
    format,
    (text) => text.replace(/[jJaA,]|(?<=[#0?])[ \u00a0\u202f](?=[#0?;]|$)/g, (letter) => letters[letter] ?? ","),
    (word) => (/^standard$/i.test(word) ? "General" : word),
  );
}
