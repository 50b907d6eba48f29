import { refFormula } from "../cells/address.ts";
import type { Serial } from "../cells/units.ts";
import type { SourceCell } from "../reading/statement.ts";
import type { Live } from "./live.ts";

/**
 * The day of a user's cell as an expression that follows the cell: a reference for a date, "30/09/2015" taken apart. Null
 * for a day that only the reader could find ("14/09", "le 3 mars").
 */
export function liveDay({ ref, raw }: SourceCell, day: Serial): Live<number> | null {
  const cell = refFormula(ref);
  if (typeof raw === "number") return Math.floor(raw) === day ? { formula: cell, value: raw } : null;
  if (typeof raw !== "string" || !/^\s*\d{2}([/.-])\d{2}\1\d{4}\s*$/.test(raw)) return null;
  const text = raw === raw.trim() ? cell : `TRIM(${cell})`;
  const taken = `DATE(MID(${text},7,4),MID(${text},4,2),LEFT(${text},2))`;
  return { formula: `IF(ISNUMBER(${cell}),${cell},${taken})`, value: day };
}

/** "30/09/2015" as Excel's own date. */
export function dateFormula(day: Serial): string {
  const date = new Date(Math.round((Math.floor(day) - 25_569) * 86_400_000));
  return `DATE(${date.getUTCFullYear()},${date.getUTCMonth() + 1},${date.getUTCDate()})`;
}
