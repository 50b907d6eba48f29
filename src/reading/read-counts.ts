import { cellAt, formatAt, type CellValue } from "../cells/grid.ts";
import { readNumber } from "../cells/number.ts";
import { readPeriod } from "../cells/period.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount, type RowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { periodCell } from "./period-cell.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank, textAt } from "./sheet-rows.ts";
import type { AnomalyStatement, VolumeStatement } from "./statement.ts";
import { saysTotal } from "./totals.ts";
import { contextYear } from "./year.ts";

/** A whole number of things, or null with the cell in the log. */
function countAt(
  recognised: RecognisedTable,
  row: number,
  column: number,
  role: string,
  context: ReadingContext,
): number | null {
  const { grid } = recognised.table;
  const value: CellValue = cellAt(grid, row, column);
  const number = readNumber(value, formatAt(grid, row, column));
  if (number.ok && (number.value.unit === null || number.value.unit === "count")) return number.value.value;
  if (number.ok || number.reason !== "empty")
    context.log.unreadable(refOf(grid.name, row, column), value, role, number.ok ? "wrong-unit" : number.reason);
  return null;
}

/** Anomalies by period, down the rows or along the columns. */
export function readAnomalies(recognised: RecognisedTable, context: ReadingContext): AnomalyStatement {
  const { table, cross } = recognised;
  const { grid } = table;
  const count = rowCount();
  const titles = table.titles.map((title) => title.text);
  const year = contextYear(titles, grid, context.sheets, context.settings)?.year ?? null;
  const rows: AnomalyStatement["rows"][number][] = [];
  if (cross) {
    const line = cross.lines.find(({ label }) => /bloqu|block/i.test(label)) ?? cross.lines[0]!;
    for (const { column, heading } of cross.periods) {
      const number = countAt(recognised, line.row, column, "anomalyCount", context);
      if (number === null) continue;
      const ref = refOf(grid.name, heading.row, column);
      const period = periodCell(heading.period!, ref, cellAt(grid, heading.row, column), year);
      rows.push({ row: line.row, period, count: number, ref: refOf(grid.name, line.row, column) });
    }
    count.read = rows.length;
    const columns = new Map([
      ["period", cross.periods[0]!.heading.row],
      ["anomalyCount", line.row],
    ]);
    const headings = new Map([
      ["period", ""],
      ["anomalyCount", line.label],
    ]);
    return { kind: "anomalies", block: blockOf(recognised, count, columns, headings), rows };
  }
  const columns = columnsByRole(recognised);
  const periodColumn = columns.get("period");
  const countColumn = columns.get("anomalyCount");
  let lastYear = year;
  for (let row = table.top; row <= table.bottom; row += 1) {
    if (!usable(recognised, row, count) || periodColumn === undefined || countColumn === undefined) continue;
    const raw = cellAt(grid, row, periodColumn);
    if (saysTotal(String(raw ?? ""))) {
      ignore(count, "total");
      continue;
    }
    const ref = refOf(grid.name, row, periodColumn);
    const period = readPeriod(raw, formatAt(grid, row, periodColumn), {
      date1904: context.date1904,
      monthColumn: true,
    });
    if (!period.ok) {
      if (!isBlank(cellAt(grid, row, countColumn))) context.log.unreadable(ref, raw, "period", period.reason);
      ignore(count, isBlank(cellAt(grid, row, countColumn)) ? "note" : "unreadable");
      continue;
    }
    lastYear = period.value.year ?? lastYear;
    const number = countAt(recognised, row, countColumn, "anomalyCount", context);
    if (number === null) {
      ignore(count, "noAmounts");
      continue;
    }
    count.read += 1;
    const cell = periodCell(period.value, ref, raw, lastYear);
    rows.push({ row, period: cell, count: number, ref: refOf(grid.name, row, countColumn) });
  }
  return { kind: "anomalies", block: blockOf(recognised, count, columns), rows };
}

/** A number for each establishment; totals are left out. */
export function readVolumes(recognised: RecognisedTable, context: ReadingContext): VolumeStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const nameColumn = columns.get("establishment");
  const volumeColumn = columns.get("volume");
  const sizeColumn = columns.get("size");
  const rows: VolumeStatement["rows"][number][] = [];
  const spacedNames = new Set<string>();
  let countsAreNumbers = true;
  for (let row = table.top; row <= table.bottom; row += 1) {
    if (!usable(recognised, row, count) || nameColumn === undefined) continue;
    const name = textAt(grid, row, nameColumn);
    // A list of members counts nothing.
    const value = volumeColumn === undefined ? name || null : cellAt(grid, row, volumeColumn);
    if (/^(total|moyenne|m[ée]diane|average|mean|median|ensemble|somme)\b/i.test(name) || saysTotal(name)) {
      ignore(count, "total");
      continue;
    }
    if (name === "" || isBlank(value)) {
      ignore(count, name === "" && !isBlank(value) ? "unreadable" : "note");
      if (name === "" && !isBlank(value))
        context.log.unreadable(refOf(grid.name, row, nameColumn), null, "establishment", "empty");
      continue;
    }
    const number = volumeColumn === undefined ? null : countAt(recognised, row, volumeColumn, "volume", context);
    if (number === null && volumeColumn !== undefined) {
      ignore(count, "unreadable");
      continue;
    }
    count.read += 1;
    const said = cellAt(grid, row, nameColumn);
    if (typeof said === "string" && said !== said.trim()) spacedNames.add(said);
    if (volumeColumn !== undefined && typeof value !== "number") countsAreNumbers = false;
    rows.push({
      row,
      name,
      nameRef: refOf(grid.name, row, nameColumn),
      count: number,
      ref: refOf(grid.name, row, volumeColumn ?? nameColumn),
      size: sizeColumn === undefined ? null : countAt(recognised, row, sizeColumn, "size", context),
    });
  }
  const block = blockOf(recognised, count, columns);
  return { kind: "volumes", block, rows, spacedNames: [...spacedNames], countsAreNumbers };
}

function usable(recognised: RecognisedTable, row: number, count: RowCount): boolean {
  const { table } = recognised;
  if (table.columns.every((column) => isBlank(cellAt(table.grid, row, column.column)))) ignore(count, "blank");
  else if (repeatsHeader(table)(row)) ignore(count, "repeatedHeader");
  else return true;
  return false;
}
