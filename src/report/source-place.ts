import { areaA1, quoteSheet } from "../cells/address.ts";

interface Column {
  readonly sheet: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly column: number;
}

/** Where a link leads to the cells that figures count; the first of several sheets, null without any. */
export function sourcePlace([first]: readonly Column[]): string | null {
  if (!first) return null;
  const { sheet, firstRow, lastRow, column } = first;
  return `${quoteSheet(sheet)}!${areaA1({ top: firstRow, left: column, bottom: lastRow, right: column })}`;
}
