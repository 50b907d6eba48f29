import { HostFileError } from "./file-error.ts";
import { childrenNamed, decodeXml, namespaceOf, parseXml, type XmlElement, XmlError } from "./xml.ts";
import type { ZipArchive } from "./zip.ts";

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** A part name as the archive spells it; as written when it is external or no part has that name. */
  readonly target: string;
  readonly external: boolean;
}

export interface Package {
  readonly archive: ZipArchive;
  /** The workbook part. */
  readonly mainPart: string;
  /** ISO 29500 strict: other namespaces and relationship types. */
  readonly strict: boolean;
  /** Of a part, or of the package ("/"). Empty when it has none. */
  relationships(source: string): readonly Relationship[];
  contentType(part: string): string | null;
  readText(part: string): string;
  /** Throws HostFileError "corrupt" where the XML is not well-formed. */
  readXml(part: string): { text: string; root: XmlElement };
}

export const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const SPREADSHEET_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
export const CONTENT_TYPES = "/[Content_Types].xml";

/** Throws HostFileError when the archive holds no workbook. */
export function openPackage(archive: ZipArchive): Package {
  const known = new Map<string, readonly Relationship[]>();
  const readText = (part: string): string => wellFormed(part, () => decodeXml(archive.read(part)));
  const readXml = (part: string): { text: string; root: XmlElement } => {
    const text = readText(part);
    return { text, root: wellFormed(part, () => parseXml(text)) };
  };
  const relationships = (source: string): readonly Relationship[] => {
    const part = relationshipsPart(source);
    let found = known.get(part.toLowerCase());
    if (!found) {
      found = archive.has(part) ? readRelationships(archive, source, readXml(part).root) : [];
      known.set(part.toLowerCase(), found);
    }
    return found;
  };
  if (!archive.has(CONTENT_TYPES) || !archive.has("/_rels/.rels")) throw new HostFileError("not-a-workbook");
  const contentTypes = readXml(CONTENT_TYPES).root;
  const main = relationships("/").find((relationship) => relationshipKind(relationship.type) === "officeDocument");
  if (!main || !archive.has(main.target)) throw new HostFileError("not-a-workbook", "no main part");
  return {
    archive,
    mainPart: main.target,
    strict: workbookNamespace(main.target, readText) === SPREADSHEET_STRICT,
    relationships,
    contentType: (part) => contentTypeOf(contentTypes, part),
    readText,
    readXml,
  };
}

function wellFormed<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlError) throw new HostFileError("corrupt", `${part}: ${error.message}`);
    throw error;
  }
}

function workbookNamespace(part: string, readText: (part: string) => string): string {
  let root: XmlElement;
  try {
    root = parseXml(readText(part));
  } catch (error) {
    // A binary workbook (.xlsb) has the same relationships.
    if (error instanceof XmlError && !readText(part).trimStart().startsWith("<")) {
      throw new HostFileError("not-a-workbook", part);
    }
    throw new HostFileError("corrupt", part);
  }
  const namespace = namespaceOf(root);
  if (root.local !== "workbook" || (namespace !== SPREADSHEET && namespace !== SPREADSHEET_STRICT)) {
    throw new HostFileError("not-a-workbook", `${root.name} in ${part}`);
  }
  return namespace;
}

/** "/xl/workbook.xml" → "/xl/_rels/workbook.xml.rels"; "/" → "/_rels/.rels". */
export function relationshipsPart(source: string): string {
  const slash = source.lastIndexOf("/");
  return `${source.slice(0, slash)}/_rels/${source.slice(slash + 1)}.rels`;
}

/** The last word of a relationship type ("worksheet"): the same for strict and transitional files. */
export function relationshipKind(type: string): string {
  return type.slice(type.lastIndexOf("/") + 1);
}

function readRelationships(archive: ZipArchive, source: string, root: XmlElement): Relationship[] {
  return childrenNamed(root, "Relationship").map((element) => {
    const external = element.attributes.get("TargetMode")?.toLowerCase() === "external";
    const target = element.attributes.get("Target") ?? "";
    return {
      id: element.attributes.get("Id") ?? "",
      type: element.attributes.get("Type") ?? "",
      target: external ? target : resolveTarget(archive, source, target),
      external,
    };
  });
}

/** The part that a target names, in the archive's spelling; else the name that it would have. */
export function resolveTarget(archive: ZipArchive, source: string, target: string): string {
  const path = target.replaceAll("\\", "/").replace(/#.*$/, "");
  const folder = path.startsWith("/") ? [] : source.split("/").slice(0, -1);
  const segments: string[] = [];
  for (const segment of [...folder, ...path.split("/")]) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  const name = `/${segments.join("/")}`;
  return archive.find(name) ?? archive.find(percentDecoded(name)) ?? name;
}

function percentDecoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function contentTypeOf(types: XmlElement, part: string): string | null {
  const name = part.toLowerCase();
  const extension = name.slice(name.lastIndexOf(".") + 1);
  const override = types.children.find(
    (child) => child.local === "Override" && child.attributes.get("PartName")?.toLowerCase() === name,
  );
  const entry =
    override ??
    types.children.find(
      (child) => child.local === "Default" && child.attributes.get("Extension")?.toLowerCase() === extension,
    );
  return entry?.attributes.get("ContentType") ?? null;
}
