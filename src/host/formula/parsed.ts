import type { WorkbookModel } from "../model/workbook.ts";
import { FormulaError } from "./formula-error.ts";
import { parseFormula } from "./parse.ts";
import { fromR1C1, toR1C1 } from "./r1c1.ts";
import type { Expression } from "./syntax.ts";
import { tokens } from "./tokens.ts";

export interface ParsedFormula {
  /** Null: the text does not parse. */
  readonly expression: Expression | null;
  /** Every function that it calls, and "[…]" for what lies in another workbook or over several sheets. */
  readonly functions: readonly string[];
}

/** A name's formula as it reads from a cell: its relative references count from A1, and come round at the grid's ends. */
export function parsedName(workbook: WorkbookModel, formula: string, row: number, column: number): ParsedFormula {
  const asWritten = parsed(workbook, formula);
  if (!asWritten.expression || !isRelative(formula)) return asWritten;
  return parsed(workbook, fromR1C1(toR1C1(formula, 0, 0), row, column));
}

function isRelative(formula: string): boolean {
  return tokens(formula).some((word) => {
    if (word.kind === "cell") return !word.row.absolute || !word.column.absolute;
    return (word.kind === "rows" || word.kind === "columns") && (!word.from.absolute || !word.to.absolute);
  });
}

const byWorkbook = new WeakMap<WorkbookModel, Map<string, ParsedFormula>>();

/** A formula's tree, read once a workbook and text. */
export function parsed(workbook: WorkbookModel, text: string): ParsedFormula {
  let known = byWorkbook.get(workbook);
  if (!known) byWorkbook.set(workbook, (known = new Map()));
  let formula = known.get(text);
  if (!formula) known.set(text, (formula = parse(text)));
  return formula;
}

function parse(text: string): ParsedFormula {
  try {
    const expression = parseFormula(text);
    const functions = new Set<string>();
    eachPart(expression, (part) => {
      if (part.kind === "call") functions.add(part.name);
      if (part.kind === "foreign") functions.add(FOREIGN);
    });
    return { expression, functions: [...functions] };
  } catch (error) {
    if (error instanceof FormulaError) return { expression: null, functions: [] };
    throw error;
  }
}

export const FOREIGN = "[…]";

/** The expression and all that it is made of. */
export function eachPart(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression);
  switch (expression.kind) {
    case "call":
      for (const argument of expression.args) eachPart(argument, visit);
      return;
    case "binary":
    case "reference":
      eachPart(expression.left, visit);
      eachPart(expression.right, visit);
      return;
    case "unary":
      eachPart(expression.operand, visit);
  }
}
