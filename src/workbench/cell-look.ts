import { isCellError } from "../host/model/cells.ts";
import type { BorderLine, CellFormat } from "../host/model/style.ts";
import type { CSSProperties } from "react";
import type { SheetView } from "./sheet-view.ts";

/** What a cell shows and how, in the browser's terms. */
export interface CellLook {
  readonly text: string;
  /** Of the cell's own box: its fill and the lines at its right and bottom. */
  readonly box: CSSProperties;
  /** Of its text. */
  readonly type: CSSProperties;
  readonly align: "start" | "center" | "end";
  readonly valign: "start" | "center" | "end";
  readonly wrap: boolean;
  readonly number: boolean;
}

const GRIDLINE = "#E1E1E1";
const INK = "#000000";

const WEIGHTS: Readonly<Record<BorderLine["weight"], number>> = { Hairline: 1, Thin: 1, Medium: 2, Thick: 3 };
const STYLES: Readonly<Record<BorderLine["style"], string>> = {
  None: "none",
  Continuous: "solid",
  Dash: "dashed",
  DashDot: "dashed",
  DashDotDot: "dashed",
  Dot: "dotted",
  Double: "double",
  SlantDashDot: "dashed",
};

export function cellLook(view: SheetView, row: number, column: number): CellLook {
  const format = view.format(row, column);
  const conditional = view.conditional(row, column);
  const font = { ...format.font, ...conditional?.font };
  const fill = conditional?.fill ?? format.fill;
  const value = view.value(row, column);
  const number = typeof value === "number";
  const text = view.text(row, column);
  const decoration = [font.underline !== "None" ? "underline" : "", font.strikethrough ? "line-through" : ""].filter(
    (line) => line !== "",
  );
  return {
    text,
    box: {
      ...(fill && { backgroundColor: fill }),
      borderRight: line(border(view, row, column, "right"), fill, view),
      borderBottom: line(border(view, row, column, "bottom"), fill, view),
    },
    type: {
      color: font.color ?? INK,
      fontFamily: `"${font.name.replaceAll('"', "")}", Calibri, Carlito, sans-serif`,
      fontSize: `${font.size}pt`,
      ...(font.bold && { fontWeight: "bold" }),
      ...(font.italic && { fontStyle: "italic" }),
      ...(decoration.length > 0 && { textDecoration: decoration.join(" ") }),
      ...(format.indent > 0 && {
        [alignment(format, value) === "end" ? "paddingRight" : "paddingLeft"]: `${3 + format.indent * 9}px`,
      }),
    },
    align: alignment(format, value),
    valign: format.vertical === "Top" ? "start" : format.vertical === "Bottom" ? "end" : "center",
    wrap: format.wrap,
    number,
  };
}

function alignment({ horizontal }: CellFormat, value: unknown): CellLook["align"] {
  if (horizontal === "Left" || horizontal === "Justify" || horizontal === "Fill") return "start";
  if (horizontal === "Right") return "end";
  if (horizontal !== "General") return "center";
  if (typeof value === "number") return "end";
  return typeof value === "boolean" || isCellError(value as never) ? "center" : "start";
}

/** The line between two cells is either one's. */
function border(view: SheetView, row: number, column: number, side: "right" | "bottom"): BorderLine | null {
  const own = view.conditional(row, column)?.borders?.[side] ?? view.format(row, column).borders[side];
  if (own) return own;
  const next = side === "right" ? view.format(row, column + 1).borders.left : view.format(row + 1, column).borders.top;
  return next;
}

/** Without a line of its own a cell shows the grid's, which a fill covers. */
function line(of: BorderLine | null, fill: string | null | undefined, { sheet }: SheetView): string {
  if (of && of.style !== "None") {
    const width = of.style === "Double" ? 3 : WEIGHTS[of.weight];
    return `${width}px ${STYLES[of.style]} ${of.color ?? INK}`;
  }
  return sheet.showGridlines && !fill ? `1px solid ${GRIDLINE}` : "none";
}
