import { fail } from "../failure.ts";
import { format } from "./conditional-range-format.ts";
import { number, oneOf, record, text } from "../argument.ts";
import { ofKind, ruleExists, ruleProperty } from "../conditional-format-target.ts";
import { requireFormula } from "../formula-check.ts";
import type { ConditionalRule } from "../../model/workbook.ts";
import type { ConditionalTarget } from "../conditional-format-target.ts";
import type { HostObject, Member, ObjectType } from "../member.ts";

const OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqual",
  "LessThanOrEqual",
] as const;
const TEXT_OPERATORS = ["Contains", "NotContains", "BeginsWith", "EndsWith"] as const;
const TOP_BOTTOM = ["TopItems", "TopPercent", "BottomItems", "BottomPercent"] as const;
const PRESETS = [
  "Blanks",
  "NonBlanks",
  "Errors",
  "NonErrors",
  "Yesterday",
  "Today",
  "Tomorrow",
  "LastSevenDays",
  "LastWeek",
  "ThisWeek",
  "NextWeek",
  "LastMonth",
  "ThisMonth",
  "NextMonth",
  "AboveAverage",
  "BelowAverage",
  "EqualOrAboveAverage",
  "EqualOrBelowAverage",
  "OneStdDevAboveAverage",
  "OneStdDevBelowAverage",
  "TwoStdDevAboveAverage",
  "TwoStdDevBelowAverage",
  "ThreeStdDevAboveAverage",
  "ThreeStdDevBelowAverage",
  "UniqueValues",
  "DuplicateValues",
] as const;

/** What `add` makes for the types whose cells take a look; the client sets the rule itself afterwards. */
export const NEW_RULES: Readonly<Record<string, ConditionalRule>> = {
  Custom: { kind: "custom", formula: "FALSE" },
  CellValue: { kind: "cellValue", operator: "EqualTo", formula1: "0", formula2: null },
  ContainsText: { kind: "textComparison", operator: "Contains", text: "" },
  TopBottom: { kind: "topBottom", type: "TopItems", rank: 10 },
  PresetCriteria: { kind: "preset", criterion: "Blanks" },
};

/** Formulas come with or without "=", numbers too, and are kept without; what doesn't parse is refused. */
function formulaText(value: unknown, what: string): string {
  const formula = typeof value === "number" ? String(value) : text(value, what).replace(/^=/, "");
  if (formula.trim() === "") fail("InvalidArgument", what);
  requireFormula(formula);
  return formula;
}

const formulaRuleType: ObjectType<ConditionalTarget> = {
  name: "ConditionalFormatRule",
  exists: ruleExists,
  members: {
    formula: ruleProperty(
      "custom",
      ({ formula }) => `=${formula}`,
      (value) => ({ kind: "custom", formula: formulaText(value, "formula") }),
    ),
  },
};

const custom = ofKind("custom", "custom", {
  name: "CustomConditionalFormat",
  exists: ruleExists,
  members: { format, rule: { navigate: (target) => ({ type: formulaRuleType, target }) as HostObject } },
});

const cellValue = ofKind("cellValue", "cellValue", {
  name: "CellValueConditionalFormat",
  exists: ruleExists,
  members: {
    format,
    rule: ruleProperty(
      "cellValue",
      ({ operator, formula1, formula2 }) => ({
        operator,
        formula1: `=${formula1}`,
        ...(formula2 !== null && { formula2: `=${formula2}` }),
      }),
      (value) => {
        const { operator: given, formula1, formula2 } = record(value, "rule");
        const operator = oneOf(given, OPERATORS, "operator");
        const needsTwo = operator.endsWith("Between");
        return {
          kind: "cellValue",
          operator,
          formula1: formulaText(formula1, "formula1"),
          formula2: needsTwo ? formulaText(formula2, "formula2") : null,
        };
      },
    ),
  },
});

const textComparison = ofKind("textComparison", "textComparison", {
  name: "TextConditionalFormat",
  exists: ruleExists,
  members: {
    format,
    rule: ruleProperty(
      "textComparison",
      ({ operator, text: wanted }) => ({ operator, text: wanted }),
      (value) => {
        const { operator, text: wanted } = record(value, "rule");
        return {
          kind: "textComparison",
          operator: oneOf(operator, TEXT_OPERATORS, "operator"),
          text: text(wanted, "text"),
        };
      },
    ),
  },
});

const topBottom = ofKind("topBottom", "topBottom", {
  name: "TopBottomConditionalFormat",
  exists: ruleExists,
  members: {
    format,
    rule: ruleProperty(
      "topBottom",
      ({ type, rank }) => ({ type, rank }),
      (value) => {
        const { type, rank } = record(value, "rule");
        const places = number(rank, "rank");
        if (places < 1 || places > 1000) fail("InvalidArgument", "rank");
        return { kind: "topBottom", type: oneOf(type, TOP_BOTTOM, "type"), rank: places };
      },
    ),
  },
});

const preset = ofKind("preset", "preset", {
  name: "PresetCriteriaConditionalFormat",
  exists: ruleExists,
  members: {
    format,
    rule: ruleProperty(
      "preset",
      ({ criterion }) => ({ criterion }),
      (value) => ({ kind: "preset", criterion: oneOf(record(value, "rule")["criterion"], PRESETS, "criterion") }),
    ),
  },
});

/** The members of a conditional format that lead to rules whose cells take a look. */
export const lookRules: Readonly<Record<string, Member<ConditionalTarget>>> = {
  ...custom,
  ...cellValue,
  ...textComparison,
  ...topBottom,
  ...preset,
};
