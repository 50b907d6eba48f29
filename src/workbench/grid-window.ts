import { HEADING_HEIGHT, HEADING_WIDTH } from "./headings.tsx";
import type { SheetView } from "./sheet-view.ts";

/** The part of a sheet that is drawn, frozen rows and columns apart. */
export interface GridWindow {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Rows and columns drawn beyond the edges: scrolling shows them before the next drawing. */
const BESIDE = { rows: 12, columns: 3 };
/** Merged cells up to this many rows are drawn from the cell that holds them. */
const TALLEST_MERGE = 200;

export function frozenOf({ sheet }: SheetView): { rows: number; columns: number } {
  return sheet.freeze ?? { rows: 0, columns: 0 };
}

export function windowAt(
  view: SheetView,
  place: { readonly top: number; readonly left: number; readonly width: number; readonly height: number },
): GridWindow {
  const { rows, columns, sheet } = view;
  const frozen = frozenOf(view);
  const above = rows.start(frozen.rows);
  const beside = columns.start(frozen.columns);
  // In steps, so that a small movement draws nothing anew.
  const stepDown = (row: number) => Math.floor(row / 4) * 4;
  let top = stepDown(Math.max(frozen.rows, rows.at(place.top + above) - BESIDE.rows));
  let left = Math.max(frozen.columns, columns.at(place.left + beside) - BESIDE.columns);
  const bottom = Math.min(
    rows.count - 1,
    stepDown(rows.at(place.top + place.height - HEADING_HEIGHT) + BESIDE.rows) + 4,
  );
  const right = Math.min(columns.count - 1, columns.at(place.left + place.width - HEADING_WIDTH) + BESIDE.columns);
  for (const merge of sheet.merges) {
    const inside = merge.top <= bottom && merge.bottom >= top && merge.left <= right && merge.right >= left;
    if (!inside || merge.bottom - merge.top > TALLEST_MERGE) continue;
    top = Math.max(frozen.rows, Math.min(top, merge.top));
    left = Math.max(frozen.columns, Math.min(left, merge.left));
  }
  return { top: Math.max(top, frozen.rows), bottom, left, right };
}

export const sameWindow = (a: GridWindow, b: GridWindow): boolean =>
  a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;
