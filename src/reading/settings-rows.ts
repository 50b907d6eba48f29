import type { CellValue } from "../cells/grid.ts";
import type { CalendarSettings, Settings, Thresholds } from "../cells/settings.ts";
import { readDate } from "../cells/date.ts";
import { readNumber } from "../cells/number.ts";
import { readPenaltyFormula } from "../cells/penalty-formula.ts";
import { readRate } from "../cells/rate.ts";
import type { Serial } from "../cells/units.ts";

/** Words of a cell that stand for a fixed choice; the dictionaries (`locales/<lang>/settings.ts`) say them. */
export type SettingWord =
  | "auto"
  | "committed"
  | "cumulative"
  | "monthly"
  | "budget"
  | "working"
  | "ouvrable"
  | "calendar"
  | "fr"
  | "en"
  | "FR"
  | "alsace-moselle"
  | "guadeloupe"
  | "guyane"
  | "martinique"
  | "mayotte"
  | "reunion"
  | "saint-barthelemy"
  | "saint-martin"
  | "none"
  | "max"
  | "min"
  | "ignore"
  | "blocking"
  | "nonBlocking";

export type SettingFormat = "text" | "rate" | "points" | "amount" | "count" | "date" | "clock" | "word" | "stamp";

/**
 * One line of the sheet Paramètres. `show` gives what its cell holds (a word as its code, a time of day as a fraction of a
 * day, `null` for an empty cell); `read` takes a cell's content, words already turned into codes, and gives the settings
 * with it, or `null` when it cannot be used.
 */
export interface SettingRow {
  readonly key: string;
  readonly format: SettingFormat;
  readonly words: readonly SettingWord[];
  readonly show: (settings: Settings) => CellValue;
  readonly read: (value: CellValue, format: string, settings: Settings) => Settings | null;
}

const row = <const Key extends string>(
  key: Key,
  format: SettingFormat,
  show: SettingRow["show"],
  read: SettingRow["read"],
  words: readonly SettingWord[] = [],
): SettingRow & { readonly key: Key } => ({ key, format, words, show, read });

const between = (value: number, low: number, high: number): boolean => value >= low && value <= high;

const threshold = <const Key extends keyof Thresholds>(
  key: Key,
  format: SettingFormat,
  read: (value: CellValue, format: string) => number | null,
): SettingRow & { readonly key: Key } =>
  row(
    key,
    format,
    ({ thresholds }) => thresholds[key],
    (value, cellFormat, settings) => {
      const limit = read(value, cellFormat);
      return limit === null ? null : { ...settings, thresholds: { ...settings.thresholds, [key]: limit } };
    },
  );

const rate = (value: CellValue, format: string): number | null => {
  const found = readRate(value, format);
  return found.ok && between(found.value.ratio, 0, 2) ? found.value.ratio : null;
};

const whole =
  (low: number, high: number) =>
  (value: CellValue, format: string): number | null => {
    const found = readNumber(value, format);
    return found.ok && Number.isInteger(found.value.value) && between(found.value.value, low, high)
      ? found.value.value
      : null;
  };

const euros = (value: CellValue, format: string): number | null => {
  const found = readNumber(value, format);
  return found.ok && found.value.value >= 0 ? found.value.value : null;
};

const chosen = <const Word extends SettingWord, const Key extends string>(
  key: Key,
  words: readonly Word[],
  show: (settings: Settings) => Word,
  set: (settings: Settings, word: Word) => Settings,
): SettingRow & { readonly key: Key } =>
  row(
    key,
    "word",
    show,
    (value, _format, settings) => {
      const word = words.find((known) => known === value);
      return word === undefined ? null : set(settings, word);
    },
    words,
  );

/** Words in one cell, between semicolons. */
const listed = <const Key extends "ceilingWords" | "floorWords" | "blockingSeverities">(
  key: Key,
): SettingRow & { readonly key: Key } =>
  row(
    key,
    "text",
    (settings) => settings[key].join(" ; ") || null,
    (value, _format, settings) => ({
      ...settings,
      [key]: (value === null ? "" : String(value))
        .split(/[;,\n]/)
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    }),
  );

const calendar = (settings: Settings, change: Partial<CalendarSettings>): Settings => ({
  ...settings,
  calendar: { ...settings.calendar, ...change },
});

/** Minutes from midnight of "09:00", "9 h", "9h30" or a fraction of a day. */
function clock(value: CellValue): number | null {
  if (typeof value === "number") return between(value, 0, 1) ? Math.round(value * 1440) : null;
  if (typeof value !== "string") return null;
  const written = /^\s*(\d{1,2})\s*(?::|h)\s*(\d{2})?\s*$/i.exec(value);
  if (!written) return null;
  const minutes = Number(written[1]) * 60 + Number(written[2] ?? 0);
  return between(minutes, 0, 1440) ? minutes : null;
}

/** Days listed in one cell, between semicolons, or one date. */
function days(value: CellValue, format: string): Serial[] | null {
  if (value === null) return [];
  if (typeof value === "number") {
    const found = readDate(value, format);
    return found.ok ? [found.value] : null;
  }
  if (typeof value !== "string") return null;
  const parts = value.split(/[;,\n]/).filter((part) => part.trim() !== "");
  const found = parts.map((part) => readDate(part.trim()));
  return found.every((one) => one.ok) ? found.map((one) => (one as { value: Serial }).value) : null;
}

const dayText = (day: Serial): string => {
  const [year, month, date] = new Date((day - 25569) * 86_400_000).toISOString().slice(0, 10).split("-");
  return `${date}/${month}/${year}`;
};

/** The settings that a person may change on the sheet, in its order. */
export const SETTING_ROWS = [
  row(
    "asOf",
    "date",
    ({ asOf }) => asOf,
    (value, format, settings) => {
      if (value === null) return { ...settings, asOf: null };
      const found = readDate(value, format);
      return found.ok ? { ...settings, asOf: found.value } : null;
    },
  ),
  row(
    "organisation",
    "text",
    ({ organisation }) => organisation || null,
    (value, _format, settings) => ({ ...settings, organisation: value === null ? "" : String(value).slice(0, 200) }),
  ),
  chosen(
    "locale",
    ["fr", "en"],
    ({ locale }) => locale,
    (settings, locale) => ({ ...settings, locale }),
  ),
  threshold("commitmentWatch", "rate", rate),
  threshold("commitmentBreach", "rate", rate),
  threshold("timeGap", "points", rate),
  threshold("paymentWatch", "rate", rate),
  threshold("paymentWatchFromMonth", "count", whole(1, 12)),
  threshold("decommitmentWatch", "amount", euros),
  chosen(
    "paymentDenominator",
    ["auto", "committed", "budget"],
    ({ paymentDenominator }) => paymentDenominator,
    (settings, paymentDenominator) => ({ ...settings, paymentDenominator }),
  ),
  chosen(
    "budgetAmounts",
    ["auto", "cumulative", "monthly"],
    ({ budgetAmounts }) => budgetAmounts,
    (settings, budgetAmounts) => ({ ...settings, budgetAmounts }),
  ),
  row(
    "paymentLimitDays",
    "count",
    ({ paymentDelay }) => paymentDelay.limitDays,
    (value, format, settings) => {
      const limitDays = whole(1, 365)(value, format);
      return limitDays === null ? null : { ...settings, paymentDelay: { ...settings.paymentDelay, limitDays } };
    },
  ),
  row(
    "ecbRate",
    "rate",
    ({ paymentDelay }) => paymentDelay.ecbRate,
    (value, format, settings) => {
      const ecbRate = value === null ? null : rate(value, format);
      return value !== null && ecbRate === null
        ? null
        : { ...settings, paymentDelay: { ...settings.paymentDelay, ecbRate } };
    },
  ),
  chosen(
    "days",
    ["working", "ouvrable", "calendar"],
    (settings) => settings.calendar.days,
    (settings, word) => calendar(settings, { days: word }),
  ),
  row(
    "opensAt",
    "clock",
    (settings) => settings.calendar.opensAt / 1440,
    (value, _format, settings) => {
      const opensAt = clock(value);
      return opensAt === null || opensAt >= settings.calendar.closesAt ? null : calendar(settings, { opensAt });
    },
  ),
  row(
    "closesAt",
    "clock",
    (settings) => settings.calendar.closesAt / 1440,
    (value, _format, settings) => {
      const closesAt = clock(value);
      return closesAt === null || closesAt <= settings.calendar.opensAt ? null : calendar(settings, { closesAt });
    },
  ),
  chosen(
    "holidays",
    [
      "FR",
      "alsace-moselle",
      "guadeloupe",
      "guyane",
      "martinique",
      "mayotte",
      "reunion",
      "saint-barthelemy",
      "saint-martin",
      "none",
    ],
    (settings) => settings.calendar.holidays,
    (settings, word) => calendar(settings, { holidays: word }),
  ),
  row(
    "closures",
    "text",
    (settings) => settings.calendar.closures.map(dayText).join(" ; ") || null,
    (value, format, settings) => {
      const closures = days(value, format);
      return closures === null ? null : calendar(settings, { closures });
    },
  ),
  chosen(
    "bareDay",
    ["working", "ouvrable", "calendar"],
    ({ bareDay }) => bareDay,
    (settings, bareDay) => ({ ...settings, bareDay }),
  ),
  listed("ceilingWords"),
  listed("floorWords"),
  listed("blockingSeverities"),
  row(
    "contractStart",
    "date",
    ({ contractStart }) => contractStart,
    (value, format, settings) => {
      if (value === null) return { ...settings, contractStart: null };
      const found = readDate(value, format);
      return found.ok ? { ...settings, contractStart: found.value } : null;
    },
  ),
  row(
    "penaltyFormula",
    "text",
    ({ penalty }) => penalty.formula || null,
    (value, _format, settings) => {
      const formula = value === null ? "" : String(value).trim();
      const readable = formula === "" || readPenaltyFormula(formula) !== null;
      return readable ? { ...settings, penalty: { ...settings.penalty, formula } } : null;
    },
  ),
  row(
    "penaltyValue",
    "amount",
    ({ penalty }) => penalty.value,
    (value, format, settings) => {
      if (value === null) return { ...settings, penalty: { ...settings.penalty, value: null } };
      const amount = euros(value, format);
      return amount === null ? null : { ...settings, penalty: { ...settings.penalty, value: amount } };
    },
  ),
] as const satisfies readonly SettingRow[];

export type SettingKey = (typeof SETTING_ROWS)[number]["key"];

/** Lines below the settings that Jauge writes for itself: when it ran and on which figures. */
export type RunKey = "computedAt" | "fingerprint";

/**
 * Columns of the sheet, 0-based. Three tables stand one below the other, each with a header row and a blank row before the
 * next: the settings (label, value, unit, origin, explanation); the sheets (name, forced kind, –, kind, columns, forced
 * columns); the severities of the logs (text, choice, –, as read, sheets); the readings to confirm (sheet, choice, –,
 * verdict, indicator).
 */
export const SETTING_COLUMNS = {
  label: 1,
  input: 2,
  unit: 3,
  origin: 4,
  detail: 5,
  forcedColumns: 6,
} as const;

export const SETTINGS_HEADER_ROW = 6;
