import { failureOf } from "./failure.ts";

/** Shows a sheet, by its id or name, and selects a cell of it when one is given. Rejects with "not-found" once it is gone. */
export async function goTo(excel: typeof Excel, sheet: string, cell: string | null): Promise<void> {
  try {
    await excel.run({ delayForCellEdit: true }, async (context) => {
      const target = context.workbook.worksheets.getItem(sheet);
      target.activate();
      if (cell !== null) target.getRange(cell).select();
      await context.sync();
    });
  } catch (error) {
    throw failureOf(error);
  }
}
