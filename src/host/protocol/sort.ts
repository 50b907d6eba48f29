import { fail } from "./failure.ts";
import { flag, integer, record } from "./argument.ts";
import { cellsChanged } from "./changes.ts";
import { intersection } from "./areas.ts";
import { isCellError } from "../model/cells.ts";
import { requirePermission, requireUnlocked } from "./protection.ts";
import { shiftFormula } from "../formula/shift.ts";
import type { Area } from "../model/workbook.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";
import type { Scalar } from "../model/cells.ts";

interface SortField {
  /** Column of the sorted area, from 0. */
  readonly key: number;
  readonly ascending: boolean;
}

/** What came over the wire; other orders than by value are refused. */
export function sortFields(given: unknown, columns: number): SortField[] {
  if (!Array.isArray(given) || given.length === 0) return fail("InvalidArgument", "fields");
  return given.map((field): SortField => {
    const { key, ascending, sortOn, subField } = record(field, "fields");
    if ((sortOn ?? "Value") !== "Value" || (subField ?? null) !== null)
      fail("NotImplemented", "sort by other than value");
    const column = integer(key, "key");
    if (column < 0 || column >= columns) fail("InvalidArgument", "key");
    return {
      key: column,
      ascending: ascending === undefined || ascending === null ? true : flag(ascending, "ascending"),
    };
  });
}

/** Excel's order of kinds: numbers, texts, truth values, errors. */
function rank(value: NonNullable<Scalar>): number {
  if (isCellError(value)) return 3;
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}

function compare(a: NonNullable<Scalar>, b: NonNullable<Scalar>, collator: Intl.Collator): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "string" && typeof b === "string") return collator.compare(a, b);
  if (isCellError(a) || isCellError(b)) return 0;
  return Number(a) - Number(b);
}

/** Puts the rows of the area in order; cells without value come last in either direction, and equals keep theirs. */
export function sortRows(range: RangeTarget, fields: readonly SortField[], matchCase: boolean, context: Context): void {
  const { sheet } = range;
  context.settle();
  requirePermission(sheet, "sort");
  const used = sheet.cells.usedArea();
  const area = used && intersection(range.area, { ...used, left: range.area.left, right: range.area.right });
  if (!area) return;
  requireUnlocked(context.workbook, sheet, area);
  if (sheet.merges.some((merge) => intersection(merge, area))) fail("InvalidOperation");
  const collator = new Intl.Collator(context.locale, { sensitivity: matchCase ? "variant" : "accent" });
  const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, index) => area.top + index);
  const sorted = [...rows].sort((one, other) => {
    for (const { key, ascending } of fields) {
      const a = sheet.cells.value(one, area.left + key);
      const b = sheet.cells.value(other, area.left + key);
      if (a === null || b === null) {
        if (a !== b) return a === null ? 1 : -1;
        continue;
      }
      const order = compare(a, b, collator);
      if (order !== 0) return ascending ? order : -order;
    }
    return one - other;
  });
  moveRows(range, area, sorted);
  cellsChanged(context.changes, sheet, area);
}

/** `from[i]`: the row whose cells come to stand in the area's row `i`. */
function moveRows({ sheet: { cells } }: RangeTarget, area: Area, from: readonly number[]): void {
  const taken = from.map((row) =>
    Array.from({ length: area.right - area.left + 1 }, (_, index) => {
      const column = area.left + index;
      return { value: cells.value(row, column), formula: cells.formula(row, column), style: cells.style(row, column) };
    }),
  );
  taken.forEach((line, index) => {
    const row = area.top + index;
    const moved = row - from[index]!;
    if (moved === 0) return;
    line.forEach(({ value, formula, style }, offset) => {
      const column = area.left + offset;
      cells.setValue(row, column, value);
      cells.setFormula(row, column, formula === null ? null : shiftFormula(formula, moved, 0));
      cells.setStyle(row, column, style);
      cells.markEdited(row, column);
    });
  });
}
