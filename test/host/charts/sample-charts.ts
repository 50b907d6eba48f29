import { plotKind } from "../../../src/host/charts/chart-types.ts";
import type { ChartModel, SeriesModel } from "../../../src/host/model/chart.ts";
import { newAxis, newChart, newSeries, noLabel } from "../../../src/host/protocol/chart-defaults.ts";
import { ref, type Rows } from "./chart-workbook.ts";

export const rows: Rows = [
  ["Budget & crédits", "Engagé", "Payé", "Taux"],
  ["Personnel", 120, 110, 0.92],
  ["Fonctionnement", 80, -35, 0.44],
  ["Investissement", 60, null, 0.1],
  ["Interventions", 45, 44, 0.98],
];

const anchor = (index: number): ChartModel["anchor"] => {
  const row = 7 + Math.floor(index / 3) * 16;
  const column = (index % 3) * 6;
  return { from: { row, column, dx: 3, dy: 1.5 }, to: { row: row + 15, column: column + 6, dx: 0, dy: 0 } };
};

const titled = (chart: ChartModel, text: string): ChartModel => ({ ...chart, title: { ...chart.title, text } });

const series = (chartType: string, column: "B" | "C" | "D", change: Partial<SeriesModel> = {}): SeriesModel => ({
  ...newSeries(chartType, {
    nameRef: ref(`${column}1`),
    name: String(rows[0]![column.charCodeAt(0) - 65]),
    values: ref(`${column}2:${column}5`),
    categories: ref("A2:A5"),
  }),
  ...change,
});

export const chartTypes = [
  ...["ColumnClustered", "ColumnStacked", "ColumnStacked100", "BarClustered", "BarStacked", "BarStacked100"],
  ...["Line", "LineMarkers", "LineStacked", "LineStacked100", "LineMarkersStacked", "LineMarkersStacked100"],
  ...["Area", "AreaStacked", "AreaStacked100", "Pie", "Doughnut"],
  ...["XYScatter", "XYScatterLines", "XYScatterLinesNoMarkers", "XYScatterSmooth", "XYScatterSmoothNoMarkers"],
];

/** One of each type, plain. */
export const plainCharts: ChartModel[] = chartTypes.map((type, index) => {
  const scatter = plotKind(type)?.element === "scatterChart";
  const two = (["B", "C"] as const).map((column, place) => {
    const color = ["#1F3864", "#ED7D31"][place]!;
    const line = { color, weight: 1.5, dash: null };
    const marker = { style: null, size: null, fill: color, line: color };
    const drawn = plotKind(type)?.lines ? { line, marker } : scatter ? { marker } : { fill: color, marker };
    return series(type, column, { ...drawn, ...(scatter ? { categories: ref("D2:D5") } : {}) });
  });
  const round = type === "Pie" || type === "Doughnut";
  return { ...titled(newChart(`c${index}`, type, type, anchor(index)), type), series: round ? two.slice(0, 1) : two };
});

/** All that the summary sheets ask of a chart, at once. */
export const richCharts: ChartModel[] = [
  {
    ...newChart("r0", "Exécution", "BarClustered", anchor(0)),
    altText: 'Exécution "2025" <par> nature',
    title: {
      visible: true,
      text: "Budget & crédits",
      formula: ref("A1"),
      overlay: false,
      font: { bold: true, size: 12, color: "#1F3864" },
    },
    legend: { visible: true, position: "Top", overlay: false, font: { size: 9 } },
    font: { name: "Arial", size: 9, color: "#404040" },
    series: [
      series("BarClustered", "B", {
        fill: "none",
        line: { color: "#404040", weight: 1.25, dash: "Dash" },
        gapWidth: 40,
        overlap: 60,
      }),
      series("BarClustered", "C", {
        fill: "#404040",
        gapWidth: 40,
        overlap: 60,
        hasDataLabels: true,
        labels: {
          ...noLabel(),
          show: true,
          showValue: true,
          position: "OutsideEnd",
          numberFormat: "#,##0.0",
          font: { bold: true },
        },
        points: [
          { index: 1, fill: "#C00000", line: undefined, label: { ...noLabel(), show: false } },
          { index: 3, fill: undefined, line: { color: "#00B050", weight: 2, dash: null }, label: null },
        ],
      }),
    ],
    categoryAxis: {
      ...newAxis(false),
      reversed: true,
      tickLabelPosition: "Low",
      position: "Maximum",
      title: { visible: true, text: "Nature", font: { italic: true } },
    },
    valueAxis: {
      ...newAxis(true),
      minimum: -50,
      maximum: 150,
      majorUnit: 50,
      minorUnit: 10,
      minorGridlines: true,
      numberFormat: '#,##0" k€"',
      linkNumberFormat: false,
      majorTickMark: "Outside",
      minorTickMark: "Inside",
      displayUnit: "Thousands",
      line: { color: "#808080", weight: 1, dash: null },
    },
    areaFill: "#FFFFFF",
    areaLine: { color: "none", weight: null, dash: null },
    plotFill: "#F7F7F7",
  },
  {
    ...titled(newChart("r1", "Combinaison", "ColumnClustered", anchor(1)), "Engagé, payé et taux"),
    series: [
      series("ColumnClustered", "B", { fill: "#8EA9DB" }),
      series("ColumnClustered", "C", { fill: "#305496" }),
      series("LineMarkers", "D", {
        axisGroup: "Secondary",
        line: { color: "#C00000", weight: 2.25, dash: null },
        marker: { style: "Circle", size: 7, fill: "#FFFFFF", line: "#C00000" },
      }),
    ],
    secondaryValueAxis: { ...newAxis(false), minimum: 0, maximum: 1, numberFormat: "0%", linkNumberFormat: false },
    displayBlanksAs: "Zero",
  },
  {
    ...titled(newChart("r2", "Dernier point", "Line", anchor(2)), "Dernier point"),
    legend: { visible: false, position: "Bottom", overlay: false, font: {} },
    series: [
      series("Line", "B", {
        line: { color: "#305496", weight: 1.5, dash: null },
        points: [
          {
            index: 3,
            fill: "#C00000",
            line: undefined,
            label: { ...noLabel(), show: true, showValue: true, position: "Right", numberFormat: "0.0" },
          },
        ],
      }),
    ],
    valueAxis: { ...newAxis(true), visible: false, majorGridlines: false, position: "Custom", positionAt: 2 },
    displayBlanksAs: "Interplotted",
  },
  {
    ...newChart("r3", "Planning", "BarStacked", anchor(3)),
    title: { visible: false, text: "", formula: null, overlay: false, font: {} },
    series: [
      series("BarStacked", "B", { fill: "none", gapWidth: 50, overlap: 100 }),
      series("BarStacked", "C", { fill: "#305496", gapWidth: 50, overlap: 100, invertIfNegative: true }),
    ],
    categoryAxis: { ...newAxis(false), reversed: true },
  },
  {
    ...titled(newChart("r4", "Parts", "Pie", anchor(4)), "Parts"),
    style: 10,
    series: [
      series("Pie", "B", {
        hasDataLabels: true,
        labels: { ...noLabel(), show: true, showPercentage: true, showCategoryName: true, position: "BestFit" },
        points: [{ index: 0, fill: "#1F3864", line: { color: "#FFFFFF", weight: 1, dash: null }, label: null }],
      }),
    ],
  },
];
