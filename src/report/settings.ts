import { settings as en } from "../locales/en/settings.ts";
import { settings as fr, type SettingsTexts } from "../locales/fr/settings.ts";
import { SETTING_COLUMNS as C, SETTING_ROWS, type SettingKey } from "../reading/settings-rows.ts";
import { FIRST_ROW, framed } from "./frame.ts";
import { sentence, type Live, type Locale } from "./live.ts";
import { onSheet, type Pack } from "./pack.ts";
import type { SheetPlan } from "./plan.ts";
import { choicesTable } from "./settings-choices.ts";
import { SETTINGS_WIDTHS } from "./settings-layout.ts";
import { severitiesTable } from "./settings-severities.ts";
import { settingsTable } from "./settings-table.ts";
import { sheetsTable } from "./settings-sheets.ts";

const TEXTS: Readonly<Record<Locale, SettingsTexts>> = { fr, en };

/** Limits as cells of the sheet, for the pack's formulas. */
export type ThresholdCells = Readonly<
  Record<
    | "commitmentWatch"
    | "commitmentBreach"
    | "timeGap"
    | "paymentWatch"
    | "paymentWatchFromMonth"
    | "decommitmentWatch"
    | "paymentLimitDays",
    Live<number>
  >
> & {
  /** Null without late interest. */
  readonly ecbRate: Live<number> | null;
};

export interface SettingsSheet {
  readonly sheet: SheetPlan;
  readonly thresholds: ThresholdCells;
}

/** The settings in force, read back at the next run; then the sheets and the readings that the user may decide of. */
export function settingsSheet(pack: Pack, fingerprint: string): SettingsSheet {
  const texts = TEXTS[pack.locale];
  const settings = settingsTable(pack, texts, fingerprint);
  const sheets = sheetsTable(pack, texts, settings.lastRow + 2);
  const severities = severitiesTable(pack, texts, sheets.lastRow + 2);
  const choices = choicesTable(pack, texts, severities.lastRow + 2);
  const parts = [settings, sheets, severities, choices];
  const sheet = framed(pack, "settings", {
    widths: SETTINGS_WIDTHS,
    message: sentence(pack.texts.settings.message, {}, pack.locale),
    cells: parts.flatMap(({ cells }) => cells),
    heights: parts.flatMap(({ heights }) => heights),
    lastRow: Math.max(...parts.filter(({ cells }) => cells.length > 0).map(({ lastRow }) => lastRow)),
  });
  const { thresholds, paymentDelay } = pack.results.settings;
  const place = (key: SettingKey, value: number) => onSheet(pack, "settings", rowOf(key), C.input, value);
  const limit = (key: keyof ThresholdCells & keyof typeof thresholds) => place(key, thresholds[key]);
  return {
    sheet,
    thresholds: {
      commitmentWatch: limit("commitmentWatch"),
      commitmentBreach: limit("commitmentBreach"),
      timeGap: limit("timeGap"),
      paymentWatch: limit("paymentWatch"),
      paymentWatchFromMonth: limit("paymentWatchFromMonth"),
      decommitmentWatch: limit("decommitmentWatch"),
      paymentLimitDays: place("paymentLimitDays", paymentDelay.limitDays),
      ecbRate: paymentDelay.ecbRate === null ? null : place("ecbRate", paymentDelay.ecbRate),
    },
  };
}

const rowOf = (key: SettingKey): number => FIRST_ROW + SETTING_ROWS.findIndex((row) => row.key === key);
