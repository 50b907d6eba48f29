import type { Area, SheetModel, WorkbookModel } from "../model/workbook.ts";
import type { Scalar } from "../model/cells.ts";
import type { CellOf } from "../formula/dependants.ts";
import type { RaisedEvent } from "./events.ts";

export type ChangeType =
  "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted" | "CellInserted" | "CellDeleted";

/** Cells whose value or formula an add-in or a person changed; each was marked in `cells.edited`, which formulas follow. */
export interface CellChange {
  readonly sheet: SheetModel;
  readonly area: Area;
  readonly type: ChangeType;
  /** Of a single edited cell: what it held. */
  readonly before?: Scalar;
  /** Of inserted and deleted cells: where the others went ("ShiftCellDown"). */
  readonly shift?: string;
}

/** What one request changed: recalculation and events follow from it, once, when the request is over. */
export interface Changes {
  readonly cells: CellChange[];
  /** Formulas to compute again although nobody edited them (a name that they use was changed). */
  readonly dirty: CellOf[];
  readonly events: RaisedEvent[];
  /** Asked for by an add-in, whatever the calculation mode: what waits, or everything. */
  calculate: "pending" | "all" | null;
  /** Formulas were computed in this request. */
  calculated: boolean;
}

export const noChanges = (): Changes => ({ cells: [], dirty: [], events: [], calculate: null, calculated: false });

/**
 * Records that values or formulas of `area` were changed. The blocks that the client cuts a large matrix into come
 * back together as one change. `before`: what a single cell held.
 */
export function cellsChanged(changes: Changes, sheet: SheetModel, area: Area, before?: Scalar): void {
  sheet.touched.add("cells");
  const last = changes.cells.at(-1);
  const continues =
    last?.sheet === sheet &&
    last.type === "RangeEdited" &&
    last.area.left === area.left &&
    last.area.right === area.right &&
    last.area.bottom + 1 === area.top;
  if (continues)
    changes.cells[changes.cells.length - 1] = {
      sheet,
      type: "RangeEdited",
      area: { ...last.area, bottom: area.bottom },
    };
  else changes.cells.push({ sheet, area, type: "RangeEdited", ...(before !== undefined && { before }) });
}

/** Marks every formula whose text matches for computing: after a name or a sheet that it mentions came or went. */
export function formulasMentioning(changes: Changes, workbook: WorkbookModel, pattern: RegExp): void {
  for (const sheet of workbook.sheets) {
    for (const [row, column, formula] of sheet.cells.formulas()) {
      if (pattern.test(formula)) changes.dirty.push({ sheet, row, column });
    }
  }
}
