import { a1 } from "../../src/cells/address.ts";
import { isCellError } from "../../src/host/model/cells.ts";
import type { WorkbookModel } from "../../src/host/model/workbook.ts";

export interface LiveCell {
  readonly sheet: string;
  readonly cell: string;
  readonly formula: string;
  readonly value: string | number | boolean | null;
}

/** Every formula of some sheets (all unless named) with the value it has; errors by their code. */
export function liveCells(workbook: WorkbookModel, names?: readonly string[]): LiveCell[] {
  return workbook.sheets
    .filter(({ name }) => names === undefined || names.includes(name))
    .flatMap(({ name, cells }) =>
      [...cells.formulas()].map(([row, column, formula]) => {
        const value = cells.value(row, column);
        return { sheet: name, cell: a1(row, column), formula, value: isCellError(value) ? value.error : value };
      }),
    );
}
