import { a1, type Area } from "../cells/address.ts";
import type { CellValue, OwnCells, OwnSheetKey, SheetGrid, WorkbookSnapshot } from "../cells/grid.ts";
import type { Plan, PlanCell, SheetPlan } from "./plan.ts";
import { contentMark, entryMark, isEmptyMark, isFreeMark, markOf, placeKey, readMark } from "./sheet-mark.ts";

/** A generated cell that no longer holds what the last run wrote there. */
export interface HandEdit {
  readonly key: OwnSheetKey;
  readonly sheet: string;
  /** A1. */
  readonly cell: string;
}

/** Which edited cells a run writes anew; the others are kept. */
export type Replace = "all" | readonly Pick<HandEdit, "key" | "cell">[];

/** Excel rounds a width to its pixels. */
const WIDTH_TOLERANCE = 1.5;

/** The cells edited by hand since the last run, of every summary sheet that carries its mark. */
export const handEdits = ({ sheets }: WorkbookSnapshot): readonly HandEdit[] => sheets.flatMap(editsOn);

function editsOn({ own, name, written }: SheetGrid): readonly HandEdit[] {
  const mark = written && readMark(written.mark);
  if (!own || own === "copy" || !mark) return [];
  return [...mark.cells].flatMap(([place, expected]) => {
    // What stands in a cell that was left empty is the user's own; it is in nobody's way.
    if (isFreeMark(expected) || isEmptyMark(expected)) return [];
    const [row = 0, column = 0] = place.split(",").map(Number);
    return entryMark(entryAt(written, row, column)) === expected
      ? []
      : [{ key: own, sheet: name, cell: a1(row, column) }];
  });
}

const entryAt = ({ top, left, entries }: OwnCells, row: number, column: number): CellValue =>
  entries[row - top]?.[column - left] ?? null;

/**
 * The plan as it is to be written: without the cells that the user edited or needs for himself, and with what else of
 * each sheet it may touch. `kept` are the generated cells that it leaves out.
 */
export function besideHandEdits(
  plan: Plan,
  snapshot: WorkbookSnapshot,
  replace: Replace,
): { readonly plan: Plan; readonly kept: readonly HandEdit[] } {
  const kept: HandEdit[] = [];
  const sheets = plan.sheets.map((sheet) => {
    const marked: SheetPlan = { ...sheet, mark: markOf(sheet) };
    const grid = snapshot.sheets.find(({ own }) => own === sheet.key);
    const mark = grid?.written && readMark(grid.written.mark);
    if (!grid?.written || !mark) return marked;
    const { written } = grid;
    const edited = new Set(editsOn(grid).map(({ cell }) => cell));
    const replaced = (cell: string): boolean =>
      replace === "all" || replace.some((each) => each.key === sheet.key && each.cell === cell);
    const leaves = ({ row, column, content, style }: PlanCell): boolean => {
      if (row >= (sheet.memoryFrom ?? Infinity)) return false;
      const expected = mark.cells.get(placeKey(row, column));
      if (expected !== undefined && (isFreeMark(expected) || style.startsWith("input"))) return false;
      const now = entryMark(entryAt(written, row, column));
      const users = expected === undefined || isEmptyMark(expected) ? !isEmptyMark(now) : edited.has(a1(row, column));
      if (!users || now === contentMark(content)) return false;
      if (content && replaced(a1(row, column))) return false;
      if (content || edited.has(a1(row, column)))
        kept.push({ key: sheet.key, sheet: grid.name, cell: a1(row, column) });
      return true;
    };
    const cells = sheet.cells.filter((each) => !leaves(each));
    const planned = new Set(sheet.cells.map(({ row, column }) => placeKey(row, column)));
    const former = [...mark.cells].flatMap(([place, expected]): Area[] => {
      if (planned.has(place)) return [];
      const [row = 0, column = 0] = place.split(",").map(Number);
      const filled = isEmptyMark(expected) && !isEmptyMark(entryMark(entryAt(written, row, column)));
      const mine = edited.has(a1(row, column)) && !replaced(a1(row, column));
      return filled || mine || row >= (sheet.memoryFrom ?? Infinity) ? [] : [one(row, column)];
    });
    const clears = [...former, ...cells.map(({ row, column }) => one(row, column))];
    const keptWidths = new Set(
      sheet.widths.flatMap((_, column) => {
        const [then, now] = [mark.widths[column], written.widths[column]];
        return then !== undefined && now !== undefined && Math.abs(then - now) > WIDTH_TOLERANCE ? [column] : [];
      }),
    );
    return { ...marked, cells, over: { clears, keptWidths } };
  });
  return { plan: { ...plan, sheets }, kept };
}

const one = (row: number, column: number): Area => ({ top: row, left: column, bottom: row, right: column });
