import { openPackage, relationshipKind, relationshipsPart } from "../../src/host/xlsx/package.ts";
import { readZip } from "../../src/host/xlsx/zip.ts";

/** What a save may rewrite besides the sheets that were edited; the chain may only go. */
function mayChange(bytes: Uint8Array): Set<string> {
  const file = openPackage(readZip(bytes));
  const kinds = ["styles", "calcChain"];
  const parts = file.relationships(file.mainPart).filter((one) => kinds.includes(relationshipKind(one.type)));
  return new Set([
    "/[Content_Types].xml",
    file.mainPart,
    relationshipsPart(file.mainPart),
    ...parts.map((one) => one.target),
  ]);
}

/** Parts of the original that are gone or are not the same bytes, those that may change left out. */
export function lostParts(original: Uint8Array, saved: Uint8Array, also: readonly string[] = []): string[] {
  const allowed = new Set([...mayChange(original), ...also].map((part) => part.toLowerCase()));
  const [before, after] = [readZip(original), readZip(saved)];
  return before.names.filter(
    (part) =>
      !allowed.has(part.toLowerCase()) &&
      !(after.has(part) && Buffer.compare(before.read(part), after.read(part)) === 0),
  );
}
