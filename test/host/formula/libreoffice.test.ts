import { describe, expect, it } from "vitest";
import { calculate } from "../../../src/host/formula/calculate.ts";
import { isCellError, type Scalar } from "../../../src/host/model/cells.ts";
import { openXlsx } from "../../../src/host/xlsx/open.ts";
import { convert, hasLibreOffice } from "../../libreoffice.ts";
import { DATA, FORMULAS, LOCALISED, NAMES } from "./oracle-formulas.ts";
import { smallXlsx } from "./small-xlsx.ts";
import { sheetNamed, workbookOf } from "./workbook.ts";

/** Where LibreOffice 7.4 answers otherwise than Excel: why, and what Excel gives. */
const ITS_OWN: Readonly<Record<string, string | number | boolean>> = {
  // It has no truth values of their own: TRUE is the number 1.
  'TRUE>"z"': true,
  "1=TRUE": false,
  'SUM(D!E2:F3,10,TRUE,"5")': 1321.24,
  "SUM(D!G2:G6)": 12,
  "AVERAGE(D!G2:G6)": 12,
  "COUNT(D!G2:G11)": 3,
  "AGGREGATE(9,6,D!G2:G11)": 22.5,
  "TYPE(TRUE)": 4,
  // Read from a file, a text of no characters is an empty cell to it.
  "COUNTA(D!G2:G11)": 9,
  "COUNTA(D!C2:C11)": 9,
  'COUNTIF(D!C2:C11,"<>")': 9,
  'COUNTIF(D!C2:C11,"=")': 1,
  "ISBLANK(D!G8)": false,
  "COUNTBLANK(D!H1:H10)": 10,
  // Its invalid arguments are written as #VALUE!, whatever Excel calls them.
  "MODE(1,2,3)": "#N/A",
  "PERCENTILE.EXC(D!E2:E11,0.05)": "#NUM!",
  "LARGE(D!E2:E11,11)": "#NUM!",
  "SQRT(-1)": "#NUM!",
  "POWER(0,-1)": "#DIV/0!",
  "LN(0)": "#NUM!",
  "FACT(-1)": "#NUM!",
  "INDEX(D!A2:F11,99,1)": "#REF!",
  'VLOOKUP("T-4",D!A2:F11,9,FALSE)': "#REF!",
  "OFFSET(D!A1,-1,0)": "#REF!",
  // Excel cuts these shares, it rounds them.
  "PERCENTRANK(D!E2:E11,3)": 0.629,
  "PERCENTRANK.INC(D!E2:E11,5,5)": 0.73944,
  "PERCENTRANK.EXC(D!E2:E11,2)": 0.454,
  'FIND("","abc")': 1,
  "CHAR(233)": "é",
  '1E15&""': "1E+15",
  '1E-10&""': "1E-10",
  'TEXT(TRUE,"0")': "TRUE",
  'TEXT(0,"0;-0;zéro")': "zéro",
  'TEXT(0.999,"mm:ss")': "58:34",
  "FIXED(2.445,2)": "2.45",
};

/** The same, where the answer depends on the language. */
const ITS_OWN_LOCALISED: Readonly<Record<"fr-FR" | "en-US", Readonly<Record<string, string | number>>>> = {
  "fr-FR": {
    "FIXED(2.445,2)": "2,45",
    'TEXT(TRUE,"0")': "VRAI",
    'TEXT(0.1234,"0,00 %")': "12,34 %",
    'NUMBERVALUE("12,5")': 12.5,
    '123456789012345678&""': "1,23456789012346E+17",
  },
  "en-US": {
    '123456789012345678&""': "1.23456789012346E+17",
  },
};

function plain(value: Scalar): string | number | boolean | null {
  if (isCellError(value)) return value.error;
  return typeof value === "number" ? Number(value.toPrecision(12)) : value;
}

describe.skipIf(!hasLibreOffice)("the two engines agree", () => {
  it.each(["fr-FR", "en-US"] as const)(
    "in %s",
    async (locale) => {
      const formulas = [...FORMULAS, ...LOCALISED[locale]];
      const sheets = { F: formulas.map((formula) => [`=${formula}`]), D: DATA };
      const recalculated = openXlsx(
        await convert({ bytes: smallXlsx(sheets, NAMES), extension: "xlsx" }, "xlsx", { locale }),
      );
      const workbook = workbookOf(sheets, NAMES);
      expect(calculate(workbook, { cells: "all", locale }).notComputed).toEqual([]);
      const expected: Readonly<Record<string, string | number | boolean>> = {
        ...ITS_OWN,
        ...ITS_OWN_LOCALISED[locale],
      };
      const answers = formulas.map((formula, row) => [formula, plain(sheetNamed(workbook, "F").cells.value(row, 0))]);
      const theirs = formulas.map((formula, row) => [
        formula,
        expected[formula] ?? plain(sheetNamed(recalculated, "F").cells.value(row, 0)),
      ]);
      expect(answers).toEqual(theirs);
    },
    120_000,
  );
});
