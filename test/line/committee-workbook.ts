import { blankWorkbook } from "../../src/host/node.ts";
import { COMMITTEE_SHEETS } from "../report/committee-sheets.ts";
import { edited } from "./line.ts";

/** A workbook with a sheet for each subject that a committee follows beside its budget. */
export const committeeWorkbook = (): Promise<Uint8Array> =>
  edited(blankWorkbook(), async (context) => {
    const { worksheets } = context.workbook;
    const blank = worksheets.getFirst();
    for (const [name, { rows, formats = [] }] of Object.entries(COMMITTEE_SHEETS)) {
      const width = Math.max(...rows.map((row) => row.length));
      const range = worksheets.add(name).getRangeByIndexes(0, 0, rows.length, width);
      // An apostrophe, as one types it: "14/10" stays the text that it is.
      range.values = rows.map((row) =>
        Array.from({ length: width }, (_, column) => {
          const value = row[column] ?? "";
          return typeof value === "string" && value !== "" ? `'${value}` : value;
        }),
      );
      range.numberFormat = rows.map(() => Array.from({ length: width }, (_, column) => formats[column] ?? "General"));
    }
    await context.sync();
    blank.delete();
  });
