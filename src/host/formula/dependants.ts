import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { parsed } from "./parsed.ts";
import { precedentsOf } from "./precedents.ts";
import { heightOf, type Range } from "./value.ts";

export interface CellOf {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
}

/** One area that formulas name, with the formulas. */
interface Watched {
  readonly area: Range;
  readonly formulas: CellOf[];
  reached: boolean;
}

/** Areas of one column of a sheet, of one order of height, by their first row. */
type Shelf = Watched[];

/** Wider areas are kept aside rather than under each of their columns. */
const WIDE = 64;

interface SheetWatch {
  /** Column → order of height → areas. */
  readonly columns: Map<number, Map<number, Shelf>>;
  readonly wide: Watched[];
}

/** Every formula that depends on the seeds, directly or through others; the seeds themselves only if they do. */
export function dependants(
  workbook: WorkbookModel,
  seeds: Iterable<CellOf>,
  sheetNamed: (name: string) => SheetModel | null,
): CellOf[] {
  const queue = [...seeds];
  if (queue.length === 0) return [];
  const watches = watch(workbook, sheetNamed);
  const found: CellOf[] = [];
  const known = new Set<string>();
  for (let cell = queue.pop(); cell; cell = queue.pop()) {
    for (const formula of watchers(watches, cell)) {
      const key = `${formula.sheet.id}|${formula.row}|${formula.column}`;
      if (known.has(key)) continue;
      known.add(key);
      found.push(formula);
      queue.push(formula);
    }
  }
  return found;
}

function watch(workbook: WorkbookModel, sheetNamed: (name: string) => SheetModel | null): Map<SheetModel, SheetWatch> {
  const areas = new Map<string, Watched>();
  for (const sheet of workbook.sheets) {
    for (const [row, column, formula] of sheet.cells.formulas()) {
      const { expression } = parsed(workbook, formula);
      if (!expression) continue;
      const cell = { sheet, row, column };
      for (const area of precedentsOf(expression, workbook, cell, sheetNamed)) {
        const key = `${area.sheet.id}|${area.top}|${area.left}|${area.bottom}|${area.right}`;
        const watched = areas.get(key);
        if (watched) watched.formulas.push(cell);
        else areas.set(key, { area, formulas: [cell], reached: false });
      }
    }
  }
  const watches = new Map<SheetModel, SheetWatch>();
  for (const watched of areas.values()) shelve(watched, watches);
  for (const { columns } of watches.values())
    for (const shelves of columns.values())
      for (const shelf of shelves.values()) shelf.sort((a, b) => a.area.top - b.area.top);
  return watches;
}

const orderOf = (height: number): number => Math.ceil(Math.log2(height));

function shelve(watched: Watched, watches: Map<SheetModel, SheetWatch>): void {
  const { area } = watched;
  let own = watches.get(area.sheet);
  if (!own) watches.set(area.sheet, (own = { columns: new Map(), wide: [] }));
  if (area.right - area.left >= WIDE) {
    own.wide.push(watched);
    return;
  }
  const order = orderOf(heightOf(area));
  for (let column = area.left; column <= area.right; column += 1) {
    let shelves = own.columns.get(column);
    if (!shelves) own.columns.set(column, (shelves = new Map()));
    const shelf = shelves.get(order);
    if (shelf) shelf.push(watched);
    else shelves.set(order, [watched]);
  }
}

/** Formulas of the areas around a cell that no cell reached before. */
function* watchers(watches: Map<SheetModel, SheetWatch>, cell: CellOf): Generator<CellOf> {
  const own = watches.get(cell.sheet);
  if (!own) return;
  const { row, column } = cell;
  for (const watched of own.wide) {
    const { area } = watched;
    if (watched.reached || row < area.top || row > area.bottom || column < area.left || column > area.right) continue;
    watched.reached = true;
    yield* watched.formulas;
  }
  for (const [order, shelf] of own.columns.get(column) ?? []) {
    // No area of this shelf is higher than 2^order rows: only those that begin so near above can reach the row.
    for (let i = firstFrom(shelf, row - 2 ** order + 1); i < shelf.length && shelf[i]!.area.top <= row; i += 1) {
      const watched = shelf[i]!;
      if (watched.reached || watched.area.bottom < row) continue;
      watched.reached = true;
      yield* watched.formulas;
    }
  }
}

function firstFrom(shelf: Shelf, top: number): number {
  let low = 0;
  let high = shelf.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shelf[middle]!.area.top < top) low = middle + 1;
    else high = middle;
  }
  return low;
}
