import { addressOf } from "./areas.ts";
import { columnPoints, rowPoints } from "./geometry.ts";
import { fail } from "./failure.ts";
import { formatAt } from "./cell-style.ts";
import { hyperlinkOf } from "./hyperlinks.ts";
import { matrixOf } from "./matrix.ts";
import { record } from "./argument.ts";
import { sheetPrefix } from "../formula/rename-sheet.ts";
import { formatsIn } from "./restyle.ts";
import type { Area } from "../model/workbook.ts";
import type { BorderLine, CellFormat } from "../model/style.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";

type Wish = Readonly<Record<string, unknown>>;
type Answer = Record<string, unknown>;

/** Reads the wished leaves; a leaf that this host doesn't model is refused by its name. */
function pick(wish: Wish, where: string, read: (name: string, inner: unknown) => unknown): Answer {
  return Object.fromEntries(
    Object.entries(wish)
      .filter(([, inner]) => inner === true || (typeof inner === "object" && inner !== null))
      .map(([name, inner]) => {
        const value = read(name, inner);
        return [name, value === undefined ? fail("NotImplemented", `${where}.${name}`) : value];
      }),
  );
}

function readFill(wish: Wish, { fill }: CellFormat): Answer {
  return pick(wish, "format.fill", (name) => (name === "color" ? (fill ?? "#FFFFFF") : undefined));
}

function readFont(wish: Wish, { font }: CellFormat): Answer {
  return pick(wish, "format.font", (name) => {
    if (name === "color") return font.color ?? "#000000";
    return name in font ? font[name as keyof typeof font] : undefined;
  });
}

/** The same leaves of every side. */
function readBorders(wish: Wish, { borders }: CellFormat): Answer {
  const side = (line: BorderLine | null) => pick(wish, "format.borders", (leaf) => borderLeaf(line, leaf));
  return Object.fromEntries(
    Object.entries(borders).map(([name, line]: [string, BorderLine | null]) => [name, side(line)]),
  );
}

function borderLeaf(line: BorderLine | null, leaf: string): unknown {
  if (leaf === "style") return line?.style ?? "None";
  if (leaf === "color") return line?.color ?? "#000000";
  return leaf === "weight" ? (line?.weight ?? "Thin") : undefined;
}

export function readFormat(wish: Wish, format: CellFormat, size: (name: string) => unknown): Answer {
  return pick(wish, "format", (name, inner) => {
    switch (name) {
      case "fill":
        return readFill(record(inner, name), format);
      case "font":
        return readFont(record(inner, name), format);
      case "borders":
        return readBorders(record(inner, name), format);
      case "protection":
        return { locked: format.locked, formulaHidden: format.formulaHidden };
      case "horizontalAlignment":
        return format.horizontal;
      case "verticalAlignment":
        return format.vertical;
      case "wrapText":
        return format.wrap;
      case "indentLevel":
        return format.indent;
      default:
        return size(name);
    }
  });
}

/** One object a cell, camelCase, with the wished leaves. */
export function readCellProperties(range: RangeTarget, wished: unknown, { workbook }: Context): Answer[][] {
  const { sheet } = range;
  const wish = record(wished, "cellPropertiesLoadOptions");
  return matrixOf(range.area, (row, column) => {
    const cell = { top: row, bottom: row, left: column, right: column };
    return pick(wish, "CellProperties", (name, inner) => {
      if (name === "address" || name === "addressLocal") return sheetPrefix(sheet.name) + addressOf(cell);
      if (name === "hidden") return Boolean(sheet.rows.get(row)?.hidden) || Boolean(sheet.columns.get(column)?.hidden);
      if (name === "hyperlink") return hyperlinkOf({ sheet, area: cell });
      if (name !== "format") return undefined;
      return readFormat(record(inner, name), formatAt(workbook, sheet, row, column), () => undefined);
    });
  });
}

/** One object a row; a property that its cells don't share is null. */
export function readRowProperties(range: RangeTarget, wished: unknown, context: Context): Answer[] {
  const { sheet, area } = range;
  return indexes(area.top, area.bottom).map((row) => {
    const line = { ...area, top: row, bottom: row };
    return readLine(range, line, record(wished, "rowPropertiesLoadOptions"), context, (name) => {
      if (name === "rowIndex") return row;
      if (name === "rowHidden") return sheet.rows.get(row)?.hidden ?? false;
      return name === "rowHeight" ? rowPoints(sheet, row) : undefined;
    });
  });
}

/** One object a column; a property that its cells don't share is null. */
export function readColumnProperties(range: RangeTarget, wished: unknown, context: Context): Answer[] {
  const { sheet, area } = range;
  return indexes(area.left, area.right).map((column) => {
    const line = { ...area, left: column, right: column };
    return readLine(range, line, record(wished, "columnPropertiesLoadOptions"), context, (name) => {
      if (name === "columnIndex") return column;
      if (name === "columnHidden") return sheet.columns.get(column)?.hidden ?? false;
      return name === "columnWidth" ? columnPoints(sheet, column) : undefined;
    });
  });
}

const indexes = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

function readLine(
  { sheet }: RangeTarget,
  line: Area,
  wish: Wish,
  context: Context,
  own: (name: string) => unknown,
): Answer {
  return pick(wish, "RowProperties", (name, inner) => {
    if (name === "address" || name === "addressLocal") return sheetPrefix(sheet.name) + addressOf(line);
    if (name === "hyperlink") return hyperlinkOf({ sheet, area: line });
    if (name !== "format") return own(name);
    const formats = formatsIn({ sheet, areas: [line] }, context);
    return formats.map((format) => readFormat(record(inner, name), format, own)).reduce(inCommon);
  });
}

/** The leaves that two answers share; where they differ, null. */
function inCommon(one: Answer, other: Answer): Answer {
  return Object.fromEntries(
    Object.entries(one).map(([name, value]) => {
      const twin = other[name];
      const deep = typeof value === "object" && value !== null && typeof twin === "object" && twin !== null;
      return [name, deep ? inCommon(value as Answer, twin as Answer) : value === twin ? value : null];
    }),
  );
}
