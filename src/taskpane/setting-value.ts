import type { CellValue } from "../cells/grid.ts";
import { isoDay } from "../cells/civil.ts";
import { serial } from "../cells/units.ts";
import type { Formatter } from "../locales/format.ts";
import type { SettingFormat } from "../reading/settings-rows.ts";

/** A setting as its field shows it: rates in %, times as "09:00", dates as "30/09/2015". */
export function shownValue(value: CellValue, format: SettingFormat, write: Formatter): string {
  if (value === null) return "";
  if (typeof value !== "number") return String(value);
  switch (format) {
    case "rate":
      return write.percent(value, decimals(value * 100));
    case "points":
    case "count":
      return write.number(scaled(value, format), decimals(scaled(value, format)));
    case "amount":
      return write.number(value, decimals(value));
    case "date":
      return write.date(isoDay(serial(value)));
    case "clock": {
      const minutes = Math.round(value * 1440);
      return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    }
    default:
      return String(value);
  }
}

/** What a person typed, as a cell would hold it: "95", "95 %" and "0,95" under a percent heading are 0.95, 0.95 and 0.0095. */
export function typedValue(text: string, format: SettingFormat): CellValue {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (format !== "rate" && format !== "points" && format !== "amount" && format !== "count") return trimmed;
  const number = Number(trimmed.replace(/[\s\u00a0\u202f]|%|€|points?|pts?/gi, "").replace(",", "."));
  return Number.isFinite(number) ? unscaled(number, format) : trimmed;
}

/** Rates and points are typed and stepped in hundredths. */
export const scaled = (value: number, format: SettingFormat): number =>
  format === "rate" || format === "points" ? Number((value * 100).toPrecision(12)) : value;

export const unscaled = (value: number, format: SettingFormat): number =>
  format === "rate" || format === "points" ? Number((value / 100).toPrecision(12)) : value;

const decimals = (value: number): number => (Number.isInteger(Number(value.toFixed(6))) ? 0 : 2);
