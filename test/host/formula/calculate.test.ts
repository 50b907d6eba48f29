import { describe, expect, it } from "vitest";
import { calculate } from "../../../src/host/formula/calculate.ts";
import { cellError, type Scalar } from "../../../src/host/model/cells.ts";
import { sheetNamed, tableOf, valueAt, workbookOf, type Rows } from "./workbook.ts";

const LOCALE = { locale: "fr-FR" };

/** The value of one formula beside a sheet `D` of cells. */
function result(formula: string, data: Rows = [], names: Record<string, string> = {}): Scalar {
  const workbook = workbookOf({ F: [[`=${formula}`]], D: data }, names);
  calculate(workbook, { cells: "all", ...LOCALE });
  return valueAt(workbook, "F", "A1");
}

describe("which formulas are evaluated", () => {
  const chain = (): ReturnType<typeof workbookOf> => {
    const workbook = workbookOf({
      Saisie: [[1], [2], [3]],
      Calcul: [["=SUM(Saisie!A:A)", "=A1*2", "=Saisie!C9"], ["=7*6"]],
    });
    const { cells } = sheetNamed(workbook, "Calcul");
    cells.setValue(0, 0, 100);
    cells.setValue(0, 1, 200);
    cells.setValue(0, 2, 300);
    cells.setValue(1, 0, 400);
    return workbook;
  };

  it("those asked for, and those that depend on them", () => {
    const workbook = chain();
    calculate(workbook, { cells: [{ sheet: sheetNamed(workbook, "Calcul"), row: 0, column: 0 }], ...LOCALE });
    expect(valueAt(workbook, "Calcul", "A1")).toBe(6);
    expect(valueAt(workbook, "Calcul", "B1")).toBe(12);
    expect(valueAt(workbook, "Calcul", "C1")).toBe(300);
    expect(valueAt(workbook, "Calcul", "A2")).toBe(400);
  });

  it("those that depend on an edited cell, once an edit", () => {
    const workbook = chain();
    const { cells } = sheetNamed(workbook, "Saisie");
    cells.setValue(1, 0, 10);
    cells.markEdited(1, 0);
    calculate(workbook, { cells: [], ...LOCALE });
    expect(valueAt(workbook, "Calcul", "B1")).toBe(28);
    expect(valueAt(workbook, "Calcul", "A2")).toBe(400);
    sheetNamed(workbook, "Calcul").cells.setValue(0, 0, -1);
    calculate(workbook, { cells: [], ...LOCALE });
    expect(valueAt(workbook, "Calcul", "A1")).toBe(-1);
    cells.setValue(1, 0, 20);
    cells.markEdited(1, 0);
    calculate(workbook, { cells: [], ...LOCALE });
    expect(valueAt(workbook, "Calcul", "A1")).toBe(24);
  });

  it("a formula that is entered again as it was", () => {
    const workbook = chain();
    const { cells } = sheetNamed(workbook, "Calcul");
    for (let entry = 0; entry < 2; entry += 1) {
      cells.setValue(1, 0, null);
      cells.setFormula(1, 0, "7*6");
      cells.markEdited(1, 0);
      calculate(workbook, { cells: [], ...LOCALE });
      expect(valueAt(workbook, "Calcul", "A2")).toBe(42);
    }
  });

  it("dependants by a name, a table, a whole row, and many columns at once", () => {
    const workbook = workbookOf(
      {
        D: [
          ["mois", "montant"],
          ["janvier", 1],
          ["février", 2],
        ],
        F: [["=SUM(montants)", "=SUM(T[montant])", "=SUM(D!2:2)", "=SUM(D!A1:ZZ99)"]],
      },
      { montants: "D!$B$2:$B$3" },
    );
    const data = sheetNamed(workbook, "D");
    data.tables.push(tableOf("T", { top: 0, left: 0, bottom: 2, right: 1 }, ["mois", "montant"]));
    data.cells.setValue(1, 1, 5);
    data.cells.markEdited(1, 1);
    calculate(workbook, { cells: [], ...LOCALE });
    expect(["A1", "B1", "C1", "D1"].map((at) => valueAt(workbook, "F", at))).toEqual([7, 7, 5, 7]);
  });
});

describe("what cannot be computed", () => {
  it("keeps its cached value and is reported", () => {
    const workbook = workbookOf(
      {
        F: [
          [
            "=MYFUNC(1)",
            "=[1]Budget!A1",
            "=SUM(Jan:Mars!A1)",
            "=1+",
            "=lointain",
            '=SUMPRODUCT(SUMIF(INDIRECT({"A1","A2"}),1))',
          ],
        ],
      },
      { lointain: "[2]Feuil1!$A$1" },
    );
    const { cells } = sheetNamed(workbook, "F");
    for (let column = 0; column < 6; column += 1) cells.setValue(0, column, 10 + column);
    const { notComputed } = calculate(workbook, { cells: "all", ...LOCALE });
    expect(notComputed.map(({ column, functionName }) => [column, functionName])).toEqual([
      [0, "MYFUNC"],
      [1, "[…]"],
      [2, "[…]"],
      [3, ""],
      [4, "[…]"],
      [5, "INDIRECT"],
    ]);
    expect([0, 1, 2, 3, 4, 5].map((column) => cells.value(0, column))).toEqual([10, 11, 12, 13, 14, 15]);
  });

  it("shows #NAME? where it never had a value", () => {
    expect(result("MYFUNC(1)")).toBe(cellError("#NAME?"));
  });
});

describe("order", () => {
  it("follows chains deeper than the stack", () => {
    const workbook = workbookOf({ C: [["=A2+1"], ...Array.from({ length: 20_000 }, (_, i) => [`=A${i + 3}+1`]), [5]] });
    calculate(workbook, { cells: "all", ...LOCALE });
    expect(valueAt(workbook, "C", "A1")).toBe(20_006);
  });

  it("ends in a circle: 0, or what was known", () => {
    const workbook = workbookOf({ C: [["=B1+1", "=A1+1", "=C1+1"]] });
    sheetNamed(workbook, "C").cells.setValue(0, 2, 9);
    calculate(workbook, { cells: "all", ...LOCALE });
    expect(valueAt(workbook, "C", "A1")).toBe(0);
    expect(valueAt(workbook, "C", "C1")).toBe(9);
  });

  it("reads cells of a column that is evaluated meanwhile", () => {
    const rows: Rows = Array.from({ length: 60 }, (_, i) => [`=COUNTIF(B$1:B$60,"<="&${i})`, `=ROW()-1`]);
    const workbook = workbookOf({ C: rows });
    calculate(workbook, { cells: "all", ...LOCALE });
    expect(valueAt(workbook, "C", "A60")).toBe(60);
    expect(valueAt(workbook, "C", "A10")).toBe(10);
  });
});

describe("references", () => {
  const data: Rows = [
    ["mois", "budget", "engagé", "taux"],
    ["janvier", 100, 40, null],
    ["février", 100, 55, null],
    ["Total", 200, 95, null],
  ];

  it("structured references, in their row and beside the table", () => {
    const workbook = workbookOf({ D: data, F: [] });
    const sheet = sheetNamed(workbook, "D");
    sheet.tables.push(
      tableOf("Suivi", { top: 0, left: 0, bottom: 3, right: 3 }, ["mois", "budget", "engagé", "taux"], true),
    );
    const formulas: [row: number, column: number, formula: string, value: Scalar][] = [
      [1, 3, "Suivi[[#This Row],[engagé]]/[@budget]", 0.4],
      [2, 3, "[@engagé]/Suivi[@budget]", 0.55],
      [5, 0, "SUM(Suivi[engagé])", 95],
      [5, 1, "SUM(Suivi[[#All],[engagé]])", 190],
      [5, 2, "SUM(Suivi[[budget]:[engagé]])", 295],
      [5, 3, "Suivi[[#Totals],[engagé]]", 95],
      [5, 4, 'MATCH("engagé",Suivi[#Headers],0)', 3],
      [5, 5, "ROWS(Suivi)", 2],
      [5, 6, "SUM(suivi[absent])", cellError("#REF!")],
      [5, 7, "Suivi[@engagé]", cellError("#VALUE!")],
    ];
    for (const [row, column, formula] of formulas) sheet.cells.setFormula(row, column, formula);
    calculate(workbook, { cells: "all", ...LOCALE });
    for (const [row, column, formula, value] of formulas)
      expect([formula, sheet.cells.value(row, column)]).toEqual([formula, value]);
  });

  it("a sheet's own name comes before the workbook's; relative names count from the cell", () => {
    const workbook = workbookOf(
      { F: [["=taux", 0.25], ["=gauche*2"]], D: [[8, "=taux", "=gauche"]] },
      { taux: "0.5", gauche: "!A1" },
    );
    const [local] = workbookOf({ X: [] }, { taux: "F!$B$1" }).names;
    sheetNamed(workbook, "F").names.push(local!);
    workbook.names.find((name) => name.name === "gauche")!.formula = "D!A1";
    calculate(workbook, { cells: "all", ...LOCALE });
    expect(valueAt(workbook, "F", "A1")).toBe(0.25);
    expect(valueAt(workbook, "D", "B1")).toBe(0.5);
    expect(valueAt(workbook, "F", "A2")).toBe(0);
  });

  it.each<[string, Scalar]>([
    ["SUM(Absente!A1)", cellError("#REF!")],
    ["SUM(D!#REF!)", cellError("#REF!")],
    ["inconnu", cellError("#NAME?")],
    ["boucle", cellError("#REF!")],
    ["D!A1:A3 D!B1:B3", cellError("#NULL!")],
    ["SUM(D!B2:C3 D!C:C)", 95],
    ["D!B2:C3", 100],
  ])("%s", (formula, value) => {
    expect(result(formula, data, { boucle: 'INDIRECT("boucle")+1' })).toBe(value);
  });

  it("implicit intersection takes the formula's own row", () => {
    const workbook = workbookOf({
      F: [
        [1, "=A1:A3*10"],
        [2, "=A1:A3*10"],
        [3, "=@A1:A3"],
        [null, "=SUM(A1:A3*10)"],
      ],
    });
    calculate(workbook, { cells: "all", ...LOCALE });
    expect(["B1", "B2", "B3", "B4"].map((at) => valueAt(workbook, "F", at))).toEqual([10, 20, 3, 60]);
  });
});

describe("whole columns", () => {
  const data: Rows = [
    ["x", 1],
    ["y", 2],
    [null, 3],
    ["x", 4],
  ];

  it.each<[string, Scalar]>([
    ['SUMPRODUCT((D!A:A="x")*D!B:B)', 5],
    ['SUM(--(D!A:A=""))', 1_048_573],
    ['COUNTIF(D!A:A,"")', 1_048_573],
    ['COUNTIFS(D!A:A,"<>x",D!B:B,"<>")', 2],
    ['SUMIFS(D!B:B,D!A:A,"<>x")', 5],
    ["ROWS(D!A:A)", 1_048_576],
    ["COUNTBLANK(D!C:C)", 1_048_576],
    ['MATCH("x",D!A:A,0)', 1],
    ["SUM(D!1:2)", 3],
    ["MAX(D!A:B*1)", cellError("#VALUE!")],
    ["COUNT(D!A:XFD)", 4],
  ])("%s", (formula, value) => {
    expect(result(formula, data)).toBe(value);
  });
});

describe("criteria", () => {
  const data: Rows = [["5"], [5], ["cinq"], [true], [null], [""], [cellError("#N/A")], ["a*b"], ["ÉTÉ"], [5.5]];

  it.each<[string, number]>([
    ["5", 2],
    ['"5"', 2],
    ['"=5"', 2],
    ['">5"', 1],
    ['"<=5,5"', 2],
    ['"<>5"', 8],
    ['"?inq"', 1],
    ['"a~*b"', 1],
    ['"*"', 5],
    ['""', 2],
    ['"="', 1],
    ['"<>"', 9],
    ["TRUE", 1],
    ['"vrai"', 1],
    ["NA()", 1],
    ['"été"', 1],
    ["D!Z99", 0],
    ['"<>*"', 5],
  ])("COUNTIF of %s is %i", (criterion, count) => {
    expect(result(`COUNTIF(D!A1:A10,${criterion})`, data)).toBe(count);
  });
});

describe("the date systems", () => {
  it.each<[string, boolean, Scalar]>([
    ["DATE(2024,1,1)", false, 45_292],
    ["DATE(2024,1,1)", true, 43_830],
    ["YEAR(43830)", true, 2024],
    ["DATE(1900,2,28)+1", false, 60],
    ["DAY(60)", false, 29],
    ["DATE(1900,3,1)", false, 61],
    ["WEEKDAY(45292)", false, 2],
    ["WEEKDAY(43830)", true, 2],
    ["TODAY()", false, 46_000],
    ["TODAY()", true, 44_538],
    ["HOUR(NOW())", false, 15],
    ["YEAR(-1)", false, cellError("#NUM!")],
    ['"31/12/2025"+0', false, 46_022],
    ['DATEVALUE("3 mars 2026")', false, 46_084],
    ['DATEVALUE("1er janvier 2026")', false, 46_023],
    ['DATEVALUE("31/02/2026")', false, cellError("#VALUE!")],
  ])("%s (1904: %s)", (formula, date1904, value) => {
    const workbook = workbookOf({ F: [[`=${formula}`]] });
    workbook.date1904 = date1904;
    calculate(workbook, { cells: "all", ...LOCALE, now: new Date(2025, 11, 9, 15, 30) });
    expect(valueAt(workbook, "F", "A1")).toBe(value);
  });
});

describe("the person's language", () => {
  it.each<[string, string, Scalar]>([
    ["FIXED(1234567.891,2)", "fr-FR", "1\u00a0234\u00a0567,89"],
    ["FIXED(1234567.891,2)", "en-US", "1,234,567.89"],
    ["FIXED(2.445,2)", "fr-FR", "2,45"],
    ['1/3&""', "fr-FR", "0,333333333333333"],
    ['1E+20&""', "en-US", "1E+20"],
    ['TRUE&""', "fr-FR", "VRAI"],
    ['TRUE&""', "en-US", "TRUE"],
    ['TEXT(0.1234,"0,00 %")', "fr-FR", "12,34 %"],
    ['TEXT(1234567.5,"# ##0,00")', "fr-FR", "1\u00a0234\u00a0567,50"],
    ['TEXT(45351,"jj/mm/aaaa")', "fr-FR", "29/02/2024"],
    ['TEXT(45351,"mmmm")', "fr-FR", "février"],
    ['TEXT(45351,"mmmm")', "en-US", "February"],
    ['"12,5"*2', "fr-FR", 25],
    ['"12.5"*2', "en-US", 25],
    ['"1 234,5"*1', "fr-FR", 1234.5],
    ['VALUE("12.5")', "fr-FR", cellError("#VALUE!")],
    ['VALUE("25 %")', "fr-FR", 0.25],
  ])("%s in %s", (formula, locale, value) => {
    const workbook = workbookOf({ F: [[`=${formula}`]] });
    calculate(workbook, { cells: "all", locale });
    expect(valueAt(workbook, "F", "A1")).toBe(value);
  });
});

it("a filter's hidden rows are left out of every SUBTOTAL, those hidden by hand only above 100", () => {
  const workbook = workbookOf({
    F: [["n"], [1], [2], [4], ["=SUBTOTAL(9,A2:A4)"], ["=SUBTOTAL(109,A2:A5)"], ["=SUM(A2:A4)"]],
  });
  const sheet = sheetNamed(workbook, "F");
  sheet.rows.set(2, { height: null, hidden: true, style: null });
  calculate(workbook, { cells: "all", ...LOCALE });
  expect(["A5", "A6", "A7"].map((at) => valueAt(workbook, "F", at))).toEqual([7, 5, 7]);
  sheet.autoFilter = { top: 0, left: 0, bottom: 3, right: 0 };
  calculate(workbook, { cells: "all", ...LOCALE });
  expect(valueAt(workbook, "F", "A5")).toBe(5);
});
