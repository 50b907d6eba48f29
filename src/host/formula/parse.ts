import { MAX_COLUMNS, MAX_ROWS } from "../../cells/address.ts";
import { cellError, type Scalar } from "../model/cells.ts";
import type { Area } from "../model/workbook.ts";
import { FormulaError } from "./formula-error.ts";
import { tableSpecifier } from "./structured-reference.ts";
import type { BinaryOperator, Expression } from "./syntax.ts";
import { tokens, type Token } from "./tokens.ts";

/** Excel's own order: unary minus binds tighter than "^" (`-2^2` is 4), and "^" reads from the left. */
const BINDING: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
  "%": 6,
};
const PREFIX = 7;
const UNION = 8;
const INTERSECTION = 9;
const SPAN = 10;

/** Prefixes that files put before functions younger than the format. */
const STORED_PREFIX = /^(?:_xlfn\.|_xlws\.|_xludf\.)+/i;

/**
 * The tree of a formula text without "=", en-US as files and Office.js say it. Throws `FormulaError` when the text does
 * not parse. Function names come out in capitals, without "_xlfn.".
 */
export function parseFormula(text: string): Expression {
  const words = tokens(text);
  let next = 0;

  const fail = (): never => {
    const word = words[next];
    throw new FormulaError(
      word ? `unexpected ${text.slice(word.start, word.end)}` : "unexpected end",
      word?.start ?? text.length,
    );
  };
  const peekSymbol = (symbol: string): boolean => {
    const word = words[next];
    return word?.kind === "symbol" && word.symbol === symbol;
  };
  const accept = (symbol: string): boolean => {
    if (!peekSymbol(symbol)) return false;
    next += 1;
    return true;
  };
  const expect = (symbol: string): void => {
    if (!accept(symbol)) fail();
  };

  function expression(minimum: number, inParentheses: boolean): Expression {
    let left = operand();
    for (;;) {
      const word = words[next];
      if (!word) return left;
      if (word.spaced && startsReference(word) && isReference(left)) {
        if (INTERSECTION < minimum) return left;
        left = { kind: "reference", operator: "intersection", left, right: expression(INTERSECTION + 1, false) };
        continue;
      }
      if (word.kind !== "symbol") return left;
      if (word.symbol === ":") {
        if (SPAN < minimum) return left;
        next += 1;
        left = span(left, expression(SPAN + 1, false));
        continue;
      }
      if (word.symbol === "#" && isReference(left)) {
        next += 1;
        left = { kind: "foreign", text: "#" };
        continue;
      }
      if (word.symbol === "," && inParentheses && isReference(left)) {
        if (UNION < minimum) return left;
        next += 1;
        left = { kind: "reference", operator: "union", left, right: expression(UNION + 1, false) };
        continue;
      }
      const binding = BINDING[word.symbol];
      if (binding === undefined || binding < minimum) return left;
      next += 1;
      left =
        word.symbol === "%"
          ? { kind: "unary", operator: "%", operand: left }
          : {
              kind: "binary",
              operator: word.symbol as BinaryOperator,
              left,
              right: expression(binding + 1, inParentheses),
            };
    }
  }

  function operand(): Expression {
    const word = words[next] ?? fail();
    next += 1;
    switch (word.kind) {
      case "number":
      case "text":
        return { kind: "constant", value: word.value };
      case "error":
        return { kind: "constant", value: cellError(word.code) };
      case "cell":
      case "rows":
      case "columns":
        return { kind: "range", sheet: null, area: areaOf(word) };
      case "sheet":
        return ofSheet(word.sheet, word.foreign);
      case "structured":
        return structured(word);
      case "name":
        if (/^(?:TRUE|FALSE)$/i.test(word.name)) return { kind: "constant", value: word.name.toUpperCase() === "TRUE" };
        return { kind: "name", sheet: null, name: word.name };
      case "function":
        return call(word.name);
      case "symbol":
        if (word.symbol === "(") {
          const inner = expression(0, true);
          expect(")");
          return inner;
        }
        if (word.symbol === "{") return arrayConstant();
        if (word.symbol === "-" || word.symbol === "+" || word.symbol === "@")
          return { kind: "unary", operator: word.symbol, operand: expression(PREFIX, false) };
        next -= 1;
        return fail();
    }
  }

  function structured(word: Extract<Token, { kind: "structured" }>): Expression {
    if (word.table === "" && /^\[\d+\]/.test(word.specifier)) return { kind: "foreign", text: word.specifier };
    const specifier = tableSpecifier(word.specifier);
    if (specifier) return { kind: "structured", table: word.table, ...specifier };
    next -= 1;
    return fail();
  }

  function ofSheet(sheet: string, foreign: boolean): Expression {
    const word = words[next] ?? fail();
    next += 1;
    const inner = ((): Expression => {
      switch (word.kind) {
        case "cell":
        case "rows":
        case "columns":
          return { kind: "range", sheet, area: areaOf(word) };
        case "name":
          return { kind: "name", sheet, name: word.name };
        case "error":
          return { kind: "constant", value: cellError(word.code) };
        case "structured":
          return structured(word);
        case "function":
          return call(word.name);
        default:
          next -= 1;
          return fail();
      }
    })();
    if (!foreign) return inner;
    if (accept(":")) operand();
    return { kind: "foreign", text: sheet };
  }

  function call(stored: string): Expression {
    expect("(");
    const name = stored.replace(STORED_PREFIX, "").toUpperCase();
    const args: Expression[] = [];
    if (accept(")")) return { kind: "call", name, args };
    for (;;) {
      args.push(peekSymbol(",") || peekSymbol(")") ? { kind: "missing" } : expression(0, false));
      if (accept(")")) return { kind: "call", name, args };
      expect(",");
    }
  }

  function arrayConstant(): Expression {
    const rows: Scalar[][] = [[]];
    for (;;) {
      rows.at(-1)!.push(arrayElement());
      if (accept("}")) break;
      if (accept(";")) rows.push([]);
      else expect(",");
    }
    if (rows.some((row) => row.length !== rows[0]!.length)) fail();
    return { kind: "array", rows };
  }

  function arrayElement(): Scalar {
    const negative = accept("-");
    if (!negative) accept("+");
    const element = operand();
    if (element.kind !== "constant") return fail();
    if (!negative) return element.value;
    return typeof element.value === "number" ? -element.value : fail();
  }

  const tree = expression(0, false);
  if (next < words.length) fail();
  return tree;
}

function areaOf(word: Extract<Token, { kind: "cell" | "rows" | "columns" }>): Area {
  if (word.kind === "cell") {
    const { row, column } = word;
    return { top: row.index, left: column.index, bottom: row.index, right: column.index };
  }
  const first = Math.min(word.from.index, word.to.index);
  const last = Math.max(word.from.index, word.to.index);
  return word.kind === "rows"
    ? { top: first, left: 0, bottom: last, right: MAX_COLUMNS - 1 }
    : { top: 0, left: first, bottom: MAX_ROWS - 1, right: last };
}

/** "A1:B2" is one range; ends that have to be computed stay an operation. */
function span(left: Expression, right: Expression): Expression {
  if (left.kind === "foreign" || right.kind === "foreign") return { kind: "foreign", text: ":" };
  if (
    left.kind === "range" &&
    right.kind === "range" &&
    (right.sheet === null || right.sheet.toLowerCase() === left.sheet?.toLowerCase())
  )
    return { kind: "range", sheet: left.sheet, area: boundingArea(left.area, right.area) };
  return { kind: "reference", operator: "span", left, right };
}

export function boundingArea(a: Area, b: Area): Area {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

const isReference = (expression: Expression): boolean =>
  ["range", "name", "structured", "call", "reference"].includes(expression.kind);

const startsReference = (word: Token): boolean =>
  ["cell", "rows", "columns", "sheet", "structured", "name", "function"].includes(word.kind) ||
  (word.kind === "symbol" && word.symbol === "(");
