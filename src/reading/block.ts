import type { CellRef } from "../cells/address.ts";
import type { Role } from "./roles.ts";
import type { RecognisedTable } from "./find-tables.ts";
import type { TableBlock } from "./statement.ts";

/** Counts what became of each row. */
export interface RowCount {
  read: number;
  readonly reasons: Record<string, number>;
}

export const rowCount = (): RowCount => ({ read: 0, reasons: {} });

export function ignore(count: RowCount, reason: string): void {
  count.reasons[reason] = (count.reasons[reason] ?? 0) + 1;
}

export const refOf = (sheet: string, row: number, column: number): CellRef => ({ sheet, row, column });

/** The block of a table whose columns are known by `columns`, with the names that its kind gives them. */
export function blockOf(
  recognised: RecognisedTable,
  count: RowCount,
  columns: ReadonlyMap<string, number>,
  headings?: ReadonlyMap<string, string>,
): TableBlock {
  const { table, recognition, cross } = recognised;
  const all = table.columns.map((column) => column.column);
  const printed =
    headings ??
    new Map(
      [...columns].map(([role, column]) => [
        role,
        table.columns.find((candidate) => candidate.column === column)?.heading?.text ?? "",
      ]),
    );
  return {
    sheet: table.grid.name,
    kind: recognition.kind,
    confidence: recognition.confidence,
    headerRows: table.header.rows,
    data: { top: table.top, left: Math.min(...all), bottom: table.bottom, right: Math.max(...all) },
    transposed: cross?.shape === "measures-down",
    columns: Object.fromEntries(columns),
    headings: Object.fromEntries(printed),
    titles: table.titles,
    rows: {
      read: count.read,
      ignored: Object.values(count.reasons).reduce((sum, rows) => sum + rows, 0),
      reasons: count.reasons,
    },
  };
}

/** The columns of an assignment by role. */
export const columnsByRole = (recognised: RecognisedTable): Map<Role, number> =>
  new Map([...recognised.recognition.assignment.columns].map(([role, column]) => [role, column.column]));
