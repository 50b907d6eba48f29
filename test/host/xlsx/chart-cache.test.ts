import { expect, it } from "vitest";
import { cellError } from "../../../src/host/model/cells.ts";
import { cachedValues } from "../../../src/host/xlsx/chart-cache.ts";
import { newSheet, newWorkbook } from "../../../src/host/xlsx/new-workbook.ts";

const workbook = newWorkbook();
const sheet = newSheet(workbook, "L'été");
workbook.sheets.push(sheet);
["a", "b", null].forEach((value, row) => sheet.cells.setValue(row, 0, value));
[1, null, cellError("#N/A")].forEach((value, row) => sheet.cells.setValue(row, 1, value));
sheet.cells.setStyle(0, 1, workbook.styles.with(0, { numberFormat: "0%" }));
sheet.names.push({ name: "Taux", formula: "'L''été'!$B$1:$B$2", visible: true, comment: "", raw: null });

it.each([
  ["'L''été'!$A$1:$A$3", { kind: "str", formatCode: "General", points: ["a", "b", null] }],
  ["'L''été'!$B$1:$B$3", { kind: "num", formatCode: "0%", points: [1, null, "#N/A"] }],
  ["('L''été'!$A$1,'L''été'!$A$2)", { kind: "str", formatCode: "General", points: ["a", "b"] }],
  ["'L''été'!Taux", { kind: "num", formatCode: "0%", points: [1, null] }],
  ["Feuil1!A1", { kind: "num", formatCode: "General", points: [null] }],
  ["Absente!A1", { kind: "num", formatCode: "General", points: [] }],
  ["OFFSET(Feuil1!A1,1,1)", { kind: "num", formatCode: "General", points: [] }],
])("%s", (reference, expected) => {
  expect(cachedValues(workbook, reference)).toEqual(expected);
});
