import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { evaluateCells } from "./calculation.ts";
import { obstacle } from "./computable.ts";
import { dependants, type CellOf } from "./dependants.ts";
import { settleEdits } from "./edits.ts";
import { NAME } from "./value.ts";

export interface CalculationRequest {
  /** Cells that were just set, with or without a formula, 0-based; "all": every formula of the workbook. */
  readonly cells: Iterable<CellOf> | "all";
  /** Of the person before the screen ("fr-FR"): separators of FIXED, TEXT and "&", dates in texts. */
  readonly locale: string;
  readonly now?: Date;
}

export interface NotComputed {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The unknown function; "[…]": another workbook or several sheets at once; "": a text that does not parse. */
  readonly functionName: string;
}

/**
 * Evaluates the requested formulas and every formula that depends on them or on a cell edited since the last call, and
 * stores what they give. Every other formula keeps the value that its file brought. So does one that cannot be computed
 * here; it is reported, and shows #NAME? when it never had a value.
 */
export function calculate(workbook: WorkbookModel, request: CalculationRequest): { notComputed: NotComputed[] } {
  const cells = new Map<string, CellOf>();
  const edited = settleEdits(workbook);
  if (request.cells === "all") {
    for (const sheet of workbook.sheets)
      for (const [row, column] of sheet.cells.formulas()) addFormula(cells, { sheet, row, column });
  } else {
    const seeds = [...request.cells, ...edited];
    for (const cell of seeds) addFormula(cells, cell);
    for (const cell of dependants(workbook, seeds, sheetsByName(workbook))) addFormula(cells, cell);
  }
  const notComputed: NotComputed[] = [];
  const computable: CellOf[] = [];
  for (const cell of cells.values()) {
    const { sheet, row, column } = cell;
    const functionName = obstacle(workbook, sheet, sheet.cells.formula(row, column)!);
    if (functionName === null) {
      computable.push(cell);
      continue;
    }
    notComputed.push({ sheet: sheet.name, row, column, functionName });
    if (sheet.cells.value(row, column) === null) sheet.cells.setValue(row, column, NAME);
  }
  const settings = { locale: request.locale, now: request.now ?? new Date() };
  for (const { cell, functionName } of evaluateCells(workbook, computable, settings))
    notComputed.push({ sheet: cell.sheet.name, row: cell.row, column: cell.column, functionName });
  return { notComputed };
}

function addFormula(cells: Map<string, CellOf>, cell: CellOf): void {
  const { sheet, row, column } = cell;
  if (sheet.cells.formula(row, column) !== null) cells.set(`${sheet.id}|${row}|${column}`, cell);
}

function sheetsByName(workbook: WorkbookModel): (name: string) => SheetModel | null {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  return (name) => sheets.get(name.toLowerCase()) ?? null;
}
