import type { Scalar } from "../model/cells.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import type { Column } from "./column.ts";

/** What a formula may ask while it is evaluated. */
export interface Engine {
  readonly workbook: WorkbookModel;
  readonly locale: string;
  readonly date1904: boolean;
  readonly now: Date;
  /** By the name on the tab, any letter case. */
  sheet(name: string): SheetModel | null;
  /** A cell's value; its formula is evaluated first when it waits for that. */
  cell(sheet: SheetModel, row: number, column: number): Scalar;
  /** A column of which the rows from `top` to `bottom` are evaluated. */
  column(sheet: SheetModel, column: number, top: number, bottom: number): Column;
  /** Columns that hold anything, ascending. */
  usedColumns(sheet: SheetModel): readonly number[];
}

/** The cell whose formula is evaluated. */
export interface Place {
  readonly engine: Engine;
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  /** Defined names that are being read, in small letters: one that leads back to itself means nothing. */
  readonly within?: readonly string[];
}
