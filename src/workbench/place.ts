import { parseArea } from "../cells/address.ts";
import type { Area, SheetModel, WorkbookModel } from "../host/model/workbook.ts";

/** The cells that a reference means ("B3", "'Exécution'!C12:D14") or a defined name; null when there are none. */
export function placeOf(
  workbook: WorkbookModel,
  from: SheetModel,
  reference: string,
): { readonly sheet: SheetModel; readonly area: Area } | null {
  const text = reference.trim().replace(/^[#=]/, "");
  const cut = text.lastIndexOf("!");
  const name = text
    .slice(0, Math.max(0, cut))
    .replace(/^'(.*)'$/s, "$1")
    .replaceAll("''", "'");
  const sheet = cut < 0 ? from : workbook.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const area = parseArea(text.slice(cut + 1));
  if (area) return sheet && sheet.visibility === "Visible" ? { sheet, area } : null;
  const known = [...from.names, ...workbook.names].find((one) => one.name.toLowerCase() === text.toLowerCase());
  return known && known.formula.includes("!") && known.formula !== text ? placeOf(workbook, from, known.formula) : null;
}
