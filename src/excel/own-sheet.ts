import type { OwnSheetKey } from "../cells/grid.ts";

/** Hidden name, scoped to the sheet, by which Jauge knows its own sheets whatever the user calls them. */
export const OWN_SHEET_NAME = "_jauge";

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
