import type { DataValidationModel } from "../model/workbook.ts";
import { areas, capitalized, flag } from "./element-values.ts";
import { childNamed, childrenNamed, type XmlElement } from "./xml.ts";
import { unescapeXstring } from "./xstring.ts";

const operators: Readonly<Record<string, string>> = {
  between: "Between",
  notBetween: "NotBetween",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  greaterThanOrEqual: "GreaterThanOrEqualTo",
  lessThanOrEqual: "LessThanOrEqualTo",
};

const kinds: Readonly<Record<string, string>> = {
  whole: "wholeNumber",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
};

/** A constant as a number, all else as "=…": what Office.js gives and takes. */
function operand(formula: string | undefined): number | string | null {
  if (formula === undefined || formula.trim() === "") return null;
  const number = Number(formula);
  return Number.isFinite(number) ? number : `=${formula}`;
}

function listSource(formula: string): string {
  const literal = /^"((?:[^"]|"")*)"$/.exec(formula.trim());
  return literal ? literal[1]!.replaceAll('""', '"') : `=${formula}`;
}

function readRule(validation: XmlElement): Record<string, unknown> {
  const type = validation.attributes.get("type") ?? "none";
  const formula1 = childNamed(validation, "formula1")?.text;
  const formula2 = childNamed(validation, "formula2")?.text;
  const basic = kinds[type];
  if (basic) {
    const operator = operators[validation.attributes.get("operator") ?? "between"] ?? "Between";
    const second = operand(formula2);
    return {
      [basic]: { formula1: operand(formula1), ...(second === null ? {} : { formula2: second }), operator },
    };
  }
  if (type === "list") {
    // The attribute says the contrary of its name.
    return { list: { inCellDropDown: !flag(validation, "showDropDown"), source: listSource(formula1 ?? "") } };
  }
  return type === "custom" ? { custom: { formula: `=${formula1 ?? ""}` } } : {};
}

export function readDataValidations(text: string, sheet: XmlElement): DataValidationModel[] {
  return childrenNamed(childNamed(sheet, "dataValidations"), "dataValidation").map((validation) => {
    const said = (name: string) => unescapeXstring(validation.attributes.get(name) ?? "");
    return {
      areas: areas(validation.attributes.get("sqref")),
      rule: readRule(validation),
      errorAlert: {
        title: said("errorTitle"),
        message: said("error"),
        style: capitalized(validation.attributes.get("errorStyle") ?? "stop"),
        showAlert: flag(validation, "showErrorMessage"),
      },
      prompt: { title: said("promptTitle"), message: said("prompt"), showPrompt: flag(validation, "showInputMessage") },
      ignoreBlanks: flag(validation, "allowBlank"),
      raw: text.slice(validation.start, validation.end),
    };
  });
}
