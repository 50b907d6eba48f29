import {
  CONTENT_TYPES,
  type Package,
  type Relationship,
  relationshipKind,
  relationshipsPart,
  resolveTarget,
} from "./package.ts";
import { encodeXml, escapeAttribute, parseXml, patchXml, type XmlElement } from "./xml.ts";
import { writeZip } from "./zip-writer.ts";

/** Changes to a package, gathered until `finish`; reading through it shows them already. */
export interface PackageEdit {
  readonly original: Package;
  has(part: string): boolean;
  text(part: string): string;
  /** Writing back the same text is no change. */
  setText(part: string, text: string): void;
  /** `pattern` has "#" where the number goes ("/xl/tables/table#.xml"). Gives the new part's name. */
  addPart(pattern: string, contentType: string, content: string): string;
  /** With all parts that only it led to. Relationships to it must be taken away first. */
  removePart(part: string): void;
  relationships(source: string): readonly Relationship[];
  /** `kind` is the last word of the relationship's type. Gives the new id. */
  addRelationship(source: string, kind: string, target: string, external?: boolean): string;
  removeRelationship(source: string, id: string): void;
  finish(): Uint8Array;
}

const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";

/** The namespace of `r:id` in the parts of this package. */
export const relationshipNamespace = (strict: boolean): string => (strict ? OFFICE_STRICT : OFFICE);

function relationshipType(kind: string, strict: boolean): string {
  return kind === "core-properties" ? CORE_PROPERTIES : `${relationshipNamespace(strict)}/${kind}`;
}

interface SourceEdit {
  added: { id: string; type: string; target: string; external: boolean }[];
  removed: Set<string>;
}

export function editPackage(original: Package): PackageEdit {
  const { archive } = original;
  const texts = new Map<string, string>();
  const addedTypes = new Map<string, string>();
  const removed = new Set<string>();
  const sources = new Map<string, SourceEdit>();
  let taken: Set<string> | null = null;

  const sourceEdit = (source: string): SourceEdit => {
    let edit = sources.get(source);
    if (!edit) sources.set(source, (edit = { added: [], removed: new Set() }));
    return edit;
  };

  const relationships = (source: string): Relationship[] => {
    const edit = sources.get(source);
    const before = addedTypes.has(source) ? [] : original.relationships(source);
    return [...before.filter((one) => !edit?.removed.has(one.id)), ...(edit?.added ?? [])];
  };

  const has = (part: string): boolean => texts.has(part) || (archive.has(part) && !removed.has(part));

  /**
   * Free means: no entry has the name, in any letter case, and no relationship leads to it. A dangling one would have
   * the new part adopted by a sheet of the user.
   */
  function freePartName(pattern: string): string {
    taken ??= takenNames();
    for (let number = 1; ; number += 1) {
      const name = pattern.replace("#", String(number));
      const key = name.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  }

  function takenNames(): Set<string> {
    const parts = [...archive.names.filter((name) => !removed.has(name)), ...texts.keys()];
    const names = new Set(parts.map((name) => name.toLowerCase()));
    for (const source of ["/", ...parts]) {
      for (const { target, external } of relationships(source)) if (!external) names.add(target.toLowerCase());
    }
    return names;
  }

  function addPart(pattern: string, contentType: string, content: string): string {
    const part = freePartName(pattern);
    // The number of a part that was taken away may serve again.
    removed.delete(part);
    texts.set(part, content);
    addedTypes.set(part, contentType);
    return part;
  }

  function addRelationship(source: string, kind: string, target: string, external = false): string {
    const highest = Math.max(0, ...relationships(source).map(({ id }) => Number(/^rId(\d{1,9})$/i.exec(id)?.[1] ?? 0)));
    const id = `rId${highest + 1}`;
    sourceEdit(source).added.push({ id, type: relationshipType(kind, original.strict), target, external });
    return id;
  }

  function removeRelationship(source: string, id: string): void {
    const edit = sourceEdit(source);
    const index = edit.added.findIndex((one) => one.id === id);
    if (index >= 0) edit.added.splice(index, 1);
    else edit.removed.add(id);
  }

  function reachable(start: string, into: Set<string>): Set<string> {
    const waiting = [start];
    for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
      for (const { target, external } of relationships(source)) {
        if (external || into.has(target) || !has(target)) continue;
        into.add(target);
        waiting.push(target);
      }
    }
    return into;
  }

  function removePart(part: string): void {
    const below = reachable(part, new Set([part]));
    const kept = reachable("/", new Set());
    for (const name of below) {
      if (kept.has(name)) continue;
      texts.delete(name);
      addedTypes.delete(name);
      sources.delete(name);
      if (archive.has(name)) removed.add(name);
    }
    taken = null;
  }

  function finish(): Uint8Array {
    const changes = new Map<string, Uint8Array | null>();
    const rewrite = (part: string, text: string): void => {
      const name = archive.find(part) ?? part;
      if (archive.has(name) && text === original.readText(name)) return;
      changes.set(name, encodeXml(text));
    };
    const contentTypes = editedContentTypes(original, addedTypes, removed);
    if (contentTypes) rewrite(CONTENT_TYPES, contentTypes);
    for (const [part, text] of texts) rewrite(part, text);
    for (const [source, edit] of sources) {
      const part = relationshipsPart(source);
      const before = archive.has(part) && !addedTypes.has(source) ? original.readXml(part) : null;
      const after = editedRelationships(before, source, edit, archive);
      if (after !== null) rewrite(part, after);
    }
    const gone = [...removed, ...[...removed, ...addedTypes.keys()].map(relationshipsPart)];
    for (const part of gone) {
      const name = archive.find(part);
      if (name !== null && !changes.has(name)) changes.set(name, null);
    }
    return changes.size === 0 ? archive.bytes : writeZip(archive, changes);
  }

  return {
    original,
    has,
    text: (part) => texts.get(part) ?? original.readText(part),
    setText: (part, text) => void texts.set(part, text),
    addPart,
    removePart,
    relationships,
    addRelationship,
    removeRelationship,
    finish,
  };
}

function editedContentTypes(
  original: Package,
  added: ReadonlyMap<string, string>,
  removed: ReadonlySet<string>,
): string | null {
  if (added.size === 0 && removed.size === 0) return null;
  const { text, root } = original.readXml(CONTENT_TYPES);
  const patch = patchXml(text);
  const prefix = root.prefix ? `${root.prefix}:` : "";
  const gone = new Set([...removed].map((part) => part.toLowerCase()));
  const pending = new Map([...added].map(([part, type]) => [part.toLowerCase(), { part, type }]));
  let knowsRelationships = false;
  for (const element of root.children) {
    const { attributes } = element;
    if (element.local === "Default" && attributes.get("Extension")?.toLowerCase() === "rels") knowsRelationships = true;
    const name = attributes.get("PartName")?.toLowerCase();
    if (element.local !== "Override" || name === undefined) continue;
    const again = pending.get(name);
    if (again && again.type === attributes.get("ContentType")) pending.delete(name);
    else if (again || gone.has(name)) patch.remove(element);
  }
  if (!knowsRelationships) {
    patch.append(root, `<${prefix}Default Extension="rels" ContentType="${RELATIONSHIPS_TYPE}"/>`);
  }
  for (const { part, type } of pending.values()) {
    patch.append(root, `<${prefix}Override PartName="${escapeAttribute(part)}" ContentType="${type}"/>`);
  }
  return patch.apply();
}

function editedRelationships(
  before: { text: string; root: XmlElement } | null,
  source: string,
  edit: SourceEdit,
  archive: Package["archive"],
): string | null {
  if (edit.added.length === 0 && edit.removed.size === 0) return null;
  if (!before && edit.added.length === 0) return null;
  const text =
    before?.text ??
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`;
  const root = before?.root ?? parseXml(text);
  const patch = patchXml(text);
  const prefix = root.prefix ? `${root.prefix}:` : "";
  for (const element of root.children) {
    if (edit.removed.has(element.attributes.get("Id") ?? "")) patch.remove(element);
  }
  for (const { id, type, target, external } of edit.added) {
    const mode = external ? ` TargetMode="External"` : "";
    const address = external || resolveTarget(archive, source, target) === target ? target : encodeURI(target);
    patch.append(
      root,
      `<${prefix}Relationship Id="${id}" Type="${type}" Target="${escapeAttribute(address)}"${mode}/>`,
    );
  }
  return patch.apply();
}

/** Parts that a source leads to by relationships of one kind. */
export function targetsOf(edit: PackageEdit, source: string, kind: string): string[] {
  return edit
    .relationships(source)
    .filter((one) => !one.external && relationshipKind(one.type) === kind && edit.has(one.target))
    .map((one) => one.target);
}
