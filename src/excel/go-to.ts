import { inExcel } from "./exchange.ts";
import type { Patience } from "./patience.ts";

/** Shows a sheet, by its id or name, and selects a cell of it when one is given. Rejects with "not-found" once it is gone. */
export const goTo = (excel: typeof Excel, sheet: string, cell: string | null, patience?: Patience): Promise<void> =>
  inExcel(
    excel,
    async ({ context, ask }) => {
      await ask(() => {
        const target = context.workbook.worksheets.getItem(sheet);
        target.activate();
        if (cell !== null) target.getRange(cell).select();
      });
    },
    patience,
  );
