import type { Cells } from "./cells.ts";
import type { ChartModel } from "./chart.ts";
import type { CellFormat, Font, Styles } from "./style.ts";

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Parts of a sheet that were changed since the file was opened, and must be written; the rest comes back as it was. */
export type Aspect =
  | "cells"
  | "tabColor"
  | "view"
  | "columns"
  | "rows"
  | "protection"
  | "autoFilter"
  | "merges"
  | "conditionalFormats"
  | "dataValidations"
  | "hyperlinks"
  | "page"
  | "charts"
  | "tables"
  | "comments";

/** Never changed in place: columns that are alike may share one. */
export interface ColumnProps {
  /** Characters of the default font, as files say it; null: the sheet's default. */
  readonly width: number | null;
  readonly hidden: boolean;
  readonly style: number | null;
}

export interface RowProps {
  /** Points; null: automatic. */
  height: number | null;
  hidden: boolean;
  style: number | null;
}

export interface Hyperlink {
  area: Area;
  /** External address, or null for a place in this document. */
  address: string | null;
  /** "'Feuil1'!A1" or a name; null for an external address without a place. */
  documentReference: string | null;
  screenTip: string | null;
}

/** A differential format: only what it says is applied. */
export interface DifferentialFormat {
  font?: Partial<Font>;
  fill?: string | null;
  numberFormat?: string;
  borders?: CellFormat["borders"];
}

export type ConditionalRule =
  | { kind: "cellValue"; operator: string; formula1: string; formula2: string | null }
  | { kind: "custom"; formula: string }
  | { kind: "textComparison"; operator: string; text: string }
  | { kind: "topBottom"; type: string; rank: number }
  | { kind: "preset"; criterion: string }
  | { kind: "dataBar"; detail: Record<string, unknown> }
  | { kind: "colorScale"; detail: Record<string, unknown> }
  | { kind: "iconSet"; detail: Record<string, unknown> }
  | { kind: "unknown" };

export interface ConditionalFormatModel {
  id: string;
  areas: Area[];
  priority: number;
  stopIfTrue: boolean;
  rule: ConditionalRule;
  format: DifferentialFormat;
  /** The file's own `<cfRule>` text while it was not changed: written back as it is. */
  raw: string | null;
}

export interface DataValidationModel {
  areas: Area[];
  /** camelCase, as Office.js' `DataValidationRule`. */
  rule: Record<string, unknown>;
  errorAlert: Record<string, unknown> | null;
  prompt: Record<string, unknown> | null;
  ignoreBlanks: boolean;
  raw: string | null;
}

export interface TableColumnModel {
  id: number;
  name: string;
  totalsFormula: string | null;
}

export interface TableModel {
  id: number;
  name: string;
  area: Area;
  showHeaders: boolean;
  showTotals: boolean;
  style: string | null;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  columns: TableColumnModel[];
  /** Part of the original package that holds it; null for a new table. */
  part: string | null;
  changed: boolean;
}

export interface PageModel {
  orientation: "Portrait" | "Landscape";
  /** OOXML paper code; 9 is A4. */
  paperSize: number | null;
  /** Percent; null when fitted. */
  scale: number | null;
  fitToWidth: number | null;
  fitToHeight: number | null;
  /** Inches. */
  margins: { left: number; right: number; top: number; bottom: number; header: number; footer: number };
  centerHorizontally: boolean;
  centerVertically: boolean;
  printGridlines: boolean;
  printHeadings: boolean;
  blackAndWhite: boolean;
  /** Excel's codes: "&L…&C…&R…" are split here. */
  header: { left: string; center: string; right: string };
  footer: { left: string; center: string; right: string };
  /** Zero-based first rows below a manual break. */
  rowBreaks: number[];
}

export interface NameModel {
  name: string;
  /** Formula text without "="; "_xlnm.Print_Area" and "_xlnm.Print_Titles" are kept here too. */
  formula: string;
  visible: boolean;
  comment: string;
  /** Attributes of the original element that are not modelled, as text. */
  raw: string | null;
}

export interface ProtectionModel {
  /** The original element's attributes, kept as they are. */
  attributes: Record<string, string>;
}

export interface CommentModel {
  row: number;
  column: number;
  author: string;
  text: string;
}

export interface SheetModel {
  /** As Office.js gives it: "{00000000-0001-0000-0000-000000000000}" with the sheetId inside; survives renames. */
  readonly id: string;
  readonly sheetId: number;
  name: string;
  readonly kind: "worksheet" | "chartsheet" | "dialogsheet" | "macrosheet";
  visibility: "Visible" | "Hidden" | "VeryHidden";
  tabColor: string | null;
  readonly cells: Cells;
  readonly columns: Map<number, ColumnProps>;
  readonly rows: Map<number, RowProps>;
  /** Characters, points. */
  defaultColumnWidth: number | null;
  defaultRowHeight: number | null;
  merges: Area[];
  hyperlinks: Hyperlink[];
  conditionalFormats: ConditionalFormatModel[];
  dataValidations: DataValidationModel[];
  tables: TableModel[];
  charts: ChartModel[];
  comments: CommentModel[];
  /** Scoped to this sheet. */
  names: NameModel[];
  page: PageModel;
  freeze: { rows: number; columns: number } | null;
  showGridlines: boolean;
  showHeadings: boolean;
  protection: ProtectionModel | null;
  autoFilter: Area | null;
  /** Part name in the original package ("/xl/worksheets/sheet1.xml"); "": the file names none; null for a sheet added since. */
  readonly part: string | null;
  readonly touched: Set<Aspect>;
}

/** The file that was opened, for the save to graft onto. */
export interface OriginalPackage {
  readonly bytes: Uint8Array;
  readonly workbookPart: string;
}

export interface WorkbookModel {
  /** In tab order. */
  sheets: SheetModel[];
  names: NameModel[];
  readonly styles: Styles;
  activeSheet: string;
  selection: { sheet: string; area: Area };
  date1904: boolean;
  structureProtection: ProtectionModel | null;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
  properties: Record<string, string>;
  customProperties: Record<string, string | number | boolean>;
  /** Office.js document settings of this session. */
  settings: Record<string, unknown>;
  fileName: string | null;
  readonly original: OriginalPackage | null;
  /** Sheets of the original that were deleted since, by part name. */
  readonly deletedParts: string[];
  readonly touched: Set<"sheets" | "names" | "protection" | "properties" | "calculation">;
}
