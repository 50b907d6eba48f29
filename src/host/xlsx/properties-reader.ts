import { childNamed, type XmlElement } from "./xml.ts";
import { unescapeXstring } from "./xstring.ts";

/** Elements of the core and extended parts by Office.js' names of the same properties. */
const names: Readonly<Record<string, string>> = {
  title: "title",
  subject: "subject",
  author: "creator",
  keywords: "keywords",
  comments: "description",
  lastAuthor: "lastModifiedBy",
  revisionNumber: "revision",
  creationDate: "created",
  category: "category",
  manager: "Manager",
  company: "Company",
};

/** By Office.js' names ("author", "creationDate" as ISO text, …); only those that the file gives. */
export function readProperties(parts: readonly XmlElement[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, local] of Object.entries(names)) {
    const text = parts.map((part) => childNamed(part, local)?.text).find((value) => value !== undefined);
    if (text) found[name] = unescapeXstring(text);
  }
  return found;
}

export function readCustomProperties(custom: XmlElement): Record<string, string | number | boolean> {
  const found: Record<string, string | number | boolean> = {};
  for (const property of custom.children) {
    const name = property.attributes.get("name");
    const value = property.children[0];
    if (!name || !value) continue;
    if (value.local === "bool") found[name] = value.text === "true" || value.text === "1";
    else if (/^(?:u?i[1248]|u?int|r[48]|decimal)$/.test(value.local)) found[name] = Number(value.text);
    else found[name] = unescapeXstring(value.text);
  }
  return found;
}
