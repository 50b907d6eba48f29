import { cellAt, type CellValue, type WorkbookSnapshot } from "../cells/grid.ts";
import { serial, type Serial } from "../cells/units.ts";

/** Columns of the sheet Suivi, 0-based; its rows follow the header's. */
export const TRACKING_COLUMNS = {
  situation: 1,
  computedAt: 2,
  commitmentRate: 3,
  paymentRate: 4,
  executionRate: 5,
  met: 6,
  evaluated: 7,
  toConfirm: 8,
  breaches: 9,
  available: 10,
  names: 11,
} as const;
export const TRACKING_HEADER_ROW = 6;
/** Between the names of two breaches; none holds it. */
export const NAMES_SEPARATOR = " ; ";

/** The figures of one date as they were stored; `null` where that date had none. */
export interface FrozenSituation {
  /** 0-based. */
  readonly row: number;
  readonly date: Serial;
  readonly commitmentRate: number | null;
  readonly paymentRate: number | null;
  readonly executionRate: number | null;
  readonly met: number | null;
  readonly evaluated: number | null;
  readonly toConfirm: number | null;
  /** Euros. */
  readonly available: number | null;
  readonly breaches: readonly string[];
}

export interface Tracking {
  /** In the sheet's order. */
  readonly situations: readonly FrozenSituation[];
  /** The first row below everything that the sheet holds. */
  readonly freeRow: number;
}

/** Null in a workbook where no situation was ever stored. Rows without a date are the user's own. */
export function readTracking(snapshot: WorkbookSnapshot): Tracking | null {
  const grid = snapshot.sheets.find(({ own }) => own === "tracking");
  if (!grid) return null;
  const C = TRACKING_COLUMNS;
  const end = Math.max(grid.top + grid.values.length, TRACKING_HEADER_ROW + 1);
  const situations: FrozenSituation[] = [];
  for (let row = TRACKING_HEADER_ROW + 1; row < end; row += 1) {
    const date = numeric(cellAt(grid, row, C.situation));
    if (date === null) continue;
    const at = (column: number) => numeric(cellAt(grid, row, column));
    situations.push({
      row,
      date: serial(date + (snapshot.date1904 ? 1462 : 0)),
      commitmentRate: at(C.commitmentRate),
      paymentRate: at(C.paymentRate),
      executionRate: at(C.executionRate),
      met: at(C.met),
      evaluated: at(C.evaluated),
      toConfirm: at(C.toConfirm),
      available: at(C.available),
      breaches: String(cellAt(grid, row, C.names) ?? "")
        .split(NAMES_SEPARATOR)
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    });
  }
  return { situations, freeRow: end };
}

const numeric = (value: CellValue): number | null => (typeof value === "number" ? value : null);

/** The stored situation of that very date. */
export const frozenAt = (tracking: Tracking | null, date: Serial | null): FrozenSituation | null =>
  tracking?.situations.findLast((each) => each.date === date) ?? null;

/** The last committee's: the latest stored before that date. */
export const frozenBefore = (tracking: Tracking | null, date: Serial | null): FrozenSituation | null =>
  date === null
    ? null
    : (tracking?.situations.reduce<FrozenSituation | null>(
        (best, each) => (each.date < date && (best === null || each.date >= best.date) ? each : best),
        null,
      ) ?? null);
