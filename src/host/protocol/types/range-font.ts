import { color, flag, number, oneOf, text } from "../argument.ts";
import { restyle, uniform } from "../restyle.ts";
import type { AreasTarget } from "../range-target.ts";
import type { Font } from "../../model/style.ts";
import type { ObjectType, Property } from "../member.ts";

export const UNDERLINES = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"] as const;

function fontProperty<K extends keyof Font>(key: K, read: (value: unknown) => Font[K]): Property<AreasTarget> {
  return {
    get: (target, context) => uniform(target, context, ({ font }) => font[key]),
    set(target, value, context) {
      const wanted = read(value);
      restyle(target, context, ({ font }) => ({ font: { ...font, [key]: wanted } }));
    },
  };
}

export const rangeFontType: ObjectType<AreasTarget> = {
  name: "RangeFont",
  members: {
    bold: fontProperty("bold", (value) => flag(value, "bold")),
    // Automatic is black to Office.js.
    color: {
      ...fontProperty("color", (value) => color(value, "color")),
      get: (target, context) => uniform(target, context, ({ font }) => font.color ?? "#000000"),
    },
    italic: fontProperty("italic", (value) => flag(value, "italic")),
    name: fontProperty("name", (value) => text(value, "name")),
    size: fontProperty("size", (value) => number(value, "size")),
    strikethrough: fontProperty("strikethrough", (value) => flag(value, "strikethrough")),
    underline: fontProperty("underline", (value) => oneOf(value, UNDERLINES, "underline")),
  },
};
