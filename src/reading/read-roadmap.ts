import { dayOfSerial } from "../cells/civil.ts";
import { readDate } from "../cells/date.ts";
import { cellAt, formatAt, type CellValue } from "../cells/grid.ts";
import { normalise } from "../cells/heading.ts";
import { readPeriod } from "../cells/period.ts";
import type { Serial } from "../cells/units.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { periodColumns } from "./kinds.ts";
import { drawnMonths, planMonths } from "./plan-months.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank } from "./sheet-rows.ts";
import type { PlannedDay, RoadmapStatement, SourceCell } from "./statement.ts";
import { contextYear } from "./year.ts";

type Row = RoadmapStatement["rows"][number];

/**
 * Reads releases with their content: their months from drawn columns ("Janv" … "Déc") or from start and end dates, and their
 * milestones, which may also stand in a line of their own.
 */
export function readRoadmap(recognised: RecognisedTable, context: ReadingContext): RoadmapStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const titles = table.titles.map((title) => title.text);
  const year = contextYear(titles, grid, context.sheets, context.settings)?.year ?? null;
  const drawing = periodColumns(table.columns, ["month"]);
  const months = planMonths(drawing, year);
  const releaseColumn = columns.get("release");
  const lotColumn = columns.get("lot");
  const repeated = repeatsHeader(table);
  const sourceAt = (row: number, column: number): SourceCell => ({
    ref: refOf(grid.name, row, column),
    raw: cellAt(grid, row, column),
  });
  const textOf = (row: number, column: number | undefined): string => {
    const value = column === undefined ? null : cellAt(grid, row, column);
    return value === null ? "" : String(value).trim();
  };
  const dayAt = (row: number, column: number): Serial | null => {
    const value = cellAt(grid, row, column);
    if (isBlank(value) || isMark(value)) return null;
    const day = readDate(value, formatAt(grid, row, column), { date1904: context.date1904, year });
    return day.ok ? day.value : null;
  };
  const periodAt = (row: number, column: number | undefined) => {
    if (column === undefined) return null;
    const period = readPeriod(cellAt(grid, row, column), formatAt(grid, row, column), {
      date1904: context.date1904,
      year,
      monthColumn: true,
    });
    return period.ok ? period.value : null;
  };
  const plannedAt = (row: number, column: number | undefined, side: "start" | "end"): PlannedDay | null => {
    if (column === undefined) return null;
    const day = dayAt(row, column) ?? periodAt(row, column)?.[side] ?? null;
    return day === null ? null : { day, cell: sourceAt(row, column) };
  };
  const milestoneAt = (row: number, drawn: readonly number[]): Pick<Row, "milestone" | "milestoneCell"> => {
    const said = columns.get("milestone");
    const found = [...(said === undefined ? [] : [said]), ...drawn].find((column) => dayAt(row, column) !== null);
    if (found === undefined) return { milestone: null };
    return { milestone: dayAt(row, found), milestoneCell: sourceAt(row, found) };
  };
  const rows: Row[] = [];
  const milestones: RoadmapStatement["milestones"][number][] = [];
  for (let row = table.top; row <= table.bottom; row += 1) {
    const release = textOf(row, releaseColumn);
    const lot = textOf(row, lotColumn);
    const label = release === "" ? lot : release;
    if (table.columns.every((column) => isBlank(cellAt(grid, row, column.column)))) ignore(count, "blank");
    else if (repeated(row)) ignore(count, "repeatedHeader");
    else if (label === "") ignore(count, "note");
    else if (isMilestones(label)) {
      count.read += 1;
      for (const { column } of table.columns) {
        const day = dayAt(row, column);
        if (day !== null) milestones.push({ label, day, cell: sourceAt(row, column) });
      }
    } else {
      const drawn = drawing.filter((column) => !isBlank(cellAt(grid, row, column.column)));
      const named = drawn.flatMap((column) => column.heading?.period?.month ?? []);
      const span = months
        ? drawnMonths(
            months,
            drawn.map(({ column }) => column),
          )
        : null;
      const labelColumn = (release === "" ? lotColumn : releaseColumn) ?? 0;
      count.read += 1;
      rows.push({
        row,
        label,
        labelRef: refOf(grid.name, row, labelColumn),
        labelRaw: cellAt(grid, row, labelColumn),
        detail: release === "" ? "" : lot,
        fromMonth: named.length > 0 ? Math.min(...named) : (periodAt(row, columns.get("from"))?.month ?? null),
        toMonth: named.length > 0 ? Math.max(...named) : (periodAt(row, columns.get("to"))?.month ?? null),
        start: span ? { day: span.start, cell: null } : plannedAt(row, columns.get("from"), "start"),
        end: span ? { day: span.end, cell: null } : plannedAt(row, columns.get("to"), "end"),
        ...milestoneAt(
          row,
          drawn.map(({ column }) => column),
        ),
      });
    }
  }
  return { kind: "roadmap", block: blockOf(recognised, count, columns), year, rows, months, milestones };
}

/** Numbers below any date that a plan has: a load, a percentage, a day of the month. */
const isMark = (value: CellValue): boolean => typeof value === "number" && dayOfSerial(value as Serial).year < 1990;

const isMilestones = (label: string): boolean => /^(?:jalons?|milestones?)(?: cles?)?$/.test(normalise(label));
