import { a1 } from "../cells/address.ts";
import type { Finding } from "../cells/finding.ts";
import { cellAt, formatAt, type CellValue, type SheetGrid, type WorkbookSnapshot } from "../cells/grid.ts";
import { normalise } from "../cells/heading.ts";
import { columnIndex } from "../cells/address.ts";
import type { RequirementChoice, Settings, SeverityChoice, SheetOverride } from "../cells/settings.ts";
import type { Role } from "./roles.ts";
import {
  SETTING_COLUMNS,
  SETTING_ROWS,
  SETTINGS_HEADER_ROW,
  type RunKey,
  type SettingKey,
  type SettingWord,
} from "./settings-rows.ts";
import type { SheetKind } from "./statement.ts";

type SettingsTable = "sheets" | "severities" | "choices";

/** What the sheet's texts mean, in every language that it may be written in; keys are `normalise`d texts. */
export interface SettingsVocabulary {
  readonly labels: ReadonlyMap<string, SettingKey | RunKey>;
  readonly words: ReadonlyMap<string, SettingWord>;
  readonly kinds: ReadonlyMap<string, SheetKind>;
  readonly roles: ReadonlyMap<string, Role>;
  /** Headings of the input column, by table. */
  readonly tables: ReadonlyMap<string, SettingsTable>;
}

/**
 * Settings as the workbook's own sheet has them. A value that cannot be used leaves the default, with a finding at its
 * cell; a workbook without the sheet gives the defaults.
 */
export function readSettings(
  snapshot: WorkbookSnapshot,
  defaults: Settings,
  vocabulary: SettingsVocabulary,
): { settings: Settings; findings: Finding[] } {
  const grid = snapshot.sheets.find(({ own }) => own === "settings");
  if (!grid) return { settings: defaults, findings: [] };
  const findings: Finding[] = [];
  const invalid = (row: number, column: number, label: string): void => {
    findings.push({
      code: "settings.invalid",
      severity: "warning",
      sheet: grid.name,
      cell: a1(row, column),
      params: { label, text: String(cellAt(grid, row, column) ?? "") },
    });
  };
  let settings = defaults;
  const overrides: SheetOverride[] = [];
  const choices: RequirementChoice[] = [];
  const run: Partial<Record<RunKey, CellValue>> = {};
  const severities: SeverityChoice[] = [];
  let table: "settings" | SettingsTable = "settings";
  const last = grid.top + grid.values.length - 1;
  for (let row = SETTINGS_HEADER_ROW + 1; row <= last; row += 1) {
    const label = textAt(grid, row, SETTING_COLUMNS.label);
    if (label === null) continue;
    const input = cellAt(grid, row, SETTING_COLUMNS.input);
    const heading = typeof input === "string" ? vocabulary.tables.get(normalise(input)) : undefined;
    if (heading !== undefined) {
      table = heading;
    } else if (table === "settings") {
      const key = vocabulary.labels.get(normalise(label));
      if (key === "computedAt" || key === "fingerprint") run[key] = input;
      else if (key !== undefined)
        settings = oneSetting(settings, key, grid, row, vocabulary, () => invalid(row, SETTING_COLUMNS.input, label));
    } else if (table === "sheets") {
      const kind = input === null ? null : vocabulary.kinds.get(normalise(String(input)));
      if (kind === undefined) invalid(row, SETTING_COLUMNS.input, label);
      const columns = forcedColumns(textAt(grid, row, SETTING_COLUMNS.forcedColumns), vocabulary);
      if (columns === null) invalid(row, SETTING_COLUMNS.forcedColumns, label);
      if (kind || Object.keys(columns ?? {}).length > 0)
        overrides.push({ sheet: label, kind: kind ?? null, columns: columns ?? {} });
    } else if (table === "severities") {
      if (input === null) continue;
      const choice = vocabulary.words.get(normalise(String(input)));
      if (choice === "blocking" || choice === "nonBlocking")
        severities.push({ severity: label, blocking: choice === "blocking" });
      else invalid(row, SETTING_COLUMNS.input, label);
    } else {
      const indicator = textAt(grid, row, SETTING_COLUMNS.detail);
      if (input === null || indicator === null) continue;
      const choice = vocabulary.words.get(normalise(String(input)));
      if (choice === "max" || choice === "min" || choice === "ignore")
        choices.push({ sheet: label, label: indicator, choice });
      else invalid(row, SETTING_COLUMNS.input, indicator);
    }
  }
  return {
    settings: { ...settings, overrides, severities, choices, lastRun: lastRun(run, snapshot.date1904) },
    findings,
  };
}

function textAt(grid: SheetGrid, row: number, column: number): string | null {
  const value = cellAt(grid, row, column);
  return value === null ? null : String(value);
}

function oneSetting(
  settings: Settings,
  key: SettingKey,
  grid: SheetGrid,
  row: number,
  { words }: SettingsVocabulary,
  invalid: () => void,
): Settings {
  const setting = SETTING_ROWS.find((known) => known.key === key)!;
  const raw = cellAt(grid, row, SETTING_COLUMNS.input);
  const emptied = raw === null && setting.show(settings) !== null;
  const value = setting.format === "word" && typeof raw === "string" ? (words.get(normalise(raw)) ?? raw) : raw;
  const read =
    emptied && setting.format !== "text"
      ? null
      : setting.read(value, formatAt(grid, row, SETTING_COLUMNS.input), settings);
  if (read === null) invalid();
  return read ?? settings;
}

/** "Engagé = C ; Mandaté = D" → `{ committed: 2, paid: 3 }`; `null` when a part cannot be understood. */
function forcedColumns(text: string | null, { roles }: SettingsVocabulary): Record<string, number> | null {
  const columns: Record<string, number> = {};
  for (const part of (text ?? "").split(";")) {
    if (part.trim() === "") continue;
    const [name, letters, more] = part.split("=").map((word) => word.trim());
    const role = roles.get(normalise(name ?? ""));
    if (role === undefined || more !== undefined || !/^[A-Z]{1,3}$/i.test(letters ?? "")) return null;
    columns[role] = columnIndex(letters!);
  }
  return columns;
}

/** The stamp is local time, to the second. */
function lastRun(
  { computedAt, fingerprint }: Partial<Record<RunKey, CellValue>>,
  date1904: boolean,
): Settings["lastRun"] {
  if (typeof computedAt !== "number" || fingerprint === undefined || fingerprint === null) return null;
  const seconds = Math.round((computedAt + (date1904 ? 1462 : 0) - 25569) * 86_400);
  const utc = new Date(seconds * 1000);
  return {
    computedAt: new Date(
      utc.getUTCFullYear(),
      utc.getUTCMonth(),
      utc.getUTCDate(),
      utc.getUTCHours(),
      utc.getUTCMinutes(),
      utc.getUTCSeconds(),
    ),
    fingerprint: String(fingerprint),
  };
}
