import { rowPoints } from "../host/protocol/geometry.ts";
import { wrapped } from "./text-width.ts";
import type { Area, SheetModel } from "../host/model/workbook.ts";
import type { Axis } from "./axis.ts";
import type { CellFormat } from "../host/model/style.ts";

interface Texts {
  text(row: number, column: number): string;
  format(row: number, column: number): CellFormat;
  merge(row: number, column: number): Area | null;
}

const PIXELS_PER_POINT = 4 / 3;
/** Of a line of Calibri, in its size. */
const LINE = 1.3;
const PADDING = 6;
/** Longer sheets bring the heights that they need; looking through all their cells would be felt. */
const MOST_ROWS = 3000;

/** Excel finds the height of a row that has none when it draws it: enough for its largest letters and wrapped lines. */
export function rowPixels(sheet: SheetModel, used: Area | null, columns: Axis, texts: Texts): (row: number) => number {
  const measured = used !== null && used.bottom < MOST_ROWS;
  return (row) => {
    const given = rowPoints(sheet, row) * PIXELS_PER_POINT;
    const props = sheet.rows.get(row);
    if (props?.hidden || (props && props.height !== null) || !measured || row > used.bottom) return given;
    let tallest = given;
    for (let column = used.left; column <= used.right; column += 1) {
      const { wrap, font } = texts.format(row, column);
      if (!wrap && font.size <= 11) continue;
      const text = texts.text(row, column);
      if (text === "" || texts.merge(row, column)) continue;
      const lines = wrap ? wrapped(text, columns.size(column) - PADDING, font.size, font.bold).length : 1;
      tallest = Math.max(tallest, Math.ceil(lines * font.size * PIXELS_PER_POINT * LINE));
    }
    return tallest;
  };
}
