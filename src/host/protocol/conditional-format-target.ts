import { fail } from "./failure.ts";
import { requirePermission } from "./protection.ts";
import type { ConditionalFormatModel, ConditionalRule, SheetModel } from "../model/workbook.ts";
import type { HostObject, Member, ObjectType, Property } from "./member.ts";

export interface ConditionalTarget {
  readonly sheet: SheetModel;
  readonly format: ConditionalFormatModel;
}

/** Every change of a rule or its look goes through here: a protected sheet refuses it, and the file's own rule is written anew. */
export function changeFormat({ sheet, format }: ConditionalTarget, change: () => void): void {
  requirePermission(sheet, "formatCells");
  change();
  format.raw = null;
  sheet.touched.add("conditionalFormats");
}

export const ruleExists = ({ sheet, format }: ConditionalTarget): boolean => sheet.conditionalFormats.includes(format);

type RuleOf<K extends ConditionalRule["kind"]> = Extract<ConditionalRule, { kind: K }>;

/** A property of a rule of one kind, set as a whole: `parse` makes the rule that stands afterwards. */
export const ruleProperty = <K extends ConditionalRule["kind"]>(
  kind: K,
  read: (rule: RuleOf<K>) => unknown,
  parse: (value: unknown, rule: RuleOf<K>) => RuleOf<K>,
): Property<ConditionalTarget> => {
  const ruleOf = ({ format: { rule } }: ConditionalTarget): RuleOf<K> =>
    rule.kind === kind ? (rule as RuleOf<K>) : fail("ItemNotFound");
  return {
    get: (target) => read(ruleOf(target)),
    set(target, value) {
      const rule = parse(value, ruleOf(target));
      changeFormat(target, () => (target.format.rule = rule));
    },
  };
};

/** The two ways to a rule's own object: one fails where the rule is of another kind, one gives a null object. */
export const ofKind = (
  name: string,
  kind: ConditionalRule["kind"],
  type: ObjectType<ConditionalTarget>,
): Record<string, Member<ConditionalTarget>> => ({
  [name]: {
    navigate: (target) => (target.format.rule.kind === kind ? ({ type, target } as HostObject) : fail("ItemNotFound")),
  },
  [`${name}OrNullObject`]: {
    navigate: (target) => (target.format.rule.kind === kind ? ({ type, target } as HostObject) : null),
  },
});
