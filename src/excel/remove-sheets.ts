import type { OwnSheetKey } from "../cells/grid.ts";
import { ExcelFailure, failureOf } from "./failure.ts";
import { ownSheetKeys } from "./own-sheet.ts";

/** Deletes the sheets that Jauge made, known by their hidden name, or those of them that are named. Gives how many. */
export async function removeOwnSheets(excel: typeof Excel, only?: readonly OwnSheetKey[]): Promise<number> {
  try {
    return await excel.run({ delayForCellEdit: true }, async (context) => {
      const { worksheets, protection } = context.workbook;
      worksheets.load("items/id,items/names/items/name,items/names/items/formula");
      protection.load("protected");
      await context.sync();
      if (protection.protected) throw new ExcelFailure("structure-protected", "");
      const keys = ownSheetKeys(worksheets.items);
      const own = worksheets.items.filter((_, index) => {
        const key = keys[index];
        return key && key !== "copy" && (only?.includes(key) ?? true);
      });
      for (const sheet of own) sheet.delete();
      await context.sync();
      return own.length;
    });
  } catch (error) {
    throw failureOf(error);
  }
}
