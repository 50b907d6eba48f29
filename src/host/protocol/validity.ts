import { a1 } from "../../cells/address.ts";
import { attempt } from "../formula/failure.ts";
import { fail } from "./failure.ts";
import { evaluateCell } from "../formula/evaluate.ts";
import { intersection } from "./areas.ts";
import { openEngine } from "../formula/calculation.ts";
import { parsed } from "../formula/parsed.ts";
import { record } from "./argument.ts";
import { shiftFormula } from "../formula/shift.ts";
import { Uncomputable } from "../formula/uncomputable.ts";
import type { Area, DataValidationModel } from "../model/workbook.ts";
import type { AreasTarget } from "./range-target.ts";
import type { Context } from "./context.ts";
import type { Place } from "../formula/engine.ts";

const COMPARISONS: Readonly<Record<string, (value: string, first: string, second: string) => string>> = {
  Between: (value, first, second) => `AND(${value}>=${first},${value}<=${second})`,
  NotBetween: (value, first, second) => `OR(${value}<${first},${value}>${second})`,
  EqualTo: (value, first) => `${value}=${first}`,
  NotEqualTo: (value, first) => `${value}<>${first}`,
  GreaterThan: (value, first) => `${value}>${first}`,
  LessThan: (value, first) => `${value}<${first}`,
  GreaterThanOrEqualTo: (value, first) => `${value}>=${first}`,
  LessThanOrEqualTo: (value, first) => `${value}<=${first}`,
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What a cell must fulfil, as a formula; `operand` writes a rule's formula as it reads from that cell. */
function condition(rule: DataValidationModel["rule"], cell: string, operand: (value: unknown) => string): string {
  const [kind = "", fields] = Object.entries(rule)[0] ?? [];
  if (kind === "") return "TRUE";
  const { formula, source, formula1, formula2, operator } = record(fields, kind);
  if (kind === "custom") return operand(formula);
  if (kind === "list") {
    const listed = String(source);
    if (listed.startsWith("=")) return `SUMPRODUCT(--(${operand(listed)}=${cell}))>0`;
    const items = listed.split(",").map((item) => quoted(item.trim()));
    return `SUMPRODUCT(--EXACT({${items.join(";")}},${cell}&""))>0`;
  }
  const value = kind === "textLength" ? `LEN(${cell})` : cell;
  const compared = COMPARISONS[String(operator)]!(value, operand(formula1), operand(formula2));
  if (kind === "textLength") return compared;
  const whole = kind === "wholeNumber" ? `INT(${cell})=${cell}` : "TRUE";
  return `IF(ISNUMBER(${cell}),AND(${whole},${compared}),FALSE)`;
}

interface Judged {
  readonly area: Area;
  readonly valid: boolean;
}

/** Validated cells of the areas, as far as the sheet is used, each with whether its validation lets it stand. */
function judged({ sheet, areas }: AreasTarget, context: Context): Judged[] {
  context.settle();
  const used = sheet.cells.usedArea(true);
  const { workbook, locale } = context;
  const engine = openEngine(workbook, { locale, now: new Date() });
  return sheet.dataValidations.flatMap((validation) =>
    validation.areas
      .flatMap((own) => areas.flatMap((area) => intersection(own, area) ?? []))
      .flatMap((area) => (used && intersection(area, used)) ?? [])
      .flatMap((area) => cellsOf(area))
      .map((area) => ({ area, valid: isValid(validation, { engine, sheet, row: area.top, column: area.left }) })),
  );
}

function cellsOf(area: Area): Area[] {
  const cells: Area[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1)
      cells.push({ top: row, bottom: row, left: column, right: column });
  }
  return cells;
}

function isValid({ rule, ignoreBlanks, areas }: DataValidationModel, place: Place): boolean {
  const { sheet, row, column, engine } = place;
  if (sheet.cells.value(row, column) === null && ignoreBlanks) return true;
  // Formulas of a rule are written for the first cell that it validates.
  const { top, left } = areas[0]!;
  const operand = (value: unknown): string =>
    typeof value === "string" ? `(${shiftFormula(value.replace(/^=/, ""), row - top, column - left)})` : String(value);
  const { expression } = parsed(engine.workbook, condition(rule, a1(row, column), operand));
  try {
    const answer = expression && attempt(() => evaluateCell(expression, place));
    return answer === true || (typeof answer === "number" && answer !== 0);
  } catch (error) {
    if (error instanceof Uncomputable) return fail("NotImplemented", "DataValidation.valid of this rule");
    throw error;
  }
}

/** Whether all validated cells are valid; null when some are. */
export function allValid(target: AreasTarget, context: Context): boolean | null {
  const verdicts = new Set(judged(target, context).map(({ valid }) => valid));
  return verdicts.size > 1 ? null : !verdicts.has(false);
}

export const invalidCells = (target: AreasTarget, context: Context): Area[] =>
  judged(target, context)
    .filter(({ valid }) => !valid)
    .map(({ area }) => area);
