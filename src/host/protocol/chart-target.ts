import { cachedValues } from "../xlsx/chart-cache.ts";
import { fail } from "./failure.ts";
import { requirePermission } from "./protection.ts";
import type { ChartModel, LineStyle, Paint } from "../model/chart.ts";
import type { Font } from "../model/style.ts";
import type { SheetModel, WorkbookModel } from "../model/workbook.ts";
import type { Property } from "./member.ts";

export interface ChartTarget {
  readonly sheet: SheetModel;
  readonly chart: ChartModel;
}

/** What the cells of a chart's reference hold now, "" where nothing; none when it leads nowhere. */
export const pointsAt = (workbook: WorkbookModel, reference: string): (number | string)[] =>
  cachedValues(workbook, reference).points.map((point) => point ?? "");

export const chartExists = ({ sheet, chart }: ChartTarget): boolean => sheet.charts.includes(chart);

/** Every change of a chart goes through here: a protected sheet refuses it, and the file's own chart is written anew. */
export function changeChart({ sheet, chart }: ChartTarget, change: () => void): void {
  requirePermission(sheet, "objects");
  change();
  chart.changed = true;
  sheet.touched.add("charts");
}

/** A property of a part of a chart: `read` gives it, `write` stores what `parse` makes of the wire's value. */
export function chartProperty<T extends ChartTarget, V>(
  read: (target: T) => V,
  parse: (value: unknown, what: string) => V,
  write: (target: T, value: V) => void,
): Property<T> {
  return {
    get: read,
    set(target, value) {
      const parsed = parse(value, "value");
      changeChart(target, () => write(target, parsed));
    },
  };
}

/** A place in the chart that holds a fill, a line or a font, whatever part it belongs to. */
export interface FillTarget extends ChartTarget {
  readonly read: () => Paint;
  readonly write: (paint: Paint) => void;
}

export interface LineTarget extends ChartTarget {
  readonly read: () => LineStyle;
  readonly write: (line: LineStyle) => void;
}

export interface FontTarget extends ChartTarget {
  readonly read: () => Partial<Font>;
  readonly write: (font: Partial<Font>) => void;
}

/** "" and null mean automatic, as Office.js has it for the limits of an axis. */
export function numberOrAutomatic(value: unknown, what: string): number | null {
  if (value === "" || value === null) return null;
  return typeof value === "number" && Number.isFinite(value) ? value : fail("InvalidArgument", what);
}
