import type { CellValue } from "../cells/grid.ts";
import { DEFAULT_SETTINGS } from "../cells/settings.ts";
import type { SettingsTexts } from "../locales/fr/settings.ts";
import {
  SETTING_COLUMNS as C,
  SETTING_ROWS,
  type RunKey,
  type SettingRow,
  type SettingWord,
} from "../reading/settings-rows.ts";
import { cell, live, number, text } from "./cells.ts";
import { FIRST_ROW, HEADER_ROW } from "./frame.ts";
import { filled, type Pack } from "./pack.ts";
import type { PlanCell, PlanContent } from "./plan.ts";
import { SETTINGS_WIDTHS, type SettingsPart } from "./settings-layout.ts";
import type { StyleName } from "./styles.ts";
import { wrappedHeight } from "./text-width.ts";

/** One line a setting, then the two that Jauge writes for itself: when these figures were computed, and their mark. */
export function settingsTable(pack: Pack, texts: SettingsTexts, fingerprint: string): SettingsPart {
  const { settings: words } = pack.texts;
  const rows: readonly SettingRow[] = SETTING_ROWS;
  const runRow = FIRST_ROW + rows.length;
  const run = (row: number, key: RunKey, content: PlanContent | null, style: StyleName): PlanCell[] => [
    cell(row, C.label, text(texts.labels[key]), "wrapped"),
    cell(row, C.input, content, style),
    cell(row, C.unit, null, "wrapped"),
    cell(row, C.origin, text(filled(words.origins.run, { version: pack.version })), "wrapped"),
    cell(row, C.detail, text(texts.explanations[key]), "wrapped"),
  ];
  return {
    cells: [
      cell(HEADER_ROW, C.label, text(words.setting), "header"),
      cell(HEADER_ROW, C.input, text(words.value), "headerRight"),
      cell(HEADER_ROW, C.unit, text(words.unit), "headerAfter"),
      cell(HEADER_ROW, C.origin, text(words.origin), "header"),
      cell(HEADER_ROW, C.detail, text(words.explanation), "header"),
      ...rows.flatMap((row, index) => settingCells(pack, texts, row, FIRST_ROW + index)),
      ...run(runRow, "computedAt", live(stamp(pack.computedAt)), "stamp"),
      ...run(runRow + 1, "fingerprint", text(fingerprint), "fingerprint"),
    ],
    heights: rows.map(({ key }, index) => [
      FIRST_ROW + index,
      wrappedHeight(texts.explanations[key as keyof typeof texts.explanations], SETTINGS_WIDTHS[C.detail] ?? 0),
    ]),
    lastRow: runRow + 1,
  };
}

function settingCells(pack: Pack, texts: SettingsTexts, row: SettingRow, at: number): PlanCell[] {
  const { settings } = pack.results;
  const { origins } = pack.texts.settings;
  const value = row.show(settings);
  const changed = value !== row.show(DEFAULT_SETTINGS);
  const key = row.key as (typeof SETTING_ROWS)[number]["key"];
  const unit = texts.units[key];
  return [
    cell(at, C.label, text(texts.labels[key]), "wrapped"),
    cell(at, C.input, shown(row, value, texts), inputStyle(row, value)),
    cell(at, C.unit, unit === undefined ? null : text(unit), "wrappedAfter"),
    cell(at, C.origin, text(changed ? origins.changed : origins.default), "wrapped"),
    cell(at, C.detail, text(texts.explanations[key]), "wrapped"),
  ];
}

function shown({ format }: SettingRow, value: CellValue, texts: SettingsTexts): PlanContent | null {
  if (value === null) return null;
  if (typeof value === "number") return number(value);
  return text(format === "word" ? texts.words[value as SettingWord] : String(value));
}

function inputStyle({ format }: SettingRow, value: CellValue): StyleName {
  const whole = typeof value !== "number" || Number.isInteger(Math.round(value * 1e6) / 1e4);
  switch (format) {
    case "rate":
    case "points":
      return whole ? "inputRate" : "inputFineRate";
    case "amount":
    case "count":
      return "inputAmount";
    case "date":
      return "inputDate";
    case "clock":
      return "inputClock";
    default:
      return "inputRight";
  }
}

/** By its parts, so that books that count from 1904 show the same day. */
export function stamp(moment: Date) {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()] as const;
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()] as const;
  const seconds = time[0] * 3600 + time[1] * 60 + time[2];
  return {
    formula: `DATE(${parts.join(",")})+TIME(${time.join(",")})`,
    value: Date.UTC(parts[0], parts[1] - 1, parts[2]) / 86_400_000 + 25_569 + seconds / 86_400,
  };
}
