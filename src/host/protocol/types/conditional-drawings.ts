import { changeFormat, ofKind, ruleExists, ruleProperty } from "../conditional-format-target.ts";
import { color, flag, oneOf, optionalText, record } from "../argument.ts";
import { fail } from "../failure.ts";
import type { ConditionalRule } from "../../model/workbook.ts";
import type { ConditionalTarget } from "../conditional-format-target.ts";
import type { HostObject, Member, ObjectType, Property } from "../member.ts";

type Drawing = "dataBar" | "colorScale" | "iconSet";

const THRESHOLDS = ["LowestValue", "HighestValue", "Number", "Percent", "Percentile", "Formula"] as const;

/** The sets that a file can name without the extensions of later versions. */
const ICON_SETS = [
  "ThreeArrows",
  "ThreeArrowsGray",
  "ThreeFlags",
  "ThreeTrafficLights1",
  "ThreeTrafficLights2",
  "ThreeSigns",
  "ThreeSymbols",
  "ThreeSymbols2",
  "FourArrows",
  "FourArrowsGray",
  "FourRedToBlack",
  "FourRating",
  "FourTrafficLights",
  "FiveArrows",
  "FiveArrowsGray",
  "FiveRating",
  "FiveQuarters",
] as const;
const LATER_SETS: readonly unknown[] = ["ThreeStars", "ThreeTriangles", "FiveBoxes"];

/** How many icons a set has, by the word that its name begins with. */
const iconCount = (style: string): number => ({ Th: 3, Fo: 4, Fi: 5 })[style.slice(0, 2)] ?? 3;

const evenCriteria = (style: string): unknown[] => {
  const count = iconCount(style);
  return Array.from({ length: count }, (_, index) => ({
    type: "Percent",
    formula: String(Math.round((100 * index) / count)),
    operator: "GreaterThanOrEqual",
  }));
};

/** What `add` makes of the types that draw into cells, as Excel's gallery does first. */
export const NEW_DRAWINGS: Readonly<Record<string, ConditionalRule>> = {
  DataBar: {
    kind: "dataBar",
    detail: {
      lowerBoundRule: { type: "LowestValue", formula: null },
      upperBoundRule: { type: "HighestValue", formula: null },
      showDataBarOnly: false,
      positiveFormat: { fillColor: "#638EC6" },
    },
  },
  ColorScale: {
    kind: "colorScale",
    detail: {
      criteria: {
        minimum: { type: "LowestValue", formula: null, color: "#F8696B" },
        maximum: { type: "HighestValue", formula: null, color: "#63BE7B" },
      },
      threeColorScale: false,
    },
  },
  IconSet: {
    kind: "iconSet",
    detail: {
      style: "ThreeTrafficLights1",
      criteria: evenCriteria("ThreeTrafficLights1"),
      reverseIconOrder: false,
      showIconOnly: false,
    },
  },
};

/** A property that the rule's detail holds under the same name. */
const part = (
  kind: Drawing,
  key: string,
  parse: (value: unknown, detail: Record<string, unknown>) => unknown,
): Property<ConditionalTarget> =>
  ruleProperty<Drawing>(
    kind,
    ({ detail }) => detail[key],
    (value, rule) => ({ ...rule, detail: { ...rule.detail, [key]: parse(value, rule.detail) } }),
  );

function threshold(value: unknown, what: string): { type: string; formula: string | null } {
  const { type, formula } = record(value, what);
  // Only the extension of a later version says that Excel chooses the bound itself.
  if (type === "Automatic") fail("NotImplemented", `${what} "Automatic"`);
  const kind = oneOf(type, THRESHOLDS, what);
  if (kind === "LowestValue" || kind === "HighestValue") return { type: kind, formula: null };
  const said = typeof formula === "number" ? String(formula) : optionalText(formula, what);
  return { type: kind, formula: (said ?? fail("InvalidArgument", what)).replace(/^=/, "") };
}

const positiveFormatType: ObjectType<ConditionalTarget> = {
  name: "ConditionalDataBarPositiveFormat",
  exists: ruleExists,
  members: {
    fillColor: ruleProperty(
      "dataBar",
      ({ detail }) => record(detail["positiveFormat"], "positiveFormat")["fillColor"],
      (value, rule) => ({
        ...rule,
        detail: { ...rule.detail, positiveFormat: { fillColor: color(value, "fillColor") } },
      }),
    ),
  },
};

const dataBar = ofKind("dataBar", "dataBar", {
  name: "DataBarConditionalFormat",
  exists: ruleExists,
  members: {
    lowerBoundRule: part("dataBar", "lowerBoundRule", (value) => threshold(value, "lowerBoundRule")),
    upperBoundRule: part("dataBar", "upperBoundRule", (value) => threshold(value, "upperBoundRule")),
    showDataBarOnly: part("dataBar", "showDataBarOnly", (value) => flag(value, "showDataBarOnly")),
    positiveFormat: { navigate: (target) => ({ type: positiveFormatType, target }) as HostObject },
  },
});

const point = (value: unknown, what: string) => ({
  ...threshold(value, what),
  color: color(record(value, what)["color"], what),
});

const colorScale = ofKind("colorScale", "colorScale", {
  name: "ColorScaleConditionalFormat",
  exists: ruleExists,
  members: {
    criteria: ruleProperty(
      "colorScale",
      ({ detail }) => detail["criteria"],
      (value, rule) => {
        const { minimum, midpoint, maximum } = record(value, "criteria");
        const three = midpoint !== undefined && midpoint !== null;
        const criteria = {
          minimum: point(minimum, "minimum"),
          ...(three && { midpoint: point(midpoint, "midpoint") }),
          maximum: point(maximum, "maximum"),
        };
        return { ...rule, detail: { criteria, threeColorScale: three } };
      },
    ),
    threeColorScale: { get: ({ format: { rule } }) => rule.kind === "colorScale" && rule.detail["threeColorScale"] },
  },
});

function iconCriteria(value: unknown, style: string): unknown[] {
  if (!Array.isArray(value) || value.length !== iconCount(style)) return fail("InvalidArgument", "criteria");
  return value.map((one: unknown, index): unknown => {
    const { operator, customIcon } = record(one, "criteria");
    if (customIcon !== undefined && customIcon !== null)
      fail("NotImplemented", "IconSetConditionalFormat custom icons");
    // The first icon takes what the others leave.
    if (index === 0) return evenCriteria(style)[0];
    return {
      ...threshold(one, "criteria"),
      operator: oneOf(operator, ["GreaterThan", "GreaterThanOrEqual"], "operator"),
    };
  });
}

const iconSet = ofKind("iconSet", "iconSet", {
  name: "IconSetConditionalFormat",
  exists: ruleExists,
  members: {
    style: {
      get: ({ format: { rule } }) => (rule.kind === "iconSet" ? rule.detail["style"] : null),
      set(target, value) {
        if (LATER_SETS.includes(value)) fail("NotImplemented", `icon set ${String(value)}`);
        const style = oneOf(value, ICON_SETS, "style");
        const { rule } = target.format;
        if (rule.kind !== "iconSet") return fail("ItemNotFound");
        const before = rule.detail["criteria"];
        const kept = Array.isArray(before) && before.length === iconCount(style);
        const criteria = kept ? (before as unknown[]) : evenCriteria(style);
        changeFormat(target, () => (rule.detail = { ...rule.detail, style, criteria }));
      },
    },
    criteria: part("iconSet", "criteria", (value, { style }) => iconCriteria(value, String(style))),
    reverseIconOrder: part("iconSet", "reverseIconOrder", (value) => flag(value, "reverseIconOrder")),
    showIconOnly: part("iconSet", "showIconOnly", (value) => flag(value, "showIconOnly")),
  },
});

/** The members of a conditional format that lead to rules that draw: bars, scales of colours, icons. */
export const drawingRules: Readonly<Record<string, Member<ConditionalTarget>>> = {
  ...dataBar,
  ...colorScale,
  ...iconSet,
};
