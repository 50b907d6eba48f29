import type { CellRef } from "../cells/address.ts";
import { cellAt, formatAt, type CellValue, type SheetGrid } from "../cells/grid.ts";
import { normalise } from "../cells/heading.ts";
import { readNumber } from "../cells/number.ts";
import { plainWording } from "../cells/wording.ts";
import { blockOf, columnsByRole, ignore, refOf, rowCount } from "./block.ts";
import type { RecognisedTable } from "./find-tables.ts";
import { periodColumns } from "./kinds.ts";
import type { ReadingContext } from "./reading-context.ts";
import { repeatsHeader } from "./repeated-header.ts";
import { isBlank, textAt } from "./sheet-rows.ts";
import type { ScenarioStatement, ScenarioWave } from "./statement.ts";
import type { TableColumn } from "./table-columns.ts";
import { waveColumns, waveListColumn } from "./wave-columns.ts";

interface Step {
  readonly column: number;
  readonly year: number | null;
  readonly wave: number;
}

/**
 * Reads scenarios with their effort ("20-26 ETP") and waves of establishments: by year, by numbered wave, or as a list in
 * one cell ("20/20/20").
 */
export function readScenarios(recognised: RecognisedTable, context: ReadingContext): ScenarioStatement {
  const { table } = recognised;
  const { grid } = table;
  const count = rowCount();
  const columns = columnsByRole(recognised);
  const nameColumn = columns.get("scenario")!;
  const effortColumn = columns.get("effort");
  const steps = stepsOf(table.columns);
  const list = steps.length > 0 ? null : waveListColumn(table.columns);
  const repeated = repeatsHeader(table);
  const rows: ScenarioStatement["rows"][number][] = [];
  for (let row = table.top; row <= table.bottom; row += 1) {
    const name = textAt(grid, row, nameColumn);
    if (table.columns.every((column) => isBlank(cellAt(grid, row, column.column)))) ignore(count, "blank");
    else if (repeated(row)) ignore(count, "repeatedHeader");
    else if (name === "") ignore(count, "note");
    else {
      count.read += 1;
      rows.push({
        row,
        name,
        nameRef: refOf(grid.name, row, nameColumn),
        effort: effortColumn === undefined ? null : effortAt(grid, row, effortColumn),
        waves: [
          ...steps.flatMap((step) => waveAt(grid, row, step, context) ?? []),
          ...(list ? listedWaves(refOf(grid.name, row, list.column), cellAt(grid, row, list.column)) : []),
        ],
      });
    }
  }
  const years = steps.flatMap(({ year }) => year ?? []);
  return { kind: "scenarios", block: blockOf(recognised, count, columns), years, rows };
}

function stepsOf(columns: readonly TableColumn[]): readonly Step[] {
  const years = periodColumns(columns, ["year"]).flatMap((column, index): readonly Step[] => {
    const year = column.heading?.period?.year ?? null;
    return year === null ? [] : [{ column: column.column, year, wave: index + 1 }];
  });
  if (years.length > 0) return years;
  return waveColumns(columns).map((column, index) => ({ column: column.column, year: null, wave: index + 1 }));
}

function waveAt(grid: SheetGrid, row: number, step: Step, context: ReadingContext): ScenarioWave | null {
  const value = cellAt(grid, row, step.column);
  if (isBlank(value)) return null;
  const ref = refOf(grid.name, row, step.column);
  const number = readNumber(value, formatAt(grid, row, step.column));
  if (number.ok) return { year: step.year, wave: step.wave, count: number.value.value, ref, listed: false };
  if (number.reason !== "dash") context.log.unreadable(ref, value, "wave", number.reason);
  return null;
}

/** "20/20/20", "20 puis 25 puis 15". */
function listedWaves(ref: CellRef, value: CellValue): readonly ScenarioWave[] {
  if (typeof value === "number") return [{ year: null, wave: 1, count: value, ref, listed: false }];
  if (typeof value !== "string") return [];
  const parts = normalise(value).split(/ (?:et |puis |then |and )?/);
  const counts = parts.filter((part) => part !== "" && !/^(?:etablissements?|establishments?)$/.test(part));
  if (counts.length === 0 || !counts.every((part) => /^\d{1,4}$/.test(part))) return [];
  return counts.map((part, index) => ({ year: null, wave: index + 1, count: Number(part), ref, listed: true }));
}

/** "20-26 ETP", "15 à 20", "12 ETP": bounds when the words are numbers. */
function effortAt(grid: SheetGrid, row: number, column: number): ScenarioStatement["rows"][number]["effort"] {
  const raw = cellAt(grid, row, column);
  const text = String(raw ?? "").trim();
  if (text === "") return null;
  const match = /^(?:de |entre |from |between )?(\d+(?:[.,]\d+)?)(?: ?(?:-|à|a|to|et|and) ?(\d+(?:[.,]\d+)?))?/.exec(
    plainWording(text),
  );
  const value = (part: string | undefined): number | null =>
    part === undefined ? null : Number(part.replace(",", "."));
  const low = value(match?.[1]);
  const cell = { ref: refOf(grid.name, row, column), raw };
  return { text, low, high: value(match?.[2]) ?? low, cell };
}
