import { changeFormat, ruleExists } from "../conditional-format-target.ts";
import { color, flag, oneOf, text } from "../argument.ts";
import type { ConditionalTarget } from "../conditional-format-target.ts";
import type { DifferentialFormat } from "../../model/workbook.ts";
import type { HostObject, Member, ObjectType, Property } from "../member.ts";

const lookProperty = <V>(
  read: (format: DifferentialFormat) => V,
  parse: (value: unknown, what: string) => V,
  write: (format: DifferentialFormat, value: V) => DifferentialFormat,
): Property<ConditionalTarget> => ({
  get: ({ format }) => read(format.format),
  set(target, value) {
    const look = write(target.format.format, parse(value, "value"));
    changeFormat(target, () => (target.format.format = look));
  },
});

/** Takes parts of the look off: the cell's own then show. */
const clear = (...parts: (keyof DifferentialFormat)[]): Member<ConditionalTarget> => ({
  call(target) {
    const kept = Object.entries(target.format.format).filter(([part]) => !(parts as string[]).includes(part));
    changeFormat(target, () => (target.format.format = Object.fromEntries(kept)));
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
  exists: ruleExists,
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
    clear: clear("font"),
  },
};

const rangeFillType: ObjectType<ConditionalTarget> = {
  name: "ConditionalRangeFill",
  exists: ruleExists,
  members: {
    color: lookProperty(
      ({ fill }) => fill ?? "",
      color,
      (format, fill) => ({ ...format, fill }),
    ),
    clear: clear("fill"),
  },
};

const rangeFormatType: ObjectType<ConditionalTarget> = {
  name: "ConditionalRangeFormat",
  exists: ruleExists,
  members: {
    font: { navigate: (target) => ({ type: rangeFontType, target }) as HostObject },
    fill: { navigate: (target) => ({ type: rangeFillType, target }) as HostObject },
    numberFormat: lookProperty(
      ({ numberFormat }) => numberFormat ?? "",
      text,
      (format, numberFormat) => ({ ...format, numberFormat }),
    ),
    clearFormat: clear("font", "fill", "numberFormat", "borders"),
  },
};

/** The look that cells take where the rule holds. */
export const format: Member<ConditionalTarget> = {
  navigate: (target) => ({ type: rangeFormatType, target }) as HostObject,
};
