import type { OwnSheetKey } from "../cells/grid.ts";

/** Hidden name, scoped to the sheet, by which Jauge knows its own sheets whatever the user calls them. */
export const OWN_SHEET_NAME = "_jauge";

const KEYS: readonly OwnSheetKey[] = [
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

export function ownSheetKey(formula: string): OwnSheetKey | null {
  return KEYS.find((key) => ownSheetFormula(key) === formula) ?? null;
}
