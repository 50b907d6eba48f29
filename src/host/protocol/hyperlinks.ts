import { cellsChanged } from "./changes.ts";
import { contains, intersection, without } from "./areas.ts";
import { optionalText, record } from "./argument.ts";
import { requirePermission, requireUnlocked } from "./protection.ts";
import { restyle } from "./restyle.ts";
import { wireValue, writeEntry } from "./cell-values.ts";
import type { CellFormat } from "../model/style.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";
import type { SheetModel } from "../model/workbook.ts";
import type { Area } from "../model/workbook.ts";

/** Excel's own colour for links in its standard theme. */
const LINK_COLOR = "#0563C1";

/** The link that covers the whole range, as Office.js gives it, or null. */
export function hyperlinkOf({ sheet, area }: RangeTarget): Record<string, string> | null {
  const link = sheet.hyperlinks.find((one) => contains(one.area, area));
  if (!link) return null;
  const shown = String(wireValue(sheet.cells.value(area.top, area.left)));
  return {
    ...(link.address !== null && { address: link.address }),
    ...(link.documentReference !== null && { documentReference: link.documentReference }),
    screenTip: link.screenTip ?? "",
    textToDisplay: shown,
  };
}

/** Takes links off an area; a link that reaches further keeps the rest. */
export function removeHyperlinks(sheet: SheetModel, area: Area): void {
  if (!sheet.hyperlinks.some((link) => intersection(link.area, area))) return;
  sheet.hyperlinks = sheet.hyperlinks.flatMap((link) =>
    without(link.area, area).map((rest) => ({ ...link, area: rest })),
  );
  sheet.touched.add("hyperlinks");
}

export function setHyperlink(range: RangeTarget, given: unknown, context: Context): void {
  const { sheet, area } = range;
  requirePermission(sheet, "insertHyperlinks");
  requireUnlocked(context.workbook, sheet, area);
  const wish = record(given, "hyperlink");
  const address = optionalText(wish["address"], "address");
  const documentReference = optionalText(wish["documentReference"], "documentReference");
  const shown = optionalText(wish["textToDisplay"], "textToDisplay");
  removeHyperlinks(sheet, area);
  sheet.hyperlinks.push({
    area,
    address: address || null,
    documentReference: documentReference?.replace(/^#/, "") || null,
    screenTip: optionalText(wish["screenTip"], "screenTip"),
  });
  sheet.touched.add("hyperlinks");
  const first = { ...area, bottom: area.top, right: area.left };
  const empty = sheet.cells.value(area.top, area.left) === null && sheet.cells.formula(area.top, area.left) === null;
  const label = shown ?? (empty ? (address ?? documentReference) : null);
  if (label !== null) {
    const entry = { kind: "value", value: label, numberFormat: null, quotePrefix: false } as const;
    writeEntry(range, area.top, area.left, entry, context);
    cellsChanged(context.changes, sheet, first);
  }
  const look = ({ font }: CellFormat) => ({ font: { ...font, color: LINK_COLOR, underline: "Single" as const } });
  restyle({ sheet, areas: [area] }, context, look, "insertHyperlinks");
}
