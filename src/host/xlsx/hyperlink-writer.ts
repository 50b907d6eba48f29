import { areaA1 } from "../../cells/address.ts";
import type { Hyperlink } from "../model/workbook.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import { type PackageEdit, relationshipNamespace } from "./package-edit.ts";
import { relationshipKind } from "./package.ts";
import { parseXml } from "./xml.ts";
import { escapeXstring, unescapeXstring } from "./xstring.ts";

/** `hyperlinks` and their relationships; a link that doesn't change keeps its element. */
export function writeHyperlinks(root: Children, part: string, links: readonly Hyperlink[], edit: PackageEdit): void {
  const p = root.prefix;
  const namespace = relationshipNamespace(edit.original.strict);
  const relationshipPrefix = root.prefixOf(namespace);
  const element = childrenOf(root.get("hyperlinks") ?? `<${p}hyperlinks/>`, ["hyperlink"]);
  const ofKind = () => edit.relationships(part).filter((one) => relationshipKind(one.type) === "hyperlink");
  const known = new Map<string, { xml: string; id: string | undefined }>();
  for (const xml of element.all("hyperlink")) {
    const { attributes } = parseXml(xml);
    const id = [...attributes].find(([name]) => name.endsWith(":id"))?.[1];
    const location = attributes.get("location");
    const key = keyOf(
      attributes.get("ref") ?? "",
      ofKind().find((one) => one.id === id)?.target ?? null,
      location === undefined ? null : unescapeXstring(location),
      attributes.get("tooltip") ?? null,
    );
    known.set(key, { xml, id });
  }
  const used = new Set<string>();
  const written = links.map(({ area, address, documentReference, screenTip }) => {
    const ref = areaA1(area);
    const existing = known.get(keyOf(ref, address, documentReference, screenTip));
    if (existing) {
      if (existing.id !== undefined) used.add(existing.id);
      return existing.xml;
    }
    const id =
      address === null
        ? null
        : (ofKind().find((one) => one.external && one.target === address)?.id ??
          edit.addRelationship(part, "hyperlink", address, true));
    if (id !== null) used.add(id);
    const name = `${relationshipPrefix ?? "r"}:id`;
    return `<${p}hyperlink${attributesXml({
      ref,
      [`xmlns:${relationshipPrefix ?? "r"}`]: id !== null && relationshipPrefix === null ? namespace : null,
      [name]: id,
      location: documentReference === null ? null : escapeXstring(documentReference),
      tooltip: screenTip,
    })}/>`;
  });
  for (const { id } of known.values()) if (id !== undefined && !used.has(id)) edit.removeRelationship(part, id);
  element.setAll("hyperlink", written);
  root.set("hyperlinks", written.length > 0 ? element.xml() : null);
}

const keyOf = (...values: (string | null)[]): string => JSON.stringify(values);
