import { dayOfSerial } from "../cells/civil.ts";
import type { Serial } from "../cells/units.ts";

/** "2015-Q3". */
export function quarterOf(value: Serial): string {
  const { year, month } = dayOfSerial(value);
  return `${year}-Q${Math.ceil(month / 3)}`;
}
