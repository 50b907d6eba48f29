import fc from "fast-check";
import type {
  AxisModel,
  ChartModel,
  DataLabelModel,
  LineStyle,
  Paint,
  SeriesModel,
} from "../../../src/host/model/chart.ts";
import type { Font } from "../../../src/host/model/style.ts";
import { noLabel } from "../../../src/host/protocol/chart-defaults.ts";
import { ref } from "./chart-workbook.ts";
import { chartTypes } from "./sample-charts.ts";

const color = fc.constantFrom("#C00000", "#1f3864", "#FFFFFF");
const paint: fc.Arbitrary<Paint> = fc.oneof(color, fc.constantFrom("none" as const, null));
const text = fc.constantFrom("", "Payé", "A & B <c>", "deux\nlignes", "é".repeat(80), '"');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const line: fc.Arbitrary<LineStyle> = fc.record({
  color: paint,
  weight: optional(fc.constantFrom(0.25, 1, 2.25)),
  dash: optional(fc.constantFrom("Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "RoundDot", "None")),
});
const font: fc.Arbitrary<Partial<Font>> = fc.record(
  {
    name: fc.constantFrom("Arial", "Calibri"),
    size: fc.constantFrom(8, 10.5, 18),
    bold: fc.boolean(),
    italic: fc.boolean(),
    underline: fc.constantFrom("None", "Single", "Double"),
    strikethrough: fc.boolean(),
    color,
  },
  { requiredKeys: [] },
);
const format = fc.constantFrom("0%", '#,##0.0" k€"', "d/m/yy");
const positions = ["Center", "InsideEnd", "InsideBase", "OutsideEnd", "Left", "Right", "Top", "Bottom", "BestFit"];
const label: fc.Arbitrary<DataLabelModel> = fc.record({
  show: fc.constant(true),
  position: optional(fc.constantFrom(...positions)),
  numberFormat: optional(format),
  font,
  showValue: fc.constant(true),
  showSeriesName: fc.boolean(),
  showCategoryName: fc.boolean(),
  showPercentage: fc.boolean(),
  showLegendKey: fc.boolean(),
});

const series = (types: readonly string[]): fc.Arbitrary<SeriesModel> =>
  fc.record({
    nameRef: optional(fc.constant(ref("B1"))),
    name: text,
    values: fc.constantFrom(ref("B2:B5"), ref("C2:C5"), "{1;2;3}"),
    categories: optional(fc.constantFrom(ref("A2:A5"), ref("D2:D5"), '{"a";"b & c"}')),
    chartType: fc.constantFrom(...types),
    axisGroup: fc.constant("Primary" as const),
    fill: paint,
    line,
    gapWidth: optional(fc.constantFrom(0, 150, 500)),
    overlap: optional(fc.constantFrom(-100, 0, 100)),
    smooth: fc.boolean(),
    marker: fc.record({
      style: optional(fc.constantFrom("Circle", "Square", "X", "Dash", "None", "Automatic")),
      size: optional(fc.integer({ min: 2, max: 72 })),
      fill: paint,
      line: paint,
    }),
    hasDataLabels: fc.boolean(),
    labels: label,
    points: fc.uniqueArray(
      fc.record({
        index: fc.nat(5),
        fill: fc.option(paint, { nil: undefined }),
        line: fc.option(line, { nil: undefined }),
        label: optional(fc.oneof(label, fc.constant(noLabel()))),
      }),
      { selector: ({ index }) => index, maxLength: 3 },
    ),
    invertIfNegative: fc.boolean(),
  });

const axis: fc.Arbitrary<AxisModel> = fc.record({
  visible: fc.boolean(),
  minimum: optional(fc.constantFrom(-10, 0.5)),
  maximum: optional(fc.constantFrom(100, 1e6)),
  majorUnit: optional(fc.constantFrom(0.1, 25)),
  minorUnit: optional(fc.constantFrom(0.05, 5)),
  numberFormat: optional(format),
  linkNumberFormat: fc.boolean(),
  reversed: fc.boolean(),
  position: fc.constantFrom("Automatic", "Maximum", "Minimum", "Custom"),
  positionAt: optional(fc.constantFrom(2, 0.5)),
  tickLabelPosition: fc.constantFrom("NextToAxis", "High", "Low", "None"),
  majorTickMark: fc.constantFrom("None", "Cross", "Inside", "Outside"),
  minorTickMark: fc.constantFrom("None", "Cross", "Inside", "Outside"),
  majorGridlines: fc.boolean(),
  majorGridlineLine: line,
  minorGridlines: fc.boolean(),
  line,
  font,
  title: fc.record({ visible: fc.boolean(), text, font }),
  displayUnit: fc.constantFrom("None", "Thousands", "TenMillions"),
  scaleLog: fc.boolean(),
  tickLabelSpacing: optional(fc.constantFrom(1, 3)),
});

/** Types that Excel draws in one chart. */
const families = [
  ...chartTypes.map((type) => [type]),
  ["ColumnClustered", "LineMarkers", "Line"],
  ["AreaStacked", "ColumnStacked", "LineMarkers"],
];

/** A chart of any look; series of a mixed one may stand on a second pair of axes. */
export const anyChart: fc.Arbitrary<ChartModel> = fc.constantFrom(...families).chain((types) =>
  fc
    .record({
      id: fc.constant("id"),
      name: text,
      chartType: fc.constant(types[0]!),
      anchor: fc.constant({ from: { row: 7, column: 0, dx: 0.5, dy: 0 }, to: { row: 20, column: 8, dx: 0, dy: 3.25 } }),
      title: fc.record({
        visible: fc.boolean(),
        text,
        formula: optional(fc.constant(ref("A1"))),
        overlay: fc.boolean(),
        font,
      }),
      legend: fc.record({
        visible: fc.boolean(),
        position: fc.constantFrom("Top", "Bottom", "Left", "Right", "Corner", "Custom"),
        overlay: fc.boolean(),
        font,
      }),
      series: fc.array(series(types), { minLength: 1, maxLength: 3 }),
      categoryAxis: axis,
      valueAxis: axis,
      secondaryCategoryAxis: optional(axis),
      secondaryValueAxis: optional(axis),
      areaFill: paint,
      areaLine: line,
      plotFill: paint,
      font,
      displayBlanksAs: fc.constantFrom("NotPlotted" as const, "Zero" as const, "Interplotted" as const),
      plotVisibleOnly: fc.boolean(),
      style: optional(fc.constantFrom(1, 48, 201)),
      altText: text,
      part: fc.constant(null),
      changed: fc.constant(true),
    })
    .map((chart) => ({
      ...chart,
      series: chart.series.map((one, index) => ({
        ...one,
        axisGroup:
          types.length > 1 && index > 0 && one.chartType !== chart.series[0]!.chartType ? "Secondary" : "Primary",
      })),
    })),
);
