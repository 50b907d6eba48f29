import { cellsChanged } from "./changes.ts";
import { clearValidations } from "./data-validations.ts";
import { clearFormats, usedPart } from "./restyle.ts";
import { intersection, without } from "./areas.ts";
import { removeHyperlinks } from "./hyperlinks.ts";
import { requirePermission, requireUnlocked } from "./protection.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";

export type ClearKind = "All" | "Formats" | "Contents" | "Hyperlinks" | "RemoveHyperlinks";

/** "Hyperlinks" leaves their look, "RemoveHyperlinks" takes it too, as in Excel. */
export function clearRange(range: RangeTarget, kind: ClearKind, context: Context): void {
  const { sheet, area } = range;
  if (kind === "All" || kind === "Contents") clearContents(range, context);
  if (kind === "All" || kind === "Formats") {
    clearFormats({ sheet, areas: [area] }, context);
    clearConditionalFormats(range);
  }
  if (kind === "All") clearValidations({ sheet, areas: [area] });
  if (kind === "All" || kind.endsWith("Hyperlinks")) removeHyperlinks(sheet, area);
  if (kind === "RemoveHyperlinks") clearFormats({ sheet, areas: [area] }, context);
}

function clearContents({ sheet, area }: RangeTarget, { workbook, changes }: Context): void {
  const used = usedPart(sheet, area);
  if (!used) return;
  requireUnlocked(workbook, sheet, used);
  const { cells } = sheet;
  for (let row = used.top; row <= used.bottom; row += 1) {
    for (let column = used.left; column <= used.right; column += 1) {
      if (cells.value(row, column) === null && cells.formula(row, column) === null) continue;
      cells.setValue(row, column, null);
      cells.setFormula(row, column, null);
      cells.markEdited(row, column);
    }
  }
  cellsChanged(changes, sheet, used);
}

function clearConditionalFormats({ sheet, area }: RangeTarget): void {
  if (!sheet.conditionalFormats.some(({ areas }) => areas.some((one) => intersection(one, area)))) return;
  requirePermission(sheet, "formatCells");
  sheet.conditionalFormats = sheet.conditionalFormats
    .map((format) => ({ ...format, areas: format.areas.flatMap((one) => without(one, area)) }))
    .filter(({ areas }) => areas.length > 0);
  sheet.touched.add("conditionalFormats");
}
