import { expect, it } from "vitest";
import { officePort } from "../../src/excel/office-port.ts";
import { openWorkbook } from "../../src/host/node.ts";
import { sizeLimit } from "../../src/host/protocol/interceptor.ts";
import type { Plan, PlanCell } from "../../src/report/plan.ts";
import { runLine, sampleBytes, sheetOf } from "../line/line.ts";

const SAMPLE = sampleBytes("copil-2015-09.xlsx");
const FROM = 200;
const ROWS = 12_000;

const text = (row: number, column: number): string => `Constat ${row} · ${"é".repeat(column * 20)}`;

/** The sheet of checks with thousands of findings more. */
function enlarged(plan: Plan): Plan {
  const sheets = plan.sheets.map((sheet) => {
    if (sheet.key !== "checks") return sheet;
    const { style } = sheet.cells.at(-1)!;
    const more = Array.from({ length: ROWS * 5 }, (_, index): PlanCell => {
      const [row, column] = [FROM + Math.floor(index / 5), 1 + (index % 5)];
      return { row, column, style, content: { kind: "text", text: text(row, column) } };
    });
    return { ...sheet, cells: [...sheet.cells, ...more] };
  });
  return { ...plan, sheets };
}

it("a plan too large for one request is written in several, none over 5 MB", async () => {
  const { plan } = await runLine(SAMPLE);
  const book = await openWorkbook(SAMPLE, { locale: "fr-FR" });
  book.host.intercept(sizeLimit());
  const port = officePort(book.Excel);
  const snapshot = await port.snapshot();
  const { roundTrips } = book.stats;
  const applied = await port.apply(enlarged(plan), snapshot, () => undefined);
  expect(applied.shortfalls).toEqual([]);
  expect(book.stats.roundTrips - roundTrips).toBeGreaterThan(4);
  const { cells } = sheetOf(book.host.workbook, "Contrôles");
  for (let row = FROM; row < FROM + ROWS; row += 1)
    for (let column = 1; column <= 5; column += 1)
      if (cells.value(row, column) !== text(row, column))
        expect([row, column, cells.value(row, column)]).toEqual([row, column, text(row, column)]);
  book.close();
});

it("and the run of any usual workbook in three, with room to spare", async () => {
  const sizes: number[] = [];
  const book = await openWorkbook(SAMPLE, { locale: "fr-FR" });
  const port = officePort(book.Excel);
  const snapshot = await port.snapshot();
  const { plan } = await runLine(SAMPLE);
  book.host.intercept({
    before: ({ body }) => {
      sizes.push(JSON.stringify(body).length);
      return undefined;
    },
  });
  await port.apply(plan, snapshot, () => undefined);
  expect(sizes).toHaveLength(3);
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  book.close();
});
