import { parseArea } from "../../cells/address.ts";
import type { TableModel } from "../model/workbook.ts";
import { flag, numberOr } from "./element-values.ts";
import { childNamed, childrenNamed, type XmlElement } from "./xml.ts";
import { unescapeXstring } from "./xstring.ts";

/** Office.js formulas of the totals row, by the file's function words. */
const subtotals: Readonly<Record<string, number>> = {
  average: 101,
  countNums: 102,
  count: 103,
  max: 104,
  min: 105,
  stdDev: 107,
  sum: 109,
  var: 110,
};

function totalsFormula(column: XmlElement, name: string): string | null {
  const kind = column.attributes.get("totalsRowFunction");
  if (!kind || kind === "none") return null;
  if (kind === "custom") return childNamed(column, "totalsRowFormula")?.text ?? null;
  const number = subtotals[kind];
  return number ? `SUBTOTAL(${number},[${name.replace(/[[\]#']/g, "'$&")}])` : null;
}

/** Null when the part describes no area of the grid. */
export function readTable(table: XmlElement, part: string): TableModel | null {
  const area = parseArea(table.attributes.get("ref") ?? "");
  if (!area) return null;
  const style = childNamed(table, "tableStyleInfo");
  return {
    id: numberOr(table, "id", 0),
    name: unescapeXstring(table.attributes.get("displayName") ?? table.attributes.get("name") ?? ""),
    area,
    showHeaders: numberOr(table, "headerRowCount", 1) > 0,
    showTotals: numberOr(table, "totalsRowCount", 0) > 0,
    style: style?.attributes.get("name") ?? null,
    showBandedRows: flag(style, "showRowStripes"),
    showBandedColumns: flag(style, "showColumnStripes"),
    showFilterButton: childNamed(table, "autoFilter") !== null,
    columns: childrenNamed(childNamed(table, "tableColumns"), "tableColumn").map((column) => {
      const name = unescapeXstring(column.attributes.get("name") ?? "");
      return { id: numberOr(column, "id", 0), name, totalsFormula: totalsFormula(column, name) };
    }),
    part,
    changed: false,
  };
}
