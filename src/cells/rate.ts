import type { CellValue } from "./grid.ts";
import { readNumber } from "./number.ts";
import { readFormat } from "./number-format.ts";
import { read, unread, type Reading } from "./reading.ts";
import { ratio, type Ratio } from "./units.ts";

export interface Rate {
  /** A fraction when `timesHundred` is known; else the number as the cell holds it. */
  readonly ratio: Ratio;
  /** Printed digits after the decimal mark, of the percentage where one is printed. */
  readonly decimals: number | null;
  /**
   * How the cell holds it: `false` a fraction, `true` already times a hundred (`ratio` is divided), `null` a bare number
   * that only a recomputation can settle (domain.md §1 "Precision").
   */
  readonly timesHundred: boolean | null;
}

/** A rate cell: "5,91%", 0.0591 under a percent format, or a bare number. Amounts, delays and counts are "wrong-unit". */
export function readRate(value: CellValue, format = "General"): Reading<Rate> {
  const number = readNumber(value, format);
  if (!number.ok) return number;
  const { unit, text, decimals } = number.value;
  if ((unit !== null && unit !== "ratio") || text !== null) return unread("wrong-unit");
  const percentFormat = typeof value === "number" && readFormat(format).kind === "percent";
  const timesHundred = unit === null ? null : !percentFormat;
  return read({ ratio: ratio(number.value.value), decimals, timesHundred });
}
