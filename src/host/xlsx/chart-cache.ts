import { parseArea } from "../../cells/address.ts";
import type { CachedValues } from "../charts/source-xml.ts";
import { isCellError } from "../model/cells.ts";
import type { Area, SheetModel, WorkbookModel } from "../model/workbook.ts";

const EMPTY: CachedValues = { kind: "num", formatCode: "General", points: [] };
/** Cells of one reference; a whole column is cut here, as no chart draws more. */
const MAX_POINTS = 32_000;

const oneArea = /^(?:'((?:[^']|'')+)'|([^'!(),]+))!(\$?[A-Z]{0,3}\$?\d{0,7}(?::\$?[A-Z]{0,3}\$?\d{0,7})?)$/i;

/**
 * What a chart's reference gives now: an area of a sheet, several between parentheses, or a name for one. Anything else
 * gives no points: Excel draws the chart anew from its cells once they are edited.
 */
export function cachedValues(workbook: WorkbookModel, reference: string): CachedValues {
  const pieces = splitUnion(reference).map((piece) => resolve(workbook, piece));
  const points: (number | string | null)[] = [];
  let formatCode: string | null = null;
  for (const piece of pieces) {
    if (!piece) return EMPTY;
    const { sheet, area } = piece;
    const { cells } = sheet;
    for (let row = area.top; row <= area.bottom && points.length < MAX_POINTS; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        const value = cells.value(row, column);
        if (isCellError(value)) points.push(value.error);
        else points.push(typeof value === "boolean" ? Number(value) : value);
        formatCode ??= workbook.styles.get(styleOf(sheet, row, column)).numberFormat;
      }
    }
  }
  const texts = points.some((point) => typeof point === "string" && !point.startsWith("#"));
  return { kind: texts ? "str" : "num", formatCode: formatCode ?? "General", points };
}

function styleOf(sheet: SheetModel, row: number, column: number): number {
  return sheet.cells.style(row, column) ?? sheet.rows.get(row)?.style ?? sheet.columns.get(column)?.style ?? 0;
}

function splitUnion(reference: string): string[] {
  const inside = /^\((.*)\)$/s.exec(reference.trim())?.[1];
  if (inside === undefined) return [reference.trim()];
  return (inside.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? []).map((piece) => piece.trim());
}

function resolve(workbook: WorkbookModel, reference: string): { sheet: SheetModel; area: Area } | null {
  const match = oneArea.exec(reference);
  const name = match?.[1]?.replaceAll("''", "'") ?? match?.[2];
  if (!match || name === undefined) {
    const named = nameFormula(workbook, reference);
    return named !== null && oneArea.test(named) ? resolve(workbook, named) : null;
  }
  const sheet = workbook.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const area = parseArea(match[3]!);
  return sheet && area ? { sheet, area } : null;
}

function nameFormula(workbook: WorkbookModel, reference: string): string | null {
  const [, scope, name] = /^(?:(.*)!)?([^!]+)$/s.exec(reference) ?? [];
  if (name === undefined) return null;
  const plainScope = scope
    ?.replace(/^'(.*)'$/s, "$1")
    .replaceAll("''", "'")
    .toLowerCase();
  const sheet = workbook.sheets.find((one) => one.name.toLowerCase() === plainScope);
  const wanted = name.toLowerCase();
  const found = [...(sheet?.names ?? []), ...workbook.names].find((one) => one.name.toLowerCase() === wanted);
  return found?.formula ?? null;
}
