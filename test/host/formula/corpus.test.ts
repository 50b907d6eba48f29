import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { calculate } from "../../../src/host/formula/calculate.ts";
import { precedentsOf } from "../../../src/host/formula/precedents.ts";
import { parsed } from "../../../src/host/formula/parsed.ts";
import type { Scalar } from "../../../src/host/model/cells.ts";
import type { SheetModel, WorkbookModel } from "../../../src/host/model/workbook.ts";
import { HostFileError } from "../../../src/host/xlsx/file-error.ts";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { hasShared, sharedPath } from "../../shared.ts";

const workbooks = hasShared("corpus")
  ? readdirSync(sharedPath("corpus"), { recursive: true, encoding: "utf8" }).filter((path) => /\.xls[xm]$/i.test(path))
  : [];

/** Made to be computed anew, or saved without having been: their cached values are not what their formulas give. */
const STALE = /LotsOfSheets|PerformanceArabic|CalcChain\.xlsx|threaded_comments|named-ranges-global|issue\.2301/;

interface Cached {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly value: Scalar;
}

const cellKey = (sheet: string, row: number, column: number): string => `${sheet}|${row}|${column}`;

/** Formulas whose cached value can be expected again: nothing random or of today stands behind them. */
function settledFormulas(workbook: WorkbookModel): Cached[] {
  const all: Cached[] = [];
  for (const sheet of workbook.sheets)
    for (const [row, column, formula] of sheet.cells.formulas())
      all.push({ sheet, row, column, formula, value: sheet.cells.value(row, column) });
  const fleeting = new Set<string>();
  const sheetNamed = (name: string): SheetModel | null =>
    workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()) ?? null;
  for (let before = -1; before !== fleeting.size;) {
    before = fleeting.size;
    for (const { sheet, row, column, formula } of all) {
      const key = cellKey(sheet.name, row, column);
      const { expression, functions } = parsed(workbook, formula);
      if (fleeting.has(key) || !expression) continue;
      const random = functions.some((name) => /^(?:NOW|TODAY|RAND|RANDBETWEEN)$/.test(name));
      const inherited =
        before > 0 &&
        precedentsOf(expression, workbook, { sheet, row, column }, sheetNamed).some(
          (range) => range.bottom - range.top < 50 && touches(range, fleeting),
        );
      if (random || inherited) fleeting.add(key);
    }
  }
  return all.filter(
    ({ sheet, row, column, value }) => value !== null && !fleeting.has(cellKey(sheet.name, row, column)),
  );
}

function touches(
  range: { sheet: SheetModel; top: number; left: number; bottom: number; right: number },
  cells: ReadonlySet<string>,
): boolean {
  for (let row = range.top; row <= range.bottom; row += 1)
    for (let column = range.left; column <= Math.min(range.right, range.left + 50); column += 1)
      if (cells.has(cellKey(range.sheet.name, row, column))) return true;
  return false;
}

const same = (a: Scalar, b: Scalar): boolean =>
  a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)));

it.skipIf(workbooks.length === 0)(
  "computes what Excel computed in public workbooks",
  () => {
    let compared = 0;
    let agreeing = 0;
    for (const path of workbooks) {
      if (STALE.test(path)) continue;
      let workbook: WorkbookModel;
      try {
        workbook = openXlsx(new Uint8Array(readFileSync(join(sharedPath("corpus"), path))));
      } catch (error) {
        if (error instanceof HostFileError) continue;
        throw error;
      }
      const cached = settledFormulas(workbook);
      const { notComputed } = calculate(workbook, { cells: "all", locale: "en-US" });
      const refused = new Set(notComputed.map(({ sheet, row, column }) => cellKey(sheet, row, column)));
      for (const { sheet, row, column, value } of cached) {
        if (refused.has(cellKey(sheet.name, row, column))) continue;
        compared += 1;
        if (same(sheet.cells.value(row, column), value)) agreeing += 1;
      }
    }
    expect(compared).toBeGreaterThan(40_000);
    expect(agreeing / compared).toBeGreaterThan(0.99);
  },
  120_000,
);
