/** Advance widths of Calibri, in thousandths of the size, for what numbers and dates are made of. */
const ADVANCES: Readonly<Record<string, number>> = {
  " ": 226,
  "\u00a0": 226,
  "\u202f": 226,
  ",": 250,
  ".": 252,
  ":": 267,
  ";": 268,
  "-": 306,
  "+": 498,
  "%": 715,
  "/": 386,
  "(": 303,
  ")": 303,
  "'": 221,
  i: 229,
  j: 239,
  l: 229,
  t: 335,
  f: 305,
  r: 349,
  m: 799,
  w: 715,
  M: 855,
  W: 890,
};
const DIGIT = 507;
const LOWER = 500;
const UPPER = 600;
const BOLD = 1.04;

/** About how many points a text takes in Calibri; errs on the wide side. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) {
    thousandths += ADVANCES[character] ?? (/\d/.test(character) ? DIGIT : /\p{Lu}/u.test(character) ? UPPER : LOWER);
  }
  return (thousandths / 1000) * size * (bold ? BOLD : 1);
}

/** Excel keeps some pixels on both sides of a cell. */
export const CELL_PADDING = 8;

const LINE_HEIGHT = 13;
/** Words do not break where the width would have it. */
const RAGGED = 1.06;
const TALLEST = 409;

/** Row height in points of a body text that wraps in a column. */
export function wrappedHeight(text: string, width: number): number {
  const lines = Math.max(1, Math.ceil((textWidth(text, 10) * RAGGED) / (width - CELL_PADDING)));
  return Math.min(TALLEST, lines * LINE_HEIGHT + 3);
}
