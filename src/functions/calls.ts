import { normalise } from "../cells/heading.ts";
import type { CellValue } from "../cells/grid.ts";
import { readObserved } from "../cells/observed.ts";
import { readRequirement } from "../cells/requirement.ts";
import { DEFAULT_SETTINGS, type HolidayZone } from "../cells/settings.ts";
import { centsOf, serial, type Ratio } from "../cells/units.ts";
import { verdict } from "../cells/verdict.ts";
import { workingTime, type WorkingTime } from "../cells/working-time.ts";
import { NO_AMOUNTS } from "../indicators/budget/amounts.ts";
import { commitmentRate } from "../indicators/budget/commitment-rate.ts";
import { executionRate } from "../indicators/budget/execution-rate.ts";
import { paymentRate } from "../indicators/budget/payment-rate.ts";
import type { Figure } from "../indicators/results.ts";
import { reasons as enReasons } from "../locales/en/reasons.ts";
import { settings as enSettings } from "../locales/en/settings.ts";
import type { Locale } from "../locales/format.ts";
import { reasons as frReasons } from "../locales/fr/reasons.ts";
import { settings as frSettings } from "../locales/fr/settings.ts";
import { paneTexts } from "../locales/pane-texts.ts";

/** What a cell gets: a value, or one of Excel's errors with its reason in words. */
export type Answer =
  { readonly value: number | string } | { readonly error: "notAvailable" | "invalidValue"; readonly reason: string };

/** A custom function in one language; an argument left out is `null` or `undefined`. */
export type Call = (locale: Locale, ...parameters: readonly (CellValue | undefined)[]) => Answer;

const REASONS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { fr: frReasons, en: enReasons };

const euros = (value: CellValue | undefined) => (typeof value === "number" ? centsOf(value) : null);

function rate({ value, reason }: Figure<Ratio>, locale: Locale): Answer {
  if (value !== null) return { value };
  return { error: "notAvailable", reason: REASONS[locale][reason ?? "no-data"] ?? "" };
}

const ZONES: ReadonlyMap<string, HolidayZone> = new Map(
  (
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
    ] as const
  ).flatMap((zone) =>
    [zone, frSettings.words[zone], enSettings.words[zone]].map((word) => [normalise(word), zone] as const),
  ),
);

const calendars = new Map<HolidayZone, WorkingTime>();

function calendarOf(zone: HolidayZone): WorkingTime {
  const known = calendars.get(zone) ?? workingTime({ ...DEFAULT_SETTINGS.calendar, days: "working", holidays: zone });
  calendars.set(zone, known);
  return known;
}

/** By the `call` of `table.json`: the pipeline's own rules, on one line of figures. */
export const CALLS: Readonly<Record<string, Call>> = {
  commitmentRate: (locale, committed, budget) =>
    rate(commitmentRate({ ...NO_AMOUNTS, committed: euros(committed), budget: euros(budget) }), locale),
  paymentRate: (locale, paid, committed) =>
    rate(paymentRate({ ...NO_AMOUNTS, paid: euros(paid), committed: euros(committed) }, "committed"), locale),
  executionRate: (locale, paid, budget) =>
    rate(executionRate({ ...NO_AMOUNTS, paid: euros(paid), budget: euros(budget) }), locale),
  verdict: (locale, text, value, label) => {
    const { verdict: words, functions } = paneTexts(locale);
    const requirement = readRequirement(text ?? null, typeof label === "string" && label !== "" ? { label } : {});
    const observed = readObserved(value ?? null, "General", requirement);
    const found = verdict(requirement, observed, DEFAULT_SETTINGS.calendar);
    const word = words[found.verdict];
    if (found.verdict !== "not-evaluated") return { value: found.assumed ? functions.toConfirm(word) : word };
    const reason = found.reason === null ? undefined : REASONS[locale][found.reason];
    return { value: reason === undefined ? word : functions.notAssessed(word, reason) };
  },
  workingDays: (locale, from, to, zoneName) => {
    const zone =
      zoneName === null || zoneName === undefined || zoneName === "" ? "FR" : ZONES.get(normalise(String(zoneName)));
    if (zone === undefined) return { error: "invalidValue", reason: paneTexts(locale).functions.unknownZone };
    if (typeof from !== "number" || typeof to !== "number")
      return { error: "invalidValue", reason: REASONS[locale]["not-a-date"] ?? "" };
    return { value: calendarOf(zone).wholeDaysBetween(serial(from), serial(to)) };
  },
};
