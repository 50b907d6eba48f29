import { FormulaError } from "../formula/formula-error.ts";
import { fail } from "./failure.ts";
import { parseFormula } from "../formula/parse.ts";

/** Longest formula text that Excel takes. */
const MAX_LENGTH = 8192;

/** Refuses a formula (without "=") that Excel would not take in. */
export function requireFormula(formula: string): void {
  if (formula.length > MAX_LENGTH) fail("FormulaLengthExceedsLimit");
  try {
    parseFormula(formula);
  } catch (error) {
    if (error instanceof FormulaError) fail("InvalidArgument");
    throw error;
  }
}
