import type { CellValue } from "./grid.ts";
import { readNumber } from "./number.ts";
import { read, unread, type Reading } from "./reading.ts";
import { centsOf, type Cents } from "./units.ts";

export interface Amount {
  readonly cents: Cents;
  /** Printed digits after the decimal mark, before any k or M; `null` when unknown. */
  readonly decimals: number | null;
  /** Euros for one printed unit: 1000 under "k€", whether the cell or its heading says so. */
  readonly factor: number;
}

/**
 * Euros of a cell. `scale` is what the heading says ("en k€": 1000); a cell that names its own scale ("15 k€", "15 €")
 * wins. Percentages, delays, counted things and foreign currencies are no amounts ("wrong-unit").
 */
export function readAmount(value: CellValue, format = "General", scale = 1): Reading<Amount> {
  const number = readNumber(value, format);
  if (!number.ok) return number;
  const { unit, text, decimals, factor } = number.value;
  if ((unit !== null && unit !== "EUR") || (unit === null && text !== null && typeof value === "string"))
    return unread("wrong-unit");
  const namesItsScale = factor !== 1 || (unit === "EUR" && typeof value === "string");
  const euros = namesItsScale ? number.value.value : number.value.value * scale;
  if (Math.abs(euros) * 100 > Number.MAX_SAFE_INTEGER) return unread("too-large");
  return read({ cents: centsOf(euros), decimals, factor: namesItsScale ? factor : scale });
}
