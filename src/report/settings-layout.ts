import { MARGIN_WIDTH } from "./frame.ts";
import type { PlanCell } from "./plan.ts";

export const SETTINGS_WIDTHS = [MARGIN_WIDTH, 220, 104, 60, 100, 290, 160];

/** Rows of one table, and the heights of those whose text wraps. */
export interface SettingsPart {
  readonly cells: readonly PlanCell[];
  readonly heights: readonly (readonly [number, number])[];
  readonly lastRow: number;
}
