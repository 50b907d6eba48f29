import { expect, it } from "vitest";
import { blankWorkbook, openWorkbook } from "../../../src/host/node.ts";

/** A function of Office.js' `workbook.functions`, through the genuine client. */
async function call(use: (functions: Excel.Functions, sheet: Excel.Worksheet) => { value: unknown; error: string }) {
  const { Excel, close } = await openWorkbook(blankWorkbook());
  const answer = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.getRange("A1:B2").values = [
      ["a", 2],
      ["b", 3],
    ];
    const result = use(context.workbook.functions, sheet) as Excel.FunctionResult<unknown>;
    result.load("value,error");
    await context.sync();
    return [result.value, result.error];
  });
  close();
  return answer;
}

it.each<[string, Parameters<typeof call>[0], unknown[]]>([
  ["DATE tells the date system", (f) => f.date(2015, 1, 1), [42005, null]],
  [
    "SUM of a range, a number and an array",
    (f, sheet) => f.sum(sheet.getRange("A1:B2"), 4, [[1, 2]] as never),
    [12, null],
  ],
  ["VLOOKUP, which travels as VLookup", (f, sheet) => f.vlookup("b", sheet.getRange("A1:B2"), 2, false), [3, null]],
  ["a result as an argument", (f, sheet) => f.round(f.average(sheet.getRange("B1:B2")) as never, 0), [3, null]],
  ["an error value", (f) => f.sqrt(-1), [null, "#NUM!"]],
])("%s", async (_name, use, expected) => {
  expect(await call(use)).toEqual(expected);
});

it("names a function that it does not compute", async () => {
  await expect(call((f) => f.besselI(1, 1))).rejects.toMatchObject({ code: "NotImplemented" });
});
