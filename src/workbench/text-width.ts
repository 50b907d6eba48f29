/**
 * Widths of Calibri's glyphs in thousandths of an em. Whether a number fits, or where a text wraps, must not depend on
 * the fonts of the machine that shows the page.
 */
const GLYPHS: Readonly<Record<string, number>> = {
  " ": 226,
  "\u00a0": 226,
  "\u202f": 226,
  ",": 250,
  ".": 252,
  ":": 267,
  ";": 267,
  "'": 221,
  "’": 221,
  "-": 306,
  "\u2212": 498,
  "%": 715,
  "/": 386,
  "(": 303,
  ")": 303,
  i: 229,
  j: 239,
  l: 229,
  I: 252,
  f: 305,
  t: 335,
  r: 349,
  m: 799,
  w: 715,
  M: 855,
  W: 890,
};
const DIGIT = 507;
const CAPITAL = 580;
const OTHER = 500;

/** CSS pixels, of one line. */
export function textWidth(text: string, points: number, bold = false): number {
  let units = 0;
  for (const char of text) {
    units += GLYPHS[char] ?? (/\d/.test(char) ? DIGIT : /\p{Lu}/u.test(char) ? CAPITAL : OTHER);
  }
  return (units / 1000) * points * (4 / 3) * (bold ? 1.03 : 1);
}

/** The lines that a text breaks into between words; a word wider than the line has one of its own. */
export function wrapped(text: string, width: number, points: number, bold = false): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && textWidth(longer, points, bold) > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  });
}
