import { readFileSync } from "node:fs";
import { DEFAULT_SETTINGS, type Settings } from "../../src/cells/settings.ts";
import { officePort } from "../../src/excel/office-port.ts";
import type { CellFormat } from "../../src/host/model/style.ts";
import { isCellError, type Scalar } from "../../src/host/model/cells.ts";
import type { SheetModel, WorkbookModel } from "../../src/host/model/workbook.ts";
import { openWorkbook, type OpenedWorkbook, type OpenOptions } from "../../src/host/node.ts";
import { openXlsx } from "../../src/host/xlsx/open.ts";
import { parseArea } from "../../src/cells/address.ts";
import type { Replace } from "../../src/report/hand-edits.ts";
import { check, recompute, type Recomputed, type Understood } from "../../src/recompute.ts";

export const SAMPLES = ["copil-2015-09.xlsx", "autre-presentation.xlsx"] as const;

export const sampleBytes = (name: (typeof SAMPLES)[number]): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../assets/samples/${name}`, import.meta.url)));

export const NOW = new Date(2015, 9, 23, 10, 12);

export interface RunOptions extends OpenOptions {
  readonly language?: "fr" | "en";
  readonly now?: Date;
  readonly override?: (settings: Settings) => Settings;
  readonly replace?: Replace;
  readonly freeze?: boolean;
}

export interface Run extends Recomputed {
  /** The file as saved after the run. */
  readonly bytes: Uint8Array;
  readonly workbook: WorkbookModel;
  readonly roundTrips: number;
}

const requestOf = ({
  language,
  now = NOW,
  override = (settings: Settings) => settings,
  replace = [],
  freeze = false,
}: RunOptions) => ({
  replace,
  freeze,
  defaults: DEFAULT_SETTINGS,
  override: (settings: Settings) => override({ ...settings, locale: language ?? settings.locale }),
  now,
  version: "1",
});

async function opened<T>(bytes: Uint8Array, options: RunOptions, work: (book: OpenedWorkbook) => Promise<T>) {
  const locale = options.locale ?? (options.language === "en" ? "en-US" : "fr-FR");
  const book = await openWorkbook(bytes, { fileName: "classeur.xlsx", ...options, locale });
  try {
    return await work(book);
  } finally {
    book.close();
  }
}

/** A file in, a file out, through Microsoft's own client: what the command line and the pane do. */
export const runLine = (bytes: Uint8Array, options: RunOptions = {}): Promise<Run> =>
  opened(bytes, options, async (book) => {
    const recomputed = await recompute(officePort(book.Excel), requestOf(options));
    const { roundTrips } = book.stats;
    return { ...recomputed, roundTrips, workbook: book.host.workbook, bytes: await book.save() };
  });

/** Reads and computes, writes nothing: `bytes` is the file as saved after that. */
export const checkLine = (
  bytes: Uint8Array,
  options: RunOptions = {},
): Promise<Understood & { readonly bytes: Uint8Array }> =>
  opened(bytes, options, async (book) => ({
    ...(await check(officePort(book.Excel), requestOf(options))),
    bytes: await book.save(),
  }));

/** What a person, or another add-in, does to a file through Excel. */
export const edited = (bytes: Uint8Array, edit: (context: Excel.RequestContext) => Promise<void> | void) =>
  opened(bytes, {}, async (book) => {
    await book.Excel.run(async (context) => {
      await edit(context);
      await context.sync();
    });
    return book.save();
  });

export function sheetOf(workbook: WorkbookModel, name: string): SheetModel {
  const sheet = workbook.sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet “${name}” among ${workbook.sheets.map((each) => each.name).join(", ")}`);
  return sheet;
}

const placeOf = (address: string) => {
  const { top, left } = parseArea(address)!;
  return [top, left] as const;
};

export function valueAt(workbook: WorkbookModel, sheet: string, address: string): Exclude<Scalar, object> | string {
  const value = sheetOf(workbook, sheet).cells.value(...placeOf(address));
  return isCellError(value) ? value.error : value;
}

export const formulaAt = (workbook: WorkbookModel, sheet: string, address: string): string | null =>
  sheetOf(workbook, sheet).cells.formula(...placeOf(address));

export interface PlainCell {
  readonly value: Scalar;
  readonly formula: string | null;
  readonly look: CellFormat;
}

/** Every cell of a sheet by its address: value, formula and look. */
export function cellsOf(workbook: WorkbookModel, name: string): Record<string, PlainCell> {
  const { cells, rows, columns } = sheetOf(workbook, name);
  const found: Record<string, PlainCell> = {};
  for (const [row, column] of cells.all()) {
    const style = cells.style(row, column) ?? rows.get(row)?.style ?? columns.get(column)?.style ?? 0;
    found[`R${row + 1}C${column + 1}`] = {
      value: cells.value(row, column),
      formula: cells.formula(row, column),
      look: workbook.styles.get(style),
    };
  }
  return found;
}

export const reopened = (bytes: Uint8Array): WorkbookModel => openXlsx(bytes);

/** Names of the sheets that the line made. */
export const madeBy = ({ applied }: Recomputed): string[] => applied.sheets.map(({ name }) => name);
