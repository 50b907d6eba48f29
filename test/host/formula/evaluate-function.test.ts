import { expect, it } from "vitest";
import { evaluateFunction, type FunctionArgument } from "../../../src/host/formula/evaluate-function.ts";
import { cellError, type Scalar } from "../../../src/host/model/cells.ts";
import { sheetNamed, workbookOf } from "./workbook.ts";

const workbook = workbookOf({
  D: [
    ["T-1", 3],
    ["T-2", 5],
    ["T-3", "=B1"],
  ],
});
const cells = (top: number, left: number, bottom: number, right: number): FunctionArgument => ({
  sheet: sheetNamed(workbook, "D"),
  area: { top, left, bottom, right },
});

it.each<[string, readonly FunctionArgument[], Scalar]>([
  ["date", [2024, 2, 29], 45_351],
  ["sum", [cells(0, 1, 1, 1), 4], 12],
  ["vlookup", ["T-2", cells(0, 0, 2, 1), 2, false], 5],
  ["eoMonth", [45_322, 1], 45_351],
  ["if", [true, "oui", "non"], "oui"],
  ["iferror", [cellError("#N/A"), 0], 0],
  ["ceiling_Math", [2.1], 3],
  ["sumProduct", [[[1, 2]], [[3, 4]]], 11],
  ["index", [cells(0, 0, 2, 1), 2, 1], "T-2"],
  ["fixed", [1234.5, 1], "1\u00a0234,5"],
  ["sqrt", [-1], cellError("#NUM!")],
  ["round", [1], cellError("#VALUE!")],
  ["unheardOf", [1], cellError("#NAME?")],
])("%s", (name, args, value) => {
  expect(evaluateFunction(workbook, name, args, { locale: "fr-FR" })).toBe(value);
});
