import type { PlanAxis, PlanChart, PlanLabel, PlanLine } from "../report/plan.ts";

/** The pack's own type and ink, whatever the workbook's theme. */
const FONT = "Calibri";
const INK = "#1B1B1B";

/** Colours, labels and axes of a chart whose data are in place. Every call here may be missing on some build of Excel. */
export function decorateChart(chart: Excel.Chart, plan: PlanChart): void {
  chart.displayBlanksAs = "NotPlotted";
  chart.format.font.name = FONT;
  chart.format.font.color = INK;
  chart.format.font.size = 9;
  chart.format.border.lineStyle = "None";
  chart.title.format.font.size = 11;
  chart.title.format.font.bold = true;
  chart.legend.visible = plan.legend !== null;
  if (plan.legend !== null) chart.legend.position = plan.legend;
  plan.series.forEach((seriesPlan, index) => {
    const series = chart.series.getItemAt(index);
    if (seriesPlan.gapWidth !== undefined) series.gapWidth = seriesPlan.gapWidth;
    if (seriesPlan.overlap !== undefined) series.overlap = seriesPlan.overlap;
    paint(series.format, seriesPlan.fill, seriesPlan.line);
    const { marker, labels, points } = seriesPlan;
    if (marker) {
      series.markerStyle = marker.style;
      if (marker.size !== undefined) series.markerSize = marker.size;
      if (marker.fill !== undefined) {
        series.markerBackgroundColor = marker.fill;
        series.markerForegroundColor = marker.fill;
      }
    }
    if (labels) {
      series.hasDataLabels = true;
      label(series.dataLabels, labels);
    }
    for (const point of points ?? []) {
      const target = series.points.getItemAt(point.index);
      paint(target.format, point.fill, point.line);
      if (point.label) {
        target.hasDataLabel = true;
        label(target.dataLabel, point.label);
      }
    }
  });
  axis(chart.axes.valueAxis, plan.valueAxis);
  axis(chart.axes.categoryAxis, plan.categoryAxis);
  if (plan.secondaryValueAxis) axis(chart.axes.getItem("Value", "Secondary"), plan.secondaryValueAxis);
}

function paint(
  format: Excel.ChartSeriesFormat | Excel.ChartPointFormat,
  fill: string | undefined,
  line: PlanLine | undefined,
): void {
  if (fill === "none") format.fill.clear();
  else if (fill !== undefined) format.fill.setSolidColor(fill);
  const target = "line" in format ? format.line : format.border;
  stroke(target, line);
}

function stroke(target: Excel.ChartLineFormat | Excel.ChartBorder, line: PlanLine | undefined): void {
  if (!line) return;
  if (line.color === "none") {
    target.clear();
    return;
  }
  target.color = line.color;
  if (line.weight !== undefined) target.weight = line.weight;
}

function label(target: Excel.ChartDataLabels | Excel.ChartDataLabel, plan: PlanLabel): void {
  target.showValue = true;
  target.showSeriesName = false;
  target.showCategoryName = false;
  target.showLegendKey = false;
  if (plan.numberFormat !== undefined) target.numberFormat = plan.numberFormat;
  if (plan.position !== undefined) target.position = plan.position;
  if (plan.bold !== undefined) target.format.font.bold = plan.bold;
  if (plan.color !== undefined) target.format.font.color = plan.color;
  if (plan.size !== undefined) target.format.font.size = plan.size;
}

function axis(target: Excel.ChartAxis, plan: PlanAxis): void {
  if (plan.visible === false) {
    target.visible = false;
    return;
  }
  if (plan.minimum !== undefined) target.minimum = plan.minimum;
  if (plan.maximum !== undefined) target.maximum = plan.maximum;
  if (plan.majorUnit !== undefined) target.majorUnit = plan.majorUnit;
  if (plan.numberFormat !== undefined) target.numberFormat = plan.numberFormat;
  if (plan.title !== undefined) {
    target.title.text = plan.title;
    target.title.format.font.size = 9;
  }
  if (plan.gridlines !== undefined) target.majorGridlines.visible = plan.gridlines;
  if (plan.gridlines) target.majorGridlines.format.line.color = "#D9D9D9";
  if (plan.tickLabels !== undefined) target.tickLabelPosition = plan.tickLabels;
  if (plan.reversed !== undefined) target.reversePlotOrder = plan.reversed;
  stroke(target.format.line, plan.line);
}
