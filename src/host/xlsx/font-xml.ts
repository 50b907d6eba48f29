import type { Font } from "../model/style.ts";
import { colorXml } from "./color-xml.ts";
import { attributesXml } from "./children.ts";
import type { XmlElement } from "./xml.ts";

const ORDER = [
  "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
  "charset", "scheme",
]; // prettier-ignore

const underlines: Readonly<Record<Font["underline"], string>> = {
  None: "none",
  Single: "single",
  Double: "double",
  SingleAccountant: "singleAccounting",
  DoubleAccountant: "doubleAccounting",
};

/** The children of a font that say `said`, by local name; null: the child must go. */
function childrenSaying(said: Partial<Font>, p: string): Map<string, string | null> {
  const children = new Map<string, string | null>();
  const put = (local: string, value: string | number | boolean | null) =>
    children.set(local, `<${p}${local}${attributesXml({ val: value })}/>`);
  if (said.bold !== undefined) put("b", said.bold ? null : false);
  if (said.italic !== undefined) put("i", said.italic ? null : false);
  if (said.strikethrough !== undefined) put("strike", said.strikethrough ? null : false);
  if (said.underline !== undefined) put("u", said.underline === "Single" ? null : underlines[said.underline]);
  if (said.size !== undefined) put("sz", said.size);
  if (said.color !== undefined) children.set("color", colorXml("color", said.color, p));
  if (said.name !== undefined) {
    put("name", said.name);
    // These say more of the name that goes; a scheme would even win over the new one.
    for (const local of ["family", "charset", "scheme"]) children.set(local, null);
  }
  return children;
}

/** A font that has only what `said` gives: for differential formats. */
export function partialFontXml(said: Partial<Font>, p: string): string {
  return fontElement(childrenSaying(said, p), p);
}

/** `base`, an element of `text` that looks like `before`, changed into `after`; what `Font` can't say is kept. */
export function fontXml(base: XmlElement | null, text: string, before: Font, after: Font, p: string): string {
  const children = new Map<string, string | null>();
  for (const child of base?.children ?? []) children.set(child.local, text.slice(child.start, child.end));
  const said = base ? difference(before, after) : after;
  for (const [local, xml] of childrenSaying(said, p)) {
    const off = { b: said.bold, i: said.italic, strike: said.strikethrough, u: said.underline !== "None" }[local];
    const automatic = local === "color" && said.color === null;
    children.set(local, off === false || automatic ? null : xml);
  }
  return fontElement(children, p);
}

function difference(before: Font, after: Font): Partial<Font> {
  const entries = Object.entries(after).filter(([key, value]) => before[key as keyof Font] !== value);
  return Object.fromEntries(entries);
}

function fontElement(children: ReadonlyMap<string, string | null>, p: string): string {
  return `<${p}font>${ORDER.map((local) => children.get(local) ?? "").join("")}</${p}font>`;
}
