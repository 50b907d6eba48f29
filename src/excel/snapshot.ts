import type { CellValue, GridTable, OwnCells, OwnSheetKey, SheetGrid, WorkbookSnapshot } from "../cells/grid.ts";
import { MAX_COLUMNS, parseArea, type Area } from "../cells/address.ts";
import type { Exchange } from "./exchange.ts";
import { ExcelFailure, failureOf } from "./failure.ts";
import { markText, ownSheetKeys } from "./own-sheet.ts";
import { patchwork, type Patchwork } from "./patchwork.ts";
import {
  around,
  BANDS,
  BLOCK_CELLS,
  cellsIn,
  costOf,
  nextTrip,
  tilesOf,
  WHOLE_SHEET,
  type Piece,
  type Wanted,
} from "./pieces.ts";

/** A sheet of more is refused at once: reading it would take minutes, and its user see nothing happen. */
const MOST_CELLS = 40_000_000;

/** In a workbook of more sheets, a request that asks for several parts of each would be too large. */
const MANY_SHEETS = 200;

/** Of an own sheet no cell beyond is Jauge's, however far from there the user writes. */
const OWN_AREA: Area = { top: 0, left: 0, bottom: 65_535, right: 25 };
const OWN_COLUMNS = "A:Z";

/** Own sheets whose values the next run needs. */
const READ_BACK: readonly OwnSheetKey[] = ["settings", "tracking"];

/** Cells that hold something, and what is hidden among them; `null`: some are and some are not. */
interface Used {
  readonly area: Area;
  readonly rowHidden: boolean | null;
  readonly columnHidden: boolean | null;
}

/** Of one sheet. */
interface Read {
  readonly values: Patchwork<CellValue>;
  readonly formats: Patchwork<string>;
  readonly entries: Patchwork<CellValue>;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
}

/**
 * The workbook as plain data, in three round trips while it fits in one block: what there is, how large it is, what it
 * says. Own sheets are named but only read as far as the next run needs them.
 */
export async function snapshot(exchange: Exchange): Promise<WorkbookSnapshot> {
  const { context, ask } = exchange;
  const { workbook } = context;
  const { worksheets } = workbook;
  let newYear: unknown;
  try {
    newYear = await survey(exchange, true);
  } catch (error) {
    // To Excel a function's call is no mere reading: where a workbook only opens for reading it may be refused.
    if (!["protected", "read-only", "no-permission"].includes(failureOf(error).code)) throw error;
    newYear = await survey(exchange, false);
  }

  const sheets = worksheets.items;
  const own = ownSheetKeys(sheets);
  const isWritten = (index: number): boolean => own[index] !== null && own[index] !== "copy";
  const parts = sheets.length > MANY_SHEETS ? [WHOLE_SHEET] : BANDS;
  const { found, widths, conditions, tableRanges } = await ask(() => ({
    conditions: sheets.map((sheet, index) =>
      isWritten(index) ? sheet.getRange().conditionalFormats.load("items/id,items/type") : null,
    ),
    found: sheets.map((sheet, index) =>
      own[index] === "copy" ? [] : (isWritten(index) ? [OWN_AREA] : parts).map((part) => usedIn(sheet, part)),
    ),
    widths: sheets.map((sheet, index) => {
      if (!own[index]) return null;
      sheet.charts.load("items/name");
      return isWritten(index)
        ? sheet.getRange(OWN_COLUMNS).getColumnProperties({ format: { columnWidth: true } })
        : null;
    }),
    tableRanges: workbook.tables.items.map((table) => table.getRange().load("address")),
  }));
  const used = await withoutGaps(
    exchange,
    sheets,
    found.map((ranges) => ranges.flatMap(usedOf)),
  );
  used.forEach((parts, index) => {
    const cells = parts.reduce((sum, { area }) => sum + cellsIn(area), 0);
    if (cells > MOST_CELLS) throw new ExcelFailure("too-large", sheets[index]!.name, false);
  });
  const customs = conditions.map((all) => all?.items.filter(({ type }) => type === "Custom") ?? []);
  const read = await readAll(
    exchange,
    sheets,
    used,
    (index) => (!isWritten(index) ? ["values"] : READ_BACK.includes(own[index]!) ? ["values", "entries"] : ["entries"]),
    () => customs.flat().forEach(({ custom }) => custom.rule.load("formula")),
  );

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
      const { values, formats, entries, hiddenRows, hiddenColumns } = read[index]!;
      const place = around(used[index]!.map(({ area }) => area)) ?? OWN_AREA;
      const columns = widths[index];
      const written: OwnCells | null = columns
        ? {
            top: place.top,
            left: place.left,
            entries: entries.rows,
            widths: columns.value.map(({ format }) => format?.columnWidth ?? 0),
            rules: customs[index]!.map(({ id, custom }) => ({ id, formula: custom.rule.formula })),
            mark: markText(sheet.names.items),
          }
        : null;
      return {
        id: sheet.id,
        name: sheet.name,
        visibility: sheet.visibility as SheetGrid["visibility"],
        isProtected: sheet.protection.protected,
        own: own[index] ?? null,
        top: place.top,
        left: place.left,
        values: values.rows,
        formats: formats.rows,
        hiddenRows,
        hiddenColumns,
        ...(written ? { written } : {}),
        tables: tables.filter(({ sheetId }) => sheetId === sheet.id),
        charts: own[index] ? sheet.charts.items.map(({ name }) => name) : [],
      };
    }),
  };
}

const rangeOf = (sheet: Excel.Worksheet, { top, left, bottom, right }: Area): Excel.Range =>
  sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);

/** The client keeps what it has read of a range that it no longer follows. */
const usedIn = (sheet: Excel.Worksheet, part: Area): Excel.Range =>
  rangeOf(sheet, part)
    .untrack()
    .getUsedRangeOrNullObject(true)
    .untrack()
    .load("rowIndex,columnIndex,rowCount,columnCount,rowHidden,columnHidden");

function usedOf(range: Excel.Range): Used[] {
  if (range.isNullObject) return [];
  const { rowIndex: top, columnIndex: left, rowCount, columnCount, rowHidden, columnHidden } = range;
  // Excel answers no values for entire rows: of a sheet used to its edge, the last column is not read.
  const right = left + Math.min(columnCount, MAX_COLUMNS - 1) - 1;
  return [{ area: { top, left, bottom: top + rowCount - 1, right }, rowHidden, columnHidden }];
}

/** Used ranges that do not fit in one block, looked at again in tiles: one round trip for all of them, if any. */
async function withoutGaps(
  { ask }: Exchange,
  sheets: readonly Excel.Worksheet[],
  used: readonly (readonly Used[])[],
): Promise<readonly (readonly Used[])[]> {
  const isLarge = ({ area }: Used): boolean => cellsIn(area) > BLOCK_CELLS;
  if (!used.some((parts) => parts.some(isLarge))) return used;
  const tiles = await ask(() =>
    used.map((parts, index) =>
      parts.map((part) => (isLarge(part) ? tilesOf(part.area).map((tile) => usedIn(sheets[index]!, tile)) : null)),
    ),
  );
  return used.map((parts, index) =>
    parts.flatMap((part, at) => tiles[index]![at]?.flatMap((range) => usedOf(range)) ?? [part]),
  );
}

/** Everything that is wanted of the used cells, a block a round trip; each also asks for what stands `beside`. */
async function readAll(
  { ask }: Exchange,
  sheets: readonly Excel.Worksheet[],
  used: readonly (readonly Used[])[],
  wantedOf: (sheet: number) => readonly Wanted[],
  beside: () => void,
): Promise<Read[]> {
  const pieces: Piece[] = [];
  const read = used.map((parts, sheet): Read => {
    const areas = parts.map(({ area }) => area);
    const wanted = wantedOf(sheet);
    const want = (what: Wanted, area: Area): void => void pieces.push({ sheet, wanted: what, area });
    for (const { area, rowHidden } of parts) {
      for (const what of wanted) want(what, area);
      if (wanted.includes("values") && rowHidden !== false) want("rows", { ...area, left: 0, right: 0 });
    }
    const all = around(areas);
    if (all && wanted.includes("values") && parts.some(({ columnHidden }) => columnHidden !== false))
      want("columns", { ...all, top: 0, bottom: 0 });
    const areasOf = (what: Wanted): Area[] => (wanted.includes(what) ? areas : []);
    return {
      values: patchwork<CellValue>(areasOf("values"), null),
      formats: patchwork(areasOf("values"), "General"),
      entries: patchwork<CellValue>(areasOf("entries"), null),
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
    };
  });
  let room = BLOCK_CELLS;
  let rest: readonly Piece[] = pieces;
  while (rest.length > 0) {
    const next = nextTrip(rest, room);
    try {
      const answers = await ask(() => {
        beside();
        return next.trip.map((piece) => question(sheets[piece.sheet]!, piece));
      });
      answers.forEach((take, index) => take(read[next.trip[index]!.sheet]!));
      rest = next.rest;
    } catch (error) {
      if (failureOf(error).code !== "too-large") throw error;
      // Long texts: what is left is asked for by less, down to one cell.
      const cost = next.trip.reduce((sum, piece) => sum + costOf(piece), 0);
      const { sheet, area } = next.trip[0]!;
      if (next.trip.length === 1 && cellsIn(area) === 1)
        throw new ExcelFailure("too-large", sheets[sheet]!.name, false);
      room = Math.max(1, Math.floor(Math.min(room, cost) / 2));
    }
  }
  return read;
}

/** Queues what is asked of a piece; the function then takes the answer in. */
function question(sheet: Excel.Worksheet, { wanted, area }: Piece): (into: Read) => void {
  const range = rangeOf(sheet, area).untrack();
  // Excel on the web may answer a read that is too large with null instead of an error.
  const given = <T>(answer: T | null): T => {
    if (answer === null) throw new ExcelFailure("too-large", sheet.name, false);
    return answer;
  };
  const result = <T>({ value }: OfficeExtension.ClientResult<T>): T => given<T>(value);
  switch (wanted) {
    case "values": {
      range.load("values,numberFormat");
      return ({ values, formats }) => {
        const [cells, looks] = [given(range.values as CellValue[][] | null), given(range.numberFormat as string[][])];
        values.put(area, cells.map(emptyAsNull));
        formats.put(area, looks);
      };
    }
    case "entries": {
      range.load("formulas");
      return ({ entries }) => entries.put(area, given(range.formulas as CellValue[][] | null).map(emptyAsNull));
    }
    case "rows": {
      const answer = range.getRowProperties({ rowHidden: true });
      return ({ hiddenRows }) =>
        result(answer).forEach(({ rowHidden }, index) => rowHidden && hiddenRows.add(area.top + index));
    }
    case "columns": {
      const answer = range.getColumnProperties({ columnHidden: true });
      return ({ hiddenColumns }) =>
        result(answer).forEach(({ columnHidden }, index) => columnHidden && hiddenColumns.add(area.left + index));
    }
  }
}

/** 1 January 2015 in a workbook that counts from 1904; 42005 in others. */
const NEW_YEAR_1904 = 40_543;

/** What there is in the workbook. No member of the API says which date system it has: its DATE(2015,1,1) does. */
async function survey({ context, ask }: Exchange, asksDate: boolean): Promise<unknown> {
  const { workbook } = context;
  const newYear = await ask(() => {
    workbook.worksheets.load(
      "items/id,items/name,items/visibility,items/protection/protected,items/names/items/name,items/names/items/formula",
    );
    workbook.load("name");
    // Of ExcelApi 1.9, as writing needs: an older Excel says so before anything is written.
    workbook.application.load("calculationState");
    workbook.protection.load("protected");
    workbook.names.load("items/name,items/formula,items/type");
    workbook.tables.load("items/name,items/showHeaders,items/showTotals,items/worksheet/id");
    return asksDate ? workbook.functions.date(2015, 1, 1).load("value") : null;
  });
  return newYear?.value;
}

/** Office.js says an empty cell as "". */
const emptyAsNull = (row: readonly CellValue[]): CellValue[] => row.map((value) => (value === "" ? null : value));
