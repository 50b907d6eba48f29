import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../../src/host/formula/formula-error.ts";
import { parseFormula } from "../../../src/host/formula/parse.ts";

/** A tree as text with every bracket, so that precedence can be read. */
function shown(expression: ReturnType<typeof parseFormula>): string {
  switch (expression.kind) {
    case "constant":
      return typeof expression.value === "object" ? (expression.value?.error ?? "") : JSON.stringify(expression.value);
    case "missing":
      return "_";
    case "range": {
      const { top, left, bottom, right } = expression.area;
      return `${expression.sheet ?? ""}[${top},${left}:${bottom},${right}]`;
    }
    case "name":
      return `${expression.sheet ? `${expression.sheet}!` : ""}${expression.name}`;
    case "structured":
      return `${expression.table}{${[...expression.parts, ...(expression.columns ?? [])].join("|")}}`;
    case "array":
      return `{${expression.rows.map((row) => row.map(String).join(",")).join(";")}}`;
    case "call":
      return `${expression.name}(${expression.args.map(shown).join(",")})`;
    case "binary":
      return `(${shown(expression.left)}${expression.operator}${shown(expression.right)})`;
    case "unary":
      return expression.operator === "%"
        ? `(${shown(expression.operand)}%)`
        : `(${expression.operator}${shown(expression.operand)})`;
    case "reference":
      return `<${shown(expression.left)} ${expression.operator} ${shown(expression.right)}>`;
    case "foreign":
      return "foreign";
  }
}

describe("parseFormula", () => {
  it.each([
    ["1+2*3", "(1+(2*3))"],
    ["-2^2", "((-2)^2)"],
    ["2^3^2", "((2^3)^2)"],
    ["2^-1", "(2^(-1))"],
    ["-A1%", "((-[0,0:0,0])%)"],
    ['"a""b"&1=2', '(("a\\"b"&1)=2)'],
    ["1<=2<>3", "((1<=2)<>3)"],
    ["$A$1:B2", "[0,0:1,1]"],
    ["B2:A1", "[0,0:1,1]"],
    ["A:C", "[0,0:1048575,2]"],
    ["$2:5", "[1,0:4,16383]"],
    ["Feuil1!A1:B2", "Feuil1[0,0:1,1]"],
    ["Feuil1!A1:Feuil1!B2", "Feuil1[0,0:1,1]"],
    ["'Taux d''exécution'!A:A", "Taux d'exécution[0,0:1048575,0]"],
    ["SUM(A1,,TRUE)", "SUM([0,0:0,0],_,true)"],
    ["_xlfn.IFNA(NA(),1)", "IFNA(NA(),1)"],
    ["_xlfn._xlws.SORT(A1)", "SORT([0,0:0,0])"],
    ["LOG10(2)", "LOG10(2)"],
    ["if(true,1.5e3,.5)", "IF(true,1500,0.5)"],
    ['{1,-2;"x",TRUE}', "{1,-2;x,true}"],
    ["A1:A3 A2:B2", "<[0,0:2,0] intersection [1,0:1,1]>"],
    ["SUM((A1,B2))", "SUM(<[0,0:0,0] union [1,1:1,1]>)"],
    ["A1:INDEX(A1:A9,3)", "<[0,0:0,0] span INDEX([0,0:8,0],3)>"],
    ["Taux_2024*2", "(Taux_2024*2)"],
    ["Feuil1!Taux", "Feuil1!Taux"],
    ["Sheet1!#REF!", "#REF!"],
    ["#N/A", "#N/A"],
    ["XFE1", "XFE1"],
    ["T[Col]", "T{Col|Col}"],
    ["T[[#All],[Col]]", "T{All|Col|Col}"],
    ["T[@Col]", "T{ThisRow|Col|Col}"],
    ["T[@[Col a]]", "T{ThisRow|Col a|Col a}"],
    ["T[[#This Row],[Col]]", "T{ThisRow|Col|Col}"],
    ["T[[A]:[C]]", "T{A|C}"],
    ["T[#Headers]", "T{Headers}"],
    ["T[]", "T{}"],
    ["T[Taux '[%']]", "T{Taux [%]|Taux [%]}"],
    ["[@Col]*2", "({ThisRow|Col|Col}*2)"],
    ["[1]Feuil1!A1", "foreign"],
    ["'[Budget.xlsx]BI'!A1:B2", "foreign"],
    ["SUM(Jan:Mars!A1)", "SUM(foreign)"],
    [" 1 + 2 ", "(1+2)"],
    ["@A1:A3", "(@[0,0:2,0])"],
  ])("%s", (text, tree) => {
    expect(shown(parseFormula(text))).toBe(tree);
  });

  it.each([
    "",
    "1+",
    "(1",
    "SUM(1",
    "SUM(1;2)",
    "1 2",
    '"a',
    "{1,2;3}",
    "A1:",
    ")",
    "IF(1,,",
    "'Feuil",
    "1+*2",
    "T[[A]",
  ])("refuses %j", (text) => {
    expect(() => parseFormula(text)).toThrow(FormulaError);
  });

  it("reads any text or refuses it, and does nothing else", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."A1$:!'\"[]{}(),;+-*/^&=<>%@# .é_#REF!SUM".split("")) }),
        (text) => {
          try {
            parseFormula(text);
          } catch (error) {
            expect(error).toBeInstanceOf(FormulaError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
