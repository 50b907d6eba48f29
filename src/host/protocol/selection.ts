import { activate } from "./sheets.ts";
import { addressOf } from "./areas.ts";
import type { Context } from "./context.ts";
import type { RangeTarget } from "./range-target.ts";

/** Selects cells and shows their sheet, as a click does. */
export function selectRange({ sheet, area }: RangeTarget, context: Pick<Context, "workbook" | "changes">): void {
  activate(sheet, context);
  const { selection } = context.workbook;
  const same = selection.sheet === sheet.id && addressOf(selection.area) === addressOf(area);
  context.workbook.selection = { sheet: sheet.id, area };
  if (same) return;
  context.changes.events.push({
    event: "worksheetSelectionChanged",
    target: sheet.id,
    args: { address: addressOf(area), worksheetId: sheet.id },
  });
}
