import type { CellValue, OwnCells } from "../cells/grid.ts";
import { lineChanges, type Line, type LineChanges } from "./line-changes.ts";
import { entryMark, isEmptyMark, isFreeMark, SKELETON, type SheetMark } from "./sheet-mark.ts";

/**
 * What brings the lines of a summary sheet back to where they were written, in the order of the steps. What the user
 * typed in a line that he put in is copied out of the table first: below it from a row, beside it from a column.
 */
export type Realignment =
  | {
      readonly kind: "copy";
      readonly axis: Axis;
      readonly from: number;
      readonly to: number;
      readonly entries: Entries;
    }
  | { readonly kind: "delete" | "insert"; readonly axis: Axis; readonly at: number };

export type Axis = "row" | "column";
/** Of one line, from its first cell on. */
type Entries = readonly CellValue[];

export interface Realigned {
  /** The sheet as it stands after these steps. */
  readonly written: OwnCells;
  readonly steps: readonly Realignment[];
}

/** Undoes the rows and columns that were put into a summary sheet, or taken out of it, by hand. */
export function realigned(written: OwnCells, mark: SheetMark): Realigned {
  const known = [...mark.cells].flatMap(([place, expected]) => {
    const [row = 0, column = 0] = place.split(",").map(Number);
    return isFreeMark(expected) || isEmptyMark(expected) ? [] : [{ row, column, expected }];
  });
  const grid = full(written);
  const moved = known.some(({ row, column, expected }) => {
    const now = entryMark(grid[row]?.[column] ?? null);
    return now.slice(0, SKELETON) !== expected.slice(0, SKELETON);
  });
  if (!moved) return { written, steps: [] };
  const byRow = along("row", grid, known);
  const rows = byRow.grid;
  const byColumn = along("column", transposed(rows), known);
  const entries = transposed(byColumn.grid);
  return {
    written: { ...written, top: 0, left: 0, entries },
    steps: [...byRow.steps, ...byColumn.steps],
  };
}

interface Known {
  readonly row: number;
  readonly column: number;
  readonly expected: string;
}

/** `grid` is by lines of that axis. */
function along(
  axis: Axis,
  grid: readonly Entries[],
  known: readonly Known[],
): { readonly grid: Entries[]; readonly steps: Realignment[] } {
  const other = axis === "row" ? "column" : "row";
  const count = Math.max(0, ...known.map((each) => each[axis] + 1));
  const then = Array.from({ length: count }, () => new Map<number, string>());
  for (const each of known) then[each[axis]]?.set(each[other], each.expected);
  const now: Line[] = grid.map(
    (line) => new Map(line.flatMap((entry, at) => (entry === null ? [] : [[at, entryMark(entry)] as const]))),
  );
  return stepsOf(axis, [...grid], lineChanges(then, now, SKELETON));
}

function stepsOf(axis: Axis, grid: Entries[], { inserted, deleted }: LineChanges) {
  const steps: Realignment[] = [];
  const changes = [
    ...inserted.map((at) => ({ at, kind: "delete" as const })),
    ...deleted.map((at) => ({ at, kind: "insert" as const })),
  ].sort((a, b) => b.at - a.at);
  for (const at of inserted) {
    const entries = grid[at] ?? [];
    if (entries.every((entry) => entry === null)) continue;
    const to = grid.length;
    grid.push(entries);
    steps.push({ kind: "copy", axis, from: at, to, entries });
  }
  for (const { at, kind } of changes) {
    if (kind === "delete") grid.splice(at, 1);
    else grid.splice(at, 0, []);
    steps.push({ kind, axis, at });
  }
  return { grid, steps };
}

/** From the sheet's first cell on, lines of the same length. */
function full({ top, left, entries }: OwnCells): Entries[] {
  const width = left + Math.max(0, ...entries.map((row) => row.length));
  const blank = (length: number): CellValue[] => Array.from({ length }, () => null);
  return [
    ...Array.from({ length: top }, () => blank(width)),
    ...entries.map((row) => [...blank(left), ...row, ...blank(width - left - row.length)]),
  ];
}

const transposed = (grid: readonly Entries[]): Entries[] =>
  Array.from({ length: Math.max(0, ...grid.map((line) => line.length)) }, (_, at) =>
    grid.map((line) => line[at] ?? null),
  );
