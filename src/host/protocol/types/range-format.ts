import {
  adjustIndent,
  autofitColumns,
  autofitRows,
  columnWidth,
  rowHeight,
  setColumnWidth,
  setRowHeight,
} from "../sizes.ts";
import { flag, integer, number, oneOf } from "../argument.ts";
import { formatProtectionType } from "./format-protection.ts";
import { rangeBordersType } from "./range-border-collection.ts";
import { rangeFillType } from "./range-fill.ts";
import { rangeFontType } from "./range-font.ts";
import { restyle, uniform } from "../restyle.ts";
import type { AreasTarget } from "../range-target.ts";
import type { ObjectType } from "../member.ts";

export const HORIZONTAL = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
] as const;
export const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"] as const;

/** Excel's deepest indent. */
const MAX_INDENT = 250;

export const rangeFormatType: ObjectType<AreasTarget> = {
  name: "RangeFormat",
  members: {
    borders: { navigate: (target) => ({ type: rangeBordersType, target }) },
    fill: { navigate: (target) => ({ type: rangeFillType, target }) },
    font: { navigate: (target) => ({ type: rangeFontType, target }) },
    protection: { navigate: (target) => ({ type: formatProtectionType, target }) },

    columnWidth: { get: columnWidth, set: (target, value) => setColumnWidth(target, number(value, "columnWidth")) },
    rowHeight: { get: rowHeight, set: (target, value) => setRowHeight(target, number(value, "rowHeight")) },
    horizontalAlignment: {
      get: (target, context) => uniform(target, context, ({ horizontal }) => horizontal),
      set(target, value, context) {
        const horizontal = oneOf(value, HORIZONTAL, "horizontalAlignment");
        restyle(target, context, () => ({ horizontal }));
      },
    },
    verticalAlignment: {
      get: (target, context) => uniform(target, context, ({ vertical }) => vertical),
      set(target, value, context) {
        const vertical = oneOf(value, VERTICAL, "verticalAlignment");
        restyle(target, context, () => ({ vertical }));
      },
    },
    wrapText: {
      get: (target, context) => uniform(target, context, ({ wrap }) => wrap),
      set(target, value, context) {
        const wrap = flag(value, "wrapText");
        restyle(target, context, () => ({ wrap }));
      },
    },
    indentLevel: {
      get: (target, context) => uniform(target, context, ({ indent }) => indent),
      set(target, value, context) {
        const indent = Math.min(MAX_INDENT, Math.max(0, integer(value, "indentLevel")));
        restyle(target, context, ({ horizontal }) => ({
          indent,
          // An indent needs a side to count from.
          horizontal: indent > 0 && horizontal === "General" ? "Left" : horizontal,
        }));
      },
    },

    adjustIndent: { call: (target, [amount], context) => adjustIndent(target, integer(amount, "amount"), context) },
    autofitColumns: { call: (target, _args, context) => autofitColumns(target, context) },
    autofitRows: { call: autofitRows },
  },
};
