import { formatValue } from "../host/protocol/number-format.ts";
import { lineHeight } from "./chart-layout.ts";
import { textWidth, wrapped } from "./text-width.ts";
import { typeOf } from "./chart-label.ts";
import type { AxisModel, ChartModel, LineStyle } from "../host/model/chart.ts";
import type { ChartData } from "./chart-data.ts";
import type { ReactNode } from "react";
import type { Rectangle } from "./chart-layout.ts";
import type { Scale } from "./scale.ts";

interface Scales {
  readonly Primary: Scale;
  readonly Secondary: Scale;
}

interface AxesProps {
  readonly chart: ChartModel;
  readonly data: ChartData;
  readonly rest: Rectangle;
  readonly plot: Rectangle;
  readonly scales: Scales;
  readonly lying: boolean;
  readonly locale: string;
  /** What is drawn between the grid lines and the axes' own lines. */
  readonly children: ReactNode;
}

const POINTS = 9;
const GAP = 6;
const UNITS: Readonly<Record<string, number>> = { Hundreds: 1e2, Thousands: 1e3, Millions: 1e6, Billions: 1e9 };
/** The widest that category names at the side may be, of the chart. */
const SIDE_SHARE = 0.4;

const pointsOf = (axis: AxisModel): number => axis.font.size ?? POINTS;
const hasLabels = (axis: AxisModel): boolean => axis.visible && axis.tickLabelPosition !== "None";

function tickText(axis: AxisModel, data: ChartData, group: "Primary" | "Secondary", locale: string) {
  const source = data.series.find(({ model }) => model.axisGroup === group)?.formatCode ?? "General";
  const percent = data.series.some(({ kind }) => kind.grouping === "percentStacked");
  const format = axis.numberFormat ?? (percent ? "0%" : source);
  const unit = UNITS[axis.displayUnit] ?? 1;
  return (value: number) => formatValue(value / unit, format, locale, false).trim();
}

/** The lines of each category's name at the side of lying bars. */
function sideLines({ categoryAxis }: ChartModel, { categories }: ChartData, rest: Rectangle): string[][] {
  return categories.map((name) => wrapped(name, rest.width * SIDE_SHARE, pointsOf(categoryAxis)).slice(0, 3));
}

/** What is left for the plot once labels and titles of the axes stand beside it. */
export function plotArea(
  chart: ChartModel,
  data: ChartData,
  rest: Rectangle,
  scales: Scales,
  lying: boolean,
  locale: string,
): Rectangle {
  const { valueAxis, categoryAxis, secondaryValueAxis } = chart;
  const widest = (axis: AxisModel, scale: Scale, group: "Primary" | "Secondary") =>
    Math.max(0, ...scale.ticks.map((tick) => textWidth(tickText(axis, data, group, locale)(tick), pointsOf(axis)))) +
    GAP;
  let { left, top, width, height } = rest;
  const take = (edge: "left" | "right" | "bottom", by: number) => {
    if (edge === "left") left += by;
    if (edge === "bottom") height -= by;
    else width -= by;
  };
  const titleRoom = (axis: AxisModel, room: number): number =>
    axis.visible && axis.title.visible && axis.title.text !== ""
      ? wrapped(axis.title.text, room, axis.title.font.size ?? POINTS).length *
          lineHeight(axis.title.font.size ?? POINTS) +
        GAP
      : 0;
  const [side, foot] = lying ? [categoryAxis, valueAxis] : [valueAxis, categoryAxis];
  take("left", titleRoom(side, rest.height));
  take("bottom", titleRoom(foot, rest.width));
  if (hasLabels(foot)) take("bottom", lineHeight(pointsOf(foot)) + GAP);
  if (hasLabels(side)) {
    take(
      "left",
      lying
        ? Math.max(
            0,
            ...sideLines(chart, data, rest).flatMap((lines) => lines.map((text) => textWidth(text, pointsOf(side)))),
          ) +
            GAP * 2
        : widest(valueAxis, scales.Primary, "Primary"),
    );
  }
  if (!lying && secondaryValueAxis && hasLabels(secondaryValueAxis))
    take("right", widest(secondaryValueAxis, scales.Secondary, "Secondary"));
  take("right", GAP * 2);
  top += GAP;
  height -= GAP;
  return { left, top, width: Math.max(10, width), height: Math.max(10, height) };
}

const stroke = (line: LineStyle, automatic: string) => ({
  stroke: line.color ?? automatic,
  strokeWidth: line.weight === null ? 1 : (line.weight * 4) / 3,
});

export function Axes({ chart, data, rest, plot, scales, lying, locale, children }: AxesProps) {
  const { valueAxis, categoryAxis, secondaryValueAxis } = chart;
  const across = (value: number) =>
    lying
      ? plot.left + plot.width * scales.Primary.fraction(value)
      : plot.top + plot.height * (1 - scales.Primary.fraction(value));
  const text = tickText(valueAxis, data, "Primary", locale);
  const zero = across(Math.max(scales.Primary.minimum, Math.min(scales.Primary.maximum, 0)));
  const bottom = plot.top + plot.height;
  const right = plot.left + plot.width;
  return (
    <>
      {valueAxis.majorGridlines &&
        scales.Primary.ticks.map((tick) => {
          const at = across(tick);
          const d = lying ? `M${at},${plot.top}V${bottom}` : `M${plot.left},${at}H${right}`;
          return <path key={tick} d={d} {...stroke(valueAxis.majorGridlineLine, "#D9D9D9")} />;
        })}
      {children}
      {hasLabels(valueAxis) &&
        scales.Primary.ticks.map((tick) => (
          <text
            key={tick}
            x={lying ? across(tick) : plot.left - GAP}
            y={lying ? bottom + lineHeight(pointsOf(valueAxis)) / 2 + 2 : across(tick)}
            textAnchor={lying ? "middle" : "end"}
            dominantBaseline="central"
            {...typeOf(valueAxis.font, chart.font)}
          >
            {text(tick)}
          </text>
        ))}
      {!lying &&
        secondaryValueAxis &&
        hasLabels(secondaryValueAxis) &&
        scales.Secondary.ticks.map((tick) => (
          <text
            key={tick}
            x={right + GAP}
            y={plot.top + plot.height * (1 - scales.Secondary.fraction(tick))}
            dominantBaseline="central"
            {...typeOf(secondaryValueAxis.font, chart.font)}
          >
            {tickText(secondaryValueAxis, data, "Secondary", locale)(tick)}
          </text>
        ))}
      {categoryAxis.visible && (
        <path
          d={lying ? `M${zero},${plot.top}V${bottom}` : `M${plot.left},${zero}H${right}`}
          {...stroke(categoryAxis.line, "#8A8A8A")}
        />
      )}
      {hasLabels(categoryAxis) && (lying ? sideNames() : footNames())}
      <AxisTitle axis={lying ? categoryAxis : valueAxis} chart={chart} rest={rest} plot={plot} side />
      <AxisTitle axis={lying ? valueAxis : categoryAxis} chart={chart} rest={rest} plot={plot} side={false} />
    </>
  );

  function sideNames(): ReactNode {
    const points = pointsOf(categoryAxis);
    const slot = plot.height / Math.max(1, data.categories.length);
    const x = categoryAxis.tickLabelPosition === "NextToAxis" ? Math.min(zero, right) - GAP : plot.left - GAP;
    return sideLines(chart, data, rest).map((lines, index) => {
      const place = categoryAxis.reversed ? index : data.categories.length - 1 - index;
      const first = plot.top + slot * (place + 0.5) - ((lines.length - 1) / 2) * lineHeight(points);
      return lines.map((line, number) => (
        <text
          key={`${index}-${number}`}
          x={x}
          y={first + number * lineHeight(points)}
          textAnchor="end"
          dominantBaseline="central"
          {...typeOf(categoryAxis.font, chart.font)}
        >
          {line}
        </text>
      ));
    });
  }

  function footNames(): ReactNode {
    const points = pointsOf(categoryAxis);
    const slot = plot.width / Math.max(1, data.categories.length);
    const widest = Math.max(1, ...data.categories.map((name) => textWidth(name, points) + GAP));
    const every = categoryAxis.tickLabelSpacing ?? Math.max(1, Math.ceil(widest / slot));
    return data.categories.map((name, index) =>
      index % every === 0 ? (
        <text
          key={index}
          x={plot.left + slot * ((categoryAxis.reversed ? data.categories.length - 1 - index : index) + 0.5)}
          y={bottom + lineHeight(points) / 2 + 2}
          textAnchor="middle"
          dominantBaseline="central"
          {...typeOf(categoryAxis.font, chart.font)}
        >
          {name}
        </text>
      ) : null,
    );
  }
}

interface AxisTitleProps {
  readonly axis: AxisModel;
  readonly chart: ChartModel;
  readonly rest: Rectangle;
  readonly plot: Rectangle;
  readonly side: boolean;
}

function AxisTitle({ axis, chart, rest, plot, side }: AxisTitleProps) {
  if (!axis.visible || !axis.title.visible || axis.title.text === "") return null;
  const points = axis.title.font.size ?? POINTS;
  const room = side ? rest.height : rest.width;
  const lines = wrapped(axis.title.text, room, points);
  return lines.map((line, index) => {
    const offset = (index + 0.5) * lineHeight(points);
    const [x, y] = side
      ? [rest.left + offset, plot.top + plot.height / 2]
      : [(plot.left + plot.left + plot.width) / 2, rest.top + rest.height - lines.length * lineHeight(points) + offset];
    return (
      <text
        key={index}
        x={x}
        y={y}
        textAnchor="middle"
        dominantBaseline="central"
        {...(side && { transform: `rotate(-90 ${x} ${y})` })}
        {...typeOf(axis.title.font, chart.font)}
      >
        {line}
      </text>
    );
  });
}
