import { cellAt, formatAt } from "../cells/grid.ts";
import { readNumber } from "../cells/number.ts";
import { plainWording } from "../cells/wording.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { periodColumns } from "./kinds.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank, textAt } from "./sheet-rows.ts";
import type { ScenarioStatement } from "./statement.ts";

/** Reads scenarios with their effort ("20-26 ETP") and waves of establishments by year. */
export function readScenarios(recognised: RecognisedTable, context: ReadingContext): ScenarioStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const nameColumn = columns.get("scenario")!;
  const effortColumn = columns.get("effort");
  const years = periodColumns(table.columns, ["year"]).flatMap((column) => {
    const year = column.heading?.period?.year ?? null;
    return year === null ? [] : [{ column: column.column, year }];
  });
  const repeated = repeatsHeader(table);
  const rows: ScenarioStatement["rows"][number][] = [];
  for (let row = table.top; row <= table.bottom; row += 1) {
    const name = textAt(grid, row, nameColumn);
    if (table.columns.every((column) => isBlank(cellAt(grid, row, column.column)))) ignore(count, "blank");
    else if (repeated(row)) ignore(count, "repeatedHeader");
    else if (name === "") ignore(count, "note");
    else {
      const waves = years.flatMap(({ column, year }) => {
        const value = cellAt(grid, row, column);
        if (isBlank(value)) return [];
        const ref = refOf(grid.name, row, column);
        const number = readNumber(value, formatAt(grid, row, column));
        if (!number.ok) {
          context.log.unreadable(ref, value, "wave", number.reason);
          return [];
        }
        return [{ year, count: number.value.value, ref }];
      });
      count.read += 1;
      rows.push({
        row,
        name,
        nameRef: refOf(grid.name, row, nameColumn),
        effort: effortColumn === undefined ? null : effortOf(String(cellAt(grid, row, effortColumn) ?? "")),
        waves,
      });
    }
  }
  return {
    kind: "scenarios",
    block: blockOf(recognised, count, columns),
    years: years.map(({ year }) => year),
    rows,
  };
}

/** "20-26 ETP", "15 à 20", "12 ETP": bounds when the words are numbers. */
function effortOf(raw: string): ScenarioStatement["rows"][number]["effort"] {
  const text = raw.trim();
  if (text === "") return null;
  const match = /^(\d+(?:[.,]\d+)?)(?: ?(?:-|à|a|to) ?(\d+(?:[.,]\d+)?))?/.exec(plainWording(text));
  const value = (part: string | undefined): number | null =>
    part === undefined ? null : Number(part.replace(",", "."));
  const low = value(match?.[1]);
  return { text, low, high: value(match?.[2]) ?? low };
}
