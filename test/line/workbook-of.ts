import { blankWorkbook } from "../../src/host/node.ts";
import { edited } from "./line.ts";

export type Rows = readonly (readonly (string | number)[])[];

/** A workbook of these sheets, as Excel saves it; `formats` by sheet, then by 0-based column. */
export const workbookOf = (
  sheets: Readonly<Record<string, Rows>>,
  formats: Readonly<Record<string, Readonly<Record<number, string>>>> = {},
): Promise<Uint8Array> =>
  edited(blankWorkbook(), (context) => {
    for (const [index, [name, rows]] of Object.entries(sheets).entries()) {
      const { worksheets } = context.workbook;
      const sheet = index === 0 ? worksheets.getFirst() : worksheets.add(name);
      sheet.name = name;
      const width = Math.max(...rows.map((row) => row.length));
      const range = sheet.getRangeByIndexes(0, 0, rows.length, width);
      range.values = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
      for (const [column, format] of Object.entries(formats[name] ?? {}))
        sheet.getRangeByIndexes(1, Number(column), rows.length - 1, 1).numberFormat = rows.slice(1).map(() => [format]);
    }
  });
