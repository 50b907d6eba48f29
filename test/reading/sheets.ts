import type { CellValue, GridTable, SheetGrid, WorkbookSnapshot } from "../../src/cells/grid.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/cells/settings.ts";
import { readWorkbook } from "../../src/reading/read-workbook.ts";
import type { Statement, WorkbookReading } from "../../src/reading/statement.ts";

export interface SheetOptions {
  readonly top?: number;
  readonly left?: number;
  /** Formats by column of the block, for every row. */
  readonly formats?: readonly string[];
  readonly tables?: readonly GridTable[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly visibility?: SheetGrid["visibility"];
  readonly own?: SheetGrid["own"];
}

/** A sheet from its rows; shorter rows are filled with empty cells. */
export function sheet(name: string, rows: readonly (readonly CellValue[])[], options: SheetOptions = {}): SheetGrid {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    id: name,
    name,
    visibility: options.visibility ?? "Visible",
    isProtected: false,
    own: options.own ?? null,
    top: options.top ?? 0,
    left: options.left ?? 0,
    values: rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null)),
    formats: rows.map(() => Array.from({ length: width }, (_, column) => options.formats?.[column] ?? "General")),
    hiddenRows: new Set(options.hiddenRows),
    hiddenColumns: new Set(options.hiddenColumns),
    tables: options.tables ?? [],
    charts: [],
  };
}

export const workbook = (...sheets: readonly SheetGrid[]): WorkbookSnapshot => ({
  sheets,
  names: [],
  date1904: false,
  structureProtected: false,
  fileName: null,
});

export const read = (
  sheets: readonly SheetGrid[],
  settings: Partial<Settings> = {},
  date1904 = false,
): WorkbookReading => readWorkbook({ ...workbook(...sheets), date1904 }, { ...DEFAULT_SETTINGS, ...settings });

/** The only statement of a kind; fails the test when there is none or more. */
export function only<K extends Statement["kind"]>(reading: WorkbookReading, kind: K): Extract<Statement, { kind: K }> {
  const found = reading.statements.filter(
    (statement): statement is Extract<Statement, { kind: K }> => statement.kind === kind,
  );
  if (found.length !== 1)
    throw new Error(
      `${found.length} statements of ${kind}: ${JSON.stringify(reading.sheets.map((s) => [s.kind, s.reason]))}`,
    );
  return found[0]!;
}

export const codes = (reading: WorkbookReading): string[] => reading.findings.map((finding) => finding.code);
