import { refFormula } from "../cells/address.ts";
import type { Serial } from "../cells/units.ts";
import { tracking as en } from "../locales/en/tracking.ts";
import { tracking as fr, type TrackingTexts } from "../locales/fr/tracking.ts";
import {
  frozenAt,
  frozenBefore,
  NAMES_SEPARATOR,
  TRACKING_COLUMNS as C,
  TRACKING_HEADER_ROW,
  type FrozenSituation,
} from "../reading/read-tracking.ts";
import { situationFigures, type SituationFigures } from "../indicators/situation.ts";
import { breachChanges, breachNames, type BreachChanges } from "./breach-names.ts";
import { cell, live, number, text } from "./cells.ts";
import { FIRST_ROW, framed, MARGIN_WIDTH } from "./frame.ts";
import type { Live, Locale } from "./live.ts";
import { sentence } from "./live.ts";
import { serialDate, type Pack } from "./pack.ts";
import type { PlanCell, PlanContent, SheetPlan } from "./plan.ts";
import { stamp } from "./settings-table.ts";
import type { StyleName } from "./styles.ts";

const TEXTS: Readonly<Record<Locale, TrackingTexts>> = { fr, en };

export const trackingTexts = ({ locale }: Pack): TrackingTexts => TEXTS[locale];

const WIDTHS = [MARGIN_WIDTH, 72, 96, 66, 66, 66, 51, 54, 69, 57, 87, 300];

/** What the pack compares with: the last situation stored before its own date. */
export interface Since {
  readonly before: FrozenSituation;
  /** "31/08/2015" */
  readonly date: string;
  readonly changes: BreachChanges;
}

export function sinceLast({ results, tracking, locale }: Pack): Since | null {
  const before = frozenBefore(tracking, results.asOf);
  return before
    ? {
        before,
        date: serialDate(before.date),
        changes: breachChanges(results.findings, before.breaches, locale),
      }
    : null;
}

/** A figure of a stored situation as formulas of the pack refer to it. */
export const frozenCell = (
  pack: Pack,
  { row }: FrozenSituation,
  column: keyof typeof C,
  value: number,
): Live<number> => ({
  formula: refFormula({ sheet: pack.names.tracking, row, column: C[column] }),
  value,
});

/**
 * The stored situations. Rows already there are the workbook's memory and are not in the plan; only the one to store now
 * is, in the row of its date when there is one, unless its figures are already those.
 */
export function trackingSheet(pack: Pack, freeze: boolean): SheetPlan {
  const { tracking } = pack;
  const texts = trackingTexts(pack);
  const same = frozenAt(tracking, pack.results.asOf);
  const row = same?.row ?? tracking?.freeRow ?? FIRST_ROW;
  const stored = freeze ? situationRow(pack, row, same) : [];
  const lastRow = Math.max(FIRST_ROW, freeze ? row : 0, ...(tracking?.situations.map((each) => each.row) ?? []));
  const sheet = framed(pack, "tracking", {
    widths: WIDTHS,
    message: sentence(texts.message, {}, pack.locale),
    cells: [
      ...Object.entries(texts.headers).map(([key, heading]) => {
        const column = C[key as keyof typeof C];
        const style: StyleName = column === C.names ? "headerAfter" : "headerRight";
        return cell(TRACKING_HEADER_ROW, column, text(heading), style);
      }),
    ],
    lastRow,
  });
  return { ...sheet, cells: [...sheet.cells, ...stored], memoryFrom: FIRST_ROW };
}

function situationRow(pack: Pack, row: number, same: FrozenSituation | null): readonly PlanCell[] {
  const { results, computedAt, locale } = pack;
  if (results.asOf === null) return [];
  const figures = situationFigures(results);
  const names = breachNames(results.findings, locale);
  if (same && isSame(same, figures, breachChanges(results.findings, same.breaches, locale))) return [];
  const value = (of: number | null): PlanContent | null => (of === null ? null : number(of));
  return [
    cell(row, C.situation, live(dayFormula(results.asOf)), "date"),
    cell(row, C.computedAt, live(stamp(computedAt)), "stampRow"),
    cell(row, C.commitmentRate, value(figures.commitmentRate), "rateDated"),
    cell(row, C.paymentRate, value(figures.paymentRate), "rateDated"),
    cell(row, C.executionRate, value(figures.executionRate), "rateDated"),
    cell(row, C.met, value(figures.met), "wholeDated"),
    cell(row, C.evaluated, value(figures.evaluated), "wholeDated"),
    cell(row, C.toConfirm, value(figures.toConfirm), "wholeDated"),
    cell(row, C.breaches, number(names.length), "wholeDated"),
    cell(row, C.available, value(figures.available), "amountDated"),
    cell(row, C.names, names.length === 0 ? null : text(names.join(NAMES_SEPARATOR)), "labelAfter"),
  ];
}

function isSame(stored: FrozenSituation, figures: SituationFigures, { opened, closed }: BreachChanges): boolean {
  const close = (a: number | null, b: number | null) => a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-9);
  return (
    opened.length === 0 &&
    closed.length === 0 &&
    (Object.keys(figures) as (keyof SituationFigures)[]).every((key) => close(stored[key], figures[key]))
  );
}

/** By its parts, so that books that count from 1904 show the same day. */
function dayFormula(date: Serial): Live<number> {
  const [day, month, year] = serialDate(date).split("/").map(Number);
  return { formula: `DATE(${year},${month},${day})`, value: date };
}
