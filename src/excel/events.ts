import { inExcel } from "./exchange.ts";
import type { Patience } from "./patience.ts";

/** What a person, or another add-in, did to the workbook. */
export type WorkbookChange =
  | { readonly kind: "cells"; readonly sheetId: string; readonly address: string }
  | { readonly kind: "sheet-added"; readonly sheetId: string }
  | { readonly kind: "sheet-removed"; readonly sheetId: string };

/**
 * Tells of changes of cells and sheets, in any sheet. Where Excel says that this add-in made them (ExcelApi 1.14), they
 * are left out; before, the caller tells by the sheet. Excel misses quick edits (office-js #1760): nothing but a warning
 * may hang on this.
 */
export const watchWorkbook = (
  excel: typeof Excel,
  tell: (change: WorkbookChange) => void,
  patience?: Patience,
): Promise<void> =>
  inExcel(
    excel,
    async ({ context, ask }) => {
      // A handler that stands twice only tells twice.
      await ask(() => {
        const { worksheets } = context.workbook;
        worksheets.onChanged.add(async ({ worksheetId, address, triggerSource }) => {
          if (triggerSource !== "ThisLocalAddin") tell({ kind: "cells", sheetId: worksheetId, address });
        });
        worksheets.onAdded.add(async ({ worksheetId }) => tell({ kind: "sheet-added", sheetId: worksheetId }));
        worksheets.onDeleted.add(async ({ worksheetId }) => tell({ kind: "sheet-removed", sheetId: worksheetId }));
      });
    },
    patience,
  );
