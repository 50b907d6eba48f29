import { cellAt } from "../cells/grid.ts";
import type { FoundTable } from "./found-table.ts";

/** Tells the rows that print the headings again, as page breaks of exports do. */
export function repeatsHeader(table: FoundTable): (row: number) => boolean {
  const cells = [...table.header.cells.values()].filter((cell) => cell.text !== "");
  return (row) => {
    let same = 0;
    for (const cell of cells) {
      const value = cellAt(table.grid, row, cell.column);
      if (typeof value === "string" && value.trim() === cell.text) same += 1;
      else if (same === 0) return false;
    }
    return same >= 2 && same >= cells.length * 0.6;
  };
}
