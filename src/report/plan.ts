import type { Area } from "../cells/address.ts";
import type { OwnSheetKey } from "../cells/grid.ts";
import type { Realignment } from "./realigned.ts";

/** Look of a cell, all that a style sets; colours "#RRGGBB". Absent keys keep the sheet's base look. */
export interface PlanStyle {
  readonly font?: {
    readonly name?: string;
    readonly size?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly underline?: boolean;
    readonly color?: string;
  };
  readonly fill?: string;
  /** US notation. */
  readonly numberFormat?: string;
  readonly horizontal?: "Left" | "Center" | "Right";
  readonly vertical?: "Top" | "Center" | "Bottom";
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly border?: Partial<
    Record<
      "top" | "bottom" | "left" | "right",
      { readonly weight: "Hairline" | "Thin" | "Medium"; readonly color: string }
    >
  >;
}

export type PlanValue = string | number | boolean | null;

export type PlanContent =
  /** Live formula with "=", en-US; `value` is what it must give (checked by tests with another engine). */
  | { readonly kind: "formula"; readonly formula: string; readonly value: PlanValue }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** Written as text whatever it looks like: never read as a formula, a date or a number. */
  | { readonly kind: "text"; readonly text: string };

export interface PlanCell {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  readonly content: PlanContent | null;
  /** A name of `Plan.styles`. */
  readonly style: string;
  /** A place in the workbook: "'Qualité'!C6". */
  readonly link?: string;
}

export interface PlanConditionalFormat {
  /** A1 on this sheet. */
  readonly range: string;
  /** Formula with "=", relative to the range's first cell. */
  readonly formula: string;
  readonly style: { readonly font?: { readonly color?: string; readonly bold?: boolean }; readonly fill?: string };
}

export interface PlanLine {
  /** "none": drawn without. */
  readonly color: string;
  readonly weight?: number;
}

export interface PlanLabel {
  readonly numberFormat?: string;
  readonly position?: "Top" | "Bottom" | "Left" | "Right" | "Center" | "InsideEnd" | "InsideBase" | "OutsideEnd";
  readonly bold?: boolean;
  readonly color?: string;
  readonly size?: number;
}

export interface PlanSeries {
  /** Cells on the data's sheet (`PlanChart.dataSheet`), A1; the name is a header cell so that it survives reopening. */
  readonly name: string;
  readonly values: string;
  readonly categories: string;
  readonly chartType?: string;
  readonly secondaryAxis?: boolean;
  /** "none": no fill. */
  readonly fill?: string;
  readonly line?: PlanLine;
  readonly marker?: {
    readonly style: "None" | "Circle" | "Square" | "Diamond" | "Triangle";
    readonly size?: number;
    readonly fill?: string;
  };
  readonly gapWidth?: number;
  readonly overlap?: number;
  /** Labels on every point. */
  readonly labels?: PlanLabel;
  readonly points?: readonly {
    readonly index: number;
    readonly fill?: string;
    readonly line?: PlanLine;
    readonly label?: PlanLabel;
  }[];
}

export interface PlanAxis {
  readonly visible?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly majorUnit?: number;
  readonly numberFormat?: string;
  readonly title?: string;
  readonly gridlines?: boolean;
  readonly tickLabels?: "NextToAxis" | "Low" | "High" | "None";
  readonly reversed?: boolean;
  readonly line?: PlanLine;
}

export interface PlanChart {
  /** Unique in the workbook; the chart is found again by it. */
  readonly name: string;
  /** Office.js chart type. */
  readonly chartType: string;
  /** The own sheet whose cells the title and the series refer to; absent: the chart's own. */
  readonly dataSheet?: OwnSheetKey;
  /** A cell of the data's sheet whose text is the title, and the text it gives now. */
  readonly title: { readonly cell: string; readonly text: string };
  readonly series: readonly PlanSeries[];
  readonly valueAxis: PlanAxis;
  readonly categoryAxis: PlanAxis;
  readonly secondaryValueAxis?: PlanAxis;
  readonly legend: "Top" | null;
  /** Cells that the chart covers, first and last. */
  readonly from: string;
  readonly to: string;
}

/** Excel takes no breaks where it fits a sheet to pages, so the scale says how wide it is. */
export interface PlanPages {
  /** Percent. */
  readonly scale: number;
  /** 0-based rows that begin a page. */
  readonly breaks: readonly number[];
}

export interface PlanPrint {
  readonly area: string;
  /** "$7:$7" */
  readonly titleRows?: string;
  readonly onePage: boolean;
  /** Of a sheet of several pages; absent: one page wide, broken anywhere. */
  readonly pages?: PlanPages;
  readonly header: { readonly left: string; readonly right: string };
  readonly footer: { readonly left: string; readonly center: string; readonly right: string };
}

export interface SheetPlan {
  readonly key: OwnSheetKey;
  /** Tab name: the user's own when the sheet exists, else the title in the pack's language. */
  readonly name: string;
  readonly tabColor: string;
  /** Column widths in points, from A. */
  readonly widths: readonly number[];
  /** 0-based row → height in points. */
  readonly heights: ReadonlyMap<number, number>;
  readonly cells: readonly PlanCell[];
  readonly conditionalFormats: readonly PlanConditionalFormat[];
  readonly charts: readonly PlanChart[];
  /** 0-based row from which rows are the workbook's memory: the plan adds to them, and never clears them. */
  readonly memoryFrom?: number;
  /** What of an existing sheet may be touched; absent: the sheet is new, or nothing tells whose its cells are. */
  readonly over?: {
    /** First of all: rows and columns put in or taken out by hand. */
    readonly steps: readonly Realignment[];
    /** Single cells, emptied before the plan's are written. */
    readonly clears: readonly Area[];
    /** Stands in the place of the mark while the sheet is written: what is being written is nobody's edit. */
    readonly underWay: string;
    /** Columns whose width is the user's. */
    readonly keptWidths: ReadonlySet<number>;
    /** Conditional formats of the former run, by their ids: others are the user's. */
    readonly rules: readonly string[];
  };
  /** What the sheet carries of this run for the next one (`sheet-mark.ts`). */
  readonly mark?: string;
  /** Rows above the freeze; 0: none. */
  readonly freezeRows: number;
  readonly print: PlanPrint;
}

/** The summary sheets as plain data, in tab order. */
export interface Plan {
  /** The look of every cell that no style touches. */
  readonly base: PlanStyle;
  readonly styles: Readonly<Record<string, PlanStyle>>;
  readonly sheets: readonly SheetPlan[];
}
