import { areaA1 } from "../../cells/address.ts";
import type { DataValidationModel } from "../model/workbook.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import { storedFormula } from "./stored-formula.ts";
import { escapeText, parseXml, patchXml } from "./xml.ts";
import { escapeXstring } from "./xstring.ts";

const operators: Readonly<Record<string, string | null>> = {
  Between: null,
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqualTo: "greaterThanOrEqual",
  LessThanOrEqualTo: "lessThanOrEqual",
};

const kinds: Readonly<Record<string, string>> = {
  wholeNumber: "whole",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
};

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** `dataValidations`. Those that still have the file's text come out with it, at the areas of the model. */
export function writeDataValidations(root: Children, validations: readonly DataValidationModel[]): void {
  const p = root.prefix;
  if (validations.length === 0) {
    root.set("dataValidations", null);
    return;
  }
  const element = childrenOf(root.get("dataValidations") ?? `<${p}dataValidations/>`, ["dataValidation"]);
  element.setAttribute("count", validations.length);
  element.setAll(
    "dataValidation",
    validations.map((validation) => {
      const areas = validation.areas.map(areaA1).join(" ");
      const { raw } = validation;
      // A copy of a sheet may come from a part with another prefix.
      const fits = raw !== null && new RegExp(`^<${p}dataValidation\\b`).test(raw);
      return fits ? rawValidation(raw, areas) : validationXml(validation, areas, p);
    }),
  );
  root.set("dataValidations", element.xml());
}

function rawValidation(raw: string, areas: string): string {
  const element = parseXml(raw);
  const patch = patchXml(raw);
  if (areas !== "" && element.attributes.get("sqref") !== areas) patch.setAttribute(element, "sqref", areas);
  return patch.apply();
}

function validationXml(validation: DataValidationModel, areas: string, p: string): string {
  const { type, operator, formulas, hideList } = ruleParts(validation.rule);
  const alert = fieldsOf(validation.errorAlert);
  const prompt = fieldsOf(validation.prompt);
  const style = textOf(alert["style"])?.toLowerCase() ?? "stop";
  const said = (value: unknown): string | null => {
    const text = textOf(value);
    return text === null ? null : escapeXstring(text);
  };
  const opening = attributesXml({
    type,
    errorStyle: style === "stop" ? null : style,
    operator,
    allowBlank: validation.ignoreBlanks ? 1 : null,
    showDropDown: hideList ? 1 : null,
    showInputMessage: validation.prompt !== null && prompt["showPrompt"] !== false ? 1 : null,
    showErrorMessage: alert["showAlert"] !== false ? 1 : null,
    errorTitle: said(alert["title"]),
    error: said(alert["message"]),
    promptTitle: said(prompt["title"]),
    prompt: said(prompt["message"]),
    sqref: areas,
  });
  const inside = formulas
    .map((formula, i) => `<${p}formula${i + 1}>${escapeText(storedFormula(formula))}</${p}formula${i + 1}>`)
    .join("");
  return `<${p}dataValidation${opening}>${inside}</${p}dataValidation>`;
}

interface RuleParts {
  type: string | null;
  operator: string | null;
  formulas: string[];
  hideList: boolean;
}

function ruleParts(rule: Readonly<Fields>): RuleParts {
  const list = fieldsOf(rule["list"]);
  const source = textOf(list["source"]);
  if (source !== null) {
    const formula = source.startsWith("=") ? source.slice(1) : `"${source.replaceAll('"', '""')}"`;
    return { type: "list", operator: null, formulas: [formula], hideList: list["inCellDropDown"] === false };
  }
  const custom = textOf(fieldsOf(rule["custom"])["formula"]);
  if (custom !== null) return { type: "custom", operator: null, formulas: [operand(custom)], hideList: false };
  for (const [name, type] of Object.entries(kinds)) {
    const basic = fieldsOf(rule[name]);
    if (basic["formula1"] === undefined) continue;
    const formulas = [basic["formula1"], basic["formula2"]].filter((value) => value !== undefined && value !== null);
    const operator = operators[textOf(basic["operator"]) ?? "Between"] ?? null;
    return { type, operator, formulas: formulas.map(operand), hideList: false };
  }
  return { type: null, operator: null, formulas: [], hideList: false };
}

/** "=A1" → "A1"; numbers and numeric texts as they are. */
function operand(value: unknown): string {
  return typeof value === "string" ? value.replace(/^=/, "") : String(value);
}
