import { describe, expect, it } from "vitest";
import { shareFormula } from "../../../src/host/xlsx/shared-formula.ts";

describe("shareFormula", () => {
  it.each([
    ["A1+B2", "B3+C4"],
    ["$A1+B$2+$C$3", "$A3+C$2+$C$3"],
    ["SUM(A1:B2)", "SUM(B3:C4)"],
    ["SUM(A:B,$C:D)", "SUM(B:C,$C:E)"],
    ["SUM(1:2,$3:4)", "SUM(3:4,$3:6)"],
    ["LOG10(A1)+A1", "LOG10(B3)+B3"],
    ['"A1"&A1&"""B2"', '"A1"&B3&"""B2"'],
    ["'A1'!A1+'L''été B2'!$B2", "'A1'!B3+'L''été B2'!$B4"],
    ["Feuil1!A1+Été!A1", "Feuil1!B3+Été!B3"],
    ["[1]Feuil1!A1+[2]A1!B2", "[1]Feuil1!B3+[2]A1!C4"],
    ["Table1[A1]+Table1[[#This Row],[B2]]+A1", "Table1[A1]+Table1[[#This Row],[B2]]+B3"],
    ["T['#A1]+A1+T['#B1]", "T['#A1]+B3+T['#B1]"],
    ["A1.x+TVA20_A1+_A1+A1", "A1.x+TVA20_A1+_A1+B3"],
    ["1E5+A1*1.5E-3", "1E5+B3*1.5E-3"],
    ["TRUE+ABCD1+A1048577+XFE1", "TRUE+ABCD1+A1048577+XFE1"],
    ["XFD1048576", "A2"],
    ["IF(A1=#N/A,#REF!,A1)", "IF(B3=#N/A,#REF!,B3)"],
    ["a1+b$2", "B3+C$2"],
  ])("%s, two rows down and one column right, is %s", (formula, moved) => {
    expect(shareFormula(formula)(2, 1)).toBe(moved);
  });
});
