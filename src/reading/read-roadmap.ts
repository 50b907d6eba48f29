import { readDate } from "../cells/date.ts";
import { cellAt, formatAt } from "../cells/grid.ts";
import { readPeriod } from "../cells/period.ts";
import type { Serial } from "../cells/units.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { periodColumns } from "./kinds.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank } from "./sheet-rows.ts";
import type { RoadmapStatement } from "./statement.ts";
import { contextYear } from "./year.ts";

/** Reads releases with their content; their months from drawn columns ("Janv" … "Déc") or from start and end dates. */
export function readRoadmap(recognised: RecognisedTable, context: ReadingContext): RoadmapStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const year =
    contextYear(
      table.titles.map((title) => title.text),
      grid,
      context.sheets,
      context.settings,
    )?.year ?? null;
  const months = periodColumns(table.columns, ["month"]);
  const releaseColumn = columns.get("release");
  const lotColumn = columns.get("lot");
  const repeated = repeatsHeader(table);
  const textOf = (row: number, column: number | undefined): string => {
    const value = column === undefined ? null : cellAt(grid, row, column);
    return value === null ? "" : String(value).trim();
  };
  const monthAt = (row: number, column: number | undefined): number | null => {
    if (column === undefined) return null;
    const period = readPeriod(cellAt(grid, row, column), formatAt(grid, row, column), {
      date1904: context.date1904,
      year,
      monthColumn: true,
    });
    return period.ok ? period.value.month : null;
  };
  const dayAt = (row: number, column: number | undefined): Serial | null => {
    if (column === undefined || isBlank(cellAt(grid, row, column))) return null;
    const day = readDate(cellAt(grid, row, column), formatAt(grid, row, column), { date1904: context.date1904, year });
    return day.ok ? day.value : null;
  };
  const rows: RoadmapStatement["rows"][number][] = [];
  for (let row = table.top; row <= table.bottom; row += 1) {
    const release = textOf(row, releaseColumn);
    const lot = textOf(row, lotColumn);
    if (table.columns.every((column) => isBlank(cellAt(grid, row, column.column)))) ignore(count, "blank");
    else if (repeated(row)) ignore(count, "repeatedHeader");
    else if (release === "" && lot === "") ignore(count, "note");
    else {
      const drawn = months.flatMap((column) =>
        isBlank(cellAt(grid, row, column.column)) ? [] : (column.heading?.period?.month ?? []),
      );
      const label = release === "" ? lot : release;
      count.read += 1;
      rows.push({
        row,
        label,
        labelRef: refOf(grid.name, row, (release === "" ? lotColumn : releaseColumn) ?? 0),
        detail: release === "" ? "" : lot,
        fromMonth: drawn.length > 0 ? Math.min(...drawn) : monthAt(row, columns.get("from")),
        toMonth: drawn.length > 0 ? Math.max(...drawn) : monthAt(row, columns.get("to")),
        milestone: dayAt(row, columns.get("milestone")),
      });
    }
  }
  return { kind: "roadmap", block: blockOf(recognised, count, columns), year, rows };
}
