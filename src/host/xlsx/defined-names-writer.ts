import { areaA1, quoteSheet } from "../../cells/address.ts";
import type { NameModel, SheetModel, WorkbookModel } from "../model/workbook.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import { storedFormula } from "./stored-formula.ts";
import { escapeText, parseXml, patchXml } from "./xml.ts";
import { escapeXstring, unescapeXstring } from "./xstring.ts";

/**
 * `definedNames` of the workbook part. `sheetAt` tells which sheet of the model had a position when the file was
 * opened (null: it was deleted), `positionOf` where a sheet stands now. Elements are only changed where the name's
 * formula, scope, visibility or comment is another.
 */
export function writeDefinedNames(
  root: Children,
  workbook: WorkbookModel,
  sheetAt: (position: number) => SheetModel | null | undefined,
  positionOf: (sheet: SheetModel) => number,
): void {
  const p = root.prefix;
  const names = workbook.touched.has("names");
  const element = childrenOf(root.get("definedNames") ?? `<${p}definedNames/>`, ["definedName"]);
  const pending = new Map<string, { name: NameModel; sheet: SheetModel | null }>();
  for (const { name, sheet } of namesOf(workbook)) pending.set(keyOf(name.name, sheet), { name, sheet });
  const written: string[] = [];
  for (const xml of element.all("definedName")) {
    const existing = parseXml(xml);
    const scope = existing.attributes.get("localSheetId");
    const sheet = scope === undefined ? null : sheetAt(Number(scope));
    if (sheet === undefined) {
      written.push(xml);
      continue;
    }
    if (scope !== undefined && sheet === null) continue;
    const key = keyOf(unescapeXstring(existing.attributes.get("name") ?? ""), sheet);
    const wanted = pending.get(key);
    pending.delete(key);
    const patch = patchXml(xml);
    if (sheet && Number(scope) !== positionOf(sheet))
      patch.setAttribute(existing, "localSheetId", String(positionOf(sheet)));
    const mayChange = names || isOwnFilter(wanted?.name, sheet);
    if (!wanted && mayChange) continue;
    if (wanted && mayChange) {
      const { formula, visible, comment } = wanted.name;
      const hidden = ["1", "true"].includes(existing.attributes.get("hidden") ?? "");
      if (hidden === visible) patch.setAttribute(existing, "hidden", visible ? null : "1");
      if (unescapeXstring(existing.attributes.get("comment") ?? "") !== comment) {
        patch.setAttribute(existing, "comment", comment === "" ? null : escapeXstring(comment));
      }
      if (existing.text.trim().replace(/^=/, "") !== formula) {
        patch.replace(existing.openEnd, existing.closeStart, escapeText(storedFormula(formula)));
      }
    }
    written.push(patch.apply());
  }
  for (const { name, sheet } of pending.values()) {
    if (sheet === null ? names : names || sheet.part === null || isOwnFilter(name, sheet)) {
      written.push(nameXml(name, sheet === null ? null : positionOf(sheet), p));
    }
  }
  element.setAll("definedName", written);
  root.set("definedNames", written.length > 0 ? element.xml() : null);
}

const FILTER = "_xlnm._FilterDatabase";

/** Excel keeps, for each filter, a hidden name for its area. */
const isOwnFilter = (name: NameModel | undefined, sheet: SheetModel | null | undefined): boolean =>
  name?.name === FILTER && sheet?.touched.has("autoFilter") === true;

const keyOf = (name: string, sheet: SheetModel | null): string =>
  JSON.stringify([sheet?.sheetId ?? null, name.toLowerCase()]);

function* namesOf(workbook: WorkbookModel): Generator<{ name: NameModel; sheet: SheetModel | null }> {
  for (const name of workbook.names) yield { name, sheet: null };
  for (const sheet of workbook.sheets) {
    const touched = sheet.touched.has("autoFilter") || sheet.part === null;
    for (const name of sheet.names) if (!touched || name.name !== FILTER) yield { name, sheet };
    if (touched && sheet.autoFilter) {
      const formula = `${quoteSheet(sheet.name)}!${absolute(areaA1(sheet.autoFilter))}`;
      yield { name: { name: FILTER, formula, visible: false, comment: "", raw: null }, sheet };
    }
  }
}

const absolute = (area: string): string => area.replace(/([A-Z]{1,3})(\d{1,7})/g, "$$$1$$$2");

function nameXml(name: NameModel, position: number | null, p: string): string {
  const attributes = attributesXml({
    name: escapeXstring(name.name),
    comment: name.comment === "" ? null : escapeXstring(name.comment),
    localSheetId: position,
    hidden: name.visible ? null : 1,
  });
  const text = escapeText(storedFormula(name.formula));
  return `<${p}definedName${attributes}${name.raw ?? ""}>${text}</${p}definedName>`;
}
