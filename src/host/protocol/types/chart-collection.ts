import { anchorOf } from "../chart-box.ts";
import { collectionType } from "../collection.ts";
import { eventMembers } from "../events.ts";
import { newChart } from "../chart-defaults.ts";
import { rangeArgument } from "../range-target.ts";
import { requirePermission } from "../protection.ts";
import { drawnType } from "./chart-types.ts";
import { chartType, fillFrom } from "./chart.ts";
import type { ChartModel } from "../../model/chart.ts";
import type { SheetModel } from "../../model/workbook.ts";
import type { HostObject } from "../member.ts";

const chartObject = (sheet: SheetModel, chart: ChartModel): HostObject =>
  ({ type: chartType, target: { sheet, chart } }) as HostObject;

/** Ids look like Excel's and are unique in the workbook: sheet, then a number that grows. */
function freeId(sheet: SheetModel): string {
  const taken = new Set(sheet.charts.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = `{${hex(number, 8)}-${hex(sheet.sheetId, 4)}-0000-0000-000000000000}`;
    if (!taken.has(id)) return id;
  }
}

const hex = (number: number, digits: number): string => number.toString(16).toUpperCase().padStart(digits, "0");

function freeName(sheet: SheetModel): string {
  const taken = new Set(sheet.charts.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number += 1) if (!taken.has(`chart ${number}`)) return `Chart ${number}`;
}

export const chartCollectionType = collectionType<SheetModel>({
  name: "ChartCollection",
  items: (sheet) => sheet.charts.map((chart) => chartObject(sheet, chart)),
  find(sheet, wanted) {
    const name = String(wanted).toLowerCase();
    const found = sheet.charts.find((chart) => chart.id.toLowerCase() === name || chart.name.toLowerCase() === name);
    return found ? chartObject(sheet, found) : null;
  },
  members: {
    ...eventMembers<SheetModel>(["chartAdded", "chartActivated", "chartDeactivated", "chartDeleted"], ({ id }) => id),
    add: {
      make(sheet, [type, source, seriesBy], context) {
        requirePermission(sheet, "objects");
        const kind = drawnType(type, "type");
        const range = rangeArgument(source, sheet, context);
        const anchor = anchorOf(sheet, { left: 120, top: 60, width: 360, height: 216 });
        const chart = newChart(freeId(sheet), freeName(sheet), kind, anchor);
        fillFrom({ sheet, chart }, range, seriesBy, context);
        sheet.charts.push(chart);
        sheet.touched.add("charts");
        const args = { chartId: chart.id, worksheetId: sheet.id, source: "Local" };
        context.changes.events.push({ event: "chartAdded", target: sheet.id, args });
        return chartObject(sheet, chart);
      },
    },
  },
});
