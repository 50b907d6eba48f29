import { evaluateCell } from "../host/formula/evaluate.ts";
import { isCellError } from "../host/model/cells.ts";
import { openEngine } from "../host/formula/calculation.ts";
import { parsed } from "../host/formula/parsed.ts";
import { shiftFormula } from "../host/formula/shift.ts";
import type { Area, ConditionalFormatModel, DifferentialFormat, SheetModel } from "../host/model/workbook.ts";
import type { Scalar } from "../host/model/cells.ts";
import type { WorkbookModel } from "../host/model/workbook.ts";

/** Kinds of rule that are evaluated here; the others are kept in the file and not shown. */
export const SHOWN_RULES: readonly string[] = ["cellValue", "custom", "textComparison", "preset"];

/** What the conditional formats of a sheet say of a cell: of two that hold, the first in order decides. */
export function conditionalLooks(
  workbook: WorkbookModel,
  sheet: SheetModel,
  locale: string,
): (row: number, column: number) => DifferentialFormat | null {
  const engine = openEngine(workbook, { locale, now: new Date() });
  const formats = sheet.conditionalFormats
    .filter(({ rule }) => SHOWN_RULES.includes(rule.kind))
    .sort((a, b) => a.priority - b.priority);

  /** A rule's formula counts from the first cell of its areas. */
  const give = (formula: string, { areas }: ConditionalFormatModel, row: number, column: number): Scalar => {
    const top = Math.min(...areas.map((area) => area.top));
    const left = Math.min(...areas.map((area) => area.left));
    const { expression } = parsed(workbook, shiftFormula(formula, row - top, column - left));
    return expression ? evaluateCell(expression, { engine, sheet, row, column }) : false;
  };
  const holds = (format: ConditionalFormatModel, row: number, column: number): boolean => {
    const { rule } = format;
    const value = sheet.cells.value(row, column);
    if (rule.kind === "custom") return isTrue(give(rule.formula, format, row, column));
    if (rule.kind === "textComparison") return compareText(rule.operator, value, rule.text);
    if (rule.kind === "preset") return isPreset(rule.criterion, value);
    if (rule.kind !== "cellValue") return false;
    const [low, high] = [rule.formula1, rule.formula2].map((formula) =>
      formula === null ? null : give(formula, format, row, column),
    );
    return compare(rule.operator, value, low ?? null, high ?? null);
  };
  return (row, column) => {
    let look: DifferentialFormat | null = null;
    for (const format of formats) {
      if (!format.areas.some((area) => contains(area, row, column)) || !safely(() => holds(format, row, column)))
        continue;
      look = look ? merged(look, format.format) : format.format;
      if (format.stopIfTrue) break;
    }
    return look;
  };
}

const contains = ({ top, left, bottom, right }: Area, row: number, column: number): boolean =>
  top <= row && row <= bottom && left <= column && column <= right;

/** A formula that cannot be computed here colours nothing. */
function safely(test: () => boolean): boolean {
  try {
    return test();
  } catch {
    return false;
  }
}

const merged = (first: DifferentialFormat, second: DifferentialFormat): DifferentialFormat => ({
  ...second,
  ...first,
  ...((first.font ?? second.font) && { font: { ...second.font, ...first.font } }),
});

const isTrue = (value: Scalar): boolean => value === true || (typeof value === "number" && value !== 0);

function compare(operator: string, value: Scalar, low: Scalar, high: Scalar): boolean {
  const order = (other: Scalar): number | null => {
    if (typeof value === "number" && (typeof other === "number" || other === null)) return value - (other ?? 0);
    if (typeof value === "string" && typeof other === "string")
      return value.toLowerCase() === other.toLowerCase() ? 0 : value.toLowerCase() < other.toLowerCase() ? -1 : 1;
    return value === other ? 0 : null;
  };
  const [first, second] = [order(low), order(high)];
  switch (operator) {
    case "EqualTo":
      return first === 0;
    case "NotEqualTo":
      return first !== 0;
    case "GreaterThan":
      return first !== null && first > 0;
    case "GreaterThanOrEqual":
      return first !== null && first >= 0;
    case "LessThan":
      return first !== null && first < 0;
    case "LessThanOrEqual":
      return first !== null && first <= 0;
    case "Between":
      return first !== null && second !== null && first >= 0 && second <= 0;
    case "NotBetween":
      return first !== null && second !== null && (first < 0 || second > 0);
    default:
      return false;
  }
}

function compareText(operator: string, value: Scalar, wanted: string): boolean {
  const text = value === null || isCellError(value) ? "" : String(value).toLowerCase();
  const part = wanted.toLowerCase();
  switch (operator) {
    case "Contains":
      return text.includes(part);
    case "NotContains":
      return !text.includes(part);
    case "BeginsWith":
      return text.startsWith(part);
    case "EndsWith":
      return text.endsWith(part);
    default:
      return false;
  }
}

function isPreset(criterion: string, value: Scalar): boolean {
  const blank = value === null || (typeof value === "string" && value.trim() === "");
  switch (criterion) {
    case "Blanks":
      return blank;
    case "NonBlanks":
      return !blank;
    case "Errors":
      return isCellError(value);
    case "NonErrors":
      return !isCellError(value);
    default:
      return false;
  }
}
