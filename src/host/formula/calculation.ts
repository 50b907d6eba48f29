import type { Scalar } from "../model/cells.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { positionOf, readColumn, replaceValue, type Column } from "./column.ts";
import type { CellOf } from "./dependants.ts";
import { markRecalculated } from "./edits.ts";
import type { Engine } from "./engine.ts";
import { evaluateCell } from "./evaluate.ts";
import { parsed } from "./parsed.ts";
import { Uncomputable } from "./uncomputable.ts";

export interface Settings {
  readonly locale: string;
  readonly now: Date;
}

type State = "waiting" | "running" | "done";

/** The formula cells of one column that are to be evaluated. */
interface Queue {
  readonly states: Map<number, State>;
  /** Ascending. */
  readonly rows: number[];
  left: number;
}

/** Formulas lean on one another deeper than the stack can go: from here on, the deeper cell is evaluated on its own first. */
const DEEPEST = 64;

class Postponed extends Error {
  readonly cell: CellOf;

  constructor(cell: CellOf) {
    super("postponed");
    this.cell = cell;
  }
}

/** The engine over a workbook, without evaluating anything of it. */
export function openEngine(workbook: WorkbookModel, settings: Settings): Engine {
  return calculation(workbook, [], settings).engine;
}

/** A cell that kept its value, and the function that stood in the way. */
export interface Refusal {
  readonly cell: CellOf;
  readonly functionName: string;
}

/**
 * Evaluates formula cells, each once and after what it needs, and stores what they give; what cannot be computed keeps
 * its value and is given back.
 */
export function evaluateCells(workbook: WorkbookModel, cells: Iterable<CellOf>, settings: Settings): Refusal[] {
  return calculation(workbook, cells, settings).run();
}

function calculation(
  workbook: WorkbookModel,
  cells: Iterable<CellOf>,
  { locale, now }: Settings,
): { engine: Engine; run: () => Refusal[] } {
  const queues = new Map<SheetModel, Map<number, Queue>>();
  const all: CellOf[] = [];
  for (const cell of cells) if (enqueue(queues, cell)) all.push(cell);
  for (const columns of queues.values()) for (const { rows } of columns.values()) rows.sort((a, b) => a - b);

  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const columns = new Map<SheetModel, Map<number, Column>>();
  const used = new Map<SheetModel, readonly number[]>();
  const circular = new Set<string>();
  const refusals: Refusal[] = [];
  let left = all.length;
  let depth = 0;

  /** Makes sure of a cell's value; a cell met again while it is evaluated is part of a circle. */
  function settle(queue: Queue, sheet: SheetModel, row: number, column: number): void {
    const state = queue.states.get(row);
    if (state === "running") circular.add(circleKey({ sheet, row, column }));
    if (state !== "waiting") return;
    if (depth >= DEEPEST) throw new Postponed({ sheet, row, column });
    compute(queue, { sheet, row, column });
  }

  function compute(queue: Queue, cell: CellOf): void {
    const { sheet, row, column } = cell;
    queue.states.set(row, "running");
    depth += 1;
    try {
      const result = evaluated(cell);
      // In a circle Excel keeps what it knew, and shows 0 where it knew nothing.
      const value = circular.has(circleKey(cell)) ? (sheet.cells.value(row, column) ?? 0) : result;
      if (value !== null) store(cell, value);
      queue.states.set(row, "done");
      queue.left -= 1;
      left -= 1;
    } catch (thrown) {
      queue.states.set(row, "waiting");
      throw thrown;
    } finally {
      depth -= 1;
    }
  }

  /** Null: the cell keeps its value. */
  function evaluated(cell: CellOf): Scalar {
    const { expression } = parsed(workbook, cell.sheet.cells.formula(cell.row, cell.column) ?? "");
    if (!expression) return null;
    try {
      return evaluateCell(expression, { engine, ...cell });
    } catch (thrown) {
      if (!(thrown instanceof Uncomputable)) throw thrown;
      refusals.push({ cell, functionName: thrown.functionName });
      return null;
    }
  }

  function store({ sheet, row, column }: CellOf, value: Exclude<Scalar, null>): void {
    if (sheet.cells.value(row, column) !== value) markRecalculated(sheet.cells, row, column);
    sheet.cells.setValue(row, column, value);
    const read = columns.get(sheet)?.get(column);
    if (read) replaceValue(read, row, value);
  }

  const engine: Engine = {
    workbook,
    locale,
    now,
    date1904: workbook.date1904,
    sheet: (name) => sheets.get(name.toLowerCase()) ?? null,
    cell(sheet, row, column) {
      if (left > 0) {
        const queue = queues.get(sheet)?.get(column);
        if (queue && queue.left > 0) settle(queue, sheet, row, column);
      }
      return sheet.cells.value(row, column);
    },
    column(sheet, column, top, bottom) {
      const queue = queues.get(sheet)?.get(column);
      if (queue && queue.left > 0)
        for (let i = positionOf(queue.rows, top); i < queue.rows.length && queue.rows[i]! <= bottom; i += 1)
          settle(queue, sheet, queue.rows[i]!, column);
      let read = columns.get(sheet);
      if (!read) columns.set(sheet, (read = new Map()));
      let found = read.get(column);
      if (!found) read.set(column, (found = readColumn(sheet.cells, column, queue?.rows ?? [])));
      return found;
    },
    usedColumns(sheet) {
      let found = used.get(sheet);
      if (!found) used.set(sheet, (found = sheet.cells.usedColumns()));
      return found;
    },
  };

  /** A stack of its own stands in for the one that is not deep enough. */
  function run(): Refusal[] {
    for (const first of all) {
      const stack = [first];
      for (let cell = stack.at(-1); cell; cell = stack.at(-1)) {
        const queue = queues.get(cell.sheet)!.get(cell.column)!;
        if (queue.states.get(cell.row) === "done") {
          stack.pop();
          continue;
        }
        try {
          compute(queue, cell);
          stack.pop();
        } catch (thrown) {
          if (!(thrown instanceof Postponed)) throw thrown;
          queue.states.set(cell.row, "running");
          stack.push(thrown.cell);
        }
      }
    }
    return refusals;
  }

  return { engine, run };
}

const circleKey = ({ sheet, row, column }: CellOf): string => `${sheet.id}|${row}|${column}`;

/** False when the cell waits already. */
function enqueue(queues: Map<SheetModel, Map<number, Queue>>, { sheet, row, column }: CellOf): boolean {
  let columns = queues.get(sheet);
  if (!columns) queues.set(sheet, (columns = new Map()));
  let queue = columns.get(column);
  if (!queue) columns.set(column, (queue = { states: new Map(), rows: [], left: 0 }));
  if (queue.states.has(row)) return false;
  queue.states.set(row, "waiting");
  queue.rows.push(row);
  queue.left += 1;
  return true;
}
