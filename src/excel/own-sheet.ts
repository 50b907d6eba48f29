import type { OwnSheetKey } from "../cells/grid.ts";

/** Hidden name, scoped to the sheet, by which Jauge knows its own sheets whatever the user calls them. */
export const OWN_SHEET_NAME = "_jauge";

/** Hidden names beside it, numbered from 1, that carry what the last run wrote on the sheet. */
export const MARK_NAME = "_jauge_";

/** Excel takes 8,192 characters in a formula, 255 between quotes. */
const MARK_PIECE = 7_000;

/** The formulas of the names that carry a text, which holds no quote. */
export function markFormulas(mark: string): string[] {
  const pieces = mark.match(new RegExp(`.{1,${MARK_PIECE}}`, "g")) ?? [];
  return pieces.map((piece) => `=${(piece.match(/.{1,250}/g) ?? []).map((part) => `"${part}"`).join("&")}`);
}

export interface SheetName {
  readonly name: string;
  readonly formula: unknown;
}

export const markNames = (names: readonly SheetName[]): readonly SheetName[] =>
  names
    .filter(({ name }) => name.startsWith(MARK_NAME) && /^\d+$/.test(name.slice(MARK_NAME.length)))
    .sort((a, b) => Number(a.name.slice(MARK_NAME.length)) - Number(b.name.slice(MARK_NAME.length)));

export const markText = (names: readonly SheetName[]): string =>
  markNames(names)
    .map(({ formula }) => [...String(formula).matchAll(/"([^"]*)"/g)].map(([, part]) => part).join(""))
    .join("");

type WrittenKey = Exclude<OwnSheetKey, "copy">;

const KEYS: readonly WrittenKey[] = [
  "cover",
  "budget",
  "quality",
  "assistance",
  "reliability",
  "decisions",
  "roadmap",
  "scenarios",
  "facts",
  "checks",
  "settings",
  "tracking",
];

export const ownSheetFormula = (key: OwnSheetKey): string => `="${key}"`;

interface Marked {
  readonly id: string;
  readonly names: { readonly items: readonly { readonly name: string; readonly formula: unknown }[] };
}

/**
 * What each sheet is to Jauge, by its hidden name. Excel copies names with a sheet: of several sheets with the same mark
 * the first made is the one, and ids grow with time.
 */
export function ownSheetKeys(sheets: readonly Marked[]): (OwnSheetKey | null)[] {
  const marks = sheets.map(({ names }) => {
    const mark = names.items.find(({ name }) => name === OWN_SHEET_NAME);
    return KEYS.find((key) => mark && ownSheetFormula(key) === String(mark.formula)) ?? null;
  });
  return marks.map((key, index) => {
    const older = sheets.some(({ id }, other) => key !== null && marks[other] === key && id < sheets[index]!.id);
    return older ? "copy" : key;
  });
}
