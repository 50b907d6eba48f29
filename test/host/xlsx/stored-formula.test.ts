import { expect, it } from "vitest";
import { storedFormula } from "../../../src/host/xlsx/stored-formula.ts";

it.each([
  ["SUM(A1:A3)", "SUM(A1:A3)"],
  ["IFS(A1>0,1,TRUE,0)", "_xlfn.IFS(A1>0,1,TRUE,0)"],
  ["ifs(A1,concat(B1))", "_xlfn.ifs(A1,_xlfn.concat(B1))"],
  ["_xlfn.IFS(A1,1)", "_xlfn.IFS(A1,1)"],
  ["SUMIFS(A:A,B:B,1)+NETWORKDAYS.INTL(A1,B1)", "SUMIFS(A:A,B:B,1)+NETWORKDAYS.INTL(A1,B1)"],
  ['"IFS("&IFS_(1)', '"IFS("&IFS_(1)'],
  ["'IFS('!A1+DAYS(B1,A1)", "'IFS('!A1+_xlfn.DAYS(B1,A1)"],
  ["STDEV.S(Écart)", "_xlfn.STDEV.S(Écart)"],
])("%s is stored as %s", (formula, stored) => {
  expect(storedFormula(formula)).toBe(stored);
  expect(storedFormula(stored)).toBe(stored);
});
