import { a1, areaA1 } from "../../cells/address.ts";
import type { ConditionalFormatModel, ConditionalRule, DifferentialFormat, SheetModel } from "../model/workbook.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import { colorXml } from "./color-xml.ts";
import { storedFormula } from "./stored-formula.ts";
import { childNamed, escapeText, parseXml, patchXml, type XmlElement } from "./xml.ts";

const CHILD_ORDER = ["cfRule", "extLst"];

/** All `conditionalFormatting` of the sheet. Rules that still have the file's text come out as they are. */
export function writeConditionalFormats(
  root: Children,
  sheet: SheetModel,
  differential: (format: DifferentialFormat) => number,
): void {
  const p = root.prefix;
  const blocks = new Map<string, string>();
  for (const block of root.all("conditionalFormatting")) {
    const element = childrenOf(block, CHILD_ORDER);
    element.setAll("cfRule", []);
    blocks.set(element.attribute("sqref") ?? "", element.xml());
  }
  const byAreas = new Map<string, ConditionalFormatModel[]>();
  for (const format of sheet.conditionalFormats) {
    const areas = format.areas.map(areaA1).join(" ");
    byAreas.set(areas, [...(byAreas.get(areas) ?? []), format]);
  }
  const written = [...byAreas].map(([areas, formats]) => {
    // An element of the file may say more of these areas, as that they belong to a pivot table.
    const element = childrenOf(blocks.get(areas) ?? `<${p}conditionalFormatting sqref="${areas}"/>`, CHILD_ORDER);
    element.setAll(
      "cfRule",
      formats.map((format) => rawRule(format, p, sheet.part === null) ?? ruleXml(format, p, differential)),
    );
    return element.xml();
  });
  const before = extensionIds(root.all("conditionalFormatting"));
  const after = extensionIds(written);
  root.setAll("conditionalFormatting", written);
  dropExtensions(root, new Set([...before].filter((id) => !after.has(id))));
}

/** Ids by which rules point to what later versions of Excel say more of them, at the end of the sheet. */
function extensionIds(blocks: readonly string[]): Set<string> {
  const ids = blocks.flatMap((block) => [...block.matchAll(/:id>\s*(\{[^}]*\})/g)].map((match) => match[1]!));
  return new Set(ids);
}

function dropExtensions(root: Children, ids: ReadonlySet<string>): void {
  const text = root.get("extLst");
  if (text === null || ids.size === 0) return;
  const patch = patchXml(text);
  // Emptied containers go with what they held.
  const isGone = (element: XmlElement): boolean =>
    element.local === "cfRule"
      ? ids.has(element.attributes.get("id") ?? "")
      : ["extLst", "ext", "conditionalFormattings", "conditionalFormatting"].includes(element.local) &&
        element.children.some((child) => child.local !== "sqref") &&
        element.children.every((child) => child.local === "sqref" || isGone(child));
  const drop = (element: XmlElement): void => {
    for (const child of element.children) {
      if (isGone(child)) patch.remove(child);
      else drop(child);
    }
  };
  const list = parseXml(text);
  if (isGone(list)) {
    root.set("extLst", null);
    return;
  }
  drop(list);
  root.set("extLst", patch.apply());
}

/**
 * The file's own text of a rule, or null when there is none that fits. A copy of a sheet may come from a part with
 * another prefix, and leaves behind the extension that the rule points to there.
 */
function rawRule(format: ConditionalFormatModel, p: string, isCopy: boolean): string | null {
  const { raw } = format;
  if (raw === null || !new RegExp(`^<${p}cfRule\\b`).test(raw)) return null;
  const rule = parseXml(raw);
  const patch = patchXml(raw);
  if (rule.attributes.get("priority") !== String(format.priority)) {
    patch.setAttribute(rule, "priority", String(format.priority));
  }
  const stops = ["1", "true"].includes(rule.attributes.get("stopIfTrue") ?? "");
  if (stops !== format.stopIfTrue) patch.setAttribute(rule, "stopIfTrue", format.stopIfTrue ? "1" : null);
  const extension = childNamed(rule, "extLst");
  if (isCopy && extension) patch.remove(extension);
  return patch.apply();
}

interface RuleParts {
  attributes: Record<string, string | number | null>;
  inside: string;
}

function ruleXml(
  format: ConditionalFormatModel,
  p: string,
  differential: (format: DifferentialFormat) => number,
): string {
  const first = format.areas[0];
  const { attributes, inside } = ruleParts(format.rule, first ? a1(first.top, first.left) : "A1", p);
  const { type = null, ...rest } = attributes;
  const opening = attributesXml({
    type,
    dxfId: Object.keys(format.format).length > 0 ? differential(format.format) : null,
    priority: format.priority,
    stopIfTrue: format.stopIfTrue ? 1 : null,
    ...rest,
  });
  return inside === "" ? `<${p}cfRule${opening}/>` : `<${p}cfRule${opening}>${inside}</${p}cfRule>`;
}

/** `cell`: the top left cell, from which the formulas of rules are written. */
function ruleParts(rule: ConditionalRule, cell: string, p: string): RuleParts {
  const formula = (text: string) => `<${p}formula>${escapeText(storedFormula(text.replace(/^=/, "")))}</${p}formula>`;
  switch (rule.kind) {
    case "cellValue":
      return {
        attributes: { type: "cellIs", operator: cellOperators[rule.operator] ?? "equal" },
        inside: formula(rule.formula1) + (rule.formula2 === null ? "" : formula(rule.formula2)),
      };
    case "custom":
      return { attributes: { type: "expression" }, inside: formula(rule.formula) };
    case "textComparison": {
      const quoted = `"${rule.text.replaceAll('"', '""')}"`;
      const { type, operator, test } = textComparison(rule.operator, quoted, cell);
      return { attributes: { type, operator, text: rule.text }, inside: formula(test) };
    }
    case "topBottom":
      return {
        attributes: {
          type: "top10",
          percent: rule.type.endsWith("Percent") ? 1 : null,
          bottom: rule.type.startsWith("Bottom") ? 1 : null,
          rank: rule.rank,
        },
        inside: "",
      };
    case "preset":
      return presetParts(rule.criterion, cell, formula);
    case "dataBar":
      return { attributes: { type: "dataBar" }, inside: dataBarXml(rule.detail, p) };
    case "colorScale":
      return { attributes: { type: "colorScale" }, inside: colorScaleXml(rule.detail, p) };
    case "iconSet":
      return { attributes: { type: "iconSet" }, inside: iconSetXml(rule.detail, p) };
    case "unknown":
      return { attributes: { type: "expression" }, inside: formula("FALSE") };
  }
}

const cellOperators: Readonly<Record<string, string>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};

function textComparison(operator: string, text: string, cell: string) {
  switch (operator) {
    case "NotContains":
      return { type: "notContainsText", operator: "notContains", test: `ISERROR(SEARCH(${text},${cell}))` };
    case "BeginsWith":
      return { type: "beginsWith", operator: "beginsWith", test: `LEFT(${cell},LEN(${text}))=${text}` };
    case "EndsWith":
      return { type: "endsWith", operator: "endsWith", test: `RIGHT(${cell},LEN(${text}))=${text}` };
    default:
      return { type: "containsText", operator: "containsText", test: `NOT(ISERROR(SEARCH(${text},${cell})))` };
  }
}

function presetParts(criterion: string, cell: string, formula: (text: string) => string): RuleParts {
  const tests: Readonly<Record<string, [type: string, test: string]>> = {
    Blanks: ["containsBlanks", `LEN(TRIM(${cell}))=0`],
    NonBlanks: ["notContainsBlanks", `LEN(TRIM(${cell}))>0`],
    Errors: ["containsErrors", `ISERROR(${cell})`],
    NonErrors: ["notContainsErrors", `NOT(ISERROR(${cell}))`],
  };
  const test = tests[criterion];
  if (test) return { attributes: { type: test[0] }, inside: formula(test[1]) };
  if (criterion === "DuplicateValues") return { attributes: { type: "duplicateValues" }, inside: "" };
  if (criterion === "UniqueValues") return { attributes: { type: "uniqueValues" }, inside: "" };
  if (criterion.endsWith("Average")) {
    const deviations = { OneStdDev: 1, TwoStdDev: 2, ThreeStdDev: 3 };
    const deviation = Object.entries(deviations).find(([word]) => criterion.includes(word))?.[1] ?? null;
    return {
      attributes: {
        type: "aboveAverage",
        aboveAverage: criterion.includes("Below") ? 0 : null,
        equalAverage: criterion.startsWith("EqualOr") ? 1 : null,
        stdDev: deviation,
      },
      inside: "",
    };
  }
  const period = periods(cell)[criterion];
  if (!period) return { attributes: { type: "expression" }, inside: formula("FALSE") };
  const [timePeriod, during] = period;
  return { attributes: { type: "timePeriod", timePeriod }, inside: formula(during) };
}

function periods(cell: string): Readonly<Record<string, [timePeriod: string, test: string]>> {
  const day = `ROUNDDOWN(${cell},0)`;
  const month = (shift: string) => {
    const date = `EDATE(TODAY(),${shift})`;
    return `AND(MONTH(${cell})=MONTH(${date}),YEAR(${cell})=YEAR(${date}))`;
  };
  return {
    Yesterday: ["yesterday", `FLOOR(${cell},1)=TODAY()-1`],
    Today: ["today", `FLOOR(${cell},1)=TODAY()`],
    Tomorrow: ["tomorrow", `FLOOR(${cell},1)=TODAY()+1`],
    LastSevenDays: ["last7Days", `AND(TODAY()-FLOOR(${cell},1)<=6,FLOOR(${cell},1)<=TODAY())`],
    LastWeek: ["lastWeek", `AND(TODAY()-${day}>=WEEKDAY(TODAY()),TODAY()-${day}<WEEKDAY(TODAY())+7)`],
    ThisWeek: ["thisWeek", `AND(TODAY()-${day}<=WEEKDAY(TODAY())-1,${day}-TODAY()<=7-WEEKDAY(TODAY()))`],
    NextWeek: ["nextWeek", `AND(${day}-TODAY()>7-WEEKDAY(TODAY()),${day}-TODAY()<15-WEEKDAY(TODAY()))`],
    LastMonth: ["lastMonth", month("-1")],
    ThisMonth: ["thisMonth", month("0")],
    NextMonth: ["nextMonth", month("1")],
  };
}

const thresholdTypes: Readonly<Record<string, string>> = {
  LowestValue: "min",
  HighestValue: "max",
  Number: "num",
  Percent: "percent",
  Percentile: "percentile",
  Formula: "formula",
};

type Detail = Record<string, unknown>;

const detailOf = (value: unknown): Detail => (typeof value === "object" && value !== null ? (value as Detail) : {});
const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

function thresholdXml(value: unknown, automatic: string, p: string): string {
  const { type, formula, operator } = detailOf(value);
  const kind = thresholdTypes[textOf(type) ?? ""] ?? automatic;
  const said = typeof formula === "number" ? String(formula) : textOf(formula)?.replace(/^=/, "");
  return `<${p}cfvo${attributesXml({
    type: kind,
    val: kind === "min" || kind === "max" ? null : (said ?? "0"),
    gte: operator === "GreaterThan" ? 0 : null,
  })}/>`;
}

function dataBarXml(detail: Detail, p: string): string {
  const color = textOf(detailOf(detail["positiveFormat"])["fillColor"]) ?? "#638EC6";
  const bounds = thresholdXml(detail["lowerBoundRule"], "min", p) + thresholdXml(detail["upperBoundRule"], "max", p);
  const only = detail["showDataBarOnly"] === true ? ' showValue="0"' : "";
  return `<${p}dataBar${only}>${bounds}${colorXml("color", color, p)}</${p}dataBar>`;
}

function colorScaleXml(detail: Detail, p: string): string {
  const { minimum, midpoint, maximum } = detailOf(detail["criteria"]);
  const points: [unknown, string, string][] = [[minimum, "min", "#F8696B"]];
  if (detail["threeColorScale"] === true) points.push([midpoint, "percentile", "#FFEB84"]);
  points.push([maximum, "max", "#63BE7B"]);
  const thresholds = points.map(([point, automatic]) => thresholdXml(point, automatic, p)).join("");
  const colors = points
    .map(([point, , color]) => colorXml("color", textOf(detailOf(point)["color"]) ?? color, p))
    .join("");
  return `<${p}colorScale>${thresholds}${colors}</${p}colorScale>`;
}

function iconSetXml(detail: Detail, p: string): string {
  const counts: Readonly<Record<string, string>> = { Three: "3", Four: "4", Five: "5" };
  const style = (textOf(detail["style"]) ?? "ThreeTrafficLights1").replace(
    /^(?:Three|Four|Five)/,
    (word) => counts[word] ?? word,
  );
  const count = Number(style.charAt(0));
  const criteria = Array.isArray(detail["criteria"]) ? (detail["criteria"] as unknown[]) : [];
  const thresholds = Array.from({ length: count }, (_, i) => {
    const given = detailOf(criteria[i]);
    // The first icon takes all that the others leave.
    const known = i > 0 && textOf(given["type"]) !== null && given["type"] !== "Invalid";
    return thresholdXml(known ? given : { type: "Percent", formula: Math.round((100 * i) / count) }, "percent", p);
  });
  const opening = attributesXml({
    iconSet: style,
    showValue: detail["showIconOnly"] === true ? 0 : null,
    reverse: detail["reverseIconOrder"] === true ? 1 : null,
  });
  return `<${p}iconSet${opening}>${thresholds.join("")}</${p}iconSet>`;
}
