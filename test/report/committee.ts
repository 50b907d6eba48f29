import { DEFAULT_SETTINGS, type Settings } from "../../src/cells/settings.ts";
import { compute } from "../../src/indicators/compute.ts";
import type { Results } from "../../src/indicators/results.ts";
import { buildPlan } from "../../src/report/build-plan.ts";
import type { Plan, SheetPlan } from "../../src/report/plan.ts";
import { a1, parseArea } from "../../src/cells/address.ts";
import type { Scalar } from "../../src/host/model/cells.ts";
import { read, sheet } from "../reading/sheets.ts";
import { CONTEXT } from "./seed.ts";
import type { CommitteeSheet } from "./committee-sheets.ts";

export const resultsOf = (
  sheets: Readonly<Record<string, CommitteeSheet>>,
  settings: Partial<Settings> = {},
): Results => {
  const grids = Object.entries(sheets).map(([name, { rows, formats }]) =>
    sheet(name, rows, formats === undefined ? {} : { formats }),
  );
  return compute(read(grids, settings), { ...DEFAULT_SETTINGS, ...settings });
};

export const planOf = (
  sheets: Readonly<Record<string, CommitteeSheet>>,
  locale: "fr" | "en" = "fr",
  settings: Partial<Settings> = {},
): Plan => buildPlan(resultsOf(sheets, settings), { ...CONTEXT, takenNames: Object.keys(sheets), locale });

/** As `recount` lays them out. */
export const usersOf = (sheets: Readonly<Record<string, CommitteeSheet>>): Record<string, Scalar[][]> =>
  Object.fromEntries(Object.entries(sheets).map(([name, { rows }]) => [name, rows.map((row) => [...row])]));

export function sheetOf(plan: Plan, key: string): SheetPlan {
  const found = plan.sheets.find((each) => each.key === key);
  if (!found) throw new Error(`no sheet ${key}`);
  return found;
}

const plain = (value: unknown): unknown => (typeof value === "string" ? value.replaceAll("\u00a0", " ") : value);

/** As a person reads it, rows of cells; no-break spaces are plain. */
export function shownRows({ cells }: SheetPlan, range: string): unknown[][] {
  const area = parseArea(range)!;
  return Array.from({ length: area.bottom - area.top + 1 }, (_, r) =>
    Array.from({ length: area.right - area.left + 1 }, (__, c) => {
      const content = cells.find(({ row, column }) => row === area.top + r && column === area.left + c)?.content;
      return plain(content?.kind === "text" ? content.text : (content?.value ?? null));
    }),
  );
}

export const shown = (plan: SheetPlan, address: string): unknown => shownRows(plan, address)[0]![0];

export const linksOf = ({ cells }: SheetPlan): Record<string, string> =>
  Object.fromEntries(cells.flatMap(({ row, column, link }) => (link === undefined ? [] : [[a1(row, column), link]])));
