/** A cell of a user's workbook. `row` and `column` are 0-based; `sheet` is the name on the tab. */
export interface CellRef {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Rows and columns are 0-based and inclusive. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** 0 → "A", 26 → "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** "A" → 0, "AA" → 26; case-blind. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}

/** (2, 1) → "B3". */
export function a1(row: number, column: number): string {
  return columnLetters(column) + String(row + 1);
}

export function areaA1(area: Area): string {
  const first = a1(area.top, area.left);
  const last = a1(area.bottom, area.right);
  return first === last ? first : `${first}:${last}`;
}

/** Parses "B3", "$B$3", "B3:D9", "A:C" or "2:5" (no sheet name); null when it is none of these or lies outside the grid. */
export function parseArea(text: string): Area | null {
  const match = /^\$?([A-Z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Z]{1,3})?\$?(\d{1,7})?)?$/i.exec(text);
  if (!match) return null;
  const [, c1, r1, c2, r2] = match;
  const range = text.includes(":");
  if (!range && (!c1 || !r1)) return null;
  if (range && (Boolean(c1) !== Boolean(c2) || Boolean(r1) !== Boolean(r2) || (!c1 && !r1))) return null;
  const left = c1 ? columnIndex(c1) : 0;
  const right = range ? (c2 ? columnIndex(c2) : MAX_COLUMNS - 1) : left;
  const top = r1 ? Number(r1) - 1 : 0;
  const bottom = range ? (r2 ? Number(r2) - 1 : MAX_ROWS - 1) : top;
  const area = {
    top: Math.min(top, bottom),
    left: Math.min(left, right),
    bottom: Math.max(top, bottom),
    right: Math.max(left, right),
  };
  return area.top >= 0 && area.left >= 0 && area.bottom < MAX_ROWS && area.right < MAX_COLUMNS ? area : null;
}

/** A sheet name as a formula takes it: always quoted, so that no name can be read as anything else. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** "'Exécution'!C12", with absolute marks when asked ("'Exécution'!$C$12"). */
export function refFormula(ref: CellRef, absolute = false): string {
  const cell = absolute ? `$${columnLetters(ref.column)}$${ref.row + 1}` : a1(ref.row, ref.column);
  return `${quoteSheet(ref.sheet)}!${cell}`;
}

/** As a person writes it: "Exécution!C12". */
export function refLabel(ref: CellRef): string {
  return `${ref.sheet}!${a1(ref.row, ref.column)}`;
}
