import type { CellValue, GridTable, OwnCells, OwnSheetKey, SheetGrid, WorkbookSnapshot } from "../cells/grid.ts";
import { MAX_COLUMNS, parseArea } from "../cells/address.ts";
import { ExcelFailure, failureOf } from "./failure.ts";
import { markText, ownSheetKeys } from "./own-sheet.ts";

/**
 * Cells asked for in one round trip. A value and its number format take about 25 bytes on the wire, and Excel on the web
 * answers at most 5 MB.
 */
const BLOCK_CELLS = 150_000;

/** A sheet of more is refused at once: reading it would take minutes, and its user see nothing happen. */
const MOST_CELLS = 40_000_000;

/** The widest summary sheet has fewer. */
const OWN_COLUMNS = "A:Z";

/** Own sheets whose cells the next run needs. */
const READ_BACK: readonly OwnSheetKey[] = ["settings", "tracking"];

interface Extent {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

interface Block {
  readonly sheet: number;
  readonly from: number;
  readonly count: number;
}

/** Consecutive rows of the sheets, cut so that no round trip asks for more than `BLOCK_CELLS`. */
export function roundTripBlocks(extents: readonly (Extent | null)[]): Block[][] {
  const trips: Block[][] = [[]];
  let room = BLOCK_CELLS;
  extents.forEach((extent, sheet) => {
    if (!extent) return;
    for (let from = 0; from < extent.rows;) {
      let fitting = Math.floor(room / extent.columns);
      if (fitting === 0) {
        trips.push([]);
        room = BLOCK_CELLS;
        fitting = Math.max(1, Math.floor(room / extent.columns));
      }
      const count = Math.min(fitting, extent.rows - from);
      trips.at(-1)!.push({ sheet, from, count });
      room -= count * extent.columns;
      from += count;
    }
  });
  return trips;
}

const hiddenIndexes = (flags: readonly (boolean | undefined)[], first: number): Set<number> =>
  new Set(flags.flatMap((hidden, index) => (hidden ? [first + index] : [])));

/**
 * The workbook as plain data, in three round trips while it fits in one block: what there is, how large it is, what it
 * says. Own sheets are named but only read where the next run needs them.
 */
export async function snapshot(context: Excel.RequestContext): Promise<WorkbookSnapshot> {
  const { workbook } = context;
  const { worksheets } = workbook;
  let newYear: unknown;
  try {
    newYear = await survey(context, true);
  } catch (error) {
    // To Excel a function's call is no mere reading: where a workbook only opens for reading it may be refused.
    if (!["protected", "read-only", "no-permission"].includes(failureOf(error).code)) throw error;
    newYear = await survey(context, false);
  }

  const sheets = worksheets.items;
  const own = ownSheetKeys(sheets);
  const used = sheets.map((sheet, index) => {
    const key = own[index];
    if (key) sheet.charts.load("items/name");
    if (key && !READ_BACK.includes(key)) return null;
    return sheet
      .getUsedRangeOrNullObject(true)
      .load("rowIndex,columnIndex,rowCount,columnCount,rowHidden,columnHidden");
  });
  const written = sheets.map((sheet, index) => {
    const key = own[index];
    if (!key || key === "copy") return null;
    return {
      used: sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,formulas"),
      columns: sheet.getRange(OWN_COLUMNS).getColumnProperties({ format: { columnWidth: true } }),
    };
  });
  const tableRanges = workbook.tables.items.map((table) => table.getRange().load("address"));
  await context.sync();

  const extents = used.map((range): Extent | null =>
    !range || range.isNullObject
      ? null
      : {
          top: range.rowIndex,
          left: range.columnIndex,
          rows: range.rowCount,
          // Excel answers no values for entire rows: of a sheet used to its edge, the last column is not read.
          columns: Math.min(range.columnCount, MAX_COLUMNS - 1),
        },
  );
  extents.forEach((extent, index) => {
    if (extent && extent.rows * extent.columns > MOST_CELLS) throw new ExcelFailure("too-large", sheets[index]!.name);
  });
  const values: CellValue[][][] = sheets.map(() => []);
  const formats: string[][][] = sheets.map(() => []);
  // `null`: some are hidden and some are not.
  const rowFlags = used.map((range) =>
    range && !range.isNullObject && range.rowHidden !== false ? range.getRowProperties({ rowHidden: true }) : null,
  );
  const columnFlags = used.map((range) =>
    range && !range.isNullObject && range.columnHidden !== false
      ? range.getColumnProperties({ columnHidden: true })
      : null,
  );
  for (const blocks of roundTripBlocks(extents)) {
    const ranges = blocks.map(({ sheet, from, count }) => {
      const { top, left, columns } = extents[sheet]!;
      return sheets[sheet]!.getRangeByIndexes(top + from, left, count, columns).load("values,numberFormat");
    });
    // A round trip a block is what keeps each answer under Excel's limit.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    blocks.forEach(({ sheet }, index) => {
      const range = ranges[index]!;
      // Excel on the web may answer a read that is too large with null instead of an error.
      if ((range.values as unknown) === null) throw new ExcelFailure("too-large", sheets[sheet]!.name);
      for (const row of range.values as CellValue[][]) values[sheet]!.push(row.map(emptyAsNull));
      for (const row of range.numberFormat as string[][]) formats[sheet]!.push(row);
      range.untrack();
    });
  }

  const tables = workbook.tables.items.flatMap((table, index): (GridTable & { sheetId: string })[] => {
    const area = parseArea(tableRanges[index]!.address.split("!").at(-1)!);
    return area
      ? [
          {
            name: table.name,
            area,
            headerRow: table.showHeaders,
            totalsRow: table.showTotals,
            sheetId: table.worksheet.id,
          },
        ]
      : [];
  });
  return {
    fileName: workbook.name,
    date1904: newYear === NEW_YEAR_1904,
    structureProtected: workbook.protection.protected,
    names: workbook.names.items
      .filter(({ type }) => type === "Range")
      .map(({ name, formula }) => ({ name, formula: String(formula) })),
    sheets: sheets.map((sheet, index): SheetGrid => {
      const extent = extents[index];
      return {
        id: sheet.id,
        name: sheet.name,
        visibility: sheet.visibility as SheetGrid["visibility"],
        isProtected: sheet.protection.protected,
        own: own[index] ?? null,
        top: extent?.top ?? 0,
        left: extent?.left ?? 0,
        values: values[index]!,
        formats: formats[index]!,
        hiddenRows: hiddenIndexes(rowFlags[index]?.value.map(({ rowHidden }) => rowHidden) ?? [], extent?.top ?? 0),
        hiddenColumns: hiddenIndexes(
          columnFlags[index]?.value.map(({ columnHidden }) => columnHidden) ?? [],
          extent?.left ?? 0,
        ),
        ...(written[index] ? { written: ownCells(written[index], markText(sheet.names.items)) } : {}),
        tables: tables.filter(({ sheetId }) => sheetId === sheet.id),
        charts: own[index] ? sheet.charts.items.map(({ name }) => name) : [],
      };
    }),
  };
}

function ownCells(
  { used, columns }: { used: Excel.Range; columns: OfficeExtension.ClientResult<Excel.ColumnProperties[]> },
  mark: string,
): OwnCells {
  const place = used.isNullObject ? { top: 0, left: 0 } : { top: used.rowIndex, left: used.columnIndex };
  return {
    ...place,
    entries: used.isNullObject ? [] : (used.formulas as CellValue[][]).map((row) => row.map(emptyAsNull)),
    widths: columns.value.map(({ format }) => format?.columnWidth ?? 0),
    mark,
  };
}

/** 1 January 2015 in a workbook that counts from 1904; 42005 in others. */
const NEW_YEAR_1904 = 40_543;

/** What there is in the workbook. No member of the API says which date system it has: its DATE(2015,1,1) does. */
async function survey(context: Excel.RequestContext, asksDate: boolean): Promise<unknown> {
  const { workbook } = context;
  workbook.worksheets.load(
    "items/id,items/name,items/visibility,items/protection/protected,items/names/items/name,items/names/items/formula",
  );
  workbook.load("name");
  // Of ExcelApi 1.9, as writing needs: an older Excel says so before anything is written.
  workbook.application.load("calculationState");
  workbook.protection.load("protected");
  workbook.names.load("items/name,items/formula,items/type");
  workbook.tables.load("items/name,items/showHeaders,items/showTotals,items/worksheet/id");
  const newYear = asksDate ? workbook.functions.date(2015, 1, 1).load("value") : null;
  await context.sync();
  return newYear?.value;
}

/** Office.js says an empty cell as "". */
function emptyAsNull(value: CellValue): CellValue {
  return value === "" ? null : value;
}
