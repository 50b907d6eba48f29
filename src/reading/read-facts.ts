import { cellAt, formatAt } from "../cells/grid.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank, textAt } from "./sheet-rows.ts";
import type { FactStatement } from "./statement.ts";

/** Reads a list of facts; values stay raw: "25 jours (15 k€)" is told, not computed with. */
export function readFacts(recognised: RecognisedTable): FactStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const labelColumn = columns.get("fact")!;
  const repeated = repeatsHeader(table);
  const source = (row: number, column: number | undefined): FactStatement["rows"][number]["value"] => {
    if (column === undefined || isBlank(cellAt(grid, row, column))) return null;
    return {
      ref: refOf(grid.name, row, column),
      raw: cellAt(grid, row, column),
      format: formatAt(grid, row, column),
    };
  };
  const rows: FactStatement["rows"][number][] = [];
  for (let row = table.top; row <= table.bottom; row += 1) {
    const label = textAt(grid, row, labelColumn);
    if (table.columns.every((column) => isBlank(cellAt(grid, row, column.column)))) ignore(count, "blank");
    else if (repeated(row)) ignore(count, "repeatedHeader");
    else if (label === "") ignore(count, "note");
    else {
      const scope = columns.has("scope") ? textAt(grid, row, columns.get("scope")!) : "";
      count.read += 1;
      rows.push({
        row,
        label,
        labelRef: refOf(grid.name, row, labelColumn),
        value: source(row, columns.get("value")),
        target: source(row, columns.get("target")),
        scope: scope === "" ? null : scope,
      });
    }
  }
  return { kind: "facts", block: blockOf(recognised, count, columns), rows };
}
