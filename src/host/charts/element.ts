import { escapeAttribute, escapeText } from "../xlsx/xml.ts";

type AttributeValue = string | number | boolean | null;

/** An element's text; attributes that are null are left out, true is "1". An element without content is self-closed. */
export function element(
  name: string,
  attributes: Readonly<Record<string, AttributeValue>>,
  ...content: string[]
): string {
  let head = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    head += ` ${key}="${escapeAttribute(typeof value === "boolean" ? (value ? "1" : "0") : String(value))}"`;
  }
  const inside = content.join("");
  return inside === "" ? `<${head}/>` : `<${head}>${inside}</${name}>`;
}

/** `<name val="…"/>`, as most of ChartML is said; nothing for null. */
export function val(name: string, value: AttributeValue): string {
  return value === null ? "" : element(name, { val: value });
}

export function textElement(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}
