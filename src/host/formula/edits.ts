import type { Cells, Scalar } from "../model/cells.ts";
import type { WorkbookModel } from "../model/workbook.ts";
import type { CellOf } from "./dependants.ts";

/** What an edited cell held when its dependants were last brought up to date: its formula, or else its value. */
type Content = Scalar | { readonly formula: string };

const settled = new WeakMap<Cells, Map<number, Content>>();

/** Columns of the grid, to number its cells. */
const STRIDE = 16_384;

function contentAt(cells: Cells, row: number, column: number): Content {
  const formula = cells.formula(row, column);
  return formula === null ? cells.value(row, column) : { formula };
}

function sameContent(a: Content | undefined, b: Content): boolean {
  if (typeof a === "object" && typeof b === "object" && a && b && "formula" in a && "formula" in b)
    return a.formula === b.formula;
  return a === b;
}

/** A formula that was entered, be it the same again, has no value until it is computed. */
const awaitsValue = (cells: Cells, row: number, column: number): boolean =>
  cells.value(row, column) === null && cells.formula(row, column) !== null;

function settledOf(cells: Cells): Map<number, Content> {
  let known = settled.get(cells);
  if (!known) settled.set(cells, (known = new Map()));
  return known;
}

/** The result that a file keeps beside a formula has to follow it when it is saved; yet nobody edited the cell. */
export function markRecalculated(cells: Cells, row: number, column: number): void {
  cells.markEdited(row, column);
  settledOf(cells).set(row * STRIDE + column, contentAt(cells, row, column));
}

/** Edited cells that hold something else than at the last call; they count as settled from now on. */
export function settleEdits(workbook: WorkbookModel): CellOf[] {
  const changed: CellOf[] = [];
  for (const sheet of workbook.sheets) {
    const { cells } = sheet;
    const known = settledOf(cells);
    for (const [row, columns] of cells.edited)
      for (const column of columns) {
        const content = contentAt(cells, row, column);
        const key = row * STRIDE + column;
        const same = known.has(key) && sameContent(known.get(key), content);
        if (same && !awaitsValue(cells, row, column)) continue;
        known.set(key, content);
        changed.push({ sheet, row, column });
      }
  }
  return changed;
}
