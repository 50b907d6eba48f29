import { WORKBOOK_TARGET, isSubscribed } from "./events.ts";
import { addressOf, intersection } from "./areas.ts";
import { isCellError } from "../model/cells.ts";
import { wireValue } from "./cell-values.ts";
import type { CellChange, Changes } from "./changes.ts";
import type { RaisedEvent, Subscriptions } from "./events.ts";
import type { Scalar } from "../model/cells.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";

/** Who changed the workbook: the add-in itself, or the person. */
export type Origin = "ThisLocalAddin" | "Unknown";

function valueType(value: Scalar): string {
  if (value === null) return "Empty";
  if (isCellError(value)) return "Error";
  return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
}

/** Before and after, which Excel tells of a single cell only. */
function detail({ sheet, area, before }: CellChange): Record<string, unknown> {
  if (before === undefined) return {};
  const after = sheet.cells.value(area.top, area.left);
  return {
    valueBefore: wireValue(before),
    valueAfter: wireValue(after),
    valueTypeBefore: valueType(before),
    valueTypeAfter: valueType(after),
  };
}

function changed(change: CellChange, origin: Origin): RaisedEvent {
  const { sheet, area, type, shift } = change;
  const address = addressOf(area);
  return {
    event: "worksheetChanged",
    target: sheet.id,
    args: {
      address,
      changeType: type,
      source: "Local",
      triggerSource: origin,
      worksheetId: sheet.id,
      shiftDirection: shift ?? "None",
      referenceId: `${sheet.id}!${address}`,
      ...detail(change),
    },
  };
}

/** Tables tell of edits among their cells, to their own listeners and to those of their sheet's tables. */
function tablesChanged({ sheet, area, type }: CellChange): RaisedEvent[] {
  return sheet.tables.flatMap((table): RaisedEvent[] => {
    const inside = intersection(area, table.area);
    if (!inside || type !== "RangeEdited") return [];
    const tableId = String(table.id);
    const args = { address: addressOf(inside), changeType: type, source: "Local", tableId, worksheetId: sheet.id };
    return [{ event: "tableChanged", target: tableId, sheet: sheet.id, args }];
  });
}

/** The events that follow from what one request, or one edit, changed. */
export function raisedBy(
  changes: Changes,
  { sheets }: WorkbookModel,
  subscriptions: Subscriptions,
  origin: Origin,
): RaisedEvent[] {
  const heard = (sheet: SheetModel) =>
    isSubscribed(subscriptions, "worksheetCalculated", sheet.id) ||
    isSubscribed(subscriptions, "worksheetCalculated", WORKBOOK_TARGET);
  const calculated = sheets.filter(
    (sheet) => changes.calculated && heard(sheet) && !sheet.cells.formulas().next().done,
  );
  return [
    ...changes.cells
      .filter(({ sheet }) => sheets.includes(sheet))
      .flatMap((change) => [changed(change, origin), ...tablesChanged(change)]),
    ...changes.events,
    ...calculated.map((sheet): RaisedEvent => {
      const used = sheet.cells.usedArea(true);
      const address = used ? addressOf(used) : "A1";
      return { event: "worksheetCalculated", target: sheet.id, args: { address, worksheetId: sheet.id } };
    }),
  ];
}
