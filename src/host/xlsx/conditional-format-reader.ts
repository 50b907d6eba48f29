import type { ConditionalFormatModel, ConditionalRule, DifferentialFormat } from "../model/workbook.ts";
import type { ResolveColor } from "./colors.ts";
import { areas, capitalized, flag, numberOr } from "./element-values.ts";
import { childNamed, childrenNamed, type XmlElement } from "./xml.ts";

const cellOperators: Readonly<Record<string, string>> = {
  between: "Between",
  notBetween: "NotBetween",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  greaterThanOrEqual: "GreaterThanOrEqual",
  lessThanOrEqual: "LessThanOrEqual",
};

const textOperators: Readonly<Record<string, string>> = {
  containsText: "Contains",
  notContainsText: "NotContains",
  beginsWith: "BeginsWith",
  endsWith: "EndsWith",
};

const presets: Readonly<Record<string, string>> = {
  duplicateValues: "DuplicateValues",
  uniqueValues: "UniqueValues",
  containsBlanks: "Blanks",
  notContainsBlanks: "NonBlanks",
  containsErrors: "Errors",
  notContainsErrors: "NonErrors",
};

const periods: Readonly<Record<string, string>> = { last7Days: "LastSevenDays" };

const valueTypes: Readonly<Record<string, string>> = {
  min: "LowestValue",
  max: "HighestValue",
  num: "Number",
  percent: "Percent",
  percentile: "Percentile",
  formula: "Formula",
};

const counts: Readonly<Record<string, string>> = { 3: "Three", 4: "Four", 5: "Five" };

function threshold(cfvo: XmlElement | undefined): { type: string; formula: string | null } {
  return {
    type: valueTypes[cfvo?.attributes.get("type") ?? ""] ?? "Invalid",
    formula: cfvo?.attributes.get("val") ?? null,
  };
}

function aboveAverage(rule: XmlElement): string {
  const above = flag(rule, "aboveAverage", true) ? "Above" : "Below";
  const deviations = ["", "OneStdDev", "TwoStdDev", "ThreeStdDev"][numberOr(rule, "stdDev", 0)] ?? "";
  return `${flag(rule, "equalAverage") ? "EqualOr" : ""}${deviations}${above}Average`;
}

function readRule(rule: XmlElement, color: ResolveColor): ConditionalRule {
  const type = rule.attributes.get("type") ?? "";
  const formulas = childrenNamed(rule, "formula").map((formula) => formula.text);
  const textOperator = textOperators[type];
  const preset = presets[type];
  if (textOperator) return { kind: "textComparison", operator: textOperator, text: rule.attributes.get("text") ?? "" };
  if (preset) return { kind: "preset", criterion: preset };
  switch (type) {
    case "cellIs": {
      const operator = cellOperators[rule.attributes.get("operator") ?? ""];
      if (!operator) return { kind: "unknown" };
      return { kind: "cellValue", operator, formula1: formulas[0] ?? "", formula2: formulas[1] ?? null };
    }
    case "expression":
      return { kind: "custom", formula: formulas[0] ?? "" };
    case "top10": {
      const what = `${flag(rule, "bottom") ? "Bottom" : "Top"}${flag(rule, "percent") ? "Percent" : "Items"}`;
      return { kind: "topBottom", type: what, rank: numberOr(rule, "rank", 10) };
    }
    case "aboveAverage":
      return { kind: "preset", criterion: aboveAverage(rule) };
    case "timePeriod": {
      const period = rule.attributes.get("timePeriod") ?? "";
      return { kind: "preset", criterion: periods[period] ?? capitalized(period) };
    }
    case "dataBar": {
      const bar = childNamed(rule, "dataBar");
      const [lower, upper] = childrenNamed(bar, "cfvo");
      const detail = {
        lowerBoundRule: threshold(lower),
        upperBoundRule: threshold(upper),
        showDataBarOnly: !flag(bar, "showValue", true),
        positiveFormat: { fillColor: color(childNamed(bar, "color")) },
      };
      return { kind: "dataBar", detail };
    }
    case "colorScale": {
      const scale = childNamed(rule, "colorScale");
      const colors = childrenNamed(scale, "color").map(color);
      const points = childrenNamed(scale, "cfvo").map((cfvo, index) => ({
        ...threshold(cfvo),
        color: colors[index] ?? null,
      }));
      const [minimum, middle, last] = points;
      const criteria = last ? { minimum, midpoint: middle, maximum: last } : { minimum, maximum: middle };
      return { kind: "colorScale", detail: { criteria, threeColorScale: last !== undefined } };
    }
    case "iconSet": {
      const set = childNamed(rule, "iconSet");
      const style = set?.attributes.get("iconSet") ?? "3TrafficLights1";
      const criteria = childrenNamed(set, "cfvo").map((cfvo) => ({
        ...threshold(cfvo),
        operator: flag(cfvo, "gte", true) ? "GreaterThanOrEqual" : "GreaterThan",
      }));
      const detail = {
        style: (counts[style.charAt(0)] ?? "") + style.slice(1),
        criteria,
        reverseIconOrder: flag(set, "reverse"),
        showIconOnly: !flag(set, "showValue", true),
      };
      return { kind: "iconSet", detail };
    }
    default:
      return { kind: "unknown" };
  }
}

/** `text` is what `sheet` was parsed from; formulas are given without "=". In the order of the file. */
export function readConditionalFormats(
  text: string,
  sheet: XmlElement,
  sheetId: number,
  dxfs: readonly DifferentialFormat[],
  color: ResolveColor,
): ConditionalFormatModel[] {
  const found: ConditionalFormatModel[] = [];
  const scope = sheetId.toString(16).toUpperCase().padStart(4, "0");
  for (const block of childrenNamed(sheet, "conditionalFormatting")) {
    const where = areas(block.attributes.get("sqref"));
    if (where.length === 0) continue;
    for (const rule of childrenNamed(block, "cfRule")) {
      const number = (found.length + 1).toString(16).toUpperCase().padStart(12, "0");
      found.push({
        id: `{00000000-000E-0000-${scope}-${number}}`,
        areas: where,
        priority: numberOr(rule, "priority", found.length + 1),
        stopIfTrue: flag(rule, "stopIfTrue"),
        rule: readRule(rule, color),
        format: dxfs[numberOr(rule, "dxfId", -1)] ?? {},
        raw: text.slice(rule.start, rule.end),
      });
    }
  }
  return found;
}
