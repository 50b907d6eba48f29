import type { OwnSheetKey } from "../cells/grid.ts";
import { inExcel } from "./exchange.ts";
import { ExcelFailure } from "./failure.ts";
import { ownSheetKeys } from "./own-sheet.ts";
import type { Patience } from "./patience.ts";

/** Deletes the sheets that Jauge made, known by their hidden name, or those of them that are named. Gives how many. */
export const removeOwnSheets = (
  excel: typeof Excel,
  only?: readonly OwnSheetKey[],
  patience?: Patience,
): Promise<number> =>
  inExcel(
    excel,
    async ({ context, ask, write }) => {
      const { worksheets, protection } = context.workbook;
      await ask(() => {
        worksheets.load("items/id,items/names/items/name,items/names/items/formula");
        protection.load("protected");
      });
      if (protection.protected) throw new ExcelFailure("structure-protected", "", false);
      const keys = ownSheetKeys(worksheets.items);
      const own = worksheets.items.filter((_, index) => {
        const key = keys[index];
        return key && key !== "copy" && (only?.includes(key) ?? true);
      });
      for (const sheet of own) sheet.delete();
      await write();
      return own.length;
    },
    patience,
  );
