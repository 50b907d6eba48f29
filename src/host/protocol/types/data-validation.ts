import { allValid, invalidCells } from "../validity.ts";
import { areasObject } from "../range-target.ts";
import { clearValidations, NO_VALIDATION, validate, validationsIn } from "../data-validations.ts";
import { fail } from "../failure.ts";
import { flag, oneOf, optionalFlag, optionalText, record } from "../argument.ts";
import { isProtected } from "../protection.ts";
import { shownRule, TYPE_OF, validationRule } from "../validation-rule.ts";
import type { AreasTarget } from "../range-target.ts";
import type { DataValidationModel } from "../../model/workbook.ts";
import type { Context } from "../context.ts";
import type { HostObject, ObjectType } from "../member.ts";

/** Excel's longest texts. */
const MAX_TITLE = 32;
const MAX_ALERT = 225;
const MAX_PROMPT = 255;

/** What all cells say, or null where they differ. */
function common<R>(
  target: AreasTarget,
  read: (content: Pick<DataValidationModel, keyof typeof NO_VALIDATION>) => R,
): R | null {
  const said = new Map(validationsIn(target).map((one) => [JSON.stringify(read(one ?? NO_VALIDATION)), one]));
  const [first = null] = said.values();
  return said.size > 1 ? null : read(first ?? NO_VALIDATION);
}

const kindOf = ({ rule }: Pick<DataValidationModel, "rule">): string => TYPE_OF[Object.keys(rule)[0] ?? ""] ?? "None";

function typeOf(target: AreasTarget): string {
  const found = validationsIn(target);
  const [first] = found;
  if (!first) return "None";
  if (found.includes(null)) return "MixedCriteria";
  const same = found.every((one) => JSON.stringify(one?.rule) === JSON.stringify(first.rule));
  return same ? kindOf(first) : "Inconsistent";
}

function within(value: unknown, limit: number, what: string): string {
  const given = optionalText(value, what) ?? "";
  return given.length > limit ? fail("InvalidArgument", what) : given;
}

function invalid(target: AreasTarget, context: Context): HostObject | null {
  const areas = invalidCells(target, context);
  return areas.length > 0 ? areasObject(target.sheet, areas) : null;
}

export const dataValidationType: ObjectType<AreasTarget> = {
  name: "DataValidation",
  exists: ({ sheet }, { workbook }) => workbook.sheets.includes(sheet),
  members: {
    type: { get: typeOf },
    valid: { get: allValid },
    getInvalidCells: { make: (target, _args, context) => invalid(target, context) ?? fail("ItemNotFound") },
    getInvalidCellsOrNullObject: { make: (target, _args, context) => invalid(target, context) },
    rule: {
      get: (target) => common(target, ({ rule }) => shownRule(rule)),
      set: (target, value, { workbook }) => validate(target, { rule: validationRule(value, workbook.date1904) }),
    },
    errorAlert: {
      get: (target) => common(target, ({ errorAlert }) => errorAlert ?? NO_VALIDATION.errorAlert),
      set(target, value) {
        const { title, message, style, showAlert } = record(value, "errorAlert");
        validate(target, {
          errorAlert: {
            title: within(title, MAX_TITLE, "title"),
            message: within(message, MAX_ALERT, "message"),
            style: oneOf(style ?? "Stop", ["Stop", "Warning", "Information"], "style"),
            showAlert: showAlert === undefined || showAlert === null || optionalFlag(showAlert, "showAlert"),
          },
        });
      },
    },
    prompt: {
      get: (target) => common(target, ({ prompt }) => prompt ?? NO_VALIDATION.prompt),
      set(target, value) {
        const { title, message, showPrompt } = record(value, "prompt");
        validate(target, {
          prompt: {
            title: within(title, MAX_TITLE, "title"),
            message: within(message, MAX_PROMPT, "message"),
            showPrompt: showPrompt === undefined || showPrompt === null || optionalFlag(showPrompt, "showPrompt"),
          },
        });
      },
    },
    ignoreBlanks: {
      get: (target) => common(target, ({ ignoreBlanks }) => ignoreBlanks),
      set: (target, value) => validate(target, { ignoreBlanks: flag(value, "ignoreBlanks") }),
    },
    clear: {
      call(target) {
        if (isProtected(target.sheet)) fail("AccessDenied");
        clearValidations(target);
      },
    },
  },
};
