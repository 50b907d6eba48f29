import { areasObject, rangeObject } from "../range-target.ts";
import { color, flag, integer, number, oneOf, record, text } from "../argument.ts";
import { fail } from "../failure.ts";
import type { ConditionalFormatModel, ConditionalRule, DifferentialFormat, SheetModel } from "../../model/workbook.ts";
import type { HostObject, Member, ObjectType, Property } from "../member.ts";

export interface ConditionalTarget {
  readonly sheet: SheetModel;
  readonly format: ConditionalFormatModel;
}

function changed({ sheet, format }: ConditionalTarget): void {
  format.raw = null;
  sheet.touched.add("conditionalFormats");
}

/** Formulas come with or without "=", and are kept without. */
const bare = (formula: string): string => (formula.startsWith("=") ? formula.slice(1) : formula);

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

/** What `add` makes for each type that this host draws; the client sets the rule itself afterwards. */
export const NEW_RULES: Readonly<Record<string, ConditionalRule>> = {
  Custom: { kind: "custom", formula: "FALSE" },
  CellValue: { kind: "cellValue", operator: "EqualTo", formula1: "", formula2: null },
  ContainsText: { kind: "textComparison", operator: "Contains", text: "" },
  TopBottom: { kind: "topBottom", type: "TopItems", rank: 10 },
  PresetCriteria: { kind: "preset", criterion: "Blanks" },
};

const TYPE_OF: Readonly<Record<ConditionalRule["kind"], string>> = {
  custom: "Custom",
  cellValue: "CellValue",
  textComparison: "ContainsText",
  topBottom: "TopBottom",
  preset: "PresetCriteria",
  dataBar: "DataBar",
  colorScale: "ColorScale",
  iconSet: "IconSet",
  unknown: "Custom",
};

/** A property whose value is the whole rule, as a plain object. */
const ruleProperty = (
  read: (rule: ConditionalRule) => unknown,
  parse: (given: Record<string, unknown>) => ConditionalRule,
): Property<ConditionalTarget> => ({
  get: ({ format }) => read(format.rule),
  set(target, value) {
    target.format.rule = parse(record(value, "rule"));
    changed(target);
  },
});

const ofKind =
  (kind: ConditionalRule["kind"], type: ObjectType<ConditionalTarget>) =>
  ({ orNull }: { orNull: boolean }): Member<ConditionalTarget> => ({
    navigate(target) {
      if (target.format.rule.kind !== kind) return orNull ? null : fail("ItemNotFound");
      return { type, target } as HostObject;
    },
  });

const lookProperty = <V>(
  read: (format: DifferentialFormat) => V,
  parse: (value: unknown, what: string) => V,
  write: (format: DifferentialFormat, value: V) => DifferentialFormat,
): Property<ConditionalTarget> => ({
  get: ({ format }) => read(format.format),
  set(target, value) {
    target.format.format = write(target.format.format, parse(value, "value"));
    changed(target);
  },
});

const fontPart = (key: "bold" | "italic" | "strikethrough"): Property<ConditionalTarget> =>
  lookProperty(
    ({ font }) => font?.[key] ?? false,
    flag,
    (format, value) => ({ ...format, font: { ...format.font, [key]: value } }),
  );

const rangeFontType: ObjectType<ConditionalTarget> = {
  name: "ConditionalRangeFont",
  members: {
    bold: fontPart("bold"),
    italic: fontPart("italic"),
    strikethrough: fontPart("strikethrough"),
    color: lookProperty(
      ({ font }) => font?.color ?? "",
      color,
      (format, value) => ({ ...format, font: { ...format.font, color: value } }),
    ),
    underline: lookProperty(
      ({ font }) => font?.underline ?? "None",
      (value, what) => oneOf(value, ["None", "Single", "Double"], what),
      (format, underline) => ({ ...format, font: { ...format.font, underline } }),
    ),
    clear: {
      call(target) {
        const { font, ...rest } = target.format.format;
        target.format.format = rest;
        changed(target);
        return null;
      },
    },
  },
};

const rangeFillType: ObjectType<ConditionalTarget> = {
  name: "ConditionalRangeFill",
  members: {
    color: lookProperty(
      ({ fill }) => fill ?? "",
      color,
      (format, fill) => ({ ...format, fill }),
    ),
    clear: {
      call(target) {
        const { fill, ...rest } = target.format.format;
        target.format.format = rest;
        changed(target);
        return null;
      },
    },
  },
};

const rangeFormatType: ObjectType<ConditionalTarget> = {
  name: "ConditionalRangeFormat",
  members: {
    font: { navigate: (target) => ({ type: rangeFontType, target }) as HostObject },
    fill: { navigate: (target) => ({ type: rangeFillType, target }) as HostObject },
    numberFormat: lookProperty(
      ({ numberFormat }) => numberFormat ?? "",
      text,
      (format, numberFormat) => ({ ...format, numberFormat }),
    ),
  },
};

const format: Member<ConditionalTarget> = { navigate: (target) => ({ type: rangeFormatType, target }) as HostObject };

const formulaRuleType: ObjectType<ConditionalTarget> = {
  name: "ConditionalFormatRule",
  members: {
    formula: {
      get: ({ format: { rule } }) => (rule.kind === "custom" ? `=${rule.formula}` : ""),
      set(target, value) {
        target.format.rule = { kind: "custom", formula: bare(text(value, "formula")) };
        changed(target);
      },
    },
  },
};

const custom = ofKind("custom", {
  name: "CustomConditionalFormat",
  members: { format, rule: { navigate: (target) => ({ type: formulaRuleType, target }) as HostObject } },
});

const cellValue = ofKind("cellValue", {
  name: "CellValueConditionalFormat",
  members: {
    format,
    rule: ruleProperty(
      (rule) =>
        rule.kind === "cellValue"
          ? {
              operator: rule.operator,
              formula1: `=${rule.formula1}`,
              ...(rule.formula2 === null ? {} : { formula2: `=${rule.formula2}` }),
            }
          : null,
      ({ operator, formula1, formula2 }) => ({
        kind: "cellValue",
        operator: oneOf(operator, OPERATORS, "operator"),
        formula1: bare(String(formula1 ?? fail("InvalidArgument", "formula1"))),
        formula2: formula2 === undefined || formula2 === null ? null : bare(text(formula2, "formula2")),
      }),
    ),
  },
});

const textComparison = ofKind("textComparison", {
  name: "TextConditionalFormat",
  members: {
    format,
    rule: ruleProperty(
      (rule) => (rule.kind === "textComparison" ? { operator: rule.operator, text: rule.text } : null),
      ({ operator, text: wanted }) => ({
        kind: "textComparison",
        operator: oneOf(operator, TEXT_OPERATORS, "operator"),
        text: text(wanted, "text"),
      }),
    ),
  },
});

const topBottom = ofKind("topBottom", {
  name: "TopBottomConditionalFormat",
  members: {
    format,
    rule: ruleProperty(
      (rule) => (rule.kind === "topBottom" ? { type: rule.type, rank: rule.rank } : null),
      ({ type, rank }) => ({ kind: "topBottom", type: oneOf(type, TOP_BOTTOM, "type"), rank: number(rank, "rank") }),
    ),
  },
});

const preset = ofKind("preset", {
  name: "PresetCriteriaConditionalFormat",
  members: {
    format,
    rule: ruleProperty(
      (rule) => (rule.kind === "preset" ? { criterion: rule.criterion } : null),
      ({ criterion }) => ({ kind: "preset", criterion: oneOf(criterion, PRESETS, "criterion") }),
    ),
  },
});

export const conditionalFormatType: ObjectType<ConditionalTarget> = {
  name: "ConditionalFormat",
  identity: ({ format: { id } }) => ({ Id: id }),
  exists: ({ sheet, format: own }) => sheet.conditionalFormats.includes(own),
  members: {
    id: { get: ({ format: { id } }) => id },
    type: { get: ({ format: { rule } }) => TYPE_OF[rule.kind] },
    priority: {
      get: ({ format: { priority } }) => priority - 1,
      set(target, value) {
        target.format.priority = integer(value, "priority") + 1;
        changed(target);
      },
    },
    stopIfTrue: {
      get: ({ format: { stopIfTrue } }) => stopIfTrue,
      set(target, value) {
        target.format.stopIfTrue = flag(value, "stopIfTrue");
        changed(target);
      },
    },
    custom: custom({ orNull: false }),
    customOrNullObject: custom({ orNull: true }),
    cellValue: cellValue({ orNull: false }),
    cellValueOrNullObject: cellValue({ orNull: true }),
    textComparison: textComparison({ orNull: false }),
    textComparisonOrNullObject: textComparison({ orNull: true }),
    topBottom: topBottom({ orNull: false }),
    topBottomOrNullObject: topBottom({ orNull: true }),
    preset: preset({ orNull: false }),
    presetOrNullObject: preset({ orNull: true }),
    getRange: {
      make: ({ sheet, format: { areas } }) =>
        areas.length === 1 ? (rangeObject(sheet, areas[0]!) as HostObject) : fail("ItemNotFound"),
    },
    getRanges: { make: ({ sheet, format: { areas } }) => areasObject(sheet, areas) as HostObject },
    delete: {
      call({ sheet, format: own }) {
        sheet.conditionalFormats.splice(sheet.conditionalFormats.indexOf(own), 1);
        sheet.touched.add("conditionalFormats");
        return null;
      },
    },
  },
};
