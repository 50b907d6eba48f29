import { BORDER_STYLES, BORDER_WEIGHTS } from "./types/range-border.ts";
import { HORIZONTAL, VERTICAL } from "./types/range-format.ts";
import { UNDERLINES } from "./types/range-font.ts";
import { color, flag, integer, number, oneOf, record, text } from "./argument.ts";
import { columnCount, rowCount } from "./areas.ts";
import { fail } from "./failure.ts";
import { restyle } from "./restyle.ts";
import { setColumnWidth, setRowHeight } from "./sizes.ts";
import { setColumnsHidden, setRowsHidden } from "./hidden.ts";
import { setHyperlink } from "./hyperlinks.ts";
import type { BorderLine, Borders, CellFormat, Font } from "../model/style.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";

type Change = (format: CellFormat) => CellFormat;

const PLAIN: BorderLine = { style: "Continuous", weight: "Thin", color: null };

const unknown = (path: string): never => fail("NotImplemented", `SettableCellProperties.${path}`);

/** The leaves that were said, in order. */
const said = (data: unknown, what: string) =>
  Object.entries(record(data, what)).filter(([, value]) => value !== null && value !== undefined);

function fontChange([name, value]: [string, unknown]): Partial<Font> {
  switch (name) {
    case "bold":
    case "italic":
    case "strikethrough":
      return { [name]: flag(value, name) };
    case "color":
      return { color: color(value, name) };
    case "name":
      return { name: text(value, name) };
    case "size":
      return { size: number(value, name) };
    case "underline":
      return { underline: oneOf(value, UNDERLINES, name) };
    default:
      return unknown(`format.font.${name}`);
  }
}

function borderChange(line: BorderLine | null, data: unknown): BorderLine | null {
  let next: BorderLine | null = line ?? PLAIN;
  for (const [name, value] of said(data, "borders")) {
    if (name === "style") {
      const style = oneOf(value, BORDER_STYLES, name);
      if (style === "None") return null;
      next = { ...next, style };
    } else if (name === "weight") next = { ...next, weight: oneOf(value, BORDER_WEIGHTS, name) };
    else if (name === "color") next = { ...next, color: color(value, name) };
    else unknown(`format.borders.${name}`);
  }
  return next;
}

const SIDES: Readonly<Record<string, keyof Borders>> = { top: "top", bottom: "bottom", left: "left", right: "right" };

function formatChange(name: string, value: unknown): Change {
  switch (name) {
    case "fill": {
      const changes = said(value, name);
      const paints = changes.map(([leaf, paint]) =>
        leaf === "color" ? color(paint, leaf) : unknown(`format.fill.${leaf}`),
      );
      return (format) => ({ ...format, fill: paints.at(-1) ?? format.fill });
    }
    case "font": {
      const change = Object.assign({}, ...said(value, name).map(fontChange)) as Partial<Font>;
      return (format) => ({ ...format, font: { ...format.font, ...change } });
    }
    case "borders": {
      const sides = said(value, name).map(
        ([side, line]) => [SIDES[side] ?? unknown(`format.borders.${side}`), line] as const,
      );
      return (format) => ({
        ...format,
        borders: sides.reduce(
          (all, [side, line]) => ({ ...all, [side]: borderChange(all[side], line) }),
          format.borders,
        ),
      });
    }
    case "protection": {
      const change = Object.fromEntries(
        said(value, name).map(([leaf, on]) => [
          leaf === "locked" || leaf === "formulaHidden" ? leaf : unknown(`format.protection.${leaf}`),
          flag(on, leaf),
        ]),
      );
      return (format) => ({ ...format, ...change });
    }
    case "horizontalAlignment": {
      const horizontal = oneOf(value, HORIZONTAL, name);
      return (format) => ({ ...format, horizontal });
    }
    case "verticalAlignment": {
      const vertical = oneOf(value, VERTICAL, name);
      return (format) => ({ ...format, vertical });
    }
    case "wrapText": {
      const wrap = flag(value, name);
      return (format) => ({ ...format, wrap });
    }
    case "indentLevel": {
      const indent = integer(value, name);
      return (format) => ({ ...format, indent });
    }
    default:
      return unknown(`format.${name}`);
  }
}

/** Applies one object of properties to an area; `own` takes the leaves that only rows or columns have. */
function applyTo(
  range: RangeTarget,
  data: unknown,
  context: Context,
  own: (name: string, value: unknown) => boolean,
): void {
  const changes: Change[] = [];
  for (const [name, value] of said(data, "properties")) {
    if (name === "hyperlink") setHyperlink(range, value, context);
    else if (name === "format") {
      for (const [leaf, inner] of said(value, name)) if (!own(leaf, inner)) changes.push(formatChange(leaf, inner));
    } else if (!own(name, value)) unknown(name);
  }
  if (changes.length === 0) return;
  restyle({ sheet: range.sheet, areas: [range.area] }, context, (format) =>
    changes.reduce((all, change) => change(all), format),
  );
}

const listOf = (data: unknown, length: number): unknown[] =>
  Array.isArray(data) && data.length === length ? (data as unknown[]) : fail("InvalidArgument");

export function applyCellProperties(range: RangeTarget, data: unknown, context: Context): void {
  const { sheet, area } = range;
  const rows = listOf(data, rowCount(area)).map((row) => listOf(row, columnCount(area)));
  rows.forEach((row, i) =>
    row.forEach((cell, j) => {
      const [top, left] = [area.top + i, area.left + j];
      if (cell !== null) applyTo({ sheet, area: { top, left, bottom: top, right: left } }, cell, context, () => false);
    }),
  );
}

export function applyRowProperties({ sheet, area }: RangeTarget, data: unknown, context: Context): void {
  listOf(data, rowCount(area)).forEach((properties, i) => {
    const range = { sheet, area: { ...area, top: area.top + i, bottom: area.top + i } };
    if (properties === null) return;
    applyTo(range, properties, context, (name, value) => {
      if (name === "rowHidden") setRowsHidden(range, flag(value, name));
      else if (name === "rowHeight") setRowHeight({ sheet, areas: [range.area] }, number(value, name));
      else return false;
      return true;
    });
  });
}

export function applyColumnProperties({ sheet, area }: RangeTarget, data: unknown, context: Context): void {
  listOf(data, columnCount(area)).forEach((properties, j) => {
    const range = { sheet, area: { ...area, left: area.left + j, right: area.left + j } };
    if (properties === null) return;
    applyTo(range, properties, context, (name, value) => {
      if (name === "columnHidden") setColumnsHidden(range, flag(value, name));
      else if (name === "columnWidth") setColumnWidth({ sheet, areas: [range.area] }, number(value, name));
      else return false;
      return true;
    });
  });
}
