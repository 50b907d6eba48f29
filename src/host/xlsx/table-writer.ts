import { areaA1 } from "../../cells/address.ts";
import type { Area, TableColumnModel, TableModel } from "../model/workbook.ts";
import { attributesXml, childrenOf } from "./children.ts";
import { escapeText, parseXml } from "./xml.ts";
import { escapeXstring } from "./xstring.ts";

const TABLE_ORDER = ["autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst"];

/** Function numbers of SUBTOTAL, the file's words for them. */
const totals: Readonly<Record<string, string>> = {
  101: "average",
  102: "countNums",
  103: "count",
  104: "max",
  105: "min",
  107: "stdDev",
  109: "sum",
  110: "var",
};

/** A whole table part. */
export function tableXml(table: TableModel, namespace: string): string {
  const root = `<table xmlns="${namespace}" id="${table.id}"/>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${changedTableXml(root, table)}`;
}

/** A table part of the file as the model has it now; formulas of columns, sorting and the like are kept. */
export function changedTableXml(text: string, table: TableModel): string {
  const root = childrenOf(text, TABLE_ORDER);
  const p = root.prefix;
  root.setAttribute("name", escapeXstring(table.name));
  root.setAttribute("displayName", escapeXstring(table.name));
  root.setAttribute("ref", areaA1(table.area));
  root.setAttribute("headerRowCount", table.showHeaders ? null : 0);
  root.setAttribute("totalsRowCount", table.showTotals ? 1 : null);
  if (!table.showTotals && root.attribute("totalsRowShown") === null) root.setAttribute("totalsRowShown", 0);

  const existingFilter = root.get("autoFilter");
  if (table.showHeaders && table.showFilterButton) {
    const filter = childrenOf(existingFilter ?? `<${p}autoFilter/>`, []);
    filter.setAttribute("ref", areaA1(filteredArea(table)));
    root.set("autoFilter", filter.xml());
  } else if (existingFilter !== null) {
    root.set("autoFilter", null);
  }

  const columns = childrenOf(root.get("tableColumns") ?? `<${p}tableColumns/>`, ["tableColumn"]);
  const existing = new Map(columns.all("tableColumn").map((xml) => [parseXml(xml).attributes.get("id"), xml]));
  columns.setAttribute("count", table.columns.length);
  columns.setAll(
    "tableColumn",
    table.columns.map((column) => columnXml(column, existing.get(String(column.id)), p)),
  );
  root.set("tableColumns", columns.xml());

  const style = childrenOf(root.get("tableStyleInfo") ?? `<${p}tableStyleInfo/>`, []);
  style.setAttribute("name", table.style);
  if (style.attribute("showFirstColumn") === null) {
    style.setAttribute("showFirstColumn", 0);
    style.setAttribute("showLastColumn", 0);
  }
  style.setAttribute("showRowStripes", table.showBandedRows ? 1 : 0);
  style.setAttribute("showColumnStripes", table.showBandedColumns ? 1 : 0);
  root.set("tableStyleInfo", style.xml());
  return root.xml();
}

/** Headers and data, without the row of totals. */
function filteredArea(table: TableModel): Area {
  return table.showTotals ? { ...table.area, bottom: table.area.bottom - 1 } : table.area;
}

function columnXml(column: TableColumnModel, existing: string | undefined, p: string): string {
  const element = childrenOf(existing ?? `<${p}tableColumn${attributesXml({ id: column.id })}/>`, [
    "calculatedColumnFormula",
    "totalsRowFormula",
    "xmlColumnPr",
    "extLst",
  ]);
  const name = escapeXstring(column.name);
  if (element.attribute("name") !== name) element.setAttribute("name", name);
  const formula = column.totalsFormula?.replace(/^=/, "") ?? null;
  const subtotal = formula === null ? undefined : /^SUBTOTAL\((\d+),\s*(?:[^[\]]*)\[[^[\]]*\]\)$/i.exec(formula)?.[1];
  const word = totals[subtotal ?? ""] ?? (formula === null ? null : "custom");
  const before = element.attribute("totalsRowFunction");
  if (word !== before && !(word === null && before === "none")) element.setAttribute("totalsRowFunction", word);
  const written = word === "custom" ? formula : null;
  const said = element.get("totalsRowFormula");
  if (written === null) {
    if (said !== null) element.set("totalsRowFormula", null);
  } else if (said === null || parseXml(said).text !== written) {
    element.set("totalsRowFormula", `<${p}totalsRowFormula>${escapeText(written)}</${p}totalsRowFormula>`);
  }
  return element.xml();
}
