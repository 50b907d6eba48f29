import type { Area } from "./address.ts";

/** What a cell holds: `null` is an empty cell; an Excel error is its code as text ("#N/A"), see `isErrorText`. */
export type CellValue = string | number | boolean | null;

/**
 * The sheets that Jauge writes; the user may rename and move them, the key stays. "copy" is one that the user made of
 * them, which is his: not read as data, and not written.
 */
export type OwnSheetKey =
  | "copy"
  | "cover"
  | "budget"
  | "quality"
  | "assistance"
  | "reliability"
  | "decisions"
  | "roadmap"
  | "scenarios"
  | "facts"
  | "checks"
  | "settings"
  | "tracking";

/** An Excel table ("ListObject") of the sheet; the area includes its header row. */
export interface GridTable {
  readonly name: string;
  readonly area: Area;
  readonly headerRow: boolean;
  readonly totalsRow: boolean;
}

/** A sheet of Jauge's as it stands: entries as `Range.formulas` gives them, `null` where empty. */
export interface OwnCells {
  readonly top: number;
  readonly left: number;
  readonly entries: readonly (readonly CellValue[])[];
  /** Points, from A. */
  readonly widths: readonly number[];
  /** The conditional formats whose rule is a formula. */
  readonly rules?: readonly { readonly id: string; readonly formula: string }[];
  /** What the last run left on the sheet to know its cells by; "" for none. */
  readonly mark: string;
}

/**
 * One sheet as plain data. `values[0][0]` stands at (`top`, `left`); the block is bounded to the cells that hold
 * something, whatever the file's declared dimension says. `formats` are number formats in US notation, same shape.
 */
export interface SheetGrid {
  readonly id: string;
  readonly name: string;
  readonly visibility: "Visible" | "Hidden" | "VeryHidden";
  readonly isProtected: boolean;
  readonly own: OwnSheetKey | null;
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly CellValue[])[];
  readonly formats: readonly (readonly string[])[];
  /** Absolute 0-based indexes inside the block. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly tables: readonly GridTable[];
  /** Of Jauge's own sheets only. */
  readonly written?: OwnCells;
  /** Names of the charts, read for Jauge's own sheets only. */
  readonly charts: readonly string[];
}

export interface NamedRange {
  readonly name: string;
  /** "=Feuil1!$A$1:$F$12" */
  readonly formula: string;
}

/** A workbook at one moment, sheets in tab order. */
export interface WorkbookSnapshot {
  readonly sheets: readonly SheetGrid[];
  readonly names: readonly NamedRange[];
  /** Serials of the 1904 date system. */
  readonly date1904: boolean;
  /** The workbook's structure is protected: no sheet can be added. */
  readonly structureProtected: boolean;
  readonly fileName: string | null;
}

const ERRORS = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#SPILL!",
  "#CALC!",
  "#GETTING_DATA",
]);

export type ErrorText = `#${string}`;

/** Office.js gives errors as text. */
export function isErrorText(value: CellValue): value is ErrorText {
  return typeof value === "string" && ERRORS.has(value);
}

/** The value at absolute 0-based coordinates, `null` outside the block. */
export function cellAt(grid: SheetGrid, row: number, column: number): CellValue {
  return grid.values[row - grid.top]?.[column - grid.left] ?? null;
}

/** The number format at absolute 0-based coordinates, "General" outside the block. */
export function formatAt(grid: SheetGrid, row: number, column: number): string {
  return grid.formats[row - grid.top]?.[column - grid.left] ?? "General";
}
