import { a1 } from "../cells/address.ts";
import type { ReportTexts } from "../locales/fr/report.ts";
import { roundScale } from "./chart-scale.ts";
import { AXIS, COMMITTED, INK, PAID, WHITE } from "./palette.ts";
import type { PlanChart, PlanLabel, PlanSeries } from "./plan.ts";

/** What the charts draw: a block of the budget sheet, 0-based rows. */
export interface ChartedBlock {
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** Index of the situation's row from `firstRow`; null: no label. */
  readonly latest: number | null;
  readonly byMonth: boolean;
  /** Euros at the situation's row, and the highest of all rows. */
  readonly amounts: readonly (number | null)[];
  /** Both rates at the situation's row. */
  readonly rates: readonly [number | null, number | null];
  readonly highest: number;
  readonly highestRate: number;
}

const LABEL_COLUMN = 1;
const AMOUNT_COLUMNS = [2, 3, 4];
const RATE_COLUMNS = [5, 6];
/** A rate over next to nothing would flatten the others. */
const HIGHEST_RATE = 3;
/** Share of the axis under which two labels would touch. */
const LABEL_ROOM = 0.06;

const column = (index: number, { firstRow, lastRow }: ChartedBlock): string =>
  `${a1(firstRow, index)}:${a1(lastRow, index)}`;

/** C1: budget, engagé, mandaté nested in one another, as in a bullet graph. */
export function amountsChart(
  name: string,
  block: ChartedBlock,
  title: PlanChart["title"],
  texts: ReportTexts["budget"],
): Omit<PlanChart, "from" | "to"> {
  const { maximum, step } = roundScale(1.05 * block.highest);
  const unit = amountUnit(block.highest, texts);
  const looks = [
    { fill: WHITE, line: { color: INK, weight: 1 } },
    { fill: COMMITTED, line: { color: "none" } },
    { fill: PAID, line: { color: "none" } },
  ];
  const labelled = labelledSeries(block.amounts, maximum);
  return {
    name,
    chartType: "ColumnClustered",
    title,
    series: AMOUNT_COLUMNS.map((index, order): PlanSeries => ({
      name: a1(block.headerRow, index),
      values: column(index, block),
      categories: column(LABEL_COLUMN, block),
      gapWidth: 45,
      overlap: 100,
      ...looks[order],
      ...(block.latest === null || !labelled[order]
        ? {}
        : {
            points: [
              {
                index: block.latest,
                label: { numberFormat: unit.label, position: "OutsideEnd", bold: true, color: INK, size: 9 },
              },
            ],
          }),
    })),
    valueAxis: {
      minimum: 0,
      maximum,
      majorUnit: step,
      numberFormat: unit.axis,
      title: unit.title,
      gridlines: true,
      line: { color: "none" },
    },
    categoryAxis: monthAxis(block),
    legend: "Top",
  };
}

/** 100 %, 120 % for a slight overrun; beyond, where earlier years' commitments are paid too, what the rates reach. */
function rateScale(highest: number): { readonly maximum: number; readonly step: number } {
  if (highest <= 1.2) return { maximum: highest > 1 ? 1.2 : 1, step: 0.2 };
  return roundScale(Math.min(highest, HIGHEST_RATE));
}

/** C3: both rates by month. */
export function ratesChart(
  name: string,
  block: ChartedBlock,
  title: PlanChart["title"],
): Omit<PlanChart, "from" | "to"> {
  const colors = [COMMITTED, PAID];
  const shapes = ["Square", "Circle"] as const;
  const { maximum, step } = rateScale(block.highestRate);
  return {
    name,
    chartType: "LineMarkers",
    title,
    series: RATE_COLUMNS.map((index, order): PlanSeries => {
      const color = colors[order] ?? INK;
      return {
        name: a1(block.headerRow, index),
        values: column(index, block),
        categories: column(LABEL_COLUMN, block),
        line: { color, weight: 2 },
        marker: { style: shapes[order] ?? "Circle", size: 6, fill: color },
        ...(block.latest === null
          ? {}
          : {
              points: [
                {
                  index: block.latest,
                  label: {
                    numberFormat: '0.0"\u00a0"%',
                    position: ratePosition(block, order, maximum),
                    bold: true,
                    size: 9,
                  },
                },
              ],
            }),
      };
    }),
    valueAxis: {
      minimum: 0,
      maximum,
      majorUnit: step,
      numberFormat: '0"\u00a0"%',
      gridlines: true,
      line: { color: "none" },
    },
    categoryAxis: monthAxis(block),
    legend: "Top",
  };
}

/** C5: where the year may end, one bar a method. */
export function landingChart(
  name: string,
  block: Pick<ChartedBlock, "headerRow" | "firstRow" | "lastRow">,
  amounts: readonly number[],
  title: PlanChart["title"],
  texts: ReportTexts["budget"],
): Omit<PlanChart, "from" | "to"> {
  const highest = Math.max(...amounts);
  const { maximum, step } = roundScale(1.2 * highest);
  const unit = amountUnit(highest, texts);
  const range = (index: number): string => `${a1(block.firstRow, index)}:${a1(block.lastRow, index)}`;
  return {
    name,
    chartType: "BarClustered",
    title,
    series: [
      {
        name: a1(block.headerRow, 2),
        values: range(2),
        categories: range(LABEL_COLUMN),
        gapWidth: 45,
        fill: PAID,
        line: { color: "none" },
        labels: { numberFormat: unit.label, position: "OutsideEnd", bold: true, color: INK, size: 9 },
      },
    ],
    valueAxis: {
      minimum: 0,
      maximum,
      majorUnit: step,
      // Every bar has its figure: the reversed axis would print its own above the plot.
      tickLabels: "None",
      title: unit.title,
      gridlines: false,
      line: { color: "none" },
    },
    categoryAxis: { reversed: true, gridlines: false, line: { color: AXIS } },
    legend: null,
  };
}

/** Right of the point; above or below it where that would leave the plot, or touch the other line's label. */
function ratePosition({ latest, rates }: ChartedBlock, order: number, maximum: number): PlanLabel["position"] & string {
  const [committed, paid] = rates;
  const [own, other] = order === 0 ? [committed, paid] : [paid, committed];
  const close = own !== null && other !== null && Math.abs(own - other) < LABEL_ROOM * maximum;
  if (close) return own > other || (own === other && order === 0) ? "Top" : "Bottom";
  return latest !== null && latest >= 10 ? "Top" : "Right";
}

const monthAxis = ({ byMonth }: ChartedBlock): PlanChart["categoryAxis"] => ({
  ...(byMonth ? { numberFormat: "mmm" } : {}),
  gridlines: false,
  line: { color: AXIS },
});

/** Labels from the top down, without those that would touch the one above. */
function labelledSeries(amounts: readonly (number | null)[], maximum: number): readonly boolean[] {
  const kept: number[] = [];
  return amounts.map((amount) => {
    if (amount === null || kept.some((other) => Math.abs(other - amount) < LABEL_ROOM * maximum)) return false;
    kept.push(amount);
    return true;
  });
}

function amountUnit(highest: number, texts: ReportTexts["budget"]): { axis: string; label: string; title: string } {
  if (highest >= 1e6) return { axis: "0.0,,", label: "0.00,,", title: texts.axisMillions };
  if (highest >= 1e4) return { axis: "#,##0,", label: "#,##0,", title: texts.axisThousands };
  return { axis: "#,##0", label: "#,##0", title: texts.axisUnits };
}
