/** Advance widths of Calibri in thousandths of the size; accents do not change them. */
const ADVANCES: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [226, " \u00a0\u202f\u2009"],
      [229, "il'’"],
      [239, "j"],
      [250, ",.:;I"],
      [305, "f-()"],
      [335, "tJ"],
      [349, "r"],
      [386, "s/"],
      [423, "cz"],
      [455, "vkxyL"],
      [471, "aegFS"],
      [498, "ETY+<>=≥≤«»"],
      [507, "0123456789€"],
      [527, "bdhnopquBCKPRVXZ"],
      [615, "ADUG"],
      [646, "NHOQ"],
      [715, "w%"],
      [799, "m"],
      [870, "MW■▲●○→…"],
    ] as const
  ).flatMap(([advance, characters]) => [...characters].map((character) => [character, advance])),
);
const OTHER = 530;
const BOLD = 1.04;

/** About how many points a text takes in Calibri. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const character of text.normalize("NFD").replace(/\p{M}/gu, "")) thousandths += ADVANCES[character] ?? OTHER;
  return (thousandths / 1000) * size * (bold ? BOLD : 1);
}

/** Excel keeps some pixels on both sides of a cell. */
export const CELL_PADDING = 8;

const LINE_HEIGHT = 13;
const WRAP_PADDING = 5;
/** Words do not break where the width would have it. */
const RAGGED = 1.05;
const TALLEST = 409;

/** Row height in points of a body text that wraps in a column. */
export function wrappedHeight(text: string, width: number): number {
  const lines = Math.max(1, Math.ceil((textWidth(text, 10) * RAGGED) / (width - WRAP_PADDING)));
  return Math.min(TALLEST, lines * LINE_HEIGHT + 3);
}
