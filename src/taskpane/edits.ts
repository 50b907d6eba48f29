import type { CellValue } from "../cells/grid.ts";
import type { RequirementChoice, Settings, SheetOverride } from "../cells/settings.ts";
import { SETTING_ROWS, type SettingKey, type SettingRow } from "../reading/settings-rows.ts";

/**
 * What the user changed in the pane since the workbook's settings were read. The next run writes it into the settings
 * sheet, from where it is read back.
 */
export interface Edits {
  /** As a cell would hold it: words as their codes, rates as fractions, times as fractions of a day. */
  readonly values: Readonly<Partial<Record<SettingKey, CellValue>>>;
  /** By sheet; `null` gives the sheet back to detection. */
  readonly sheets: Readonly<Record<string, SheetOverride | null>>;
  readonly choices: readonly RequirementChoice[];
}

export const NO_EDITS: Edits = { values: {}, sheets: {}, choices: [] };

export const hasEdits = ({ values, sheets, choices }: Edits): boolean =>
  Object.keys(values).length + Object.keys(sheets).length + choices.length > 0;

const sameRequirement = (a: RequirementChoice, b: RequirementChoice): boolean =>
  a.sheet === b.sheet && a.label === b.label;

export const withValue = (edits: Edits, key: SettingKey, value: CellValue): Edits => ({
  ...edits,
  values: { ...edits.values, [key]: value },
});

export const withSheet = (edits: Edits, sheet: string, override: SheetOverride | null): Edits => ({
  ...edits,
  sheets: { ...edits.sheets, [sheet]: override },
});

export const withChoice = (edits: Edits, choice: RequirementChoice): Edits => ({
  ...edits,
  choices: [...edits.choices.filter((known) => !sameRequirement(known, choice)), choice],
});

/** The workbook's settings with the user's edits over them; an edit that cannot be used leaves what was there. */
export function edited(settings: Settings, { values, sheets, choices }: Edits): Settings {
  const valued = withValues(settings, values);
  const named = Object.values(sheets).filter((override) => override !== null);
  return {
    ...valued,
    overrides: [...valued.overrides.filter(({ sheet }) => !(sheet in sheets)), ...named],
    choices: [...valued.choices.filter((kept) => !choices.some((choice) => sameRequirement(choice, kept))), ...choices],
  };
}

/** Whether a setting takes this value, in the settings as they stand. */
export function accepts(settings: Settings, key: SettingKey, value: CellValue): boolean {
  const row: SettingRow | undefined = SETTING_ROWS.find((known) => known.key === key);
  return row !== undefined && row.read(value, formatOf(row), settings) !== null;
}

/** Service hours hold each other: one that is refused at first may be taken once the other has moved. */
function withValues(settings: Settings, values: Edits["values"]): Settings {
  let current = settings;
  const waiting = new Set<SettingRow>(SETTING_ROWS.filter(({ key }) => key in values));
  for (let moved = true; moved;) {
    moved = false;
    for (const row of waiting) {
      const next = row.read(values[row.key as SettingKey] ?? null, formatOf(row), current);
      if (next === null) continue;
      current = next;
      waiting.delete(row);
      moved = true;
    }
  }
  return current;
}

const formatOf = ({ format }: SettingRow): string =>
  format === "rate" || format === "points" ? "0.00%" : format === "date" ? "dd/mm/yyyy" : "General";
