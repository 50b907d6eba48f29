import { describe, expect, it } from "vitest";
import { cellAt, formatAt, type SheetGrid } from "../../src/cells/grid.ts";
import { officePort } from "../../src/excel/office-port.ts";
import { blankWorkbook, openWorkbook, type OpenedWorkbook } from "../../src/host/node.ts";
import { sizeLimit } from "../../src/host/protocol/interceptor.ts";
import { edited } from "../line/line.ts";

const PATIENT = { silence: 60_000, pauses: [] };

async function read(
  fill: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void,
  prepare: (book: OpenedWorkbook) => void = () => undefined,
): Promise<{ readonly grid: SheetGrid; readonly roundTrips: number }> {
  const bytes = await edited(blankWorkbook(), (context) => fill(context.workbook.worksheets.getFirst(), context));
  const book = await openWorkbook(bytes);
  prepare(book);
  try {
    const { sheets } = await officePort(book.Excel, PATIENT).snapshot();
    return { grid: sheets[0]!, roundTrips: book.stats.roundTrips };
  } finally {
    book.close();
  }
}

const table = (sheet: Excel.Worksheet, rows: number): void => {
  sheet.getRange(`A1:D${rows}`).values = Array.from({ length: rows }, (_, row) => [row, "é", row % 2 === 0, row / 4]);
};

/** 20 columns of nothing down to the last row would be 21 million cells. */
describe("a cell far from the others costs no more than itself", () => {
  it.each([
    ["T1048576", 1_048_575, 19],
    ["XFD1048576", 1_048_575, 16_383],
    ["XFD5", 4, 16_383],
    ["T60000", 59_999, 19],
    ["T200000", 199_999, 19],
  ])("%s", async (address, row, column) => {
    const { grid, roundTrips } = await read((sheet) => {
      table(sheet, 1_010);
      sheet.getRange(address).values = [[42]];
      sheet.getRange(address).numberFormat = [["0.00"]];
      sheet.getRange("2:2").rowHidden = true;
    });
    expect(roundTrips).toBe(3);
    expect([cellAt(grid, row, column), formatAt(grid, row, column)]).toEqual([42, "0.00"]);
    expect([cellAt(grid, 1_009, 0), cellAt(grid, 1_009, 1), cellAt(grid, 1_009, 3)]).toEqual([1_009, "é", 252.25]);
    expect(cellAt(grid, 1_010, 0)).toBeNull();
    expect(grid.values[0]).toHaveLength(column + 1);
    expect([...grid.hiddenRows]).toEqual([1]);
    expect(new Set(grid.values).size).toBeLessThanOrEqual(1_012);
  });

  it("alone in its sheet", async () => {
    const { grid, roundTrips } = await read((sheet) => (sheet.getRange("XFD1048576").values = [[42]]));
    expect(roundTrips).toBe(3);
    expect([grid.top, grid.left, grid.values]).toEqual([1_048_575, 16_383, [[42]]]);
  });

  it("between others of a band, is told from them in one more round trip", async () => {
    const { grid, roundTrips } = await read((sheet) => {
      table(sheet, 1_010);
      sheet.getRange("T100000").values = [["ici"]];
      sheet.getRange("A1000000").values = [["là"]];
    });
    expect(roundTrips).toBe(4);
    expect([cellAt(grid, 99_999, 19), cellAt(grid, 999_999, 0)]).toEqual(["ici", "là"]);
  });
});

describe("Excel on the web answers at most 5 MB", () => {
  it("a sheet of many cells is read in blocks, each cell once", async () => {
    const { grid, roundTrips } = await read(
      (sheet) => table(sheet, 50_000),
      (book) => book.host.intercept(sizeLimit()),
    );
    expect(roundTrips).toBe(5);
    expect(grid.values).toHaveLength(50_000);
    expect(grid.values.every((row, index) => row[0] === index && row[3] === index / 4)).toBe(true);
  });

  it("a sheet of long texts is read in smaller ones, whatever it takes", async () => {
    const long = (row: number): string => `${row} ${"x".repeat(20_000)}`;
    const { grid } = await read(
      (sheet) => (sheet.getRange("A1:A900").values = Array.from({ length: 900 }, (_, row) => [long(row)])),
      (book) => book.host.intercept(sizeLimit()),
    );
    expect(grid.values.map(([text]) => text)).toEqual(Array.from({ length: 900 }, (_, row) => long(row)));
  });

  it("an answer of null, without an error, is not taken for empty cells", async () => {
    const { grid } = await read(
      (sheet) => table(sheet, 2_000),
      (book) =>
        book.host.intercept({
          after: (_request, response) => {
            for (const result of response.Results) {
              const value = result.Value as { Values?: unknown[][] | null; NumberFormat?: unknown } | null;
              if (Array.isArray(value?.Values) && value.Values.length > 300)
                Object.assign(value, { Values: null, NumberFormat: null });
            }
            return undefined;
          },
        }),
    );
    expect(grid.values.map(([first]) => first)).toEqual(Array.from({ length: 2_000 }, (_, row) => row));
  });

  it("a cell that no answer can hold is refused, and named", async () => {
    const refused = read(
      (sheet) => table(sheet, 3),
      (book) =>
        book.host.intercept({
          after: (_request, response) => {
            for (const { Value } of response.Results)
              if (Value && "Values" in (Value as object)) Object.assign(Value, { Values: null });
            return undefined;
          },
        }),
    );
    await expect(refused).rejects.toMatchObject({ code: "too-large", detail: "Feuil1", written: false });
  });

  it("rows that are hidden, or not, count in the blocks", async () => {
    const { grid } = await read(
      (sheet) => {
        sheet.getRange("A1:A70000").values = Array.from({ length: 70_000 }, (_, row) => [row]);
        sheet.getRange("7:9").rowHidden = true;
        sheet.getRange("60000:60000").rowHidden = true;
        sheet.getRange("B1:C1").values = [[1, 2]];
        sheet.getRange("B:B").columnHidden = true;
      },
      (book) => book.host.intercept(sizeLimit()),
    );
    expect([...grid.hiddenRows].sort((a, b) => a - b)).toEqual([6, 7, 8, 59_999]);
    expect([...grid.hiddenColumns]).toEqual([1]);
  });
});

it("a workbook of many sheets is read in as many round trips as one of few", async () => {
  const { roundTrips } = await read(
    (_sheet, context) => {
      for (let i = 0; i < 300; i += 1)
        context.workbook.worksheets.add(`S${i}`).getRange("A1:B2").values = [
          [1, 2],
          [3, i],
        ];
    },
    (book) => book.host.intercept(sizeLimit()),
  );
  expect(roundTrips).toBe(3);
});
