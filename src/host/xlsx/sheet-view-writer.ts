import { a1 } from "../../cells/address.ts";
import type { SheetModel } from "../model/workbook.ts";
import { attributesXml, type Children, childrenOf } from "./children.ts";
import { colorXml } from "./color-xml.ts";
import { parseXml } from "./xml.ts";

const VIEW_ORDER = ["pane", "selection", "pivotSelection", "extLst"];

/** Grid lines, headings and frozen panes; zoom, selection and which tabs are selected stay as the file has them. */
export function writeView(root: Children, sheet: SheetModel): void {
  const p = root.prefix;
  const views = childrenOf(root.get("sheetViews") ?? `<${p}sheetViews/>`, ["sheetView", "extLst"]);
  const existing = views.all("sheetView");
  const texts = existing.length > 0 ? existing : [`<${p}sheetView workbookViewId="0"/>`];
  views.setAll(
    "sheetView",
    texts.map((text) => {
      const view = childrenOf(text, VIEW_ORDER);
      setFlag(view, "showGridLines", sheet.showGridlines);
      setFlag(view, "showRowColHeaders", sheet.showHeadings);
      setFreeze(view, sheet.freeze);
      return view.xml();
    }),
  );
  root.set("sheetViews", views.xml());
}

function setFlag(view: Children, name: string, on: boolean): void {
  const said = view.attribute(name);
  const wasOn = said === null || said === "1" || said === "true";
  if (wasOn !== on) view.setAttribute(name, on ? null : "0");
}

function setFreeze(view: Children, freeze: SheetModel["freeze"]): void {
  const pane = view.get("pane");
  const attributes = pane === null ? null : parseXml(pane).attributes;
  const isFrozen = attributes?.get("state")?.startsWith("frozen") ?? false;
  const before = isFrozen
    ? { rows: Number(attributes?.get("ySplit") ?? 0), columns: Number(attributes?.get("xSplit") ?? 0) }
    : null;
  if (before?.rows === freeze?.rows && before?.columns === freeze?.columns) return;
  // Selections name the pane they stand in.
  if (pane !== null) view.setAll("selection", []);
  if (!freeze || (freeze.rows === 0 && freeze.columns === 0)) {
    view.set("pane", null);
    return;
  }
  const { rows, columns } = freeze;
  const active = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const p = view.prefix;
  view.setAttribute("topLeftCell", null);
  view.set(
    "pane",
    `<${p}pane${attributesXml({
      xSplit: columns || null,
      ySplit: rows || null,
      topLeftCell: a1(rows, columns),
      activePane: active,
      state: "frozen",
    })}/>`,
  );
  const panes = active === "bottomRight" ? ["topRight", "bottomLeft", "bottomRight"] : [active];
  view.setAll(
    "selection",
    panes.map((name) => `<${p}selection pane="${name}"/>`),
  );
}

/** `selected`: which tab is shown first when a new workbook opens. */
export function selectTab(root: Children): void {
  const views = childrenOf(root.get("sheetViews") ?? `<${root.prefix}sheetViews/>`, ["sheetView", "extLst"]);
  const view = childrenOf(views.get("sheetView") ?? `<${root.prefix}sheetView workbookViewId="0"/>`, VIEW_ORDER);
  view.setAttribute("tabSelected", "1");
  views.set("sheetView", view.xml());
  root.set("sheetViews", views.xml());
}

export function writeTabColor(root: Children, color: string | null): void {
  const existing = root.get("sheetPr");
  if (existing === null && color === null) return;
  const properties = childrenOf(existing ?? `<${root.prefix}sheetPr/>`, ["tabColor", "outlinePr", "pageSetUpPr"]);
  properties.set("tabColor", color === null ? null : colorXml("tabColor", color, root.prefix));
  root.set("sheetPr", properties.xml());
}
