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

/** Cells whose value is an error, or not the one that another calculation of the same workbook gives (1e-9, texts exactly). */
export function differences(
  carried: readonly LiveCell[],
  recalculated: WorkbookModel,
): (LiveCell & { readonly found: LiveCell["value"] })[] {
  const theirs = new Map(liveCells(recalculated).map(({ sheet, cell, value }) => [`${sheet}!${cell}`, value]));
  return carried.flatMap((one) => {
    const found = theirs.get(`${one.sheet}!${one.cell}`) ?? null;
    return agree(one.value, found) ? [] : [{ ...one, found }];
  });
}

function agree(ours: LiveCell["value"], theirs: LiveCell["value"]): boolean {
  if (typeof ours === "string" && ours.startsWith("#")) return false;
  if (typeof ours === "number" && typeof theirs === "number")
    return Math.abs(ours - theirs) <= 1e-9 * Math.max(Math.abs(ours), Math.abs(theirs));
  // An empty text comes back from LibreOffice as no value.
  return (ours === "" ? null : ours) === (theirs === "" ? null : theirs);
}
