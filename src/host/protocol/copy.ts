import { cellsChanged } from "./changes.ts";
import { columnCount, inGrid, intersection, rowCount } from "./areas.ts";
import { fail } from "./failure.ts";
import { isUnbounded } from "./cell-values.ts";
import { refFormula } from "../../cells/address.ts";
import { requirePermission, requireUnlocked } from "./protection.ts";
import { shiftFormula } from "../formula/shift.ts";
import { styleAt } from "./cell-style.ts";
import { usedPart } from "./restyle.ts";
import type { Area } from "../model/workbook.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";
import type { Scalar } from "../model/cells.ts";

export interface CopyOptions {
  readonly what: "All" | "Formulas" | "Values" | "Formats" | "Link";
  readonly skipBlanks: boolean;
  readonly transpose: boolean;
}

interface CopiedCell {
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
  readonly formula: string | null;
  readonly style: number;
}

/** Copies as a paste does: a source that fits the target several times is repeated, a smaller target grows. */
export function copyInto(target: RangeTarget, source: RangeTarget, options: CopyOptions, context: Context): void {
  context.settle();
  const from = isUnbounded(source) ? { ...source, area: usedPart(source.sheet, source.area) } : source;
  if (!from.area) return;
  const copied = readCells({ sheet: source.sheet, area: from.area }, options.transpose);
  const height = options.transpose ? columnCount(from.area) : rowCount(from.area);
  const width = options.transpose ? rowCount(from.area) : columnCount(from.area);
  const times = (room: number, size: number) => (isUnbounded(target) || room % size !== 0 ? 1 : room / size);
  const down = times(rowCount(target.area), height);
  const right = times(columnCount(target.area), width);
  const { top, left } = target.area;
  const area = { top, left, bottom: top + down * height - 1, right: left + right * width - 1 };
  if (!inGrid(area)) fail("InvalidArgument");
  requireUnlocked(context.workbook, target.sheet, area);
  if (options.what === "All" || options.what === "Formats") requirePermission(target.sheet, "formatCells");
  for (let i = 0; i < down; i += 1) {
    for (let j = 0; j < right; j += 1) {
      const place = { top: top + i * height, left: left + j * width };
      for (const cell of copied) paste(target, cell, place, source, options);
      if (options.what === "All" && !options.transpose) copyMerges(source, from.area, target, place);
    }
  }
  cellsChanged(context.changes, target.sheet, area);
}

/** Read before anything is written: source and target may overlap. `row` and `column` are offsets, transposed if asked. */
function readCells({ sheet, area }: RangeTarget, transpose: boolean): CopiedCell[] {
  const cells: CopiedCell[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const [down, right] = [row - area.top, column - area.left];
      cells.push({
        row: transpose ? right : down,
        column: transpose ? down : right,
        value: sheet.cells.value(row, column),
        formula: sheet.cells.formula(row, column),
        style: styleAt(sheet, row, column),
      });
    }
  }
  return cells;
}

function paste(
  { sheet }: RangeTarget,
  copied: CopiedCell,
  place: { top: number; left: number },
  source: RangeTarget,
  { what, skipBlanks, transpose }: CopyOptions,
): void {
  const { cells } = sheet;
  const [row, column] = [place.top + copied.row, place.left + copied.column];
  const [down, right] = transpose ? [copied.column, copied.row] : [copied.row, copied.column];
  const origin = { row: source.area.top + down, column: source.area.left + right };
  if (skipBlanks && copied.value === null && copied.formula === null) return;
  if (what === "All" || what === "Formats") cells.setStyle(row, column, copied.style);
  if (what === "Link") {
    const reference = refFormula({ sheet: source.sheet.name, ...origin });
    cells.setFormula(row, column, source.sheet === sheet ? reference.slice(reference.lastIndexOf("!") + 1) : reference);
  } else if (what !== "Formats") {
    const keepsFormula = what !== "Values" && copied.formula !== null;
    cells.setValue(row, column, copied.value);
    cells.setFormula(
      row,
      column,
      keepsFormula ? shiftFormula(copied.formula ?? "", row - origin.row, column - origin.column) : null,
    );
  }
  cells.markEdited(row, column);
}

function copyMerges(source: RangeTarget, from: Area, target: RangeTarget, place: { top: number; left: number }): void {
  const [down, right] = [place.top - from.top, place.left - from.left];
  const within = source.sheet.merges.filter((merged) => intersection(merged, from));
  const moved = within.map((merged) => ({
    top: merged.top + down,
    bottom: merged.bottom + down,
    left: merged.left + right,
    right: merged.right + right,
  }));
  const rest = target.sheet.merges.filter((merged) => !moved.some((one) => intersection(one, merged)));
  if (moved.length === 0) return;
  target.sheet.merges = [...rest, ...moved];
  target.sheet.touched.add("merges");
}
