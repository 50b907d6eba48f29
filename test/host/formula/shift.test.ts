import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromR1C1, toR1C1 } from "../../../src/host/formula/r1c1.ts";
import { renameSheetInFormula, sheetPrefix } from "../../../src/host/formula/rename-sheet.ts";
import { shiftFormula } from "../../../src/host/formula/shift.ts";

describe("shiftFormula", () => {
  it.each([
    ["A1+$B$2+C$3+$D4", 1, 2, "C2+$B$2+E$3+$D5"],
    ["SUM(A1:B2)", 3, 0, "SUM(A4:B5)"],
    ["Feuil1!A1*'Taux d''exécution'!B2", 1, 1, "Feuil1!B2*'Taux d''exécution'!C3"],
    ["SUM(A:A,$B:C,2:3)", 1, 1, "SUM(B:B,$B:D,3:4)"],
    ["A1", -1, 0, "#REF!"],
    ["Feuil1!A1:B2+1", -1, 0, "Feuil1!#REF!+1"],
    ["XFD1", 0, 1, "#REF!"],
    ['"A1"&LOG10(A1)&T[A1]', 1, 0, '"A1"&LOG10(A2)&T[A1]'],
    ["IF( A1 , 1 )", 1, 0, "IF( A2 , 1 )"],
  ])("%s by %i, %i", (text, rows, columns, moved) => {
    expect(shiftFormula(text, rows, columns)).toBe(moved);
  });
});

describe("R1C1", () => {
  it.each([
    ["A1", 0, 0, "RC"],
    ["$A$1", 4, 4, "R1C1"],
    ["B3:$C5", 2, 1, "RC:R[2]C3"],
    ["SUM(A:A)", 0, 1, "SUM(C[-1])"],
    ["SUM($A:$C,2:2)", 1, 0, "SUM(C1:C3,R)"],
    ["'D'!A1&\"A1\"", 1, 1, "'D'!R[-1]C[-1]&\"A1\""],
    ["ROUND(A1,2)", 0, 0, "ROUND(RC,2)"],
  ])("%s at %i, %i", (text, row, column, written) => {
    expect(toR1C1(text, row, column)).toBe(written);
    expect(fromR1C1(written, row, column)).toBe(text.replace(/A:A/, "A:A"));
  });

  it("comes back to the same cell", () => {
    const coordinate = fc.record({ row: fc.nat(1_048_575), column: fc.nat(16_383) });
    fc.assert(
      fc.property(coordinate, coordinate, (home, target) => {
        const a1 = fromR1C1(`R[${target.row - home.row}]C[${target.column - home.column}]`, home.row, home.column);
        expect(fromR1C1(toR1C1(a1, home.row, home.column), home.row, home.column)).toBe(a1);
      }),
    );
  });
});

describe("renameSheetInFormula", () => {
  it.each([
    ["Feuil1!A1+FEUIL1!B2", "Feuil1", "Exécution", "Exécution!A1+Exécution!B2"],
    ["'Ma feuille'!A1", "ma feuille", "L'an 1", "'L''an 1'!A1"],
    ["Feuil10!A1", "Feuil1", "X", "Feuil10!A1"],
    ['INDIRECT("Feuil1!A1")', "Feuil1", "X", 'INDIRECT("Feuil1!A1")'],
    ["SUM(Jan:Mars!A1)", "Mars", "Avril", "SUM('Jan:Avril'!A1)"],
    ["[1]Feuil1!A1", "Feuil1", "X", "[1]Feuil1!A1"],
  ])("%s", (text, from, to, renamed) => {
    expect(renameSheetInFormula(text, from, to)).toBe(renamed);
  });

  it.each([
    ["Suivi", "Suivi!"],
    ["Qualité", "Qualité!"],
    ["2024", "'2024'!"],
    ["A1", "'A1'!"],
    ["R1C1", "'R1C1'!"],
    ["T1 2024", "'T1 2024'!"],
    ["l'an", "'l''an'!"],
  ])("quotes %s where needed", (name, prefix) => {
    expect(sheetPrefix(name)).toBe(prefix);
  });
});
