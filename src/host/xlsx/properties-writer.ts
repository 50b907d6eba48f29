import type { WorkbookModel } from "../model/workbook.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import type { PackageEdit } from "./package-edit.ts";
import { targetsOf } from "./package-edit.ts";
import { escapeText, parseXml } from "./xml.ts";
import { escapeXstring, unescapeXstring } from "./xstring.ts";

const CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml";
const EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
const CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const CORE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties' +
  ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
  ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>';

const DC = "http://purl.org/dc/elements/1.1/";
const CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

/** Office.js' names: the elements of the core part that hold them. */
const core: readonly (readonly [property: string, namespace: string, prefix: string, local: string])[] = [
  ["title", DC, "dc", "title"],
  ["subject", DC, "dc", "subject"],
  ["author", DC, "dc", "creator"],
  ["keywords", CP, "cp", "keywords"],
  ["comments", DC, "dc", "description"],
  ["lastAuthor", CP, "cp", "lastModifiedBy"],
  ["revisionNumber", CP, "cp", "revision"],
  ["category", CP, "cp", "category"],
];

const extended = [
  ["manager", "Manager"],
  ["company", "Company"],
] as const;

const EXTENDED_ORDER = [
  "Template", "Manager", "Company", "Pages", "Words", "Characters", "PresentationFormat", "Lines", "Paragraphs",
  "Slides", "Notes", "TotalTime", "HiddenSlides", "MMClips", "ScaleCrop", "HeadingPairs", "TitlesOfParts", "LinksUpToDate",
]; // prettier-ignore

/** Title, author and the like, and custom properties; what the model doesn't know of them is kept. */
export function writeProperties(workbook: WorkbookModel, edit: PackageEdit): void {
  const { properties } = workbook;
  if (core.some(([property]) => properties[property]) || targetsOf(edit, "/", "core-properties").length > 0) {
    const part = partOf(edit, "core-properties", "/docProps/core#.xml", CORE_TYPE, CORE);
    const root = childrenOf(edit.text(part), []);
    for (const [property, namespace, usual, local] of core) {
      const prefix = root.prefixOf(namespace);
      const name = prefix === null ? `${usual}:${local} xmlns:${usual}="${namespace}"` : `${prefix}:${local}`;
      setText(root, local, name, properties[property] ?? "");
    }
    edit.setText(part, root.xml());
  }
  if (extended.some(([property]) => properties[property]) || targetsOf(edit, "/", "extended-properties").length > 0) {
    const namespace = documentNamespace(edit, "extendedProperties", "extended-properties");
    const part = partOf(edit, "extended-properties", "/docProps/app#.xml", EXTENDED_TYPE, blank(namespace));
    const root = childrenOf(edit.text(part), EXTENDED_ORDER);
    for (const [property, local] of extended) setText(root, local, root.prefix + local, properties[property] ?? "");
    edit.setText(part, root.xml());
  }
  const custom = Object.entries(workbook.customProperties);
  if (custom.length > 0 || targetsOf(edit, "/", "custom-properties").length > 0) {
    const namespace = documentNamespace(edit, "customProperties", "custom-properties");
    const part = partOf(edit, "custom-properties", "/docProps/custom#.xml", CUSTOM_TYPE, blank(namespace));
    edit.setText(part, customXml(edit.text(part), workbook.customProperties, edit.original.strict));
  }
}

function partOf(edit: PackageEdit, kind: string, pattern: string, contentType: string, content: string): string {
  const existing = targetsOf(edit, "/", kind)[0];
  if (existing !== undefined) return existing;
  const part = edit.addPart(pattern, contentType, content);
  edit.addRelationship("/", kind, part);
  return part;
}

function documentNamespace(edit: PackageEdit, strict: string, transitional: string): string {
  return edit.original.strict
    ? `http://purl.oclc.org/ooxml/officeDocument/${strict}`
    : `http://schemas.openxmlformats.org/officeDocument/2006/${transitional}`;
}

const blank = (namespace: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${namespace}"/>`;

function setText(root: Children, local: string, name: string, text: string): void {
  const existing = root.get(local);
  const before = existing === null ? "" : unescapeXstring(parseXml(existing).text);
  if (before === text) return;
  const close = name.replace(/\s.*$/s, "");
  root.set(local, text === "" ? null : `<${name}>${escapeText(escapeXstring(text))}</${close}>`);
}

const FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

function customXml(text: string, values: WorkbookModel["customProperties"], strict: boolean): string {
  const root = childrenOf(text, ["property"]);
  const types = strict
    ? "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes"
    : "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
  const pending = new Map(Object.entries(values));
  let highest = 1;
  const written: string[] = [];
  for (const xml of root.all("property")) {
    const property = parseXml(xml);
    const name = property.attributes.get("name") ?? "";
    highest = Math.max(highest, Number(property.attributes.get("pid") ?? 0));
    const value = pending.get(name);
    if (value === undefined) continue;
    pending.delete(name);
    const said = property.children[0];
    const inside = said?.text ?? "";
    const same =
      typeof value === "boolean"
        ? (inside === "true" || inside === "1") === value && said?.local === "bool"
        : typeof value === "number"
          ? Number(inside) === value
          : unescapeXstring(inside) === value;
    written.push(
      same || !said ? xml : xml.slice(0, property.openEnd) + valueXml(value, types) + xml.slice(property.closeStart),
    );
  }
  for (const [name, value] of pending) {
    highest += 1;
    const attributes = attributesXml({ fmtid: FORMAT_ID, pid: highest, name });
    written.push(`<${root.prefix}property${attributes}>${valueXml(value, types)}</${root.prefix}property>`);
  }
  root.setAll("property", written);
  return root.xml();
}

function valueXml(value: string | number | boolean, namespace: string): string {
  const kind =
    typeof value === "boolean" ? "bool" : typeof value === "string" ? "lpwstr" : Number.isInteger(value) ? "i4" : "r8";
  const text = typeof value === "string" ? escapeText(escapeXstring(value)) : String(value);
  return `<vt:${kind} xmlns:vt="${namespace}">${text}</vt:${kind}>`;
}
