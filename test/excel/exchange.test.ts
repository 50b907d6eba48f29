import { describe, expect, it, vi } from "vitest";
import { inExcel, isEditingCell } from "../../src/excel/exchange.ts";
import { PATIENCE as PATIENCE_OF_THE_PANE } from "../../src/excel/patience.ts";
import { attachClient } from "../../src/host/node.ts";
import { cellEditing, refused, unanswered } from "../../src/host/protocol/interceptor.ts";
import { newWorkbook } from "../../src/host/xlsx/new-workbook.ts";

const PATIENCE = { silence: 20, pauses: [1, 2, 4] };

/** An Excel that refuses the first `times` requests with a code. */
function refusing(code: string, times: number) {
  const book = attachClient(newWorkbook());
  let asked = 0;
  book.host.intercept({
    before: () => {
      asked += 1;
      return asked <= times ? refused(code, 500) : undefined;
    },
  });
  const read = () =>
    inExcel(book.Excel, ({ context, ask }) => ask(() => context.workbook.load("name")).then(() => asked), PATIENCE);
  const write = () =>
    inExcel(
      book.Excel,
      async ({ context, write: send }) => {
        context.workbook.worksheets.add(`S${asked}`);
        await send();
        return asked;
      },
      PATIENCE,
    );
  return { read, write, asked: () => asked, sheets: () => book.host.workbook.sheets.length };
}

function refusingBook(code: string) {
  const book = attachClient(newWorkbook());
  book.host.intercept({ before: () => refused(code, 500) });
  return book;
}

describe("what is safe to repeat", () => {
  it.each([
    ["ActivityLimitReached", "activity-limit"],
    ["Timeout", "timed-out"],
    ["InvalidOrTimedOutSession", "timed-out"],
  ])("%s: a reading is tried again as often as there are pauses, and no more", async (code, failure) => {
    expect(await refusing(code, 3).read()).toBe(4);
    const busy = refusing(code, 9);
    await expect(busy.read()).rejects.toMatchObject({ code: failure });
    expect(busy.asked()).toBe(4);
  });

  it.each(["GeneralException", "AccessDenied", "ItemNotFound", "RequestAborted", "InvalidOperationInCellEditMode"])(
    "%s: a reading is not tried again",
    async (code) => {
      const host = refusing(code, 1);
      await expect(host.read()).rejects.toBeDefined();
      expect(host.asked()).toBe(1);
    },
  );

  it.each(["ActivityLimitReached", "Timeout", "GeneralException"])(
    "%s: a writing is never repeated as it is",
    async (code) => {
      const host = refusing(code, 1);
      await expect(host.write()).rejects.toBeDefined();
      expect(host.asked()).toBe(1);
    },
  );

  it("waits longer each time", async () => {
    const timers = vi.spyOn(globalThis, "setTimeout");
    const pauses = [11, 13, 17];
    await expect(
      inExcel(
        refusingBook("ActivityLimitReached").Excel,
        ({ context, ask }) => ask(() => context.workbook.load("name")),
        { silence: 60_000, pauses },
      ),
    ).rejects.toMatchObject({ code: "activity-limit" });
    const waited = timers.mock.calls.map(([, milliseconds]) => milliseconds);
    timers.mockRestore();
    expect(waited.filter((milliseconds) => pauses.includes(milliseconds ?? 0))).toEqual(pauses);
    expect(PATIENCE_OF_THE_PANE.pauses).toEqual([...PATIENCE_OF_THE_PANE.pauses].sort((a, b) => a - b));
  });
});

describe("an Excel that does not answer", () => {
  it("is given up, and what it does later is not heard", async () => {
    const book = attachClient(newWorkbook());
    book.host.intercept(unanswered(1, "before"));
    let reached = false;
    const work = inExcel(
      book.Excel,
      async ({ context, ask }) => {
        await ask(() => context.workbook.load("name"));
        reached = true;
      },
      PATIENCE,
    );
    await expect(work).rejects.toMatchObject({ code: "silent" });
    expect(reached).toBe(false);
    expect(await isEditingCell(book.Excel, PATIENCE)).toBe(false);
  });

  it("because someone types in a cell is waited for, however long", async () => {
    const book = attachClient(newWorkbook(), { apiSets: { ExcelApi: "1.17", DelayForCellEdit: "1.1" } });
    const typing = cellEditing();
    book.host.intercept(typing);
    typing.begin();
    const work = inExcel(book.Excel, ({ context, ask }) => ask(() => context.workbook.load("name")), PATIENCE);
    await new Promise((resolve) => setTimeout(resolve, 8 * PATIENCE.silence));
    typing.end();
    expect((await work).name).toBeDefined();
  });
});
