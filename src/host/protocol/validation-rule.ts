import { absoluteRef } from "./chart-source.ts";
import { fail } from "./failure.ts";
import { isHostObject } from "./member.ts";
import { oneOf, optionalFlag, record, text } from "./argument.ts";
import { requireFormula } from "./formula-check.ts";
import { serialOf } from "../formula/serial-date.ts";
import type { RangeTarget } from "./range-target.ts";

const OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqualTo",
  "LessThanOrEqualTo",
] as const;

/** Office.js' name of each kind of rule, and the type that it makes of the cells. */
export const TYPE_OF: Readonly<Record<string, string>> = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  textLength: "TextLength",
  date: "Date",
  time: "Time",
  list: "List",
  custom: "Custom",
};

const MAX_LIST = 255;

type Rule = Record<string, unknown>;

function formula(given: string): string {
  requireFormula(given.replace(/^=/, ""));
  return given;
}

/** "=…" or a number; a Range becomes its address, a moment of a date or time rule its serial. */
function operand(value: unknown, kind: string, date1904: boolean): string | number {
  if (isHostObject(value) && value.type.name === "Range") {
    const { sheet, area } = value.target as RangeTarget;
    return `=${absoluteRef(sheet, area)}`;
  }
  if (typeof value === "number") return value;
  const given = text(value, kind).trim();
  if (given.startsWith("=")) return formula(given);
  const serial = kind === "date" || kind === "time" ? momentOf(given, date1904) : null;
  const number = serial ?? (given === "" ? NaN : Number(given));
  return Number.isFinite(number) ? number : fail("InvalidArgument", kind);
}

/** "2015-04-01", "2015-04-01T08:30:00.000Z", "08:30": days since the workbook's beginning. */
function momentOf(given: string, date1904: boolean): number | null {
  const match = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|T| )(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?$/.exec(given);
  if (!match || given === "") return null;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = match;
  const days = year === undefined ? 0 : serialOf(Number(year), Number(month), Number(day), date1904);
  return days === null ? null : days + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}

/** A rule as the workbook keeps it, from what came over the wire: one kind, its operands checked. */
export function validationRule(value: unknown, date1904: boolean): Rule {
  const given = Object.entries(record(value, "rule")).filter(([, rule]) => rule !== undefined && rule !== null);
  const [first, ...others] = given;
  if (!first) return {};
  const [kind, rule] = first;
  if (others.length > 0 || TYPE_OF[kind] === undefined) return fail("InvalidArgument", "rule");
  const fields = record(rule, kind);
  if (kind === "custom") return { custom: { formula: formula(text(fields["formula"], "formula")) } };
  if (kind === "list") {
    const { source, inCellDropDown } = fields;
    const shown =
      inCellDropDown === undefined || inCellDropDown === null || optionalFlag(inCellDropDown, "inCellDropDown");
    return { list: { inCellDropDown: shown, source: listSource(source) } };
  }
  const operator = oneOf(fields["operator"], OPERATORS, "operator");
  const second = operator.endsWith("Between") ? { formula2: operand(fields["formula2"], kind, date1904) } : {};
  return { [kind]: { formula1: operand(fields["formula1"], kind, date1904), ...second, operator } };
}

function listSource(value: unknown): string {
  if (isHostObject(value)) return String(operand(value, "list", false));
  const source = text(value, "source");
  if (source.startsWith("=")) return formula(source);
  if (source === "" || source.length > MAX_LIST) fail("InvalidArgument", "source");
  return source;
}

/** As Office.js gives a rule back: operands are formulas, "=10". */
export function shownRule(rule: Rule): Rule {
  return Object.fromEntries(
    Object.entries(rule).map(([kind, fields]) => [
      kind,
      Object.fromEntries(
        Object.entries(record(fields, kind)).map(([name, value]) => [
          name,
          name.startsWith("formula") && typeof value === "number" ? `=${value}` : value,
        ]),
      ),
    ]),
  );
}
