import { cellError, type CellError, type Scalar } from "../model/cells.ts";
import { asBoolean, numberInText } from "./coerce.ts";
import { indexOf, keyOf, positionOf, type Column, type Key } from "./column.ts";
import { compareText } from "./compare.ts";
import { nearlyEqual } from "./decimal.ts";
import type { Engine } from "./engine.ts";
import { generalText } from "./number-text.ts";
import { columnsIn } from "./read-range.ts";
import { heightOf, isError, widthOf, type Range } from "./value.ts";
import { wildcardPattern, type Wildcard } from "./wildcard.ts";

type Order = "<" | "<=" | ">" | ">=";

/** What a COUNTIF asks, compiled once. */
export type Criterion =
  /** `texts`: a text of no characters counts as empty too. */
  | { readonly kind: "empty"; readonly texts: boolean; readonly negate: boolean }
  | { readonly kind: "equal"; readonly keys: readonly Key[]; readonly negate: boolean }
  | { readonly kind: "pattern"; readonly pattern: Wildcard; readonly negate: boolean }
  | { readonly kind: "order"; readonly operator: Order; readonly than: number | string | boolean };

/** 5, "x", ">=2", "<>n/a", "a*", "" or "=": what each asks of a cell. Decimals inside a text are read in `locale`. */
export function compileCriterion(value: Scalar, engine: Engine): Criterion {
  if (value === null) return { kind: "equal", keys: [0], negate: false };
  if (typeof value !== "string") return { kind: "equal", keys: keysOf(value, engine), negate: false };
  const [, operator = "", rest = ""] = /^(<>|<=|>=|<|>|=)?([^]*)$/.exec(value)!;
  const negate = operator === "<>";
  if (rest === "" && (operator === "" || operator === "=" || negate))
    return { kind: "empty", texts: operator === "", negate };
  const typed = typedValue(rest, engine);
  if (operator === "" || operator === "=" || negate) {
    const pattern = typeof typed === "string" ? wildcardPattern(typed) : null;
    return pattern ? { kind: "pattern", pattern, negate } : { kind: "equal", keys: keysOf(typed, engine), negate };
  }
  if (isError(typed)) return { kind: "equal", keys: [], negate: false };
  return { kind: "order", operator: operator as Order, than: typed };
}

function typedValue(text: string, engine: Engine): number | string | boolean | CellError {
  const number = numberInText(text, engine);
  if (number !== null) return number;
  const boolean = asBoolean(text, engine.locale);
  if (typeof boolean === "boolean") return boolean;
  return /^#[A-Z/0]+[!?]?$/i.test(text) ? cellError(text.toUpperCase()) : text;
}

/** A number is also found where a cell holds its digits as text. */
const keysOf = (value: Key, engine: Engine): Key[] =>
  typeof value === "number" ? [keyOf(value), generalText(value, engine.locale).toLowerCase()] : [keyOf(value)];

/**
 * Cells of a range that meet a criterion, by offset (columns one after the other, `heightOf(range)` cells each),
 * ascending. `complement`: the offsets are those that do not meet it, so that whole empty columns cost nothing.
 */
export interface Selection {
  readonly offsets: readonly number[];
  readonly complement: boolean;
}

export function selectCells(range: Range, criterion: Criterion, engine: Engine): Selection {
  const offsets: number[] = [];
  const height = heightOf(range);
  for (const index of columnsIn(range, engine)) {
    const base = (index - range.left) * height - range.top;
    const column = engine.column(range.sheet, index, range.top, range.bottom);
    selectRows(column, range.top, range.bottom, criterion, engine.locale, (row) => offsets.push(base + row));
  }
  return {
    offsets,
    complement: criterion.kind === "empty" ? !criterion.negate : "negate" in criterion && criterion.negate,
  };
}

/** Rows that meet the criterion, or, where it can be met by an empty cell, the rows that do not. */
function selectRows(
  column: Column,
  top: number,
  bottom: number,
  criterion: Criterion,
  locale: string,
  take: (row: number) => void,
): void {
  const { rows, values } = column;
  const first = positionOf(rows, top);
  switch (criterion.kind) {
    case "empty":
      for (let i = first; i < rows.length && rows[i]! <= bottom; i += 1) {
        if (values[i] !== null && !(criterion.texts && values[i] === "")) take(rows[i]!);
      }
      return;
    case "equal":
      takeIndexed(criterion.keys, column, top, bottom, take);
      return;
    case "pattern": {
      const keys = [...indexOf(column).keys()].filter((key) => typeof key === "string" && criterion.pattern.test(key));
      takeIndexed(keys, column, top, bottom, take);
      return;
    }
    case "order": {
      const { than } = criterion;
      const meets = orderTest(criterion.operator, than, locale);
      for (let i = first; i < rows.length && rows[i]! <= bottom; i += 1) {
        const value = values[i]!;
        if (typeof value === typeof than && meets(value as typeof than)) take(rows[i]!);
      }
    }
  }
}

function takeIndexed(
  keys: readonly Key[],
  column: Column,
  top: number,
  bottom: number,
  take: (row: number) => void,
): void {
  const index = indexOf(column);
  const lists = keys.map((key) => index.get(key)).filter((list) => list !== undefined);
  const found = lists.length === 1 ? lists[0]! : lists.flat().sort((a, b) => a - b);
  for (let i = positionOf(found, top); i < found.length && found[i]! <= bottom; i += 1) take(found[i]!);
}

function orderTest(
  operator: Order,
  than: number | string | boolean,
  locale: string,
): (value: number | string | boolean) => boolean {
  if (typeof than === "number") {
    const tests: Record<Order, (x: number) => boolean> = {
      "<": (x) => x < than && !nearlyEqual(x, than),
      "<=": (x) => x <= than || nearlyEqual(x, than),
      ">": (x) => x > than && !nearlyEqual(x, than),
      ">=": (x) => x >= than || nearlyEqual(x, than),
    };
    return tests[operator] as (value: number | string | boolean) => boolean;
  }
  const compareTo = (value: number | string | boolean): number =>
    typeof than === "string" ? compareText(String(value), than, locale) : Number(value) - Number(than);
  const signs: Record<Order, (sign: number) => boolean> = {
    "<": (sign) => sign < 0,
    "<=": (sign) => sign <= 0,
    ">": (sign) => sign > 0,
    ">=": (sign) => sign >= 0,
  };
  return (value) => signs[operator](compareTo(value));
}

/** Cells that both select. */
export function both(a: Selection, b: Selection): Selection {
  if (a.complement && b.complement) return { offsets: merged(a.offsets, b.offsets), complement: true };
  if (a.complement) return both(b, a);
  const keep = !b.complement;
  const offsets: number[] = [];
  let j = 0;
  for (const offset of a.offsets) {
    while (j < b.offsets.length && b.offsets[j]! < offset) j += 1;
    if ((b.offsets[j] === offset) === keep) offsets.push(offset);
  }
  return { offsets, complement: false };
}

function merged(a: readonly number[], b: readonly number[]): number[] {
  const all: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    if (a[i] === next) i += 1;
    if (b[j] === next) j += 1;
    all.push(next);
  }
  return all;
}

export const countSelected = ({ offsets, complement }: Selection, range: Range): number =>
  complement ? heightOf(range) * widthOf(range) - offsets.length : offsets.length;

/** Filled cells of a range of the same shape at the selected offsets. */
export function eachSelected(
  selection: Selection,
  range: Range,
  engine: Engine,
  visit: (value: Exclude<Scalar, null>) => void,
): void {
  const height = heightOf(range);
  const { offsets, complement } = selection;
  const columns = columnsIn(range, engine).map((index) => ({
    index,
    column: engine.column(range.sheet, index, range.top, range.bottom),
  }));
  const filled = columns.reduce((count, { column }) => count + column.rows.length, 0);
  if (!complement && offsets.length * 8 < filled) {
    for (const offset of offsets) {
      const value = engine.cell(range.sheet, range.top + (offset % height), range.left + Math.floor(offset / height));
      if (value !== null) visit(value);
    }
    return;
  }
  let next = 0;
  for (const { index, column } of columns) {
    const { rows, values } = column;
    const base = (index - range.left) * height - range.top;
    for (let i = positionOf(rows, range.top); i < rows.length && rows[i]! <= range.bottom; i += 1) {
      const offset = base + rows[i]!;
      while (next < offsets.length && offsets[next]! < offset) next += 1;
      const value = values[i]!;
      if ((offsets[next] === offset) !== complement && value !== null) visit(value);
    }
  }
}
