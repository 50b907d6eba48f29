import { refFormula } from "../cells/address.ts";
import type { OwnSheetKey } from "../cells/grid.ts";
import type { Serial } from "../cells/units.ts";
import type { Results } from "../indicators/results.ts";
import type { Tracking } from "../reading/read-tracking.ts";
import type { ReportTexts } from "../locales/fr/report.ts";
import type { KeptEdit } from "./hand-edits.ts";
import type { Live, Locale } from "./live.ts";
import type { PlanValue } from "./plan.ts";

/** The sheets that this pack knows to make, in tab order. */
export const PACK_SHEETS = [
  "cover",
  "budget",
  "quality",
  "assistance",
  "reliability",
  "decisions",
  "roadmap",
  "scenarios",
  "facts",
  "checks",
  "settings",
  "tracking",
] as const satisfies readonly OwnSheetKey[];

export type PackSheet = (typeof PACK_SHEETS)[number];

/** What every sheet of the pack is made from. */
export interface Pack {
  readonly results: Results;
  readonly texts: ReportTexts;
  readonly locale: Locale;
  /** Tab names, of the sheets that are in the plan or not. */
  readonly names: Readonly<Record<PackSheet, string>>;
  /** Sheets with something to say. */
  readonly present: ReadonlySet<PackSheet>;
  /** Situations stored before this run. */
  readonly tracking: Tracking | null;
  /** Generated cells that stay as the user changed them. */
  readonly kept: readonly KeptEdit[];
  readonly computedAt: Date;
  readonly fileName: string | null;
  readonly version: string;
}

/** A cell of the pack as another of its sheets refers to it. */
export const onSheet = <T extends PlanValue>(
  pack: Pack,
  key: PackSheet,
  row: number,
  column: number,
  value: T,
): Live<T> => ({
  formula: refFormula({ sheet: pack.names[key], row, column }),
  value,
});

/** Place of a cell as a link says it: "'Exécution budgétaire'!C11". */
export const placeOn = (pack: Pack, key: PackSheet, row: number, column: number): string =>
  refFormula({ sheet: pack.names[key], row, column });

const two = (value: number): string => String(value).padStart(2, "0");

/** "30/09/2015" */
export function serialDate(serial: Serial): string {
  const date = new Date(Math.round((Math.floor(serial) - 25_569) * 86_400_000));
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

export const dateText = (date: Date): string =>
  `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;

export const timeText = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** Fills a template with texts, where nothing is live. */
export const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
