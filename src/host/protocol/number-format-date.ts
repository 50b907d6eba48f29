import { civilDate, weekday } from "../formula/serial-date.ts";
import { CALENDAR } from "./calendar-names.ts";
import { isFrench } from "./locale.ts";
import type { FormatSection, FormatToken } from "./number-format-section.ts";

/** A serial through a date section; null where Excel shows a row of "#". */
export function formatDate(serial: number, section: FormatSection, locale: string, date1904: boolean): string | null {
  const { tokens } = section;
  const finest = tokens.reduce((most, token) => (token.kind === "subsecond" ? Math.max(most, token.digits) : most), 0);
  const unit = 86_400 * 10 ** Math.min(3, finest);
  const rounded = Math.round(serial * unit) / unit;
  const date = civilDate(rounded, date1904);
  if (!date) return null;
  const millis = Math.round((rounded - Math.floor(rounded)) * 86_400_000);
  const clock = {
    hours: Math.floor(millis / 3_600_000),
    minutes: Math.floor(millis / 60_000) % 60,
    seconds: Math.floor(millis / 1000) % 60,
  };
  const names = CALENDAR[section.language ?? (isFrench(locale) ? "fr" : "en")];
  const halfDay = tokens.some(({ kind }) => kind === "halfDay");
  const hours = halfDay ? clock.hours % 12 || 12 : clock.hours;
  const seconds = Math.round(rounded * 86_400 * 1000) / 1000;
  const two = (value: number, code: string) => String(value).padStart(code.length > 1 ? 2 : 1, "0");
  const shown = (token: FormatToken, index: number): string => {
    switch (token.kind) {
      case "literal":
        return token.text;
      case "slash":
        return "/";
      case "point":
        return ".";
      case "comma":
        return ",";
      case "halfDay":
        return clock.hours < 12 ? token.am : token.pm;
      case "subsecond":
        return `${isFrench(locale) ? "," : "."}${String(millis % 1000)
          .padStart(3, "0")
          .padEnd(token.digits, "0")
          .slice(0, token.digits)}`;
      case "date":
        break;
      default:
        return "";
    }
    const { code } = token;
    if (token.elapsed) {
      const span = code.startsWith("h") ? 3600 : code.startsWith("m") ? 60 : 1;
      return String(Math.floor(seconds / span)).padStart(code.length, "0");
    }
    if (code.startsWith("y"))
      return code.length > 2 ? String(date.year).padStart(4, "0") : String(date.year % 100).padStart(2, "0");
    if (code.startsWith("d")) {
      return code.length > 3
        ? names.days[weekday(rounded, date1904)]!
        : code.length === 3
          ? names.shortDays[weekday(rounded, date1904)]!
          : two(date.day, code);
    }
    if (code.startsWith("h")) return two(hours, code);
    if (code.startsWith("s")) return two(clock.seconds, code);
    if (code.length <= 2 && isMinutes(tokens, index)) return two(clock.minutes, code);
    if (code.length >= 5) return names.months[date.month - 1]!.charAt(0);
    return code.length === 4
      ? names.months[date.month - 1]!
      : code.length === 3
        ? names.shortMonths[date.month - 1]!
        : two(date.month, code);
  };
  return tokens.map(shown).join("");
}

/** "m" is minutes right after hours or right before seconds. */
function isMinutes(tokens: readonly FormatToken[], index: number): boolean {
  const near = (step: 1 | -1): string => {
    for (let i = index + step; i >= 0 && i < tokens.length; i += step) {
      const token = tokens[i]!;
      if (token.kind === "date") return token.code.charAt(0);
    }
    return "";
  };
  return near(-1) === "h" || near(1) === "s";
}
