/** Euros of V (the value that the penalty is a share of) and R (days late). */
export type PenaltyFormula = (value: number, daysLate: number) => number;

type Term = (value: number, daysLate: number) => number;

const TOKEN = /\s*(?:(\d+(?:[.,]\d+)?)|([vr])(?![\p{L}])|([-+*/()×÷x]))/iuy;
const LONGEST = 120;

/**
 * "V × R / 1000": V, R, numbers, the four operations and brackets; "x" multiplies too. Null for anything else, and for
 * a division by nothing.
 */
export function readPenaltyFormula(text: string): PenaltyFormula | null {
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length === 0) return null;
  let at = 0;
  const eat = (...operators: readonly string[]): string | null => {
    const token = tokens[at];
    if (token === undefined || !operators.includes(token)) return null;
    at += 1;
    return token;
  };
  const factor = (): Term | null => {
    if (eat("(")) {
      const inner = sum();
      return eat(")") ? inner : null;
    }
    const token = tokens[at];
    if (token === undefined) return null;
    at += 1;
    if (token === "v") return (value) => value;
    if (token === "r") return (_, daysLate) => daysLate;
    const number = Number(token.replace(",", "."));
    return Number.isFinite(number) ? () => number : null;
  };
  const chain = (operand: () => Term | null, ...operators: readonly string[]): Term | null => {
    let left = operand();
    for (let operator = eat(...operators); left !== null && operator !== null; operator = eat(...operators)) {
      const [before, right, by] = [left, operand(), operator];
      left = right && ((value, daysLate) => applied(by, before(value, daysLate), right(value, daysLate)));
    }
    return left;
  };
  const product = (): Term | null => chain(factor, "*", "/");
  const sum = (): Term | null => chain(product, "+", "-");
  const formula = sum();
  return formula !== null && at === tokens.length && Number.isFinite(formula(1, 1)) ? formula : null;
}

function tokensOf(text: string): readonly string[] | null {
  if (text.length > LONGEST) return null;
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const body = text.replace(/^\s*(?:p\s*)?=/i, "").trimEnd();
  while (TOKEN.lastIndex < body.length) {
    const [, number, name, operator] = TOKEN.exec(body) ?? [];
    const token = number ?? name?.toLowerCase() ?? operator?.replace(/[×x]/i, "*").replace("÷", "/");
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

function applied(operator: string, a: number, b: number): number {
  if (operator === "*") return a * b;
  if (operator === "/") return a / b;
  return operator === "+" ? a + b : a - b;
}
