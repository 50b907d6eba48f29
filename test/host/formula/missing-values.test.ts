import { describe, expect, it } from "vitest";
import { computeMissingValues } from "../../../src/host/formula/missing-values.ts";
import { sheetNamed, valueAt, workbookOf } from "./workbook.ts";

const SETTINGS = { locale: "fr-FR", now: new Date(2024, 8, 30) };

describe("formulas that a file keeps without a value", () => {
  const opened = () =>
    workbookOf({
      Saisie: [[1200.5], [800.25]],
      Calcul: [["=SUM(Saisie!A1:A2)", "=A1/4"], ["=SECRET(1)"], ["=A2+1"], ["=7*6"]],
    });

  it("are computed on opening, one by another", () => {
    const workbook = opened();
    computeMissingValues(workbook, SETTINGS);
    expect(valueAt(workbook, "Calcul", "A1")).toBe(2000.75);
    expect(valueAt(workbook, "Calcul", "B1")).toBe(500.1875);
  });

  it("stay empty where a function is not known, and where they lean on such a cell", () => {
    const workbook = opened();
    computeMissingValues(workbook, SETTINGS);
    expect(valueAt(workbook, "Calcul", "A2")).toBeNull();
    expect(valueAt(workbook, "Calcul", "A3")).toBeNull();
  });

  it("leave those that have a value alone, and nothing to save", () => {
    const workbook = opened();
    const { cells } = sheetNamed(workbook, "Calcul");
    cells.setValue(3, 0, 41);
    computeMissingValues(workbook, SETTINGS);
    expect(valueAt(workbook, "Calcul", "A4")).toBe(41);
    expect([...cells.edited.values()].every((columns) => columns.size === 0)).toBe(true);
  });

  it("wait where the workbook computes by hand only", () => {
    const workbook = { ...opened(), calculationMode: "Manual" as const };
    computeMissingValues(workbook, SETTINGS);
    expect(valueAt(workbook, "Calcul", "A1")).toBeNull();
  });
});
