import { Chart } from "./chart.tsx";
import { HEADING_HEIGHT, HEADING_WIDTH } from "./headings.tsx";
import type { ChartModel } from "../host/model/chart.ts";
import type { SheetView } from "./sheet-view.ts";
import type { WorkbookModel } from "../host/model/workbook.ts";
import type { Words } from "./words.ts";

interface ChartLayerProps {
  readonly words: Words;
  readonly workbook: WorkbookModel;
  readonly view: SheetView;
}

const PIXELS_PER_POINT = 4 / 3;

/** The sheet's charts, each where it is anchored. */
export function ChartLayer({ words, workbook, view }: ChartLayerProps) {
  return view.sheet.charts.map((chart) => {
    const { left, top, width, height } = boxOf(view, chart);
    return (
      <div key={chart.id} role="presentation" className="chart" style={{ left, top, width, height }}>
        <Chart words={words} workbook={workbook} chart={chart} width={width} height={height} locale={view.locale} />
      </div>
    );
  });
}

function boxOf({ rows, columns }: SheetView, { anchor: { from, to } }: ChartModel) {
  const left = columns.start(from.column) + from.dx * PIXELS_PER_POINT;
  const top = rows.start(from.row) + from.dy * PIXELS_PER_POINT;
  return {
    left: HEADING_WIDTH + left,
    top: HEADING_HEIGHT + top,
    width: Math.max(20, columns.start(to.column) + to.dx * PIXELS_PER_POINT - left),
    height: Math.max(20, rows.start(to.row) + to.dy * PIXELS_PER_POINT - top),
  };
}
