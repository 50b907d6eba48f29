import { a1 } from "../cells/address.ts";
import type { Live } from "./live.ts";
import type { PlanCell, PlanContent, PlanValue } from "./plan.ts";
import type { NumberStyle, StyleName } from "./styles.ts";

const LONGEST_FORMULA = 8_192;
const LONGEST_TEXT = 32_767;
const LITERAL = /^"(?:[^"]|"")*"(?:&"(?:[^"]|"")*")*$/;

export const text = (content: string): PlanContent => ({ kind: "text", text: content.slice(0, LONGEST_TEXT) });

export const number = (value: number): PlanContent => ({ kind: "number", value });

/** A formula; what it gives where it is only a text, or where Excel would refuse its length. */
export function live({ formula, value }: Live): PlanContent | null {
  if (formula.length < LONGEST_FORMULA && !LITERAL.test(formula))
    return { kind: "formula", formula: `=${formula}`, value };
  return plain(value);
}

function plain(value: PlanValue): PlanContent | null {
  if (value === null) return null;
  if (typeof value === "string") return text(value);
  return typeof value === "number" ? number(value) : { kind: "boolean", value };
}

export function cell(
  row: number,
  column: number,
  content: PlanContent | null,
  style: StyleName,
  link?: string,
): PlanCell {
  return link === undefined ? { row, column, content, style } : { row, column, content, style, link };
}

/** A number by its formula; else its value, in italics; else an empty cell: a blank beats a zero. */
export function figure(
  row: number,
  column: number,
  formula: Live<number> | null,
  value: number | null,
  style: NumberStyle,
): PlanCell {
  if (formula) return cell(row, column, live(formula), style);
  if (value === null) return cell(row, column, null, style);
  return cell(row, column, number(value), `${style}Dated`);
}

/** The content of an own cell as other formulas of its sheet see it. */
export const at = <T extends PlanValue>(row: number, column: number, value: T): Live<T> => ({
  formula: a1(row, column),
  value,
});
