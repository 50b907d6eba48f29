import type { ChartModel } from "../model/chart.ts";
import type { SheetModel } from "../model/workbook.ts";
import type { Package } from "./package.ts";
export function readDrawing(_file: Package, _part: string, _sheet: SheetModel): ChartModel[] {
  return [];
}
