import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import { writeDefinedNames } from "./defined-names-writer.ts";
import { type PackageEdit, relationshipNamespace } from "./package-edit.ts";
import { parseXml } from "./xml.ts";

const WORKBOOK_ORDER = [
  "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
  "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr",
  "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
]; // prettier-ignore

const states: Readonly<Record<SheetModel["visibility"], string | null>> = {
  Visible: null,
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

const calculationModes: Readonly<Record<WorkbookModel["calculationMode"], string | null>> = {
  Automatic: null,
  AutomaticExceptTables: "autoNoTable",
  Manual: "manual",
};

/** A `<sheet>` of the file, or the place of one that is new. */
interface Tab {
  xml: string;
  sheet: SheetModel | null;
}

/** `partOf`: the part of a sheet, be it new. `recalculate`: cells with formulas were written. */
export function writeWorkbook(
  workbook: WorkbookModel,
  edit: PackageEdit,
  partOf: (sheet: SheetModel) => string,
  recalculate: boolean,
): void {
  const part = edit.original.mainPart;
  const root = childrenOf(edit.text(part), WORKBOOK_ORDER);
  const before = tabsOfFile(root, workbook, edit);
  const after = tabsNow(before, workbook, edit, root, partOf);
  const element = childrenOf(root.get("sheets") ?? `<${root.prefix}sheets/>`, ["sheet"]);
  element.setAll(
    "sheet",
    after.map((tab) => tab.xml),
  );
  root.set("sheets", element.xml());

  const positionOf = (sheet: SheetModel): number => after.findIndex((tab) => tab.sheet === sheet);
  writeDefinedNames(root, workbook, (position) => sheetAtOpening(before[position]), positionOf);
  keepActiveTab(root, before, after);
  if (workbook.touched.has("protection")) {
    const protection = workbook.structureProtection;
    const xml =
      protection === null ? null : `<${root.prefix}workbookProtection${attributesXml(protection.attributes)}/>`;
    root.set("workbookProtection", xml);
  }
  writeCalculation(root, workbook, recalculate);
  edit.setText(part, root.xml());
}

type TabOfFile = Tab & { deleted: boolean };

/** undefined: a sheet that the model doesn't know; null: one that was deleted. */
function sheetAtOpening(tab: TabOfFile | undefined): SheetModel | null | undefined {
  return tab?.deleted ? null : (tab?.sheet ?? undefined);
}

function tabsOfFile(root: Children, workbook: WorkbookModel, edit: PackageEdit): TabOfFile[] {
  const relationships = edit.original.relationships(edit.original.mainPart);
  const unseen = new Set(workbook.sheets);
  const element = root.get("sheets");
  return childrenOf(element ?? `<${root.prefix}sheets/>`, ["sheet"])
    .all("sheet")
    .map((xml) => {
      const { attributes } = parseXml(xml);
      const id = [...attributes].find(([name]) => name.endsWith(":id"))?.[1];
      // A sheet without a part, as macro modules of old files are, is known by its number.
      const part = relationships.find((one) => one.id === id && !one.external)?.target ?? "";
      const sheet = [...unseen].find(
        (one) => one.part === part && (part !== "" || one.sheetId === Number(attributes.get("sheetId") ?? 0)),
      );
      if (sheet) unseen.delete(sheet);
      return { xml, sheet: sheet ?? null, deleted: !sheet && workbook.deletedParts.includes(part) };
    });
}

function tabsNow(
  before: readonly TabOfFile[],
  workbook: WorkbookModel,
  edit: PackageEdit,
  root: Children,
  partOf: (sheet: SheetModel) => string,
): Tab[] {
  const namespace = relationshipNamespace(edit.original.strict);
  const prefix = root.prefixOf(namespace);
  const tabs = workbook.sheets.map((sheet): Tab => {
    const existing = before.find((tab) => tab.sheet === sheet);
    if (existing) return { xml: renamed(existing.xml, sheet), sheet };
    const id = edit.addRelationship(edit.original.mainPart, "worksheet", partOf(sheet));
    const name = prefix ?? "r";
    const attributes = attributesXml({
      name: sheet.name,
      sheetId: sheet.sheetId,
      state: states[sheet.visibility],
      [`xmlns:${name}`]: prefix === null ? namespace : null,
      [`${name}:id`]: id,
    });
    return { xml: `<${root.prefix}sheet${attributes}/>`, sheet };
  });
  // Sheets that the model doesn't know stay behind the one that they followed.
  before.forEach((tab, i) => {
    if (tab.sheet || tab.deleted) return;
    const previous = before
      .slice(0, i)
      .reverse()
      .find((one) => one.sheet);
    const at = previous ? tabs.findIndex((one) => one.sheet === previous.sheet) + 1 : 0;
    tabs.splice(at, 0, { xml: tab.xml, sheet: null });
  });
  return tabs;
}

function renamed(xml: string, sheet: SheetModel): string {
  const element = childrenOf(xml, []);
  const state = element.attribute("state");
  const wanted = states[sheet.visibility];
  if (element.attribute("name") !== sheet.name) element.setAttribute("name", sheet.name);
  if (state !== wanted && !(state === "visible" && wanted === null)) element.setAttribute("state", wanted);
  return element.xml();
}

/** Which tab is in front doesn't change; its number does when sheets before it come or go. */
function keepActiveTab(root: Children, before: readonly TabOfFile[], after: readonly Tab[]): void {
  const views = root.get("bookViews");
  if (views === null) return;
  const element = childrenOf(views, ["workbookView"]);
  const isVisible = (tab: Tab | undefined) => tab?.sheet?.visibility === "Visible";
  const moved = (position: number): number => {
    const sheet = before[position]?.sheet;
    const at = sheet ? after.findIndex((tab) => tab.sheet === sheet) : -1;
    if (at >= 0 && isVisible(after[at])) return at;
    const next = after.findIndex((tab, i) => i >= Math.min(position, after.length - 1) && isVisible(tab));
    return next >= 0 ? next : Math.max(0, after.findIndex(isVisible));
  };
  element.setAll(
    "workbookView",
    element.all("workbookView").map((xml) => {
      const view = childrenOf(xml, ["extLst"]);
      for (const name of ["activeTab", "firstSheet"]) {
        const position = Number(view.attribute(name) ?? 0);
        if (!(position < before.length)) continue;
        const wasVisible = isVisible(before[position]) || before[position]?.deleted;
        const now = wasVisible ? moved(position) : position;
        if (now !== position) view.setAttribute(name, now);
      }
      return view.xml();
    }),
  );
  root.set("bookViews", element.xml());
}

function writeCalculation(root: Children, workbook: WorkbookModel, recalculate: boolean): void {
  const touched = workbook.touched.has("calculation");
  if (!touched && !recalculate) return;
  const existing = root.get("calcPr");
  const element = childrenOf(existing ?? `<${root.prefix}calcPr/>`, []);
  if (touched) {
    const mode = calculationModes[workbook.calculationMode];
    if (mode !== null || element.attribute("calcMode") !== "auto") element.setAttribute("calcMode", mode);
  }
  if (recalculate) element.setAttribute("fullCalcOnLoad", 1);
  root.set("calcPr", element.xml());
}
