import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SheetModel, WorkbookModel } from "../../src/host/model/workbook.ts";
import { HostFileError } from "../../src/host/xlsx/file-error.ts";
import { openXlsx } from "../../src/host/xlsx/open.ts";
import { openPackage } from "../../src/host/xlsx/package.ts";
import { saveXlsx } from "../../src/host/xlsx/save.ts";
import { readZip } from "../../src/host/xlsx/zip.ts";
import { addOwnSheet, fillOwnSheet, OWN_SHEET } from "../host/xlsx/own-sheet.ts";
import { openXmlErrors } from "../open-xml-sdk.ts";
import { hasShared, sharedPath } from "../shared.ts";
import { lostParts } from "./parts.ts";

const root = sharedPath("corpus");
const present = hasShared("corpus");

/** Whether the file is a package with a workbook at all; what opening makes of the others is for the tests of opening. */
const isWorkbook = (name: string): boolean => unlessRefused(() => openPackage(readZip(bytesOf(name)))) !== null;

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(root, name)));

function unlessRefused<T>(open: () => T): T | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof HostFileError) return null;
    throw error;
  }
}

const files = present
  ? readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.xls[xm]$/i.test(name) && !name.startsWith("hostile") && isWorkbook(name))
      .sort()
  : [];

/** Small ones, for the SDK takes its time. */
const sample = files.filter((name) => statSync(join(root, name)).size < 30_000).filter((_, index) => index % 12 === 5);

/** A package that the SDK can't even open has that one fault. */
async function faults(bytes: Uint8Array): Promise<string[]> {
  try {
    return await openXmlErrors(bytes);
  } catch (error) {
    return [String(error)];
  }
}

/** The first cells whose value, formula or look differ between two workbooks. */
function differences(before: WorkbookModel, after: WorkbookModel): string[] {
  const found: string[] = [];
  const look = (workbook: WorkbookModel, sheet: SheetModel, row: number, column: number) =>
    JSON.stringify(
      workbook.styles.get(
        sheet.cells.style(row, column) ?? sheet.rows.get(row)?.style ?? sheet.columns.get(column)?.style ?? 0,
      ),
    );
  before.sheets.forEach((sheet, index) => {
    const other = after.sheets[index]!;
    for (const source of [sheet, other]) {
      for (const [row, column] of source.cells.all()) {
        const same =
          sheet.cells.value(row, column) === other.cells.value(row, column) &&
          sheet.cells.formula(row, column) === other.cells.formula(row, column) &&
          look(before, sheet, row, column) === look(after, other, row, column);
        if (!same) found.push(`${sheet.name} ${row} ${column}`);
      }
    }
  });
  return found.slice(0, 5);
}

/** A number, a text, a formula turned into a value, a look, and two new cells. Gives the sheet, or null without cells. */
function editUserCells(workbook: WorkbookModel): SheetModel | null {
  const sheet = workbook.sheets.find((one) => one.kind === "worksheet" && one.cells.usedArea() !== null);
  const used = sheet?.cells.usedArea();
  if (!sheet || !used) return null;
  const { cells } = sheet;
  const done = new Set<string>();
  const restyle = (row: number, column: number) =>
    cells.setStyle(row, column, workbook.styles.with(cells.style(row, column) ?? 0, { fill: "#FFFF00", wrap: true }));
  for (const [row, column] of [...cells.all()]) {
    const value = cells.value(row, column);
    const kind = cells.formula(row, column) !== null ? "formula" : typeof value;
    const step = done.has(kind) ? `second ${kind}` : kind;
    if (done.has(step)) continue;
    done.add(step);
    if (step === "formula") cells.setFormula(row, column, null);
    else if (step === "second formula" || step === "string") restyle(row, column);
    else if (step === "second string") cells.setValue(row, column, null);
    else if (typeof value === "number") cells.setValue(row, column, value + 1);
    cells.markEdited(row, column);
  }
  for (const [row, column] of [
    [used.bottom + 3, used.left],
    [used.top, used.right + 2],
  ] as const) {
    if (row >= 1_048_576 || column >= 16_384) continue;
    cells.setValue(row, column, "ajout");
    cells.markEdited(row, column);
  }
  return sheet;
}

describe.skipIf(!present)("public workbooks", () => {
  it("are there", () => expect(files.length).toBeGreaterThan(900));

  it.for(files)("%s keeps its parts beside an own sheet, once and again", { timeout: 20_000 }, (name, { skip }) => {
    const bytes = bytesOf(name);
    const workbook = unlessRefused(() => openXlsx(bytes));
    if (!workbook) return skip();
    expect(saveXlsx(workbook)).toBe(workbook.original!.bytes);
    addOwnSheet(workbook);
    const saved = saveXlsx(workbook);
    expect(lostParts(bytes, saved)).toEqual([]);

    const again = openXlsx(saved);
    expect(again.sheets.map((sheet) => sheet.name)).toEqual(workbook.sheets.map((sheet) => sheet.name));
    expect(again.names).toEqual(workbook.names);
    const own = again.sheets.find((sheet) => sheet.name === OWN_SHEET)!;
    expect(own).toMatchObject({ merges: workbook.sheets.at(-1)!.merges, page: workbook.sheets.at(-1)!.page });
    expect([own.tables.length, own.charts.length, own.conditionalFormats.length]).toEqual([1, 1, 4]);
    fillOwnSheet(again, own);
    expect(Buffer.compare(saveXlsx(again), saved)).toBe(0);
  });

  it.for(files)("%s keeps its other cells when some are edited", { timeout: 20_000 }, (name, { skip }) => {
    const bytes = bytesOf(name);
    const workbook = unlessRefused(() => openXlsx(bytes));
    if (!workbook) return skip();
    const sheet = editUserCells(workbook);
    if (!sheet) return;
    const saved = saveXlsx(workbook);
    expect(lostParts(bytes, saved, [sheet.part!])).toEqual([]);
    expect(differences(workbook, openXlsx(saved))).toEqual([]);
  });

  it.for(sample)("%s has no new fault for the Open XML SDK", { timeout: 240_000 }, async (name, { skip }) => {
    const bytes = bytesOf(name);
    const workbook = unlessRefused(() => openXlsx(bytes));
    if (!workbook) return skip();
    editUserCells(workbook);
    addOwnSheet(workbook);
    const after = await faults(saveXlsx(workbook));
    if (after.length === 0) return;
    const before = await faults(bytes);
    expect(after.filter((fault) => !before.includes(fault))).toEqual([]);
  });
});
