import { describe, expect, it } from "vitest";
import { cellEditing, failAfter, failBefore, latency, readOnly } from "../../../src/host/protocol/interceptor.ts";
import { failure, opened } from "./opened.ts";
import type { OpenedWorkbook } from "../../../src/host/node.ts";

const write = ({ Excel }: OpenedWorkbook, value: unknown, options = {}) =>
  Excel.run(options, async (context) => {
    context.workbook.worksheets.getFirst().getRange("A1").values = [[value]];
    await context.sync();
  });

const held = ({ host }: OpenedWorkbook) => host.workbook.sheets[0]!.cells.value(0, 0);

describe("around the requests", () => {
  it("a workbook may be open for reading only", async () => {
    const book = opened();
    book.host.intercept(readOnly());
    expect((await failure(write(book, 1))).code).toBe("AccessDenied");
    await book.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst().load("name");
      const day = context.workbook.functions.date(2015, 1, 1).load("value");
      await context.sync();
      expect([sheet.name, day.value]).toEqual(["Feuil1", 42005]);
    });
  });

  it("a person may be typing: requests fail, or wait where the add-in asked for it", async () => {
    const book = opened({ apiSets: { ExcelApi: "1.17", DelayForCellEdit: "1.1" } });
    const typing = cellEditing();
    book.host.intercept(typing);
    typing.begin();
    expect((await failure(write(book, 1))).code).toBe("InvalidOperationInCellEditMode");
    const waiting = write(book, 2, { delayForCellEdit: true });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(held(book)).toBeNull();
    typing.end();
    await waiting;
    expect(held(book)).toBe(2);
  });

  it("a request may fail before anything is done, or after", async () => {
    const book = opened();
    book.host.intercept(failBefore(1, "GeneralException"));
    const stop = book.host.intercept(failAfter(2, "GeneralException"));
    expect((await failure(write(book, 1))).code).toBe("GeneralException");
    expect(held(book)).toBeNull();
    expect((await failure(write(book, 2))).code).toBe("GeneralException");
    expect(held(book)).toBe(2);
    stop();
    await write(book, 3);
    expect(held(book)).toBe(3);
  });

  it("round trips are counted without the client's clean-up, and may be slow", async () => {
    const book = opened();
    await book.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange("A1").load("values");
      await context.sync();
      range.load("address");
      await context.sync();
    });
    expect(book.stats.roundTrips).toBe(2);
    expect(book.stats.requestBytes).toBeGreaterThan(500);
    expect(book.stats.responseBytes).toBeGreaterThan(50);
    let late = false;
    book.host.intercept(latency(30));
    setTimeout(() => (late = true), 10);
    await write(book, 1);
    expect(late).toBe(true);
  });
});
