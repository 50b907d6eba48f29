export interface Separators {
  readonly decimal: string;
  readonly thousands: string;
}

const known = new Map<string, Separators>();

/**
 * What separates the digits in a language ("fr-FR", "en-US"). French thousands take U+00A0, as LibreOffice 7.4 does it,
 * where newer tables say U+202F: two counts of one sheet must show the same text.
 */
export function separators(locale: string): Separators {
  const found = known.get(locale);
  if (found) return found;
  const parts = new Intl.NumberFormat(locale, { useGrouping: "always" }).formatToParts(12345.6);
  const part = (type: string, otherwise: string): string => parts.find((p) => p.type === type)?.value ?? otherwise;
  const made = { decimal: part("decimal", "."), thousands: part("group", ",").replace("\u202f", "\u00a0") };
  known.set(locale, made);
  return made;
}

/** Whether dates are written with the day first ("31/12/2026"); only the United States put the month there. */
export const dayFirst = (locale: string): boolean => !/^en(?:-US)?$/i.test(locale);

const names = new Map<string, readonly string[]>();

/** Twelve month names, or seven day names from Sunday. */
export function calendarNames(locale: string, what: "month" | "weekday", length: "long" | "short"): readonly string[] {
  const key = `${locale}|${what}|${length}`;
  const found = names.get(key);
  if (found) return found;
  const format = new Intl.DateTimeFormat(locale, { [what]: length, timeZone: "UTC" });
  const made = Array.from({ length: what === "month" ? 12 : 7 }, (_, i) =>
    // 1 January 2023 was a Sunday.
    format.format(what === "month" ? Date.UTC(2023, i, 1) : Date.UTC(2023, 0, 1 + i)),
  );
  names.set(key, made);
  return made;
}
