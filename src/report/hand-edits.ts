import { a1, type Area } from "../cells/address.ts";
import type { CellValue, OwnCells, OwnSheetKey, SheetGrid, WorkbookSnapshot } from "../cells/grid.ts";
import type { Plan, PlanCell, PlanContent, SheetPlan } from "./plan.ts";
import { realigned, type Realigned } from "./realigned.ts";
import {
  contentMark,
  differByReferences,
  entryMark,
  isEmptyMark,
  isFreeMark,
  markOf,
  placeKey,
  readMark,
  ruleMark,
  underWayMark,
  type SheetMark,
} from "./sheet-mark.ts";

/** A generated cell that no longer holds what the last run wrote there. */
export interface HandEdit {
  readonly key: OwnSheetKey;
  readonly sheet: string;
  /** A1, of the sheet without the rows and columns that were put in by hand. */
  readonly cell: string;
}

/** One that a run leaves as it is, and what it would have written there. */
export interface KeptEdit extends HandEdit {
  readonly written: CellValue;
  readonly computed: PlanContent | null;
  readonly style: string;
}

/** Which edited cells a run writes anew; the others are kept. */
export type Replace = "all" | readonly Pick<HandEdit, "key" | "cell">[];

/** Excel rounds a width to its pixels. */
const WIDTH_TOLERANCE = 1.5;

/** The cells edited by hand since the last run, of every summary sheet that carries its mark. */
export const handEdits = (snapshot: WorkbookSnapshot, plan: Plan): readonly HandEdit[] =>
  writtenSheets(snapshot).flatMap((sheet, _index, all) => editsOn(sheet, plan, all));

interface WrittenSheet extends Realigned {
  readonly key: Exclude<OwnSheetKey, "copy">;
  readonly grid: SheetGrid;
  readonly mark: SheetMark;
}

const writtenSheets = ({ sheets }: WorkbookSnapshot): readonly WrittenSheet[] =>
  sheets.flatMap((grid) => {
    const { own: key, written } = grid;
    const mark = written && readMark(written.mark);
    return key && key !== "copy" && mark ? [{ key, grid, mark, ...realigned(written, mark) }] : [];
  });

function editsOn(sheet: WrittenSheet, plan: Plan, all: readonly WrittenSheet[]): readonly HandEdit[] {
  const { key, grid, mark, written } = sheet;
  const moved = all.some(({ steps }) => steps.length > 0);
  const readdressed = moved ? new Set<string>() : readdressedCells(sheet, plan);
  return [...mark.cells].flatMap(([place, expected]) => {
    // What stands in a cell that was left empty is the user's own; it is in nobody's way.
    if (isFreeMark(expected) || isEmptyMark(expected)) return [];
    const [row = 0, column = 0] = place.split(",").map(Number);
    const entry = entryAt(written, row, column);
    const now = entryMark(entry);
    const alike = now === expected || (differByReferences(now, expected) && !readdressed.has(place));
    return alike || isBroken(entry) ? [] : [{ key, sheet: grid.name, cell: a1(row, column) }];
  });
}

/** A formula that lost what it referred to is no one's wish. */
const isBroken = (entry: CellValue): boolean =>
  typeof entry === "string" && entry.startsWith("=") && entry.includes("#REF!");

/**
 * Formulas of which only the references changed, and not by Excel: it changes those of all formulas alike when source
 * rows move or a sheet is renamed, and the plan then says the same.
 */
function readdressedCells({ key, mark, written }: WrittenSheet, plan: Plan): ReadonlySet<string> {
  const planned = plan.sheets.find((sheet) => sheet.key === key);
  const own = new Set<string>();
  const unsure: string[] = [];
  let followed = 0;
  for (const { row, column, content } of planned?.cells ?? []) {
    const place = placeKey(row, column);
    const expected = mark.cells.get(place);
    const now = entryMark(entryAt(written, row, column));
    if (expected === undefined || !differByReferences(now, expected)) continue;
    const next = contentMark(content);
    if (now === next) followed += 1;
    else if (next === expected) own.add(place);
    else unsure.push(place);
  }
  if (followed > unsure.length) for (const place of unsure) own.add(place);
  return own;
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
): { readonly plan: Plan; readonly kept: readonly KeptEdit[] } {
  const kept: KeptEdit[] = [];
  const all = writtenSheets(snapshot);
  const sheets = plan.sheets.map((sheet) => {
    const marked: SheetPlan = { ...sheet, mark: markOf(sheet) };
    const found = all.find(({ key }) => key === sheet.key);
    if (!found) return marked;
    const { grid, mark, written, steps } = found;
    const edited = new Set(editsOn(found, plan, all).map(({ cell }) => cell));
    const replaced = (cell: string): boolean =>
      replace === "all" || replace.some((each) => each.key === sheet.key && each.cell === cell);
    const leaves = ({ row, column, content, style }: PlanCell): boolean => {
      if (row >= (sheet.memoryFrom ?? Infinity)) return false;
      const expected = mark.cells.get(placeKey(row, column));
      if (expected !== undefined && (isFreeMark(expected) || style.startsWith("input"))) return false;
      const entry = entryAt(written, row, column);
      const now = entryMark(entry);
      const users = expected === undefined || isEmptyMark(expected) ? !isEmptyMark(now) : edited.has(a1(row, column));
      if (!users || now === contentMark(content)) return false;
      if (content && replaced(a1(row, column))) return false;
      if (content || edited.has(a1(row, column)))
        kept.push({
          key: sheet.key,
          sheet: grid.name,
          cell: a1(row, column),
          written: entry,
          computed: content,
          style,
        });
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
    const columnsMoved = steps.some(({ axis }) => axis === "column");
    const keptWidths = new Set(
      sheet.widths.flatMap((_, column) => {
        const [then, now] = [mark.widths[column], grid.written?.widths[column]];
        const changed = then !== undefined && now !== undefined && Math.abs(then - now) > WIDTH_TOLERANCE;
        return changed && !columnsMoved ? [column] : [];
      }),
    );
    const rules = (grid.written?.rules ?? []).filter(({ formula }) => mark.rules.has(ruleMark(formula)));
    const underWay = underWayMark(mark, marked, clears, keptWidths);
    return { ...marked, cells, over: { steps, clears, underWay, keptWidths, rules: rules.map(({ id }) => id) } };
  });
  return { plan: { ...plan, sheets }, kept };
}

const one = (row: number, column: number): Area => ({ top: row, left: column, bottom: row, right: column });
